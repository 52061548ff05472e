/** How the numbers of a tensor are written where it is looked at: short in cells, in full where one is meant. */
import { formatExactly, formatNumber, NOTHING, readable } from '../../src/trace/format';
import type { TraceTensor } from '../../src/trace/trace';
import { shortNumber } from '../numbers';

/** All digits of any integer that a double holds. */
const MOST_DIGITS = 20;
/** What a short number takes at most. */
const LONGEST = 11;

/** `undefined`: not read yet; null: not held any more. */
export type Cell = number | null | undefined;

export function isWhole(dtype: string): boolean {
  return !/^b?float/u.test(dtype);
}

/** In a cell. */
export function shortCell(dtype: string, value: Cell): string {
  if (value === undefined) return '…';
  if (value === null) return NOTHING;
  if (dtype === 'bool') return truth(value);
  return isWhole(dtype) ? formatNumber(value, MOST_DIGITS) : shortNumber(shortest(dtype, value));
}

/** To the last digit that tells it from its neighbours. */
export function fullCell(dtype: string, value: Cell): string {
  if (value === undefined || value === null) return shortCell(dtype, value);
  return dtype === 'bool' ? truth(value) : formatExactly(shortest(dtype, value));
}

/** How many characters a cell of this tensor takes at most. */
export function cellLength({ dtype, summary: { min, max } }: TraceTensor): number {
  if (dtype === 'bool') return 5;
  if (!isWhole(dtype)) return LONGEST;
  return Math.max(3, ...[min, max].map((end) => shortCell(dtype, end).length));
}

function shortest(dtype: string, value: number): number {
  return readable({ dtype, values: [value] })[0] ?? value;
}

function truth(value: number): string {
  return value === 0 ? 'False' : 'True';
}
