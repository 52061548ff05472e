// What part of y is shown: all of a tame function, the readable part of one with a pole.
import { describe, expect, test } from 'vitest';
import { valueRange } from '../../../webview/plot/range';

const x = Array.from({ length: 401 }, (_, index) => -10 + index / 20);

describe('valueRange', () => {
  test('shows all of a polynomial', () => {
    const { from, to } = valueRange([x.map((value) => value ** 3)]);
    expect(from).toBeLessThan(-1000);
    expect(to).toBeGreaterThan(1000);
  });

  test('shows all of a steep end: a quartic is no pole', () => {
    expect(valueRange([x.map((value) => 5 * value ** 4)]).to).toBeGreaterThan(50_000);
  });

  test('cuts what runs away at a pole', () => {
    const { from, to } = valueRange([x.map((value) => 1 / value ** 3)]);
    expect(from).toBeGreaterThan(-100);
    expect(to).toBeLessThan(100);
    expect(to).toBeGreaterThan(0.5);
  });

  test('keeps the point in the picture', () => {
    expect(valueRange([x.map((value) => 1 / value ** 3)], [5000]).to).toBeGreaterThan(5000);
  });

  test('gives room around a constant, and around nothing', () => {
    const { from, to } = valueRange([[3, 3, 3]]);
    expect(from).toBeLessThan(3);
    expect(to).toBeGreaterThan(3);
    expect(valueRange([[NaN, Infinity]])).toEqual({ from: -1.12, to: 1.12 });
  });
});
