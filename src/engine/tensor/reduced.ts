/** What derivatives of reductions have in common. */
import { wrapDims, type Shape } from '../shape';
import type { Tensor } from './tensor';

/** A reduced tensor with the dimensions that were reduced back, of size 1, so that it broadcasts over `sizes`. */
export function restored(
  reduced: Tensor,
  sizes: Shape,
  dim: number | readonly number[] | null,
  keepdim: boolean,
): Tensor {
  if (keepdim || sizes.length === 0) return reduced;
  return wrapDims(dim, sizes.length).reduce((tensor, d) => tensor.unsqueeze(d), reduced);
}
