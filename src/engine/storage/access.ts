/**
 * The one door between tensors and their memory: everything that reads or writes elements comes through here. A 0-d
 * tensor holds its number itself until somebody looks at its memory or changes it.
 */
import { bool, float32, int64, type DType } from '../dtype';
import { addStrided, copyStrided, fillStrided, writeChanged, writeStrided } from '../kernels/copy';
import { sumOf } from '../kernels/simd/blocks';
import { Expression, type Operand } from '../kernels/simd/expression';
import { WORDS } from '../kernels/simd/words';
import { observer } from '../observer';
import { broadcastStrides, isContiguous, numel, sameShape, type Shape } from '../shape';
import type { Tensor } from '../tensor/tensor';
import { fromInt64, toBigInts } from './int64';
import { expressionOf, isApart, isLarge, pendingStorage, recompute } from './pending';
import { allocate, allocateElements, copied, rounded, Storage, stored, type Elements, type Numbers } from './storage';

/** The storage of a tensor; a 0-d tensor that held its value as a number gets an array now. */
export function storageOf(tensor: Tensor): Storage {
  const cell = tensor.cell;
  if (typeof cell !== 'number') return cell;
  const array = allocate(tensor.dtype, 1);
  array[0] = cell;
  // It was made outside inference mode, or it would have an array.
  const storage = new Storage(stored(array, tensor.dtype), null, false);
  tensor.cell = storage;
  return storage;
}

/** The value of a tensor with one element; of a 64-bit integer, the nearest number. */
export function scalarOf(tensor: Tensor): number {
  const cell = tensor.cell;
  return typeof cell === 'number' ? cell : Number(cell.array[tensor.offset] ?? NaN);
}

/** The same exactly, as it is stored. */
export function elementOf(tensor: Tensor): number | bigint {
  const cell = tensor.cell;
  return typeof cell === 'number' ? cell : (cell.array[tensor.offset] ?? NaN);
}

/** The elements in row-major order, as `dtype`: the storage's own array where possible, so only to be read. */
export function denseValues(tensor: Tensor, dtype: DType = tensor.dtype): Numbers {
  return broadcastValues(tensor, tensor.shape, dtype);
}

/** The elements as if the tensor had the shape `target`, in row-major order, to compute with; only to be read. */
export function broadcastValues(tensor: Tensor, target: Shape, dtype: DType): Numbers {
  const elements = broadcastElements(tensor, target);
  const values = elements instanceof BigInt64Array ? fromInt64(elements) : elements;
  return tensor.dtype === dtype ? values : converted(values, dtype);
}

/** The elements in row-major order as they are stored: 64-bit integers exactly; only to be read. */
export function elementsOf(tensor: Tensor): Elements {
  return broadcastElements(tensor, tensor.shape);
}

/** The elements in row-major order as 64-bit integers; of floating-point tensors, truncated. Only to be read. */
export function exactValues(tensor: Tensor): BigInt64Array {
  return toBigInts(elementsOf(tensor));
}

/** The elements at the given indices as they are stored; the others are not looked at. */
export function elementsAt(tensor: Tensor, indices: readonly (readonly number[])[]): (number | bigint)[] {
  const { cell, strides, offset } = tensor;
  if (typeof cell === 'number') return indices.map(() => cell);
  return indices.map((index) => {
    const at = index.reduce((place, i, d) => place + i * (strides[d] ?? 0), offset);
    return cell.array[at] ?? NaN;
  });
}

/** The elements as if the tensor had the shape `target`, in row-major order, as they are stored; only to be read. */
export function broadcastElements(tensor: Tensor, target: Shape): Elements {
  const same = sameShape(tensor.shape, target);
  const { array } = storageOf(tensor);
  const count = numel(target);
  if (same && isContiguous(tensor.shape, tensor.strides))
    return tensor.offset === 0 && array.length === count ? array : array.subarray(tensor.offset, tensor.offset + count);
  const elements = allocateElements(tensor.dtype, count);
  if (!same && count > 0 && repeatRows(tensor, array, target, elements)) return elements;
  const strides = same ? tensor.strides : broadcastStrides(tensor.shape, tensor.strides, target);
  copyStrided(array, target, strides, tensor.offset, elements);
  return elements;
}

