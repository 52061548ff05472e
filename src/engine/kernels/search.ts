/** Looking values up in ordered rows. */
import type { Comparable } from './order';

/**
 * Where `value` would be put among `row[start … start + size)` so that the order stays: before equal ones, or after them
 * (`right`). `sorter` gives the places in order. A NaN belongs at the end.
 */
export function insertionPoint(
  row: Comparable,
  start: number,
  size: number,
  value: number | bigint,
  right: boolean,
  sorter: ArrayLike<number> | null,
): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = row[start + (sorter === null ? middle : (sorter[start + middle] ?? 0))] ?? 0;
    const reached = right ? here > value : here >= value;
    if (reached) high = middle;
    else low = middle + 1;
  }
  return low;
}
