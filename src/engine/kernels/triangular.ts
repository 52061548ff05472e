/** Triangular systems and triangles of square matrices, on row-major arrays. */

/** Which triangle of the array is read, and how. */
export interface Triangle {
  readonly upper: boolean;
  /** Solves with the transpose of that triangle. */
  readonly transposed: boolean;
  /** The diagonal is taken as 1 and not read. */
  readonly unit: boolean;
}

/** Substitution (Golub & Van Loan, 3.1): op(T)·X = B with T of n × n; X takes the place of B, n × k. */
export function solveTriangular(t: Float64Array, n: number, b: Float64Array, k: number, triangle: Triangle): void {
  const { upper, transposed, unit } = triangle;
  const fromLast = upper !== transposed;
  const [rowStep, columnStep] = transposed ? [1, n] : [n, 1];
  for (let step = 0; step < n; step++) {
    const i = fromLast ? n - 1 - step : step;
    const start = fromLast ? i + 1 : 0;
    const end = fromLast ? n : i;
    for (let l = start; l < end; l++) {
      const factor = t[i * rowStep + l * columnStep] ?? 0;
      for (let j = 0; j < k; j++) b[i * k + j] = (b[i * k + j] ?? 0) - factor * (b[l * k + j] ?? 0);
    }
    if (unit) continue;
    const diagonal = t[i * n + i] ?? 0;
    for (let j = 0; j < k; j++) b[i * k + j] = (b[i * k + j] ?? 0) / diagonal;
  }
}

/** The transpose, k × n, of an n × k matrix. */
export function transposedMatrix(a: Float64Array, n: number, k: number): Float64Array {
  const out = new Float64Array(n * k);
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) out[j * n + i] = a[i * k + j] ?? 0;
  return out;
}

/** Sets to 0 what lies above (or below) the diagonal of a matrix of `rows` × `columns`. */
export function clearTriangle(a: Float64Array, rows: number, columns: number, above: boolean): void {
  for (let i = 0; i < rows; i++) {
    if (above) a.fill(0, i * columns + Math.min(i + 1, columns), (i + 1) * columns);
    else a.fill(0, i * columns, i * columns + Math.min(i, columns));
  }
}

/** n by n, row by row. */
export function identity(n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  return out;
}
