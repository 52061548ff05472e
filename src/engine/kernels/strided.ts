/**
 * Parts of a memory that two looks share: the elements of one tensor seen through the shape, strides and offset of
 * another. Knows arrays, shapes and strides, no tensor.
 */
import { numel, type Shape } from '../shape';
import type { Numbers } from '../storage/storage';
import { copyStrided } from './copy';

/** How elements, in row-major order of `shape`, lie in memory. */
export interface Geometry {
  readonly shape: Shape;
  readonly strides: Shape;
  readonly offset: number;
}

/** The elements of `part` that `values`, laid out as `whole`, give; where several share a place, their mean. */
export function partOf(values: Numbers, whole: Geometry, part: Geometry, out: Numbers): void {
  const memory = laidOut(values, whole, part);
  const counts = counted(whole, memory.length);
  for (let i = 0; i < memory.length; i++) memory[i] = (memory[i] ?? 0) / Math.max(1, counts[i] ?? 1);
  copyStrided(memory, part.shape, part.strides, part.offset, out);
}

/** The adjoint of `partOf`: `values` of `part` summed where they lie, seen as `whole`. */
export function wholeOf(values: Numbers, whole: Geometry, part: Geometry, out: Numbers): void {
  const memory = laidOut(values, part, whole);
  const counts = counted(whole, memory.length);
  for (let i = 0; i < memory.length; i++) memory[i] = (memory[i] ?? 0) / Math.max(1, counts[i] ?? 1);
  copyStrided(memory, whole.shape, whole.strides, whole.offset, out);
}

/** `values` of `whole` with those of `part` in their places. */
export function replaced(values: Numbers, part: Numbers, whole: Geometry, at: Geometry, out: Numbers): void {
  const memory = new Float64Array(extent(whole, at));
  places(whole).forEach((place, i) => (memory[place] = values[i] ?? 0));
  places(at).forEach((place, i) => (memory[place] = part[i] ?? 0));
  copyStrided(memory, whole.shape, whole.strides, whole.offset, out);
}

/** A memory large enough for both, with the sums of `values` in their places. */
function laidOut(values: Numbers, own: Geometry, other: Geometry): Float64Array {
  const memory = new Float64Array(extent(own, other));
  places(own).forEach((place, i) => (memory[place] = (memory[place] ?? 0) + (values[i] ?? 0)));
  return memory;
}

/** How many elements lie in each place. */
function counted(geometry: Geometry, length: number): Float64Array {
  const counts = new Float64Array(length);
  for (const place of places(geometry)) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}

function extent(...geometries: readonly Geometry[]): number {
  return Math.max(...geometries.map(endOf));
}

/** One past the last place. */
export function endOf({ shape, strides, offset }: Geometry): number {
  if (numel(shape) === 0) return offset;
  return shape.reduce((end, size, d) => end + (size - 1) * (strides[d] ?? 0), offset) + 1;
}

/** Where each element lies, in row-major order. */
function places({ shape, strides, offset }: Geometry): Float64Array {
  const result = new Float64Array(numel(shape));
  const index = new Array<number>(shape.length).fill(0);
  let place = offset;
  for (let i = 0; i < result.length; i++) {
    result[i] = place;
    for (let d = shape.length - 1; d >= 0; d--) {
      const stride = strides[d] ?? 0;
      const next = (index[d] ?? 0) + 1;
      place += stride;
      if (next < (shape[d] ?? 1)) {
        index[d] = next;
        break;
      }
      place -= next * stride;
      index[d] = 0;
    }
  }
  return result;
}
