/**
 * The live results: makes them, moves them with edits, evaluates them again when a value changes, and tells listeners.
 * The only owner of results; knows neither editor nor page, nor how time passes: what is to run later is deferred by
 * whoever made it.
 */
import type { Clock } from '../runtime/stopwatch';
import { message } from '../trace/message';
import type { PlotData, PlotRequest } from '../trace/plot';
import type { SourceRange } from '../trace/range';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import type { Nested, Trace } from '../trace/trace';
import { Documents } from './documents';
import { evaluated, isMissing, type Evaluated, type Reading } from './evaluation';
import { LiveResult } from './live';
import { Peeks } from './peeks';
import { findRange, readAt, valuesAbove } from './reading';
import type { MissingValues, Result, ResultId, ResultRegistry, SourceDocument, TextEdit, Values } from './result';
import { isStillTrue, textStands } from './truth';
import { RememberedValues, type ValueStore } from './remembered';
import { chooseValues, own } from './values';

export interface ResultsOptions {
  /** Runs a task soon, after what runs now: newer values come in before an evaluation starts. */
  readonly defer: (task: () => void) => void;
  readonly newId?: () => ResultId;
  readonly remembered?: ValueStore;
  /** The clock that evaluations are stopped by. */
  readonly now?: Clock;
}

interface ReadOptions {
  readonly given?: Values;
  readonly caretAsPower?: boolean;
}

/** The results made or looked at least recently go when there are more. */
const MAX_RESULTS = 200;

export class Results implements ResultRegistry {
  private readonly defer: ResultsOptions['defer'];
  private readonly now: Clock;
  private readonly newId: () => ResultId;
  private readonly remembered: RememberedValues;
  /** The one made or looked at last stands at the end. */
  private readonly live = new Map<ResultId, LiveResult>();
  private readonly documents = new Documents();
  /** Documents whose results are to be looked at. */
  private readonly unverified = new Set<string>();
  private readonly listeners = new Set<(id: ResultId) => void>();
  private readonly peeks: Peeks;

  constructor({ defer, newId, remembered, now = Date.now }: ResultsOptions) {
    this.now = now;
    this.defer = defer;
    this.newId = newId ?? counter();
    this.remembered = new RememberedValues(remembered);
    this.peeks = new Peeks(this.remembered, now);
  }

  onDidChange(listener: (id: ResultId) => void): { dispose(): void } {
    // Wrapped, so that a listener that is added twice is told twice.
    const told = (id: ResultId): void => {
      listener(id);
    };
    this.listeners.add(told);
    return { dispose: () => void this.listeners.delete(told) };
  }

  get(id: ResultId): Result | undefined {
    return this.live.get(id)?.view();
  }

  inDocument(uri: string): readonly Result[] {
    return this.attached(uri).map((result) => result.view());
  }

  at(uri: string, offset: number): Result | undefined {
    let best: LiveResult | undefined;
    for (const result of this.attached(uri)) {
      const { start, end } = result.range;
      if (offset < start || offset > end) continue;
      if (best === undefined || end - start <= best.range.end - best.range.start) best = result;
    }
    return best?.view();
  }

  get active(): Result | undefined {
    return [...this.live.values()].at(-1)?.view();
  }

  activate(id: ResultId): void {
    const result = this.live.get(id);
    if (result === undefined) return;
    this.live.delete(id);
    this.live.set(id, result);
  }

  find(document: SourceDocument, selection: SourceRange): { readonly range: SourceRange } | Refusal {
    return findRange(document, selection);
  }

  missing(document: SourceDocument, range: SourceRange, options: ReadOptions = {}): MissingValues | Refusal {
    const expression = readAt(document, range, options.caretAsPower ?? false);
    if (isRefusal(expression)) return expression;
    const chosen = chooseValues(
      expression,
      valuesAbove(document, expression, range),
      this.remembered.in(document.uri),
      new Map(),
    );
    return this.remembered.suggestions(chosen.missing.filter((name) => own(options.given ?? {}, name) === undefined));
  }

