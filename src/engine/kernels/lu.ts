/** LU factors of one matrix, on row-major arrays (Golub & Van Loan, 3.4). */
import { solveTriangular } from './triangular';

/**
 * P·A = L·U in the place of A, rows × columns: L's diagonal is 1 and not stored. `pivots[j]` is the row (from 0) that
 * row j was exchanged with. Gives the first column (from 1) whose pivot is 0, or 0.
 */
export function factorLu(a: Float64Array, rows: number, columns: number, pivots: Int32Array, pivoting = true): number {
  let info = 0;
  for (let j = 0; j < Math.min(rows, columns); j++) {
    const p = pivoting ? largestBelow(a, rows, columns, j) : j;
    pivots[j] = p;
    if (p !== j) exchangeRows(a, columns, j, p);
    const pivot = a[j * columns + j] ?? 0;
    if (pivot === 0) {
      if (info === 0) info = j + 1;
      continue;
    }
    for (let i = j + 1; i < rows; i++) {
      const factor = (a[i * columns + j] ?? 0) / pivot;
      a[i * columns + j] = factor;
      if (factor === 0) continue;
      const [to, from] = [i * columns, j * columns];
      for (let l = j + 1; l < columns; l++) a[to + l] = (a[to + l] ?? 0) - factor * (a[from + l] ?? 0);
    }
  }
  return info;
}

function largestBelow(a: Float64Array, rows: number, columns: number, j: number): number {
  let best = j;
  let largest = Math.abs(a[j * columns + j] ?? 0);
  for (let i = j + 1; i < rows; i++) {
    const value = Math.abs(a[i * columns + j] ?? 0);
    if (value > largest) {
      largest = value;
      best = i;
    }
  }
  return best;
}

function exchangeRows(a: Float64Array, columns: number, i: number, j: number): void {
  for (let l = 0; l < columns; l++) {
    const value = a[i * columns + l] ?? 0;
    a[i * columns + l] = a[j * columns + l] ?? 0;
    a[j * columns + l] = value;
  }
}

/** A·X = B, or Aᵀ·X = B, with A as `factorLu` left it; X takes the place of B, n × k. */
export function solveLu(
  lu: Float64Array,
  n: number,
  pivots: Int32Array,
  b: Float64Array,
  k: number,
  transposed = false,
): void {
  if (transposed) {
    solveTriangular(lu, n, b, k, { upper: true, transposed: true, unit: false });
    solveTriangular(lu, n, b, k, { upper: false, transposed: true, unit: true });
    for (let i = n - 1; i >= 0; i--) exchangeRows(b, k, i, pivots[i] ?? 0);
    return;
  }
  for (let i = 0; i < n; i++) exchangeRows(b, k, i, pivots[i] ?? 0);
  solveTriangular(lu, n, b, k, { upper: false, transposed: false, unit: true });
  solveTriangular(lu, n, b, k, { upper: true, transposed: false, unit: false });
}

/** The order of the rows after the exchanges: `order[i]` is the row of A that became row i. */
export function rowOrder(pivots: Int32Array, rows: number): Int32Array {
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  for (let i = 0; i < pivots.length; i++) {
    const p = pivots[i] ?? 0;
    const row = order[i] ?? 0;
    order[i] = order[p] ?? 0;
    order[p] = row;
  }
  return order;
}
