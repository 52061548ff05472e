/**
 * Sampling at points between the elements of up to three spatial dimensions, and its derivatives of any order in the
 * points' coordinates. A point takes a few elements in each dimension, its taps; a derivative in a coordinate takes the
 * derivatives of that dimension's weights. Knows no tensor, no dtype.
 */
import type { Numbers } from '../storage/storage';
import type { Extent } from './convolution';

/** How elements are weighed: PyTorch's numbers. */
export const [LINEAR, NEAREST, CUBIC] = [0, 1, 2];
/** What lies outside: PyTorch's numbers. */
const [ZEROS, BORDER] = [0, 1];

export interface Sampling {
  readonly mode: number;
  readonly padding: number;
  /** Whether -1 and 1 are the middles of the outermost elements, or their outer edges. */
  readonly alignCorners: boolean;
  /** The precision in which positions are computed. */
  readonly round: (value: number) => number;
}

/** Of one dimension: for each point `count` elements by index, -1 for what lies outside, with their weights. */
export interface PointTaps {
  readonly count: number;
  readonly index: Int32Array;
  readonly weight: Float64Array;
}

/** Depth, height, width. */
export type TapsOfPoint = readonly [PointTaps, PointTaps, PointTaps];

/** The taps of points at `coordinates` (from -1 to 1) along `size` elements; of the `order`-th derivative in them. */
export function tapsAt(coordinates: Float64Array, size: number, sampling: Sampling, order: number): PointTaps {
  const { mode, padding, alignCorners } = sampling;
  const points = coordinates.length;
  const count = mode === CUBIC ? 4 : mode === NEAREST ? 1 : 2;
  const index = new Int32Array(points * count);
  const weight = new Float64Array(points * count);
  for (let p = 0; p < points; p++) {
    const position = unnormalized(coordinates[p] ?? 0, size, sampling);
    const pace = alignCorners ? (size - 1) / 2 : size / 2;
    if (mode === CUBIC) {
      const before = Math.floor(position);
      for (let k = 0; k < 4; k++) {
        index[4 * p + k] = inside(moved(before - 1 + k, size, padding, alignCorners).position, size);
        weight[4 * p + k] = cubicWeight(k, position - before, order) * pace ** order;
      }
      continue;
    }
    const { position: at, slope } = moved(position, size, padding, alignCorners);
    if (mode === NEAREST) {
      index[p] = inside(halfToEven(at), size);
      weight[p] = order === 0 ? 1 : 0;
      continue;
    }
    const before = Math.floor(at);
    const share = at - before;
    index[2 * p] = inside(before, size);
    index[2 * p + 1] = inside(before + 1, size);
    weight[2 * p] = order === 0 ? 1 - share : order === 1 ? -slope * pace : 0;
    weight[2 * p + 1] = order === 0 ? share : order === 1 ? slope * pace : 0;
  }
  return { count, index, weight };
}

/** A dimension of size 1 that is not sampled. */
export function noTaps(points: number): PointTaps {
  return { count: 1, index: new Int32Array(points), weight: new Float64Array(points).fill(1) };
}

/** out[c, p] = sum of the weighted elements of input[c] around point p, for the channels of one sample. */
export function sampleAt(
  input: Numbers,
  from: number,
  out: Numbers,
  to: number,
  channels: number,
  points: number,
  size: Extent,
  taps: TapsOfPoint,
): void {
  const plane = size[0] * size[1] * size[2];
  const found = new Found(taps);
  for (let p = 0; p < points; p++) {
    found.look(taps, size, p);
    for (let c = 0; c < channels; c++) {
      let sum = 0;
      for (let k = 0; k < found.length; k++)
        sum += (found.weight[k] ?? 0) * (input[from + c * plane + (found.index[k] ?? 0)] ?? 0);
      out[to + c * points + p] = sum;
    }
  }
}

