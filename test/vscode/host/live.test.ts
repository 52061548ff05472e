// Live mode: what was differentiated runs again after a pause in typing, and nothing else happens.
import assert from 'node:assert/strict';
import {
  commands,
  Range,
  TabInputWebview,
  ViewColumn,
  window,
  WorkspaceEdit,
  workspace,
  type TextEditor,
} from 'vscode';
import {
  caret,
  closeAll,
  differentiate,
  eventually,
  hoverOn,
  hoverSays,
  open,
  pause,
  problems,
  rangeOf,
  select,
  startPrograms,
  withSetting,
} from './editing';

const PROGRAM = 'const w = torch.tensor(3, { requires_grad: true });\nconst loss = w * w;\nloss.backward();\n';

const toggle = (): Thenable<unknown> => commands.executeCommand('autogradLens.toggleLive');
const differentiateFile = (): Thenable<unknown> => commands.executeCommand('autogradLens.differentiateFile');

async function replace({ document }: TextEditor, old: string, fresh: string): Promise<void> {
  const at = document.getText().indexOf(old);
  assert.ok(at >= 0, `"${old}" is not in the document`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(at), document.positionAt(at + old.length)), fresh);
  await workspace.applyEdit(edit);
}

/** Recorded by a run, unlike the value of a formula, which hovers find out without one. */
async function gradient(editor: TextEditor, wanted: number): Promise<void> {
  await eventually(`the gradient ${String(wanted)}`, async () => {
    const hover = (await hoverOn(editor, 'w = torch')) ?? '';
    return hover.includes(`grad = **${String(wanted)}**`) && !hover.includes('before the edit') ? true : undefined;
  });
}

async function noGradient(editor: TextEditor, unwanted: number): Promise<void> {
  await pause(QUIET);
  assert.ok(!((await hoverOn(editor, 'w = torch')) ?? '').includes(`grad = **${String(unwanted)}**`));
}

const tabs = (): string[] => window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

const panels = (): number =>
  window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof TabInputWebview).length;

/** Longer than a pause in typing, and than a run takes. */
const QUIET = 1500;

