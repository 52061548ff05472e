/**
 * Check My Derivative: of two selections the second is held against the first one's derivative, of one formula what the
 * user types. Says whether they agree, or where they part. Knows not how anything is compared.
 */
import { InputBoxValidationSeverity, l10n, type TextDocument, window } from 'vscode';
import type { Result, ResultRegistry } from '../../results/result';
import type { Comparison } from '../../trace/formula';
import type { SourceRange } from '../../trace/range';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Differentiation } from '../commands/differentiate';
import { tellRefusals } from '../commands/failures';
import type { CheckRequest } from '../commands/request';
import type { Diagnostics } from '../diagnostics';
import { editorRange, sourceOf, sourceRange } from '../documents';
import { partialLabel } from '../insertion/choices';
import { said, saidWithHint } from '../language';
import { twoLines, variableOf } from './question';

export interface DerivativeCheckOptions {
  readonly results: ResultRegistry;
  readonly differentiation: Differentiation;
  readonly diagnostics: Diagnostics;
  /** Shows how the derivative of this result comes about. */
  readonly showDerivation: (result: Result) => void;
}

const SHOW = l10n.t('Show the Derivation');
const TITLE = l10n.t('Check My Derivative');

export class DerivativeCheck {
  private readonly results: ResultRegistry;
  private readonly differentiation: Differentiation;
  private readonly diagnostics: Diagnostics;
  private readonly showDerivation: (result: Result) => void;

  constructor({ results, differentiation, diagnostics, showDerivation }: DerivativeCheckOptions) {
    this.results = results;
    this.differentiation = differentiation;
    this.diagnostics = diagnostics;
    this.showDerivation = showDerivation;
  }

  /**
   * Of the active editor's selections; of a single one against what the user types, or against what `wanted` says. Gives
   * what came out where it was asked for so.
   */
  async ask(wanted: CheckRequest | null): Promise<Comparison | undefined> {
    const editor = window.activeTextEditor;
    if (editor === undefined) {
      await window.showInformationMessage(
        l10n.t('Open a text and select a function and your derivative of it, or put the caret into the function.'),
      );
      return undefined;
    }
    const { document } = editor;
    const selections = editor.selections
      .map((selection) => sourceRange(document, selection))
      .toSorted((one, other) => one.start - other.start);
    const [first, second, ...more] = selections;
    if (first === undefined) return undefined;
    if (wanted !== null) return this.compareTyped(document, first, wanted);
    if (more.length > 0) {
      await window.showInformationMessage(l10n.t('Select two formulas: the function, then your derivative of it.'));
      return undefined;
    }
    const pair = second === undefined ? this.split(document, first) : ([first, second] as const);
    if (pair === null) await this.askTyped(document, first);
    else await this.compareSelections(document, ...pair);
    return undefined;
  }

  /** One selection over two lines, each of which is a formula while both together are none. */
  private split(document: TextDocument, selection: SourceRange): readonly [SourceRange, SourceRange] | null {
    const lines = twoLines(sourceOf(document).text.slice(selection.start, selection.end));
    if (lines === null || this.isReadable(document, selection)) return null;
    const [first, second] = lines.map(({ start, end }) => ({
      start: selection.start + start,
      end: selection.start + end,
    }));
    if (first === undefined || second === undefined) return null;
    return this.isReadable(document, first) && this.isReadable(document, second) ? [first, second] : null;
  }

  private isReadable(document: TextDocument, selection: SourceRange): boolean {
    const source = sourceOf(document);
    const found = this.results.find(source, selection);
    return !isRefusal(found) && !isRefusal(this.results.missing(source, found.range));
  }

