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
} from 'vscode';
import type { SourceRange } from '../trace/range';
import { editorRange } from './documents';

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
  const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const document = open?.document ?? (await workspace.openTextDocument(Uri.parse(uri)));
  const place = editorRange(document, range);
  const editor = await window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? ViewColumn.One,
    selection: place,
    preserveFocus,
  });
  editor.selection = new Selection(place.start, place.end);
  editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}
