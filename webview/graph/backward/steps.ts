/**
 * One step of backward as plain data: what arrives at a node and from where, what it hands on by which rule, and what has
 * come together there so far. Steps are made when they are looked at; ten thousand nodes cost nothing beforehand.
 */
import type { NodeId, Operand, TensorId, Trace, TraceNode, TraceTensor } from '../../../src/trace/trace';
import { tensorAt } from '../../numbers';
import { partsKey, type Order, type Part } from './order';
import { isSameShape, sizeOf, sumOf, valueAt, type Shown } from './values';

export interface Step {
  readonly index: number;
  readonly count: number;
  readonly node: TraceNode;
  /** One for each output at which a gradient arrived. */
  readonly arriving: readonly Arriving[];
  readonly leaving: readonly Leaving[];
  /** The leaf whose `.grad` is written here. */
  readonly leaf: TraceTensor | null;
  /** What stands after the user's output: its sum, or its products with the weights that backward was given. */
  readonly added: 'sum' | 'weights' | null;
  /** Of what single numbers can be followed; null where there is one only, or none can. */
  readonly elements: { readonly shape: readonly number[]; readonly held: number } | null;
}

export interface Arriving {
  readonly output: number;
  /** The value whose gradient it is. */
  readonly value: TraceTensor | undefined;
  readonly parts: readonly Part[];
  readonly total: TraceTensor | undefined;
  /** Whether what the node was given is another than what came together: a hook's doing. */
  readonly changed: boolean;
}

export interface Leaving {
  readonly input: number;
  readonly operand: Operand | null;
  /** Where it goes. */
  readonly next: TraceNode | null;
  readonly nextOutput: number;
  /** The value whose gradient it is a part of. */
  readonly value: TraceTensor | undefined;
  readonly rule: string;
  readonly local: TraceTensor | undefined;
  readonly gradient: TraceTensor | undefined;
  /** The operand was broadcast: what leaves is summed to its shape. */
  readonly summed: boolean;
  readonly soFar: SoFar | null;
}

export interface SoFar {
  /** How many parts have arrived, in their order, and how many there will be. */
  readonly parts: readonly Part[];
  readonly of: number;
  readonly sum: Shown | null;
}

export function stepAt(trace: Trace, order: Order, index: number): Step | null {
  const node = trace.nodes[order.nodes[index] ?? -1];
  if (node === undefined) return null;
  const leaving = node.next_functions.map((_, input) => leavingAt(trace, order, node, input));
  return {
    index,
    count: order.nodes.length,
    node,
    arriving: arrivingAt(trace, order, node),
    leaving,
    leaf: tensorAt(trace, node.variable) ?? null,
    added: addedBy(trace, node),
    elements: elementsOf(leaving),
  };
}

function arrivingAt(trace: Trace, order: Order, node: TraceNode): readonly Arriving[] {
  return (node.grad_outputs ?? []).flatMap((id, output) => {
    const parts = (order.parts.get(partsKey(node.id, output)) ?? []).filter(({ gradient }) => gradient !== null);
    if (id === null && parts.length === 0) return [];
    const total = tensorAt(trace, id);
    const value = tensorAt(trace, valueOf(trace, node.id, output));
    return [{ output, value, parts, total, changed: isChanged(trace, parts, total) }];
  });
}

/** A few numbers tell; how sums are rounded does not. */
function isChanged(trace: Trace, parts: readonly Part[], total: TraceTensor | undefined): boolean {
  if (total === undefined || parts.length === 0) return false;
  return total.values.slice(0, 16).some((value, element) => {
    const all = parts.map(({ gradient }) => valueAt(trace, gradient, element) ?? NaN);
    const sum = all.reduce((one, other) => one + other, 0);
    const size = Math.max(...all.map(Math.abs), Math.abs(value));
    return Number.isFinite(sum) && Math.abs(sum - value) > 0.01 * size;
  });
}

function leavingAt(trace: Trace, order: Order, node: TraceNode, input: number): Leaving {
  const next = node.next_functions[input] ?? null;
  const target = next === null ? null : (trace.nodes[next.node] ?? null);
  const value = next === null ? null : valueOf(trace, next.node, next.input_nr);
  const gradient = tensorAt(trace, node.grad_inputs?.[input]);
  const local = tensorAt(trace, node.local[input]);
  return {
    input,
    operand: operandOf(trace, node, input),
    next: target,
    nextOutput: next?.input_nr ?? 0,
    value: tensorAt(trace, value),
    rule: node.rules[input] ?? '',
    local,
    gradient,
    summed: local !== undefined && gradient !== undefined && sizeOf(local.shape) > sizeOf(gradient.shape),
    soFar: next === null ? null : soFarAt(trace, order, next.node, next.input_nr, node.id, input),
  };
}

