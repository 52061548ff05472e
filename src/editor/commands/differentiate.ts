/**
 * Differentiate Selection: from the editor's selections to results, with one question for all missing values. Says
 * what failed, at the place and in a message. Knows not how results are shown: it tells whoever listens.
 */
import { commands, l10n, type TextDocument, type TextEditor, window } from 'vscode';
import type { MissingValue, Result, ResultId, ResultRegistry, Values } from '../../results/result';
import type { SourceRange } from '../../trace/range';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Answers } from '../answers';
import type { Diagnostics } from '../diagnostics';
import { pausedValues } from '../debugging/paused';
import { editorRange, sourceOf, sourceRange } from '../documents';
import type { ProgramRuns } from '../programs/runs';
import { askValues, RUN_INSTEAD, type Definition, type AskedValue } from './ask';
import { tellRefusals } from './failures';
import { COMMANDS, PROGRAM_LANGUAGES } from './ids';
import { recordedValues } from './recorded';

export interface DifferentiateOptions {
  readonly caretAsPower?: boolean;
  /** Values that are known already, such as those of a panel that is restored. */
  readonly given?: Values;
  /** The result is only a means: values that nobody knows are chosen rather than asked for, no panel opens. */
  readonly quiet?: boolean;
  /** Whether a failure is told in a message, too, not only at its place; so it is unless this is false. */
  readonly told?: boolean;
}

/** What is to run at an editor's selections. */
export type Choice =
  | { readonly kind: 'expressions'; readonly ranges: readonly SourceRange[] }
  /** null: all of the document. */
  | { readonly kind: 'program'; readonly selection: SourceRange | null };

export interface DifferentiationOptions {
  readonly results: ResultRegistry;
  readonly answers: Answers;
  readonly diagnostics: Diagnostics;
  readonly runs: ProgramRuns;
  /** Called with the result to look at, once all are there. */
  readonly show: (result: Result) => void;
}

export class Differentiation {
  private readonly results: ResultRegistry;
  private readonly answers: Answers;
  private readonly diagnostics: Diagnostics;
  private readonly runs: ProgramRuns;
  private readonly show: (result: Result) => void;
  /** The results of all that stands under a caret there, rather than of a part that was selected. */
  private readonly whole = new Set<ResultId>();

  constructor({ results, answers, diagnostics, runs, show }: DifferentiationOptions) {
    this.results = results;
    this.answers = answers;
    this.diagnostics = diagnostics;
    this.runs = runs;
    this.show = show;
  }

  /** Each selection, or what stands under each caret; the first of them is shown. */
  async selections(editor: TextEditor): Promise<void> {
    const { document, selections } = editor;
    const ranges = selections.map((selection) => sourceRange(document, selection));
    const programs = ranges.filter((range) => this.isProgram(document, range));
    const expressions = ranges.filter((range) => !programs.includes(range));
    if (expressions.length > 0) await this.ranges(document, expressions);
    const chosen = this.meant(document, programs);
    if (chosen !== null) await this.runs.run(document, chosen);
    else if (expressions.length === 0) this.offerFile();
  }

  /** The functions in which the carets stand, by their parameters. */
  async functions({ document, selections }: TextEditor): Promise<void> {
    await this.functionsAt(
      document,
      selections.map(({ active }) => document.offsetAt(active)),
    );
  }

  /** The functions at these places. */
  async functionsAt(document: TextDocument, offsets: readonly number[]): Promise<readonly Result[]> {
    const found = offsets.map((offset) => this.results.findFunction(sourceOf(document), offset));
    const ranges = found.flatMap((one) => (isRefusal(one) ? [] : [one.range]));
    if (ranges.length > 0) return this.ranges(document, ranges);
    const refusals = found.filter(isRefusal);
    this.diagnostics.set(document, refusals);
    // Not awaited: the message stands until it is answered.
    void tellRefusals(refusals);
    return [];
  }

  /** The innermost result that is selected or holds the caret, if it is fresh; else it is made now. Undefined: refused. */
  async resultFor(
    document: TextDocument,
    selection: SourceRange,
    options: DifferentiateOptions = {},
  ): Promise<Result | undefined> {
    const wanted = this.placeOf(document, selection);
    const isCaret = selection.start === selection.end;
    const [known] = this.results
      .inDocument(document.uri.toString())
      .filter(({ program, status, range }) => {
        if (program !== null || status === 'failed') return false;
        return isCaret ? covers(range, selection) : covers(range, wanted) && covers(wanted, range);
      })
      .toSorted((one, other) => length(one.range) - length(other.range));
    if (known?.status === 'fresh') return known;
    const [made] = await this.ranges(document, [known?.range ?? selection], options);
    return made === undefined || made.status === 'failed' ? undefined : made;
  }

  /** Where no program may run, whatever can be read as an expression is one. */
  private isProgram(document: TextDocument, range: SourceRange): boolean {
    const source = sourceOf(document);
    if (!this.results.isProgram(source, range)) return false;
    if (this.runs.trusted) return true;
    const found = this.results.find(source, range);
    return isRefusal(found) || isRefusal(this.results.missing(source, found.range));
  }

