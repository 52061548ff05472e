/** Running results along a dimension. Knows arrays and lanes, no tensor. */
import type { Elements, Numbers } from '../storage/storage';
import { laneStart, type Lanes } from './lanes';

/** Running sums; taken in double precision. */
export function runningSum(values: Numbers, lanes: Lanes, out: Numbers): void {
  for (let lane = 0; lane < lanes.count; lane++) {
    let total = 0;
    for (let i = 0, at = laneStart(lanes, lane, lanes.size); i < lanes.size; i++, at += lanes.step)
      out[at] = total += values[at] ?? 0;
  }
}

/** Running products; taken in double precision. */
export function runningProduct(values: Numbers, lanes: Lanes, out: Numbers): void {
  for (let lane = 0; lane < lanes.count; lane++) {
    let total = 1;
    for (let i = 0, at = laneStart(lanes, lane, lanes.size); i < lanes.size; i++, at += lanes.step)
      out[at] = total *= values[at] ?? 0;
  }
}

/** Running sums or products of integers, wrapped to 64 bits. */
export function runningExact(
  values: BigInt64Array,
  lanes: Lanes,
  out: BigInt64Array,
  first: bigint,
  next: (total: bigint, value: bigint) => bigint,
): void {
  for (let lane = 0; lane < lanes.count; lane++) {
    let total = first;
    for (let i = 0, at = laneStart(lanes, lane, lanes.size); i < lanes.size; i++, at += lanes.step)
      out[at] = total = BigInt.asIntN(64, next(total, values[at] ?? 0n));
  }
}

/** Running ln Σ eˣ. */
export function runningLogSumExp(values: Numbers, lanes: Lanes, out: Numbers): void {
  for (let lane = 0; lane < lanes.count; lane++) {
    let total = -Infinity;
    for (let i = 0, at = laneStart(lanes, lane, lanes.size); i < lanes.size; i++, at += lanes.step)
      out[at] = total = logAddExp(values[at] ?? 0, total);
  }
}

function logAddExp(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  const low = Math.min(x, y);
  const high = Math.max(x, y);
  // Equal infinities have no difference.
  return low === high && !Number.isFinite(low) ? low : high + Math.log1p(Math.exp(low - high));
}

/** Where the running extreme stands: of equal ones the last; a NaN, once met, stays until the next. */
export function runningExtreme(values: Elements, lanes: Lanes, descending: boolean, indices: Float64Array): void {
  for (let lane = 0; lane < lanes.count; lane++) {
    const start = laneStart(lanes, lane, lanes.size);
    let best = 0;
    for (let i = 0, at = start; i < lanes.size; i++, at += lanes.step) {
      const value = values[at] ?? 0;
      const held = values[start + best * lanes.step] ?? 0;
      if (Number.isNaN(value) || (!Number.isNaN(held) && (descending ? value <= held : value >= held))) best = i;
      indices[at] = best;
    }
  }
}
