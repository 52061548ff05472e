/**
 * Resampling along dimensions one after another: every output element of a dimension is a weighted sum of a few input
 * elements, its taps. Where elements lie and how weights round is PyTorch's. Knows no tensor, no dtype.
 */
import type { Numbers } from '../storage/storage';
import type { Extent } from './convolution';
import { sinc } from './normal';

/** Of one dimension: `size` taps for each output element, by index into the input (-1 for none), with their weights. */
export interface Taps {
  readonly inputs: number;
  readonly outputs: number;
  readonly size: number;
  readonly index: Int32Array;
  readonly weight: Float64Array;
}

export type TapsOfDimensions = readonly [Taps, Taps, Taps];

/** A dimension that is resampled: `scale` is outputs by inputs as asked for, null where it follows from the sizes. */
export interface Resized {
  readonly inputs: number;
  readonly outputs: number;
  readonly alignCorners: boolean;
  readonly scale: number | null;
  /** The precision in which positions are computed. */
  readonly round: (value: number) => number;
}

/** Of the weights of bytes. */
const MOST_BITS = 22;

/** The index of a tap that there is not. */
const NONE = -1;

/** Keys (1981), the slope of cubic convolution; images that are made smaller take another than PyTorch's resampling. */
const CUBIC = -0.75;
const SMOOTH_CUBIC = -0.5;

/** The dimension as it is. */
export function sameTaps(size: number): Taps {
  return taps(size, size, 1, (o, index, weight) => {
    index[o] = o;
    weight[o] = 1;
  });
}

/**
 * The nearest input element at or before; `exact`: that whose middle is nearest. `whole`, as PyTorch does for images and
 * for all gradients: dimensions that stay as they are or double take every element whatever the scale says, and
 * positions are floats in any dtype.
 */
export function nearestTaps(resized: Resized, exact: boolean, whole: boolean): Taps {
  const { inputs, outputs } = resized;
  const round = whole ? Math.fround : resized.round;
  const pace = paceOf({ ...resized, round, alignCorners: false });
  const each = whole && !exact ? (outputs === inputs ? 1 : outputs === 2 * inputs ? 2 : 0) : 0;
  return taps(inputs, outputs, 1, (o, index, weight) => {
    const position = whole ? round(pace * (o + 0.5)) : round(Math.max(0, round(pace * (o + 0.5) - 0.5)) + 0.5);
    const nearest = Math.floor(Math.fround(exact ? position : round(pace * o)));
    index[o] = each > 0 ? Math.floor(o / each) : Math.min(nearest, inputs - 1);
    weight[o] = 1;
  });
}

/** Between two neighbours. */
export function linearTaps(resized: Resized): Taps {
  const { inputs, outputs, round } = resized;
  const pace = paceOf(resized);
  return taps(inputs, outputs, 2, (o, index, weight) => {
    const position = inputs === outputs ? o : Math.max(0, positionOf(resized, pace, o));
    const before = Math.min(Math.trunc(position), inputs - 1);
    const share = Math.min(1, Math.max(0, round(position - before)));
    index[2 * o] = before;
    index[2 * o + 1] = inputs === outputs ? before : Math.min(before + 1, inputs - 1);
    weight[2 * o] = round(1 - share);
    weight[2 * o + 1] = share;
  });
}

/** Among four neighbours; beyond the ends the last element is repeated. */
export function cubicTaps(resized: Resized): Taps {
  const { inputs, outputs, round } = resized;
  const pace = paceOf(resized);
  return taps(inputs, outputs, 4, (o, index, weight) => {
    const position = positionOf(resized, pace, o);
    const before = Math.min(Math.floor(position), inputs - 1);
    const share = Math.min(1, Math.max(0, round(position - before)));
    for (let k = 0; k < 4; k++) {
      index[4 * o + k] = Math.min(inputs - 1, Math.max(0, before - 1 + k));
      weight[4 * o + k] = cubic(Math.abs(share + 1 - k), CUBIC);
    }
  });
}

/** How antialiasing weighs neighbours by their distance, and how far it reaches. */
export interface Filter {
  readonly reach: number;
  readonly weight: (distance: number) => number;
}

