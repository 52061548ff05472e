/**
 * What is asked of a single tensor of the trace that is shown, and what it answers: a part of its numbers, what all of
 * them are like, a list of those that are looked for, and any of these written out. Plain data.
 */
import type { TensorId } from './trace';

/** An answer holds at most this many numbers. */
export const MAX_ELEMENTS = 10_000;
/** A list answers for this many at once, and reaches this far. */
export const MAX_LISTED = 500;
export const MAX_LIST_REACH = 10_000;
/** At most this many numbers are written as text at once. */
export const MAX_WRITTEN = 200_000;
export const MAX_BINS = 200;

export interface Span {
  readonly from: number;
  readonly count: number;
}

/** A rectangle of the matrix that a slice is; a vector is a matrix of one column. */
export interface ElementsRequest {
  readonly tensor: TensorId;
  /** An index for each dimension before the last two. */
  readonly slice: readonly number[];
  readonly rows: Span;
  readonly columns: Span;
  /** How many rows and columns one number of the answer stands for: NaN, else the number of largest magnitude there. */
  readonly block: { readonly rows: number; readonly columns: number };
}

export interface Elements {
  /** How many there are, as far as the tensor reaches. */
  readonly rows: number;
  readonly columns: number;
  /** Row-major; null where a number is not held any more. */
  readonly values: readonly (number | null)[];
}

export interface StatisticsRequest {
  readonly tensor: TensorId;
  readonly bins: number;
}

/** Of a whole tensor. `min` to `deviation`, the quantiles and the bins are of its finite numbers, null where it has none. */
export interface TensorStatistics {
  readonly numel: number;
  readonly finite: number;
  readonly nan: number;
  readonly positiveInfinite: number;
  readonly negativeInfinite: number;
  readonly zeros: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** The square root of the sum of all squares, NaN and infinities among them. */
  readonly norm: number;
  /** The 5th, 25th, 50th, 75th and 95th of a hundred; null too where there are too many numbers to be put in order. */
  readonly quantiles: readonly number[] | null;
  readonly histogram: Histogram | null;
}

export const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Bins of one width, from the left end of the first to the right end of the last, which belongs to it. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

export const ORDERS = ['index', 'value', '|value|', 'gradient', '|gradient|'] as const;
export type Order = (typeof ORDERS)[number];

/** A comparison: NaN is equal to itself and to nothing else, zero to −0. */
export interface Comparison {
  readonly of: 'value' | 'gradient';
  readonly magnitude: boolean;
  readonly test: '<' | '<=' | '>' | '>=' | '=' | '!=';
  readonly than: number;
}

/** Any of these, of each all; none at all: every element. */
export type ElementFilter = readonly (readonly Comparison[])[];

/** Which elements are looked for, and in which order; NaN stands last. */
export interface Search {
  readonly tensor: TensorId;
  /** A tensor of the same shape; null where no gradient was computed. */
  readonly gradient: TensorId | null;
  readonly order: Order;
  readonly descending: boolean;
  readonly filter: ElementFilter;
}

export interface ListRequest extends Search {
  readonly from: number;
  readonly count: number;
}

export interface ElementList {
  /** How many elements the filter lets through, of how many. */
  readonly matches: number;
  readonly numel: number;
  /** The place of each in the whole tensor, row-major. */
  readonly indices: readonly number[];
  readonly values: readonly number[];
  /** null where there is none. */
  readonly gradients: readonly number[] | null;
}

/** `text`: as PyTorch prints it. `array`: nested lists of numbers, as TypeScript writes them. */
export const FORMS = ['text', 'csv', 'typescript', 'array', 'python'] as const;
export type Form = (typeof FORMS)[number];

export interface WritingRequest {
  readonly tensor: TensorId;
  readonly form: Form;
  readonly part: Part;
}

/** All of it, the matrix that a slice is, or the numbers that are looked for. */
export type Part =
  | { readonly kind: 'tensor' }
  | { readonly kind: 'slice'; readonly slice: readonly number[] }
  | { readonly kind: 'list'; readonly search: Search };

export interface Written {
  readonly text: string;
}
