import { describe, expect, it } from 'vitest';
import { withGaps } from '../../src/runtime/gaps';
import { windowAround, windowOver } from '../../src/runtime/window';
import { linspace } from '../../src/trace/value';

/** Where the curve of f is interrupted, sampled at `count` points. */
function gaps(f: (x: number) => number, df: (x: number) => number, from: number, to: number, count = 401): number[] {
  const x = linspace(from, to, count);
  const curve = withGaps({ x, f: x.map(f), df: x.map(df) }, (at) => at.map(f));
  expect(curve.x).toStrictEqual([...curve.x].sort((one, other) => one - other));
  return curve.x.filter((_, index) => Number.isNaN(curve.f[index]));
}

const nowhere = (): number => 0;

describe('a curve is interrupted', () => {
  it.each<[string, (x: number) => number, (x: number) => number, number, number, number[]]>([
    ['at the pole of 1/x, between samples', (x) => 1 / x, (x) => -1 / x ** 2, -3, 7, [0]],
    ['at the pole of 1/x, on a sample', (x) => 1 / x, (x) => -1 / x ** 2, -5, 5, [0]],
    ['at the pole of 1/x², where the sign does not change', (x) => x ** -2, (x) => -2 * x ** -3, -3, 7.1, [0]],
    [
      'at the poles of tan',
      Math.tan,
      (x) => 1 + Math.tan(x) ** 2,
      -5,
      5,
      [-1.5, -0.5, 0.5, 1.5].map((turn) => turn * Math.PI),
    ],
    ['at the jumps of floor', Math.floor, nowhere, 0.5, 3.5, [1, 2, 3]],
    ['at the jump of sign', Math.sign, nowhere, -1.1, 1, [0]],
  ])('%s', (_name, f, df, from, to, expected) => {
    const found = gaps(f, df, from, to);
    expect(found).toHaveLength(expected.length);
    found.forEach((place, index) => {
      expect(place).toBeCloseTo(expected[index] ?? NaN, 5);
    });
  });

  it('where it is undefined', () => {
    const found = gaps(Math.log, (x) => 1 / x, -1, 1, 21);
    expect(found.filter((x) => x < 0)).toHaveLength(10);
    expect(Math.max(...found)).toBe(0);
  });
});

describe('a curve is not interrupted', () => {
  it.each<[string, (x: number) => number, (x: number) => number, number, number, number]>([
    ['where it is steep', (x) => Math.atan(1000 * x), (x) => 1000 / (1 + 1e6 * x * x), -5, 5.1, 401],
    ['at the kink of abs', Math.abs, Math.sign, -5, 5.1, 401],
    ['at the vertical tangent of a cube root', Math.cbrt, (x) => Math.abs(x) ** (-2 / 3) / 3, -5, 5.1, 401],
    ['at a narrow peak', (x) => 1 / (1e-6 + x * x), (x) => (-2 * x) / (1e-6 + x * x) ** 2, -5, 5.1, 401],
    ['by a fast wave', (x) => Math.sin(50 * x), (x) => 50 * Math.cos(50 * x), -5, 5, 401],
    ['where it is all but 0', (x) => 1 / (1 + Math.exp(-200 * x)), nowhere, -5, -2, 401],
    ['by rounding', (x) => 1e16 + x, () => 1, -1, 5, 401],
    ['by few samples', (x) => x ** 5, (x) => 5 * x ** 4, -5, 5, 5],
  ])('%s', (_name, f, df, from, to, count) => {
    expect(gaps(f, df, from, to, count)).toStrictEqual([]);
  });

  it('asks the function a bounded number of times, whatever it is', () => {
    let asked = 0;
    const noise = (x: number): number => {
      asked += 1;
      return Math.sin(x * 1e9) * 1e3;
    };
    const x = linspace(0, 1, 2001);
    withGaps({ x, f: x.map(noise), df: x.map(() => 0) }, (at) => at.map(noise));
    expect(asked).toBeLessThan(70_000);
  });
});

