/** Answers what the second derivatives of each element of a variable are: autograd's own, by differentiating twice. */
import { TorchError } from '../../engine/errors';
import { message, type Message } from '../../trace/message';
import type { CurvatureData, CurvatureRequest, VariableCurvature } from '../../trace/curvature';
import { refusal, type Refusal } from '../../trace/refusal';
import { MAX_TRACE_VALUES } from '../../trace/trace';
import { refusalFor } from '../pass';
import { Stopped } from '../stopwatch';
import { graphedAt, SecondDerivatives } from './second-derivatives';
import type { Standpoint } from './standpoint';

/** A row of the Hessian costs about this many evaluations. */
const ROW = 8;

export function curvature(standpoint: Standpoint, request: CurvatureRequest): CurvatureData | Refusal {
  const { formula, values } = standpoint;
  const unknown = request.variables.find((name) => !values.has(name));
  if (unknown !== undefined)
    return refusal(
      formula.range,
      message('curvature.no-variable', 'The formula has no variable {variable}.', { variable: unknown }),
    );
  const names = request.variables.length > 0 ? [...new Set(request.variables)] : [...values.keys()];
  let second: SecondDerivatives;
  try {
    const { root, leaves } = graphedAt(formula, values);
    second = new SecondDerivatives(root, leaves);
  } catch (error) {
    const { message: reason } = refusalFor(error, formula.range, values);
    return { request, variables: names.map((variable) => ({ variable, values: null, reason: notTwice(reason) })) };
  }
  const rows = Math.floor(standpoint.evaluations / ROW);
  let left = rows;
  const variables = names.map((name): VariableCurvature => {
    const own = curvatureOf(standpoint, second, name, left);
    left -= own.values?.length ?? 0;
    return own;
  });
  return { request, variables };
}

function curvatureOf(
  { formula, values, stopwatch }: Standpoint,
  second: SecondDerivatives,
  variable: string,
  rows: number,
): VariableCurvature {
  const count = values.get(variable)?.values.length ?? 0;
  if (second.gradient(variable) === null)
    return {
      variable,
      values: null,
      reason: message('curvature.independent', 'No gradient reaches {variable}, so there is no second one.', {
        variable,
      }),
    };
  const most = Math.min(count, MAX_TRACE_VALUES);
  const found: number[] = [];
  try {
    stopwatch.check();
    if (formula.elementwise) found.push(...second.diagonal(variable).slice(0, most));
    while (found.length < Math.min(most, Math.max(1, rows))) {
      stopwatch.check();
      const [row] = second.row(variable, found.length, [variable]);
      found.push(row?.[found.length] ?? NaN);
    }
  } catch (error) {
    return { variable, values: found.length === 0 ? null : found, reason: reasonOf(error) };
  }
  return { variable, values: found, reason: found.length < count ? partly(found.length, count) : null };
}

function reasonOf(error: unknown): Message {
  if (error instanceof Stopped)
    return message('curvature.time', 'The second derivatives took too long and were stopped.');
  if (error instanceof TorchError) return notTwice(message('runtime.torch-error', '{text}', { text: error.message }));
  throw error;
}

/** What the engine said of it. */
export function notTwice(reason: Message): Message {
  return message('curvature.cannot', 'This cannot be differentiated twice: {reason}', { reason });
}

function partly(count: number, all: number): Message {
  return message('curvature.partly', 'The first {count} of {all} elements were differentiated twice.', { count, all });
}
