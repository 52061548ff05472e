/** Numbers that the library computed, as one writes them: quotients of whole numbers again, decimals without rounding's tail. */
import { callTree, numberTree } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import type { SourceRange } from '../../trace/range';

/** Denominators of quotients that are known again. */
const MAX_DENOMINATOR = 1000;
const MAX_NUMERATOR = 1_000_000;
/** 0.1 + 0.2 differs from 0.3 in the seventeenth digit. */
const DIGITS = 14;

/** `decimals`: the formula had some, so 0.3 stays 0.3; else it is 3/10. */
export function exactNumber(value: number, range: SourceRange, decimals: boolean): Tree {
  if (Number.isInteger(value) || !Number.isFinite(value)) return numberTree(value, range);
  const rounded = Number(value.toPrecision(DIGITS));
  const isShort = String(Math.abs(rounded)).length <= 8;
  if (decimals && isShort) return numberTree(rounded, range);
  const fraction = quotientOf(value);
  if (fraction === null) return numberTree(isShort ? rounded : value, range);
  const [numerator, denominator] = fraction.map((part) => numberTree(part, range));
  if (numerator === undefined || denominator === undefined) return numberTree(value, range);
  return callTree('div', [numerator, denominator], range, range);
}

/** Numerator and denominator of a number that is such a quotient to the last digits. */
export function quotientOf(value: number): readonly [number, number] | null {
  for (let denominator = 2; denominator <= MAX_DENOMINATOR; denominator++) {
    const numerator = Math.round(value * denominator);
    if (numerator === 0 || Math.abs(numerator) > MAX_NUMERATOR) continue;
    if (Math.abs(numerator / denominator - value) <= 4e-16 * Math.abs(value)) return [numerator, denominator];
  }
  return null;
}
