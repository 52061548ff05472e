/** Matrices for the tests of the kernels: random ones from a generator of its own, products, and how far two are apart. */

/** A generator with a fixed start: the same numbers in every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // A linear congruential generator (Numerical Recipes, 7.1): good enough to fill matrices with.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

export function randomMatrix(rows: number, columns: number, seed = 1): Float64Array {
  return new Float64Array(rows * columns).map(randomNumbers(seed));
}

/** A random matrix of the given rank at most. */
export function ofRank(rows: number, columns: number, rank: number, seed = 1): Float64Array {
  return product(randomMatrix(rows, rank, seed), randomMatrix(rank, columns, seed + 1), rows, rank, columns);
}

export function product(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  rows: number,
  inner: number,
  columns: number,
): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let l = 0; l < inner; l++)
      for (let j = 0; j < columns; j++)
        out[i * columns + j] = (out[i * columns + j] ?? 0) + (a[i * inner + l] ?? 0) * (b[l * columns + j] ?? 0);
  return out;
}

export function transposed(a: ArrayLike<number>, rows: number, columns: number): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, i) => a[(i % rows) * columns + Math.floor(i / rows)] ?? 0);
}

export function identityMatrix(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
}

/** The largest difference of two elements. */
export function distanceOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = a.length === b.length ? 0 : Infinity;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] ?? NaN) - (b[i] ?? NaN));
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}

/** How far the columns are from being orthonormal. */
export function fromOrthonormal(q: ArrayLike<number>, rows: number, columns: number): number {
  return distanceOf(product(transposed(q, rows, columns), q, columns, rows, columns), identityMatrix(columns));
}
