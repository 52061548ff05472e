/** `torch.autograd.graph`, as programs see it. */
import { runtimeError, typeError } from '../../errors';
import { storageOf } from '../../storage/access';
import type { Tensor } from '../../tensor/tensor';
import { get_gradient_edge, GradientEdge } from '../nodes/edges';
import { Node } from '../nodes/node';
import { isTensor } from '../nodes/tensors';
import { disable_saved_tensors_hooks, node_creation_hook, saved_tensors_hooks } from './contexts';
import { register_multi_grad_hook } from './multi-grad';
import { allow_mutation_on_saved_tensors } from './mutation';

/** The class, for `instanceof`. */
const AbstractNode = new Proxy(Node, {
  construct: (): never => {
    throw typeError(
      "Can't instantiate abstract class Node without an implementation for abstract methods '_input_metadata', '_register_hook_dict', '_sequence_nr', 'metadata', 'name', 'next_functions', 'register_hook', 'register_prehook'",
    );
  },
});

/** With or without `new`. */
const Edge = new Proxy(GradientEdge, {
  apply: (_target, _self, [node, output_nr]: [Node, number]) => new GradientEdge(node, output_nr),
}) as unknown as typeof GradientEdge & ((node: Node, output_nr: number) => GradientEdge);

/** Counts a change in place of one tensor or of several, which autograd would not know of otherwise. */
function increment_version(tensor: Tensor | Iterable<Tensor>): void {
  const tensors: unknown = isTensor(tensor) ? [tensor] : tensor;
  if (!isIterable(tensors)) throw runtimeError('increment_version expect a Iterable[Tensor] as input');
  for (const each of tensors) {
    if (!isTensor(each)) throw runtimeError('increment_version expects each element of the iterable to be a tensor');
    const storage = storageOf(each);
    if (!storage.inference) storage.count();
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

export const graph = {
  Node: AbstractNode,
  GradientEdge: Edge,
  get_gradient_edge,
  saved_tensors_hooks,
  disable_saved_tensors_hooks,
  allow_mutation_on_saved_tensors,
  register_multi_grad_hook,
  node_creation_hook,
  increment_version,
};
