/**
 * Which rows of the gradients table a few words leave: names, shapes and properties, `grad:none leaf nan 2x3`. All words
 * must fit. Pure.
 */
import { formatSize } from '../numbers';
import { gradientState } from '../../src/trace/why';
import { verdictOf } from '../header/verdict';
import type { Row } from './rows';

type Fits = (row: Row) => boolean;

const PROPERTIES: ReadonlyMap<string, Fits> = new Map<string, Fits>([
  ['leaf', ({ tensor }) => tensor.is_leaf],
  ['non-leaf', ({ tensor }) => !tensor.is_leaf],
  ['requires_grad', ({ tensor }) => tensor.requires_grad],
  ['nan', ({ tensor, gradient }) => tensor.summary.nan > 0 || (gradient?.summary.nan ?? 0) > 0],
  ['inf', ({ tensor, gradient }) => tensor.summary.infinite > 0 || (gradient?.summary.infinite ?? 0) > 0],
  ['grad:none', (row) => gradientState(row.gradient) === 'none'],
  ['grad:zero', (row) => gradientState(row.gradient) === 'zero'],
  ['grad:nan', (row) => (row.gradient?.summary.nan ?? 0) > 0],
  ['grad:inf', (row) => (row.gradient?.summary.infinite ?? 0) > 0],
  ['agrees', ({ check }) => check !== undefined && verdictOf(check) === 'agrees'],
  ['differs', ({ check }) => check !== undefined && verdictOf(check) === 'differs'],
  ['unchecked', ({ check }) => check !== undefined && verdictOf(check) === 'unchecked'],
]);

/** What may be looked for besides texts, in order. */
export const PROPERTY_WORDS: readonly string[] = [...PROPERTIES.keys()];

export function filtered(rows: readonly Row[], text: string): readonly Row[] {
  // A shape may be written as it is shown, with blanks in it.
  const plain = text.toLowerCase().replace(
    /[([]([\d\s,]*)[)\]]/g,
    (_, sizes: string) =>
      ` shape:${sizes
        .split(/[\s,]+/)
        .filter((size) => size !== '')
        .join('x')} `,
  );
  const words = plain.split(/\s+/).filter((word) => word !== '');
  const tests = words.map(testOf);
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((fits) => fits(row)));
}

function testOf(word: string): Fits {
  const property = PROPERTIES.get(word);
  if (property !== undefined) return property;
  const shape = /^shape:(.*)$/.exec(word)?.[1];
  if (shape !== undefined)
    return ({ tensor }) => formatSize(tensor.shape) === shape.replaceAll('×', 'x').replaceAll('x', '×');
  const size = /^\d+(?:[x×]\d+)+$/.test(word) ? word.replaceAll('x', '×') : null;
  return (row) =>
    row.name.toLowerCase().includes(word) ||
    // What is short is meant as a name: neither is `3` float32, nor `w` a Backward.
    (/^[a-z<]..+/.test(word) && [row.grad_fn, row.dtype].some((part) => part.toLowerCase().includes(word))) ||
    formatSize(row.tensor.shape) === size;
}
