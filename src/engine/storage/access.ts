/**
 * The one door between tensors and their memory: everything that reads or writes elements comes through here. A 0-d
 * tensor holds its number itself until somebody looks at its memory or changes it.
 */
import { bool, type DType } from '../dtype';
import { addStrided, copyStrided, fillStrided, writeStrided } from '../kernels/copy';
import { observer } from '../observer';
import { broadcastStrides, isContiguous, numel, sameShape, type Shape } from '../shape';
import type { Tensor } from '../tensor/tensor';
import { allocate, copied, rounded, Storage, type Numbers } from './storage';

/** The storage of a tensor; a 0-d tensor that held its value as a number gets an array now. */
export function storageOf(tensor: Tensor): Storage {
  const cell = tensor.cell;
  if (typeof cell !== 'number') return cell;
  const array = allocate(tensor.dtype, 1);
  array[0] = cell;
  const storage = new Storage(array);
  tensor.cell = storage;
  return storage;
}

/** The value of a tensor with one element. */
export function scalarOf(tensor: Tensor): number {
  const cell = tensor.cell;
  return typeof cell === 'number' ? cell : (cell.array[tensor.offset] ?? NaN);
}

/** The elements in row-major order, as `dtype`: the storage's own array where possible, so only to be read. */
export function denseValues(tensor: Tensor, dtype: DType = tensor.dtype): Numbers {
  return broadcastValues(tensor, tensor.shape, dtype);
}

/** The elements as if the tensor had the shape `target`, in row-major order; only to be read. */
export function broadcastValues(tensor: Tensor, target: Shape, dtype: DType): Numbers {
  const same = sameShape(tensor.shape, target);
  const { array } = storageOf(tensor);
  const count = numel(target);
  if (same && tensor.dtype === dtype && isContiguous(tensor.shape, tensor.strides))
    return tensor.offset === 0 && array.length === count ? array : array.subarray(tensor.offset, tensor.offset + count);
  const values = allocate(dtype, count);
  const strides = same ? tensor.strides : broadcastStrides(tensor.shape, tensor.strides, target);
  if (dtype === bool && tensor.dtype !== bool) {
    const wide = allocate(tensor.dtype, count);
    copyStrided(array, target, strides, tensor.offset, wide);
    wide.forEach((value, i) => (values[i] = value !== 0 ? 1 : 0));
  } else copyStrided(array, target, strides, tensor.offset, values);
  return values;
}

/** How often the elements were changed in place; a 0-d tensor that holds its number itself never was. */
export function versionOf(tensor: Tensor): number {
  return typeof tensor.cell === 'number' ? 0 : tensor.cell.version;
}

/** `target += source` on the elements themselves; shapes are equal. Only gradients that are accumulated change so. */
export function addInPlace(target: Tensor, source: Tensor): void {
  const values = isScalar(source) ? null : separateValues(source, target);
  const storage = written(target);
  if (values === null) storage.array[target.offset] = (storage.array[target.offset] ?? 0) + scalarOf(source);
  else addStrided(storage.array, target.shape, target.strides, target.offset, values);
}

/** Gives `target` the elements of `source`, which broadcasts to it, in its own dtype. */
export function overwrite(target: Tensor, source: Tensor): void {
  if (isScalar(source)) {
    const value = rounded(scalarOf(source), target.dtype);
    const { array } = written(target);
    if (isScalar(target)) array[target.offset] = value;
    else if (isContiguous(target.shape, target.strides))
      array.fill(value, target.offset, target.offset + target.numel());
    else fillStrided(array, target.shape, target.strides, target.offset, value);
    return;
  }
  const values = separateValues(source, target);
  const { array } = written(target);
  if (isContiguous(target.shape, target.strides)) array.set(values, target.offset);
  else writeStrided(array, target.shape, target.strides, target.offset, values);
}

function isScalar({ shape }: Tensor): boolean {
  return shape.length === 0;
}

/** The storage of a tensor that is about to be changed: the observer may still look, then the version counts. */
function written(target: Tensor): Storage {
  const storage = storageOf(target);
  observer()?.onWrite?.(storage);
  storage.version++;
  return storage;
}

/** The values of `source` as `target` takes them, in an array that writing to `target` does not change. */
function separateValues(source: Tensor, target: Tensor): Numbers {
  const values = broadcastValues(source, target.shape, target.dtype);
  return values.buffer === storageOf(target).array.buffer ? copied(values) : values;
}
