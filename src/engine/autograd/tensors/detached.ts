/** Tensors that were cut from their graph in place: nodes that saved them before cannot tell any more what they were. */
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { dualTangents } from '../../transforms/dual-level';
import { nodesCreated, type Node } from '../nodes/node';

/** How many nodes there were when a tensor that had a node of its own was cut off. */
const cuts = new WeakMap<Tensor, number>();
let any = false;

/** `detach_()`: a leaf that requires no gradient. */
export function cutOff(self: Tensor): void {
  if (self.origin !== null)
    throw runtimeError(
      "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.",
    );
  if (self.node !== null) {
    cuts.set(self, nodesCreated());
    any = true;
  }
  self.attach(null);
  dualTangents()?.forget(self);
  self.requires_grad = false;
}

/** Refuses an operand that `node` saved when that had a node of its own, and that was cut off since. */
export function checkNotCutOff(saved: Tensor, node: Node): void {
  if (any && saved.node === null && (cuts.get(saved) ?? -1) > node.sequence_nr)
    throw runtimeError(
      'Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please use out-of-place `.detach()` instead',
    );
}
