/** Second derivatives of a pass by all of its variables, as nested lists: what an expression's run is asked for. */
import { message } from '../trace/message';
import type { SourceRange } from '../trace/range';
import { refusal, type Refusal } from '../trace/refusal';
import { nest } from '../trace/value';
import type { Budget } from './budget';
import { SecondDerivatives } from './enquiries/second-derivatives';
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
    return blocks(pass, stopwatch);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return refusal(range, message('runtime.hessian-time', 'The Hessian took too long and was stopped.'));
  }
}

function blocks({ leaves, root }: Pass, stopwatch: Stopwatch): Hessian {
  const names = [...leaves.keys()];
  const second = new SecondDerivatives(root, leaves);
  return Object.fromEntries(
    [...leaves].map(([name, leaf]) => {
      const blocks = names.map((): number[] => []);
      for (let element = 0; element < leaf.numel(); element += 1) {
        stopwatch.check();
        second.row(name, element, names).forEach((values, place) => blocks[place]?.push(...values));
      }
      const nested = names.map((other, place) => [
        other,
        nest([...leaf.shape, ...(leaves.get(other)?.shape ?? [])], blocks[place] ?? []),
      ]);
      return [name, Object.fromEntries(nested)];
    }),
  );
}
