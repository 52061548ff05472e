/**
 * What may be asked of an output about its derivatives as a matrix: the Jacobian, a row for each element of the output,
 * or the Hessian of what is differentiated, with its eigenvalues and what they say. Plain data.
 */
import type { Message } from './message';

/** A matrix has at most this many rows, and as many columns. */
export const MAX_MATRIX = 64;

export interface MatrixRequest {
  readonly kind: 'jacobian' | 'hessian';
  /** Names of variables, whose elements are the columns; none: all of them. */
  readonly of: readonly string[];
}

/** What a row or a column belongs to. */
export interface MatrixPlace {
  /** The variable's name; null: the output. */
  readonly name: string | null;
  /** The element's indices; none of a scalar. */
  readonly index: readonly number[];
}

export interface MatrixData {
  readonly request: MatrixRequest;
  readonly rows: readonly MatrixPlace[];
  readonly columns: readonly MatrixPlace[];
  /** By rows; null where no gradient leads from the column's variable to the output, so that nothing was computed. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Of a Hessian. */
  readonly spectrum: MatrixSpectrum | null;
  /** What a reader of these numbers should know. */
  readonly notes: readonly Message[];
}

export interface MatrixSpectrum {
  /** Ascending, of the symmetric part; null where there are none. */
  readonly eigenvalues: readonly number[] | null;
  /** Largest by smallest in size, infinite where one is zero; null without eigenvalues. */
  readonly condition: number | null;
  /** Length of the gradient by the same variables. */
  readonly gradient: number;
  /** What they say about the function here, a sentence each. */
  readonly says: readonly Message[];
}
