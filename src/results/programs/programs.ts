/**
 * Results of programs: runs them, one of each document at a time, differentiates what they recorded, and looks whether
 * it still belongs to the text after an edit. Knows not how a program is run: that is injected.
 */
import type { Limits, ProgramRecording, Programs } from '../../runtime/program';
import type { Clock } from '../../runtime/stopwatch';
import type { PlotData, PlotRequest } from '../../trace/plot';
import type { ProgramTrace } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Focus } from '../../trace/tape';
import type { Nested, Trace } from '../../trace/trace';
import type { Explanation, WhyQuestion } from '../../trace/why';
import type { Documents } from '../documents';
import { firstFocus, sameFocus } from '../../trace/focus';
import { explainedProgram, needsWholeGraph } from '../explaining';
import { asError, nothingToPlot, unexpected } from '../failures';
import type { RecordedPlace, Result, ResultId, SourceDocument, TextEdit, Values } from '../result';
import type { Shelf } from '../shelf';
import { nothingToDifferentiate, nothingToRunAgain, whyEnded } from './endings';
import { LiveProgram } from './live';
import { standsAsCode } from './truth';

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
    const program = this.of(document.uri) ?? new LiveProgram(this.newId(), document, selection);
    this.shelf.put(program);
    return this.start(program, document, selection);
  }

  rerun(document: SourceDocument, program: LiveProgram, range: SourceRange = program.range): Promise<Result> {
    return this.start(program, document, program.source.selection === null ? null : range);
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

  async plot(program: LiveProgram, request: PlotRequest): Promise<PlotData | Refusal> {
    const { recording, focus, varied } = program;
    if (recording === null || focus === null) return nothingToPlot(program.range);
    program.plotting?.cancel();
    const plotting = this.runner.analyse(recording, { kind: 'plot', focus, values: varied, plot: request });
    program.plotting = plotting;
    try {
      return await plotting.answer;
    } finally {
      if (program.plotting === plotting) program.plotting = null;
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
    const program = this.of(uri);
    if (program === undefined || program.detached || program.trace === null) return undefined;
    const { traced, trace } = program;
    const place = traced.changes.origin(offset);
    if (place === null) return undefined;
    for (const record of program.records?.at(place) ?? []) {
      const { start, end } = record.range;
      const statement = trace.ran.find((one) => one.start <= start && end <= one.end) ?? record.range;
      return standsAsCode(traced, statement) ? { result: program.view(), record, edited: !program.isTrue } : undefined;
    }
    return undefined;
  }

  edited(document: SourceDocument, changes: readonly TextEdit[] | null): void {
    const program = this.of(document.uri);
    if (program === undefined || program.detached) return;
    program.follow(document, changes);
    this.shelf.changed(program);
    this.verifySoon(document.uri);
  }

  /** A closed document that comes back: its program is found again, true or not. */
  seen(document: SourceDocument): void {
    const program = this.of(document.uri);
    if (program === undefined) return;
    program.detached = false;
    program.follow(document, null);
    program.verify(document);
    this.shelf.changed(program);
  }

  // Running

  private async start(program: LiveProgram, document: SourceDocument, selection: SourceRange | null): Promise<Result> {
    const { uri, text, language } = document;
    const turn = program.begin(document, selection);
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
      program.run = this.runner.run({ text, language, selection, limits: this.limits(uri) }, listener);
      this.shelf.changed(program);
      const outcome = await program.run.finished;
      if (program.turn !== turn) return program.view();
      program.run = null;
      return await this.finish(program, outcome);
    } catch (error) {
      if (program.turn !== turn) return program.view();
      program.run = null;
      program.refuse(unexpected(selection ?? { start: 0, end: 0 }));
      this.shelf.changed(program);
      throw asError(error);
    }
  }

  private async finish(program: LiveProgram, outcome: ProgramRecording | Refusal): Promise<Result> {
    if (isRefusal(outcome)) {
      program.refuse(outcome);
      this.shelf.changed(program);
      return program.view();
    }
    const { trace, tape } = outcome;
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
      const program = this.of(uri);
      if (program !== undefined && !program.detached) this.look(program);
    });
  }

  private of(uri: string): LiveProgram | undefined {
    return this.shelf.of(uri).find((result) => result instanceof LiveProgram);
  }
}
