/** The kernels of linear algebra give factors that multiply to the matrix, of random and of degenerate matrices. */
import { describe, expect, it } from 'vitest';

import { factorCholesky } from '../../../src/engine/kernels/cholesky';
import { symmetricEigen } from '../../../src/engine/kernels/eigen';
import { matrixExponential } from '../../../src/engine/kernels/exponential';
import { factorLu, rowOrder, solveLu } from '../../../src/engine/kernels/lu';
import { leastSquares, pseudoInverse } from '../../../src/engine/kernels/pseudo-inverse';
import { factorQr, householderProduct } from '../../../src/engine/kernels/qr';
import { singularValues } from '../../../src/engine/kernels/svd';
import { clearTriangle, solveTriangular } from '../../../src/engine/kernels/triangular';
import { distanceOf, fromOrthonormal, identityMatrix, ofRank, product, randomMatrix, transposed } from './matrices';

const SHAPES: readonly (readonly [number, number])[] = [
  [1, 1],
  [2, 2],
  [3, 3],
  [5, 3],
  [3, 5],
  [20, 20],
  [40, 25],
  [60, 60],
  [70, 55],
];

function symmetric(n: number, seed = 3): Float64Array {
  const a = randomMatrix(n, n, seed);
  return a.map((value, i) => value + (a[(i % n) * n + Math.floor(i / n)] ?? 0));
}

function diagonal(values: ArrayLike<number>, rows: number, columns: number): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, i) =>
    i % columns === Math.floor(i / columns) ? (values[i % columns] ?? 0) : 0,
  );
}

describe('LU', () => {
  it.each(SHAPES)('of %i × %i multiplies to the rows in their new order', (m, n) => {
    const a = randomMatrix(m, n);
    const lu = a.slice();
    const k = Math.min(m, n);
    const pivots = new Int32Array(k);
    expect(factorLu(lu, m, n, pivots)).toBe(0);
    const l = Float64Array.from({ length: m * k }, (_, at) => {
      const [i, j] = [Math.floor(at / k), at % k];
      return i === j ? 1 : j < i ? (lu[i * n + j] ?? 0) : 0;
    });
    const u = lu.slice(0, k * n);
    clearTriangle(u, k, n, false);
    const order = rowOrder(pivots, m);
    const permuted = Float64Array.from(
      { length: m * n },
      (_, at) => a[(order[Math.floor(at / n)] ?? 0) * n + (at % n)] ?? 0,
    );
    expect(distanceOf(product(l, u, m, k, n), permuted)).toBeLessThan(1e-14 * n);
  });

  it('solves with the matrix and with its transpose', () => {
    const a = randomMatrix(12, 12);
    const b = randomMatrix(12, 3, 7);
    for (const turned of [false, true]) {
      const [lu, pivots, x] = [a.slice(), new Int32Array(12), b.slice()];
      factorLu(lu, 12, 12, pivots);
      solveLu(lu, 12, pivots, x, 3, turned);
      expect(distanceOf(product(turned ? transposed(a, 12, 12) : a, x, 12, 12, 3), b)).toBeLessThan(1e-12);
    }
  });

  it('names the first pivot that is 0 and goes on', () => {
    const lu = Float64Array.of(1, 2, 2, 4);
    expect(factorLu(lu, 2, 2, new Int32Array(2))).toBe(2);
    expect([...lu]).toEqual([2, 4, 0.5, 0]);
    expect(factorLu(new Float64Array(4), 2, 2, new Int32Array(2))).toBe(1);
  });
});

describe('triangles', () => {
  it.each([true, false])('solve, upper: %s, as they are and transposed, with and without a diagonal', (upper) => {
    for (const unit of [true, false])
      for (const turned of [true, false]) {
        const t = randomMatrix(6, 6, 5).map((value, i) => (i % 7 === 0 ? (unit ? 1 : 3 + value) : value));
        clearTriangle(t, 6, 6, !upper);
        const b = randomMatrix(6, 2, 9);
        const x = b.slice();
        solveTriangular(t, 6, x, 2, { upper, transposed: turned, unit });
        expect(distanceOf(product(turned ? transposed(t, 6, 6) : t, x, 6, 6, 2), b)).toBeLessThan(1e-12);
      }
  });
});

