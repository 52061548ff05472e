/**
 * Results of programs: runs them, one of each document or block of code at a time, differentiates what they recorded, and looks whether
 * it still belongs to the text after an edit. Knows not how a program is run: that is injected.
 */
import { mask } from '../../languages/expression/document/mask';
import type { Limits, ProgramRecording, Programs } from '../../runtime/program';
import type { Clock } from '../../runtime/stopwatch';
import type { Enquiry, EnquiryAnswer, EnquiryKind } from '../../trace/enquiry';
import type { ProgramTrace } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Focus } from '../../trace/tape';
import type { Nested, Trace } from '../../trace/trace';
import type { Explanation, WhyQuestion } from '../../trace/why';
import type { Documents } from '../documents';
import { firstFocus, sameFocus } from '../../trace/focus';
import { explainedProgram, needsWholeGraph } from '../explaining';
import { asError, nothingToAsk, unexpected } from '../failures';
import type {
  AbortSignalLike,
  RecordedPlace,
  RecordedStatement,
  RecordedStatements,
  Result,
  ResultId,
  SourceDocument,
  TextEdit,
  Values,
} from '../result';
import type { Shelf } from '../shelf';
import { blockIsGone, nothingToDifferentiate, nothingToRunAgain, whyEnded } from './endings';
import { LiveProgram } from './live';
import type { ProgramSource } from './source';
import { statementsIn as given } from './statements';
import { alone, programText, type ProgramText } from './text';
import { standing, standsAsCode } from './truth';

export interface ProgramResultsOptions {
  readonly shelf: Shelf;
  readonly documents: Documents;
  readonly defer: (task: () => void) => void;
  readonly newId: () => ResultId;
  readonly now: Clock;
  readonly runner: Programs;
  /** Asked at each run. */
  readonly limits: (uri: string) => Limits;
}

/** Progress is told at most this often. */
const PROGRESS_MILLISECONDS = 200;

export class ProgramResults {
  private readonly shelf: Shelf;
  private readonly documents: Documents;
  private readonly defer: ProgramResultsOptions['defer'];
  private readonly newId: ProgramResultsOptions['newId'];
  private readonly now: Clock;
  private readonly runner: Programs;
  private readonly limits: ProgramResultsOptions['limits'];
  /** Documents whose programs are to be looked at. */
  private readonly unverified = new Set<string>();
  /** The texts that ran, without their comments and strings. */
  private readonly masked = new WeakMap<ProgramSource, string>();
  /** What the newest question about a program will be answered with. */
  private readonly answering = new Map<ResultId, Promise<Result>>();

  constructor({ shelf, documents, defer, newId, now, runner, limits }: ProgramResultsOptions) {
    this.shelf = shelf;
    this.documents = documents;
    this.defer = defer;
    this.newId = newId;
    this.now = now;
    this.runner = runner;
    this.limits = limits;
  }

  run(document: SourceDocument, selection: SourceRange | null): Promise<Result> {
    const text = programText(document, selection);
    const meant = text ?? alone(document, selection);
    const program = this.ofUnit(document.uri, meant.unit) ?? new LiveProgram(this.newId(), document, meant);
    this.shelf.put(program);
    return this.start(program, document, text);
  }

  rerun(document: SourceDocument, program: LiveProgram, range?: SourceRange): Promise<Result> {
    return this.start(program, document, textAgain(document, program, range));
  }

  keepUp(document: SourceDocument, program: LiveProgram, range?: SourceRange): Promise<Result> {
    return this.start(program, document, textAgain(document, program, range), true);
  }

  /** What was changed under it would run otherwise now; it is not the user who stops it. */
  abandon(program: LiveProgram): void {
    if (program.run === null || program.abandoned || !program.isOutOfDate) return;
    program.abandoned = true;
    program.run.cancel();
    this.shelf.changed(program);
  }

  cancel(program: LiveProgram): void {
    program.run?.cancel();
    program.analysis?.cancel();
  }

  setValue(program: LiveProgram, variable: string, value: Nested): Promise<Result> {
    if (program.run !== null || program.focus === null) return Promise.resolve(program.view());
    return this.answer(program, program.focus, { ...program.asked, [variable]: value });
  }

  resetValues(program: LiveProgram): Promise<Result> {
    if (program.run !== null || program.focus === null) return Promise.resolve(program.view());
    return this.answer(program, program.focus, {});
  }

  focus(program: LiveProgram, focus: Focus): Promise<Result> {
    if (program.run !== null) return Promise.resolve(program.view());
    return this.answer(program, focus, {});
  }

