// Against plain loops over the same numbers.
import { describe, expect, it } from 'vitest';
import { statisticsOf } from '../../../src/trace/tensors/statistics';

const unchecked = (): void => undefined;
const of = (values: readonly number[], { dtype = 'float64', bins = 10 } = {}) =>
  statisticsOf(values, { dtype, bins }, unchecked);

describe('statistics of a tensor', () => {
  it('agree with sums, sorting and counting', () => {
    // A sequence that is spread and the same each time.
    const values = Array.from({ length: 1001 }, (_, index) => Math.sin(index * 12.9898) * 3 - 0.5);
    const found = of(values);
    const sorted = values.toSorted((one, other) => one - other);
    expect(found.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 1001, 12);
    expect(found.norm).toBeCloseTo(Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)), 10);
    expect([found.min, found.max]).toEqual([sorted[0], sorted[1000]]);
    [50, 250, 500, 750, 950].forEach((place, index) => {
      expect(found.quantiles?.[index]).toBeCloseTo(sorted[place] ?? NaN, 12);
    });
    const width = ((found.max ?? 0) - (found.min ?? 0)) / 10;
    const counts = Array.from({ length: 10 }, (_, bin) => {
      const from = (found.min ?? 0) + bin * width;
      return values.filter((value) => value >= from && (bin === 9 || value < from + width)).length;
    });
    expect(found.histogram?.counts).toEqual(counts);
  });

  it('lie between two numbers where a quantile does', () => {
    expect(of([1, 2]).quantiles?.[2]).toBe(1.5);
    expect(of([3]).quantiles).toEqual([3, 3, 3, 3, 3]);
  });

  it('count what is not finite', () => {
    expect(of([NaN, Infinity, -Infinity, -Infinity, 0, -0, 1])).toMatchObject({
      numel: 7,
      finite: 3,
      nan: 1,
      positiveInfinite: 1,
      negativeInfinite: 2,
      zeros: 2,
      norm: NaN,
    });
    expect(of([Infinity, 1]).norm).toBe(Infinity);
    expect(of([NaN])).toMatchObject({ min: null, max: null, mean: null, quantiles: null, histogram: null });
  });

  it('neither overflow nor vanish', () => {
    const huge = Number.MAX_VALUE;
    expect(of([huge, huge])).toMatchObject({ mean: huge, norm: Infinity });
    expect(of([huge / 2, -huge / 2]).histogram?.counts).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(of([3e-200, 4e-200]).norm).toBeCloseTo(5e-200, 212);
  });

  it('give whole numbers a bar each where they are few, and one number one bar', () => {
    expect(of([0, 1, 1, 3], { dtype: 'int64' }).histogram).toEqual({ from: -0.5, to: 3.5, counts: [1, 2, 0, 1] });
    expect(of([1, 0, 1], { dtype: 'bool' }).histogram).toEqual({ from: -0.5, to: 1.5, counts: [1, 2] });
    expect(of([0, 1000], { dtype: 'int32' }).histogram?.counts).toHaveLength(10);
    expect(of([0.25, 0.25]).histogram).toEqual({ from: -0.25, to: 0.75, counts: [2] });
  });
});
