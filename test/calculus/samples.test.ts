/** Two functions compared over the domain: what is the same agrees everywhere, and what differs somewhere is found. */
import { describe, expect, it } from 'vitest';
import { compare, pointsOver, type Comparing, type Way } from '../../src/calculus/samples';

const X = new Map([['x', 2]]);
const of = (f: (x: number) => number, rounding?: (x: number) => number): Way => ({
  at: (point) => f(point.get('x') ?? NaN),
  ...(rounding === undefined ? {} : { rounding: (point) => rounding(point.get('x') ?? NaN) }),
});
const compared = (one: Way, other: Way, defined: Comparing['defined'] = 'either', at = X) =>
  compare(one, other, { points: pointsOver(at, 160), defined });

describe('points', () => {
  it('are the same every time', () => {
    expect(pointsOver(X, 50)).toStrictEqual(pointsOver(X, 50));
  });

  it('are around the value at several scales, on both sides of zero, and among the positive', () => {
    for (const at of [2, 0, -7.5, 1000, 1e-9]) {
      const points = pointsOver(new Map([['x', at]]), 160).map((point) => point.get('x') ?? NaN);
      const near = points.filter((x) => Math.abs(x - at) <= 0.01 * Math.max(1, Math.abs(at)));
      expect(near.length).toBeGreaterThan(5);
      expect(points.filter((x) => x < 0).length).toBeGreaterThan(20);
      expect(points.filter((x) => x > 0).length).toBeGreaterThan(20);
      expect(points.filter((x) => Math.abs(x) < 1).length).toBeGreaterThan(20);
      // Kinks stand at round numbers.
      expect(points.filter((x) => Number.isInteger(x * 4))).toStrictEqual([]);
    }
  });

  it('move the variables independently', () => {
    const points = pointsOver(
      new Map([
        ['x', 1],
        ['y', 1],
        ['z', 1],
      ]),
      160,
    );
    for (const [a, b] of [
      ['x', 'y'],
      ['y', 'z'],
      ['x', 'z'],
    ] as const) {
      const quadrants = new Set(
        points.map((point) => `${Math.sign(point.get(a) ?? 0)}${Math.sign(point.get(b) ?? 0)}`),
      );
      expect(quadrants.size).toBe(4);
    }
  });

  it('are finite where the value at hand is not', () => {
    const points = pointsOver(
      new Map([
        ['x', NaN],
        ['y', -Infinity],
      ]),
      160,
    );
    expect(points.every((point) => [...point.values()].every(Number.isFinite))).toBe(true);
  });
});

describe('differences that are found', () => {
  it.each<[string, (x: number) => number, (x: number) => number]>([
    ['|x| and x', Math.abs, (x) => x],
    ['x and x + 1e-3', (x) => x, (x) => x + 1e-3],
    ['ln|x| and ln x', (x) => Math.log(Math.abs(x)), Math.log],
    ['ln x and ln|x|', Math.log, (x) => Math.log(Math.abs(x))],
    ['√x² and x', (x) => Math.sqrt(x * x), (x) => x],
    ['2x and a small ripple on it', (x) => 2 * x, (x) => 2 * x + 0.01 * Math.sin(50 * x)],
    ['asin and x', Math.asin, (x) => x],
    ['relu and softplus', (x) => Math.max(x, 0), (x) => Math.log1p(Math.exp(x))],
    ['1/x and 1/(x + 1e-6)', (x) => 1 / x, (x) => 1 / (x + 1e-6)],
    ['tanh and sign', Math.tanh, Math.sign],
    ['x^1.5 and |x|^1.5', (x) => x ** 1.5, (x) => Math.abs(x) ** 1.5],
  ])('%s', (_name, one, other) => {
    for (const at of [2, -3, 0.001, 40]) {
      const { apart, agreeing, compared: all } = compared(of(one), of(other), 'either', new Map([['x', at]]));
      expect(apart).not.toBeNull();
      expect(agreeing).toBeLessThan(all);
      expect(apart?.one).toBe(one(apart?.at['x'] ?? NaN));
      expect(apart?.other).toBe(other(apart?.at['x'] ?? NaN));
    }
  });
});

describe('what is the same', () => {
  it('agrees at all points where both are defined', () => {
    expect(
      compared(
        of(Math.log),
        of((x) => Math.log2(x) * Math.LN2),
      ),
    ).toMatchObject({ apart: null });
    const {
      compared: all,
      agreeing,
      leftOut,
    } = compared(
      of(Math.log),
      of((x) => Math.log(x)),
    );
    expect(agreeing).toBe(all);
    expect(all + leftOut).toBe(160);
    expect(leftOut).toBeGreaterThan(10);
  });

  it('may be defined in more places, if that is asked', () => {
    const one = of((x) => Math.sqrt(x) ** 2);
    const other = of((x) => x);
    expect(compared(one, other, 'first').apart).toBeNull();
    expect(compared(other, one, 'first').apart).not.toBeNull();
    expect(compared(other, one, 'both').apart).toBeNull();
    expect(compared(one, other, 'either').apart).not.toBeNull();
  });

  it('is not called different for its rounding', () => {
    const cancelling = (x: number): number => 1e9 + x - 1e9;
    expect(
      compared(
        of((x) => x),
        of(cancelling),
      ).apart,
    ).not.toBeNull();
    expect(
      compared(
        of((x) => x),
        of(cancelling, () => 2e-7),
      ).apart,
    ).toBeNull();
  });

  it('is not called different where one overflows on the way', () => {
    const way = (overflow: boolean): Way =>
      of(
        (x) => (x > 5 ? NaN : x),
        () => (overflow ? Infinity : 0),
      );
    expect(
      compared(
        of((x) => x),
        way(false),
      ).apart,
    ).not.toBeNull();
    expect(
      compared(
        of((x) => x),
        way(true),
      ).apart,
    ).toBeNull();
  });
});

it('tells the ranges that were covered', () => {
  const { ranges } = compared(
    of((x) => x),
    of((x) => x),
  );
  expect(ranges).toHaveLength(1);
  expect(ranges[0]?.from).toBeLessThan(-10);
  expect(ranges[0]?.to).toBeGreaterThan(10);
});
