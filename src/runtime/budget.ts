/**
 * What an evaluation may cost, known before anything runs: from the number of operators and of elements that the
 * formula and the shapes of its values ask for. Sized for about 20 ms on a warm engine; what exceeds it is refused.
 */
import { cost } from '../languages/expression/cost';
import type { Expression } from '../languages/expression/expression';
import { message } from '../trace/message';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import type { VariableValues } from './formula';
import { withShapes } from './shapes';

export interface Budget {
  /** Evaluations of the formula that the checks by differences may spend. */
  readonly forChecks: number;
  /** Evaluations that a plot may spend point by point. */
  readonly forPlot: number;
  /** Elements of all variables together, of which the Hessian is wanted. */
  readonly forHessian: number;
}

/** A recorded operator costs as much as this many elements, in two passes with everything that is kept of it. */
const OPERATOR = 4_000;
/** Forward, backward and local derivatives in two precisions, summaries and texts, for each element. */
const ELEMENT = 30;
/** An operator that is only evaluated. */
const PLAIN_OPERATOR = 200;
/** What a recorded run may cost, in elements: about 20 ms. */
const RUN = 4_000_000;
/** The checks beside it. */
const CHECKS = 1_000_000;
const PLOT = 8_000_000;
const HESSIAN = 8_000_000;

export function budgetFor(expression: Expression, values: VariableValues): Budget | Refusal {
  const shapes = new Map([...values].map(([name, { shape }]) => [name, shape]));
  const asked = cost(expression, shapes);
  if (isRefusal(asked)) return withShapes(asked, values);
  const { operators, elements } = asked;
  const held = [...values.values()].reduce((total, { values: own }) => total + own.length, 0);
  if (operators * OPERATOR + (elements + held) * ELEMENT > RUN) return tooLarge(expression, operators, elements + held);
  const once = operators * PLAIN_OPERATOR + elements + 100;
  return {
    forChecks: Math.floor(CHECKS / once),
    forPlot: Math.floor(PLOT / (once * 4)),
    forHessian: Math.min(1000, Math.max(1, Math.floor(HESSIAN / (once * 10)))),
  };
}

function tooLarge(expression: Expression, operators: number, elements: number): Refusal {
  const most = Math.floor(RUN / OPERATOR);
  if (operators > most)
    return refusal(
      expression.range,
      message(
        'runtime.too-many-operators',
        'This formula has {operators} operators; at most {most} are evaluated here.',
        { operators, most },
      ),
      message('runtime.too-many-operators.hint', 'Select a part of it.'),
    );
  return refusal(
    expression.range,
    message(
      'runtime.too-large',
      'This would take about {elements} operations, too many to be evaluated while you wait.',
      {
        elements: elements.toLocaleString('en-US'),
      },
    ),
    message('runtime.too-large.hint', 'Use smaller vectors or matrices, or select a part of the formula.'),
  );
}