  async ask<Kind extends EnquiryKind>(
    program: LiveProgram,
    enquiry: Enquiry<Kind>,
    signal?: AbortSignalLike,
  ): Promise<EnquiryAnswer<Kind> | Refusal> {
    const { recording, focus, varied, asking } = program;
    if (recording === null || focus === null) return nothingToAsk(program.range);
    // Each enquiry is one of the kinds, which the compiler does not see of one that is not known yet.
    const asked = enquiry as unknown as Enquiry;
    const analysis = this.runner.analyse(recording, { kind: 'ask', focus, values: varied, enquiry: asked });
    asking.add(analysis);
    const cancel = (): void => {
      analysis.cancel();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      // What a process answers was checked to be of the kind that was asked for.
      return await analysis.answer;
    } finally {
      asking.delete(analysis);
    }
  }

  /** A graph that is too large to be shown is walked where the program ran. */
  async explain(program: LiveProgram, question: WhyQuestion): Promise<Explanation | Refusal> {
    const { recording, focus, varied, differentiated } = program;
    const variable = needsWholeGraph(differentiated, question);
    if (variable === null || recording === null || focus === null) return explainedProgram(program, question);
    program.explaining?.cancel();
    const explaining = this.runner.analyse(recording, { kind: 'why', focus, values: varied, variable });
    program.explaining = explaining;
    try {
      return await explaining.answer;
    } finally {
      if (program.explaining === explaining) program.explaining = null;
    }
  }

  /** The innermost record at an offset of the document as it is now, if its statement stands there as it ran. */
  recordAt(uri: string, offset: number): RecordedPlace | undefined {
    for (const program of this.known(uri, offset)) {
      const { traced, trace } = program;
      const place = traced.origin(offset);
      if (place === null || trace === null) continue;
      for (const record of program.records?.at(place) ?? []) {
        const { start, end } = record.range;
        const statement = trace.ran.find((one) => one.start <= start && end <= one.end) ?? record.range;
        if (!standsAsCode(traced, statement)) break;
        return { result: program.view(), record, edited: !program.isTrue };
      }
    }
    return undefined;
  }

  /** What the statements gave that end in this part of the document as it is now. */
  statementsIn(uri: string, range: SourceRange): readonly RecordedStatements[] {
    const told = new Set<number>();
    const programs = this.known(uri, null);
    return programs.flatMap((program): RecordedStatements[] => {
      const { traced, trace } = program;
      if (trace === null) return [];
      const { changes, language } = traced;
      const then = {
        start: traced.origin(range.start) ?? 0,
        end: traced.origin(range.end) ?? changes.before.length,
      };
      const ran = trace.ran.filter(({ start, end }) => start <= then.end && end >= then.start);
      const stand = standing(traced, ran);
      let masked = this.masked.get(traced);
      if (masked === undefined) this.masked.set(traced, (masked = mask(changes.before, language)));
      const statements = given(masked, trace, then).flatMap((statement): RecordedStatement[] => {
        const whole = stand.find(({ start, end }) => start <= statement.end && statement.end <= end + 1);
        const end = traced.position(statement.end, 'before');
        if (whole === undefined || end < range.start || end > range.end || told.has(end)) return [];
        // What a block said itself counts for more than what it said when another needed it.
        if (!holds(program, end) && programs.some((other) => other !== program && holds(other, end))) return [];
        told.add(end);
        return [{ ...statement, end }];
      });
      return [{ result: program.view(), trace, edited: !program.isTrue, statements }];
    });
  }

  edited(document: SourceDocument, changes: readonly TextEdit[] | null): void {
    for (const program of this.of(document.uri)) {
      if (program.detached) continue;
      program.follow(document, changes);
      this.shelf.changed(program);
      this.verifySoon(document.uri);
    }
  }

  /**
   * A closed document that comes back: its program is found again, true or not. Or one that stands as it did, with other
   * cells above.
   */
  seen(document: SourceDocument): void {
    for (const program of this.of(document.uri)) {
      program.detached = false;
      program.follow(document, null);
      program.verify(document);
      this.shelf.changed(program);
    }
  }

  // Running

  /** `keep`: where the text cannot be run, what an older one gave stays. */
  private async start(
    program: LiveProgram,
    document: SourceDocument,
    given: ProgramText | null,
    keep = false,
  ): Promise<Result> {
    if (given === null) return this.finish(program, blockIsGone(program.range), keep);
    const { uri } = document;
    const { text, language, selection, pieces } = given;
    const turn = program.begin(document, given);
    let shown = this.now();
    const listener = (soFar: ProgramTrace): void => {
      if (program.turn !== turn || program.run === null) return;
      program.take(soFar);
      const now = this.now();
      if (now - shown < PROGRESS_MILLISECONDS) return;
      shown = now;
      program.forgetDifferentiated();
      this.shelf.changed(program);
    };
    try {
      const made = pieces.length === 0 ? {} : { pieces };
      program.run = this.runner.run({ text, language, selection, ...made, limits: this.limits(uri) }, listener);
      this.shelf.changed(program);
      const outcome = await program.run.finished;
      if (program.turn !== turn) return program.view();
      program.run = null;
      return await this.finish(program, outcome, keep);
    } catch (error) {
      if (program.turn !== turn) return program.view();
      program.run = null;
      program.refuse(unexpected(selection ?? { start: 0, end: 0 }));
      this.shelf.changed(program);
      throw asError(error);
    }
  }

