// The slider's range: symmetric, round, and such that the value can be seen and moved.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adapted, rangeAround, roundUp, stepOf } from '../../../webview/header/range';

test.each([
  [0, 10],
  [2, 10],
  [9, 20],
  [-9, 20],
  [100, 200],
  [0.5, 10],
  [0.002, 0.02],
  [NaN, 10],
  [Infinity, 10],
])('%s lies in a range up to %s', (value, end) => {
  const { min, max } = rangeAround(value);
  expect([min, max]).toEqual([-end, end]);
});

test('every finite value lies inside its range and moves by many steps', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 }), (value) => {
      if (Math.abs(value) < 1e-100 && value !== 0) return;
      const { min, max, step } = rangeAround(value);
      expect(min).toBeLessThan(value);
      expect(value).toBeLessThan(max);
      expect((max - min) / step).toBeGreaterThanOrEqual(200);
    }),
  );
});

test('a range is kept until the value reaches its end or vanishes in its middle', () => {
  const range = rangeAround(2);
  expect(adapted(range, 9)).toBe(range);
  expect(adapted(range, 0)).toBe(range);
  expect(adapted(range, 10).max).toBe(20);
  expect(adapted(range, 0.001).max).toBe(0.01);
});

test('steps and ends are 1, 2 or 5 times a power of ten', () => {
  expect([0.03, 1, 1.1, 2.1, 5.1, 990].map(roundUp)).toEqual([0.05, 1, 2, 5, 10, 1000]);
  expect([2, 0, 145, 0.03].map(stepOf)).toEqual([0.1, 0.1, 10, 0.001]);
});
