/**
 * One document's live program and what keeps it true: which text ran, what became of that text, what is under way for
 * it. Knows how to present itself; running it is `programs.ts`'.
 */
import type { Analysis, ProgramRecording, ProgramRun } from '../../runtime/program';
import type { EnquiryAnswer } from '../../trace/enquiry';
import type { ProgramTrace } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { Refusal } from '../../trace/refusal';
import type { Focus } from '../../trace/tape';
import type { Trace } from '../../trace/trace';
import type { Explanation } from '../../trace/why';
import type { Place, Result, ResultId, SourceDocument, TextEdit, Values } from '../result';
import type { Live } from '../shelf';
import { RecordIndex } from './positions';
import { ProgramSource } from './source';
import type { ProgramText } from './text';
import { ranAgainTheSame, statementsStand } from './truth';

export class LiveProgram implements Live {
  readonly id: ResultId;
  uri: string;
  detached = false;
  /** The text of the run asked for last, and that of the run whose trace there is. */
  source: ProgramSource;
  traced: ProgramSource;
  trace: ProgramTrace | null = null;
  recording: ProgramRecording | null = null;
  /** The output in `focus`, differentiated at the varied values. */
  differentiated: Trace | null = null;
  focus: Focus | null = null;
  varied: Values = {};
  why: Refusal | null = null;
  /** Why the run, and why the newest values, gave no answer. */
  ended: Refusal | null = null;
  unanswered: Refusal | null = null;
  /** Why the newest text could not be run; what an older one gave is still there. */
  unreadable: Refusal | null = null;
  /** The run was ended because the text was changed under it. */
  abandoned = false;
  /** What was asked for last, answered or not. */
  asked: Values = {};
  /** What is under way. `turn` counts the runs: what belongs to an older one is dropped. */
  turn = 0;
  run: ProgramRun | null = null;
  analysis: Analysis<Trace> | null = null;
  /** What is asked of the output in focus. */
  readonly asking = new Set<Analysis<EnquiryAnswer>>();
  explaining: Analysis<Explanation> | null = null;
  /** Whether the trace belongs to the text as it is now. */
  isTrue = true;
  private index: { readonly of: ProgramTrace; readonly records: RecordIndex } | null = null;

  constructor(id: ResultId, document: SourceDocument, text: ProgramText) {
    this.id = id;
    this.uri = document.uri;
    this.source = this.traced = new ProgramSource(document, text);
  }

  get running(): boolean {
    return this.run !== null || this.analysis !== null;
  }

  get range(): SourceRange {
    return this.source.range;
  }

  view(): Result {
    const { id, uri, range, source, trace, focus, varied, why } = this;
    return {
      id,
      uri,
      language: source.language,
      range,
      status: this.status,
      trace: this.differentiated,
      refusal: this.unanswered ?? (this.abandoned ? null : this.ended) ?? this.unreadable,
      caretAsPower: false,
      program: { trace, whole: source.given.selection === null, focus, varied, why },
    };
  }

  private get status(): Result['status'] {
    if (this.abandoned) return 'stale';
    if (this.running) return 'running';
    if (this.unanswered !== null || this.ended !== null) return 'failed';
    return this.isTrue && this.unreadable === null ? 'fresh' : 'stale';
  }

  /** A new run of this text: what the one before it gave stays until there is more, unless it was of another text. */
  begin(document: SourceDocument, text: ProgramText): number {
    this.end();
    const { whole, range } = this.source;
    const next = new ProgramSource(document, text);
    const same = whole === next.whole && (whole || (next.range.start === range.start && next.range.end === range.end));
    if (!same) this.forgetRun();
    this.source = next;
    if (this.trace === null) this.traced = this.source;
    this.detached = false;
    this.ended = null;
    this.unanswered = null;
    this.unreadable = null;
    this.abandoned = false;
    this.why = null;
    this.turn += 1;
    return this.turn;
  }

  /** Takes in what the run asked for last has recorded so far. */
  take(trace: ProgramTrace | null): void {
    this.trace = trace;
    this.traced = this.source;
    this.recording = null;
    this.isTrue = true;
    this.why = null;
  }

  /** The text asked for last was not run at all: what an older one gave is in its coordinates, and goes. */
  refuse(why: Refusal): void {
    this.forgetRun();
    this.ended = why;
  }

  /** The same, but what the older text gave stays, in its own coordinates. */
  keep(why: Refusal): void {
    this.source = this.traced;
    this.unreadable = why;
  }

  /** Whether the text was changed since the run began so that it may run otherwise. */
  get isOutOfDate(): boolean {
    if (this.source.changes.none) return false;
    const ran = this.traced === this.source ? this.trace : null;
    return ran === null || ran.ran.length === 0 || !ranAgainTheSame(this.source, ran);
  }

  private forgetRun(): void {
    this.take(null);
    this.forgetDifferentiated();
  }

  /** What was differentiated belongs to a run that is over. */
  forgetDifferentiated(): void {
    this.differentiated = null;
    this.focus = null;
    this.varied = {};
    this.asked = {};
  }

  /** Ends what is under way; its outcome no longer counts. */
  end(): void {
    this.turn += 1;
    for (const work of [this.run, this.analysis, this.explaining, ...this.asking]) work?.cancel();
    this.run = null;
    this.analysis = null;
    this.asking.clear();
    this.explaining = null;
  }

  dropped(): void {
    this.end();
  }

  carried(range: SourceRange): SourceRange | null {
    return this.traced.carried(range);
  }

  elsewhere(range: SourceRange): Place | null {
    return this.traced.elsewhere(range);
  }

  /** Follows edits of its document; `edits` null: some were missed. */
  follow(document: SourceDocument, edits: readonly TextEdit[] | null): void {
    this.source.follow(document, edits);
    if (this.traced !== this.source) this.traced.follow(document, edits);
    this.unreadable = null;
    // The quick half, at once; the rest when the editor has time.
    if (this.trace !== null && !statementsStand(this.traced, this.trace)) this.isTrue = false;
  }

  verify(document: SourceDocument): void {
    this.isTrue = this.traced.isIn(document) && (this.trace === null || ranAgainTheSame(this.traced, this.trace));
  }

  get records(): RecordIndex | null {
    if (this.trace === null) return null;
    if (this.index?.of !== this.trace) this.index = { of: this.trace, records: new RecordIndex(this.trace.records) };
    return this.index.records;
  }
}