  private async finish(program: LiveProgram, outcome: ProgramRecording | Refusal, keep: boolean): Promise<Result> {
    if (isRefusal(outcome)) {
      program.abandoned = false;
      if (keep && program.trace !== null) program.keep(outcome);
      else program.refuse(outcome);
      this.shelf.changed(program);
      return program.view();
    }
    const { trace, tape } = outcome;
    // It may have ended by itself before it heard that it was to end.
    if (trace.ending?.kind !== 'cancelled') program.abandoned = false;
    program.take(trace);
    program.recording = tape === null ? null : outcome;
    program.ended = whyEnded(trace);
    const focus = firstFocus(trace);
    if (program.recording !== null && focus !== null) {
      // What was shown of the run before stays for the moment that this takes.
      return this.answer(program, focus, {}, program.differentiated !== null);
    }
    program.forgetDifferentiated();
    if (program.ended === null)
      program.why = focus === null ? nothingToDifferentiate(trace, tape) : nothingToRunAgain(trace);
    this.look(program);
    return program.view();
  }

  // Differentiating

  /** Of several questions the newest is answered, and all who asked get its answer. */
  private answer(program: LiveProgram, focus: Focus, values: Values, quietly = false): Promise<Result> {
    const answering = this.differentiate(program, focus, values, quietly);
    this.answering.set(program.id, answering);
    return answering;
  }

  private async differentiate(program: LiveProgram, focus: Focus, values: Values, quietly: boolean): Promise<Result> {
    const { recording, turn } = program;
    if (recording === null) return program.view();
    program.analysis?.cancel();
    program.asked = values;
    const analysis = this.runner.analyse(recording, { kind: 'differentiate', focus, values });
    program.analysis = analysis;
    if (!quietly) this.shelf.changed(program);
    let answer: Trace | Refusal;
    try {
      answer = await analysis.answer;
    } catch (error) {
      if (program.analysis === analysis) {
        program.analysis = null;
        program.unanswered = unexpected(recording.trace.range);
        this.shelf.changed(program);
      }
      throw asError(error);
    }
    if (program.turn !== turn) return program.view();
    if (program.analysis !== analysis) return this.answering.get(program.id) ?? program.view();
    program.analysis = null;
    this.settle(program, answer, focus, values);
    this.look(program);
    return program.view();
  }

  private settle(program: LiveProgram, answer: Trace | Refusal, focus: Focus, values: Values): void {
    program.unanswered = null;
    if (!isRefusal(answer)) {
      program.differentiated = answer;
      program.focus = focus;
      program.varied = values;
      program.why = null;
    } else if (program.differentiated !== null && sameFocus(program.focus, focus) && Object.keys(values).length > 0) {
      // Values that do not fit: the last answer stays, as it does for an expression.
      program.unanswered = answer;
    } else {
      program.forgetDifferentiated();
      program.focus = focus;
      program.why = answer;
    }
  }

  // Whether they are still true

  /** The text may have been edited while it ran. */
  private look(program: LiveProgram): void {
    const document = this.documents.get(program.uri);
    if (document !== undefined && !program.detached) program.verify(document);
    this.shelf.changed(program);
  }

  private verifySoon(uri: string): void {
    if (this.unverified.has(uri)) return;
    this.unverified.add(uri);
    this.defer(() => {
      this.unverified.delete(uri);
      for (const program of this.of(uri)) if (!program.detached) this.look(program);
    });
  }

  /** In the order in which they were made or looked at. */
  private of(uri: string): readonly LiveProgram[] {
    return this.shelf.of(uri).filter((result) => result instanceof LiveProgram);
  }

  private ofUnit(uri: string, { start }: SourceRange): LiveProgram | undefined {
    return this.of(uri).find(({ source }) => source.unit.start === start);
  }

  /** Those that recorded something: the one whose own block holds the place, then the newest first. */
  private known(uri: string, offset: number | null): readonly LiveProgram[] {
    const all = this.of(uri)
      .filter(({ detached, trace }) => !detached && trace !== null)
      .toReversed();
    if (offset === null || all.length < 2) return all;
    const own = all.filter((program) => holds(program, offset));
    return [...own, ...all.filter((program) => !own.includes(program))];
  }
}

/** What ran is what runs again; of a selection its place. */
function textAgain(document: SourceDocument, { source, range: place }: LiveProgram, range = place): ProgramText | null {
  if (source.given.selection === null) return programText(document, null);
  const { start } = source.unit;
  return programText(document, source.whole ? { start, end: start } : range);
}

/** Whether a place of the document is in the block that was asked for, not in one that it needed. */
function holds({ traced: { unit } }: LiveProgram, offset: number): boolean {
  return unit.start <= offset && offset <= unit.end;
}
