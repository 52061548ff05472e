/** An expression as a formula: what checks and plots evaluate. */
import { evaluate } from '../languages/expression/evaluate';
import type { Expression } from '../languages/expression/expression';
import { isElementwise } from '../languages/expression/structure';
import type { Formula } from './formula';

/** Its conditions are decided anew wherever it is evaluated. */
export function formulaOf(expression: Expression): Formula {
  const { range, variables } = expression;
  return {
    range,
    variables,
    elementwise: isElementwise(expression),
    conditions: [],
    evaluate: (leaves, watcher) =>
      evaluate(
        expression,
        leaves,
        watcher === null
          ? null
          : {
              enter: (at) => watcher.enter?.(at),
              branch: (taken, skipped) => watcher.branch?.(taken, skipped),
              named: (tensor, name, assignment) => watcher.named?.(tensor, name, assignment),
            },
      ),
  };
}
