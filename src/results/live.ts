/**
 * One expression's live result and what keeps it true: which text it came from, how its ranges moved since, which values
 * stand over the document's. Knows how to present itself; evaluating it is `expressions.ts`'.
 */
import type { ExpressionRun } from '../runtime/run';
import type { SourceRange } from '../trace/range';
import type { Refusal } from '../trace/refusal';
import type { Trace } from '../trace/trace';
import { EditLog, moved } from './edits';
import { readingOf, type Evaluated, type Reading } from './evaluation';
import type { Place, Result, ResultId, SourceDocument, TextEdit, Values } from './result';
import type { Live } from './shelf';
import { placeAbove, shifted, withEarlier } from './surroundings';
import type { Override } from './values';

/** The text that an evaluation reads, as it was when it was asked for. */
export interface Source {
  readonly document: SourceDocument;
  readonly range: SourceRange;
  /** The edits since. */
  readonly log: EditLog;
  /** Read once, when it is first needed. */
  reading: Reading | Refusal | null;
  /** Whether it was all of the formula that stands there. */
  whole: boolean | null;
}

export class LiveResult implements Live {
  readonly id: ResultId;
  uri: string;
  language: string;
  range: SourceRange;
  status: Result['status'] = 'running';
  trace: Trace | null = null;
  refusal: Refusal | null = null;
  caretAsPower = false;
  run: ExpressionRun | null = null;
  /** What the next evaluation reads. */
  source: Source;
  /** What the trace was read from. */
  traced: Source | null = null;
  readonly overrides = new Map<string, Override>();
  /** Names that are variables by the user's wish, although a formula stands above. */
  readonly variables = new Set<string>();
  /** Values of a paused debugger's frame. */
  debugged: Values = {};
  /** Whether an evaluation is due, and who waits for it. */
  scheduled = false;
  readonly waiting: { readonly resolve: (result: Result) => void; readonly reject: (error: Error) => void }[] = [];
  detached = false;

  constructor(id: ResultId, document: SourceDocument, range: SourceRange) {
    this.id = id;
    this.uri = document.uri;
    this.language = document.language;
    this.range = range;
    this.source = newSource(document, range);
  }

  view(): Result {
    const { id, uri, language, range, status, trace, refusal, caretAsPower } = this;
    return { id, uri, language, range, status, trace, refusal, caretAsPower, program: null };
  }

  /** Reads the document anew from now on. */
  readFrom(document: SourceDocument, range: SourceRange): void {
    this.source = newSource(document, range);
    this.language = document.language;
    this.range = range;
    this.detached = false;
  }

  /** What the source says, read at most once. */
  read(): Reading | Refusal {
    const { document, range } = this.source;
    return (this.source.reading ??= readingOf(document, range, this));
  }

  /** Treats a name whose assignment is a formula as a variable, or no longer. */
  substitute(name: string, substituted: boolean): void {
    if (substituted) {
      this.variables.delete(name);
      this.overrides.delete(name);
    } else this.variables.add(name);
    this.source.reading = null;
  }

  succeed({ run }: Evaluated): void {
    this.run = run;
    this.trace = run.trace;
    this.traced = this.source;
    this.refusal = null;
    this.status = 'fresh';
  }

  /** The last trace stays, with the run that more can be asked of. */
  fail(why: Refusal): void {
    this.refusal = why;
    this.status = 'failed';
  }

  /** The text of now cannot be read: the last trace stays, and is stale. */
  unreadable(why: Refusal): void {
    this.refusal = why;
    this.status = 'stale';
  }

  /** Follows one edit; false where the text is gone. */
  follow(edit: TextEdit): boolean {
    const range = moved(this.range, edit);
    if (range === null) return false;
    this.range = range;
    this.source.log.add(edit);
    if (this.traced !== null && this.traced.log !== this.source.log) this.traced.log.add(edit);
    return true;
  }

  carried(range: SourceRange): SourceRange | null {
    if (this.traced === null) return null;
    const own = shifted(range, -withEarlier(this.traced.document).shift);
    return own.start < 0 ? null : this.traced.log.carried(own);
  }

  elsewhere(range: SourceRange): Place | null {
    return this.traced === null ? null : placeAbove(this.traced.document, range);
  }

  /** An evaluation that is under way ends by itself within milliseconds. */
  dropped(): void {
    this.detached = true;
  }

  /** The text that was read, and that must still stand there for the values to be true. */
  get sourceText(): string {
    const { document, range } = this.source;
    return document.text.slice(range.start, range.end);
  }
}

function newSource(document: SourceDocument, range: SourceRange): Source {
  return { document, range, log: new EditLog(), reading: null, whole: null };
}
