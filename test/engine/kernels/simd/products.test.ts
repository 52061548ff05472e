/** Large products by the compiled kernels against sums in double precision: every way in which operands may lie. */
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { batchedProduct } from '../../../../src/engine/kernels/matrix';
import { largeProduct, type Matrices } from '../../../../src/engine/kernels/simd/products';
import { limitAllocation } from '../../../../src/engine/storage/limit';
import { torch } from '../../../../src/engine/torch';
import { randomNumbers } from '../matrices';
import { dense, laidOut, LAYOUTS, type Layout } from './layouts';

/** Half the distance of 1 to the next float32. */
const EPSILON = 2 ** -24;

interface Case {
  readonly batch: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly left: Layout;
  readonly right: Layout;
}

/** Each element is off by no more than what float32 sums of k products may be (Higham, Accuracy and Stability, 3.1). */
function expectProduct(a: Matrices, b: Matrices, { batch, m, k, n }: Case): boolean {
  const result = largeProduct(a, b, { batch, m, k, n });
  if (result === null) return false;
  const [x, y] = [dense(a, batch, m, k), dense(b, batch, k, n)];
  const exact = new Float64Array(batch * m * n);
  batchedProduct(x, y, exact, batch, m, k, n);
  const sizes = new Float64Array(batch * m * n);
  batchedProduct(x.map(Math.abs), y.map(Math.abs), sizes, batch, m, k, n);
  expect(result.length).toBe(exact.length);
  let worst = 0;
  for (let i = 0; i < exact.length; i++) {
    const [is, should] = [result[i] ?? 0, exact[i] ?? 0];
    if (Number.isFinite(sizes[i])) {
      const error = Math.abs(is - should) / ((sizes[i] ?? 0) + 1e-37);
      // Not a number is larger than nothing.
      if (!(error <= worst)) worst = error;
    } else if (!Object.is(is, should)) throw new Error(`${is} instead of ${should} at ${i}`);
  }
  expect(worst).toBeLessThan((k + 2) * EPSILON);
  return true;
}

const size = fc.integer({ min: 0, max: 70 });
const layout = fc.constantFrom(...LAYOUTS);

it('multiplies operands of every size and layout', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      fc.record({ batch: fc.integer({ min: 0, max: 3 }), m: size, k: size, n: size, left: layout, right: layout }),
      fc.integer(),
      (given, seed) => {
        const a = laidOut(given.left, given.batch, given.m, given.k, randomNumbers(seed));
        const b = laidOut(given.right, given.batch, given.k, given.n, randomNumbers(seed + 1));
        if (expectProduct(a, b, given)) compared++;
      },
    ),
    { numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(100);
});

it.each([
  [1, 1, 5000, 1],
  [1, 1, 300, 77],
  [1, 301, 40, 1],
  [1, 67, 259, 133],
  [1, 6, 1000, 8],
  [2, 7, 513, 9],
  [1, 1500, 1100, 2],
  [1, 3, 1100, 1500],
  [1, 1030, 3, 1031],
  [1, 1, 1_100_000, 1],
  [1, 1, 1025, 1025],
  [1, 1025, 1025, 1],
  [70, 130, 130, 1],
])('multiplies %i × (%i × %i · %i), in blocks where it is large', (batch, m, k, n) => {
  for (const [left, right] of [
    ['rows', 'columns'],
    ['far', 'rows'],
  ] as const) {
    const a = laidOut(left, batch, m, k, randomNumbers(1));
    const b = laidOut(right, batch, k, n, randomNumbers(2));
    expect(expectProduct(a, b, { batch, m, k, n, left, right })).toBe(true);
  }
});

it('has not-a-number and infinities where they belong', () => {
  const special = [NaN, Infinity, -Infinity, 0, -0, 1e-45, 1];
  const [m, k, n] = [33, 21, 19];
  for (const [i, value] of special.entries())
    for (const left of LAYOUTS) {
      const [a, b] = [laidOut(left, 1, m, k, randomNumbers(i)), laidOut('rows', 1, k, n, randomNumbers(i + 9))];
      a.array[a.offset + 3 * a.row + 4 * a.column] = value;
      b.array[b.offset + 5 * b.row + 6 * b.column] = special[(i + 2) % special.length] ?? 0;
      // Of what is one number, one product is left, which is small.
      expect(expectProduct(a, b, { batch: 1, m, k, n, left, right: 'rows' })).toBe(!/equal rows|one/.test(left));
    }
});

it('leaves small products to plain loops', () => {
  const a = laidOut('rows', 1, 8, 8, randomNumbers(1));
  expect(largeProduct(a, a, { batch: 1, m: 8, k: 8, n: 8 })).toBeNull();
  expect(largeProduct(a, a, { batch: 1, m: 100, k: 0, n: 100 })).toBeNull();
});

it('multiplies views as the copies that they show', () => {
  torch.manual_seed(1);
  const x = torch.randn([3, 40, 50]);
  const y = torch.randn([3, 60, 50]);
  const views = [
    [x.select(0, 1), y.select(0, 2).t()],
    [x.select(1, 7), y.select(1, 5).t()],
    [x.narrow(2, 5, 30).select(0, 0), y.narrow(2, 9, 30).select(0, 1).t()],
    [x, y.transpose(1, 2)],
    [x.permute([1, 0, 2]), y.narrow(0, 0, 1).expand([40, 60, 50]).transpose(1, 2)],
    [x.select(0, 0), y.select(0, 0).select(0, 3)],
  ] as const;
  for (const [a, b] of views) {
    const result = a.matmul(b);
    const copied = a.to(torch.float64).contiguous().matmul(b.to(torch.float64).contiguous());
    expect(torch.allclose(result, copied.to(torch.float32), 1e-5, 1e-4)).toBe(true);
  }
});

it('asks for the memory of its result as others do', () => {
  const [a, b] = [torch.ones([2000, 1]), torch.ones([1, 2000])];
  limitAllocation(1e6);
  try {
    expect(() => a.mm(b)).toThrow('you tried to allocate 16000000 bytes');
  } finally {
    limitAllocation(null);
  }
});