describe('Cholesky', () => {
  it.each([1, 2, 5, 30])('of %i × %i multiplies to the matrix', (n) => {
    const b = randomMatrix(n, n + 2);
    const a = product(b, transposed(b, n, n + 2), n, n + 2, n);
    const l = a.slice();
    expect(factorCholesky(l, n)).toBe(0);
    clearTriangle(l, n, n, true);
    expect(distanceOf(product(l, transposed(l, n, n), n, n, n), a)).toBeLessThan(1e-13 * n);
  });

  it('names the first leading minor that is not positive', () => {
    expect(factorCholesky(Float64Array.of(4, 2, 2, -3), 2)).toBe(2);
    expect(factorCholesky(Float64Array.of(NaN, 0, 0, 1), 2)).toBe(1);
  });
});

describe('QR', () => {
  it.each(SHAPES)('of %i × %i has orthonormal columns and multiplies to the matrix', (m, n) => {
    const a = randomMatrix(m, n);
    const k = Math.min(m, n);
    const [r, tau] = [a.slice(), new Float64Array(k)];
    factorQr(r, m, n, tau);
    const q = householderProduct(r, m, n, tau, k, m);
    clearTriangle(r, m, n, false);
    expect(fromOrthonormal(q, m, m)).toBeLessThan(1e-13);
    expect(distanceOf(product(q, r, m, m, n), a)).toBeLessThan(1e-13);
  });

  it('reflects to the other side of 0, and leaves a column without anything below alone', () => {
    const a = Float64Array.of(3, 1, 4, 2);
    factorQr(a, 2, 2, new Float64Array(2));
    expect(a[0]).toBe(-5);
    const [upper, tau] = [Float64Array.of(2, 1, 0, 3), new Float64Array(2)];
    factorQr(upper, 2, 2, tau);
    expect([...upper, ...tau]).toEqual([2, 1, 0, 3, 0, 0]);
  });
});

describe('eigenvalues', () => {
  it.each([1, 2, 3, 4, 10, 50])('of a symmetric matrix of %i rows', (n) => {
    for (const upper of [false, true]) {
      const a = symmetric(n);
      const { values, vectors, converged } = symmetricEigen(a.slice(), n, upper);
      expect(converged).toBe(true);
      expect([...values]).toEqual([...values].sort((x, y) => x - y));
      expect(fromOrthonormal(vectors, n, n)).toBeLessThan(1e-13 * n);
      const scaled = product(diagonal(values, n, n), vectors, n, n, n);
      expect(distanceOf(product(transposed(vectors, n, n), scaled, n, n, n), a)).toBeLessThan(1e-13 * n);
    }
  });

  it('of repeated ones, of a diagonal matrix and of nothing but zeros', () => {
    expect([...symmetricEigen(identityMatrix(4), 4, false).values]).toEqual([1, 1, 1, 1]);
    expect([...symmetricEigen(diagonal([3, -1, 2], 3, 3), 3, false).values]).toEqual([-1, 2, 3]);
    expect([...symmetricEigen(new Float64Array(9), 3, false).values]).toEqual([0, 0, 0]);
    const ones = symmetricEigen(new Float64Array(16).fill(1), 4, false).values;
    expect(distanceOf(ones, [0, 0, 0, 4])).toBeLessThan(1e-14);
  });

  it('gives up on what is no number', () => {
    expect(symmetricEigen(new Float64Array(9).fill(NaN), 3, false).converged).toBe(false);
  });
});

