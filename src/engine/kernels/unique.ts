/** Finding equal elements, or equal rows of elements. */
import { positions, sortStable, type Comparable } from './order';

export interface Groups {
  /** One member of each group, in the order of the groups. */
  readonly members: readonly number[];
  /** The group of each element. */
  readonly inverse: Float64Array;
  /** How many elements each group has. */
  readonly counts: readonly number[];
}

/** Elements of rows of `width` numbers, compared from left to right. NaN is equal to nothing, itself included. */
export function groupEqual(values: Comparable, count: number, width: number, sorted: boolean): Groups {
  const order = positions(count);
  if (sorted) sortStable(order, (a, b) => compareRows(values, a, b, width) < 0);
  const members: number[] = [];
  const counts: number[] = [];
  const inverse = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const here = order[i] ?? 0;
    const last = members.length - 1;
    if (i > 0 && equalRows(values, order[i - 1] ?? 0, here, width)) counts[last] = (counts[last] ?? 0) + 1;
    else {
      members.push(here);
      counts.push(1);
    }
    inverse[here] = members.length - 1;
  }
  return { members, inverse, counts };
}

/** Below 0 where `a` comes first; NaN comes last. */
function compareRows(values: Comparable, a: number, b: number, width: number): number {
  for (let i = 0; i < width; i++) {
    const x = values[a * width + i] ?? 0;
    const y = values[b * width + i] ?? 0;
    if (x < y) return -1;
    if (x > y) return 1;
    const difference = Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    if (difference !== 0) return difference;
  }
  return 0;
}

function equalRows(values: Comparable, a: number, b: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (values[a * width + i] !== values[b * width + i]) return false;
  return true;
}
