/**
 * Between which samples a function changes its sign. What is no more than rounding counts as zero, and a stretch of
 * exact zeros is flat: nothing is crossed there. Knows plain numbers only.
 */
import type { Bracket } from './newton';

export interface Place {
  readonly x: number;
  readonly value: number;
  /** What of the value may be rounding. */
  readonly noise: number;
}

/** As many samples in a row that are exactly zero make a flat stretch. */
const FLAT = 3;
/** A longer stretch of rounding, in parts of all samples, says nothing. */
const LONGEST = 0.1;

export interface Crossing extends Bracket {
  /** Of the places at its ends. */
  readonly from: number;
  readonly to: number;
}

export function crossings(places: readonly Place[]): readonly Crossing[] {
  const found: Crossing[] = [];
  let last: number | null = null;
  let zero: number | null = null;
  let flat = 0;
  places.forEach(({ x, value, noise }, index) => {
    if (!(Math.abs(value) > noise)) {
      if (value === 0) {
        flat += 1;
        zero = x;
      }
      return;
    }
    const before = last === null ? undefined : places[last];
    const between = last === null ? 0 : index - last - 1;
    if (last !== null && before !== undefined && Math.sign(before.value) === -Math.sign(value)) {
      const tells = flat < FLAT && between <= Math.max(FLAT, LONGEST * places.length);
      const secant = before.x - (before.value * (x - before.x)) / (value - before.value);
      if (tells)
        found.push({
          left: before.x,
          right: x,
          sign: Math.sign(before.value),
          start: zero ?? secant,
          from: last,
          to: index,
        });
    }
    last = index;
    zero = null;
    flat = 0;
  });
  return found;
}
