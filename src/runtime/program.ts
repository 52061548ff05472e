/**
 * Running programs, as results see it: the contract of `process/`, which needs Node, and of whatever runs programs where
 * there is none. Everything that crosses is plain data.
 */
import type { Enquiry, EnquiryAnswer, EnquiryKind } from '../trace/enquiry';
import type { ProgramTrace } from '../trace/program';
import type { SourceRange } from '../trace/range';
import type { Refusal } from '../trace/refusal';
import type { Focus, Tape, ValueId } from '../trace/tape';
import type { Trace } from '../trace/trace';
import type { Explanation } from '../trace/why';
import type { Values } from './run';

export interface Limits {
  /** Milliseconds. */
  readonly time: number;
  /** Megabytes of the process. */
  readonly memory: number;
  /** Characters. */
  readonly output: number;
  /** Places in the text whose values are kept. */
  readonly records: number;
  /** Nodes that one backward pass may have to be kept for the tape. */
  readonly graph: number;
}

export const DEFAULT_LIMITS: Limits = {
  time: 10_000,
  memory: 1024,
  output: 1_000_000,
  records: 20_000,
  graph: 100_000,
};

export interface ProgramRequest {
  /** The whole document. */
  readonly text: string;
  /** VS Code's language id. */
  readonly language: string;
  /** What to run, with what it needs from above; null: all of the text. */
  readonly selection: SourceRange | null;
  /** The blocks of code that the text is made of, in order, where it is no program as a whole; all else in it is blank. */
  readonly pieces?: readonly SourceRange[];
  readonly limits: Limits;
}

/** A run that ended, in whatever way. The tape is null where nothing came back to be run again. */
export interface ProgramRecording {
  readonly trace: ProgramTrace;
  readonly tape: Tape | null;
  /** How many bytes must be read before the tape can be looked into; absent where it is at hand. */
  readonly tapeBytes?: number;
}

export interface ProgramRun {
  /** A refusal where the text cannot be prepared: a syntax error, an import, names that are defined nowhere. */
  readonly finished: Promise<ProgramRecording | Refusal>;
  /** Ends it now; `finished` gives what was recorded until then. */
  cancel(): void;
}

/** What is asked of a tape. */
export type AnalysisRequest =
  /** The output differentiated by all its leaves, at their recorded values or at those given by name. */
  | {
      readonly kind: 'differentiate';
      readonly focus: Focus;
      readonly values: Values;
      /** A graph of more nodes than this is folded; what the panel reads where it is absent. */
      readonly nodes?: number;
    }
  /** Asks something of the output, as of an expression. */
  | { readonly kind: 'ask'; readonly focus: Focus; readonly values: Values; readonly enquiry: Enquiry }
  /** Why the gradient of a leaf is zero, NaN or infinite, in a graph that is too large to be shown. */
  | { readonly kind: 'why'; readonly focus: Focus; readonly values: Values; readonly variable: string }
  /** Elements of a value beyond those that a trace holds, row-major. */
  | { readonly kind: 'read'; readonly value: ValueId; readonly from: number; readonly count: number };

export interface AnalysisAnswers {
  readonly differentiate: Trace;
  readonly read: readonly number[];
  readonly why: Explanation;
}

/** What the answer to a request is. */
export type AnswerTo<Request extends AnalysisRequest> = Request extends { kind: keyof AnalysisAnswers }
  ? AnalysisAnswers[Request['kind']]
  : Request extends { enquiry: { kind: infer Kind extends EnquiryKind } }
    ? EnquiryAnswer<Kind>
    : never;

/** What every analysis needs to know of the program besides its tape. */
export type AnalysisContext = Pick<ProgramTrace, 'language' | 'range' | 'text'>;

export interface Programs {
  /** `listener` is told of what there is so far, a few times a second. */
  run(request: ProgramRequest, listener: (soFar: ProgramTrace) => void): ProgramRun;
  /** Runs a tape again. */
  analyse<Request extends AnalysisRequest>(recording: ProgramRecording, request: Request): Analysis<AnswerTo<Request>>;
  dispose(): void;
}

export interface Analysis<T> {
  /** Rejects only where something is broken; what cannot be done is a refusal. */
  readonly answer: Promise<T | Refusal>;
  /** Ends the work, where it is not done; the answer is a refusal then. */
  cancel(): void;
}