/** Of linear interpolation. */
export const TRIANGLE: Filter = { reach: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) };
/** Of cubic interpolation, smoother than the one without a filter. */
export const CUBIC_FILTER: Filter = { reach: 2, weight: (x) => cubic(Math.abs(x), SMOOTH_CUBIC) };
/** Duchon (1979), with three lobes. */
export const LANCZOS: Filter = { reach: 3, weight: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) };

/** All neighbours that a filter as wide as an output element reaches. */
export function smoothTaps(resized: Resized, { reach, weight: weigh }: Filter): Taps {
  const { inputs, outputs, round } = resized;
  if (inputs === outputs) return sameTaps(inputs);
  const pace = paceOf(resized);
  const wide = Math.max(1, pace);
  const support = round(reach * wide);
  const size = Math.ceil(support) * 2 + 1;
  return taps(inputs, outputs, size, (o, index, weight) => {
    const centre = round(pace * (o + 0.5));
    const first = Math.max(0, Math.trunc(round(round(centre - support) + 0.5)));
    const last = Math.min(inputs, Math.trunc(round(round(centre + support) + 0.5)));
    const count = Math.min(size, last - first);
    index.fill(NONE, o * size, (o + 1) * size);
    let total = 0;
    for (let k = 0; k < count; k++) {
      const value = weigh((first + k - centre + 0.5) / wide);
      index[o * size + k] = first + k;
      weight[o * size + k] = value;
      total += value;
    }
    if (total !== 0) for (let k = 0; k < count; k++) weight[o * size + k] = round((weight[o * size + k] ?? 0) / total);
  });
}

/** [planes, ...inputs] to [planes, ...outputs]. */
export function resample(input: Numbers, planes: number, dimensions: TapsOfDimensions): Numbers {
  const size: [number, number, number] = [dimensions[0].inputs, dimensions[1].inputs, dimensions[2].inputs];
  let values = input;
  for (let d = 2; d >= 0; d--) {
    const own = dimensions[d];
    if (own === undefined || isSame(own)) continue;
    values = forwardAlong(values, own, planes * outer(size, d), inner(size, d));
    size[d] = own.outputs;
  }
  return values;
}

/**
 * As `resample`, of bytes: weights are whole numbers of as many bits as fit into 16, and each dimension's results are
 * rounded to bytes before the next.
 */
export function resampleBytes(input: Numbers, planes: number, dimensions: TapsOfDimensions): Numbers {
  const size: [number, number, number] = [dimensions[0].inputs, dimensions[1].inputs, dimensions[2].inputs];
  let values = input;
  for (let d = 2; d >= 0; d--) {
    const own = dimensions[d];
    if (own === undefined || own.inputs === own.outputs) continue;
    const { quantised, unit } = inWholeNumbers(own);
    const sums = forwardAlong(values, quantised, planes * outer(size, d), inner(size, d));
    for (let i = 0; i < sums.length; i++) sums[i] = Math.min(255, Math.max(0, Math.floor((sums[i] ?? 0) / unit + 0.5)));
    values = sums;
    size[d] = own.outputs;
  }
  return values;
}

/** The adjoint of `resample`: [planes, ...outputs] to [planes, ...inputs]. */
export function resampleBack(gradient: Numbers, planes: number, dimensions: TapsOfDimensions): Numbers {
  const size: [number, number, number] = [dimensions[0].outputs, dimensions[1].outputs, dimensions[2].outputs];
  let values = gradient;
  for (let d = 0; d < 3; d++) {
    const own = dimensions[d];
    if (own === undefined || isSame(own)) continue;
    values = backAlong(values, own, planes * outer(size, d), inner(size, d));
    size[d] = own.inputs;
  }
  return values;
}

/** Weights as multiples of 1 / `unit`, which is as fine as the largest of them allows; taps of one element are one. */
function inWholeNumbers(own: Taps): { quantised: Taps; unit: number } {
  const { outputs, size } = own;
  const [index, weight] = [own.index.slice(), own.weight.slice()];
  for (let o = 0; o < outputs; o++)
    for (let k = o * size + 1; k < (o + 1) * size; k++) {
      if (index[k] !== index[k - 1]) continue;
      weight[k] = (weight[k] ?? 0) + (weight[k - 1] ?? 0);
      index[k - 1] = NONE;
    }
  const largest = weight.reduce((most, value, k) => (index[k] === NONE ? most : Math.max(most, value)), 0);
  let precision = 0;
  while (precision < MOST_BITS && Math.trunc(0.5 + largest * 2 ** (precision + 1)) < 2 ** 15) precision++;
  const unit = 2 ** precision;
  const whole = weight.map((value) => Math.trunc(value * unit + (value < 0 ? -0.5 : 0.5)));
  return { quantised: { ...own, index, weight: whole }, unit };
}

