/**
 * Whether data that came back from somewhere else (another version, a file, another process) is a trace that this
 * version can draw. It checks the version and that ids lead somewhere, which is what drawing relies on.
 */
import { isSoundScopeTable } from './scope';
import { TRACE_VERSION, type Trace, type TraceNode, type TraceTensor } from './trace';

export function isTrace(value: unknown): value is Trace {
  if (!isRecord(value) || value['version'] !== TRACE_VERSION) return false;
  for (const list of ['variables', 'checks', 'notes', 'tensors', 'nodes'] as const)
    if (!Array.isArray(value[list])) return false;
  return isRecord(value['output']) && idsLeadSomewhere(value as unknown as Trace);
}

function idsLeadSomewhere(trace: Trace): boolean {
  const tensor = (id: number | null): boolean => id === null || trace.tensors[id]?.id === id;
  const node = (id: number | null): boolean => id === null || trace.nodes[id]?.id === id;
  const tensorIsSound = (one: TraceTensor): boolean =>
    tensor(one.id) && node(one.grad_fn) && tensor(one.grad) && tensor(one.base ?? null);
  const scope = (id: number | undefined): boolean => id === undefined || trace.scopes?.frames[id] !== undefined;
  const nodeIsSound = (one: TraceNode): boolean =>
    node(one.id) &&
    scope(one.scope) &&
    one.next_functions.every((next) => next === null || node(next.node)) &&
    [...one.operands, ...one.saved].every((value) => tensor(value.tensor)) &&
    [...one.outputs, ...one.local, ...(one.grad_outputs ?? []), ...(one.grad_inputs ?? []), one.variable].every(tensor);
  return (
    (trace.scopes === undefined || isSoundScopeTable(trace.scopes)) &&
    trace.tensors.every(tensorIsSound) &&
    trace.nodes.every(nodeIsSound) &&
    trace.variables.every((variable) => tensor(variable.tensor)) &&
    tensor(trace.output.tensor) &&
    tensor(trace.output.root)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
