/** Numbers of tensors at one element, and sums of tensors, as far as a trace holds their values. Knows no graph. */
import type { Trace, TensorId, TraceTensor } from '../../../src/trace/trace';

/** What of a tensor is shown: enough for `trace/format`. */
export type Shown = Pick<TraceTensor, 'shape' | 'dtype' | 'values'> & { readonly numel: number };

export function shownOf(tensor: TraceTensor): Shown {
  return { shape: tensor.shape, dtype: tensor.dtype, values: tensor.values, numel: tensor.summary.numel };
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function isSameShape(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((size, dim) => size === other[dim]);
}

/** The value at an element; undefined where the trace does not hold it. */
export function valueAt(trace: Trace, id: TensorId | null | undefined, element: number): number | undefined {
  return id === null || id === undefined ? undefined : trace.tensors[id]?.values[element];
}

/** Several gradients of one shape together, as the engine adds them: one after the other, in their dtype. */
export function sumOf(tensors: readonly TraceTensor[]): Shown | null {
  const [first, ...others] = tensors;
  if (first === undefined) return null;
  if (others.length === 0) return shownOf(first);
  const held = Math.min(...tensors.map(({ values }) => values.length));
  const values = first.values.slice(0, held).map((value, element) => {
    let sum = value;
    for (const other of others) sum = rounded(sum + (other.values[element] ?? NaN), first.dtype);
    return sum;
  });
  return { ...shownOf(first), values };
}

function rounded(value: number, dtype: string): number {
  return dtype === 'float32' ? Math.fround(value) : value;
}

/** `[1, 2]` of element 5 of a 2×3. */
export function indexOf(element: number, shape: readonly number[]): readonly number[] {
  const index = new Array<number>(shape.length).fill(0);
  let rest = element;
  for (let dim = shape.length - 1; dim >= 0; dim -= 1) {
    const size = shape[dim] ?? 1;
    index[dim] = rest % size;
    rest = Math.floor(rest / size);
  }
  return index;
}

/** The element of an operand that was broadcast to `whole` from `shape`, for an element of the whole. */
export function sourceElement(element: number, whole: readonly number[], shape: readonly number[]): number {
  const index = indexOf(element, whole);
  const more = whole.length - shape.length;
  return shape.reduce((place, size, dim) => place * size + (size === 1 ? 0 : (index[dim + more] ?? 0)), 0);
}

/** The elements of `whole` that came from one element of what was broadcast; null where there are more than `limit`. */
export function targetElements(
  element: number,
  shape: readonly number[],
  whole: readonly number[],
  limit: number,
): readonly number[] | null {
  const count = sizeOf(whole) / Math.max(1, sizeOf(shape));
  if (count > limit) return null;
  const index = indexOf(element, shape);
  const more = whole.length - shape.length;
  let places = [0];
  whole.forEach((size, dim) => {
    const along =
      dim >= more && shape[dim - more] === size
        ? [index[dim - more] ?? 0]
        : Array.from({ length: size }, (_, place) => place);
    places = places.flatMap((place) => along.map((next) => place * size + next));
  });
  return places;
}

/** Whether a tensor of `shape` can be broadcast to `whole`. */
export function isBroadcast(shape: readonly number[], whole: readonly number[]): boolean {
  const more = whole.length - shape.length;
  return more >= 0 && shape.every((size, dim) => size === 1 || size === whole[dim + more]);
}
