/** `tensor.grad_dtype`: the dtype that a leaf's `.grad` has, which is the leaf's own unless it says otherwise. */
import { DType } from '../../dtype';
import { pythonTypeName, runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';

/** Of the few tensors that say otherwise; null: any. */
const others = new WeakMap<Tensor, DType | null>();
let some = false;

/** The dtype that gradients get before they are added to `.grad`; null where they keep theirs. */
export function gradDtypeOf(tensor: Tensor): DType | null {
  if (!some) return tensor.dtype;
  const other = others.get(tensor);
  return other === undefined ? tensor.dtype : other;
}

/** The same for users, who may ask it of leaves only. */
export function getGradDtype(tensor: Tensor): DType | null {
  if (!tensor.is_leaf) throw runtimeError('grad_dtype can only be accessed on leaf tensors.');
  return gradDtypeOf(tensor);
}

export function setGradDtype(tensor: Tensor, dtype: DType | null): void {
  if (!tensor.is_leaf) throw runtimeError('grad_dtype can only be set on leaf tensors.');
  if (dtype !== null && !(dtype instanceof DType))
    throw runtimeError(`grad_dtype must be a torch.dtype or None, but got ${pythonTypeName(dtype)}`);
  const grad = tensor.storedGrad;
  if (dtype !== null && grad !== null && grad.dtype !== dtype)
    throw runtimeError(
      `Cannot set grad_dtype to '${dtype.scalarType}' because there is already a gradient with dtype '${grad.dtype.cType}'. Please clear the gradient (.grad = None) before changing grad_dtype, or ensure the new grad_dtype matches the existing gradient's dtype.`,
    );
  others.set(tensor, dtype);
  some = true;
}
