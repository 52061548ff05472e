/** What is asked of a run for a picture of f over two variables, and what it answers. Plain data. */
import type { Message } from './message';

/** What moves along an axis: a variable, or one element of it (row-major). */
export interface AxisVariable {
  readonly variable: string;
  readonly element: number;
}

export interface SurfaceAxis extends AxisVariable {
  /** Both null: around the point. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface SurfaceRequest {
  readonly x: SurfaceAxis;
  readonly y: SurfaceAxis;
  /** How many places along each; 2 to 101. */
  readonly nx: number;
  readonly ny: number;
}

/** f along one variable, the other at the point. */
export interface SurfaceSlice {
  readonly f: readonly number[];
  readonly slope: readonly number[];
}

/** Grids are row-major: `f[row * x.length + column]` stands at `x[column]`, `y[row]`; NaN where f is undefined. */
export interface SurfaceData {
  readonly request: SurfaceRequest;
  /** Ascending. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly f: readonly number[];
  /** ∂f/∂x and ∂f/∂y on the same grid. */
  readonly dx: readonly number[];
  readonly dy: readonly number[];
  /** Through the point: over `x`, and over `y`. */
  readonly slices: { readonly x: SurfaceSlice; readonly y: SurfaceSlice };
  /** Where the result stands. */
  readonly point: SurfacePoint;
  /** `together`: one evaluation for the grid; `pointwise`: one for each of its places. */
  readonly method: 'together' | 'pointwise';
  readonly notes: readonly Message[];
}

export interface SurfacePoint {
  readonly x: number;
  readonly y: number;
  readonly f: number;
  readonly dx: number;
  readonly dy: number;
}

export const MAX_SURFACE_SIDE = 101;
