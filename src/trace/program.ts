/**
 * What a program's run recorded, as plain data: the value of each evaluation where it stands in the text, what was
 * printed and plotted, the backward passes, and how it ended. What can be differentiated again is the tape's
 * (`tape.ts`); a differentiated output is a `Trace`. Versioned and bounded; knows neither engine nor editor.
 */
import type { Message } from './message';
import type { SourceRange } from './range';
import type { ValueId } from './tape';
import type { Note, TensorId, TensorSummary } from './trace';

export const PROGRAM_VERSION = 1;

export interface ProgramTrace extends RecordedState {
  readonly version: typeof PROGRAM_VERSION;
  readonly kind: 'program';
  /** VS Code's language id. */
  readonly language: string;
  /** What the user chose to run, in the document as it was then; every range is in the same coordinates. */
  readonly range: SourceRange;
  /** The text of `range`. */
  readonly text: string;
  /** The statements that ran, in document order: those of `range`, and those above that it needs. */
  readonly ran: readonly SourceRange[];
  readonly output: readonly OutputEvent[];
  readonly notes: readonly Note[];
  /** null while it runs. */
  readonly ending: Ending | null;
}

/** What grows while a program runs; each message of it replaces the one before. */
export interface RecordedState {
  /** By start of their range, the longer first. */
  readonly records: readonly TraceRecord[];
  /** Indexed by TensorId. */
  readonly tensors: readonly ProgramTensor[];
  readonly figures: readonly Figure[];
  /** The first passes, the last and a sample of those between, in order. */
  readonly passes: readonly ProgramPass[];
  /** How many passes there were. */
  readonly passCount: number;
  /** What can be chosen to be differentiated, in order of the text; empty while it runs. */
  readonly outputs: readonly ProgramOutput[];
}

/** All evaluations of one place in the text that gave a tensor, a number or a named tuple. */
export interface TraceRecord {
  readonly range: SourceRange;
  /** The user's name for it: of a variable, `x.grad`, `this.w`; null for other expressions. */
  readonly name: string | null;
  /** `write`: the place gives the name its value (a declaration, an assignment, a parameter). */
  readonly kind: 'read' | 'write' | 'expression';
  /** How often it was evaluated, with one of those. */
  readonly count: number;
  /** The last value. */
  readonly value:
    | { readonly kind: 'tensor'; readonly tensor: TensorId }
    | { readonly kind: 'number'; readonly value: number }
    /** Several results of one call; `name` as PyTorch calls the type, `torch.return_types.max`. */
    | {
        readonly kind: 'tuple';
        readonly name: string;
        readonly members: readonly { readonly name: string; readonly tensor: TensorId }[];
      };
  /** Of a place that gave numbers or scalars more than once: every `stride`-th value from the first on. */
  readonly history: { readonly stride: number; readonly values: readonly number[] } | null;
}

/** A tensor as it was when it was recorded, with the gradient that it had when the run ended. */
export interface ProgramTensor {
  readonly id: TensorId;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly requires_grad: boolean;
  readonly is_leaf: boolean;
  /** PyTorch's name of its node, `MulBackward0`; null where it has none. */
  readonly grad_fn: string | null;
  readonly retains_grad: boolean;
  /** `.grad`; null is "—", never zero. */
  readonly grad: TensorId | null;
  /** As PyTorch prints it. */
  readonly text: string;
  readonly summary: TensorSummary;
  /** The first values in row-major order, at most MAX_TRACE_VALUES. */
  readonly values: readonly number[];
  /** Its place on the tape; null where it has none. */
  readonly value: ValueId | null;
}

export interface OutputEvent {
  /** `print` and `console.*` by their names; `warning`: PyTorch's; `figure`: something was plotted. */
  readonly kind: 'print' | 'log' | 'info' | 'debug' | 'warn' | 'error' | 'warning' | 'figure';
  /** Without the line break that ends it. */
  readonly text: string;
  /** The call. */
  readonly range: SourceRange | null;
  /** The program ended within this line: no line break ends it. */
  readonly unfinished?: true;
}

export interface Figure {
  readonly title: string | null;
  readonly xlabel: string | null;
  readonly ylabel: string | null;
  /** What the program asked the axes to show, the smaller number first; missing: what holds all series. */
  readonly xlim?: readonly [number, number];
  readonly ylim?: readonly [number, number];
  /** Whether lines at the ticks, and whether a legend; missing: as the panel does by itself. */
  readonly grid?: boolean;
  readonly legend?: boolean;
  readonly series: readonly FigureSeries[];
}

/** What a series is drawn as, by the names that a program may use for it. */
export const SERIES_KINDS = ['line', 'scatter', 'bar', 'histogram'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

export const MARKS = [
  'dot',
  'circle',
  'rect',
  'triangle',
  'triangle-down',
  'diamond',
  'cross',
  'plus',
  'star',
] as const;
export type FigureMark = (typeof MARKS)[number];

export const DASHES = ['solid', 'dashed', 'dotted', 'dashdot'] as const;
export type Dash = (typeof DASHES)[number];

/** At most MAX_FIGURE_POINTS points, thinned so that minima and maxima stay; NaN is a gap. */
export interface FigureSeries {
  readonly kind: SeriesKind;
  /** Of a line that has marks, and of points; missing: the panel's. */
  readonly mark?: FigureMark;
  /** Missing: the panel's. */
  readonly dash?: Dash;
  /** Of bars, which stand around their x: how wide each is. */
  readonly widths?: readonly number[];
  /** Of bars: where each begins; missing: at 0. */
  readonly bottoms?: readonly number[];
  /** Of bars: what stands below each. */
  readonly names?: readonly string[];
  readonly label: string | null;
  /** A CSS colour name or #rrggbb that the program asked for; anything else is null. */
  readonly color: string | null;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The call. */
  readonly range: SourceRange | null;
}

export const MAX_FIGURE_POINTS = 20_000;

/** One `backward()`. */
export interface ProgramPass {
  /** Counted from 0. */
  readonly index: number;
  /** The call. */
  readonly range: SourceRange | null;
  readonly root: ValueId;
  /** The user's name of the root, or null. */
  readonly name: string | null;
  /** What `backward` was given; null: 1. */
  readonly weights: ValueId | null;
}

export interface ProgramOutput {
  readonly name: string;
  readonly range: SourceRange | null;
  readonly shape: readonly number[];
  readonly value: ValueId;
}

export type Ending =
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly error: ProgramError }
  /** A limit; the message names it and its setting. */
  | {
      readonly kind: 'stopped';
      readonly limit: LimitName;
      readonly message: Message;
      readonly range: SourceRange | null;
    }
  | { readonly kind: 'cancelled' }
  /** The process ended by itself. */
  | { readonly kind: 'crashed'; readonly message: Message };

export type LimitName = 'time' | 'memory' | 'output' | 'records' | 'graph';

/** Something that the program threw and did not catch. */
export interface ProgramError {
  /** `RuntimeError`, `ValueError`: PyTorch's; `TypeError`, `ReferenceError`: JavaScript's; of a thrown value its text's. */
  readonly name: string;
  readonly text: string;
  /** What to do in this API, where there is something to say. */
  readonly hint: Message | null;
  readonly range: SourceRange | null;
  /** The calls that led there, the innermost first; the name is null at the top level, empty in a function that has none. */
  readonly calls: readonly { readonly name: string | null; readonly range: SourceRange }[];
}
