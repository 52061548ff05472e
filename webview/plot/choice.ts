/** What can run along x, and where the result stands on it: from the trace alone. Knows neither samples nor chart. */
import type { Trace } from '../../src/trace/trace';
import { placeOf } from '../gradients/rows';
import { tensorAt } from '../numbers';
import type { Spot } from './chart';

/** More elements of a vector than this are not offered one by one. */
const OFFERED_ELEMENTS = 50;

export interface Choice {
  readonly variable: string;
  readonly element: number;
  readonly label: string;
}

export function choicesOf(trace: Trace): Choice[] {
  return trace.variables.flatMap(({ name, tensor }): Choice[] => {
    const { shape, summary } = trace.tensors[tensor] ?? { shape: [], summary: { numel: 1 } };
    if (shape.length === 0 || trace.elementwise) return [{ variable: name, element: 0, label: name }];
    const count = Math.min(summary.numel, OFFERED_ELEMENTS);
    return Array.from({ length: count }, (_, index) => ({
      variable: name,
      element: index,
      label: `${name}${placeOf(shape, index)}`,
    }));
  });
}

/** The newest point, from the trace: nothing is computed here. */
export function pointNow(trace: Trace, chosen: Choice): Spot | null {
  const variable = trace.variables.find(({ name }) => name === chosen.variable);
  const tensor = tensorAt(trace, variable?.tensor);
  const root = tensorAt(trace, trace.output.root);
  const gradient = tensorAt(trace, tensor?.grad);
  if (tensor === undefined || root === undefined || (trace.elementwise && tensor.shape.length > 0)) return null;
  const x = tensor.values[chosen.element];
  const f = root.values[0];
  return x === undefined || f === undefined || trace.output.summed
    ? null
    : { x, f, slope: gradient?.values[chosen.element] ?? NaN };
}
