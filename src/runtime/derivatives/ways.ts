/** Formulas as functions that can be compared, and the places where they part in words. */
import { plainFunction } from '../../calculus/plain';
import { roundingOf } from '../../calculus/rounding';
import type { Point, Way } from '../../calculus/samples';
import type { Tree } from '../../languages/expression/tree';
import { FEW_DIGITS, formatNumber } from '../../trace/format';

/** Points over the domain at which two ways are compared. */
export const POINTS = 160;

export function wayOf(tree: Tree): Way {
  return { at: plainFunction(tree), rounding: (point) => roundingOf(tree, point) };
}

/** Halves, which are read easily and are seldom kinks; one after another for the variables in turn. */
const EASY = [0.5, 1.5, 2.5, -0.5, 0.25, -1.5];

/** Where a difference is seen best: the values at hand, then places that are read easily. */
export function easyPoints(values: Point): readonly Point[] {
  const others = EASY.map(
    (_, turn) => new Map([...values.keys()].map((name, index) => [name, EASY[(turn + index) % EASY.length] ?? 1])),
  );
  return [...([...values.values()].every(Number.isFinite) ? [values] : []), ...others];
}

/** Two numbers that differ, with digits enough to see it. */
export function apartTexts(one: number, other: number): readonly [string, string] {
  const few = [formatNumber(one, FEW_DIGITS), formatNumber(other, FEW_DIGITS)] as const;
  return few[0] === few[1] ? [formatNumber(one), formatNumber(other)] : few;
}

/** `x = 0.5, y = 1.25`. */
export function placeText(at: Readonly<Record<string, number>>): string {
  return Object.entries(at)
    .map(([name, value]) => `${name} = ${formatNumber(value, FEW_DIGITS)}`)
    .join(', ');
}
