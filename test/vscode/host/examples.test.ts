// Open Example and Get Started: the user's copies of the examples, and the links of the walkthrough.
import assert from 'node:assert/strict';
import { commands, Range, Uri, window, workspace, type TextDocument, type TextEditor } from 'vscode';
import { activate, closeAll, eventually, hoverSays, problems } from './editing';

const open = async (argument: unknown): Promise<TextEditor> => {
  await commands.executeCommand('autogradLens.openExample', argument);
  const editor = window.activeTextEditor;
  assert.ok(editor, 'no text is open');
  return editor;
};

const nameOf = ({ document }: TextEditor): string => document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);

async function writeInto({ document }: TextEditor, text: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  assert.ok(
    await editor.edit((edit) => {
      edit.insert(document.lineAt(document.lineCount - 1).range.end, text);
    }),
  );
}

async function restore(document: TextDocument, text: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
  assert.ok(
    await editor.edit((edit) => {
      edit.replace(whole, text);
    }),
  );
  assert.ok(await document.save());
}

describe('examples', () => {
  before(activate);
  afterEach(closeAll);

  it('open as files of the user outside of the workspace, with the caret where they begin', async () => {
    const editor = await open('polynomial');
    assert.equal(nameOf(editor), '01-polynomial.ts');
    assert.equal(editor.document.isDirty, false);
    assert.equal(editor.document.languageId, 'typescript');
    assert.equal(workspace.getWorkspaceFolder(editor.document.uri), undefined);
    const { active } = editor.selection;
    assert.ok(editor.document.lineAt(active).text.slice(active.character).startsWith('5 * x ** 4'));
  });

  it('have the declarations of the API beside them', async () => {
    const { document } = await open('polynomial');
    const text = await workspace.fs.readFile(Uri.joinPath(document.uri, '..', 'autograd-lens.d.ts'));
    assert.match(new TextDecoder().decode(text), /\btorch\b/);
  });

  it('are differentiated at once by a link that asks for a tab', async () => {
    const editor = await open({ id: 'formulas', show: 'plot', at: 'const wave = ' });
    assert.match(await hoverSays(editor, 'Math.sin(x)', 12), /0\.5515/);
    assert.deepEqual(problems(editor), []);
    const panels = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    assert.ok(
      panels.some((label) => label.includes('wave')),
      panels.join(', '),
    );
  });

  it('that are programs run by such a link', async () => {
    const editor = await open({ id: 'cubic', show: 'plot' });
    const hover = await eventually('the hover over Y', async () => hoverSays(editor, 'Y = '));
    assert.match(hover, /PowBackward0|MulBackward0/);
  });

  it('that are functions are differentiated by their parameters', async () => {
    const editor = await open({ id: 'function', show: 'gradients' });
    assert.match(await hoverSays(editor, '+ v;'), /104/);
  });

  it('keep what the user wrote into them', async () => {
    const first = await open('chain-rule');
    const { document } = first;
    const shipped = document.getText();
    try {
      await writeInto(first, '// mine\n');
      assert.ok(await document.save());
      await closeAll();
      const again = await open('chain-rule');
      assert.equal(again.document.uri.toString(), document.uri.toString());
      assert.ok(again.document.getText().endsWith('// mine\n'));
    } finally {
      await restore(await workspace.openTextDocument(document.uri), shipped);
    }
  });

  it('that were left as they are follow the shipped ones', async () => {
    const { document } = await open('square');
    await closeAll();
    await open('square');
    const shipped = document.getText();
    assert.equal(window.activeTextEditor?.document.getText(), shipped);
    assert.equal(window.activeTextEditor.document.isDirty, false);
  });

  it('of which there is none by that name are refused in words, and nothing opens', async () => {
    await commands.executeCommand('autogradLens.openExample', 'no such example');
    assert.equal(window.activeTextEditor, undefined);
  });

  it('have a walkthrough, which a command opens', async () => {
    await commands.executeCommand('autogradLens.openWalkthrough');
    await eventually('the page', () =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ label }) => /Welcome|Walkthrough|Get Started/.test(label))
        ? true
        : undefined,
    );
  });
});
