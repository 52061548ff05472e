/**
 * Padding: which element of the input each element of a padded dimension shows, and copies by such maps over up to
 * three dimensions. Knows no tensor.
 */
import type { Numbers } from '../storage/storage';
import type { Extent } from './convolution';

/** For each element of the padded dimension, the index in the original one. */
export type SourceMap = Int32Array;

export type SourceMaps = readonly [SourceMap, SourceMap, SourceMap];

/** Mirrored at the first and last element, which are not repeated; negative padding cuts off. */
export function reflectionMap(size: number, before: number, after: number): SourceMap {
  const map = new Int32Array(size + before + after);
  for (let i = 0; i < map.length; i++) {
    const at = Math.abs(i - before);
    map[i] = at < size ? at : 2 * (size - 1) - at;
  }
  return map;
}

/** The first and last element repeated; negative padding cuts off. */
export function replicationMap(size: number, before: number, after: number): SourceMap {
  const map = new Int32Array(size + before + after);
  for (let i = 0; i < map.length; i++) map[i] = Math.min(size - 1, Math.max(0, i - before));
  return map;
}

/** out[plane, z, y, x] = input[plane, maps(z, y, x)]. */
export function copyByMaps(input: Numbers, out: Numbers, planes: number, size: Extent, maps: SourceMaps): void {
  const [depth, height, width] = size;
  const [deep, high, wide] = maps;
  let at = 0;
  for (let p = 0; p < planes; p++)
    for (const z of deep)
      for (const y of high) {
        const row = ((p * depth + z) * height + y) * width;
        for (const x of wide) out[at++] = input[row + x] ?? 0;
      }
}

/** The adjoint of `copyByMaps`: adds each element of the gradient where it was copied from. */
export function addByMaps(gradient: Numbers, sums: Float64Array, planes: number, size: Extent, maps: SourceMaps): void {
  const [depth, height, width] = size;
  const [deep, high, wide] = maps;
  let at = 0;
  for (let p = 0; p < planes; p++)
    for (const z of deep)
      for (const y of high) {
        const row = ((p * depth + z) * height + y) * width;
        for (const x of wide) sums[row + x] = (sums[row + x] ?? 0) + (gradient[at++] ?? 0);
      }
}

/**
 * Copies the common part of two row-major arrays of any number of dimensions, where `out` has `before[d]` more elements
 * than `input` at the start of dimension d (fewer, where negative).
 */
export function copyShifted(
  input: Numbers,
  inputShape: readonly number[],
  out: Numbers,
  outShape: readonly number[],
  before: readonly number[],
): void {
  const ndim = outShape.length;
  const inner = ndim - 1;
  const first = before.map((pad) => Math.max(0, pad));
  const last = outShape.map((size, d) => Math.min(size, (inputShape[d] ?? 0) + (before[d] ?? 0)));
  if (ndim === 0 || last.some((end, d) => end <= (first[d] ?? 0))) return;
  const index = first.slice();
  const [from, to] = [first[inner] ?? 0, last[inner] ?? 0];
  for (;;) {
    let source = 0;
    let target = 0;
    for (let d = 0; d < ndim; d++) {
      const at = d === inner ? from : (index[d] ?? 0);
      source = source * (inputShape[d] ?? 1) + at - (before[d] ?? 0);
      target = target * (outShape[d] ?? 1) + at;
    }
    for (let i = 0; i < to - from; i++) out[target + i] = input[source + i] ?? 0;
    let d = inner - 1;
    for (; d >= 0; d--) {
      const next = (index[d] ?? 0) + 1;
      if (next < (last[d] ?? 0)) {
        index[d] = next;
        break;
      }
      index[d] = first[d] ?? 0;
    }
    if (d < 0) return;
  }
}
