/** Tells tensors from other values, for files that the class itself imports. */
import type { Tensor } from '../../tensor/tensor';

export function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'cell' in value;
}
