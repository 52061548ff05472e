/**
 * Cells of notebooks: which stand above one and speak its language, what one is called, and who must hear of a change.
 * Knows the editor's notebooks, no results.
 */
import {
  l10n,
  NotebookEditorRevealType,
  NotebookRange,
  window,
  workspace,
  type Disposable,
  type NotebookCell,
  type TextDocument,
} from 'vscode';
import type { EarlierText } from '../../results/result';

const SCHEME = 'vscode-notebook-cell';

/** The cells of the same language above this one; undefined where the document is no cell of an open notebook. */
export function earlierCells(document: TextDocument): readonly EarlierText[] | undefined {
  const cell = cellOf(document);
  if (cell === undefined) return undefined;
  return cell.notebook
    .getCells()
    .slice(0, cell.index)
    .filter((other) => other.document.languageId === document.languageId)
    .map((other) => ({ uri: other.document.uri.toString(), text: other.document.getText() }));
}

/** The cell that this document is. */
export function cellOf(document: TextDocument): NotebookCell | undefined {
  if (document.uri.scheme !== SCHEME) return undefined;
  for (const notebook of workspace.notebookDocuments) {
    if (notebook.uri.path !== document.uri.path) continue;
    const cell = notebook.getCells().find((one) => one.document === document);
    if (cell !== undefined) return cell;
  }
  return undefined;
}

/** `notebook.ipynb, cell 3`; undefined where the document is no cell of an open notebook. */
export function cellName(document: TextDocument, notebook: string): string | undefined {
  const cell = cellOf(document);
  return cell === undefined ? undefined : l10n.t('{0}, cell {1}', notebook, cell.index + 1);
}

/** Tells of each cell above which something changed: a text, the order, what is there. */
export function followCells(changed: (document: TextDocument) => void): Disposable[] {
  return [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const cell = contentChanges.length === 0 ? undefined : cellOf(document);
      if (cell === undefined) return;
      for (const below of cell.notebook.getCells().slice(cell.index + 1)) changed(below.document);
    }),
    workspace.onDidChangeNotebookDocument(({ notebook, contentChanges, cellChanges }) => {
      // Another language makes another program of what stands below, too.
      if (contentChanges.length === 0 && cellChanges.every((change) => change.document === undefined)) return;
      for (const cell of notebook.getCells()) changed(cell.document);
    }),
  ];
}

/** Brings the cell of this URI to sight in its notebook; false where it is none. */
export async function showCell(uri: string, preserveFocus: boolean): Promise<boolean> {
  const document = uri.startsWith(`${SCHEME}:`)
    ? workspace.textDocuments.find((one) => one.uri.toString() === uri)
    : undefined;
  const cell = document === undefined ? undefined : cellOf(document);
  if (cell === undefined) return false;
  const { index, notebook } = cell;
  const shown = window.visibleNotebookEditors.find((editor) => editor.notebook === notebook);
  const range = new NotebookRange(index, index + 1);
  const editor = await window.showNotebookDocument(notebook, {
    preserveFocus,
    selections: [range],
    ...(shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn }),
  });
  editor.revealRange(range, NotebookEditorRevealType.InCenterIfOutsideViewport);
  return true;
}
