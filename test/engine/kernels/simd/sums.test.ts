/** Sums along dimensions by the compiled kernels against the loops over plain numbers. */
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fold, sumOf } from '../../../../src/engine/kernels/reduce';
import { largeSums } from '../../../../src/engine/kernels/simd/sums';
import { numel, reducedShape } from '../../../../src/engine/shape';
import { torch } from '../../../../src/engine/torch';
import { randomNumbers } from '../matrices';

/** Both sum in double precision, in another order: they are the same but for the last rounding to float32. */
function expectSums(values: Float32Array, shape: readonly number[], dims: readonly number[], divisor: number): boolean {
  const result = largeSums(values, shape, dims, divisor);
  if (result === null) return false;
  const should = new Float64Array(numel(reducedShape(shape, dims, false)));
  const sizes = new Float64Array(should.length);
  fold(values, shape, dims, should, sumOf);
  fold(values.map(Math.abs), shape, dims, sizes, sumOf);
  expect(result.length).toBe(should.length);
  result.forEach((is, i) => {
    const sum = (should[i] ?? 0) / divisor;
    if (!Number.isFinite(sum)) expect(is).toBe(sum);
    else expect(Math.abs(is - sum)).toBeLessThanOrEqual(1e-13 * (sizes[i] ?? 0) + 2 ** -24 * Math.abs(sum) + 1e-45);
  });
  return true;
}

function random(count: number, seed = 1): Float32Array {
  return new Float32Array(count).map(randomNumbers(seed));
}

it('sums every stretch of dimensions', () => {
  let compared = 0;
  const shapes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      shapes.filter((shape) => numel(shape) < 40000),
      fc.nat(3),
      fc.nat(3),
      fc.integer(),
      (shape, from, count, seed) => {
        const first = from % shape.length;
        const dims = shape.map((_, d) => d).slice(first, first + 1 + count);
        if (expectSums(random(numel(shape), seed), shape, dims, 1 + count)) compared++;
      },
    ),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(50);
});

it.each([
  [[40000], [0]],
  [[3, 20001], [1]],
  [[3, 20001], [0]],
  [[2, 3, 17001], [1]],
  [[1000, 33], [0]],
  [[33, 1000], [1]],
  [
    [5, 1, 600, 1],
    [0, 2],
  ],
])('sums %j over %j, in blocks where it is large', (shape, dims) => {
  expect(expectSums(random(numel(shape)), shape, dims, 3)).toBe(true);
});

it('leaves to plain loops what is small or would have to be moved', () => {
  expect(largeSums(random(100), [10, 10], [0], 1)).toBeNull();
  expect(largeSums(random(8000), [20, 20, 20], [0, 2], 1)).toBeNull();
});

it('has not-a-number and infinities where they belong', () => {
  for (const dims of [[0], [1]]) {
    const values = random(70 * 31);
    [NaN, Infinity, -Infinity].forEach((special, i) => (values[(3 * i + 2) * 31 + 5 * i] = special));
    values[6] = Infinity;
    values[6 + 31] = -Infinity;
    expect(expectSums(values, [70, 31], dims, 1)).toBe(true);
  }
});

it('means and sums of tensors are those of plain numbers', () => {
  torch.manual_seed(3);
  const x = torch.randn([60, 50]);
  const plain = x.to(torch.float64);
  for (const dim of [0, 1, [0, 1]]) {
    expect(torch.allclose(x.sum(dim), plain.sum(dim).to(torch.float32), 1e-6, 1e-6)).toBe(true);
    expect(torch.allclose(x.t().mean(dim), plain.t().mean(dim).to(torch.float32), 1e-6, 1e-6)).toBe(true);
  }
  expect(x.sum(1, true).shape).toEqual([60, 1]);
});
