// Several inspectors as the editor sees them: their tabs, what these are called, where the one that follows is.
import assert from 'node:assert/strict';
import { commands, Selection, TabInputWebview, window, workspace, type Tab } from 'vscode';
import { closeAll, differentiateText, eventually, inWorkspace, open, pause, rangeOf, withSetting } from './editing';

const TEXT = 'x = 2\ny = x**2 + 1\n\nz = x**3\n';

function inspectors(): Tab[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('autogradLens.inspector'));
}

const labels = (): string[] =>
  inspectors()
    .map(({ label }) => label)
    .sort();

async function are(...expected: string[]): Promise<void> {
  await eventually(`the tabs ${expected.join(', ')} instead of ${labels().join(', ')}`, () =>
    labels().join('|') === expected.join('|') ? true : undefined,
  );
}

describe('several inspectors', () => {
  afterEach(async () => {
    await closeAll();
    await eventually('an editor without inspectors', () => (inspectors().length === 0 ? true : undefined));
  });

  it('one shows what is differentiated next; pinned, it stays and another does', async () => {
    const editor = await open('python', TEXT);
    await differentiateText(editor, 'x**2 + 1');
    await are('x**2 + 1');
    await differentiateText(editor, 'x**3');
    await are('x**3');
    await commands.executeCommand('autogradLens.pinInspector');
    await are('x**3 (pinned)');
    await differentiateText(editor, 'x**2 + 1');
    await are('x**2 + 1', 'x**3 (pinned)');
  });

  it('New Inspector opens another, and the first stays with its text', async () => {
    const editor = await open('python', TEXT);
    await differentiateText(editor, 'x**2 + 1');
    await are('x**2 + 1');
    await commands.executeCommand('autogradLens.newInspector');
    await are('x**2 + 1', 'x**2 + 1 (pinned)');
    await differentiateText(editor, 'x**3');
    await are('x**2 + 1 (pinned)', 'x**3');
  });

  it('the one that follows shows the result in whose text the caret rests; the text keeps the keyboard', async () => {
    const editor = await open('python', TEXT);
    await differentiateText(editor, 'x**2 + 1');
    await differentiateText(editor, 'x**3');
    await are('x**3');
    const there = rangeOf(editor, 'x**2').end;
    editor.selection = new Selection(there, there);
    await are('x**2 + 1');
    assert.equal(window.activeTextEditor, editor);
    await commands.executeCommand('autogradLens.pauseFollowing');
    const back = rangeOf(editor, 'x**3').end;
    editor.selection = new Selection(back, back);
    await pause(800);
    assert.deepEqual(labels(), ['x**2 + 1']);
    await commands.executeCommand('autogradLens.resumeFollowing');
    editor.selection = new Selection(there, there);
    await pause(300);
    editor.selection = new Selection(back, back);
    await are('x**3');
  });

  it('does not follow where the setting says so', async () => {
    await withSetting('inspector.followCaret', false, async () => {
      const editor = await open('python', TEXT);
      await differentiateText(editor, 'x**2 + 1');
      await differentiateText(editor, 'x**3');
      await are('x**3');
      const there = rangeOf(editor, 'x**2').end;
      editor.selection = new Selection(there, there);
      await pause(800);
      assert.deepEqual(labels(), ['x**3']);
    });
  });

  it('a result stays when its document is closed', async () => {
    const file = inWorkspace('closing.py');
    await workspace.fs.writeFile(file, new TextEncoder().encode(TEXT));
    const editor = await window.showTextDocument(file, { preview: false });
    await differentiateText(editor, 'x**3');
    await are('x**3');
    await window.showTextDocument(editor.document, { preserveFocus: false });
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await pause(500);
    assert.deepEqual(labels(), ['x**3']);
  });

  for (const location of ['sideBar', 'panel'])
    it(`is a view in the ${location} where the setting says so, and a tab again after it`, async () => {
      const editor = await open('python', TEXT);
      await differentiateText(editor, 'x**3');
      await are('x**3');
      await withSetting('inspector.location', location, async () => {
        await are();
        await differentiateText(editor, 'x**2 + 1');
        await commands.executeCommand('autogradLens.pinInspector');
        await are('x**2 + 1 (pinned)');
      });
      await are('x**2 + 1', 'x**2 + 1 (pinned)');
    });

  it('is a tab where the setting is of another kind', async () => {
    await withSetting('inspector.location', 7, async () => {
      const editor = await open('python', TEXT);
      await differentiateText(editor, 'x**3');
      await are('x**3');
    });
  });
});
