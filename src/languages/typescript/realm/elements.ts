/** `x[i]` of a tensor: a whole number selects along the first dimension, as in PyTorch; what else may stand there, and why not. */
import { TorchError, typeError } from '../../../engine/errors';
import { Tensor } from '../../../engine/torch';

const WHOLE = /^-?\d+$/;

/** Whether a key asks for elements, and not for a property. */
export function isElementKey(key: unknown): boolean {
  switch (typeof key) {
    case 'string':
      return WHOLE.test(key);
    case 'symbol':
      return false;
    default:
      return true;
  }
}

export function element(tensor: Tensor, key: unknown): Tensor {
  const index = typeof key === 'string' ? Number(key) : key;
  if (typeof index !== 'number' || !Number.isInteger(index)) throw notAnIndex(index);
  const [size] = tensor.shape;
  if (size === undefined)
    throw indexError(
      'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
    );
  if (index < -size || index >= size)
    throw indexError(`index ${index} is out of bounds for dimension 0 with size ${size}`);
  return tensor.select(0, index);
}

/** `x[i] = value`. */
export function refuseElement(tensor: Tensor, key: unknown, value: unknown): never {
  if (typeof key === 'number' || typeof key === 'string') element(tensor, key);
  throw typeError(
    `Elements of a tensor cannot be assigned yet (x[${shown(key)}] = ${shown(value)}): make a new tensor with torch.where, torch.cat or torch.stack.`,
  );
}

/** `x[i, j]`: PyTorch's element of two dimensions, but JavaScript's `x[j]`. */
export function refuseIndices(): never {
  throw typeError('x[i, j] of a tensor would be x[j] here, as a comma gives what stands last: write x[i][j].');
}

function notAnIndex(key: unknown): TorchError {
  if (key instanceof Tensor)
    return key.dtype.is_floating_point
      ? indexError('tensors used as indices must be long, int, byte or bool tensors')
      : typeError('A tensor of truth values is not taken as an index yet: use torch.where or x.masked_fill.');
  if (typeof key === 'number')
    return indexError(
      'only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)',
    );
  if (Array.isArray(key))
    return typeError('A list is not taken as an index yet: select element by element, torch.stack([x[0], x[2]]).');
  return typeError(`A tensor is indexed by whole numbers, not by ${shown(key)}.`);
}

function indexError(text: string): TorchError {
  return new TorchError('IndexError', text);
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return String(value);
  return '…';
}
