/** The standard basis of a list of tensors taken as one long vector. */
import { TorchError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';

/**
 * A matrix per tensor, of as many rows as all have elements together and as many columns as this one has: row k of all
 * of them is the k-th unit vector. They have the tensors' dtypes.
 */
export function basisOf(tensors: readonly Tensor[], sizes: readonly number[]): readonly Tensor[] {
  if (tensors.length !== sizes.length)
    throw new TorchError(
      'AssertionError',
      `Expected tensors and tensor_numels to have the same length, but got ${tensors.length} and ${sizes.length}`,
    );
  if (tensors.length === 0) throw new TorchError('AssertionError', 'Expected at least one tensor');
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let start = 0;
  return tensors.map((tensor, i) => {
    const size = sizes[i] ?? 0;
    const part = functions.zeros([total, size], { dtype: tensor.dtype });
    part.narrow(0, start, size).diagonal().fill_(1);
    start += size;
    return part;
  });
}
