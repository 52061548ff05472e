/** Products of matrices on row-major arrays; sums are taken in double precision. */
import type { Numbers } from '../storage/storage';

export function dotProduct(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** out[batch, m, n] = a[batch, m, k] · b[batch, k, n], along rows so that memory is read in order. */
export function batchedProduct(
  a: Numbers,
  b: Numbers,
  out: Numbers,
  batch: number,
  m: number,
  k: number,
  n: number,
): void {
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
