/**
 * A run as plain data where its graph is too large to be shown: the leaves, the result and the gradients, with the nodes
 * at both ends. Knows neither calls nor steps.
 */
import { AccumulateGrad } from '../../engine/autograd/nodes/accumulate';
import type { Node } from '../../engine/autograd/nodes/node';
import type { Tensor } from '../../engine/tensor/tensor';
import type { SourceRange } from '../../trace/range';
import type { NodeId, TensorId, TraceNode, TraceTensor } from '../../trace/trace';
import type { Recording } from '../recording';
import { tensorData } from '../tensors';

export interface OutlinedTensor {
  readonly tensor: Tensor;
  readonly name: string | null;
  readonly range: SourceRange | null;
}

/** Of the leaves, in order, and of the output and its root. */
export function outlineOf(leaves: readonly OutlinedTensor[], results: readonly OutlinedTensor[]): Recording {
  const tensors: Tensor[] = [];
  const shown = new Map<Tensor, OutlinedTensor>();
  const ids = new Map<Tensor, TensorId>();
  const number = (tensor: Tensor): TensorId => {
    const known = ids.get(tensor);
    if (known !== undefined) return known;
    ids.set(tensor, tensors.length);
    return tensors.push(tensor) - 1;
  };
  for (const one of [...leaves, ...results]) {
    if (!shown.has(one.tensor)) shown.set(one.tensor, one);
    number(one.tensor);
    if (one.tensor.is_leaf && one.tensor.storedGrad !== null) number(one.tensor.storedGrad);
  }
  const nodes = new Map<Node, NodeId>();
  for (const tensor of ids.keys()) {
    const node = tensor.gradientNode();
    if (node !== null && !nodes.has(node)) nodes.set(node, nodes.size);
  }
  return {
    tensors: tensors.map((tensor, id) => traceTensor(tensor, id, ids, nodes, shown.get(tensor))),
    nodes: [...nodes].map(([node, id]) => traceNode(node, id, ids)),
    idOf: (tensor) => ids.get(tensor),
    tensor: (id) => tensors[id],
  };
}

function traceTensor(
  tensor: Tensor,
  id: TensorId,
  ids: ReadonlyMap<Tensor, TensorId>,
  nodes: ReadonlyMap<Node, NodeId>,
  shown: OutlinedTensor | undefined,
): TraceTensor {
  const { storedGrad, grad_fn } = tensor;
  return {
    id,
    ...tensorData(tensor, tensor),
    grad_fn: grad_fn === null ? null : (nodes.get(grad_fn) ?? null),
    grad: storedGrad === null ? null : (ids.get(storedGrad) ?? null),
    name: shown?.name ?? null,
    range: shown?.range ?? null,
  };
}

/** Its edges lead nowhere: what is between the ends is not shown. */
function traceNode(node: Node, id: NodeId, ids: ReadonlyMap<Tensor, TensorId>): TraceNode {
  const leaf = node instanceof AccumulateGrad ? node.variable : null;
  const gradient = leaf?.storedGrad ?? null;
  const edges = Array.from({ length: node.edgeCount }, () => null);
  return {
    id,
    name: node.printedName,
    operator: node.definition?.name ?? null,
    doc: node.definition?.doc ?? '',
    sequence_nr: node.sequence_nr,
    next_functions: edges,
    operands: [],
    outputs: leaf === null ? [...ids].flatMap(([tensor, own]) => (tensor.grad_fn === node ? [own] : [])) : [],
    saved: [],
    rules: [],
    local: edges,
    grad_outputs: gradient === null ? null : [ids.get(gradient) ?? null],
    grad_inputs: gradient === null ? null : [],
    variable: leaf === null ? null : (ids.get(leaf) ?? null),
    range: null,
  };
}
