/** What may be assigned to a tensor's `requires_grad`, `.grad` and `.data`, and the warning of asking for a `.grad` that is never there. */
import { pythonTypeName, runtimeError, typeError } from '../../errors';
import { formatList, sameShape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { isTransforming } from '../../transforms/active';
import { warn } from '../../warnings';
import { gradDtypeOf } from './grad-dtype';
import { checkRequiring } from '../modes/inference';
import { isTensor } from '../nodes/tensors';

const NON_LEAF_GRAD =
  "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.";

/** Before `.grad` is read. */
export function warnOfNoGrad(tensor: Tensor): void {
  if (!tensor.is_leaf && !tensor.retains_grad && tensor.storedGrad === null) warn(NON_LEAF_GRAD);
}

/** Before `.grad` is set. */
export function checkGrad(tensor: Tensor, value: unknown): void {
  if (!isTensor(value))
    throw typeError(`assigned grad expected to be a Tensor or None but got grad of type ${pythonTypeName(value)}`);
  if (value === tensor) throw runtimeError("can't assign Variable as its own grad");
  const expected = gradDtypeOf(tensor);
  if (expected !== null && value.dtype !== expected)
    throw runtimeError(
      `attempting to assign a gradient with dtype '${value.dtype.cType}' to a tensor with grad_dtype '${expected.scalarType}'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.`,
    );
  if (!sameShape(value.shape, tensor.shape))
    throw runtimeError(
      `attempting to assign a gradient of size '${formatList(value.shape)}' to a tensor of size '${formatList(tensor.shape)}'. Please ensure that the gradient and the tensor are the same size`,
    );
}

const TRANSFORMED =
  'You are attempting to call Tensor.requires_grad_() (or perhaps using torch.autograd.functional.* APIs) inside of a function being transformed by a functorch transform. This is unsupported, please attempt to use the functorch transforms (e.g. grad, vjp, jacrev, jacfwd, hessian) or call requires_grad_() outside of a function being transformed instead.';

/** Whether the flag of a tensor changes where its property is set: not that of a result, which requires a gradient anyway. */
export function mayRequireGrad(tensor: Tensor, value: unknown): boolean {
  if (typeof value !== 'boolean') throw runtimeError('requires_grad must be a bool');
  return isFlagChanged(tensor, value, 'only Tensors of floating point and complex dtype can require gradients');
}

/** The same of the method `requires_grad_`. */
export function mayBecomeRequiring(tensor: Tensor, value: unknown): boolean {
  if (typeof value !== 'boolean')
    throw typeError(
      `requires_grad_(): argument 'requires_grad' (position 1) must be bool, not ${pythonTypeName(value)}`,
    );
  if (value && isTransforming()) throw runtimeError(TRANSFORMED);
  return isFlagChanged(tensor, value, 'only Tensors of floating point dtype can require gradients');
}

function isFlagChanged(tensor: Tensor, value: boolean, wrongType: string): boolean {
  if (!tensor.is_leaf) {
    if (value) return false;
    throw runtimeError(
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
  }
  if (value && !tensor.dtype.is_floating_point) throw runtimeError(wrongType);
  if (value) checkRequiring(tensor);
  return true;
}

/** Before a tensor is given another one's data. */
export function checkData(tensor: Tensor, value: unknown): void {
  if (!isTensor(value)) throw typeError(`Variable data has to be a tensor, but got ${pythonTypeName(value)}`);
  if (tensor.requires_grad && !value.dtype.is_floating_point)
    throw runtimeError('data set to a tensor that requires gradients must be floating point or complex dtype');
}
