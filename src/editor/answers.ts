/**
 * The answer as text behind the expression, ` = 145   ∂/∂x = 233`, from the moment it was asked for until the next edit
 * of the document. Knows which results show an answer, not how they came about.
 */
import {
  EventEmitter,
  Range,
  ThemeColor,
  window,
  workspace,
  type DecorationOptions,
  type Disposable,
  type TextDocument,
} from 'vscode';
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
  private readonly emitter = new EventEmitter<void>();
  private readonly subscriptions: readonly { dispose(): void }[];

  /** Fires when answers come, change or go. */
  readonly onDidChange = this.emitter.event;

  constructor(results: ResultRegistry) {
    this.results = results;
    this.subscriptions = [
      this.style,
      this.emitter,
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
    for (const editor of window.visibleTextEditors) editor.setDecorations(this.style, this.answersIn(editor.document));
    this.emitter.fire();
  }

  /** The lines that end in an answer. */
  linesIn(document: TextDocument): ReadonlySet<number> {
    return new Set(this.answersIn(document).map(({ range }) => range.start.line));
  }

  private answersIn(document: TextDocument): DecorationOptions[] {
    const { uri } = document;
    // A setting of another type is none.
    if (workspace.getConfiguration('autogradLens', uri).get('inlineAnswer') === false) return [];
    return this.results
      .inDocument(uri.toString())
      .filter(
        ({ id, status, trace }) => this.shown.has(id) && trace !== null && (status === 'fresh' || status === 'running'),
      )
      .map((result) => answerAt(document, result));
  }
}

function answerAt(document: TextDocument, { range, trace }: Result): DecorationOptions {
  const behind = document.positionAt(range.end);
  const line = document.lineAt(behind);
  const rest = line.text.slice(behind.character);
  // A semicolon or a bracket that ends the line stays with its expression.
  const end = ONLY_CLOSING.test(rest) ? line.range.end : behind.translate(0, DELIMITER.exec(rest)?.[0].length ?? 0);
  // The editor draws runs of blanks as one; no-break spaces keep their width.
  const contentText = trace === null ? '' : answerText(trace).replaceAll(' ', '\u00a0');
  return { range: new Range(end, end), renderOptions: { after: { contentText } } };
}
