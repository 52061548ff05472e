/** Whether a number that was computed is zero but for rounding, judged by its neighbours along the curve. Pure. */

/** A neighbour: its place, and the number there. */
export interface Beside {
  readonly x: number;
  readonly value: number;
}

/** So much smaller than both neighbours nothing is by itself. */
const TINY = 1e-12;
/** As many last bits of x nobody can tell apart. */
const BITS = 32 * Number.EPSILON;

/** `beside`: before and after; at an edge there is one. A tail that dwindles is no zero: its neighbours are as small. */
export function isRounding(value: number | undefined, x: number, beside: readonly (Beside | null)[]): boolean {
  if (value === undefined || value === 0 || !Number.isFinite(value)) return false;
  const known = beside.filter((one) => one !== null).filter((one) => Number.isFinite(one.value));
  const [first, last = { x, value }] = known;
  if (first === undefined) return false;
  const least = Math.min(...known.map((one) => Math.abs(one.value)));
  const slope = Math.abs((last.value - first.value) / (last.x - first.x));
  return Math.abs(value) <= Math.max(TINY * least, BITS * Math.abs(x) * slope);
}

/** The neighbours of a sample. */
export function besideOf(x: readonly number[], values: readonly number[], index: number): readonly (Beside | null)[] {
  return [index - 1, index + 1].map((at) => {
    const [place, value] = [x[at], values[at]];
    return place === undefined || value === undefined ? null : { x: place, value };
  });
}
