/** Tensors with their dimensions exchanged, as the properties `T`, `mT`, `mH` and `H` give them. */
import { runtimeError } from '../errors';
import { warnOnce } from '../warnings';
import type { Tensor } from './tensor';

const TRANSPOSE =
  'The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor.';

/** All dimensions in reverse order. */
export function reversed(x: Tensor): Tensor {
  if (x.ndim !== 2) warnOnce(TRANSPOSE);
  return x.permute(x.shape.map((_, d) => x.ndim - 1 - d));
}

/** The last two dimensions exchanged. */
export function transposed(x: Tensor, name: 'mT' | 'mH'): Tensor {
  if (x.ndim === 0) {
    const instead = name === 'mT' ? 'This function is the identity in these cases.' : 'Consider using x.conj().';
    warnOnce(`Tensor.${name} is deprecated on 0-D tensors. ${instead}`);
    return x;
  }
  if (x.ndim < 2)
    throw runtimeError(`tensor.${name} is only supported on matrices or batches of matrices. Got ${x.ndim}-D tensor.`);
  return x.transpose(-2, -1);
}

/** The transpose of one matrix, as for real numbers. */
export function conjugateTransposed(x: Tensor): Tensor {
  if (x.ndim === 0) {
    warnOnce('Tensor.H is deprecated on 0-D tensors. Consider using x.conj().');
    return x;
  }
  if (x.ndim !== 2)
    throw runtimeError(
      `tensor.H is only supported on matrices (2-D tensors). Got ${x.ndim}-D tensor.${x.ndim > 2 ? ' For batches of matrices, consider using tensor.mH' : ''}`,
    );
  return x.transpose(-2, -1);
}
