/** How the matrices that a tensor holds lie in its memory, for products that need no copy of what is transposed. */
import type { Matrices } from '../kernels/simd/products';
import type { Tensor } from '../tensor/tensor';
import { storageOf } from './access';

/** Of a float32 tensor: the last two dimensions, the one before as the batch. A vector is one column, or one row. */
export function matricesOf(tensor: Tensor, vector: 'column' | 'row' = 'column'): Matrices {
  const { strides, offset, ndim } = tensor;
  const array = storageOf(tensor).array as Float32Array;
  const last = strides[ndim - 1] ?? 0;
  if (ndim < 2)
    return { array, offset, batch: 0, row: vector === 'row' ? 0 : last, column: vector === 'row' ? last : 0 };
  return { array, offset, batch: strides[ndim - 3] ?? 0, row: strides[ndim - 2] ?? 0, column: last };
}
