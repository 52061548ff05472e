/**
 * Samples of a formula and its derivative over one variable. A formula that works element by element is computed as the
 * tutorials do, one `linspace` and one `sum().backward()`; any other point by point, each point by its own branch.
 */
import { grad } from '../engine/autograd/backward';
import type { Tensor } from '../engine/tensor/tensor';
import type { Expression } from '../languages/expression/expression';
import { message, type Message } from '../trace/message';
import type { PlotData, PlotRequest } from '../trace/plot';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import { linspace } from '../trace/value';
import {
  aside,
  graphed,
  leafOf,
  sum,
  totalAt,
  valuesAt,
  withValue,
  type ArrayValue,
  type VariableValues,
} from './formula';
import { VALUES_PER_PLACE, withGaps, type Curve, type Samples } from './gaps';
import { Stopped, type Stopwatch } from './stopwatch';
import { windowAround, windowOver, type Window } from './window';

export interface Plotting {
  readonly expression: Expression;
  readonly values: VariableValues;
  readonly elementwise: boolean;
  /** The sum of the result at the point, and the gradients there. */
  readonly total: number;
  readonly gradients: ReadonlyMap<string, readonly number[] | null>;
  /** How many evaluations of the formula at the point's own shapes a plot may spend. */
  readonly evaluations: number;
  readonly stopwatch: Stopwatch;
}

export const MIN_POINTS = 2;
export const MAX_POINTS = 2001;
/** Below this a curve says nothing. */
const FEWEST_POINTS = 21;

export function plot(plotting: Plotting, request: PlotRequest): PlotData | Refusal {
  const value = plotting.values.get(request.variable);
  const moving = value?.values[request.element];
  if (value === undefined || moving === undefined)
    return refused(
      plotting,
      message('plot.no-variable', 'The formula has no variable {variable} with an element {element}.', {
        variable: request.variable,
        element: request.element,
      }),
    );
  const together = runsTogether(plotting, request.variable);
  const window = windowOf(request, together ? value : { shape: [], values: [moving] });
  if (isRefusal(window)) return { ...window, range: plotting.expression.range };
  const notes: Message[] = [];
  const count = together ? clampedCount(request.count) : affordable(plotting, request.count, notes);
  if (count < FEWEST_POINTS && count < request.count)
    return refused(
      plotting,
      message(
        'plot.too-large',
        'This formula is too large to be plotted: {count} points are all that fit into the time.',
        { count },
      ),
    );
  const x = linspace(window.from, window.to, count);
  try {
    const samples = together ? sampledTogether(plotting, request.variable, x) : sampledOneByOne(plotting, request, x);
    if (samples.df.every(Number.isNaN) && samples.f.some(Number.isFinite))
      notes.push(
        message('plot.independent', 'The formula does not depend on {variable} here: there is no derivative to show.', {
          variable: request.variable,
        }),
      );
    const curve = withGaps(
      samples,
      curveOf(plotting, request, together),
      together ? undefined : Math.floor(plotting.evaluations / VALUES_PER_PLACE),
    );
    return {
      request,
      ...window,
      ...curve,
      point: pointOf(plotting, request, value, moving),
      method: together ? 'linspace' : 'pointwise',
      notes,
    };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return refused(plotting, message('plot.time', 'The plot took too long and was stopped.'));
  }
}

/** One vector of points can stand for the variable only where nothing else has a shape of its own. */
function runsTogether({ elementwise, values }: Pick<Plotting, 'elementwise' | 'values'>, variable: string): boolean {
  return elementwise && [...values].every(([name, { values: elements }]) => name === variable || elements.length === 1);
}

function windowOf({ from, to }: PlotRequest, value: ArrayValue): Window | Refusal {
  const fallback = value.values.length > 1 ? windowOver(value.values) : windowAround(value.values[0] ?? NaN);
  const window = { from: from ?? fallback.from, to: to ?? fallback.to };
  if (Number.isFinite(window.to - window.from) && window.from < window.to) return window;
  // One end was given beyond the other's default: the width of the default is kept.
  const width = fallback.to - fallback.from;
  if (from !== null && to === null && Number.isFinite(from)) return { from, to: from + width };
  if (to !== null && from === null && Number.isFinite(to)) return { from: to - width, to };
  return refusal(
    { start: 0, end: 0 },
    message('plot.range', 'A plot needs two different finite ends, the smaller one first.'),
  );
}