function forwardAlong(values: Numbers, own: Taps, outerCount: number, innerCount: number): Float64Array {
  const { inputs, outputs, size, index, weight } = own;
  const out = new Float64Array(outerCount * outputs * innerCount);
  if (innerCount === 1) {
    for (let p = 0; p < outerCount; p++)
      for (let o = 0; o < outputs; o++) {
        let sum = 0;
        for (let k = o * size; k < (o + 1) * size; k++) {
          const at = index[k] ?? NONE;
          if (at !== NONE) sum += (weight[k] ?? 0) * (values[p * inputs + at] ?? 0);
        }
        out[p * outputs + o] = sum;
      }
    return out;
  }
  for (let p = 0; p < outerCount; p++)
    for (let o = 0; o < outputs; o++) {
      const to = (p * outputs + o) * innerCount;
      for (let k = o * size; k < (o + 1) * size; k++) {
        const at = index[k] ?? NONE;
        if (at === NONE) continue;
        addScaled(values, (p * inputs + at) * innerCount, weight[k] ?? 0, innerCount, out, to);
      }
    }
  return out;
}

function backAlong(values: Numbers, own: Taps, outerCount: number, innerCount: number): Float64Array {
  const { inputs, outputs, size, index, weight } = own;
  const out = new Float64Array(outerCount * inputs * innerCount);
  for (let p = 0; p < outerCount; p++)
    for (let o = 0; o < outputs; o++) {
      const from = (p * outputs + o) * innerCount;
      for (let k = o * size; k < (o + 1) * size; k++) {
        const at = index[k] ?? NONE;
        if (at === NONE) continue;
        const to = (p * inputs + at) * innerCount;
        if (innerCount === 1) out[to] = (out[to] ?? 0) + (weight[k] ?? 0) * (values[from] ?? 0);
        else addScaled(values, from, weight[k] ?? 0, innerCount, out, to);
      }
    }
  return out;
}

/** out[to + i] += factor · values[from + i]. */
function addScaled(values: Numbers, from: number, factor: number, count: number, out: Float64Array, to: number): void {
  for (let i = 0; i < count; i++) out[to + i] = (out[to + i] ?? 0) + factor * (values[from + i] ?? 0);
}

function outer(size: Extent, d: number): number {
  return (d > 0 ? size[0] : 1) * (d > 1 ? size[1] : 1);
}

function inner(size: Extent, d: number): number {
  return (d < 1 ? size[1] : 1) * (d < 2 ? size[2] : 1);
}

function isSame({ inputs, outputs, size, index }: Taps): boolean {
  return inputs === outputs && size === 1 && index.every((at, o) => at === o);
}

function taps(
  inputs: number,
  outputs: number,
  size: number,
  fill: (output: number, index: Int32Array, weight: Float64Array) => void,
): Taps {
  const index = new Int32Array(outputs * size);
  const weight = new Float64Array(outputs * size);
  for (let o = 0; o < outputs; o++) fill(o, index, weight);
  return { inputs, outputs, size, index, weight };
}

/** Input elements per output element. */
function paceOf({ inputs, outputs, alignCorners, scale, round }: Resized): number {
  if (alignCorners) return outputs > 1 ? round((inputs - 1) / (outputs - 1)) : 0;
  return scale !== null && scale > 0 ? round(1 / scale) : round(inputs / outputs);
}

/** Where the middle of an output element lies among the input elements: product and sum with one rounding. */
function positionOf({ alignCorners, round }: Resized, pace: number, output: number): number {
  return alignCorners ? round(pace * output) : round(pace * (output + 0.5) - 0.5);
}

/** Keys' convolution kernel at a distance. */
function cubic(x: number, a: number): number {
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? ((x - 5) * x + 8) * x * a - 4 * a : 0;
}
