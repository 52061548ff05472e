/**
 * Singular values and vectors of one matrix, on row-major arrays: reflections with column pivoting, then one-sided
 * Jacobi rotations on the triangle's rows (Drmač & Veselić, "New fast and accurate Jacobi SVD algorithm", 2008), which
 * find tiny singular values to full relative accuracy. The signs of pairs of vectors are arbitrary.
 */
import { applyQ, norm, reflection } from './qr';
import { symmetricEigen } from './eigen';
import { batchedProduct } from './matrix';
import { identity, transposedMatrix } from './triangular';

const EPSILON = 2 ** -52;
const SWEEPS = 60;
/** Above so many rows rotations alone take too long; tiny values are then found to the accuracy of the largest. */
const LARGE = 48;

export interface Singular {
  /** Descending; min(rows, columns) of them. */
  readonly values: Float64Array;
  /** Left vectors as columns, rows × (rows or min). */
  readonly u: Float64Array;
  /** Right vectors as rows, (columns or min) × columns. */
  readonly vh: Float64Array;
}

/** `full`: all rows of U's and V's squares, not only the first min(rows, columns) vectors. */
export function singularValues(a: Float64Array, rows: number, columns: number, full: boolean): Singular {
  if (rows >= columns) return tall(a, rows, columns, full);
  const { values, u, vh } = tall(transposedMatrix(a, rows, columns), columns, rows, full);
  const wide = full ? columns : rows;
  return { values, u: transposedMatrix(vh, rows, rows), vh: transposedMatrix(u, columns, wide) };
}

/**
 * A·P = Q·R, and Rᵀ·J = V·Σ by rotations J of the columns of Rᵀ, hence A = (Q·J)·Σ·(P·V)ᵀ. The rows of `x` are the
 * columns that are rotated.
 */
function tall(a: Float64Array, m: number, n: number, full: boolean): Singular {
  const work = Float64Array.from(a);
  const scale = scaleOf(work);
  if (scale !== 1) for (let i = 0; i < work.length; i++) work[i] = (work[i] ?? 0) / scale;
  const tau = new Float64Array(n);
  const order = pivotedQr(work, m, n, tau);
  const x = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) x[i * n + j] = work[i * n + j] ?? 0;
  const turned = n > LARGE ? turnedNearly(x, n) : identity(n);
  orthogonalise(x, turned, n);
  const sizes = new Float64Array(n);
  for (let i = 0; i < n; i++) sizes[i] = norm(x, i * n, n, 1);
  const ranks = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => (sizes[j] ?? 0) - (sizes[i] ?? 0));
  normaliseRows(x, sizes, ranks, n);
  const wide = full ? m : n;
  const values = new Float64Array(n);
  const u = new Float64Array(m * wide);
  const vh = new Float64Array(n * n);
  for (let place = 0; place < n; place++) {
    const from = ranks[place] ?? 0;
    values[place] = (sizes[from] ?? 0) * scale;
    for (let j = 0; j < n; j++) {
      u[j * wide + place] = turned[from * n + j] ?? 0;
      vh[place * n + (order[j] ?? 0)] = x[from * n + j] ?? 0;
    }
  }
  for (let j = n; j < wide; j++) u[j * wide + j] = 1;
  applyQ(work, m, n, tau, Math.min(m, n), u, wide, false);
  return { values, u, vh };
}

/** A power of two near the largest element, so that squares neither overflow nor vanish. */
function scaleOf(a: Float64Array): number {
  let largest = 0;
  for (const value of a) largest = Math.max(largest, Math.abs(value));
  return largest > 0 && Number.isFinite(largest) ? 2 ** Math.max(-1022, Math.floor(Math.log2(largest))) : 1;
}

/** A·P = Q·R in the place of A: the column with the largest remainder comes next. Gives the columns' order. */
function pivotedQr(a: Float64Array, m: number, n: number, tau: Float64Array): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const sums = new Float64Array(n);
  const work = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    sums.fill(0, j);
    for (let i = j; i < m; i++)
      for (let l = j; l < n; l++) sums[l] = (sums[l] ?? 0) + (a[i * n + l] ?? 0) * (a[i * n + l] ?? 0);
    let best = j;
    for (let l = j + 1; l < n; l++) if ((sums[l] ?? 0) > (sums[best] ?? 0)) best = l;
    if (best !== j) exchangeColumns(a, m, n, j, best, order);
    const t = reflection(a, m, n, j, j);
    tau[j] = t;
    if (t === 0) continue;
    for (let l = j + 1; l < n; l++) work[l] = a[j * n + l] ?? 0;
    for (let i = j + 1; i < m; i++) {
      const factor = a[i * n + j] ?? 0;
      for (let l = j + 1; l < n; l++) work[l] = (work[l] ?? 0) + factor * (a[i * n + l] ?? 0);
    }
    for (let l = j + 1; l < n; l++) a[j * n + l] = (a[j * n + l] ?? 0) - t * (work[l] ?? 0);
    for (let i = j + 1; i < m; i++) {
      const factor = t * (a[i * n + j] ?? 0);
      for (let l = j + 1; l < n; l++) a[i * n + l] = (a[i * n + l] ?? 0) - factor * (work[l] ?? 0);
    }
  }
  return order;
}

