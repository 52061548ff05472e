/** Samples of a formula and its derivatives over one variable, with what is to be said of them. */
import { message, type Message } from '../trace/message';
import { MAX_ORDER, type PlotData, type PlotRequest } from '../trace/plot';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import { Line, runsTogether } from './curve/line';
import type { Standpoint } from './enquiries/standpoint';
import { flipsAmong, flipsAnywhere, type Watched } from './flips';
import type { ArrayValue } from './formula';
import { VALUES_PER_PLACE, withGaps, type Samples } from './gaps';
import { Stopped } from './stopwatch';
import { spaced, windowAround, windowOver, type Window } from './window';

/** What a plot needs of where the formula stands. */
export type Plotting = Omit<Standpoint, 'recorded'>;

export const MIN_POINTS = 2;
export const MAX_POINTS = 2001;
/** Below this a curve says nothing. */
const FEWEST_POINTS = 21;
/** What a point costs in evaluations, by the highest order: forward, graph, and a pass back through all that was made. */
const COSTS = [3, 6, 10, 18, 34];
/** How many powers of ten a logarithmic axis shows below its upper end when the lower one has no place on it. */
const SHOWN_BELOW = 1e-4;

export function plot(plotting: Plotting, request: PlotRequest): PlotData | Refusal {
  const value = plotting.values.get(request.variable);
  const moving = value?.values[request.element];
  if (value === undefined || moving === undefined) return noVariable(plotting, request);
  const notes: Message[] = [];
  const line = new Line(plotting, request.variable, request.element);
  const window = windowOf(request, line.together ? value : { shape: [], values: [moving] }, notes);
  if (isRefusal(window)) return { ...window, range: plotting.formula.range };
  const wanted = orderOf(request);
  const order = line.together ? wanted : affordableOrder(plotting, request.count, wanted, notes);
  const count = line.together ? clampedCount(request.count) : affordable(plotting, request.count, order, notes);
  if (count < FEWEST_POINTS && count < request.count)
    return refused(
      plotting,
      message(
        'plot.too-large',
        'This formula is too large to be plotted: {count} points are all that fit into the time.',
        { count },
      ),
    );
  const x = spaced(window, count, request.scale ?? 'linear');
  try {
    const { f, derivatives, watched, refusal: reason } = line.jets(x, 1);
    const samples = { x, f, df: derivatives[0] ?? [] };
    if (reason !== null)
      notes.push(
        message('plot.undefined', 'A part of this plot is empty, as it cannot be computed there: {reason}', { reason }),
      );
    const independent = samples.df.every(Number.isNaN);
    if (independent && samples.f.some(Number.isFinite))
      notes.push(
        message('plot.independent', 'The formula does not depend on {variable} here: there is no derivative to show.', {
          variable: request.variable,
        }),
      );
    const curve = withGaps(
      samples,
      line.f,
      line.together ? undefined : Math.floor(plotting.evaluations / VALUES_PER_PLACE),
    );
    const flips = flipsOn(plotting, line, x, watched, notes);
    const higher = independent ? [] : higherOn(line, curve, order, notes);
    return {
      request,
      ...window,
      ...curve,
      ...(higher.length === 0 ? {} : { higher }),
      point: pointOf(plotting, request, value, moving),
      method: line.together ? 'linspace' : 'pointwise',
      notes: [...notes, ...plotting.cautions(request.variable)],
      ...(flips.length === 0 ? {} : { flips }),
    };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return refused(plotting, message('plot.time', 'The plot took too long and was stopped.'));
  }
}

export function noVariable(
  plotting: Plotting,
  { variable, element }: Pick<PlotRequest, 'variable' | 'element'>,
): Refusal {
  return refused(
    plotting,
    message('plot.no-variable', 'The formula has no variable {variable} with an element {element}.', {
      variable,
      element,
    }),
  );
}