  peek(document: SourceDocument, range: SourceRange): Trace | Refusal | MissingValues {
    return this.peeks.at(document, range);
  }

  differentiate(
    document: SourceDocument,
    range: SourceRange,
    { given = {}, caretAsPower = false }: ReadOptions = {},
  ): Promise<Result> {
    this.see(document);
    const known = this.attached(document.uri).find(
      (one) => one.range.start === range.start && one.range.end === range.end,
    );
    const result = known ?? new LiveResult(this.newId(), document, range);
    result.readFrom(document, range);
    result.caretAsPower = caretAsPower;
    result.overrides.clear();
    this.live.set(result.id, result);
    this.activate(result.id);
    this.forgetOldest();
    for (const [name, value] of Object.entries(given)) this.override(result, name, value);
    return this.evaluateSoon(result);
  }

  setValue(id: ResultId, variable: string, value: Nested): Promise<Result> {
    const result = this.live.get(id);
    if (result === undefined) return Promise.reject(gone(id));
    this.override(result, variable, value);
    return this.evaluateSoon(result);
  }

  plot(id: ResultId, request: PlotRequest): Promise<PlotData | Refusal> {
    return new Promise((resolve, reject) => {
      this.defer(() => {
        const result = this.live.get(id);
        try {
          resolve(result?.run?.plot(request) ?? nothingToPlot(result?.range ?? { start: 0, end: 0 }));
        } catch (error) {
          reject(asError(error));
        }
      });
    });
  }

  rerun(document: SourceDocument, id: ResultId, range?: SourceRange): Promise<Result> {
    this.see(document);
    const result = this.live.get(id);
    if (result === undefined) return Promise.reject(gone(id));
    result.readFrom(document, range ?? result.range);
    return this.evaluateSoon(result);
  }

  currentRange(id: ResultId, range: SourceRange): SourceRange | null {
    return this.live.get(id)?.carried(range) ?? null;
  }

  edited(document: SourceDocument, edits: readonly TextEdit[]): void {
    const here = this.attached(document.uri);
    if (here.length === 0) return;
    const changes = this.documents.changes(document, edits);
    this.documents.see(document);
    for (const result of here) {
      if (changes !== null && !changes.every((edit) => result.follow(edit))) this.remove(result);
      else if (!textStands(result, document)) this.settle(result, false);
      else if (changes === null || changes.some((edit) => mayMatter(edit, result, document)))
        this.verifySoon(document.uri);
      else this.changed(result);
    }
  }

  /** What was computed stays, for whoever shows it; it is no longer found in the document until that comes back. */
  closed(uri: string): void {
    for (const result of this.attached(uri)) result.detached = true;
    this.documents.forget(uri);
    this.peeks.forget(uri);
  }

  clear(uri: string): void {
    for (const result of this.attached(uri)) this.remove(result);
    this.peeks.forget(uri);
  }

  // Evaluating

  /** Schedules an evaluation; of several asked for before it starts, the newest values win and all get its result. */
  private evaluateSoon(result: LiveResult): Promise<Result> {
    result.status = 'running';
    this.changed(result);
    return new Promise((resolve, reject) => {
      result.waiting.push({ resolve, reject });
      if (result.scheduled) return;
      result.scheduled = true;
      this.defer(() => {
        this.evaluate(result);
      });
    });
  }

  private evaluate(result: LiveResult): void {
    result.scheduled = false;
    const waiting = result.waiting.splice(0);
    try {
      const reading = result.read();
      if (isRefusal(reading)) result.fail(reading);
      else this.run(result, reading);
      this.changed(result);
      for (const { resolve } of waiting) resolve(result.view());
    } catch (error) {
      result.fail(
        refusal(result.source.range, message('results.unexpected', 'Something went wrong; the log says more.')),
      );
      this.changed(result);
      for (const { reject } of waiting) reject(asError(error));
    }
  }

