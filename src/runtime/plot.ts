/**
 * Samples of a formula and its derivative over one variable. A formula that works element by element is computed as the
 * tutorials do, one `linspace` and one `sum().backward()`; any other point by point, each point by its own branch.
 */
import { grad } from '../engine/autograd/backward/backward';
import type { Tensor } from '../engine/tensor/tensor';
import { message, type Message } from '../trace/message';
import type { PlotData, PlotRequest } from '../trace/plot';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import { linspace } from '../trace/value';
import { flipsAmong, flipsAnywhere, type Watched } from './flips';
import {
  aside,
  constantOf,
  graphed,
  leafOf,
  sum,
  totalAt,
  valuesAt,
  withValue,
  type ArrayValue,
  type Formula,
  type Leaves,
  type Watcher,
} from './formula';
import { VALUES_PER_PLACE, withGaps, type Curve, type Samples } from './gaps';
import type { Standpoint } from './enquiries/standpoint';
import { Stopped } from './stopwatch';
import { reasonOf } from './undefined';
import { windowAround, windowOver, type Window } from './window';

/** What a plot needs of where the formula stands. */
export type Plotting = Omit<Standpoint, 'recorded'>;

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
  if (isRefusal(window)) return { ...window, range: plotting.formula.range };
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
    const {
      samples,
      watched,
      refusal: reason,
    } = together ? sampledTogether(plotting, request.variable, x) : sampledOneByOne(plotting, request, x);
    if (reason !== null)
      notes.push(
        message('plot.undefined', 'A part of this plot is empty, as it cannot be computed there: {reason}', { reason }),
      );
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
    const flips = flipsOn(plotting, request, x, watched, notes);
    return {
      request,
      ...window,
      ...curve,
      point: pointOf(plotting, request, value, moving),
      method: together ? 'linspace' : 'pointwise',
      notes: [...notes, ...plotting.cautions(request.variable)],
      ...(flips.length === 0 ? {} : { flips }),
    };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return refused(plotting, message('plot.time', 'The plot took too long and was stopped.'));
  }
}

