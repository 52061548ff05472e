/**
 * Largest elements and means of windows over up to three spatial dimensions, and what goes back from them. A window is
 * a product of stretches, one for each dimension; a pooling of fewer dimensions has leading ones of size 1. Knows no
 * tensor, no dtype.
 */
import type { Numbers } from '../storage/storage';
import type { Extent } from './convolution';

/** Of one dimension: which elements each output element looks at. */
export interface Stretches {
  /** The first element, and the first beyond the last. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** From one element to the next. */
  readonly step: number;
  /** How many elements a mean divides by, padding included where it counts. */
  readonly count: Int32Array;
}

export type Windows = readonly [Stretches, Stretches, Stretches];

/** Windows of `kernel` elements, `step` apart, one every `stride`, over `size` elements with `padding` on both sides. */
export function slidingStretches(
  size: number,
  outputs: number,
  kernel: number,
  stride: number,
  padding: number,
  step: number,
  countsPadding: boolean,
): Stretches {
  const [from, to, count] = [new Int32Array(outputs), new Int32Array(outputs), new Int32Array(outputs)];
  for (let o = 0; o < outputs; o++) {
    const start = o * stride - padding;
    const end = start + (kernel - 1) * step + 1;
    from[o] = start < 0 ? start + Math.ceil(-start / step) * step : start;
    to[o] = Math.min(end, size);
    count[o] = countsPadding ? Math.min(end, size + padding) - start : (to[o] ?? 0) - (from[o] ?? 0);
  }
  return { from, to, step, count };
}

/** Windows that share `size` elements among `outputs` as evenly as they can; neighbours may overlap by one. */
export function adaptiveStretches(size: number, outputs: number): Stretches {
  const [from, to, count] = [new Int32Array(outputs), new Int32Array(outputs), new Int32Array(outputs)];
  for (let o = 0; o < outputs; o++) {
    from[o] = Math.floor((o * size) / outputs);
    to[o] = Math.ceil(((o + 1) * size) / outputs);
    count[o] = (to[o] ?? 0) - (from[o] ?? 0);
  }
  return { from, to, step: 1, count };
}

/**
 * Windows of `kernel` elements whose starts are drawn by `sample`, from 0 to 1 (Graham, Fractional Max-Pooling, 2014);
 * `round` is the precision of the dtype.
 */
export function fractionalStretches(
  size: number,
  outputs: number,
  kernel: number,
  sample: number,
  round: (value: number) => number,
): Stretches {
  const [from, to, count] = [new Int32Array(outputs), new Int32Array(outputs), new Int32Array(outputs)];
  const pace = outputs > 1 ? round((size - kernel) / (outputs - 1)) : 0;
  for (let o = 0; o < outputs; o++) {
    const drawn = Math.trunc(round(round(o + sample) * pace)) - Math.trunc(round(sample * pace));
    from[o] = o === outputs - 1 ? size - kernel : drawn;
    to[o] = (from[o] ?? 0) + kernel;
    count[o] = kernel;
  }
  return { from, to, step: 1, count };
}

/**
 * The largest element of each window and its index in its plane: the first of equals, the last nan. `windows` may
 * depend on the plane.
 */
export function largestOfWindows(
  input: Numbers,
  out: Numbers,
  indices: Numbers,
  planes: number,
  [depth, height, width]: Extent,
  windowsOf: (plane: number) => Windows,
): void {
  let at = 0;
  for (let p = 0; p < planes; p++) {
    const [deep, high, wide] = windowsOf(p);
    const plane = p * depth * height * width;
    for (let od = 0; od < deep.from.length; od++)
      for (let oh = 0; oh < high.from.length; oh++)
        for (let ow = 0; ow < wide.from.length; ow++) {
          const [z0, y0, x0] = [deep.from[od] ?? 0, high.from[oh] ?? 0, wide.from[ow] ?? 0];
          const [z1, y1, x1] = [deep.to[od] ?? 0, high.to[oh] ?? 0, wide.to[ow] ?? 0];
          let best = -Infinity;
          let index = (z0 * height + y0) * width + x0;
          for (let z = z0; z < z1; z += deep.step)
            for (let y = y0; y < y1; y += high.step) {
              const row = (z * height + y) * width;
              for (let x = x0; x < x1; x += wide.step) {
                const value = input[plane + row + x] ?? 0;
                if (value > best || value !== value) {
                  best = value;
                  index = row + x;
                }
              }
            }
          out[at] = best;
          indices[at++] = index;
        }
  }
}

