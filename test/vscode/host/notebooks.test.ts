// Cells of notebooks: what a cell needs of the cells above it is found there, a change above makes it stale, and a cell
// that is moved or deleted takes its results with it.
import assert from 'node:assert/strict';
import {
  commands,
  languages,
  NotebookCellData,
  NotebookCellKind,
  NotebookData,
  NotebookEdit,
  NotebookRange,
  Range,
  window,
  workspace,
  WorkspaceEdit,
  type NotebookCell,
  type NotebookDocument,
  type TextEditor,
} from 'vscode';
import {
  caret,
  closeAll,
  differentiate,
  eventually,
  hoverOn,
  hoverSays,
  problems,
  rangeOf,
  select,
  startPrograms,
} from './editing';

/** The editor's own; never saved, so no serializer is asked. */
const TYPE = 'jupyter-notebook';

async function openNotebook(
  ...cells: readonly (readonly [language: string, text: string])[]
): Promise<NotebookDocument> {
  const data = new NotebookData(
    cells.map(([language, text]) => new NotebookCellData(NotebookCellKind.Code, text, language)),
  );
  const notebook = await workspace.openNotebookDocument(TYPE, data);
  await window.showNotebookDocument(notebook);
  return notebook;
}

/** The editor of a cell, which the notebook makes when the cell is chosen. */
async function editorOf(cell: NotebookCell): Promise<TextEditor> {
  const range = new NotebookRange(cell.index, cell.index + 1);
  const shown = window.activeNotebookEditor;
  assert.ok(shown);
  shown.selections = [range];
  shown.revealRange(range);
  return eventually('the editor of the cell', () =>
    window.visibleTextEditors.find(({ document }) => document === cell.document),
  );
}

/** Differentiates at this text of a cell, whose editor must be the active one. */
async function differentiateIn(cell: NotebookCell, text: string): Promise<TextEditor> {
  await editorOf(cell);
  await commands.executeCommand('notebook.cell.edit');
  const active = await eventually('the focus', () =>
    window.activeTextEditor?.document === cell.document ? window.activeTextEditor : undefined,
  );
  select(active, caret(rangeOf(active, text).start));
  await differentiate();
  return active;
}

async function moveDown(cell: NotebookCell): Promise<void> {
  await editorOf(cell);
  const { index } = cell;
  await commands.executeCommand('notebook.cell.moveDown');
  await eventually('the new place', () => (cell.index === index + 1 ? true : undefined));
}

/** The hover over the power whose gradient is recorded; empty where there is none. */
async function gradientIn(cell: NotebookCell): Promise<string> {
  return (await hoverOn(await editorOf(cell), 'w ** 2')) ?? '';
}

/** Whether what was recorded says that it is of the past; a formula is worked out anew, a call is not. */
async function isStale(cell: NotebookCell): Promise<boolean> {
  return ((await hoverOn(await editorOf(cell), 'loss.backward')) ?? '').includes('before the edit');
}

async function replace({ document }: NotebookCell, old: string, fresh: string): Promise<void> {
  const at = document.getText().indexOf(old);
  assert.ok(at >= 0);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(at), document.positionAt(at + old.length)), fresh);
  await workspace.applyEdit(edit);
}