/** The stretch of x that is asked for, or a good one; a logarithmic axis holds positive numbers only. */
function windowOf({ from, to, scale = 'linear' }: PlotRequest, value: ArrayValue, notes: Message[]): Window | Refusal {
  const fallback =
    value.values.length > 1 ? windowOver(value.values, scale) : windowAround(value.values[0] ?? NaN, scale);
  const window = { from: from ?? fallback.from, to: to ?? fallback.to };
  if (scale === 'log') {
    if (window.to <= 0)
      return refusal(
        { start: 0, end: 0 },
        message('plot.log-range', 'A logarithmic axis holds positive numbers only; this range has none.'),
        message('plot.log-range.hint', 'Choose a range above 0, or an even scale for x.'),
      );
    if (window.from <= 0 && Number.isFinite(window.to)) {
      const least = window.to * SHOWN_BELOW;
      notes.push(
        message(
          'plot.log-cut',
          'A logarithmic axis holds positive numbers only: what lies below {least} is left out.',
          {
            least,
          },
        ),
      );
      return { from: least, to: window.to };
    }
  }
  if (Number.isFinite(window.to - window.from) && window.from < window.to) return window;
  // One end was given beyond the other's default: the width of the default is kept.
  const width = fallback.to - fallback.from;
  if (from !== null && to === null && Number.isFinite(from)) return { from, to: from + width };
  if (to !== null && from === null && Number.isFinite(to) && scale === 'linear') return { from: to - width, to };
  return refusal(
    { start: 0, end: 0 },
    message('plot.range', 'A plot needs two different finite ends, the smaller one first.'),
  );
}

function orderOf({ order = 1 }: PlotRequest): number {
  return Math.min(MAX_ORDER, Math.max(1, Math.round(Number.isFinite(order) ? order : 1)));
}

function clampedCount(count: number): number {
  return Math.min(MAX_POINTS, Math.max(MIN_POINTS, Math.round(Number.isFinite(count) ? count : MIN_POINTS)));
}

function most({ evaluations }: Plotting, order: number): number {
  return Math.floor(evaluations / (COSTS[order - 1] ?? Infinity));
}

/** The highest order for which enough points fit into the budget; says so where it is not the one that was asked for. */
function affordableOrder(plotting: Plotting, wantedCount: number, wanted: number, notes: Message[]): number {
  const least = Math.min(FEWEST_POINTS, clampedCount(wantedCount));
  let order = wanted;
  while (order > 1 && most(plotting, order) < least) order -= 1;
  if (order < wanted)
    notes.push(
      message('plot.fewer-orders', 'The formula is large: derivatives up to order {order} fit into the time.', {
        order,
      }),
    );
  return order;
}

function affordable(plotting: Plotting, wanted: number, order: number, notes: Message[]): number {
  const count = clampedCount(wanted);
  const fits = most(plotting, order);
  if (fits >= count) return count;
  notes.push(message('plot.fewer', 'The formula is large: {most} points instead of {count}.', { most: fits, count }));
  return fits;
}

/** The second derivative and those after it, wherever the first one is; fewer where autograd or the time ends. */
function higherOn(line: Line, { x, df }: Samples, order: number, notes: Message[]): number[][] {
  const there = x.flatMap((_, index) => (Number.isFinite(df[index]) ? [index] : []));
  if (order < 2 || there.length === 0) return [];
  try {
    const { derivatives, missing } = line.jets(
      there.map((index) => x[index] ?? NaN),
      order,
    );
    if (missing !== null)
      notes.push(
        message(
          'plot.order-missing',
          'The derivative of order {order} is missing, as autograd cannot differentiate once more: {reason}',
          { order: missing.order, reason: missing.reason },
        ),
      );
    return derivatives.slice(1).map((values) => {
      const placed = new Array<number>(x.length).fill(NaN);
      there.forEach((index, at) => {
        const value = values[at] ?? NaN;
        if (Number.isFinite(value)) placed[index] = value;
      });
      return placed;
    });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    notes.push(message('plot.orders-time', 'The derivatives from the second on took too long and were left out.'));
    return [];
  }
}

/** Where conditions flip between the samples; says so, since the curve stays that of the recorded branch. */
function flipsOn(
  { formula, evaluations }: Plotting,
  line: Line,
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
  const flips = flipsAmong(x, watched, (condition, at) => line.decides(condition, at), evaluations);
  const marked = flips.map(({ x: at, condition }) => ({ x: at, range: formula.conditions[condition]?.range ?? null }));
  // A condition in a loop is decided often, and flips once.
  return marked.filter(
    (flip, index) => marked.findIndex((other) => other.x === flip.x && other.range === flip.range) === index,
  );
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
