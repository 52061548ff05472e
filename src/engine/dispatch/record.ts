/** The graph that calls leave behind: edges to the nodes of their operands, what their derivatives need. */
import { completed } from '../autograd/nodes/created';
import { areAllInference } from '../autograd/modes/inference';
import type { Node } from '../autograd/nodes/node';
import { nodeWith, OperatorNode, packLists, type NodeExtras } from '../autograd/nodes/operator-node';
import { runtimeError } from '../errors';
import type { Shape } from '../shape';
import { Tensor } from '../tensor/tensor';
import type { CompiledOverload } from './overload';

type Result = Tensor | readonly Tensor[];

/** Gives the result its node where an operand needs a gradient. */
export function record(compiled: CompiledOverload, args: readonly unknown[], result: Result): void {
  const first = result instanceof Tensor ? result : result[0];
  if (first === undefined) return;
  if (!first.dtype.is_floating_point) {
    if (hasDtypeOfItsOwn(compiled, args) && edgesOf(compiled, args) !== null)
      throw runtimeError(`Autograd not support dtype: ${first.dtype.scalarType}`);
    return;
  }
  if (compiled.hasFewEdges && result instanceof Tensor) recordFew(compiled, args, result);
  else recordAny(compiled, args, result, first);
}

function recordAny(compiled: CompiledOverload, args: readonly unknown[], result: Result, first: Tensor): void {
  const operands = edgesOf(compiled, args);
  if (operands === null || areAllInference(args)) return;
  const { edges, outputs, needed } = operands;
  const moreShapes: Shape[] | null =
    result instanceof Tensor || result.length === 1
      ? null
      : result.slice(1, differentiable(result)).map(({ shape }) => shape);
  const values = compiled.save(args, result, needed);
  const versions = compiled.versions(values);
  const extras = extrasOf(outputs, moreShapes, versions);
  const node = nodeWith(compiled, edges, values, first.shape, first.dtype, extras);
  if (result instanceof Tensor) result.attach(node);
  else
    result.forEach((tensor, i) => {
      attach(tensor, node, i);
    });
  completed(node);
}

/** The same where there are at most two edges and one result: nearly always, and without arrays. */
function recordFew(compiled: CompiledOverload, args: readonly unknown[], result: Tensor): void {
  const [input0, input1] = compiled.inputs;
  const operand0 = input0 === undefined ? null : args[input0.index];
  const operand1 = input1 === undefined ? null : args[input1.index];
  const edge0 = operand0 instanceof Tensor ? operand0.gradientNode() : null;
  const edge1 = operand1 instanceof Tensor ? operand1.gradientNode() : null;
  const needed = (needsGradient(operand0, edge0) ? 1 : 0) | (needsGradient(operand1, edge1) ? 2 : 0);
  if (needed === 0 || areAllInference(args)) return;
  let value0: unknown = null;
  let value1: unknown = null;
  let values: unknown[] | null = null;
  let versions: readonly number[] | null = null;
  if (compiled.isSmall) {
    value0 = compiled.saveAt(0, args, result, needed);
    value1 = compiled.saveAt(1, args, result, needed);
    const version0 = compiled.version(value0);
    const version1 = compiled.version(value1);
    if (version0 !== 0 || version1 !== 0) versions = [version0, version1];
  } else {
    values = compiled.save(args, result, needed);
    versions = compiled.versions(values);
    packLists(compiled, values);
  }
  const output0 = edgeOutput(operand0, edge0);
  const output1 = edgeOutput(operand1, edge1);
  const edgeOutputs = output0 === 0 && output1 === 0 ? null : [output0, output1];
  const more =
    edgeOutputs === null && values === null && versions === null
      ? null
      : { edges: null, values, edgeOutputs, moreShapes: null, versions };
  const node = new OperatorNode(compiled, edge0, edge1, value0, value1, result.shape, result.dtype, more);
  result.attach(node);
  completed(node);
}

