import { describe, expect, it } from 'vitest';
import { courseOf } from '../../../webview/plot/summary';

function sampled(from: number, to: number, count: number, f: (x: number) => number, df: (x: number) => number) {
  const x = Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
  return { x, f: x.map(f), df: x.map(df) };
}

describe('a plot in sentences', () => {
  it('that only rises or only falls', () => {
    const line = (slope: number) => sampled(-1, 1, 5, (x) => slope * x, () => slope); // prettier-ignore
    expect(courseOf(line(2), 'y', 'x')).toBe('y rises from -2 to 2.');
    expect(courseOf(line(-2), 'y', 'x')).toBe('y falls from 2 to -2.');
  });

  it('with one turn, and with two', () => {
    const square = sampled(-1, 2, 7, (x) => x * x, (x) => 2 * x); // prettier-ignore
    expect(courseOf(square, 'f', 'x')).toBe('f falls from 1 to 0 at x = 0, then rises to 4.');
    const cubic = sampled(-2, 2, 9, (x) => x ** 3 - 3 * x, (x) => 3 * x * x - 3); // prettier-ignore
    expect(courseOf(cubic, 'f', 'x')).toBe('f rises from -2 to 2 at x = -1, falls to -2 at x = 1, then rises to 2.');
  });

  it('with many turns says how many, and the least and the greatest value', () => {
    const wave = sampled(0, 4, 33, (x) => Math.sin(Math.PI * x) + x, (x) => Math.PI * Math.cos(Math.PI * x) + 1); // prettier-ignore
    expect(courseOf(wave, 'f', 't')).toBe(
      'f turns 4 times between rising and falling. The least sampled value is 0 at t = 0, the greatest 4 at t = 4.',
    );
  });

  it('does not call a pole a rise', () => {
    const pole = sampled(-2, 2, 4, (x) => 1 / x, (x) => -1 / (x * x)); // prettier-ignore
    expect(courseOf(pole, 'f', 'x')).toBe(
      'The least sampled value is -1.5 at x = -0.66667, the greatest 1.5 at x = 0.66667.',
    );
  });

  it('says how much has no value', () => {
    const root = sampled(-1, 1, 5, Math.sqrt, (x) => 0.5 / Math.sqrt(x));
    expect(courseOf(root, 'f', 'x')).toBe(
      'The least sampled value is 0 at x = 0, the greatest 1 at x = 1. 2 of 5 samples have no value.',
    );
    expect(courseOf({ x: [1], f: [NaN], df: [NaN] }, 'f', 'x')).toBe('f has no value in this range.');
  });

  it('of a constant, and of one that rounding moves', () => {
    expect(courseOf(sampled(0, 1, 3, () => 7, () => 0), 'f', 'x')).toBe('f is 7 all along.'); // prettier-ignore
    const noisy = { x: [0, 1, 2, 3], f: [0, 1, 1 - 1e-12, 2], df: [1, 0, 0, 1] };
    expect(courseOf(noisy, 'f', 'x')).toBe('f rises from 0 to 2.');
  });
});