/**
 * The elements of an operand as if it had the shape `target`, for an expression: a number where all are the same. What
 * computes the expression later sees them as they are now; what computes it at once (`transient`) needs no copy of them.
 */
export function operandOf(tensor: Tensor, target: Shape, transient = false): Operand {
  if (isSingle(tensor)) return Math.fround(scalarOf(tensor));
  const isDense =
    tensor.dtype === float32 && sameShape(tensor.shape, target) && isContiguous(tensor.shape, tensor.strides);
  if (!isDense) return broadcastValues(tensor, target, float32) as Float32Array;
  const storage = storageOf(tensor);
  if (!transient) storage.share();
  const { pending } = storage;
  if (pending !== null && pending.length === numel(target)) return pending.operand;
  return broadcastElements(tensor, target) as Float32Array;
}

/** Whether all elements are one: of a tensor that was expanded, too. */
export function isSingle({ shape, strides }: Tensor): boolean {
  return shape.every((size, d) => size === 1 || strides[d] === 0);
}

/** The sum of all elements, in double precision, of a large array that need not be computed for it; else null. */
export function totalOf(tensor: Tensor): number | null {
  const count = tensor.numel();
  return isLarge(count, tensor.dtype) ? sumOf(expressionOf(operandOf(tensor, tensor.shape, true), count)) : null;
}

/** Computes the elements now, where they are still to be computed and not one number: frees what they are computed from. */
export function compute(tensor: Tensor): void {
  if (typeof tensor.cell !== 'number' && typeof tensor.cell.pending?.operand !== 'number') tensor.cell.evaluate();
}

/** A storage with the elements in row-major order: a copy, of a large array only made when one of both is written to. */
export function copyOf(tensor: Tensor): Storage {
  const count = tensor.numel();
  return isLarge(count, tensor.dtype)
    ? pendingStorage(operandOf(tensor, tensor.shape), count)
    : new Storage(copied(elementsOf(tensor)));
}

/** Fills `elements` with a tensor that has only the last sizes of `target`, once for each row; false where it has others. */
function repeatRows({ shape, strides, offset }: Tensor, array: Elements, target: Shape, elements: Elements): boolean {
  const missing = target.length - shape.length;
  if (shape.some((size, d) => size !== target[d + missing]) || !isContiguous(shape, strides)) return false;
  const [row, out] = [array as Numbers, elements as Numbers];
  const count = numel(shape);
  out.set(row.subarray(offset, offset + count));
  for (let filled = count; filled > 0 && filled < out.length; filled *= 2) out.copyWithin(filled, 0, filled);
  return true;
}

/** Numbers of one dtype as another takes them. */
function converted(values: Numbers, dtype: DType): Numbers {
  const result = allocate(dtype, values.length);
  if (dtype === bool) for (let i = 0; i < values.length; i++) result[i] = values[i] !== 0 ? 1 : 0;
  else if (dtype === int64) for (let i = 0; i < values.length; i++) result[i] = rounded(values[i] ?? 0, int64);
  else {
    result.set(values);
    stored(result, dtype);
  }
  return result;
}

/** Makes the memory that the tensor shows long enough for so many elements; new ones are 0. */
export function enlarge(tensor: Tensor, length: number): void {
  const storage = storageOf(tensor);
  const { array } = storage;
  if (array.length >= length) return;
  observer()?.onWrite?.(storage);
  const longer = allocateElements(tensor.dtype, length);
  (longer as Numbers).set(array as Numbers);
  storage.replace(longer);
}

/** How often the elements were changed in place; a 0-d tensor that holds its number itself never was. */
export function versionOf(tensor: Tensor): number {
  return typeof tensor.cell === 'number' ? 0 : tensor.cell.version;
}

/** `target += source` on the elements themselves; shapes are equal. Only gradients that are accumulated change so. */
export function addInPlace(target: Tensor, source: Tensor): void {
  if (showsAll(target)) {
    const { shape } = target;
    const sum = WORDS.add(operandOf(target, shape, true), operandOf(source, shape, true), 1);
    if (rewrite(target, sum)) return;
  }
  const values = isScalar(source) ? null : separateValues(source, target);
  const array = written(target).own;
  if (array instanceof BigInt64Array) throw new Error('Integers have no gradients.');
  if (values === null) array[target.offset] = (array[target.offset] ?? 0) + scalarOf(source);
  else addStrided(array, target.shape, target.strides, target.offset, values);
  stored(array, target.dtype);
}

