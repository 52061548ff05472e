/** Shapes and strides as plain lists of numbers: broadcasting, views, dimensions. Pure, knows no tensor. */
import type { TorchError } from './errors';
import { indexError, runtimeError } from './errors';

export type Shape = readonly number[];

/** A shape that prints as PyTorch's `torch.Size([2, 3])`. */
export class Size extends Array<number> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static wrap(shape: Shape): Size {
    if (shape instanceof Size) return shape;
    if (shape.length === 0) return SCALAR;
    const size = new Size(shape.length);
    for (let d = 0; d < shape.length; d++) size[d] = shape[d] ?? 0;
    return size;
  }

  numel(): number {
    return numel(this);
  }

  override toString(): string {
    return `torch.Size(${formatList(this)})`;
  }
}

/** The shape of every 0-d tensor. */
export const SCALAR: Size = Object.freeze(new Size());

/** `[2, 3]`, as Python prints a list. */
export function formatList(values: readonly number[]): string {
  return `[${values.join(', ')}]`;
}

export function numel(shape: Shape): number {
  let count = 1;
  // By place: an iterator over lists of two classes takes three times as long, and every call counts.
  for (let d = shape.length - 1; d >= 0; d--) count *= shape[d] ?? 1;
  return count;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let d = 0; d < a.length; d++) if (a[d] !== b[d]) return false;
  return true;
}

/** Row-major strides, in elements; PyTorch counts a size of 0 as 1. */
export function contiguousStrides(shape: Shape): Shape {
  if (shape.length === 0) return SCALAR;
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = step;
    step *= Math.max(1, shape[d] ?? 1);
  }
  return strides;
}

export function isContiguous(shape: Shape, strides: Shape): boolean {
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    const size = shape[d] ?? 1;
    if (size === 0) return true;
    if (size !== 1 && strides[d] !== step) return false;
    step *= size;
  }
  return true;
}

/** The shape that both broadcast to. */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  // The very list where that is the result: the tensor that gets it needs no copy.
  if (b.length === 0 || sameShape(a, b)) return a;
  if (a.length === 0) return b;
  const ndim = Math.max(a.length, b.length);
  const result = new Array<number>(ndim);
  for (let d = ndim - 1; d >= 0; d--) {
    const m = a[d - ndim + a.length] ?? 1;
    const n = b[d - ndim + b.length] ?? 1;
    if (m !== n && m !== 1 && n !== 1)
      throw runtimeError(
        `The size of tensor a (${m}) must match the size of tensor b (${n}) at non-singleton dimension ${d}`,
      );
    result[d] = m === 1 ? n : m;
  }
  return result;
}

/** Strides that read a tensor of `shape` as if it had the shape `target` that it broadcasts to. */
export function broadcastStrides(shape: Shape, strides: Shape, target: Shape): Shape {
  const lead = target.length - shape.length;
  return target.map((size, d) => (d < lead || (shape[d - lead] === 1 && size !== 1) ? 0 : (strides[d - lead] ?? 0)));
}

/**
 * Sizes and strides of a tensor that is expanded to `size`, where -1 keeps a dimension. Dimensions are looked at from the
 * last to the first, so that PyTorch's message names the same one; more dimensions than `size` has are the caller's error.
 */
export function expandedGeometry(shape: Shape, strides: Shape, size: Shape): { shape: number[]; strides: number[] } {
  const result = { shape: new Array<number>(size.length), strides: new Array<number>(size.length) };
  const lead = size.length - shape.length;
  for (let d = size.length - 1; d >= 0; d--) {
    const isNew = d < lead;
    const existing = isNew ? 1 : (shape[d - lead] ?? 1);
    const requested = size[d] ?? 1;
    if (requested === -1 && isNew)
      throw runtimeError(
        `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${d}`,
      );
    const extent = requested === -1 ? existing : requested;
    if (extent !== existing && existing !== 1)
      throw runtimeError(
        `The expanded size of the tensor (${extent}) must match the existing size (${existing}) at non-singleton dimension ${d}.  Target sizes: ${formatList(size)}.  Tensor sizes: ${formatList(shape)}`,
      );
    result.shape[d] = extent;
    const step = isNew ? (result.shape[d + 1] ?? 1) * (result.strides[d + 1] ?? 1) : (strides[d - lead] ?? 1);
    result.strides[d] = extent === existing ? step : 0;
  }
  return result;
}

