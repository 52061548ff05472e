/**
 * Python's `x[index]` and `x[index] = value`: which views and which picks an index means. An index is a list of parts,
 * as Python's tuple, or a single part; each becomes the call that PyTorch makes of it.
 */
import { bool, int64, uint8 } from '../dtype';
import { indexError, pythonTypeName, typeError, valueError } from '../errors';
import { sameShape, type Shape } from '../shape';
import { scalarOf } from '../storage/access';
import { warnOnce } from '../warnings';
import { filled, ofNumbers, tensor as tensorOf, type TensorData } from './create';
import { Slice } from './slice';
import { Tensor } from './tensor';

const SEQUENCE =
  'Using a non-tuple sequence for multidimensional indexing is deprecated and will be changed in pytorch 2.9; use x[tuple(seq)] instead of x[seq]. In pytorch 2.9 this will be interpreted as tensor index, x[torch.tensor(seq)], which will result either in an error or a different result';

/** `x[index]`. */
export function item(self: Tensor, index: unknown): Tensor {
  const parts = Array.isArray(index) ? (index as readonly unknown[]) : [index];
  const [only] = parts;
  // A stretch that stands alone is a slice even where it is the whole.
  if (parts.length === 1 && only instanceof Slice) return sliced(self, 0, only, false);
  if (parts.length === 1 && isWhole(only)) return selected(self, 0, Number(only), 0, true);
  const { view, indices } = taken(self, parts);
  if (indices.length > 0) return view.index(indices);
  return view === self ? self.alias() : view;
}

/** `x[index] = value`. */
export function setItem(self: Tensor, index: unknown, value: unknown): void {
  const parts = Array.isArray(index) ? (index as readonly unknown[]) : [index];
  const given = valueFor(self, value);
  const [only] = parts;
  if (parts.length === 1 && only === false) return;
  if (parts.length === 1 && only === true) {
    assign(self.unsqueeze(0), given);
    return;
  }
  if (parts.length === 1 && isWhole(only)) {
    assign(selected(self, 0, Number(only), 0, true), given);
    return;
  }
  if (parts.length === 1 && only instanceof Slice) {
    assign(sliced(self, 0, only, true), given);
    return;
  }
  const { view, indices } = taken(self, parts);
  if (indices.length === 0) assign(view, given);
  else view.index_put_(indices, prefixed(given));
}

/** Python's list as an index: a tuple of parts where something in it is more than a number, else an index tensor. */
export function listIndex(list: readonly unknown[]): readonly unknown[] {
  const isTuple =
    list.length < 32 &&
    list.some(
      (part) =>
        part instanceof Tensor || part instanceof Slice || part === null || part === '...' || Array.isArray(part),
    );
  if (!isTuple) return [list];
  warnOnce(SEQUENCE);
  return list;
}

interface Taken {
  readonly view: Tensor;
  /** One for each leading dimension of the view or none; empty where the view is all. */
  readonly indices: readonly (Tensor | null)[];
}

/** The view that whole numbers, stretches, `...` and null make, and the index tensors that are left. */
function taken(self: Tensor, parts: readonly unknown[]): Taken {
  const read = parts.map(readPart);
  const specified = read.reduce<number>((sum, part) => sum + dimensionsOf(part), 0);
  if (specified > self.ndim) throw indexError(`too many indices for tensor of dimension ${self.ndim}`);
  let view = self;
  let dim = 0;
  let covered = 0;
  const indices: (Tensor | null)[] = [];
  const record = (index: Tensor, dimensions: number): void => {
    while (covered < dim) {
      indices.push(null);
      covered++;
    }
    indices.push(index);
    dim += dimensions;
    covered = dim;
  };
  read.forEach((part, position) => {
    if (part === '...') dim += self.ndim - specified;
    else if (part === null) view = view.unsqueeze(dim++);
    else if (typeof part === 'number') view = selected(view, dim, part, position, false);
    else if (part instanceof Slice) view = sliced(view, dim++, part, true);
    else if (typeof part === 'boolean') {
      view = view.unsqueeze(dim);
      record(truthIndex(part), 1);
    } else if (part.ndim === 0 && !part.dtype.is_floating_point) {
      if (part.dtype === bool || part.dtype === uint8) {
        view = view.unsqueeze(dim);
        record(truthIndex(scalarOf(part) !== 0), 1);
      } else view = selected(view, dim, Number(part.item()), position, false);
    } else record(part, isMask(part) ? part.ndim : 1);
  });
  return { view, indices };
}

