/**
 * A line search for a step that meets the strong Wolfe conditions: enough descent, and a slope that is enough flatter. It
 * first brackets such a step, then narrows the bracket by cubic interpolation. It knows no parameters.
 */
import type { Tensor } from '../tensor/tensor';
import { least, minus, most, numberOf, over, plus, times, type Scalar } from './scalars';

/** Of the function along the line: its value and its gradient. */
export type Evaluate = (t: Scalar) => readonly [value: number, gradient: Tensor];

/** Where the function was evaluated on the line. */
interface Place {
  readonly t: Scalar;
  readonly value: number;
  readonly gradient: Tensor;
  readonly slope: Scalar;
}

export interface Found extends Place {
  readonly evaluations: number;
}

/** Shares of the first slope: of the descent, and of the slope at the end. */
const [DESCENT, CURVATURE] = [1e-4, 0.9];

export interface Search {
  /** The first step to try. */
  readonly t: Scalar;
  readonly direction: Tensor;
  readonly value: number;
  readonly gradient: Tensor;
  readonly slope: Scalar;
  readonly tolerance: number;
  readonly most: number;
}

export function strongWolfe(evaluate: Evaluate, search: Search): Found {
  const { direction, value, gradient, slope } = search;
  const length = numberOf(direction.abs().max());
  let evaluations = 0;
  const at = (t: Scalar): Place => {
    evaluations++;
    const [found, flat] = evaluate(t);
    return { t, value: found, gradient: flat, slope: flat.dot(direction) };
  };
  const isTooHigh = (place: Place): boolean =>
    place.value > numberOf(plus(times(times(DESCENT, place.t), slope), value));
  const isFlat = (place: Place): boolean => Math.abs(numberOf(place.slope)) <= numberOf(times(-CURVATURE, slope));

  let before: Place = { t: 0, value, gradient: gradient.clone(), slope };
  let here = at(search.t);
  let tries = 0;
  let bracket: [Place, Place] | null = null;
  while (tries < search.most) {
    if (isTooHigh(here) || (tries > 1 && here.value >= before.value)) {
      bracket = [before, here];
      break;
    }
    if (isFlat(here)) return { ...here, evaluations };
    if (numberOf(here.slope) >= 0) {
      bracket = [before, here];
      break;
    }
    const lower = plus(here.t, times(0.01, minus(here.t, before.t)));
    const t = interpolated(before, here, [lower, times(here.t, 10)]);
    before = here;
    here = at(t);
    tries++;
  }
  bracket ??= [{ t: 0, value, gradient, slope }, here];
  return { ...narrowed(bracket), evaluations };

  function narrowed(ends: [Place, Place]): Place {
    let isStuck = false;
    let [low, high]: [0 | 1, 0 | 1] = ends[0].value <= ends[1].value ? [0, 1] : [1, 0];
    while (tries < search.most) {
      const width = minus(ends[1].t, ends[0].t);
      if (Math.abs(numberOf(width)) * length < search.tolerance) break;
      let t = interpolated(ends[0], ends[1], null);
      const [first, last] = [least(ends[0].t, ends[1].t), most(ends[0].t, ends[1].t)];
      const margin = times(0.1, minus(last, first));
      const [below, above] = [numberOf(minus(t, first)), numberOf(minus(last, t))];
      if (Math.min(above, below) < numberOf(margin)) {
        if (isStuck || above <= 0 || below <= 0) {
          t = Math.abs(above) < Math.abs(below) ? minus(last, margin) : plus(first, margin);
          isStuck = false;
        } else isStuck = true;
      } else isStuck = false;
      const next = at(t);
      tries++;
      if (isTooHigh(next) || next.value >= ends[low].value) {
        ends[high] = next;
        [low, high] = ends[0].value <= ends[1].value ? [0, 1] : [1, 0];
      } else {
        const isDone = isFlat(next);
        if (!isDone && numberOf(times(next.slope, minus(ends[high].t, ends[low].t))) >= 0) ends[high] = ends[low];
        ends[low] = next;
        if (isDone) break;
      }
    }
    return ends[low];
  }
}

/** The minimum between the bounds of the cubic with these values and slopes at two places. */
function interpolated(one: Place, other: Place, bounds: readonly [Scalar, Scalar] | null): Scalar {
  const ascending = numberOf(one.t) <= numberOf(other.t);
  const [lowest, highest] = bounds ?? (ascending ? [one.t, other.t] : [other.t, one.t]);
  const secant = over(3 * (one.value - other.value), minus(one.t, other.t));
  const d1 = minus(plus(one.slope, other.slope), secant);
  const square = minus(times(d1, d1), times(one.slope, other.slope));
  if (!(numberOf(square) >= 0)) return over(plus(lowest, highest), 2);
  const d2 = typeof square === 'number' ? Math.sqrt(square) : square.sqrt();
  const [left, right] = ascending ? [one, other] : [other, one];
  const share = over(minus(plus(right.slope, d2), d1), plus(minus(right.slope, left.slope), times(2, d2)));
  const place = minus(right.t, times(minus(right.t, left.t), share));
  return least(most(place, lowest), highest);
}
