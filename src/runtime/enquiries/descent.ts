/**
 * The path of gradient descent over two variables, the others standing still: as `torch.optim.SGD` steps, until it
 * converges, diverges, leaves what f is defined on, or has used up its steps or its time; and how it ended, in words.
 */
import { MAX_DESCENT_STEPS, type DescentData, type DescentEnding, type DescentRequest } from '../../trace/descent';
import { formatNumber } from '../../trace/format';
import { message, type Message } from '../../trace/message';
import { refusal, type Refusal } from '../../trace/refusal';
import type { AxisVariable } from '../../trace/surface';
import { Stopped } from '../stopwatch';
import { reasonOf } from '../undefined';
import type { Standpoint } from './standpoint';
import { axesRefused, TwoVariables, type Slope } from './two-variables';

/** A gradient that is smaller moves nothing that could be seen. */
const CONVERGED = 1e-6;
/** f that grew, or fell, by this factor is on its way to infinity. */
const RUNAWAY = 1e9;

interface Path {
  readonly x: number[];
  readonly y: number[];
  readonly f: number[];
  readonly norm: number[];
}

export function descent(standpoint: Standpoint, request: DescentRequest): DescentData | Refusal {
  const wrong = axesRefused(standpoint, request.x, request.y) ?? numbersRefused(standpoint, request);
  if (wrong !== null) return wrong;
  const path: Path = { x: [], y: [], f: [], norm: [] };
  const { ending, reason } = walk(standpoint, request, path);
  return {
    request,
    ...path,
    ending,
    said: inWords(ending, request, path, { names: names(standpoint, request), reason }),
  };
}

function numbersRefused({ formula }: Standpoint, { start, rate, momentum }: DescentRequest): Refusal | null {
  if (!Number.isFinite(start.x) || !Number.isFinite(start.y))
    return refusal(formula.range, message('descent.start', 'A path needs two finite numbers to start from.'));
  if (!(rate > 0) || !Number.isFinite(rate))
    return refusal(formula.range, message('descent.rate', 'The step size must be a number greater than 0.'));
  if (!(momentum >= 0 && momentum < 1))
    return refusal(formula.range, message('descent.momentum', 'The momentum must be at least 0 and less than 1.'));
  return null;
}

/** Fills the path. */
function walk(
  standpoint: Standpoint,
  { x: xAxis, y: yAxis, start, rate, momentum, steps }: DescentRequest,
  path: Path,
): { readonly ending: DescentEnding; readonly reason: string | null } {
  const two = new TwoVariables(standpoint, xAxis, yAxis);
  const wanted = Math.min(MAX_DESCENT_STEPS, Math.max(1, Math.round(Number.isFinite(steps) ? steps : 1)));
  const most = Math.min(wanted, standpoint.evaluations);
  let { x, y } = start;
  let [moveX, moveY] = [0, 0];
  for (let step = 0; ; step += 1) {
    let here: Slope;
    try {
      standpoint.stopwatch.check();
      here = two.at(x, y);
    } catch (error) {
      if (error instanceof Stopped) return { ending: 'limit', reason: null };
      return { ending: 'undefined', reason: reasonOf(error) };
    }
    const norm = Math.hypot(here.dx, here.dy);
    path.x.push(x);
    path.y.push(y);
    path.f.push(here.f);
    path.norm.push(norm);
    const ending = endingAt(path, norm);
    if (ending !== null) return { ending, reason: null };
    if (step >= most) return { ending: most < wanted ? 'limit' : 'steps', reason: null };
    // PyTorch's first buffer is the gradient itself.
    moveX = momentum * moveX + here.dx;
    moveY = momentum * moveY + here.dy;
    x -= rate * moveX;
    y -= rate * moveY;
  }
}

function endingAt({ f }: Path, norm: number): DescentEnding | null {
  const [first, now] = [f[0] ?? NaN, f.at(-1) ?? NaN];
  const scale = Math.abs(first) + 1;
  if (now - first > RUNAWAY * scale) return 'diverged';
  if (first - now > RUNAWAY * scale) return 'unbounded';
  if (!Number.isFinite(now) || !Number.isFinite(norm)) return grew(f) ? 'diverged' : 'undefined';
  return norm <= CONVERGED ? 'converged' : null;
}

