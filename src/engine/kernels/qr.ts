/**
 * Householder reflections of one matrix, on row-major arrays (Golub & Van Loan, 5.1–5.2). Signs are LAPACK's: a
 * reflection H = I − τ·v·vᵀ with v₁ = 1 takes a column to −sgn(x₁)·‖x‖ at its first place, and τ is 0 where nothing
 * lies below it.
 */

/** A = Q·R in the place of A, rows × columns: R above, the reflections' vectors below the diagonal. */
export function factorQr(a: Float64Array, rows: number, columns: number, tau: Float64Array): void {
  const work = new Float64Array(columns);
  for (let j = 0; j < Math.min(rows, columns); j++) {
    tau[j] = reflection(a, rows, columns, j, j);
    reflectRows(a, columns, j, j + 1, columns, a, columns, j, tau[j] ?? 0, rows, work);
  }
}

/**
 * Makes the reflection that clears a column below `row`: its vector takes the cleared places, what remains of the
 * column the place at `row`. Gives τ.
 */
export function reflection(a: Float64Array, rows: number, columns: number, row: number, column: number): number {
  const at = row * columns + column;
  const below = norm(a, at + columns, rows - row - 1, columns);
  if (below === 0) return 0;
  const alpha = a[at] ?? 0;
  const beta = alpha >= 0 ? -Math.hypot(alpha, below) : Math.hypot(alpha, below);
  for (let i = row + 1; i < rows; i++) a[i * columns + column] = (a[i * columns + column] ?? 0) / (alpha - beta);
  a[at] = beta;
  return (beta - alpha) / beta;
}

/** The Euclidean norm of `count` elements, each `step` apart, without overflow in between. */
export function norm(a: Float64Array, start: number, count: number, step: number): number {
  let largest = 0;
  for (let i = 0; i < count; i++) {
    const size = Math.abs(a[start + i * step] ?? 0);
    if (!(size <= largest)) largest = size;
  }
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const scaled = (a[start + i * step] ?? 0) / largest;
    sum += scaled * scaled;
  }
  return largest * Math.sqrt(sum);
}

/**
 * Applies a reflection, whose vector starts at (first, first) of `v` with a 1 that is not stored, to the columns
 * `from … to` of the rows `first … rows` of `c`.
 */
function reflectRows(
  c: Float64Array,
  width: number,
  first: number,
  from: number,
  to: number,
  v: Float64Array,
  columns: number,
  column: number,
  tau: number,
  rows: number,
  work: Float64Array,
): void {
  if (tau === 0) return;
  for (let l = from; l < to; l++) work[l] = c[first * width + l] ?? 0;
  for (let i = first + 1; i < rows; i++) {
    const factor = v[i * columns + column] ?? 0;
    for (let l = from; l < to; l++) work[l] = (work[l] ?? 0) + factor * (c[i * width + l] ?? 0);
  }
  for (let l = from; l < to; l++) c[first * width + l] = (c[first * width + l] ?? 0) - tau * (work[l] ?? 0);
  for (let i = first + 1; i < rows; i++) {
    const factor = tau * (v[i * columns + column] ?? 0);
    for (let l = from; l < to; l++) c[i * width + l] = (c[i * width + l] ?? 0) - factor * (work[l] ?? 0);
  }
}

/**
 * The first `wanted` columns of Q = H₁·H₂⋯ as rows × wanted, from the `count` reflections in `a`, rows × columns.
 */
export function householderProduct(
  a: Float64Array,
  rows: number,
  columns: number,
  tau: Float64Array,
  count: number,
  wanted: number,
): Float64Array {
  const q = new Float64Array(rows * wanted);
  for (let i = 0; i < Math.min(rows, wanted); i++) q[i * wanted + i] = 1;
  const work = new Float64Array(wanted);
  for (let j = count - 1; j >= 0; j--) reflectRows(q, wanted, j, 0, wanted, a, columns, j, tau[j] ?? 0, rows, work);
  return q;
}

/** Q·C or Qᵀ·C in the place of C, rows × width, with all of Q = H₁·H₂⋯ as `factorQr` left it. */
export function applyQ(
  a: Float64Array,
  rows: number,
  columns: number,
  tau: Float64Array,
  count: number,
  c: Float64Array,
  width: number,
  transposed: boolean,
): void {
  const work = new Float64Array(width);
  for (let step = 0; step < count; step++) {
    const j = transposed ? step : count - 1 - step;
    reflectRows(c, width, j, 0, width, a, columns, j, tau[j] ?? 0, rows, work);
  }
}
