/** Finds the landmarks of the curve over one variable, within the budget and the time. */
import type { LandmarksData, LandmarksRequest } from '../../trace/landmarks';
import { message, type Message } from '../../trace/message';
import { refusal, type Refusal } from '../../trace/refusal';
import { landmarksOf } from '../curve/landmarks';
import { Line } from '../curve/line';
import { noVariable } from '../plot';
import { Stopped } from '../stopwatch';
import { spaced } from '../window';
import type { Standpoint } from './standpoint';

/** Odd, as the plot's. */
const SAMPLES = 401;
const FEWEST = 41;
/** As many of each kind are refined; more are no list. */
const PLACES = 64;
/** Newton's method, and bisection where it fails. */
const ROUNDS = 80;
/** Of a curve that is computed place by place: a place costs as much as six evaluations with its second derivative. */
const COST = 6;

export function landmarks(standpoint: Standpoint, request: LandmarksRequest): LandmarksData | Refusal {
  const { formula, values, evaluations } = standpoint;
  const { variable, element, from, to, scale = 'linear' } = request;
  if (values.get(variable)?.values[element] === undefined) return noVariable(standpoint, request);
  if (!(Number.isFinite(to - from) && from < to) || (scale === 'log' && from <= 0))
    return refusal(
      formula.range,
      message('landmarks.range', 'Landmarks need two different finite ends, the smaller one first.'),
    );
  const line = new Line(standpoint, variable, element);
  // Two passes over the samples, and as much again for refining what they show.
  const fits = line.together ? SAMPLES : Math.min(SAMPLES, Math.floor(evaluations / (3 * COST)));
  if (fits < FEWEST)
    return refusal(
      formula.range,
      message(
        'landmarks.too-large',
        'This formula is too large for its roots, extrema and inflections to be found here.',
      ),
      message('landmarks.too-large.hint', 'Use smaller vectors, or select a part of the formula.'),
    );
  const places = line.together ? PLACES : Math.min(PLACES, Math.max(4, Math.floor(fits / 16)));
  const notes: Message[] = [];
  try {
    const missing: string[] = [];
    const curve = {
      f: line.f,
      jets: (x: readonly number[], order: number) => {
        const jets = line.jets(x, order);
        if (jets.missing?.order === 2) missing.push(jets.missing.reason);
        return jets;
      },
    };
    const { landmarks: all, more } = landmarksOf(spaced({ from, to }, fits, scale), curve, { places, rounds: ROUNDS });
    const [reason] = missing;
    if (reason !== undefined)
      notes.push(
        message('landmarks.no-second', 'Inflections were not looked for, as there is no second derivative: {reason}', {
          reason,
        }),
      );
    return { request, found: all.filter(({ x }) => x >= from && x <= to), more, notes };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return refusal(
      formula.range,
      message('landmarks.time', 'Looking for roots, extrema and inflections took too long and was stopped.'),
      message('landmarks.time.hint', 'Choose a smaller range, or select a part of the formula.'),
    );
  }
}
