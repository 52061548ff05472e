/**
 * Second derivatives of a number by its leaves, one row of the Hessian at a time, by differentiating the gradient. The
 * one place where anything here is differentiated twice; knows neither who asks nor how much may be asked.
 */
import { grad } from '../../engine/autograd/backward/backward';
import { filled } from '../../engine/tensor/create';
import type { Tensor } from '../../engine/tensor/tensor';
import { aside, constantOf, graphed, leafOf, type Formula, type Leaves, type VariableValues } from '../formula';

export class SecondDerivatives {
  private readonly leaves: Leaves;
  private readonly gradients: ReadonlyMap<string, Tensor | null>;

  /** Differentiates once, keeping the graph. */
  constructor(root: Tensor, leaves: Leaves) {
    this.leaves = leaves;
    const names = [...leaves.keys()];
    const gradients =
      root.requires_grad && names.length > 0
        ? aside(() => grad(root, [...leaves.values()], { create_graph: true, allow_unused: true }))
        : [];
    this.gradients = new Map(names.map((name, index) => [name, gradients[index] ?? null]));
  }

  /** Row-major; null where no gradient reaches the variable. */
  gradient(name: string): readonly number[] | null {
    return this.gradients.get(name)?.toArray() ?? null;
  }

  /**
   * The derivatives of one element of a gradient by each of `others`. A gradient without a graph is constant: its
   * derivatives are zero, as torch.autograd.functional.hessian gives them.
   */
  row(name: string, element: number, others: readonly string[]): readonly (readonly number[])[] {
    return this.product(name, others, (gradient) => {
      const only = new Array<number>(gradient.numel()).fill(0);
      only[element] = 1;
      return constantOf({ shape: gradient.shape, values: only });
    });
  }

  /** All of a variable's own second derivatives, where each element of the result depends on one element of it only. */
  diagonal(name: string): readonly number[] {
    const [own] = this.product(name, [name], (gradient) => filled(1, gradient.shape, gradient.dtype));
    return own ?? [];
  }

  private product(
    name: string,
    others: readonly string[],
    weigh: (gradient: Tensor) => Tensor,
  ): readonly (readonly number[])[] {
    const gradient = this.gradients.get(name) ?? null;
    const tensors = others.flatMap((other) => this.leaves.get(other) ?? []);
    const second =
      gradient?.requires_grad === true
        ? aside(() =>
            grad(gradient, tensors, { grad_outputs: weigh(gradient), retain_graph: true, allow_unused: true }),
          )
        : [];
    return tensors.map((leaf, place) => second[place]?.toArray() ?? new Array<number>(leaf.numel()).fill(0));
  }
}

/** A formula's result with its graph, and the leaves that it came from. */
export interface Graphed {
  readonly leaves: Leaves;
  readonly output: Tensor;
  /** What is differentiated: the output, or its sum where it has several elements. */
  readonly root: Tensor;
}

/** In float64. */
export function graphedAt(formula: Formula, values: VariableValues): Graphed {
  const leaves = new Map([...values].map(([name, value]) => [name, leafOf(value)]));
  const output = graphed(formula, leaves);
  return { leaves, output, root: output.numel() === 1 ? output : aside(() => output.sum()) };
}