describe('live mode', () => {
  before(startPrograms);
  afterEach(closeAll);

  it('runs a program again after a pause in typing, and leaves caret, focus and panels alone', async () => {
    const editor = await open('typescript', PROGRAM);
    await differentiateFile();
    await eventually('the panel', () => (panels() === 1 ? true : undefined));
    await window.showTextDocument(editor.document);
    await toggle();
    select(editor, caret(rangeOf(editor, 'loss =').start));
    await replace(editor, 'w * w', 'w * w * w');
    await gradient(editor, 27);
    assert.equal(window.activeTextEditor?.document, editor.document);
    assert.ok(editor.selection.isEqual(caret(rangeOf(editor, 'loss =').start)));
    assert.equal(panels(), 1);
  });

  it('begins with what Differentiate would run, or with the file', async () => {
    const editor = await open('typescript', PROGRAM);
    select(editor, caret(rangeOf(editor, 'loss.backward').start));
    await toggle();
    await gradient(editor, 6);
    const prose = await open('plaintext', 'x = 3\ny = x^2 + 1\n');
    select(prose, caret(rangeOf(prose, 'x^2').start));
    await toggle();
    // The run by which the user turns it on shows its result, as Differentiate does.
    await eventually('the formula in the panel', () =>
      tabs().some((label) => label.includes('x^2')) ? true : undefined,
    );
  });

  it('is off by default, and off again when it was turned off', async () => {
    const editor = await open('typescript', PROGRAM);
    await differentiateFile();
    await replace(editor, 'w * w', 'w * 7');
    await noGradient(editor, 7);
    await toggle();
    await gradient(editor, 7);
    await toggle();
    await replace(editor, 'w * 7', 'w * 8');
    await noGradient(editor, 8);
  });

  it('keeps what there was while the text is half typed; the problem stands there after the pause', async () => {
    const editor = await open('typescript', PROGRAM);
    await differentiateFile();
    await toggle();
    await replace(editor, 'w * w;', 'w * ;');
    assert.deepEqual(problems(editor), []);
    const problem = await eventually('the problem', () => problems(editor)[0]);
    assert.equal(problem.range.start.line, 1);
    assert.match(await hoverSays(editor, 'w = torch'), /grad = \*\*6\*\*[^]*before the edit/);
    await replace(editor, 'w * ;', 'w * w * 2;');
    assert.deepEqual(problems(editor), []);
    await gradient(editor, 12);
    assert.deepEqual(problems(editor), []);
  });

  it('does the same for expressions, which grow as they are typed', async () => {
    const editor = await open('plaintext', 'x = 3\ny = x^2\n');
    select(editor, caret(rangeOf(editor, 'x^2').start));
    await differentiate();
    await toggle();
    await replace(editor, 'x^2', 'x^2 + (');
    await eventually('the problem', () => problems(editor)[0]);
    await replace(editor, 'x^2 + (', 'x^2 + (2*x)');
    assert.deepEqual(problems(editor), []);
    await pause(QUIET);
    assert.deepEqual(problems(editor), []);
    assert.match(await hoverSays(editor, 'x^2', 1), /∂y\/∂x = \*\*8\*\*/);
  });

  it('shows an error of a run at its place, and takes it away', async () => {
    const editor = await open('typescript', PROGRAM);
    await differentiateFile();
    await toggle();
    await replace(editor, 'w * w', 'w * nothing');
    const problem = await eventually('the problem', () => problems(editor)[0]);
    assert.match(problem.message, /nothing/);
    await replace(editor, 'nothing', '5');
    await gradient(editor, 5);
    assert.deepEqual(problems(editor), []);
  });

  it('ends a run whose text is edited', async () => {
    // It would go on for longer than anything here is waited for.
    await withSetting('limits.time', 100, async () => {
      const editor = await open('typescript', `${PROGRAM}// the end\n`);
      await differentiateFile();
      await toggle();
      await replace(editor, '// the end', 'for (;;);');
      await pause(QUIET);
      await replace(editor, 'for (;;);', '(w * 7).backward();');
      await gradient(editor, 13);
      assert.deepEqual(problems(editor), []);
    });
  });

  it('waits for an edit after the time limit', async () => {
    await withSetting('limits.time', 0.5, async () => {
      const editor = await open('typescript', `${PROGRAM}// the end\n`);
      await differentiateFile();
      await toggle();
      await replace(editor, '// the end', 'for (;;);');
      const problem = await eventually('the problem', () => problems(editor)[0]);
      assert.match(problem.message, /autogradLens\.limits\.time/);
      await replace(editor, 'for (;;);', '(w * 7).backward();');
      await gradient(editor, 13);
    });
  });

  it('runs what nobody sees only when it is seen again', async () => {
    const editor = await open('typescript', PROGRAM);
    await differentiateFile();
    await toggle();
    await open('plaintext', 'something else\n');
    await replace(editor, 'w * w', 'w * 7');
    await noGradient(editor, 7);
    await gradient(await window.showTextDocument(editor.document, { viewColumn: ViewColumn.One }), 7);
  });

  it('is of one document, not of the others', async () => {
    const live = await open('typescript', PROGRAM);
    await differentiateFile();
    await toggle();
    const other = await open('typescript', PROGRAM);
    await differentiateFile();
    const shown = await window.showTextDocument(live.document, { viewColumn: ViewColumn.Two });
    await replace(other, 'w * w', 'w * 7');
    await replace(shown, 'w * w', 'w * 8');
    await gradient(shown, 8);
    await noGradient(other, 7);
  });

  it('follows undo and redo', async () => {
    const editor = await open('typescript', PROGRAM);
    await differentiateFile();
    await toggle();
    await replace(editor, 'w * w', 'w * 7');
    await gradient(editor, 7);
    await commands.executeCommand('undo');
    await gradient(editor, 6);
    await commands.executeCommand('redo');
    await gradient(editor, 7);
  });

  it('pauses as long as the setting says', async () => {
    await withSetting('live.delay', 60_000, async () => {
      const editor = await open('typescript', PROGRAM);
      await differentiateFile();
      await toggle();
      await replace(editor, 'w * w', 'w * 7');
      await noGradient(editor, 7);
    });
  });
});