function exchangeColumns(a: Float64Array, m: number, n: number, i: number, j: number, order: Int32Array): void {
  for (let r = 0; r < m; r++) {
    const value = a[r * n + i] ?? 0;
    a[r * n + i] = a[r * n + j] ?? 0;
    a[r * n + j] = value;
  }
  const column = order[i] ?? 0;
  order[i] = order[j] ?? 0;
  order[j] = column;
}

/** Turns the rows of x by the eigenvectors of their inner products, which leaves little to rotate; gives the turn. */
function turnedNearly(x: Float64Array, n: number): Float64Array {
  const products = new Float64Array(n * n);
  batchedProduct(x, transposedMatrix(x, n, n), products, 1, n, n, n);
  const { vectors, converged } = symmetricEigen(products, n, false);
  if (!converged) return identity(n);
  const rows = new Float64Array(n * n);
  batchedProduct(vectors, x, rows, 1, n, n, n);
  x.set(rows);
  return vectors;
}

/** Rotates pairs of rows of x until all are orthogonal; the rows of `turned` turn with them. */
function orthogonalise(x: Float64Array, turned: Float64Array, n: number): void {
  const squares = new Float64Array(n);
  const limit = EPSILON * Math.sqrt(n);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let i = 0; i < n; i++) squares[i] = inner(x, i * n, i * n, n);
    let rotations = 0;
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const [p, q] = [squares[i] ?? 0, squares[j] ?? 0];
        const product = inner(x, i * n, j * n, n);
        if (!(Math.abs(product) > limit * Math.sqrt(p) * Math.sqrt(q))) continue;
        rotations++;
        const zeta = (q - p) / (2 * product);
        const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const cosine = 1 / Math.sqrt(1 + tangent * tangent);
        const sine = cosine * tangent;
        rotateRows(x, i * n, j * n, n, cosine, sine);
        rotateRows(turned, i * n, j * n, n, cosine, sine);
        squares[i] = Math.max(0, p - tangent * product);
        squares[j] = q + tangent * product;
      }
    }
    if (rotations === 0) return;
  }
}

/** Four sums side by side, so that none waits for the one before. */
function inner(x: Float64Array, i: number, j: number, n: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let l = 0;
  for (; l + 3 < n; l += 4) {
    a += (x[i + l] ?? 0) * (x[j + l] ?? 0);
    b += (x[i + l + 1] ?? 0) * (x[j + l + 1] ?? 0);
    c += (x[i + l + 2] ?? 0) * (x[j + l + 2] ?? 0);
    d += (x[i + l + 3] ?? 0) * (x[j + l + 3] ?? 0);
  }
  for (; l < n; l++) a += (x[i + l] ?? 0) * (x[j + l] ?? 0);
  return a + b + (c + d);
}

function rotateRows(x: Float64Array, i: number, j: number, n: number, cosine: number, sine: number): void {
  for (let l = 0; l < n; l++) {
    const p = x[i + l] ?? 0;
    const q = x[j + l] ?? 0;
    x[i + l] = cosine * p - sine * q;
    x[j + l] = sine * p + cosine * q;
  }
}

/** Divides rows by their sizes; rows without size become whatever completes the others to an orthonormal basis. */
function normaliseRows(x: Float64Array, sizes: Float64Array, ranks: Int32Array, n: number): void {
  let axis = 0;
  for (let place = 0; place < n; place++) {
    const row = ranks[place] ?? 0;
    const size = sizes[row] ?? 0;
    if (size > 0) {
      for (let l = 0; l < n; l++) x[row * n + l] = (x[row * n + l] ?? 0) / size;
      continue;
    }
    for (; axis < n; axis++) {
      x.fill(0, row * n, (row + 1) * n);
      x[row * n + axis] = 1;
      const left = removeRows(x, row, ranks, place, n);
      if (left < 0.5 / Math.sqrt(n)) continue;
      for (let l = 0; l < n; l++) x[row * n + l] = (x[row * n + l] ?? 0) / left;
      axis++;
      break;
    }
  }
}

/** Takes from a row its parts along the first rows in the order of `ranks`, twice; gives the size that is left. */
function removeRows(x: Float64Array, row: number, ranks: Int32Array, count: number, n: number): number {
  for (let pass = 0; pass < 2; pass++) {
    for (let place = 0; place < count; place++) {
      const other = ranks[place] ?? 0;
      const part = inner(x, row * n, other * n, n);
      for (let l = 0; l < n; l++) x[row * n + l] = (x[row * n + l] ?? 0) - part * (x[other * n + l] ?? 0);
    }
  }
  return norm(x, row * n, n, 1);
}