describe('singular values', () => {
  it.each(SHAPES)('of %i × %i multiply to the matrix', (m, n) => {
    const k = Math.min(m, n);
    for (const a of [randomMatrix(m, n), ofRank(m, n, Math.max(1, k - 2)), new Float64Array(m * n)]) {
      const { values, u, vh } = singularValues(a, m, n, true);
      expect([...values]).toEqual([...values].sort((x, y) => y - x));
      expect(fromOrthonormal(u, m, m)).toBeLessThan(1e-13 * m);
      expect(fromOrthonormal(transposed(vh, n, n), n, n)).toBeLessThan(1e-13 * n);
      const scaled = product(diagonal(values, m, n), vh, m, n, n);
      expect(distanceOf(product(u, scaled, m, m, n), a)).toBeLessThan(1e-13 * Math.max(m, n));
    }
  });

  it('are exact where they are tiny', () => {
    // A diagonal matrix between two rotations whose product is known: columns of very different sizes.
    const { values } = singularValues(Float64Array.of(1, 1e-20, 1, -1e-20), 2, 2, false);
    expect((values[0] ?? 0) / Math.SQRT2).toBeCloseTo(1, 14);
    expect((values[1] ?? 0) / (Math.SQRT2 * 1e-20)).toBeCloseTo(1, 14);
  });

  it('neither overflow nor vanish', () => {
    for (const scale of [1e200, 1e-200]) {
      const { values } = singularValues(Float64Array.of(3 * scale, 0, 0, 4 * scale), 2, 2, false);
      expect([...values].map((value) => value / scale)).toEqual(
        [4, 3].map((value) => expect.closeTo(value, 12) as number),
      );
    }
  });
});

describe('pseudo-inverses and least squares', () => {
  it.each(SHAPES)('of %i × %i fulfil the four conditions of Penrose', (m, n) => {
    const a = ofRank(m, n, Math.max(1, Math.min(m, n) - 1));
    const p = pseudoInverse(a, m, n, 0, 1e-12, false);
    const [ap, pa] = [product(a, p, m, n, m), product(p, a, n, m, n)];
    expect(distanceOf(product(ap, a, m, m, n), a)).toBeLessThan(1e-11);
    expect(distanceOf(ap, transposed(ap, m, m))).toBeLessThan(1e-11);
    expect(distanceOf(pa, transposed(pa, n, n))).toBeLessThan(1e-11);
  });

  it('leave a residual at right angles to the range', () => {
    const [a, b] = [randomMatrix(8, 3), randomMatrix(8, 2, 5)];
    const { solution, residuals, rank } = leastSquares(a, 8, 3, b, 2, 1e-15);
    const rest = product(a, solution, 8, 3, 2).map((value, i) => value - (b[i] ?? 0));
    expect(distanceOf(product(transposed(a, 8, 3), rest, 3, 8, 2), new Float64Array(6))).toBeLessThan(1e-13);
    expect(rank).toBe(3);
    const lengths = [0, 1].map((j) => rest.reduce((sum, value, i) => sum + (i % 2 === j ? value * value : 0), 0));
    expect(distanceOf(residuals, lengths)).toBeLessThan(1e-13);
  });
});

describe('the exponential', () => {
  it.each([1e-3, 0.1, 0.8, 2, 5, 40])(
    'of a matrix scaled by %d times that of its negative is the identity',
    (scale) => {
      const a = randomMatrix(4, 4).map((value) => (value * scale) / 4);
      const both = product(
        matrixExponential(a, 4),
        matrixExponential(
          a.map((value) => -value),
          4,
        ),
        4,
        4,
        4,
      );
      expect(distanceOf(both, identityMatrix(4))).toBeLessThan(1e-14 * Math.exp(2 * scale));
    },
  );

  it('of a nilpotent matrix is its short series', () => {
    const e = matrixExponential(Float64Array.of(0, 2, 3, 0, 0, 4, 0, 0, 0), 3);
    expect(distanceOf(e, [1, 2, 7, 0, 1, 4, 0, 0, 1])).toBeLessThan(1e-14);
  });

  it('of numbers is that of numbers', () => {
    for (const x of [-30, -1, 0, 0.5, 3, 20])
      expect((matrixExponential(Float64Array.of(x), 1)[0] ?? 0) / Math.exp(x)).toBeCloseTo(1, 12);
  });
});
