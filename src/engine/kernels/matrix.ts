/** Products of matrices on row-major arrays; sums are taken in double precision. */
import type { Numbers } from '../storage/storage';

/** Below so many multiplications, rearranging the operands costs more than it saves. */
const SMALL = 4096;
/** Rows of the left and columns of the right matrix that are multiplied at once: their sums stay in registers. */
const TILE = 4;

/** out[batch, m, n] = a[batch, m, k] · b[batch, k, n]. */
export function batchedProduct(
  a: Numbers,
  b: Numbers,
  out: Numbers,
  batch: number,
  m: number,
  k: number,
  n: number,
): void {
  if (n === 1) {
    dots(a, b, out, batch, m, k);
    return;
  }
  if (m * k * n < SMALL || m < TILE || n < TILE) {
    byRows(a, b, out, batch, m, k, n);
    return;
  }
  const panels = Math.ceil(n / TILE);
  const packed = new Float64Array(panels * TILE * k);
  const rows = new Float64Array(TILE * k);
  for (let i = 0; i < batch; i++) {
    pack(b, i * k * n, k, n, packed);
    for (let r = 0; r < m; r += TILE) {
      const height = Math.min(TILE, m - r);
      interleave(a, (i * m + r) * k, k, height, rows);
      for (let p = 0; p < panels; p++) {
        const width = Math.min(TILE, n - p * TILE);
        tile(rows, packed, p * TILE * k, k, out, (i * m + r) * n + p * TILE, n, height, width);
      }
    }
  }
}

/** Rows times one column. */
function dots(a: Numbers, b: Numbers, out: Numbers, batch: number, m: number, k: number): void {
  for (let r = 0; r < batch * m; r++) {
    const base = Math.floor(r / m) * k;
    let sum = 0;
    for (let l = 0; l < k; l++) sum += (a[r * k + l] ?? 0) * (b[base + l] ?? 0);
    out[r] = sum;
  }
}

/** Along rows, so that memory is read in order. */
function byRows(a: Numbers, b: Numbers, out: Numbers, batch: number, m: number, k: number, n: number): void {
  const row = new Float64Array(n);
  for (let r = 0; r < batch * m; r++) {
    row.fill(0);
    const base = Math.floor(r / m) * k * n;
    for (let l = 0; l < k; l++) {
      const factor = a[r * k + l] ?? 0;
      const from = base + l * n;
      for (let j = 0; j < n; j++) row[j] = (row[j] ?? 0) + factor * (b[from + j] ?? 0);
    }
    out.set(row, r * n);
  }
}

/** The columns in groups of four, each group row by row; places beyond the last column are left as they are. */
function pack(b: Numbers, start: number, k: number, n: number, packed: Float64Array): void {
  for (let l = 0; l < k; l++) {
    const from = start + l * n;
    for (let j = 0; j < n; j++) packed[(j >> 2) * TILE * k + l * TILE + (j & 3)] = b[from + j] ?? 0;
  }
}

/** Up to four rows, column by column. */
function interleave(a: Numbers, start: number, k: number, height: number, rows: Float64Array): void {
  for (let i = 0; i < height; i++) {
    const from = start + i * k;
    for (let l = 0; l < k; l++) rows[l * TILE + i] = a[from + l] ?? 0;
  }
}

const sums = new Float64Array(TILE * TILE);

/** Four rows times four columns, of which `height` × `width` are written. */
function tile(
  rows: Float64Array,
  packed: Float64Array,
  panel: number,
  k: number,
  out: Numbers,
  to: number,
  stride: number,
  height: number,
  width: number,
): void {
  let s00 = 0,
    s01 = 0,
    s02 = 0,
    s03 = 0,
    s10 = 0,
    s11 = 0,
    s12 = 0,
    s13 = 0;
  let s20 = 0,
    s21 = 0,
    s22 = 0,
    s23 = 0,
    s30 = 0,
    s31 = 0,
    s32 = 0,
    s33 = 0;
  for (let l = 0; l < k * TILE; l += TILE) {
    const b0 = packed[panel + l] ?? 0;
    const b1 = packed[panel + l + 1] ?? 0;
    const b2 = packed[panel + l + 2] ?? 0;
    const b3 = packed[panel + l + 3] ?? 0;
    const a0 = rows[l] ?? 0;
    const a1 = rows[l + 1] ?? 0;
    const a2 = rows[l + 2] ?? 0;
    const a3 = rows[l + 3] ?? 0;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
    s23 += a2 * b3;
    s30 += a3 * b0;
    s31 += a3 * b1;
    s32 += a3 * b2;
    s33 += a3 * b3;
  }
  sums.set([s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23, s30, s31, s32, s33]);
  for (let i = 0; i < height; i++) for (let j = 0; j < width; j++) out[to + i * stride + j] = sums[i * TILE + j] ?? 0;
}

/** Whether sums of `k` products of these whole numbers stay where doubles hold every one. */
export function fitsDouble(a: Numbers, b: Numbers, k: number): boolean {
  return largest(a) * largest(b) * k <= Number.MAX_SAFE_INTEGER;
}

function largest(values: Numbers): number {
  let result = 0;
  for (const value of values) result = Math.max(result, Math.abs(value));
  return result;
}

/** The same product of 64-bit integers, which wraps as theirs does. */
export function exactProduct(
  a: BigInt64Array,
  b: BigInt64Array,
  batch: number,
  m: number,
  k: number,
  n: number,
): BigInt64Array<ArrayBuffer> {
  const out = new BigInt64Array(batch * m * n);
  for (let r = 0; r < batch * m; r++) {
    const base = Math.floor(r / m) * k * n;
    for (let l = 0; l < k; l++) {
      const factor = a[r * k + l] ?? 0n;
      for (let j = 0; j < n; j++) out[r * n + j] = (out[r * n + j] ?? 0n) + factor * (b[base + l * n + j] ?? 0n);
    }
  }
  return out;
}

/** β·x + α·p, place by place; where β is 0, x counts as 0 even where it is no number. */
export function scaledSum(x: Numbers, beta: number, product: Numbers, alpha: number): Numbers {
  const out = product.slice();
  for (let i = 0; i < out.length; i++) out[i] = (beta === 0 ? 0 : beta * (x[i] ?? 0)) + alpha * (product[i] ?? 0);
  return out;
}