/** Whether f was larger than at the start before it had no value. */
function grew(f: readonly number[]): boolean {
  const last = f.findLast(Number.isFinite);
  return last !== undefined && last > (f[0] ?? NaN);
}

function inWords(
  ending: DescentEnding,
  request: DescentRequest,
  path: Path,
  { names: [nameX, nameY], reason }: { readonly names: readonly [string, string]; readonly reason: string | null },
): Message {
  const steps = path.x.length - 1;
  const at = (values: readonly number[], index: number): string => short(values.at(index));
  const args = {
    steps,
    rate: short(request.rate),
    x: at(path.x, -1),
    y: at(path.y, -1),
    nameX,
    nameY,
    first: at(path.f, 0),
    last: at(path.f, -1),
    norm: at(path.norm, -1),
  };
  switch (ending) {
    case 'converged':
      if (steps === 0)
        return message(
          'descent.flat',
          'The gradient is {norm} here, so nothing moves: this is a minimum, a maximum or a saddle.',
          args,
        );
      return steps === 1
        ? message(
            'descent.converged-at-once',
            'Converged after 1 step, at {nameX} = {x}, {nameY} = {y}: f = {last}, |∇f| = {norm}.',
            args,
          )
        : message(
            'descent.converged',
            'Converged after {steps} steps, at {nameX} = {x}, {nameY} = {y}: f = {last}, |∇f| = {norm}.',
            args,
          );
    case 'diverged':
      return message(
        'descent.diverged',
        'The step size {rate} is too large here: f grew from {first} to {last} by step {steps}. Choose a smaller one.',
        { ...args, last: short(path.f.findLast((value) => !Number.isNaN(value))) },
      );
    case 'unbounded':
      return message(
        'descent.unbounded',
        'f has no lowest value this way: it fell from {first} to {last} by step {steps}.',
        args,
      );
    case 'undefined':
      if (path.x.length === 0)
        return message('descent.nowhere', 'f has no value where the path would start: {reason}', {
          reason: reason ?? '',
        });
      if (steps === 0)
        return message(
          'descent.start-undefined',
          'f or its gradient is no finite number at {nameX} = {x}, {nameY} = {y}: no path can start there.',
          args,
        );
      return reason === null
        ? message(
            'descent.undefined',
            'The path ended at step {steps}, at {nameX} = {x}, {nameY} = {y}, where f is {last} and |∇f| is {norm}.',
            args,
          )
        : message(
            'descent.refused',
            'The path ended after step {steps}: the next place is one where f cannot be computed: {reason}',
            { ...args, reason },
          );
    case 'steps':
      return (path.f.at(-1) ?? NaN) > (path.f[0] ?? NaN)
        ? message(
            'descent.worse',
            'After {steps} steps f is {last}, more than the {first} at the start: the step size {rate} is too large here.',
            args,
          )
        : message(
            'descent.steps',
            'After {steps} steps |∇f| is still {norm}; f fell from {first} to {last}. More steps or a larger step size lead further.',
            args,
          );
    case 'limit':
      return message(
        'descent.limit',
        'The path was stopped after {steps} steps, as many as fit into the time; |∇f| is still {norm}, f fell from {first} to {last}.',
        args,
      );
  }
}

/** `x`, or `x[1, 0]` of a matrix. */
function names({ values }: Standpoint, { x, y }: DescentRequest): readonly [string, string] {
  const nameOf = ({ variable, element }: AxisVariable): string => {
    const place: number[] = [];
    let rest = element;
    for (const size of [...(values.get(variable)?.shape ?? [])].reverse()) {
      place.unshift(rest % size);
      rest = Math.floor(rest / size);
    }
    return place.length === 0 ? variable : `${variable}[${place.join(', ')}]`;
  };
  return [nameOf(x), nameOf(y)];
}

function short(value: number | undefined): string {
  return value === undefined ? '—' : formatNumber(Number(value.toPrecision(6)));
}