/** What has come together at an output of a node, up to what this one handed on by this input. */
function soFarAt(trace: Trace, order: Order, node: NodeId, output: number, from: NodeId, input: number): SoFar {
  const all = (order.parts.get(partsKey(node, output)) ?? []).filter(({ gradient }) => gradient !== null);
  const last = all.findIndex((part) => part.from === from && part.input === input);
  return together(trace, all.slice(0, last + 1), all.length);
}

function together(trace: Trace, parts: readonly Part[], of: number): SoFar {
  const tensors = parts.flatMap(({ gradient }) => tensorAt(trace, gradient) ?? []);
  return { parts, of, sum: sumOf(tensors) };
}

/** What has come together at an output of a node when the step of this index is done; null where nothing has. */
export function arrivedBy(trace: Trace, order: Order, node: NodeId, output: number, index: number): SoFar | null {
  const all = (order.parts.get(partsKey(node, output)) ?? []).filter(({ gradient }) => gradient !== null);
  const parts = all.filter(({ from }) => from === null || (order.placeOf.get(from) ?? Infinity) <= index);
  if (parts.length === 0) return null;
  const place = order.placeOf.get(node);
  const recorded = tensorAt(trace, trace.nodes[node]?.grad_outputs?.[output]);
  // Once the node has run its own record tells, which hooks may have changed.
  if (recorded !== undefined && place !== undefined && place <= index)
    return { parts, of: all.length, sum: { ...recorded, numel: recorded.summary.numel } };
  return together(trace, parts, all.length);
}

/** The tensor that stands at an output of a node, a leaf for AccumulateGrad. */
export function valueOf(trace: Trace, id: NodeId, output: number): TensorId | null {
  const node = trace.nodes[id];
  if (node === undefined) return null;
  if (node.variable !== null) return node.variable;
  const found = node.outputs.find((tensor) => trace.tensors[tensor]?.output_nr === output);
  return found ?? node.outputs[output] ?? null;
}

/** The operand that an input stands for: that in which the gradient's way began. */
function operandOf(trace: Trace, node: TraceNode, input: number): Operand | null {
  const next = node.next_functions[input];
  const tensors = node.operands.filter(({ tensor }) => tensor !== null);
  const isOf = (other: typeof next): number | null =>
    other === null || other === undefined ? null : valueOf(trace, other.node, other.input_nr);
  const wanted = isOf(next);
  const same = tensors.filter(({ tensor }) => tensor === wanted);
  if (wanted !== null && same.length > 0) {
    const before = node.next_functions.slice(0, input).filter((other) => isOf(other) === wanted).length;
    return same[before] ?? same[0] ?? null;
  }
  // What was changed in place since is another tensor now; then the places tell.
  if (node.operands.length >= node.next_functions.length && next === null) return node.operands[input] ?? null;
  return tensors.length === node.next_functions.length ? (tensors[input] ?? null) : null;
}

function elementsOf(leaving: readonly Leaving[]): Step['elements'] {
  const locals = leaving.flatMap(({ local, gradient }) =>
    local === undefined || gradient === undefined ? [] : [local],
  );
  const largest = locals.find(({ shape }) => locals.every((other) => sizeOf(other.shape) <= sizeOf(shape)));
  if (largest === undefined || sizeOf(largest.shape) <= 1) return null;
  return { shape: largest.shape, held: largest.values.length };
}

/** Nodes between what the formula gives and the number that is differentiated. */
function addedBy(trace: Trace, node: TraceNode): Step['added'] {
  const { tensor, root } = trace.output;
  if (tensor === root || node.variable !== null || trace.tensors[tensor]?.grad_fn === node.id) return null;
  const last = trace.tensors[root]?.grad_fn ?? null;
  if (node.id === last) return node.operands.some((operand) => operand.tensor === tensor) ? addedLast(node) : 'sum';
  const before = last === null ? null : (trace.nodes[last]?.next_functions[0] ?? null);
  const weighs = before?.node === node.id && node.operands.some((operand) => operand.tensor === tensor);
  return weighs ? 'weights' : null;
}

function addedLast({ operator }: TraceNode): 'sum' | 'weights' {
  return operator === 'sum' ? 'sum' : 'weights';
}

/** Whether a gradient has the shape of what it is the gradient of, so that one element belongs to one. */
export function isElementwise({ local, gradient }: Leaving, arriving: TraceTensor | undefined): boolean {
  if (local === undefined || gradient === undefined || arriving === undefined) return false;
  return (
    isSameShape(local.shape, arriving.shape) ||
    (sizeOf(arriving.shape) === 1 && isSameShape(local.shape, gradient.shape))
  );
}
