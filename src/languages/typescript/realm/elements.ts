/**
 * `x[i]` and `x[i] = value` of a tensor, as PyTorch has them: `i` is a whole number, null, a truth value, a
 * `torch.Slice`, a tensor of indices or truth values, or a list. Several at once JavaScript cannot write.
 */
import { typeError } from '../../../engine/errors';
import { listIndex } from '../../../engine/tensor/items';
import type { Tensor } from '../../../engine/torch';

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
  return tensor.__getitem__(indexOf(key));
}

/** `x[i] = value`. */
export function assignElement(tensor: Tensor, key: unknown, value: unknown): void {
  tensor.__setitem__(indexOf(key), value);
}

/** `x[i, j]`: PyTorch's element of two dimensions, but JavaScript's `x[j]`. */
export function refuseIndices(): never {
  throw typeError(
    'x[i, j] of a tensor would be x[j] here, as a comma gives what stands last: write x[i][j] or x.__getitem__([i, j]).',
  );
}

function indexOf(key: unknown): readonly unknown[] {
  if (typeof key === 'string') return [Number(key)];
  return Array.isArray(key) ? listIndex(key as readonly unknown[]) : [key];
}
