/**
 * Numbers and tensors as people read them, the same in hovers, the panel and the command line. Knows no editor, and is
 * not PyTorch's printing, which the engine does: here a number is as short as twelve significant digits allow.
 */
import type { Nested } from './trace';

/** What stands where nothing was computed: never 0. */
export const NOTHING = '—';

const SIGNIFICANT_DIGITS = 12;
/** Where there is little room. */
export const FEW_DIGITS = 6;

/** `233`, `0.3`, `1e-12`; `nan`, `inf`, `-inf` as PyTorch spells them; a dash for what was not computed. */
export function formatNumber(value: number | null | undefined, digits = SIGNIFICANT_DIGITS): string {
  if (value === null || value === undefined) return NOTHING;
  // toPrecision would lose the sign of −0.
  return Number.isFinite(value) && value !== 0 ? spelled(Number(value.toPrecision(digits))) : spelled(value);
}

/** A number to the last bit, so that reading it gives it back. */
export function formatExactly(value: number): string {
  return spelled(value);
}

/** `(2, 3)`, `(3,)`, and `()` for a scalar, as Python writes a shape. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 1 ? `(${String(shape[0])},)` : `(${shape.join(', ')})`;
}

/**
 * A tensor's values in brackets by its shape: all of them up to `limit`, else the first ones and an ellipsis.
 * `values` may hold fewer than the shape has, as a trace's do.
 */
export function formatValues(
  shape: readonly number[],
  values: readonly number[],
  limit = 6,
  digits = SIGNIFICANT_DIGITS,
): string {
  return bracketed(shape, values, limit, (value) => formatNumber(value, digits));
}

function bracketed(
  shape: readonly number[],
  values: readonly number[],
  limit: number,
  spell: (value: number | undefined) => string,
): string {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count === 0) return '['.repeat(Math.max(1, shape.length)) + ']'.repeat(Math.max(1, shape.length));
  if (shape.length === 0) return spell(values[0]);
  const shown = Math.min(limit, values.length, count);
  let text = '';
  for (let index = 0; index < shown; index += 1) {
    text += bracketsAt(shape, index, '[');
    text += spell(values[index]);
    text += bracketsAt(shape, index + 1, ']');
    if (index + 1 < count) text += ', ';
  }
  return shown === count ? text : text + '…' + ']'.repeat(openAfter(shape, shown));
}

/**
 * A tensor's values the same way, each as its dtype can tell it: a float32 is as short as tells it from its neighbours,
 * 0.1 and not the 0.10000000149 that it is.
 */
export function formatTensor(
  {
    shape,
    values,
    dtype,
  }: { readonly shape: readonly number[]; readonly values: readonly number[]; readonly dtype: string },
  limit = 6,
  digits = SIGNIFICANT_DIGITS,
): string {
  const first = values.slice(0, shape.length === 0 ? 1 : limit);
  if (dtype === 'bool') return bracketed(shape, first, limit, truthText);
  // An integer has no digits to spare.
  if (INTEGER.test(dtype)) return bracketed(shape, first, limit, (value) => formatNumber(value, MOST_DIGITS));
  return formatValues(shape, readable({ dtype, values: first }), limit, digits);
}

const INTEGER = /^u?int\d+$/;
/** All of those of any integer that a double holds. */
const MOST_DIGITS = 20;

/** As Python spells it. */
function truthText(value: number | undefined): string {
  if (value === undefined) return NOTHING;
  return value === 0 ? 'False' : 'True';
}

/** How many digits tell a number of the 16-bit floats from its neighbours. */
const HALF_DIGITS: Readonly<Record<string, number>> = { float16: 5, bfloat16: 4 };

/** The values as they are read: of the shorter floats, as short as tells them apart. */
export function readable({
  dtype,
  values,
}: {
  readonly dtype: string;
  readonly values: readonly number[];
}): readonly number[] {
  if (dtype === 'float32') return values.map(shortFloat32);
  const digits = HALF_DIGITS[dtype];
  return digits === undefined
    ? values
    : values.map((value) => (value === 0 ? value : Number(value.toPrecision(digits))));
}

/** The shortest number that float32 rounds to this one; any other number as it is. */
function shortFloat32(value: number): number {
  // toPrecision would lose the sign of −0.
  if (value === 0 || Math.fround(value) !== value) return value;
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

/** A nested value, the same way. */
export function formatNested(value: Nested, limit = 6): string {
  const shape: number[] = [];
  for (let part: Nested | undefined = value; typeof part === 'object'; part = part[0]) shape.push(part.length);
  return formatValues(shape, typeof value === 'number' ? [value] : flat(value), limit);
}

function flat(value: readonly Nested[]): number[] {
  return (value as readonly unknown[]).flat(Infinity) as number[];
}

function spelled(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** One bracket for each dimension that begins (or, given the count so far, ends) at this element. */
function bracketsAt(shape: readonly number[], index: number, bracket: '[' | ']'): string {
  let brackets = '';
  let size = 1;
  for (const length of [...shape].reverse()) {
    size *= length;
    if (index % size !== 0) break;
    brackets += bracket;
  }
  return brackets;
}

/** How many brackets are open after `count` elements, the one that the next element would open not among them. */
function openAfter(shape: readonly number[], count: number): number {
  return shape.length - bracketsAt(shape, count, ']').length;
}
