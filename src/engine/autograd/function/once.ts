/**
 * `once_differentiable`: a derivative without a derivative of its own. What it gives leads to a node that raises an error
 * when it is differentiated.
 */
import { pythonTypeName, runtimeError, TorchError } from '../../errors';
import type { Shape } from '../../shape';
import { Tensor } from '../../tensor/tensor';
import { completed } from '../nodes/created';
import { is_recording, no_grad, unreported } from '../modes/modes';
import { Node, type SavedValue } from '../nodes/node';
import { tupleOf } from './tuples';

const TWICE = 'trying to differentiate twice a function that was marked with @once_differentiable';

/** Raises an error when a gradient arrives. */
class ErrorNode extends Node {
  private readonly edges: readonly (Node | null)[];
  private readonly outputs: readonly (Tensor | null)[];

  constructor(first: Tensor, edges: readonly (Node | null)[], outputs: readonly (Tensor | null)[]) {
    super(first.shape, first.dtype);
    this.edges = edges;
    this.outputs = outputs;
  }

  override name(): string {
    return 'torch::autograd::Error';
  }

  override get definition(): null {
    return null;
  }

  override saved(): readonly SavedValue[] {
    return [];
  }

  override get rules(): readonly string[] {
    return this.edges.map(() => '\\text{not differentiable twice}');
  }

  override get edgeCount(): number {
    return this.edges.length;
  }

  override edge(index: number): Node | null {
    return this.edges[index] ?? null;
  }

  override edgeOutput(): number {
    return 0;
  }

  override get outputCount(): number {
    return this.outputs.length;
  }

  override outputShape(output: number): Shape {
    return this.outputs[output]?.shape ?? this.shape;
  }

  override release(): void {
    // Holds nothing.
  }

  override apply(): never {
    throw runtimeError(TWICE);
  }
}

/**
 * Marks a `backward` that cannot be differentiated itself, since it does not compute with tensors alone:
 * `static backward = once_differentiable((ctx, g) => …)`. It runs without recording; its results raise an error where a
 * second derivative is asked for.
 */
export function once_differentiable<F extends (...args: never[]) => unknown>(backward: F): F {
  function once(this: unknown, ...args: readonly unknown[]): unknown {
    const results = no_grad(() => Reflect.apply(backward, this, args) as unknown);
    if (!is_recording() || !args.some((arg) => arg instanceof Tensor && arg.requires_grad)) return results;
    const several = tupleOf(results);
    const failing = unreported(() => failingAliases(several ?? [results]));
    return several === null ? failing[0] : failing;
  }
  return once as unknown as F;
}

/** The same values, as outputs of a node that fails. */
function failingAliases(results: readonly unknown[]): (Tensor | null)[] {
  const aliases = results.map((result) => {
    if (result === null || result === undefined) return null;
    if (result instanceof Tensor) return result.detach();
    throw new TorchError('AttributeError', `'${pythonTypeName(result)}' object has no attribute 'detach'`);
  });
  const first = aliases.find((alias) => alias !== null);
  if (first === undefined) return aliases;
  // Leaves that nobody else knows: with an edge to something, the node is part of the graph.
  const edges = aliases.map((alias) => {
    const leaf = alias?.detach() ?? null;
    if (leaf !== null) leaf.requires_grad = true;
    return leaf?.gradientNode() ?? null;
  });
  const node = new ErrorNode(first, edges, aliases);
  aliases.forEach((alias, i) => {
    alias?.attach(node, i);
  });
  completed(node);
  return aliases;
}