function clampedCount(count: number): number {
  return Math.min(MAX_POINTS, Math.max(MIN_POINTS, Math.round(Number.isFinite(count) ? count : MIN_POINTS)));
}

/** A point costs about three evaluations: forward, graph and backward. */
function affordable({ evaluations }: Plotting, wanted: number, notes: Message[]): number {
  const count = clampedCount(wanted);
  const most = Math.floor(evaluations / 3);
  if (most >= count) return count;
  notes.push(message('plot.fewer', 'The formula is large: {most} points instead of {count}.', { most, count }));
  return most;
}

function sampledTogether({ expression, values }: Plotting, variable: string, x: readonly number[]): Samples {
  const leaf = leafOf({ shape: [x.length], values: x });
  const result = runWith(expression, values, variable, leaf);
  const df = gradientOf(result, leaf);
  return { x, f: spread(result.toArray(), x.length), df: df ?? x.map(() => NaN) };
}

/** A formula without the variable gives one number for all points. */
function spread(values: readonly number[], count: number): readonly number[] {
  return values.length === count ? values : new Array<number>(count).fill(values[0] ?? NaN);
}

function sampledOneByOne(
  { expression, values, stopwatch }: Plotting,
  request: PlotRequest,
  x: readonly number[],
): Samples {
  const f: number[] = [];
  const slopes: (number | null)[] = [];
  for (const at of x) {
    stopwatch.check();
    const leaf = leafOf(replaced(values.get(request.variable), request.element, at));
    const result = runWith(expression, values, request.variable, leaf);
    f.push(sum(result.toArray()));
    slopes.push(gradientOf(result, leaf)?.[request.element] ?? null);
  }
  // Where one branch depends on x and another does not, the latter is a constant stretch, whose slope is 0.
  const constant = slopes.some((slope) => slope !== null) ? 0 : NaN;
  return { x, f, df: slopes.map((slope) => slope ?? constant) };
}

function replaced(value: ArrayValue | undefined, element: number, at: number): ArrayValue {
  const moved = [...(value?.values ?? [])];
  moved[element] = at;
  return { shape: value?.shape ?? [], values: moved };
}

function runWith(expression: Expression, values: VariableValues, variable: string, leaf: Tensor): Tensor {
  const leaves = new Map<string, Tensor>();
  for (const [name, value] of values) leaves.set(name, name === variable ? leaf : leafOf(value));
  return graphed(expression, leaves);
}

/** Row-major; null where the result does not depend on the leaf. */
function gradientOf(result: Tensor, leaf: Tensor): readonly number[] | null {
  if (!result.requires_grad) return null;
  const root = result.numel() === 1 ? result : aside(() => result.sum());
  return aside(() => grad(root, leaf, { allow_unused: true }))[0]?.toArray() ?? null;
}

/** The plotted function, for finding gaps between samples. */
function curveOf({ expression, values, stopwatch }: Plotting, request: PlotRequest, together: boolean): Curve {
  const { variable, element } = request;
  if (together)
    return (x) => {
      stopwatch.check();
      return spread(valuesAt(expression, withValue(values, variable, { shape: [x.length], values: x })), x.length);
    };
  return (x) =>
    x.map((at) => {
      stopwatch.check();
      return totalAt(expression, withValue(values, variable, replaced(values.get(variable), element, at)));
    });
}

/** Where the result stands; a vector whose elements move together stands at no single point. */
function pointOf(
  { expression, values, elementwise, total, gradients }: Plotting,
  request: PlotRequest,
  value: ArrayValue,
  x: number,
): PlotData['point'] {
  if (value.values.length > 1 && runsTogether({ values, elementwise }, request.variable)) return null;
  const slope = gradients.get(request.variable)?.[request.element];
  if (slope === undefined || !Number.isFinite(slope) || !Number.isFinite(total) || !Number.isFinite(x)) return null;
  return expression.variables.length === 0 ? null : { x, f: total, slope };
}

function refused({ expression }: Plotting, what: Message): Refusal {
  return refusal(expression.range, what);
}
