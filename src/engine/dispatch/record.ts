/** The graph that calls leave behind: edges to the nodes of their operands, what their derivatives need. */
import { completed } from '../autograd/nodes/created';
import { areAllInference } from '../autograd/modes/inference';
import type { Node } from '../autograd/nodes/node';
import { OperatorNode, type NodeExtras } from '../autograd/nodes/operator-node';
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
  const node = new OperatorNode(compiled, edges, values, first.shape, first.dtype, extras);
  if (result instanceof Tensor) result.attach(node);
  else
    result.forEach((tensor, i) => {
      attach(tensor, node, i);
    });
  completed(node);
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
  /** Which of the differentiable inputs need a gradient. */
  readonly needed: readonly boolean[];
}

/** The edges of a call; null where no operand needs a gradient. */
export function edgesOf(compiled: CompiledOverload, args: readonly unknown[]): Edges | null {
  const needed = new Array<boolean>(compiled.inputs.length);
  const edges = new Array<Node | null>(edgeCount(compiled, args));
  let at = 0;
  let input_nr = 0;
  let outputs: number[] | null = null;
  let any = false;
  for (const input of compiled.inputs) {
    const operand = args[input.index];
    const operands: readonly unknown[] = input.list ? (operand as readonly Tensor[]) : [operand];
    let here = false;
    for (const tensor of operands) {
      const next = tensor instanceof Tensor ? tensor.gradientNode() : null;
      if (next !== null && (tensor as Tensor).output_nr !== 0 && next === (tensor as Tensor).grad_fn)
        (outputs ??= [])[at] = (tensor as Tensor).output_nr;
      edges[at++] = next;
      // A view that was made without grad of a tensor that needs one has no node of its own.
      here ||= next !== null || (tensor instanceof Tensor && tensor.origin !== null && tensor.requires_grad);
    }
    needed[input_nr++] = here;
    any ||= here;
  }
  return any ? { edges, outputs, needed } : null;
}

/** The node of a call whose result is there already. */
export function nodeOf(compiled: CompiledOverload, args: readonly unknown[], result: Tensor): OperatorNode | null {
  const operands = edgesOf(compiled, args);
  if (operands === null) return null;
  const values = compiled.save(args, result, operands.needed);
  const extras = extrasOf(operands.outputs, null, null);
  const node = new OperatorNode(compiled, operands.edges, values, result.shape, result.dtype, extras);
  completed(node);
  return node;
}

/** What few nodes have, or null. */
export function extrasOf(
  edgeOutputs: readonly number[] | null,
  moreShapes: readonly Shape[] | null,
  versions: readonly number[] | null,
): NodeExtras | null {
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
