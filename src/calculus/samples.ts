/**
 * Compares two functions of numbers over the domain: around a point, on both sides of zero, among the positive numbers.
 * The points are the same every time. Knows nothing of derivatives, nor of how the functions are computed.
 */
import type { Apart, Samples } from '../trace/formula';

export type Point = ReadonlyMap<string, number>;

/** One way to compute a number. */
export interface Way {
  /** NaN where there is none. */
  readonly at: (point: Point) => number;
  /** How far off it may be there by rounding; asked for only where the ways part. Infinity: it overflows on the way. */
  readonly rounding?: (point: Point) => number;
}

export interface Comparing {
  /** `at` one point that both ways are compared at first, then the others by their distance from it. */
  readonly points: readonly Point[];
  /** Where a value of one way only counts as parting; else such points are left out. */
  readonly defined: 'both' | 'first' | 'either';
  /** Where to compare at all. */
  readonly within?: (point: Point) => boolean;
}

/** Two numbers agree within this part of the larger. */
const RELATIVE = 1e-7;
/** Both computed in another order: rounding of either, and what a first-order bound does not see. */
const ROUNDINGS = 50;

/** Spreads of a point around the value at hand, in its own size. */
const SCALES = [0.01, 0.1, 0.5, 1, 3];
/** Half-widths of stretches around zero. */
const WIDTHS = [0.5, 1, 2, 5, 20];
/** Powers of ten among the positive numbers. */
const DECADES = [-2, 1.5] as const;
/** Neither multiples of one another nor close to small fractions, one for each variable in turn: √2, √3, √5, … */
const STRIDES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].map(Math.sqrt);

/** How the points are shared out. */
const AROUND = 0.4;
const SIGNED = 0.4;

/**
 * `count` points of all variables, irrational ones, so that no kink at a whole number is hit: two fifths around the values
 * at hand, two fifths around zero, the rest positive. A value that is not finite counts as 0.
 */
export function pointsOver(values: Point, count: number): readonly Point[] {
  const around = Math.round(count * AROUND);
  const signed = Math.round(count * SIGNED);
  return Array.from({ length: count }, (_, index) => {
    const place = (at: number, variable: number): number => {
      if (index < around) return near(at, index, variable);
      if (index < around + signed) return scaled(index - around, variable, WIDTHS);
      return positive(index - around - signed, variable);
    };
    return new Map(
      [...values].map(([name, value], variable) => [name, place(Number.isFinite(value) ? value : 0, variable)]),
    );
  });
}

function near(value: number, index: number, variable: number): number {
  return value + Math.max(1, Math.abs(value)) * scaled(index, variable, SCALES);
}

/** Between -scale and scale, the scales in turn. */
function scaled(index: number, variable: number, scales: readonly number[]): number {
  const scale = scales[index % scales.length] ?? 1;
  return scale * (2 * fraction(index, variable) - 1);
}

function positive(index: number, variable: number): number {
  const [from, to] = DECADES;
  return 10 ** (from + (to - from) * fraction(index, variable));
}

/** Evenly over (0, 1) as the index runs: multiples of an irrational number, modulo 1. */
function fraction(index: number, variable: number): number {
  const stride = (STRIDES[variable % STRIDES.length] ?? Math.SQRT2) + Math.floor(variable / STRIDES.length) * Math.E;
  return ((index + 1) * stride + 0.318_309_886) % 1;
}

/** The two ways at each point; `apart` is the first point at which they part, of those in order. */
export function compare(one: Way, other: Way, comparing: Comparing): Samples {
  return compareValues(one, other.at, other.rounding, comparing);
}

function compareValues(
  one: Way,
  otherAt: Way['at'],
  otherRounding: Way['rounding'],
  { points, defined, within }: Comparing,
): Samples {
  let [compared, agreeing, leftOut] = [0, 0, 0];
  let apart: Apart | null = null;
  for (const point of points) {
    const [first, second] = [one.at(point), otherAt(point)];
    const verdict =
      within?.(point) === false
        ? 'left-out'
        : judged(first, second, defined, () => slack(point, one.rounding, otherRounding));
    if (verdict === 'left-out') {
      leftOut += 1;
      continue;
    }
    compared += 1;
    if (verdict === 'agrees') agreeing += 1;
    else apart ??= { at: Object.fromEntries(point), one: first, other: second };
  }
  return { compared, agreeing, leftOut, ranges: rangesOf(points), apart };
}

function slack(point: Point, ...roundings: readonly Way['rounding'][]): number {
  return roundings.reduce((sum, rounding) => sum + (rounding?.(point) ?? 0), 0);
}

function judged(
  one: number,
  other: number,
  defined: Comparing['defined'],
  rounding: () => number,
): 'agrees' | 'differs' | 'left-out' {
  if (Number.isFinite(one) && Number.isFinite(other)) return close(one, other, rounding) ? 'agrees' : 'differs';
  const alone = Number.isFinite(one)
    ? Number.isNaN(other) && defined !== 'both'
    : Number.isFinite(other) && Number.isNaN(one) && defined === 'either';
  return alone && Number.isFinite(rounding()) ? 'differs' : 'left-out';
}

/** Whether two finite numbers are the same but for rounding. */
export function close(one: number, other: number, rounding: () => number): boolean {
  const apart = Math.abs(one - other);
  if (apart <= RELATIVE * Math.max(Math.abs(one), Math.abs(other))) return true;
  return apart <= ROUNDINGS * rounding();
}

function rangesOf(points: readonly Point[]): Samples['ranges'] {
  const names = [...(points[0]?.keys() ?? [])];
  return names.map((variable) => {
    const values = points.map((point) => point.get(variable) ?? NaN);
    return {
      variable,
      from: values.reduce((least, value) => Math.min(least, value), Infinity),
      to: values.reduce((most, value) => Math.max(most, value), -Infinity),
    };
  });
}
