/**
 * Why one element of a gradient is as it is: the trace as if that element were all there is, along the ways on which each
 * element keeps to itself. Where a node mixes elements, such as a matrix product, the ways end, and that is said.
 */
import { BackwardPassFacts, type Edge } from '../../engine/why/backward';
import { whyZero, type ZeroReason } from '../../engine/why/vanishing';
import type { TensorId, Trace, TraceNode, TraceTensor } from '../../trace/trace';
import type { Reason } from '../../trace/why';
import { zeroWords, type Shown } from './numbers';
import { reason } from './text';

/** null where the element is not among those that the trace holds. */
export function elementAlone(trace: Trace, tensor: TensorId, element: number): Trace | null {
  const shape = trace.tensors[tensor]?.shape.join();
  if (shape === undefined || element >= (trace.tensors[tensor]?.values.length ?? 0)) return null;
  const own = new Set<TensorId>();
  const keep = (id: TensorId | null | undefined): void => {
    if (id !== null && id !== undefined && trace.tensors[id]?.shape.join() === shape) own.add(id);
  };
  keep(tensor);
  keep(trace.tensors[tensor]?.grad);
  const pass = new BackwardPassFacts(trace);
  const start = pass.placeOf(tensor);
  const open = start === null ? [] : [start.node];
  const seen = new Set(open);
  // A list hands out what is added while it is gone through.
  for (const index of open) {
    trace.nodes[index]?.grad_outputs?.forEach(keep);
    for (const edge of pass.intoAny(index)) {
      const node = trace.nodes[edge.node];
      if (node === undefined) continue;
      keep(node.grad_inputs?.[edge.input]);
      if (mixes(node, edge) || seen.has(edge.node)) continue;
      seen.add(edge.node);
      for (const id of [...node.outputs, ...node.local, ...node.operands.map((operand) => operand.tensor)]) keep(id);
      open.push(edge.node);
    }
  }
  return { ...trace, tensors: trace.tensors.map((one) => (own.has(one.id) ? alone(one, element) : one)) };
}

/** Whether what a node hands on to one element comes from more than that element. */
function mixes({ local, variable }: TraceNode, { input }: Edge): boolean {
  return variable === null && (local[input] ?? null) === null;
}

function alone(tensor: TraceTensor, element: number): TraceTensor {
  const value = tensor.values[element];
  if (value === undefined) return tensor;
  const finite = Number.isFinite(value) ? value : null;
  return {
    ...tensor,
    shape: [],
    values: [value],
    summary: {
      numel: 1,
      min: finite,
      max: finite,
      mean: finite,
      nan: Number.isNaN(value) ? 1 : 0,
      infinite: finite === null && !Number.isNaN(value) ? 1 : 0,
    },
  };
}

/** Kinds that say the same of all elements of what a node hands on. */
const OF_ALL: ReadonlySet<ZeroReason['kind']> = new Set([
  'steps',
  'not-chosen',
  'overwritten',
  'zero-weights',
  'multiplied-by-zero',
]);

export function elementZeroReasons(shown: Shown, whole: Trace, tensor: TensorId): readonly Reason[] {
  return whyZero(new BackwardPassFacts(shown.trace), tensor).map((found) => {
    const node = 'edge' in found ? whole.nodes[found.edge.node] : undefined;
    if (!('edge' in found) || node === undefined || OF_ALL.has(found.kind) || !mixes(node, found.edge))
      return zeroWords(shown, found, tensor);
    return reason(
      'element-mixed',
      '{operator} brings several elements together, and what it hands back to this one adds up to 0.',
      { operator: (node.operator ?? node.name).replace(/^nn\.functional\./, '').replace(/^_+/, '') },
      node.range,
    );
  });
}
