/** Reductions of stretches of a dimension, and their slopes. Knows no tensor. */
import type { Numbers } from '../storage/storage';

export type SegmentReduction = 'sum' | 'mean' | 'max' | 'min' | 'prod';

/**
 * Stretches of `size` places along one dimension: `outer` rows of them, each with `count` stretches, every place with
 * `inner` elements. `bounds` has for each row where its stretches begin, and where the last one ends.
 */
export interface Segments {
  readonly outer: number;
  readonly count: number;
  readonly size: number;
  readonly inner: number;
  readonly bounds: Numbers;
}

/** Bounds of stretches that follow each other, of the given lengths. */
export function boundsOf(lengths: Numbers, outer: number, count: number): Float64Array {
  const bounds = new Float64Array(outer * (count + 1));
  for (let row = 0; row < outer; row++) {
    let end = 0;
    for (let i = 0; i < count; i++) {
      end += lengths[row * count + i] ?? 0;
      bounds[row * (count + 1) + i + 1] = end;
    }
  }
  return bounds;
}

/** Calls `visit` for each stretch and each of its lanes with the place of its first element, its length, and its number. */
function each(segments: Segments, visit: (first: number, length: number, at: number) => void): void {
  const { outer, count, size, inner, bounds } = segments;
  for (let row = 0; row < outer; row++)
    for (let i = 0; i < count; i++) {
      const start = bounds[row * (count + 1) + i] ?? 0;
      const length = (bounds[row * (count + 1) + i + 1] ?? 0) - start;
      for (let lane = 0; lane < inner; lane++)
        visit((row * size + start) * inner + lane, length, (row * count + i) * inner + lane);
    }
}

const NEUTRAL: Readonly<Record<SegmentReduction, number>> = { sum: 0, mean: 0, max: -Infinity, min: Infinity, prod: 1 };

/** One number for each stretch and lane; the mean of an empty stretch is NaN unless it begins with something. */
export function reduceSegments(
  data: Numbers,
  segments: Segments,
  reduction: SegmentReduction,
  initial: number | null,
  result: Numbers,
): void {
  const { inner } = segments;
  each(segments, (first, length, at) => {
    let value = initial ?? NEUTRAL[reduction];
    for (let i = 0; i < length; i++) value = combined(reduction, value, data[first + i * inner] ?? NaN);
    if (reduction === 'mean') value = length === 0 && initial === null ? NaN : length > 0 ? value / length : value;
    result[at] = value;
  });
}

function combined(reduction: SegmentReduction, value: number, next: number): number {
  switch (reduction) {
    case 'max':
      return Math.max(value, next);
    case 'min':
      return Math.min(value, next);
    case 'prod':
      return value * next;
    default:
      return value + next;
  }
}

/** What `gradient` at the results is at the data; `output` is what `reduceSegments` gave. */
export function segmentSlopes(
  gradient: Numbers,
  output: Numbers,
  data: Numbers,
  segments: Segments,
  reduction: SegmentReduction,
  initial: number | null,
  result: Numbers,
): void {
  const { inner } = segments;
  each(segments, (first, length, at) => {
    const g = gradient[at] ?? 0;
    const extreme = output[at] ?? 0;
    const share = reduction === 'mean' ? g / length : g;
    if (reduction === 'max' || reduction === 'min') extremeSlopes(g, extreme, data, first, length, inner, result);
    else
      for (let i = 0; i < length; i++) {
        const place = first + i * inner;
        result[place] =
          reduction === 'prod' ? productSlope(g, extreme, data, first, length, inner, i, initial ?? 1) : share;
      }
  });
}

/** Elements that are the extreme, and NaN, share the gradient; as in PyTorch only a positive one is divided. */
function extremeSlopes(
  g: number,
  extreme: number,
  data: Numbers,
  first: number,
  length: number,
  inner: number,
  result: Numbers,
): void {
  let sharing = 0;
  for (let i = 0; i < length; i++) {
    const value = data[first + i * inner] ?? 0;
    if (!Number.isNaN(value) && value !== extreme) continue;
    result[first + i * inner] = g;
    sharing++;
  }
  if (sharing < 2) return;
  for (let i = 0; i < length; i++) {
    const place = first + i * inner;
    if ((result[place] ?? 0) > 0) result[place] = g / sharing;
  }
}

/** The product of the others: by division, except at zeros and NaN. */
function productSlope(
  g: number,
  product: number,
  data: Numbers,
  first: number,
  length: number,
  inner: number,
  at: number,
  initial: number,
): number {
  const value = data[first + at * inner] ?? 0;
  if (value !== 0 && !Number.isNaN(value)) return (g * product) / value;
  let others = initial;
  for (let i = 0; i < length; i++) if (i !== at) others *= data[first + i * inner] ?? 1;
  return g * others;
}
