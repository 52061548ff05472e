/** Where the first NaN or infinity of a graph arose, among its values and among its gradients. Knows no boxes. */
import type { NodeId, TensorId, Trace, TraceTensor } from '../../src/trace/trace';
import { tensorAt } from '../numbers';
import { t } from '../words';

export interface Trouble {
  readonly value: TensorId | null;
  readonly gradient: NodeId | null;
}

export function troubleIn(trace: Trace): Trouble {
  return { value: firstValueTrouble(trace), gradient: firstGradientTrouble(trace) };
}

export function isBad(tensor: TraceTensor | undefined): boolean {
  return tensor !== undefined && tensor.summary.nan + tensor.summary.infinite > 0;
}

export function troubleOf(tensor: TraceTensor | undefined): string {
  return (tensor?.summary.nan ?? 0) > 0 ? t('first NaN') : t('first infinity');
}

/** In the order of computation: leaves, then nodes as they were made. */
function firstValueTrouble(trace: Trace): TensorId | null {
  const leaf = trace.tensors.find((tensor) => tensor.is_leaf && tensor.name !== null && isBad(tensor));
  if (leaf !== undefined) return leaf.id;
  for (const { outputs } of trace.nodes) {
    const bad = outputs.find((id) => isBad(trace.tensors[id]));
    if (bad !== undefined) return bad;
  }
  return null;
}

/** The node that made a gradient infinite or NaN out of finite ones; backward runs from the last node to the first. */
function firstGradientTrouble(trace: Trace): NodeId | null {
  const bad = (ids: readonly (TensorId | null)[] | null): boolean =>
    ids?.some((id) => isBad(tensorAt(trace, id))) ?? false;
  return trace.nodes.findLast(({ grad_outputs, grad_inputs }) => bad(grad_inputs) && !bad(grad_outputs))?.id ?? null;
}
