/**
 * Results of expressions: evaluates them, again when a value changes, and looks whether their values still belong to
 * the text after an edit. Knows nothing of programs, nor how time passes: what is to run later is deferred.
 */
import type { Simplifier } from '../calculus/simplifier';
import type { FormulaRun } from '../runtime/run';
import type { Clock } from '../runtime/stopwatch';
import type { Enquiry, EnquiryAnswer, EnquiryKind } from '../trace/enquiry';
import type { SourceRange } from '../trace/range';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { Nested, Trace } from '../trace/trace';
import type { Documents } from './documents';
import { evaluated, isMissing, readingOf, type Evaluated, type Reading } from './evaluation';
import { asError, missingRefusal, noFormula, nothingToAsk, unexpected } from './failures';
import { LiveResult } from './live';
import { Peeks } from './peeks';
import { definitionOf, readAt, valuesAbove } from './reading';
import { RememberedValues, type ValueStore } from './remembered';
import type { MissingValues, ReadOptions, Result, ResultId, SourceDocument, TextEdit } from './result';
import type { Shelf } from './shelf';
import { isStillTrue, textStands } from './truth';
import { chooseValues, own } from './values';

export interface ExpressionsOptions {
  readonly shelf: Shelf;
  readonly documents: Documents;
  readonly defer: (task: () => void) => void;
  readonly newId: () => ResultId;
  readonly remembered: ValueStore | undefined;
  readonly now: Clock;
  readonly simplifier: Simplifier | null;
}

export class Expressions {
  private readonly shelf: Shelf;
  private readonly documents: Documents;
  private readonly defer: ExpressionsOptions['defer'];
  private readonly newId: ExpressionsOptions['newId'];
  private readonly now: Clock;
  private readonly remembered: RememberedValues;
  private readonly simplifier: Simplifier | null;
  private readonly peeks: Peeks;
  /** Documents whose results are to be looked at. */
  private readonly unverified = new Set<string>();

  constructor({ shelf, documents, defer, newId, remembered, now, simplifier }: ExpressionsOptions) {
    this.simplifier = simplifier;
    this.shelf = shelf;
    this.documents = documents;
    this.defer = defer;
    this.newId = newId;
    this.now = now;
    this.remembered = new RememberedValues(remembered);
    this.peeks = new Peeks(this.remembered, now);
  }

  missing(document: SourceDocument, range: SourceRange, options: ReadOptions = {}): MissingValues | Refusal {
    const { caretAsPower = false, given = {}, debugged = {}, variables = [] } = options;
    const expression = readAt(document, range, { caretAsPower, variables });
    if (isRefusal(expression)) return expression;
    const { missing } = chooseValues(expression, {
      assigned: valuesAbove(document, expression, range),
      remembered: this.remembered.in(document.uri),
      overrides: new Map(),
      debugged,
    });
    const asked = missing.filter((name) => own(given, name) === undefined);
    return this.remembered.suggestions(asked, (name) => definitionOf(document, expression, range, name));
  }

  peek(document: SourceDocument, range: SourceRange): Trace | Refusal | MissingValues {
    return this.peeks.at(document, range);
  }

  differentiate(
    document: SourceDocument,
    range: SourceRange,
    { given = {}, caretAsPower = false, debugged = {}, variables = [] }: ReadOptions = {},
  ): Promise<Result> {
    const known = this.attached(document.uri).find(
      (one) => one.range.start === range.start && one.range.end === range.end,
    );
    const result = known ?? new LiveResult(this.newId(), document, range);
    result.readFrom(document, range);
    result.caretAsPower = caretAsPower;
    result.overrides.clear();
    result.variables.clear();
    for (const name of variables) result.variables.add(name);
    result.debugged = debugged;
    this.shelf.put(result);
    for (const [name, value] of Object.entries(given)) this.override(result, name, value);
    return this.evaluateSoon(result);
  }

  setValue(result: LiveResult, variable: string, value: Nested): Promise<Result> {
    this.override(result, variable, value);
    return this.evaluateSoon(result);
  }

  substitute(result: LiveResult, name: string, substituted: boolean): Promise<Result> {
    result.substitute(name, substituted);
    return this.evaluateSoon(result);
  }