/** out[plane, index] gets what stands at the same place of `values`: added, or the last one where `adds` is false. */
export function scatterToPlanes(
  values: Numbers,
  indices: Numbers,
  out: Numbers,
  planes: number,
  size: number,
  adds: boolean,
): void {
  const each = planes === 0 ? 0 : values.length / planes;
  for (let p = 0; p < planes; p++)
    for (let i = p * each; i < (p + 1) * each; i++) {
      const to = p * size + (indices[i] ?? 0);
      out[to] = (adds ? (out[to] ?? 0) : 0) + (values[i] ?? 0);
    }
}

/** The stretches of up to three dimensions, led by dimensions of one element. */
export function threeWindows(stretches: readonly Stretches[]): Windows {
  const one = adaptiveStretches(1, 1);
  const [width = one, height = one, depth = one] = [...stretches].reverse();
  return [depth, height, width];
}

/** The mean of each window: its sum over `divisor`, or over the number of its elements where that is null. */
export function meansOfWindows(
  input: Numbers,
  out: Numbers,
  planes: number,
  [depth, height, width]: Extent,
  [deep, high, wide]: Windows,
  divisor: number | null,
): void {
  let at = 0;
  for (let p = 0; p < planes; p++) {
    const plane = p * depth * height * width;
    for (let od = 0; od < deep.from.length; od++)
      for (let oh = 0; oh < high.from.length; oh++)
        for (let ow = 0; ow < wide.from.length; ow++) {
          const [z1, y1, x1] = [deep.to[od] ?? 0, high.to[oh] ?? 0, wide.to[ow] ?? 0];
          const [y0, x0] = [high.from[oh] ?? 0, wide.from[ow] ?? 0];
          let sum = 0;
          for (let z = deep.from[od] ?? 0; z < z1; z++)
            for (let y = y0; y < y1; y++) {
              const row = plane + (z * height + y) * width;
              for (let x = x0; x < x1; x++) sum += input[row + x] ?? 0;
            }
          const count = divisor ?? (deep.count[od] ?? 1) * (high.count[oh] ?? 1) * (wide.count[ow] ?? 1);
          // A window that lies in the padding alone has the mean 0.
          out[at++] = x1 > x0 && y1 > y0 && z1 > (deep.from[od] ?? 0) ? sum / count : 0;
        }
  }
}

/** The adjoint of `meansOfWindows`: adds each element's share of the gradient to `sums`. */
export function spreadOverWindows(
  gradient: Numbers,
  sums: Float64Array,
  planes: number,
  [depth, height, width]: Extent,
  [deep, high, wide]: Windows,
  divisor: number | null,
): void {
  let at = 0;
  for (let p = 0; p < planes; p++) {
    const plane = p * depth * height * width;
    for (let od = 0; od < deep.from.length; od++)
      for (let oh = 0; oh < high.from.length; oh++)
        for (let ow = 0; ow < wide.from.length; ow++) {
          const [z1, y1, x1] = [deep.to[od] ?? 0, high.to[oh] ?? 0, wide.to[ow] ?? 0];
          const count = divisor ?? (deep.count[od] ?? 1) * (high.count[oh] ?? 1) * (wide.count[ow] ?? 1);
          const share = (gradient[at++] ?? 0) / count;
          for (let z = deep.from[od] ?? 0; z < z1; z++)
            for (let y = high.from[oh] ?? 0; y < y1; y++) {
              const row = plane + (z * height + y) * width;
              for (let x = wide.from[ow] ?? 0; x < x1; x++) sums[row + x] = (sums[row + x] ?? 0) + share;
            }
        }
  }
}