  private async compareSelections(document: TextDocument, first: SourceRange, second: SourceRange): Promise<void> {
    const { version } = document;
    const derivative = this.results.find(sourceOf(document), second);
    if (isRefusal(derivative)) {
      this.refuse(document, derivative);
      return;
    }
    const result = await this.differentiation.resultFor(document, first, { quiet: true });
    if (result === undefined || result.trace === null) return;
    const text = document.getText(editorRange(document, derivative.range));
    const by = await this.variable(result, text);
    if (by === undefined) return;
    const comparison = await this.results.compare(result.id, { by: [by], text });
    const edited = document.version !== version;
    if (isRefusal(comparison)) {
      // Its range is in the text that was handed over; the place is the selection.
      if (!edited) this.refuse(document, { ...comparison, range: derivative.range });
      return;
    }
    if (!edited) {
      if (comparison.verdict === 'differs')
        this.diagnostics.setDifference(document, derivative.range, comparison.message);
      else this.diagnostics.clear(document.uri.toString());
    }
    this.tell(result, comparison);
  }

  private async askTyped(document: TextDocument, selection: SourceRange): Promise<void> {
    const result = await this.differentiation.resultFor(document, selection, { quiet: true });
    if (result === undefined || result.trace === null) return;
    const by = await this.variable(result, null);
    if (by === undefined) return;
    const label = partialLabel(result.trace.output.name ?? 'f', [by]);
    const typed = await window.showInputBox({
      title: TITLE,
      prompt: l10n.t(
        'Your derivative of {0} with respect to {1}, {2}, written as the document writes formulas.',
        result.trace.output.name ?? 'f',
        by,
        label,
      ),
      ignoreFocusOut: true,
      validateInput: (typing) => this.validate(result, by, typing),
    });
    if (typed === undefined || typed.trim() === '') return;
    const comparison = await this.results.compare(result.id, { by: [by], text: typed });
    if (isRefusal(comparison)) void tellRefusals([comparison]);
    else this.tell(result, comparison);
  }

  private async compareTyped(
    document: TextDocument,
    selection: SourceRange,
    { derivative, by }: CheckRequest,
  ): Promise<Comparison | undefined> {
    const result = await this.differentiation.resultFor(document, selection, { quiet: true });
    const name = by ?? (result && (await this.variable(result, derivative)));
    if (result === undefined || name === undefined) return undefined;
    const comparison = await this.results.compare(result.id, { by: [name], text: derivative });
    if (!isRefusal(comparison)) {
      this.tell(result, comparison);
      return comparison;
    }
    void tellRefusals([comparison]);
    return undefined;
  }

  /** What is wrong with what is typed, or how it is understood; whether it is right is said when it is finished. */
  private async validate(
    { id }: Result,
    by: string,
    typing: string,
  ): Promise<string | { message: string; severity: InputBoxValidationSeverity } | undefined> {
    if (typing.trim() === '') return undefined;
    const comparison = await this.results.compare(id, { by: [by], text: typing });
    if (isRefusal(comparison)) return saidWithHint(comparison, ' ');
    return { message: l10n.t('Read as {0}', comparison.understood.text), severity: InputBoxValidationSeverity.Info };
  }

  /** By which one differentiates: the only one, the one that the left side of the derivative names, else the user says. */
  private async variable({ trace }: Result, derivative: string | null): Promise<string | undefined> {
    if (trace === null) return undefined;
    const names = trace.variables.map(({ name }) => name);
    const [only] = names;
    if (names.length < 2) return only;
    const named = derivative === null ? null : variableOf(derivative, names);
    if (named !== null) return named;
    const f = trace.output.name ?? 'f';
    const items = names.map((name) => ({ label: name, description: partialLabel(f, [name]) }));
    return (await window.showQuickPick(items, { title: TITLE, placeHolder: l10n.t('Derivative with respect to') }))
      ?.label;
  }

  private refuse(document: TextDocument, refusal: Refusal): void {
    this.diagnostics.set(document, [refusal]);
    void tellRefusals([refusal]);
  }

  /** Not awaited: the message stands until it is answered. */
  private tell(result: Result, { verdict, message }: Comparison): void {
    const told =
      verdict === 'agrees'
        ? window.showInformationMessage(said(message), SHOW)
        : window.showWarningMessage(said(message), SHOW);
    void told.then((chosen) => {
      const now = this.results.get(result.id);
      if (chosen === SHOW && now !== undefined) this.showDerivation(now);
    });
  }
}
