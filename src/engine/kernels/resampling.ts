/**
 * Resampling along dimensions one after another: every output element of a dimension is a weighted sum of a few input
 * elements, its taps. Where elements lie and how weights round is PyTorch's. Knows no tensor, no dtype.
 */
import type { Numbers } from '../storage/storage';
import type { Extent } from './convolution';

/** Of one dimension: `size` taps for each output element, by index into the input, with their weights. */
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

/** The nearest input element at or before; `exact`: that whose middle is nearest. Positions are floats in any dtype. */
export function nearestTaps(resized: Resized, exact: boolean): Taps {
  const { inputs, outputs, round } = resized;
  const pace = paceOf({ ...resized, alignCorners: false });
  return taps(inputs, outputs, 1, (o, index, weight) => {
    const position = exact ? round(round(pace * round(o + 0.5)) - 0.5) : round(pace * o);
    const nearest = Math.floor(Math.fround(exact ? round(Math.max(0, position) + 0.5) : position));
    index[o] = Math.min(nearest, inputs - 1);
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
    index[2 * o + 1] = Math.min(before + 1, inputs - 1);
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

export const TRIANGLE: Filter = { reach: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) };
export const CUBIC_FILTER: Filter = { reach: 2, weight: (x) => cubic(Math.abs(x), SMOOTH_CUBIC) };
/** Duchon (1979), with three lobes. */
export const LANCZOS: Filter = { reach: 3, weight: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) };

/** All neighbours that a filter as wide as an output element reaches. */
export function smoothTaps(resized: Resized, { reach, weight: weigh }: Filter): Taps {
  const { inputs, outputs, round } = resized;
  const pace = paceOf(resized);
  const wide = Math.max(1, pace);
  const support = round(reach * wide);
  const size = Math.ceil(support) * 2 + 1;
  return taps(inputs, outputs, size, (o, index, weight) => {
    const centre = round(pace * (o + 0.5));
    const first = Math.max(0, Math.trunc(round(round(centre - support) + 0.5)));
    const last = Math.min(inputs, Math.trunc(round(round(centre + support) + 0.5)));
    const count = Math.min(size, last - first);
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

function forwardAlong(values: Numbers, own: Taps, outerCount: number, innerCount: number): Float64Array {
  const { inputs, outputs, size, index, weight } = own;
  const out = new Float64Array(outerCount * outputs * innerCount);
  for (let p = 0; p < outerCount; p++)
    for (let o = 0; o < outputs; o++) {
      const to = (p * outputs + o) * innerCount;
      for (let k = 0; k < size; k++) {
        const factor = weight[o * size + k] ?? 0;
        // A tap without weight does not look at its element, which may be infinite.
        if (factor === 0) continue;
        const from = (p * inputs + (index[o * size + k] ?? 0)) * innerCount;
        for (let i = 0; i < innerCount; i++) out[to + i] = (out[to + i] ?? 0) + factor * (values[from + i] ?? 0);
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
      for (let k = 0; k < size; k++) {
        const factor = weight[o * size + k] ?? 0;
        if (factor === 0) continue;
        const to = (p * inputs + (index[o * size + k] ?? 0)) * innerCount;
        for (let i = 0; i < innerCount; i++) out[to + i] = (out[to + i] ?? 0) + factor * (values[from + i] ?? 0);
      }
    }
  return out;
}

function outer(size: Extent, d: number): number {
  return (d > 0 ? size[0] : 1) * (d > 1 ? size[1] : 1);
}

function inner(size: Extent, d: number): number {
  return (d < 1 ? size[1] : 1) * (d < 2 ? size[2] : 1);
}

function isSame({ inputs, outputs, size }: Taps): boolean {
  return inputs === outputs && size === 1;
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

/** Where the middle of an output element lies among the input elements. */
function positionOf({ alignCorners, round }: Resized, pace: number, output: number): number {
  return alignCorners ? round(pace * output) : round(round(pace * (output + 0.5)) - 0.5);
}

/** Keys' convolution kernel at a distance. */
function cubic(x: number, a: number): number {
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? ((x - 5) * x + 8) * x * a - 4 * a : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