/** The adjoint of `sampleAt` in its input: adds each point's gradient to the elements around it. */
export function scatterAt(
  gradient: Numbers,
  from: number,
  sums: Float64Array,
  to: number,
  channels: number,
  points: number,
  size: Extent,
  taps: TapsOfPoint,
): void {
  const plane = size[0] * size[1] * size[2];
  const found = new Found(taps);
  for (let p = 0; p < points; p++) {
    found.look(taps, size, p);
    for (let c = 0; c < channels; c++) {
      const value = gradient[from + c * points + p] ?? 0;
      for (let k = 0; k < found.length; k++) {
        const at = to + c * plane + (found.index[k] ?? 0);
        sums[at] = (sums[at] ?? 0) + value * (found.weight[k] ?? 0);
      }
    }
  }
}

/** The elements around one point that lie inside, with the products of their weights. */
class Found {
  readonly index: Int32Array;
  readonly weight: Float64Array;
  length = 0;

  constructor([deep, high, wide]: TapsOfPoint) {
    const most = deep.count * high.count * wide.count;
    this.index = new Int32Array(most);
    this.weight = new Float64Array(most);
  }

  look([deep, high, wide]: TapsOfPoint, size: Extent, p: number): void {
    this.length = 0;
    for (let i = 0; i < deep.count; i++) {
      const z = deep.index[p * deep.count + i] ?? -1;
      if (z < 0) continue;
      const byDepth = deep.weight[p * deep.count + i] ?? 0;
      for (let j = 0; j < high.count; j++) {
        const y = high.index[p * high.count + j] ?? -1;
        if (y < 0) continue;
        const byHeight = byDepth * (high.weight[p * high.count + j] ?? 0);
        for (let k = 0; k < wide.count; k++) {
          const x = wide.index[p * wide.count + k] ?? -1;
          if (x < 0) continue;
          this.index[this.length] = (z * size[1] + y) * size[2] + x;
          this.weight[this.length++] = byHeight * (wide.weight[p * wide.count + k] ?? 0);
        }
      }
    }
  }
}

function unnormalized(coordinate: number, size: number, { alignCorners, round }: Sampling): number {
  const shifted = round(coordinate + 1);
  return alignCorners ? round(round(shifted / 2) * (size - 1)) : round(round(round(shifted * size) - 1) / 2);
}

/** Where a position lies after padding, and how that changes with the position. */
function moved(
  position: number,
  size: number,
  padding: number,
  alignCorners: boolean,
): { position: number; slope: number } {
  if (padding === ZEROS) return { position, slope: 1 };
  if (padding === BORDER) return clipped(position, size, 1);
  const [low, span] = alignCorners ? [0, size - 1] : [-0.5, size];
  if (span === 0) return clipped(0, size, 0);
  const distance = Math.abs(position - low);
  const side = position < low ? -1 : 1;
  const extra = distance % span;
  const even = Math.floor(distance / span) % 2 === 0;
  return clipped(even ? extra + low : span - extra + low, size, even ? side : -side);
}

/** What lies beyond the outermost middles, or nowhere at all, is at them. */
function clipped(position: number, size: number, slope: number): { position: number; slope: number } {
  if (!(position > 0)) return { position: 0, slope: 0 };
  return position >= size - 1 ? { position: size - 1, slope: 0 } : { position, slope };
}

function inside(index: number, size: number): number {
  return index >= 0 && index < size ? index : -1;
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const over = value - floor;
  return over > 0.5 || (over === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

/** The slope of Keys' cubic convolution (1981), and its weights as polynomials of the distance to the element before. */
const A = -0.75;
const POLYNOMIALS: readonly (readonly number[])[] = [
  [0, A, -2 * A, A],
  [1, 0, -(A + 3), A + 2],
  [0, -A, 2 * A + 3, -(A + 2)],
  [0, 0, A, -A],
];

/** The `order`-th derivative of the weight of the k-th of four elements. */
function cubicWeight(k: number, t: number, order: number): number {
  const polynomial = POLYNOMIALS[k] ?? [];
  let value = 0;
  for (let power = polynomial.length - 1; power >= order; power--) {
    let factor = polynomial[power] ?? 0;
    for (let i = 0; i < order; i++) factor *= power - i;
    value = value * t + factor;
  }
  return value;
}
