/**
 * f with its gradient on a grid over two variables, and its slices through the point. A formula that works element by
 * element is computed at once, any other place by place on as fine a grid as its size allows.
 */
import { message, type Message } from '../../trace/message';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import { MAX_SURFACE_SIDE, type SurfaceAxis, type SurfaceData, type SurfaceRequest } from '../../trace/surface';
import { linspace } from '../../trace/value';
import { Stopped } from '../stopwatch';
import { reasonOf } from '../undefined';
import { windowAround, type Window } from '../window';
import type { Standpoint } from './standpoint';
import { axesRefused, TwoVariables, type Places, type Slope } from './two-variables';

/** Of many elements, this many cost about as much as an operator's call. */
const ELEMENTS_PER_EVALUATION = 200;
/** A coarser grid says nothing. */
const LEAST_SIDE = 7;

export function surface(standpoint: Standpoint, request: SurfaceRequest): SurfaceData | Refusal {
  const { formula, stopwatch } = standpoint;
  const wrong = axesRefused(standpoint, request.x, request.y);
  if (wrong !== null) return wrong;
  const two = new TwoVariables(standpoint, request.x, request.y);
  const { point } = two;
  const [across, up] = [windowOf(request.x, point.x), windowOf(request.y, point.y)];
  if (isRefusal(across)) return { ...across, range: formula.range };
  if (isRefusal(up)) return { ...up, range: formula.range };
  const notes: Message[] = [];
  const sides = affordable(standpoint, two, request, notes);
  if (sides === null)
    return refusal(
      formula.range,
      message('surface.too-large', 'This formula is too large to be computed over two variables while you wait.'),
      message('surface.too-large.hint', 'Plot it over one variable, or use smaller tensors.'),
    );
  const x = linspace(across.from, across.to, sides.nx);
  const y = linspace(up.from, up.to, sides.ny);
  const grid = y.flatMap((above) => x.map((right) => ({ x: right, y: above })));
  const alongX = x.map((right) => ({ x: right, y: point.y }));
  const alongY = y.map((above) => ({ x: point.x, y: above }));
  try {
    const { slopes, reason } = computed(two, [...grid, ...alongX, ...alongY], () => {
      stopwatch.check();
    });
    if (reason !== null)
      notes.push(
        message('plot.undefined', 'A part of this plot is empty, as it cannot be computed there: {reason}', { reason }),
      );
    if (two.flipped)
      notes.push(
        message(
          'surface.flips',
          'A condition of the program is decided differently in a part of this picture; f there is of the branch that ran. Run the program again with such values to see the other one.',
        ),
      );
    const nodes = slopes.slice(0, grid.length);
    const slice = (from: number, count: number): SurfaceData['slices']['x'] => {
      const own = slopes.slice(from, from + count);
      return {
        f: own.map(({ f }) => f),
        slope: own.map((one, at) => (from === grid.length ? one.dx : (own[at]?.dy ?? NaN))),
      };
    };
    return {
      request,
      x,
      y,
      f: nodes.map(({ f }) => f),
      dx: nodes.map(({ dx }) => dx),
      dy: nodes.map(({ dy }) => dy),
      slices: { x: slice(grid.length, x.length), y: slice(grid.length + x.length, y.length) },
      point,
      method: two.together ? 'together' : 'pointwise',
      notes: [...notes, ...cautions(standpoint, request)],
    };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return refusal(
      formula.range,
      message('surface.time', 'Computing f over two variables took too long and was stopped.'),
      message('surface.time.hint', 'Plot it over one variable, or use smaller tensors.'),
    );
  }
}

/** NaN where an operator would not run; `reason` is of the first of them. */
function computed(
  two: TwoVariables,
  places: Places,
  check: () => void,
): { readonly slopes: readonly Slope[]; readonly reason: string | null } {
  check();
  if (two.together) {
    try {
      return { slopes: two.atAll(places), reason: null };
    } catch (error) {
      // An operator that refuses one of the values refuses all of them.
      reasonOf(error);
    }
  }
  let reason: string | null = null;
  const slopes = places.map(({ x, y }) => {
    check();
    try {
      return two.at(x, y);
    } catch (error) {
      reason ??= reasonOf(error);
      return { f: NaN, dx: NaN, dy: NaN };
    }
  });
  return { slopes, reason };
}

function windowOf({ from, to }: SurfaceAxis, at: number): Window | Refusal {
  if (from === null || to === null) return windowAround(at);
  if (Number.isFinite(to - from) && from < to) return { from, to };
  return refusal(
    { start: 0, end: 0 },
    message('plot.range', 'A plot needs two different finite ends, the smaller one first.'),
  );
}

/** null where not even a coarse grid fits. */
function affordable(
  { evaluations }: Standpoint,
  { together }: TwoVariables,
  wanted: SurfaceRequest,
  notes: Message[],
): { readonly nx: number; readonly ny: number } | null {
  const [nx, ny] = [side(wanted.nx), side(wanted.ny)];
  const most = together ? evaluations * ELEMENTS_PER_EVALUATION : evaluations;
  // The slices are two more lines of the grid.
  const cost = (part: number): number => {
    const [across, up] = [Math.floor(nx * part), Math.floor(ny * part)];
    return across * up + across + up;
  };
  if (cost(1) <= most) return { nx, ny };
  let part = 1;
  while (cost(part) > most && Math.min(nx, ny) * part >= LEAST_SIDE) part *= 0.97;
  const smaller = { nx: Math.floor(nx * part), ny: Math.floor(ny * part) };
  if (Math.min(smaller.nx, smaller.ny) < LEAST_SIDE) return null;
  notes.push(
    message(
      'surface.fewer',
      'The formula is computed place by place: a grid of {nx} by {ny} places instead of {wantedX} by {wantedY}.',
      {
        nx: smaller.nx,
        ny: smaller.ny,
        wantedX: nx,
        wantedY: ny,
      },
    ),
  );
  return smaller;
}

function side(count: number): number {
  return Math.min(MAX_SURFACE_SIDE, Math.max(2, Math.round(Number.isFinite(count) ? count : 2)));
}

/** What is to be said of both variables, once. */
function cautions(standpoint: Standpoint, { x, y }: SurfaceRequest): readonly Message[] {
  const all = [x.variable, y.variable].flatMap((variable) => standpoint.cautions(variable));
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index);
}
