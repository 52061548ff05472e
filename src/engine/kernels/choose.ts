/** Which element of a lane is the largest, the median, the most frequent …: each gives an index. */
import type { Elements, Numbers } from '../storage/storage';
import { laneStart, type Lanes } from './lanes';
import { ordering, positions, quickSelect, select, sort, type Comparable } from './order';

/** The index of the element of a lane that is wanted. */
export type Choice = (lane: Comparable) => number;

/** One index per lane. */
export function chooseAlong(values: Elements, lanes: Lanes, choice: Choice): Float64Array {
  const indices = new Float64Array(lanes.count);
  for (let lane = 0; lane < lanes.count; lane++) indices[lane] = choice(laneValues(values, lanes, lane));
  return indices;
}

/** A lane's elements one after the other; the array's own memory where they lie so. */
export function laneValues(values: Elements, lanes: Lanes, lane: number): Elements {
  const start = laneStart(lanes, lane, lanes.size);
  if (lanes.step === 1) return values.subarray(start, start + lanes.size);
  // Of one kind; a loop over a union of arrays cannot be typed.
  const source = values as Numbers;
  const result = source.slice(0, lanes.size);
  for (let i = 0, at = start; i < lanes.size; i++, at += lanes.step) result[i] = source[at] ?? 0;
  return result;
}

/** Writes the elements at `indices`, `count` to a lane, in lanes of as many. */
export function takeAlong(values: Elements, lanes: Lanes, indices: Numbers, count: number, out: Elements): void {
  const [source, target] = [values as Numbers, out as Numbers];
  for (let lane = 0; lane < lanes.count; lane++) {
    const start = laneStart(lanes, lane, lanes.size);
    for (let i = 0, at = laneStart(lanes, lane, count); i < count; i++, at += lanes.step)
      target[at] = source[start + (indices[at] ?? 0) * lanes.step] ?? 0;
  }
}

/** The first of the largest; the first NaN. */
export function firstLargest(lane: Comparable): number {
  let best = 0;
  for (let i = 0; i < lane.length; i++) {
    const value = lane[i] ?? 0;
    if (Number.isNaN(value)) return i;
    if (value > (lane[best] ?? 0)) best = i;
  }
  return best;
}

/** The first of the smallest; the first NaN. */
export function firstSmallest(lane: Comparable): number {
  let best = 0;
  for (let i = 0; i < lane.length; i++) {
    const value = lane[i] ?? 0;
    if (Number.isNaN(value)) return i;
    if (value < (lane[best] ?? 0)) best = i;
  }
  return best;
}

/** The lower of the two in the middle, the first of equal ones; the first NaN. */
export function medianOf(lane: Comparable): number {
  const invalid = firstNaN(lane);
  return invalid < 0 ? middleOf(lane, lane.length) : invalid;
}

/** The median of what is not NaN. */
export function medianWithoutNaN(lane: Comparable): number {
  let count = 0;
  for (const value of lane) if (!Number.isNaN(value)) count++;
  return middleOf(lane, count);
}

function firstNaN(lane: Comparable): number {
  for (let i = 0; i < lane.length; i++) if (Number.isNaN(lane[i])) return i;
  return -1;
}

/** Of the `count` first in order. */
function middleOf(lane: Comparable, count: number): number {
  const order = positions(lane.length);
  const before = ordering(lane, false);
  const middle = Math.max(0, (count - 1) >> 1);
  select(order, (a, b) => before(a, b) || (a < b && !before(b, a)), middle);
  return order[middle] ?? 0;
}

/** The smallest of the most frequent, the last of them as they come out of sorting. */
export function mostFrequent(lane: Comparable): number {
  const order = positions(lane.length);
  sort(order, (a, b) => (lane[a] ?? 0) < (lane[b] ?? 0));
  let best = 0;
  let most = 0;
  let times = 0;
  for (let i = 0; i < order.length; i++) {
    times++;
    const here = order[i] ?? 0;
    if (i < order.length - 1 && lane[here] === lane[order[i + 1] ?? 0]) continue;
    if (times > most) [most, best] = [times, here];
    times = 0;
  }
  return best;
}

/** The k-th smallest, counted from 1; NaN is the largest. */
export function smallestAt(k: number): Choice {
  return (lane) => {
    const order = positions(lane.length);
    quickSelect(order, ordering(lane, false), k - 1);
    return order[k - 1] ?? 0;
  };
}