/** A view that was made without grad of a tensor that needs one has no node of its own. */
function needsGradient(operand: unknown, edge: Node | null): boolean {
  return edge !== null || (operand instanceof Tensor && operand.origin !== null && operand.requires_grad);
}

/** Which output of its node an operand is; an accumulator has one only. */
function edgeOutput(operand: unknown, edge: Node | null): number {
  return edge !== null && operand instanceof Tensor && operand.output_nr !== 0 && edge === operand.grad_fn
    ? operand.output_nr
    : 0;
}

/** How many results can have a gradient: without the indices behind the values. */
function differentiable(results: readonly Tensor[]): number {
  let count = results.length;
  while (count > 1 && results[count - 1]?.dtype.is_floating_point === false) count--;
  return count;
}

/** Where the caller asked for the result's dtype, and it is not a cast: `sum(dtype=torch.int64)`. */
function hasDtypeOfItsOwn({ signature, definition: { name } }: CompiledOverload, args: readonly unknown[]): boolean {
  return SUMS.test(name) && signature.parameters.some(({ type }, i) => type === 'ScalarType' && args[i] !== null);
}

const SUMS = /^(?:sum|nansum|prod|cumsum|cumprod)$/;

export interface Edges {
  readonly edges: readonly (Node | null)[];
  /** Which output of each edge's node, where one is not the first. */
  readonly outputs: readonly number[] | null;
  /** Which of the differentiable inputs need a gradient, one bit each. */
  readonly needed: number;
}

/** The edges of a call; null where no operand needs a gradient. */
export function edgesOf(compiled: CompiledOverload, args: readonly unknown[]): Edges | null {
  const edges = new Array<Node | null>(edgeCount(compiled, args));
  let at = 0;
  let bit = 1;
  let needed = 0;
  let outputs: number[] | null = null;
  for (const input of compiled.inputs) {
    const operand = args[input.index];
    const count = input.list ? (operand as readonly Tensor[]).length : 1;
    for (let i = 0; i < count; i++) {
      const tensor = input.list ? (operand as readonly Tensor[])[i] : operand;
      const next = tensor instanceof Tensor ? tensor.gradientNode() : null;
      const output = edgeOutput(tensor, next);
      if (output !== 0) (outputs ??= [])[at] = output;
      edges[at++] = next;
      if (needsGradient(tensor, next)) needed |= bit;
    }
    bit <<= 1;
  }
  return needed === 0 ? null : { edges, outputs, needed };
}

/** The node of a call whose result is there already. */
export function nodeOf(compiled: CompiledOverload, args: readonly unknown[], result: Tensor): OperatorNode | null {
  const operands = edgesOf(compiled, args);
  if (operands === null) return null;
  const values = compiled.save(args, result, operands.needed);
  const extras = extrasOf(operands.outputs, null, null);
  const node = nodeWith(compiled, operands.edges, values, result.shape, result.dtype, extras);
  completed(node);
  return node;
}

/** What few nodes have, or null. */
export function extrasOf(
  edgeOutputs: readonly number[] | null,
  moreShapes: readonly Shape[] | null,
  versions: readonly number[] | null,
): Pick<NodeExtras, 'edgeOutputs' | 'moreShapes' | 'versions'> | null {
  if (edgeOutputs === null && moreShapes === null && versions === null) return null;
  return { edgeOutputs, moreShapes, versions };
}

/** One per differentiable operand: a list counts with each of its tensors. */
function edgeCount({ inputs }: CompiledOverload, args: readonly unknown[]): number {
  let count = 0;
  for (const input of inputs) count += input.list ? (args[input.index] as readonly unknown[]).length : 1;
  return count;
}

/** Outputs that hold no floating-point numbers (indices) have no gradient. */
function attach(tensor: Tensor, node: Node, output: number): void {
  if (!tensor.dtype.is_floating_point) return;
  tensor.attach(node, output);
}
