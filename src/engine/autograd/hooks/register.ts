/** Hooks as users register them with tensors. */
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { AccumulateGrad } from '../nodes/accumulate';
import type { Hook, RemovableHandle } from './hooks';

/** Calls `hook(grad)` with the gradient of the tensor as it is now; a tensor that it gives replaces that. */
export function registerHook(tensor: Tensor, hook: Hook): RemovableHandle {
  const node = tensor.requires_grad ? tensor.gradientNode() : null;
  if (node === null) throw runtimeError("cannot register a hook on a tensor that doesn't require gradient");
  return node.addTensorHook(tensor.output_nr, hook);
}

/** Calls `hook(tensor)` after the leaf's `.grad` was stored or added to. */
export function registerPostAccumulateGradHook(tensor: Tensor, hook: Hook): RemovableHandle {
  if (!tensor.requires_grad) throw runtimeError("cannot register a hook on a tensor that doesn't require gradient");
  const node = tensor.gradientNode();
  if (!(node instanceof AccumulateGrad))
    throw runtimeError('post accumulate grad hooks cannot be registered on non-leaf tensors');
  return node.addPostAccumulateHook(hook);
}
