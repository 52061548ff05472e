/** What the singular values of one matrix give: its pseudo-inverse, its rank, solutions of least squares; row-major. */
import { symmetricEigen } from './eigen';
import { singularValues } from './svd';

/**
 * The pseudo-inverse, columns × rows, from the singular values above max(absolute, relative · the largest).
 * `symmetric`: from the eigenvalues, with the lower triangle standing for both.
 */
export function pseudoInverse(
  a: Float64Array,
  rows: number,
  columns: number,
  absolute: number,
  relative: number,
  symmetric: boolean,
): Float64Array {
  const { values, left, right } = symmetric ? eigenParts(a, rows) : singularParts(a, rows, columns);
  const out = new Float64Array(columns * rows);
  const k = values.length;
  let largest = 0;
  for (let l = 0; l < k; l++) largest = Math.max(largest, Math.abs(values[l] ?? 0));
  const limit = Math.max(absolute, relative * largest);
  for (let l = 0; l < k; l++) {
    const value = values[l] ?? 0;
    if (!(Math.abs(value) > limit)) continue;
    for (let i = 0; i < columns; i++) {
      const factor = (right[l * columns + i] ?? 0) / value;
      for (let j = 0; j < rows; j++) out[i * rows + j] = (out[i * rows + j] ?? 0) + factor * (left[l * rows + j] ?? 0);
    }
  }
  return out;
}

interface Parts {
  readonly values: Float64Array;
  /** Vectors as rows. */
  readonly left: Float64Array;
  readonly right: Float64Array;
}

function singularParts(a: Float64Array, rows: number, columns: number): Parts {
  const { values, u, vh } = singularValues(a, rows, columns, false);
  const k = values.length;
  const left = new Float64Array(k * rows);
  for (let i = 0; i < rows; i++) for (let l = 0; l < k; l++) left[l * rows + i] = u[i * k + l] ?? 0;
  return { values, left, right: vh };
}

function eigenParts(a: Float64Array, n: number): Parts {
  const { values, vectors } = symmetricEigen(mirrored(a, n, false), n, false);
  return { values, left: vectors, right: vectors };
}

/** A copy in which one triangle stands for both. */
export function mirrored(a: Float64Array, n: number, upper: boolean): Float64Array {
  const out = Float64Array.from(a);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      if (upper) out[i * n + j] = a[j * n + i] ?? 0;
      else out[j * n + i] = a[i * n + j] ?? 0;
    }
  return out;
}

export interface LeastSquares {
  /** columns × k. */
  readonly solution: Float64Array;
  /** The squared length of each column of A·X − B. */
  readonly residuals: Float64Array;
  readonly rank: number;
  readonly values: Float64Array;
}

/** X with the least ‖A·X − B‖ and the least ‖X‖, from the singular values above relative · the largest; B is rows × k. */
export function leastSquares(
  a: Float64Array,
  rows: number,
  columns: number,
  b: Float64Array,
  k: number,
  relative: number,
): LeastSquares {
  const { values, left, right } = singularParts(a, rows, columns);
  const limit = relative * (values.length > 0 ? (values[0] ?? 0) : 0);
  const solution = new Float64Array(columns * k);
  let rank = 0;
  for (let l = 0; l < values.length; l++) {
    const value = values[l] ?? 0;
    if (!(value > limit)) continue;
    rank++;
    for (let j = 0; j < k; j++) {
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += (left[l * rows + i] ?? 0) * (b[i * k + j] ?? 0);
      const factor = sum / value;
      for (let i = 0; i < columns; i++)
        solution[i * k + j] = (solution[i * k + j] ?? 0) + factor * (right[l * columns + i] ?? 0);
    }
  }
  const residuals = new Float64Array(k);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < k; j++) {
      let difference = -(b[i * k + j] ?? 0);
      for (let l = 0; l < columns; l++) difference += (a[i * columns + l] ?? 0) * (solution[l * k + j] ?? 0);
      residuals[j] = (residuals[j] ?? 0) + difference * difference;
    }
  return { solution, residuals, rank, values };
}
