/** The texts of a tensor's elements, all of one width: which notation the numbers shown need. It knows no brackets. */
import { bool, type DType } from '../dtype';
import { fixed, scientific } from './number';
import type { PrintOptions } from './options';

export type Element = number | bigint;

export interface ElementFormat {
  readonly text: (value: Element) => string;
  readonly width: number;
}

/** From the elements that will be shown. */
export function elementFormat(dtype: DType, shown: readonly Element[], options: PrintOptions): ElementFormat {
  if (dtype.is_floating_point) return floatFormat(shown.map(Number), options);
  const text = dtype === bool ? (value: Element): string => (Number(value) === 0 ? 'False' : 'True') : String;
  return padded(text, shown);
}

function padded(text: (value: Element) => string, deciding: readonly Element[]): ElementFormat {
  const width = deciding.reduce((widest: number, value) => Math.max(widest, text(value).length), 1);
  return { width, text: (value) => text(value).padStart(width) };
}

/** One notation for all, from those that are finite and not zero; the others take no part in the width. */
function floatFormat(shown: readonly number[], { precision, sci_mode }: PrintOptions): ElementFormat {
  const deciding = shown.filter((value) => Number.isFinite(value) && value !== 0);
  const whole = deciding.every((value) => Number.isInteger(value));
  const exponents = deciding.length > 0 && (sci_mode ?? needsExponents(deciding));
  return padded((element) => {
    const value = Number(element);
    if (exponents) return scientific(value, precision);
    if (!whole) return fixed(value, precision);
    return Number.isFinite(value) ? `${fixed(value, 0)}.` : fixed(value, 0);
  }, deciding);
}

function needsExponents(values: readonly number[]): boolean {
  let min = Infinity;
  let max = 0;
  for (const value of values) {
    min = Math.min(min, Math.abs(value));
    max = Math.max(max, Math.abs(value));
  }
  return max / min > 1000 || max > 1e8 || min < 1e-4;
}