  /** A caret in a program stands for nothing that could run alone. Not awaited: the message stands until it is answered. */
  private offerFile(): void {
    const file = l10n.t('Differentiate File');
    const text = l10n.t('There is no formula under the caret. Select what is to run, or run the whole file.');
    void window.showInformationMessage(text, file).then((chosen) => {
      if (chosen === file) void commands.executeCommand(COMMANDS.differentiateFile);
    });
  }

  /** Differentiates what stands in each of these ranges; an empty one is a caret. */
  async ranges(
    document: TextDocument,
    selections: readonly SourceRange[],
    options: DifferentiateOptions = {},
  ): Promise<readonly Result[]> {
    const source = sourceOf(document);
    const ranges = distinct(selections.map((selection) => this.placeOf(document, selection)));
    const { given: known = {} } = options;
    const paused = await pausedValues(
      document,
      ranges.map((range) => document.getText(editorRange(document, range))),
    );
    // What the user gave counts for more than what a debugger says.
    const debugged = Object.fromEntries(Object.entries(paused).filter(([name]) => !Object.hasOwn(known, name)));
    const answered = await this.ask(document, ranges, { ...options, given: { ...known, ...debugged } });
    if (answered === undefined) return [];
    const given = { ...known, ...answered };
    // The text may have been edited while the question stood open: what was read then is read again.
    if (sourceOf(document).text !== source.text) return this.ranges(document, selections, { ...options, given });
    const results = await Promise.all(
      ranges.map((range) =>
        this.results.differentiate(sourceOf(document), range, {
          given,
          debugged,
          ...(options.caretAsPower === undefined ? {} : { caretAsPower: options.caretAsPower }),
        }),
      ),
    );
    for (const { id, range } of results) {
      const whole = this.wholeAt(document, range.start);
      if (whole?.start === range.start && whole.end === range.end) this.whole.add(id);
      else this.whole.delete(id);
    }
    this.present(document, results, options);
    return results;
  }

  /** Runs a result again with the text as it is now; asks for values where the text came to need more. */
  async again(document: TextDocument, result: Result, caretAsPower: boolean): Promise<void> {
    if (result.program !== null) {
      await this.runs.again(document, result);
      return;
    }
    const range = this.grown(document, result);
    const lacking = this.results.missing(sourceOf(document), range, { caretAsPower });
    if (caretAsPower !== result.caretAsPower || (!isRefusal(lacking) && lacking.missing.length > 0)) {
      await this.ranges(document, [range], { caretAsPower });
      return;
    }
    const again = await this.results.rerun(sourceOf(document), result.id, range);
    this.present(document, [again], { caretAsPower });
  }

  /**
   * Runs expressions again for who does so whenever the text changes: no question, no message, no panel. Of those that
   * cannot be read now the last answer stays.
   */
  async keepUp(document: TextDocument, results: readonly Result[]): Promise<readonly Result[]> {
    const source = sourceOf(document);
    const again = await Promise.all(
      results.map((result) => this.results.keepUp(source, result.id, this.grown(document, result))),
    );
    // What was edited meanwhile runs once more anyway.
    if (sourceOf(document).text !== source.text) return again;
    this.diagnostics.set(
      document,
      again.flatMap(({ refusal }) => refusal ?? []),
    );
    this.answers.show(again);
    return again;
  }

  /** What would run at the selections: expressions, or a program, all of its file for a caret; null where nothing would. */
  choose({ document, selections }: TextEditor): Choice | null {
    const source = sourceOf(document);
    const ranges = selections.map((selection) => sourceRange(document, selection));
    const programs = ranges.filter((range) => this.isProgram(document, range));
    const formulas = ranges.filter((range) => {
      const found = programs.includes(range) ? null : this.results.find(source, range);
      return found !== null && !isRefusal(found) && !isRefusal(this.results.missing(source, found.range));
    });
    if (formulas.length > 0) return { kind: 'expressions', ranges: formulas };
    const meant = this.meant(document, programs);
    if (meant !== null) return { kind: 'program', selection: meant };
    if (!PROGRAM_LANGUAGES.includes(document.languageId) || source.text.trim() === '') return null;
    return { kind: 'program', selection: null };
  }

  /** Of selections in programs what they hold; of a caret in a block of code or a cell, all of that. */
  private meant(document: TextDocument, programs: readonly SourceRange[]): SourceRange | null {
    const selected = hull(programs.filter(({ start, end }) => start < end));
    const source = sourceOf(document);
    return selected ?? programs.find(({ start }) => this.results.unitAt(source, start) !== null) ?? null;
  }

  /** Whether nothing has to be asked before these run. */
  isReady(document: TextDocument, ranges: readonly SourceRange[]): boolean {
    return ranges.every((range) => {
      const answer = this.results.missing(sourceOf(document), this.placeOf(document, range));
      return !isRefusal(answer) && answer.missing.length === 0;
    });
  }

