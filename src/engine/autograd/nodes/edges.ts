/** Handles to places in the graph that are not tensors: an output of a node, for which gradients can be asked. */
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import type { Node } from './node';

/** A named tuple: `[node, output_nr]` with a third member that Python needs. */
export class GradientEdge implements Iterable<Node | number | null> {
  declare readonly pythonName: string;
  readonly node: Node;
  readonly output_nr: number;
  readonly ownership_token: Node | null;

  constructor(node: Node, output_nr: number | bigint, ownership_token: Node | null = null) {
    this.node = node;
    this.output_nr = Number(output_nr);
    this.ownership_token = ownership_token;
  }

  *[Symbol.iterator](): Iterator<Node | number | null> {
    yield this.node;
    yield this.output_nr;
    yield this.ownership_token;
  }

  toString(): string {
    return `GradientEdge(node=${this.node.toString()}, output_nr=${this.output_nr}, ownership_token=${this.ownership_token === null ? 'None' : this.ownership_token.toString()})`;
  }
}

Object.defineProperty(GradientEdge.prototype, 'pythonName', { value: 'GradientEdge' });

/** Where the gradient of a tensor arrives, as the tensor is now: later changes in place do not move it. */
export function get_gradient_edge(tensor: Tensor): GradientEdge {
  const node = tensor.requires_grad ? tensor.gradientNode() : null;
  if (node === null)
    throw runtimeError('It is not possible to get the gradient edge for a Tensor that does not require gradients');
  return new GradientEdge(node, tensor.output_nr);
}