/** Gives `target` the elements of `source`, which broadcasts to it, in its own dtype. */
export function overwrite(target: Tensor, source: Tensor): void {
  if (typeof source.cell !== 'number' && source.cell.pending !== null && showsAll(target))
    if (sameShape(source.shape, target.shape) && rewrite(target, operandOf(source, target.shape, true))) return;
  if (isScalar(source) && target.dtype !== int64) {
    const value = rounded(scalarOf(source), target.dtype);
    const array = written(target).own as Numbers;
    if (isScalar(target)) array[target.offset] = value;
    else if (isContiguous(target.shape, target.strides))
      array.fill(value, target.offset, target.offset + target.numel());
    else fillStrided(array, target.shape, target.strides, target.offset, value);
    return;
  }
  const elements = separateElements(source, target);
  const array = written(target).own;
  // A view of nothing may begin behind the end of its memory.
  if (elements.length === 0) return;
  if (isContiguous(target.shape, target.strides)) (array as Numbers).set(elements as Numbers, target.offset);
  else writeStrided(array, target.shape, target.strides, target.offset, elements);
}

/** The same where several elements may share a place in memory: writes what the change makes another element. */
export function overwriteShared(target: Tensor, source: Tensor): void {
  const before = copied(elementsOf(target));
  const elements = separateElements(source, target);
  const array = written(target).own;
  writeChanged(array, target.shape, target.strides, target.offset, elements, before);
}

/** The same, without counting it as a change: running statistics, of which what is saved does not depend. */
export function overwriteUncounted(target: Tensor, source: Tensor): void {
  overwrite(target, source);
  storageOf(target).uncount();
}

/** Whether it is large, and its elements in order are all of its memory. */
function showsAll(target: Tensor): boolean {
  const count = target.numel();
  if (!isLarge(count, target.dtype) || target.offset !== 0 || !isContiguous(target.shape, target.strides)) return false;
  const storage = storageOf(target);
  return (storage.pending ?? storage.array).length === count;
}

/** Computes new elements for `target`, which shows all of its memory, in their place; false where that cannot be. */
function rewrite(target: Tensor, elements: Operand): boolean {
  const storage = storageOf(target);
  if (!(elements instanceof Expression) || !isApart(elements, storage)) return false;
  recompute(written(target), elements);
  return true;
}

function isScalar({ shape }: Tensor): boolean {
  return shape.length === 0;
}

let writeListener: ((storage: Storage) => void) | null = null;

/** Tells `listener` of every memory that is about to be written; null: nobody. One at a time. */
export function setWriteListener(listener: ((storage: Storage) => void) | null): void {
  writeListener = listener;
}

/**
 * The storage of a tensor that is about to be changed: the observer may still look, then the version counts. Its `own`
 * array is the one to write to.
 */
function written(target: Tensor): Storage {
  const storage = storageOf(target);
  observer()?.onWrite?.(storage);
  writeListener?.(storage);
  storage.count();
  return storage;
}

/** The values of `source` as `target` takes them, in an array that writing to `target` does not change. */
function separateValues(source: Tensor, target: Tensor): Numbers {
  return apart(broadcastValues(source, target.shape, target.dtype), source, target);
}

/** As `separateValues`, as they are stored. */
function separateElements(source: Tensor, target: Tensor): Elements {
  if (source.dtype === target.dtype) return apart(broadcastElements(source, target.shape), source, target);
  return stored(separateValues(source, target), target.dtype);
}

/** `values`, which are those of `source`, or a copy where they lie in the memory of `target`. */
function apart<Values extends Elements>(values: Values, source: Tensor, target: Tensor): Values {
  const memory = storageOf(target);
  // A small array's buffer is only made when it is asked for, which takes longer than most operators.
  const isSame = storageOf(source).memory === memory.memory && values.buffer === memory.array.buffer;
  // A shared array is not written to but copied then.
  return isSame && !memory.isShared ? copied(values) : values;
}
