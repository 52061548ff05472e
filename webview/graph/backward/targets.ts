/** Where the gradient of a box or of a tensor arrives. Pure. */
import type { TensorId, Trace } from '../../../src/trace/trace';
import type { Box } from '../model';
import type { Target } from './paths';
import type { Subject } from './subject';

/** What of a box tells it. */
export type Aimed = Pick<Box, 'kind' | 'node' | 'tensor'>;

/** null where no gradient arrived. */
export function targetOfBox({ trace, order }: Subject, { kind, node, tensor }: Aimed): Target | null {
  if (typeof order === 'string') return null;
  if (kind === 'output') return { ...order.root, element: 0 };
  if (kind === 'leaf') return tensor === null ? null : targetOfTensor(trace, tensor);
  const output = trace.nodes[node ?? -1]?.grad_outputs?.findIndex((gradient) => gradient !== null) ?? -1;
  return node === null || output < 0 ? null : { node, output, element: 0 };
}

export function targetOfTensor(trace: Trace, id: TensorId): Target | null {
  const tensor = trace.tensors[id];
  if (tensor === undefined) return null;
  if (tensor.grad_fn !== null) return { node: tensor.grad_fn, output: tensor.output_nr, element: 0 };
  const leaf = trace.nodes.find(({ variable }) => variable === id);
  return leaf === undefined ? null : { node: leaf.id, output: 0, element: 0 };
}
