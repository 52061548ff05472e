/** Which element of an array meets which where shapes are broadcast, as PyTorch's are. Plain lists of numbers. */

export type Shape = readonly number[];

export function numel(shape: Shape): number {
  return shape.reduce((count, size) => count * size, 1);
}

/** The shape that both broadcast to; null where they do not fit. */
export function broadcast(one: Shape, other: Shape): Shape | null {
  const ndim = Math.max(one.length, other.length);
  const shape: number[] = [];
  for (let d = 0; d < ndim; d += 1) {
    const m = one[d - ndim + one.length] ?? 1;
    const n = other[d - ndim + other.length] ?? 1;
    if (m !== n && m !== 1 && n !== 1) return null;
    shape.push(m === 1 ? n : m);
  }
  return shape;
}

/** For each element of `target`, row-major, the element of an array of `shape` that is broadcast to it. */
export function sources(shape: Shape, target: Shape): readonly number[] {
  const lead = target.length - shape.length;
  let found = [0];
  let size = numel(shape);
  target.forEach((length, d) => {
    const own = d < lead ? 1 : (shape[d - lead] ?? 1);
    size = d < lead ? size : size / own;
    const step = own === 1 ? 0 : size;
    found = found.flatMap((start) => Array.from({ length }, (_, index) => start + index * step));
  });
  return found;
}

/** The same for one element at a time, at no cost where an array stands in its own place. */
export function placesIn(shape: Shape, target: Shape): (element: number) => number {
  if (numel(shape) === 1) return () => 0;
  if (shape.join() === target.join()) return (element) => element;
  const places = sources(shape, target);
  return (element) => places[element] ?? 0;
}

/** `[1, 2]` for the sixth element of a 2×3 matrix. */
export function indicesOf(element: number, shape: Shape): readonly number[] {
  const indices: number[] = [];
  let rest = element;
  for (const size of [...shape].reverse()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return indices;
}

/** `W[1][2]`; the name alone where there is nothing to count. */
export function elementName(name: string, element: number, shape: Shape): string {
  return (
    name +
    indicesOf(element, shape)
      .map((index) => `[${String(index)}]`)
      .join('')
  );
}

/** Dimensions counted from the end are counted from the beginning; all of them where none is named. Null: out of range. */
export function wrappedDims(dims: number | readonly number[] | null, ndim: number): readonly number[] | null {
  const list = typeof dims === 'number' ? [dims] : (dims ?? []);
  if (list.length === 0) return Array.from({ length: ndim }, (_, d) => d);
  const wrapped = list.map((dim) => (dim < 0 ? dim + Math.max(1, ndim) : dim));
  if (wrapped.some((dim) => !(dim >= 0 && dim < Math.max(1, ndim)))) return null;
  return ndim === 0 ? [] : [...new Set(wrapped)].sort((a, b) => a - b);
}
