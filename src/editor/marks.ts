/** Places in a text that the panel points at: marked while its pointer is over what came from them, or revealed. */
import {
  Selection,
  TextEditorRevealType,
  ThemeColor,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type Range,
  type TextEditor,
} from 'vscode';
import type { SourceRange } from '../trace/range';
import { editorRange } from './documents';
import { showCell } from './notebooks/cells';

export class Marks implements Disposable {
  private readonly style = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('autogradLens.highlightBackground'),
    border: '1px solid',
    borderColor: new ThemeColor('autogradLens.highlightBorder'),
    borderRadius: '2px',
    overviewRulerColor: new ThemeColor('autogradLens.highlightBorder'),
  });

  /** Marks one range and nothing else; null takes the mark away. */
  mark(uri: string, range: SourceRange | null): void {
    for (const editor of window.visibleTextEditors) {
      const here = range !== null && editor.document.uri.toString() === uri;
      editor.setDecorations(this.style, here ? [editorRange(editor.document, range)] : []);
    }
  }

  dispose(): void {
    this.style.dispose();
  }
}

/** Shows a range in the editor that has its document, else opens one; rejects where the document is gone. */
export async function reveal(uri: string, range: SourceRange, preserveFocus: boolean): Promise<void> {
  const isCell = await showCell(uri, preserveFocus);
  const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  if (isCell) {
    // Its editor is the notebook's: one that is opened for the cell alone would be another.
    if (open !== undefined) pointAt(open, editorRange(open.document, range));
    return;
  }
  const document = open?.document ?? (await workspace.openTextDocument(Uri.parse(uri)));
  const place = editorRange(document, range);
  const editor = await window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? ViewColumn.One,
    selection: place,
    preserveFocus,
  });
  pointAt(editor, place);
}

function pointAt(editor: TextEditor, place: Range): void {
  editor.selection = new Selection(place.start, place.end);
  editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}
