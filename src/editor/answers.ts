/**
 * The answer as text behind the expression, ` = 145   ∂/∂x = 233`, from the moment it was asked for until the next edit
 * of the document. Knows which results show an answer, not how they came about.
 */
import { Range, ThemeColor, window, workspace, type DecorationOptions, type Disposable, type TextEditor } from 'vscode';
import type { Result, ResultId, ResultRegistry } from '../results/result';
import { answerText } from './words';

export const INLINE_ANSWER_SETTING = 'autogradLens.inlineAnswer';

const ONLY_CLOSING = /^[\s;,)\]}$]*$/;
/** What ends a formula in prose; the answer stands behind it. */
const DELIMITER = /^(\$\$?|`)/;

export class Answers implements Disposable {
  private readonly results: ResultRegistry;
  private readonly style = window.createTextEditorDecorationType({
    after: { color: new ThemeColor('autogradLens.answerForeground'), margin: '0 0 0 1ch' },
  });
  private readonly shown = new Set<ResultId>();
  private readonly subscriptions: readonly { dispose(): void }[];

  constructor(results: ResultRegistry) {
    this.results = results;
    this.subscriptions = [
      this.style,
      results.onDidChange((id) => {
        if (this.shown.has(id)) this.draw();
      }),
      window.onDidChangeVisibleTextEditors(() => {
        this.draw();
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.clear(document.uri.toString());
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(INLINE_ANSWER_SETTING)) this.draw();
      }),
    ];
  }

  /** Shows the answers of these results too. */
  show(results: readonly Result[]): void {
    for (const { id } of results) this.shown.add(id);
    this.draw();
  }

  clear(uri: string): void {
    if (this.forget(uri)) this.draw();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private forget(uri: string): boolean {
    const before = this.shown.size;
    for (const id of this.shown) if ((this.results.get(id)?.uri ?? uri) === uri) this.shown.delete(id);
    return this.shown.size < before;
  }

  private draw(): void {
    for (const editor of window.visibleTextEditors) editor.setDecorations(this.style, this.answersIn(editor));
  }

  private answersIn(editor: TextEditor): DecorationOptions[] {
    const uri = editor.document.uri;
    if (!workspace.getConfiguration('autogradLens', uri).get<boolean>('inlineAnswer', true)) return [];
    return this.results
      .inDocument(uri.toString())
      .filter(
        ({ id, status, trace }) => this.shown.has(id) && trace !== null && (status === 'fresh' || status === 'running'),
      )
      .map((result) => answerAt(editor, result));
  }
}

function answerAt(editor: TextEditor, { range, trace }: Result): DecorationOptions {
  const behind = editor.document.positionAt(range.end);
  const line = editor.document.lineAt(behind);
  const rest = line.text.slice(behind.character);
  // A semicolon or a bracket that ends the line stays with its expression.
  const end = ONLY_CLOSING.test(rest) ? line.range.end : behind.translate(0, DELIMITER.exec(rest)?.[0].length ?? 0);
  // The editor draws runs of blanks as one; no-break spaces keep their width.
  const contentText = trace === null ? '' : answerText(trace).replaceAll(' ', '\u00a0');
  return { range: new Range(end, end), renderOptions: { after: { contentText } } };
}
