/** Second derivatives of a pass, one row of the Hessian per element of each variable, by differentiating the gradient. */
import { grad } from '../engine/autograd/backward/backward';
import { filled } from '../engine/tensor/create';
import type { Tensor } from '../engine/tensor/tensor';
import { message } from '../trace/message';
import type { SourceRange } from '../trace/range';
import { refusal, type Refusal } from '../trace/refusal';
import type { Nested } from '../trace/trace';
import { nest } from '../trace/value';
import type { Budget } from './budget';
import { aside, leafOf } from './formula';
import type { Pass } from './pass';
import type { Hessian } from './run';
import { Stopped, type Stopwatch } from './stopwatch';

export function hessianOf(range: SourceRange, pass: Pass, budget: Budget, stopwatch: Stopwatch): Hessian | Refusal {
  const elements = [...pass.leaves.values()].reduce((total, leaf) => total + leaf.numel(), 0);
  if (elements > budget.forHessian)
    return refusal(
      range,
      message('runtime.hessian-size', 'The Hessian of {elements} elements is too large to be computed here.', {
        elements,
      }),
      message('runtime.hessian-size.hint', 'At most {limit} elements fit; use smaller vectors.', {
        limit: budget.forHessian,
      }),
    );
  try {
    return aside(() => blocks(pass, stopwatch));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return refusal(range, message('runtime.hessian-time', 'The Hessian took too long and was stopped.'));
  }
}

function blocks({ leaves, root }: Pass, stopwatch: Stopwatch): Hessian {
  const names = [...leaves.keys()];
  const tensors = [...leaves.values()];
  const gradients =
    root.requires_grad && tensors.length > 0
      ? grad(root, tensors, { create_graph: true, allow_unused: true })
      : tensors.map(() => null);
  const rows = tensors.map((leaf, index) => block(leaf, gradients[index] ?? null, tensors, stopwatch));
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      Object.fromEntries(names.map((other, place) => [other, rows[index]?.[place] ?? NaN])),
    ]),
  );
}

/** The second derivatives by one variable and each of the others. */
function block(
  leaf: Tensor,
  gradient: Tensor | null,
  others: readonly Tensor[],
  stopwatch: Stopwatch,
): readonly Nested[] {
  const rows = others.map((): number[] => []);
  for (let element = 0; element < leaf.numel(); element += 1) {
    stopwatch.check();
    const second = gradient?.requires_grad === true ? rowOf(gradient, element, others) : others.map(() => null);
    // A gradient without a graph is constant: its derivatives are zero, as torch.autograd.functional.hessian gives them.
    second.forEach((values, place) =>
      rows[place]?.push(...(values?.toArray() ?? new Array<number>(others[place]?.numel() ?? 0).fill(0))),
    );
  }
  return rows.map((values, place) => nest([...leaf.shape, ...(others[place]?.shape ?? [])], values));
}

function rowOf(gradient: Tensor, element: number, others: readonly Tensor[]): readonly (Tensor | null)[] {
  const only = new Array<number>(gradient.numel()).fill(0);
  only[element] = 1;
  const grad_outputs =
    gradient.ndim === 0 ? filled(1, [], gradient.dtype) : leafOf({ shape: gradient.shape, values: only }).detach();
  return grad(gradient, others, { grad_outputs, retain_graph: true, allow_unused: true });
}
