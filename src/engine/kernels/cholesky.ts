/** Cholesky factors of one symmetric matrix, on row-major arrays (Golub & Van Loan, 4.2). */

/**
 * A = L·Lᵀ from the lower triangle of A, in its place; the upper one is not read. Gives the order (from 1) of the
 * first leading minor that is not positive, or 0.
 */
export function factorCholesky(a: Float64Array, n: number): number {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] ?? 0;
      const [left, right] = [i * n, j * n];
      for (let l = 0; l < j; l++) sum -= (a[left + l] ?? 0) * (a[right + l] ?? 0);
      if (i !== j) a[left + j] = sum / (a[right + j] ?? 0);
      else if (sum > 0) a[left + j] = Math.sqrt(sum);
      else {
        a[left + j] = sum;
        return i + 1;
      }
    }
  }
  return 0;
}