/** Which dimensions of a gradient of `shape` are summed to reach `target`; null where `target` does not broadcast to it. */
export function dimensionsToSum(shape: Shape, target: Shape): number[] | null {
  const lead = shape.length - target.length;
  if (lead < 0) return null;
  const dims: number[] = [];
  for (let d = 0; d < shape.length; d++) {
    const size = d < lead ? 1 : (target[d - lead] ?? 1);
    if (d < lead || (size === 1 && shape[d] !== 1)) dims.push(d);
    else if (size !== shape[d]) return null;
  }
  return dims;
}

export function wrapDim(dim: number, ndim: number): number {
  const extent = Math.max(1, ndim);
  if (dim < -extent || dim >= extent)
    throw indexError(`Dimension out of range (expected to be in range of [${-extent}, ${extent - 1}], but got ${dim})`);
  return dim < 0 ? dim + extent : dim;
}

/** Dimensions to reduce, ascending; none or an empty list means all. */
export function wrapDims(dims: number | readonly number[] | null, ndim: number): number[] {
  const list = dims === null ? [] : typeof dims === 'number' ? [dims] : dims;
  if (list.length === 0) {
    const all: number[] = [];
    for (let d = 0; d < ndim; d++) all.push(d);
    return all;
  }
  const wrapped: number[] = [];
  for (const dim of list) {
    const d = wrapDim(dim, ndim);
    if (wrapped.includes(d)) throw runtimeError(`dim ${d} appears multiple times in the list of dims`);
    wrapped.push(d);
  }
  return ndim === 0 ? [] : wrapped.sort((a, b) => a - b);
}

export function reducedShape(shape: Shape, dims: readonly number[], keepdim: boolean): Shape {
  if (!keepdim && dims.length === shape.length) return SCALAR;
  return keepdim ? shape.map((size, d) => (dims.includes(d) ? 1 : size)) : without(shape, dims);
}

/** How many elements go into each element of a reduction. */
export function reducedCount(shape: Shape, dims: readonly number[]): number {
  return dims.reduce((count, d) => count * (shape[d] ?? 1), 1);
}

/** A requested view's shape with its -1 filled in. */
export function inferShape(requested: Shape, count: number): Shape {
  let unknown = -1;
  let known = 1;
  requested.forEach((size, d) => {
    if (size === -1) {
      if (unknown >= 0) throw runtimeError('only one dimension can be inferred');
      unknown = d;
    } else if (size < 0) {
      throw runtimeError(`invalid shape dimension ${size} at index ${d} of shape ${formatList(requested)}`);
    } else known *= size;
  });
  if (unknown < 0) {
    if (known !== count) throw invalidShape(requested, count);
    return requested;
  }
  if (known === 0 && count === 0)
    throw runtimeError(
      `cannot reshape tensor of 0 elements into shape ${formatList(requested)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  if (known === 0 || count % known !== 0) throw invalidShape(requested, count);
  return requested.map((size) => (size === -1 ? count / known : size));
}

function invalidShape(requested: Shape, count: number): TorchError {
  return runtimeError(`shape '${formatList(requested)}' is invalid for input of size ${count}`);
}

/** Strides under which the same elements show as `target` without a copy, or null where that cannot be. */
export function viewStrides(shape: Shape, strides: Shape, target: Shape): Shape | null {
  if (numel(shape) === 0) return sameShape(shape, target) ? strides : contiguousStrides(target);
  if (shape.length === 0) return target.map(() => 1);
  const result = new Array<number>(target.length).fill(0);
  let t = target.length - 1;
  let base = strides[shape.length - 1] ?? 1;
  let block = 1;
  let taken = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    block *= shape[d] ?? 1;
    const endsBlock = d === 0 || (shape[d - 1] !== 1 && strides[d - 1] !== block * base);
    if (!endsBlock) continue;
    while (t >= 0 && (taken < block || target[t] === 1)) {
      result[t] = taken * base;
      taken *= target[t] ?? 1;
      t--;
    }
    if (taken !== block) return null;
    base = strides[d - 1] ?? 1;
    block = 1;
    taken = 1;
  }
  return t === -1 ? result : null;
}

/** A list of sizes or strides without those of some dimensions. */
export function without(list: Shape, dims: readonly number[]): number[] {
  // Without a callback, which of lists of two classes takes five times as long.
  const rest: number[] = [];
  for (let d = 0; d < list.length; d++) if (!dims.includes(d)) rest.push(list[d] ?? 0);
  return rest;
}
