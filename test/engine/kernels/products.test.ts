/** Products of matrices: the blocked kernel against the definition, integers beyond 2⁵³, distances. */
import { expect, it } from 'vitest';

import { distance, distanceSlope } from '../../../src/engine/kernels/distance';
import { batchedProduct, exactProduct, fitsDouble } from '../../../src/engine/kernels/matrix';
import { distanceOf, product, randomMatrix } from './matrices';

it.each([
  [1, 1, 1, 1],
  [1, 3, 5, 1],
  [2, 3, 4, 5],
  [1, 16, 16, 16],
  [1, 17, 33, 19],
  [3, 21, 40, 6],
  [1, 64, 1, 64],
  [1, 5, 0, 5],
])('multiplies %i × (%i × %i · %i)', (batch, m, k, n) => {
  const [a, b] = [randomMatrix(batch * m, k), randomMatrix(batch * k, n, 2)];
  const out = new Float64Array(batch * m * n);
  batchedProduct(a, b, out, batch, m, k, n);
  for (let i = 0; i < batch; i++) {
    const part = product(a.slice(i * m * k, (i + 1) * m * k), b.slice(i * k * n, (i + 1) * k * n), m, k, n);
    expect(distanceOf(out.slice(i * m * n, (i + 1) * m * n), part)).toBeLessThan(1e-13);
  }
});

it('sums float32 in double precision', () => {
  const a = new Float32Array(64).fill(0.1);
  const out = new Float32Array(1);
  batchedProduct(a, new Float32Array(64).fill(1), out, 1, 1, 64, 1);
  expect(out[0]).toBe(Math.fround(64 * Math.fround(0.1)));
});

it('multiplies 64-bit integers exactly, and wraps as they do', () => {
  const big = 2n ** 62n;
  expect([...exactProduct(BigInt64Array.of(big, 3n), BigInt64Array.of(1n, 1n), 1, 1, 2, 1)]).toEqual([big + 3n]);
  expect([...exactProduct(BigInt64Array.of(big), BigInt64Array.of(4n), 1, 1, 1, 1)]).toEqual([0n]);
  expect(fitsDouble(Float64Array.of(2 ** 30), Float64Array.of(2 ** 22), 1)).toBe(true);
  expect(fitsDouble(Float64Array.of(2 ** 30), Float64Array.of(2 ** 23), 2)).toBe(false);
});

it.each([0, 0.5, 1, 1.5, 2, 3, Infinity])('has the distance and its slope in the norm of %d', (p) => {
  const [x, y] = [Float64Array.of(1, 2, -3), Float64Array.of(0.5, 4, -3.5)];
  const r = distance(x, 0, y, 0, 3, p);
  const powers = (0.5 ** p + 2 ** p + 0.5 ** p) ** (1 / p);
  const expected = p === 0 ? 3 : p === Infinity ? 2 : powers;
  expect(r).toBeCloseTo(expected, 14);
  const step = 1e-6;
  const moved = (by: number): number => distance(Float64Array.of(1, 2 + by, -3), 0, y, 0, 3, p);
  expect(distanceSlope(-2, r, p)).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 6);
});

it('has no slope where the distance is 0', () => {
  for (const p of [0, 0.5, 1, 1.5, 2, 3, Infinity]) expect(Math.abs(distanceSlope(0, 0, p))).toBe(0);
});