  /** What was typed at the edge of a whole expression belongs to it; of a part that was selected it does not. */
  private grown(document: TextDocument, { id, range }: Result): SourceRange {
    return this.whole.has(id) ? (this.wholeAt(document, range.start) ?? range) : range;
  }

  private wholeAt(document: TextDocument, offset: number): SourceRange | null {
    const found = this.results.find(sourceOf(document), { start: offset, end: offset });
    return isRefusal(found) ? null : found.range;
  }

  /** A range where there is an expression, else the selection itself, whose run will say what is wrong with it. */
  private placeOf(document: TextDocument, selection: SourceRange): SourceRange {
    const found = this.results.find(sourceOf(document), selection);
    return isRefusal(found) ? (selection.start < selection.end ? selection : found.range) : found.range;
  }

  /** The values that are missing, by the user or by running what defines them; undefined where there are none. */
  private async ask(
    document: TextDocument,
    ranges: readonly SourceRange[],
    { given = {}, caretAsPower = false, quiet = false }: DifferentiateOptions,
  ): Promise<Values | undefined> {
    const wanted = new Map<string, MissingValue>();
    for (const range of ranges) {
      const answer = this.results.missing(sourceOf(document), range, { caretAsPower });
      // What cannot be read is told by the run itself.
      if (isRefusal(answer)) continue;
      for (const value of answer.missing)
        if (!Object.hasOwn(given, value.name) && !wanted.has(value.name)) wanted.set(value.name, value);
    }
    if (wanted.size === 0) return {};
    const missing = [...wanted.values()];
    if (quiet) return Object.fromEntries(missing.map(({ name, suggestion }) => [name, suggestion ?? 1]));
    const answer = await askValues(asked(document, missing), this.runsAt(document, missing));
    if (answer !== RUN_INSTEAD) return answer;
    const ran = await this.runDefinitions(document, missing);
    const left = missing.filter(({ name }) => !Object.hasOwn(ran, name));
    // What came of the run stands in the panel.
    if (left.length === missing.length) return undefined;
    const more = left.length === 0 ? {} : await askValues(asked(document, left), false);
    return more === undefined || more === RUN_INSTEAD ? undefined : { ...ran, ...more };
  }

  /** Whether what defines these names can be run. */
  private runsAt(document: TextDocument, missing: readonly MissingValue[]): boolean {
    const source = sourceOf(document);
    return (
      PROGRAM_LANGUAGES.includes(document.languageId) ||
      missing.some(
        ({ definition }) => definition !== null && this.results.unitAt(source, definition.range.start) !== null,
      )
    );
  }

  /** The values that a run of the definitions gives these names. */
  private async runDefinitions(document: TextDocument, missing: readonly MissingValue[]): Promise<Values> {
    const defined = missing.flatMap(({ name, definition }) =>
      definition === null ? [] : [{ name, range: definition.range }],
    );
    const selection = hull(defined.map(({ range }) => range));
    if (selection === null) return {};
    await this.runs.run(document, selection);
    return recordedValues(this.results, document.uri.toString(), defined);
  }

  private present(document: TextDocument, results: readonly Result[], options: DifferentiateOptions): void {
    const failed = results.filter(({ status }) => status === 'failed');
    const refusals = failed.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
    this.diagnostics.set(document, refusals);
    this.answers.show(results);
    const best = results.find((result) => !failed.includes(result)) ?? results[0];
    if (best !== undefined) {
      this.results.activate(best.id);
      if (options.quiet !== true) this.show(best);
    }
    if (options.told !== false) void this.offerFix(document, failed, refusals, options);
  }

  /** Not awaited by the run: the message stands until the user answers it. */
  private async offerFix(
    document: TextDocument,
    failed: readonly Result[],
    refusals: readonly Refusal[],
    options: DifferentiateOptions,
  ): Promise<void> {
    if (!(await tellRefusals(refusals))) return;
    const fixable = failed.filter(({ refusal }) => refusal?.fix !== null);
    // Where the texts stand now, not where they stood when the message appeared.
    const ranges = fixable.flatMap(({ id }) => this.results.get(id)?.range ?? []);
    await this.ranges(document, ranges, { ...options, caretAsPower: true });
  }
}

function asked(document: TextDocument, missing: readonly MissingValue[]): readonly AskedValue[] {
  return missing.map((value) => ({ ...value, definition: definitionOf(document, value.definition) }));
}

function definitionOf(document: TextDocument, definition: MissingValue['definition']): Definition | null {
  if (definition === null) return null;
  return { text: definition.text, line: document.positionAt(definition.range.start).line + 1 };
}

function covers(outer: SourceRange, inner: SourceRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function length({ start, end }: SourceRange): number {
  return end - start;
}

/** Two carets in one expression ask for one result. */
function distinct(ranges: readonly SourceRange[]): readonly SourceRange[] {
  return [...new Map(ranges.map((range) => [`${range.start}:${range.end}`, range])).values()];
}

function hull(ranges: readonly SourceRange[]): SourceRange | null {
  if (ranges.length === 0) return null;
  return {
    start: Math.min(...ranges.map(({ start }) => start)),
    end: Math.max(...ranges.map(({ end }) => end)),
  };
}
