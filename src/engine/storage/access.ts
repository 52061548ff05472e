/** The one door between tensors and their memory: everything that reads or writes elements comes through here. */
import { bool, type DType } from '../dtype';
import { addStrided, copyStrided } from '../kernels/copy';
import { broadcastStrides, isContiguous, numel, sameShape, type Shape } from '../shape';
import type { Tensor } from '../tensor/tensor';
import { allocate, rounded, Storage, type Numbers } from './storage';

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

/** `target += source` on the elements themselves; shapes are equal. Only gradients that are accumulated change so. */
export function addInPlace(target: Tensor, source: Tensor): void {
  if (typeof target.cell === 'number') {
    target.cell = rounded(target.cell + scalarOf(source), target.dtype);
    return;
  }
  target.cell.version++;
  addStrided(target.cell.array, target.shape, target.strides, target.offset, denseValues(source, target.dtype));
}