  /** After the values that came before it. */
  ask<Kind extends EnquiryKind>(id: ResultId, enquiry: Enquiry<Kind>): Promise<EnquiryAnswer<Kind> | Refusal> {
    return new Promise((resolve, reject) => {
      this.defer(() => {
        const result = this.shelf.get(id);
        const run = result instanceof LiveResult ? result.run : null;
        try {
          resolve(run?.ask(enquiry) ?? nothingToAsk(result?.range ?? { start: 0, end: 0 }));
        } catch (error) {
          reject(asError(error));
        }
      });
    });
  }

  /** Asks the formula of a result something, after the values that came before. */
  ofFormula<T>(
    id: ResultId,
    ask: (formula: FormulaRun, simplifier: Simplifier | null) => T | Promise<T>,
  ): Promise<T | Refusal> {
    return new Promise((resolve, reject) => {
      this.defer(() => {
        const result = this.shelf.get(id);
        const run = result instanceof LiveResult ? result.run : null;
        if (run === null) resolve(noFormula(result?.range ?? { start: 0, end: 0 }));
        else
          Promise.resolve()
            .then(() => ask(run.formula, this.simplifier))
            .then(resolve, (error: unknown) => {
              reject(asError(error));
            });
      });
    });
  }

  rerun(document: SourceDocument, result: LiveResult, range: SourceRange = result.range): Promise<Result> {
    result.readFrom(document, range);
    return this.evaluateSoon(result);
  }

  /** The same, but what cannot be read leaves the last answer in its place. */
  keepUp(document: SourceDocument, result: LiveResult, range: SourceRange = result.range): Promise<Result> {
    const reading = readingOf(document, range, result);
    if (isRefusal(reading) && result.trace !== null) {
      result.unreadable(reading);
      this.shelf.changed(result);
      return Promise.resolve(result.view());
    }
    result.readFrom(document, range);
    result.source.reading = reading;
    return this.evaluateSoon(result);
  }

  /** `changes` null: an event was missed. */
  edited(document: SourceDocument, changes: readonly TextEdit[] | null): void {
    for (const result of this.attached(document.uri)) {
      if (changes !== null && !changes.every((edit) => result.follow(edit))) this.shelf.remove(result);
      else if (!textStands(result, document)) this.settle(result, false);
      else if (changes === null || changes.some((edit) => mayMatter(edit, result, document)))
        this.verifySoon(document.uri);
      else this.shelf.changed(result);
    }
  }

  /** Results of a closed document that comes back are found again where their text stands. */
  seen(document: SourceDocument): void {
    for (const result of this.shelf.of(document.uri)) {
      if (!(result instanceof LiveResult)) continue;
      if (result.detached && document.text.startsWith(result.sourceText, result.range.start)) result.detached = false;
      if (!result.detached) this.settle(result, isStillTrue(result, document));
    }
  }

  /** What is remembered of a document goes with it. */
  renamed(from: string, to: string): void {
    this.peeks.forget(from);
    this.remembered.renamed(from, to);
  }

  /** The document is no longer there, or its results are no longer wanted. */
  forget(uri: string): void {
    this.peeks.forget(uri);
  }

  // Evaluating

  /** Schedules an evaluation; of several asked for before it starts, the newest values win and all get its result. */
  private evaluateSoon(result: LiveResult): Promise<Result> {
    result.status = 'running';
    this.shelf.changed(result);
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
      this.shelf.changed(result);
      for (const { resolve } of waiting) resolve(result.view());
    } catch (error) {
      result.fail(unexpected(result.source.range));
      this.shelf.changed(result);
      for (const { reject } of waiting) reject(asError(error));
    }
  }

  private run(result: LiveResult, reading: Reading): void {
    const { overrides, debugged, uri } = result;
    const given = { overrides, debugged, remembered: this.remembered.in(uri), now: this.now };
    const outcome = evaluated(reading, given);
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
    if (result.status === 'fresh' || result.status === 'stale') {
      result.status = isTrue ? 'fresh' : 'stale';
      // Why an older text could not be read.
      result.refusal = null;
    }
    this.shelf.changed(result);
  }

  private attached(uri: string): readonly LiveResult[] {
    return this.shelf.attached(uri).filter((result) => result instanceof LiveResult);
  }
}

/** An edit further down than the line behind a result changes neither its formula nor the values above it. */
function mayMatter({ range, length }: TextEdit, result: LiveResult, { text }: SourceDocument): boolean {
  const line = text.indexOf('\n', result.range.end);
  const next = line < 0 ? -1 : text.indexOf('\n', line + 1);
  return next < 0 || Math.min(range.start, range.start + length) <= next;
}
