/** Finds things in a trace: by place in the text, by name, by id. Pure; knows no engine and no editor. */
import type { SourceRange } from './range';
import type { Check, NodeId, TensorId, Trace, TraceNode, TraceTensor, TraceVariable } from './trace';

export function tensorOf(trace: Trace, id: TensorId): TraceTensor {
  const tensor = trace.tensors[id];
  if (tensor === undefined) throw new RangeError(`the trace has no tensor ${String(id)}`);
  return tensor;
}

export function nodeOf(trace: Trace, id: NodeId): TraceNode {
  const node = trace.nodes[id];
  if (node === undefined) throw new RangeError(`the trace has no node ${String(id)}`);
  return node;
}

export function variableNamed(trace: Trace, name: string): TraceVariable | undefined {
  return trace.variables.find((variable) => variable.name === name);
}

/** The variable one of whose mentions stands at this offset. */
export function variableAt(trace: Trace, offset: number): TraceVariable | undefined {
  return trace.variables.find((variable) => variable.mentions.some((mention) => holds(mention, offset)));
}

export function checkOf(trace: Trace, variable: string): Check | undefined {
  return trace.checks.find((check) => check.variable === variable);
}

/** What the formula gives, and what `backward` ran from. */
export function outputOf(trace: Trace): TraceTensor {
  return tensorOf(trace, trace.output.tensor);
}

export function rootOf(trace: Trace): TraceTensor {
  return tensorOf(trace, trace.output.root);
}

/** The gradient that reached a tensor; null where none was computed. */
export function gradientOf(trace: Trace, tensor: TensorId): TraceTensor | null {
  const { grad } = tensorOf(trace, tensor);
  return grad === null ? null : tensorOf(trace, grad);
}

export function variableGradient(trace: Trace, name: string): TraceTensor | null {
  const variable = variableNamed(trace, name);
  return variable === undefined ? null : gradientOf(trace, variable.tensor);
}

/** The innermost tensor whose text contains this offset: a variable at its name, else what the part around gives. */
export function tensorAt(trace: Trace, offset: number): TraceTensor | undefined {
  const variable = variableAt(trace, offset);
  if (variable !== undefined) return tensorOf(trace, variable.tensor);
  return innermost(trace.tensors, offset);
}

/** The innermost node whose text contains this offset. */
export function nodeAt(trace: Trace, offset: number): TraceNode | undefined {
  return innermost(trace.nodes, offset);
}

/** The tensors that came from exactly this range, in order of creation. */
export function tensorsFrom(trace: Trace, range: SourceRange): readonly TraceTensor[] {
  return trace.tensors.filter(({ range: own }) => own !== null && own.start === range.start && own.end === range.end);
}

/** The node that made a tensor, or the AccumulateGrad of a leaf; undefined where it is no part of the graph. */
export function nodeBehind(trace: Trace, tensor: TensorId): TraceNode | undefined {
  const { grad_fn } = tensorOf(trace, tensor);
  if (grad_fn !== null) return nodeOf(trace, grad_fn);
  return trace.nodes.find((node) => node.variable === tensor);
}

/** A caret at either edge of a range counts as in it. */
function holds(range: SourceRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Of things that share a range the last made is the result of the others. */
function innermost<T extends { readonly range: SourceRange | null }>(
  things: readonly T[],
  offset: number,
): T | undefined {
  let best: T | undefined;
  let length = Infinity;
  for (const thing of things) {
    if (thing.range === null || !holds(thing.range, offset)) continue;
    const own = thing.range.end - thing.range.start;
    if (own > length) continue;
    best = thing;
    length = own;
  }
  return best;
}
