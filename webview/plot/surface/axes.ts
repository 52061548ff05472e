/** What can run along the two axes of a picture, and where the result stands: from the trace alone. Pure. */
import type { PageState } from '../../../src/inspector/protocol';
import type { AxisVariable } from '../../../src/trace/surface';
import type { Nested, Trace } from '../../../src/trace/trace';
import { nest } from '../../../src/trace/value';
import { placeOf } from '../../gradients/rows';
import { tensorAt } from '../../numbers';

/** More elements of a tensor than this are not offered one by one. */
const OFFERED_ELEMENTS = 50;

export interface AxisChoice extends AxisVariable {
  readonly label: string;
}

export interface AxisPair {
  readonly x: AxisChoice;
  readonly y: AxisChoice;
}

/** Numbers, and elements of tensors: each for itself, whatever moves together in a curve. */
export function axesOf(trace: Trace): AxisChoice[] {
  return trace.variables.flatMap(({ name, tensor }): AxisChoice[] => {
    const { shape, summary } = trace.tensors[tensor] ?? { shape: [], summary: { numel: 1 } };
    if (shape.length === 0) return [{ variable: name, element: 0, label: name }];
    return Array.from({ length: Math.min(summary.numel, OFFERED_ELEMENTS) }, (_, element) => ({
      variable: name,
      element,
      label: `${name}${placeOf(shape, element)}`,
    }));
  });
}

/** What was chosen if it is still there, else the first two; null where there are no two. */
export function pairOf(choices: readonly AxisChoice[], remembered: PageState['surface']): AxisPair | null {
  const find = (wanted: AxisVariable | undefined): AxisChoice | undefined =>
    choices.find(({ variable, element }) => variable === wanted?.variable && element === wanted.element);
  const x = find(remembered?.x) ?? choices[0];
  const wanted = find(remembered?.y);
  const y = wanted === undefined || wanted === x ? choices.find((choice) => choice !== x) : wanted;
  return x === undefined || y === undefined ? null : { x, y };
}

export interface Standing {
  readonly x: number;
  readonly y: number;
  /** null where the result is not one number in the trace. */
  readonly f: number | null;
}

/** Where the result stands now: nothing is computed here. null where the trace does not hold the values. */
export function standingAt(trace: Trace, { x, y }: AxisPair): Standing | null {
  const value = ({ variable, element }: AxisVariable): number | undefined => {
    const own = trace.variables.find(({ name }) => name === variable);
    return tensorAt(trace, own?.tensor)?.values[element];
  };
  const [right, up] = [value(x), value(y)];
  if (right === undefined || up === undefined) return null;
  return { x: right, y: up, f: tensorAt(trace, trace.output.root)?.values[0] ?? null };
}

/** The variables' whole values with the point elsewhere; null where a tensor is too large to be held by the trace. */
export function valuesWith(
  trace: Trace,
  { x, y }: AxisPair,
  at: { readonly x: number; readonly y: number },
): ReadonlyMap<string, Nested> | null {
  const changed = new Map<string, { readonly shape: readonly number[]; readonly values: readonly number[] }>();
  for (const [axis, value] of [
    [x, at.x],
    [y, at.y],
  ] as const) {
    const variable = trace.variables.find(({ name }) => name === axis.variable);
    const tensor = tensorAt(trace, variable?.tensor);
    if (tensor === undefined || tensor.values.length < tensor.summary.numel) return null;
    const { shape, values } = changed.get(axis.variable) ?? tensor;
    changed.set(axis.variable, { shape, values: values.with(axis.element, value) });
  }
  return new Map([...changed].map(([name, { shape, values }]) => [name, nest(shape, values)]));
}

/** All but what moves along the axes: while only that moves, the picture stays good. */
export function dependsOn(trace: Trace, { x, y }: AxisPair): readonly unknown[] {
  return [
    trace.text,
    trace.language,
    trace.variables.map(({ name, tensor }) => {
      const own = trace.tensors[tensor];
      const moving = [x, y].flatMap(({ variable, element }) => (variable === name ? [element] : []));
      return [name, own?.shape, own?.values.map((value, index) => (moving.includes(index) ? 0 : value))];
    }),
  ];
}
