/** Softmax of rows by the compiled kernels against the loops over plain numbers. */
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { largeSoftmax, largeSoftmaxSlope } from '../../../../src/engine/kernels/simd/rows';
import { softmax, softmaxSlope } from '../../../../src/engine/kernels/softmax';
import { torch } from '../../../../src/engine/torch';
import { randomNumbers } from '../matrices';

const EPSILON = 2 ** -24;

/** `sizes` are those of the numbers that a result is the difference of. */
function expectClose(result: Float32Array | null, should: Float64Array, sizes: (i: number) => number): void {
  expect(result?.length).toBe(should.length);
  result?.forEach((is, i) => {
    const exact = should[i] ?? 0;
    if (!Number.isFinite(exact)) expect(is).toBe(exact);
    else expect(Math.abs(is - exact)).toBeLessThanOrEqual(4 * EPSILON * (2 * Math.abs(exact) + sizes(i)) + 3e-45);
  });
}

function expectSoftmax(values: Float32Array, length: number): void {
  const lines = { outer: values.length / length, length, inner: 1 };
  for (const logarithmic of [false, true]) {
    const should = new Float64Array(values.length);
    softmax(values, lines, logarithmic, should);
    // x − largest is rounded to float32, as PyTorch does, and so off by its size.
    const spread = (i: number): number => {
      const row = values.subarray(i - (i % length), i - (i % length) + length).filter(Number.isFinite);
      return Math.max(...row) - Math.min(...row) + 1;
    };
    const size = (i: number): number => (logarithmic ? 1 : Math.abs(should[i] ?? 0)) * spread(i);
    expectClose(largeSoftmax(values, length, logarithmic), should, size);
  }
}

function random(count: number, scale = 1, seed = 1): Float32Array {
  const next = randomNumbers(seed);
  return Float32Array.from({ length: count }, () => scale * next());
}

it('has softmax and its logarithm of rows of every length', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(0.1, 3, 30, 300),
      fc.integer(),
      (length, scale, seed) => {
        expectSoftmax(random(Math.ceil(256 / length) * length, scale, seed), length);
      },
    ),
    { numRuns: 60 },
  );
});

it.each([1, 15, 16, 17, 33])('has not-a-number and infinities where they belong, in rows of %i', (length) => {
  const values = random(300 * length, 5);
  const last = length - 1;
  values[last] = -Infinity;
  values.fill(-Infinity, length, 2 * length);
  values[3 * length - 1] = NaN;
  values[4 * length - 1] = Infinity;
  values[4 * length] = NaN;
  values.fill(-0, 5 * length, 6 * length);
  values.fill(3e38, 7 * length, 8 * length);
  values[9 * length] = -3e38;
  expectSoftmax(values, length);
});

it('puts long results together', () => {
  const values = random(1030 * 1030, 4);
  const should = new Float64Array(values.length);
  softmax(values, { outer: 1030, length: 1030, inner: 1 }, false, should);
  const result = largeSoftmax(values, 1030, false);
  let worst = 0;
  should.forEach((exact, i) => (worst = Math.max(worst, Math.abs((result?.[i] ?? NaN) - exact) / exact)));
  expect(worst).toBeLessThan(8 * EPSILON);
});

it('has the gradients', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.boolean(), fc.integer(), (length, logarithmic, seed) => {
      const count = Math.ceil(256 / length) * length;
      const lines = { outer: count / length, length, inner: 1 };
      const results = new Float32Array(count);
      softmax(random(count, 4, seed), lines, logarithmic, results);
      const gradients = random(count, 1, seed + 1);
      const should = new Float64Array(count);
      softmaxSlope(gradients, results, lines, logarithmic, should);
      const sizes = logarithmic ? length : 1;
      const own = (i: number): number => (logarithmic ? Math.exp(results[i] ?? 0) : Math.abs(results[i] ?? 0));
      expectClose(
        largeSoftmaxSlope(gradients, results, length, logarithmic),
        should,
        (i) => Math.abs(gradients[i] ?? 0) * own(i) + own(i) * sizes,
      );
    }),
    { numRuns: 100 },
  );
});

it('leaves what is small to plain loops', () => {
  expect(largeSoftmax(random(100), 10, false)).toBeNull();
  expect(largeSoftmaxSlope(random(100), random(100), 10, false)).toBeNull();
});

it('serves tensors along their last dimension, and others along the rest', () => {
  torch.manual_seed(2);
  const x = torch.randn([20, 30]);
  for (const dim of [0, 1]) {
    const exact = x.to(torch.float64).softmax(dim).to(torch.float32);
    expect(torch.allclose(x.softmax(dim), exact, 1e-6, 1e-9)).toBe(true);
    expect(torch.allclose(x.t().softmax(1 - dim), exact.t(), 1e-6, 1e-9)).toBe(true);
  }
});