/** Where the derivative alone is interrupted. */
function kinks(f: (x: number) => number, df: (x: number) => number, from: number, to: number): number[] {
  const x = linspace(from, to, 401);
  const curve = withGaps({ x, f: x.map(f), df: x.map(df) }, (at) => at.map(f));
  expect(curve.f.every(Number.isFinite)).toBe(true);
  expect(curve.x).toStrictEqual([...curve.x].sort((one, other) => one - other));
  return curve.x.filter((_, index) => Number.isNaN(curve.df[index]));
}

describe('a derivative is interrupted at a kink, where the curve goes on', () => {
  const step = (x: number): number => (x > 0 ? 1 : 0);
  it.each<[string, (x: number) => number, (x: number) => number, number, number, number[]]>([
    ['of abs, between samples', Math.abs, Math.sign, -5, 5.1, [0]],
    ['of abs, on a sample, where autograd gives 0', Math.abs, Math.sign, -5, 5, [0]],
    ['of relu, on a sample, where autograd gives one of the slopes', (x) => Math.max(x, 0), step, -3, 3, [0]],
    ['of relu, just beside a sample', (x) => Math.max(x, 0), step, -3.0001, 3, [0]],
    ['of |x² − 1|', (x) => Math.abs(x * x - 1), (x) => 2 * x * Math.sign(x * x - 1), -2, 2.3, [-1, 1]],
    ['between two branches', (x) => (x > 0 ? x * x : 0.1 * x), (x) => (x > 0 ? 2 * x : 0.1), -5, 5, [0]],
    ['far from zero', (x) => 1e6 + Math.abs(x - 2), (x) => Math.sign(x - 2), -1, 5.3, [2]],
    [
      'of |sin x|',
      (x) => Math.abs(Math.sin(x)),
      (x) => Math.cos(x) * Math.sign(Math.sin(x)),
      -1,
      7,
      [0, Math.PI, 2 * Math.PI],
    ],
  ])('%s', (_name, f, df, from, to, expected) => {
    const found = kinks(f, df, from, to);
    expect(found).toHaveLength(expected.length);
    found.forEach((place, index) => {
      expect(place).toBeCloseTo(expected[index] ?? NaN, 4);
    });
  });

  it.each<[string, (x: number) => number, (x: number) => number, number, number]>([
    ['of a polynomial', (x) => x ** 5 - 3 * x, (x) => 5 * x ** 4 - 3, -5, 5],
    ['that turns quickly', (x) => Math.sqrt(x * x + 0.01), (x) => x / Math.sqrt(x * x + 0.01), -5, 5.1],
    ['of a fast wave', (x) => Math.sin(50 * x), (x) => 50 * Math.cos(50 * x), -5, 5],
    ['of x·|x|', (x) => x * Math.abs(x), (x) => 2 * Math.abs(x), -5, 5.1],
    ['of a straight line', (x) => 3e9 * x + 1, () => 3e9, -5, 5],
    [
      'of a sharp sigmoid',
      (x) => 1 / (1 + Math.exp(-200 * x)),
      (x) => (200 * Math.exp(-200 * Math.abs(x))) / (1 + Math.exp(-200 * Math.abs(x))) ** 2,
      -5,
      5.1,
    ],
  ])('but not %s', (_name, f, df, from, to) => {
    expect(kinks(f, df, from, to)).toStrictEqual([]);
  });
});

describe('the window of a plot', () => {
  it.each([
    [2, -1, 5],
    [0, -2, 2],
    [2.3, -1.5, 6],
    [9, -5, 25],
    [100, -50, 250],
    [-30, -75, 15],
    [1e-6, -2, 2.5],
    [NaN, -2, 2],
  ])('around %d is [%d, %d]', (point, from, to) => {
    const window = windowAround(point);
    expect(window.from).toBeCloseTo(from, 9);
    expect(window.to).toBeCloseTo(to, 9);
  });

  it('over a vector is from its least to its largest', () => {
    expect(windowOver([3, NaN, -20, 20])).toStrictEqual({ from: -20, to: 20 });
    expect(windowOver([2, 2])).toStrictEqual({ from: -1, to: 5 });
    expect(windowOver([])).toStrictEqual({ from: -2, to: 2 });
  });
});