/** One vector of points can stand for the variable only where nothing else has a shape of its own. */
function runsTogether({ formula, values }: Pick<Plotting, 'formula' | 'values'>, variable: string): boolean {
  return (
    formula.elementwise &&
    [...values].every(([name, { values: elements }]) => name === variable || elements.length === 1)
  );
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

/** Samples of the curve, and of what decides the formula's conditions there. */
interface Sampled {
  readonly samples: Samples;
  readonly watched: readonly Watched[];
  /** Why an operator would not run at some of the points. */
  readonly refusal: string | null;
}

function sampledTogether(plotting: Plotting, variable: string, x: readonly number[]): Sampled {
  const leaf = leafOf({ shape: [x.length], values: x });
  const decided = watchedOf(plotting.formula);
  const result = runWith(plotting.formula, fixedLeaves(plotting, variable), variable, leaf, {
    condition: (index, value) => decided[index]?.holds.push(...spread(value.toArray(), x.length).map(isNotZero)),
  });
  const df = gradientOf(result, leaf);
  return {
    samples: { x, f: spread(result.toArray(), x.length), df: df ?? x.map(() => NaN) },
    watched: decided,
    refusal: null,
  };
}

function watchedOf({ conditions }: Formula): readonly { readonly outcome: boolean; readonly holds: boolean[] }[] {
  return conditions.map(({ outcome }) => ({ outcome, holds: [] }));
}

/** A formula without the variable gives one number for all points. */
function spread(values: readonly number[], count: number): readonly number[] {
  return values.length === count ? values : new Array<number>(count).fill(values[0] ?? NaN);
}

function sampledOneByOne(plotting: Plotting, request: PlotRequest, x: readonly number[]): Sampled {
  const { formula, values, stopwatch } = plotting;
  const fixed = fixedLeaves(plotting, request.variable);
  const watched = watchedOf(formula);
  const watcher: Watcher = { condition: (index, value) => watched[index]?.holds.push(isTrue(value)) };
  const f: number[] = [];
  const slopes: (number | null)[] = [];
  let refusal: string | null = null;
  for (const at of x) {
    stopwatch.check();
    const leaf = leafOf(replaced(values.get(request.variable), request.element, at));
    try {
      const result = runWith(formula, fixed, request.variable, leaf, watcher);
      f.push(sum(result.toArray()));
      slopes.push(gradientOf(result, leaf)?.[request.element] ?? null);
    } catch (error) {
      refusal ??= reasonOf(error);
      f.push(NaN);
      slopes.push(NaN);
      // Nothing was decided where nothing ran: as recorded.
      for (const { holds, outcome } of watched) if (holds.length < f.length) holds.push(outcome);
    }
  }
  // Where one branch depends on x and another does not, the latter is a constant stretch, whose slope is 0.
  const constant = slopes.some((slope) => slope !== null) ? 0 : NaN;
  return { samples: { x, f, df: slopes.map((slope) => slope ?? constant) }, watched, refusal };
}

function replaced(value: ArrayValue | undefined, element: number, at: number): ArrayValue {
  const moved = [...(value?.values ?? [])];
  moved[element] = at;
  return { shape: value?.shape ?? [], values: moved };
}

/** Every variable but the one that moves. */
function fixedLeaves({ values }: Plotting, variable: string): Leaves {
  return new Map([...values].flatMap(([name, value]) => (name === variable ? [] : [[name, constantOf(value)]])));
}

function runWith(formula: Formula, fixed: Leaves, variable: string, leaf: Tensor, watcher: Watcher): Tensor {
  return graphed(formula, new Map(fixed).set(variable, leaf), formula.conditions.length === 0 ? null : watcher);
}

/** Row-major; null where the result does not depend on the leaf. */
function gradientOf(result: Tensor, leaf: Tensor): readonly number[] | null {
  if (!result.requires_grad) return null;
  const root = result.numel() === 1 ? result : aside(() => result.sum());
  return aside(() => grad(root, leaf, { allow_unused: true }))[0]?.toArray() ?? null;
}

/** The plotted function, for finding gaps between samples. */
function curveOf({ formula, values, stopwatch }: Plotting, request: PlotRequest, together: boolean): Curve {
  const { variable, element } = request;
  if (together)
    return (x) => {
      stopwatch.check();
      return spread(valuesAt(formula, withValue(values, variable, { shape: [x.length], values: x })), x.length);
    };
  return (x) =>
    x.map((at) => {
      stopwatch.check();
      try {
        return totalAt(formula, withValue(values, variable, replaced(values.get(variable), element, at)));
      } catch (error) {
        reasonOf(error);
        return NaN;
      }
    });
}

/** Where conditions flip between the samples; says so, since the curve stays that of the recorded branch. */
function flipsOn(
  plotting: Plotting,
  request: PlotRequest,
  x: readonly number[],
  watched: readonly Watched[],
  notes: Message[],
): NonNullable<PlotData['flips']> {
  if (!flipsAnywhere(watched)) return [];
  notes.push(
    message(
      'plot.flips',
      'A condition of the program is decided differently in a part of this plot; the curve there is of the branch that ran. Run the program again with such a value to see the other one.',
    ),
  );
  const { formula, values, stopwatch, evaluations } = plotting;
  const { variable, element } = request;
  const decide = (condition: number, at: number): boolean => {
    stopwatch.check();
    let holds = false;
    totalAt(formula, withValue(values, variable, replaced(values.get(variable), element, at)), {
      condition(index, value) {
        if (index === condition) holds = isTrue(value);
      },
    });
    return holds;
  };
  const flips = flipsAmong(x, watched, decide, evaluations);
  const marked = flips.map(({ x: at, condition }) => ({ x: at, range: formula.conditions[condition]?.range ?? null }));
  // A condition in a loop is decided often, and flips once.
  return marked.filter(
    (flip, index) => marked.findIndex((other) => other.x === flip.x && other.range === flip.range) === index,
  );
}

function isTrue(value: Tensor): boolean {
  return value.toArray().some(isNotZero);
}

/** A number's truth value as in Python, where NaN is true. */
function isNotZero(value: number): boolean {
  return value !== 0;
}

/** Where the result stands; a vector whose elements move together stands at no single point. */
function pointOf(
  { formula, values, total, gradients }: Plotting,
  request: PlotRequest,
  value: ArrayValue,
  x: number,
): PlotData['point'] {
  if (value.values.length > 1 && runsTogether({ formula, values }, request.variable)) return null;
  const slope = gradients.get(request.variable)?.[request.element];
  if (slope === undefined || !Number.isFinite(slope) || !Number.isFinite(total) || !Number.isFinite(x)) return null;
  return formula.variables.length === 0 ? null : { x, f: total, slope };
}

function refused({ formula }: Plotting, what: Message): Refusal {
  return refusal(formula.range, what);
}
