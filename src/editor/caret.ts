/** Where the caret stands, for whoever follows it; knows no results. */
import { window, type Disposable, type TextEditor } from 'vscode';

/** Calls with the caret's document and offset each time that it moves, and with null when no text has the focus. */
export function followCaret(listener: (uri: string, offset: number | null) => void): Disposable[] {
  const tell = (editor: TextEditor | undefined): void => {
    if (editor === undefined) listener('', null);
    else listener(editor.document.uri.toString(), editor.document.offsetAt(editor.selection.active));
  };
  return [
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) tell(textEditor);
    }),
    window.onDidChangeActiveTextEditor(tell),
  ];
}
