/** What is asked of a run for a plot, and what it answers. Plain data. */
import type { Message } from './message';
import type { SourceRange } from './range';

/** How an axis is divided; a logarithmic one holds positive numbers only. */
export type Scale = 'linear' | 'log';

/** The highest derivative that is plotted. */
export const MAX_ORDER = 5;

export interface PlotRequest {
  /** Which variable runs along x. */
  readonly variable: string;
  /** Which element of it, row-major, where it has several; an elementwise formula moves all of them together. */
  readonly element: number;
  /** null: chosen from the point, or from the ends of a vector of points. */
  readonly from: number | null;
  readonly to: number | null;
  /** How many points; 2 to 2001. */
  readonly count: number;
  /** The highest derivative that is wanted, 1 to `MAX_ORDER`; missing: the first. */
  readonly order?: number;
  /** How the samples lie along x; missing: evenly. */
  readonly scale?: Scale;
}

/** Samples of f and of ∂f/∂x; NaN is a gap (a pole, a stretch where f is undefined). */
export interface PlotData {
  readonly request: PlotRequest;
  readonly from: number;
  readonly to: number;
  readonly x: readonly number[];
  readonly f: readonly number[];
  readonly df: readonly number[];
  /** The second derivative and those after it, as many as were asked for and could be computed; absent for none. */
  readonly higher?: readonly (readonly number[])[];
  /** The point at which the result stands, with the slope of its tangent; null where there is no single point. */
  readonly point: { readonly x: number; readonly f: number; readonly slope: number } | null;
  /** `linspace`: one vector and one `sum().backward()`; `pointwise`: one evaluation per point. */
  readonly method: 'linspace' | 'pointwise';
  readonly notes: readonly Message[];
  /** Where a condition of the program would be decided the other way; absent where none would. */
  readonly flips?: readonly Flip[];
}

/** Beyond it the curve is of the branch that was recorded, up to the next one of the same condition. */
export interface Flip {
  readonly x: number;
  /** The condition. */
  readonly range: SourceRange | null;
}