type Part = number | boolean | null | '...' | Slice | Tensor;

function readPart(part: unknown): Part {
  if (part === null || part === '...' || typeof part === 'boolean') return part;
  if (part instanceof Slice || part instanceof Tensor) return part;
  if (isWhole(part)) return Number(part);
  if (Array.isArray(part)) return indexTensor(part);
  throw indexError(
    `only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${pythonTypeName(part)})`,
  );
}

/** Of a nested list of numbers; in truth values, a mask. */
function indexTensor(list: readonly unknown[]): Tensor {
  if (list.length === 0) return ofNumbers([], [0], int64);
  const made = tensorOf(list as TensorData);
  return made.dtype === bool || made.dtype === int64 ? made : made.to(int64);
}

function dimensionsOf(part: Part): number {
  if (part === null || part === '...' || typeof part === 'boolean') return 0;
  return part instanceof Tensor && isMask(part) ? part.ndim : 1;
}

function isMask({ dtype }: Tensor): boolean {
  return dtype === bool || dtype === uint8;
}

function isWhole(part: unknown): part is number | bigint {
  return typeof part === 'bigint' || (typeof part === 'number' && Number.isInteger(part));
}

/** All or nothing of a new dimension of size 1. */
function truthIndex(value: boolean): Tensor {
  return value ? ofNumbers([0], [1], int64) : ofNumbers([], [0], int64);
}

/** `position`: of the part in the index, which is what PyTorch's message tells. */
function selected(view: Tensor, dim: number, index: number, position: number, alone: boolean): Tensor {
  if (alone && view.ndim === 0 && index === 0)
    throw indexError(
      'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
    );
  const size = view.shape[dim] ?? 0;
  if (index < -size || index >= size)
    throw indexError(`index ${index} is out of bounds for dimension ${position} with size ${size}`);
  return view.select(dim, index);
}

/** `optional`: the whole dimension needs no view. */
function sliced(view: Tensor, dim: number, { start, stop, step }: Slice, optional: boolean): Tensor {
  for (const bound of [start, stop, step])
    if (bound !== null && !isWhole(bound))
      throw typeError('slice indices must be integers or None or have an __index__ method');
  const by = whole(step, 1);
  if (by === 0) throw valueError('slice step cannot be zero');
  if (by < 0) throw valueError('step must be greater than zero');
  const from = whole(start, 0);
  const to = whole(stop, Number.MAX_SAFE_INTEGER);
  if (view.ndim === 0) throw indexError('slice() cannot be applied to a 0-dim tensor.');
  if (optional && from === 0 && by === 1 && to >= (view.shape[dim] ?? 0)) return view;
  return view.slice(dim, from, to, by);
}

/** A bound of a slice, of which a program may make an int. */
function whole(bound: unknown, otherwise: number): number {
  return bound === null ? otherwise : Number(bound);
}

function valueFor(self: Tensor, value: unknown): Tensor {
  if (value instanceof Tensor) return value;
  if (typeof value === 'number' || typeof value === 'bigint') return filled(value, [], self.dtype);
  if (typeof value === 'boolean') return filled(Number(value), [], self.dtype);
  throw typeError(`can't assign a ${pythonTypeName(value)} to a torch.${self.dtype.scalarType}Tensor`);
}

/** Copies the value, which is broadcast to the part and may have more leading dimensions of size 1. */
function assign(part: Tensor, value: Tensor): void {
  if (sameShape(part.shape, value.shape)) part.copy_(value);
  else if (value.ndim === 0) part.fill_(value);
  else {
    const source = value.view(withoutPrefix(value.shape));
    part.copy_(sameShape(part.shape, source.shape) ? source : source.expand(part.shape));
  }
}

function prefixed(value: Tensor): Tensor {
  const shape = withoutPrefix(value.shape);
  return sameShape(shape, value.shape) ? value : value.view(shape);
}

/** Without leading dimensions of size 1. */
function withoutPrefix(shape: Shape): Shape {
  const first = shape.findIndex((size) => size !== 1);
  return first < 0 ? [] : shape.slice(first);
}