  private run(result: LiveResult, reading: Reading): void {
    const { overrides, uri } = result;
    const outcome = evaluated(reading, { overrides, remembered: this.remembered.in(uri), now: this.now });
    if (isRefusal(outcome)) result.fail(outcome);
    else if (isMissing(outcome)) result.fail(missingRefusal(result.source.range, outcome.missing));
    else this.finish(result, outcome);
  }

  private finish(result: LiveResult, outcome: Evaluated): void {
    result.succeed(outcome);
    const entered = outcome.run.trace.variables.flatMap(({ name, origin }) => (origin === 'entered' ? [name] : []));
    if (this.remembered.remember(result.uri, outcome.values, entered)) this.peeks.forget(result.uri);
    const document = this.documents.get(result.uri);
    if (document !== undefined && !result.detached) result.status = isStillTrue(result, document) ? 'fresh' : 'stale';
  }

  /** A value by the user, in place of what the document assigns now. */
  private override(result: LiveResult, name: string, value: Nested): void {
    const reading = result.read();
    const over = isRefusal(reading) ? null : (reading.assigned.get(name)?.value ?? null);
    result.overrides.set(name, { value, over });
  }

  // Whether they are still true

  /** Looks at a document's results once for all edits that come before: reading a long document takes a while. */
  private verifySoon(uri: string): void {
    if (this.unverified.has(uri)) return;
    this.unverified.add(uri);
    this.defer(() => {
      this.unverified.delete(uri);
      const document = this.documents.get(uri);
      if (document !== undefined)
        for (const result of this.attached(uri)) this.settle(result, isStillTrue(result, document));
    });
  }

  /** Only an answer can become stale, or true again. */
  private settle(result: LiveResult, isTrue: boolean): void {
    if (result.status === 'fresh' || result.status === 'stale') result.status = isTrue ? 'fresh' : 'stale';
    this.changed(result);
  }

  // Which results there are

  private attached(uri: string): readonly LiveResult[] {
    return [...this.live.values()].filter((result) => result.uri === uri && !result.detached);
  }

  /** Takes note of a document's text; results of a closed one that comes back are found again where their text stands. */
  private see(document: SourceDocument): void {
    const known = this.documents.get(document.uri);
    this.documents.see(document);
    if (known?.text === document.text) return;
    for (const result of [...this.live.values()]) {
      if (result.uri !== document.uri) continue;
      if (result.detached && document.text.startsWith(result.sourceText, result.range.start)) result.detached = false;
      if (!result.detached) this.settle(result, isStillTrue(result, document));
    }
  }

  private remove(result: LiveResult): void {
    this.live.delete(result.id);
    this.changed(result);
  }

  private forgetOldest(): void {
    for (const result of this.live.values()) {
      if (this.live.size <= MAX_RESULTS) return;
      this.remove(result);
    }
  }

  private changed({ id }: LiveResult): void {
    for (const listener of this.listeners) listener(id);
  }
}

/** An edit further down than the line behind a result changes neither its formula nor the values above it. */
function mayMatter({ range, length }: TextEdit, result: LiveResult, { text }: SourceDocument): boolean {
  const line = text.indexOf('\n', result.range.end);
  const next = line < 0 ? -1 : text.indexOf('\n', line + 1);
  return next < 0 || Math.min(range.start, range.start + length) <= next;
}

function missingRefusal(range: SourceRange, names: readonly string[]): Refusal {
  return refusal(
    range,
    message('results.missing-values', 'No value is known for {names}.', { names: names.join(', ') }),
    message('results.missing-values.hint', 'Give one, or write {name} = … above.', { name: names[0] ?? 'x' }),
  );
}

function nothingToPlot(range: SourceRange): Refusal {
  return refusal(range, message('results.no-plot', 'There is nothing to plot: the formula has not been evaluated.'));
}

function gone(id: ResultId): Error {
  return new Error(`There is no result ${id} any more.`);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function counter(): () => ResultId {
  let made = 0;
  return () => {
    made += 1;
    return `result-${String(made)}`;
  };
}