describe('cells of notebooks', () => {
  before(startPrograms);
  afterEach(closeAll);

  it('a program runs with the cells above that it needs', async () => {
    const notebook = await openNotebook(
      ['typescript', 'const w = torch.tensor(3, { requires_grad: true });'],
      ['python', 'w = 4'],
      ['typescript', 'const loss = w ** 2;\nloss.backward();'],
    );
    const editor = await differentiateIn(notebook.cellAt(2), 'loss.backward');
    assert.deepEqual(
      problems(editor).map(({ message }) => message),
      [],
    );
    assert.match(await hoverSays(editor, 'loss = w'), /\*\*9\*\*/);
    assert.match(await hoverSays(editor, 'w ** 2'), /grad = \*\*6\*\*/);
    await replace(notebook.cellAt(0), 'tensor(3', 'tensor(4');
    await eventually('that it is stale', async () =>
      ((await hoverOn(editor, 'loss.backward')) ?? '').includes('before the edit') ? true : undefined,
    );
  });

  it('an expression finds its values above, in its language, the nearest first', async () => {
    const notebook = await openNotebook(
      ['python', 'x = 1.0'],
      ['python', 'x = 3.0'],
      ['julia', 'x = 5.0'],
      ['python', 'y = x**2'],
    );
    const editor = await differentiateIn(notebook.cellAt(3), 'x**2');
    assert.match(await hoverSays(editor, 'y = x**2'), /\*\*9\*\*[^]*∂y\/∂x = \*\*6\*\*/);
    // Deleted, it no longer says so; what is looked up now is said by the one above.
    const edit = new WorkspaceEdit();
    edit.set(notebook.uri, [NotebookEdit.deleteCells(new NotebookRange(1, 2))]);
    await workspace.applyEdit(edit);
    await eventually('the value of now', async () =>
      ((await hoverOn(editor, 'y = x**2')) ?? '').includes('**1**') ? true : undefined,
    );
  });

  it('a cell below says nothing of one above it', async () => {
    const notebook = await openNotebook(['typescript', 'print(later);'], ['typescript', 'const later = 1;']);
    const editor = await differentiateIn(notebook.cellAt(0), 'print');
    assert.match(problems(editor)[0]?.message ?? '', /later has no value here/);
  });

  it('results stay where cells are put in above', async () => {
    const notebook = await openNotebook(['typescript', 'const w = torch.tensor(3);\nprint(w);']);
    const cell = notebook.cellAt(0);
    await differentiateIn(cell, 'print(w)');
    const edit = new WorkspaceEdit();
    edit.set(notebook.uri, [
      NotebookEdit.insertCells(0, [new NotebookCellData(NotebookCellKind.Code, 'const other = 1;', 'typescript')]),
    ]);
    await workspace.applyEdit(edit);
    assert.equal(cell.index, 1);
    const editor = await editorOf(cell);
    assert.match(await hoverSays(editor, 'w = torch'), /\*\*3\*\*/);
    assert.doesNotMatch(await hoverSays(editor, 'w = torch'), /before the edit/);
  });

  it('a cell that is moved keeps its result, which is stale where other cells stand above it now', async () => {
    const notebook = await openNotebook(
      ['typescript', 'const w = torch.tensor(3, { requires_grad: true });'],
      ['typescript', 'const loss = w ** 2;\nloss.backward();'],
      ['python', 'u = 4'],
      ['typescript', 'w = torch.tensor(5, { requires_grad: true });'],
    );
    const cell = notebook.cellAt(1);
    await differentiateIn(cell, 'loss.backward');
    await moveDown(cell);
    assert.equal(cell.index, 2);
    assert.match(await gradientIn(cell), /grad = \*\*6\*\*/);
    assert.equal(await isStale(cell), false);
    await replace(notebook.cellAt(0), 'const w', 'let w');
    await differentiateIn(cell, 'loss.backward');
    assert.equal(await isStale(cell), false);
    await moveDown(cell);
    assert.equal(cell.index, 3);
    await eventually('that it is stale', async () => ((await isStale(cell)) ? true : undefined));
    await differentiateIn(cell, 'loss.backward');
    assert.match(await gradientIn(cell), /grad = \*\*10\*\*/);
  });

  it('a cell that is deleted takes its results and problems along; those below are stale where they need it', async () => {
    const notebook = await openNotebook(
      ['typescript', 'const w = torch.tensor(3, { requires_grad: true });\nw.backward();\nnothing();'],
      ['typescript', 'const loss = w ** 2;\nloss.backward();'],
      ['typescript', 'print("alone");\nconst other = torch.ones(2);'],
    );
    const [first, second] = [notebook.cellAt(0), notebook.cellAt(1)];
    await differentiateIn(second, 'loss.backward');
    assert.match(await gradientIn(second), /grad = \*\*6\*\*/);
    await differentiateIn(first, 'nothing');
    assert.equal(languages.getDiagnostics(first.document.uri).length, 1);
    const edit = new WorkspaceEdit();
    edit.set(notebook.uri, [NotebookEdit.deleteCells(new NotebookRange(0, 1))]);
    await workspace.applyEdit(edit);
    await eventually('that the problem is gone', () =>
      languages.getDiagnostics(first.document.uri).length === 0 ? true : undefined,
    );
    assert.equal(second.index, 0);
    await eventually('that it is stale', async () => ((await isStale(second)) ? true : undefined));
    const editor = await differentiateIn(second, 'loss.backward');
    assert.match(problems(editor)[0]?.message ?? '', /w has no value here/);
  });
});
