/** The texts of the gradients table: of each cell, of each element, and of the whole table to copy. Pure. */
import { FEW_DIGITS, formatNumber, formatTensor, formatValues, NOTHING, readable } from '../../src/trace/format';
import { verdictOf, verdictWord } from '../header/verdict';
import { isLarge } from '../numbers';
import { columnText, isExtra, type Column } from './columns';
import { quantityOf, sizeOf, type Around, type Extra, type Quantity } from './quantities';
import { placeOf, type Row } from './rows';

/** How many elements a cell lists. */
const LISTED = 4;

/** A number in full; of a tensor its first ones, of a large one how long it is as a vector. */
export function quantityText(quantity: Quantity, row: Row, extra: Extra): string {
  const { values, whole } = quantity;
  if (quantity.pending === true) return '…';
  if (values.length === 0) return NOTHING;
  // An estimate has few digits that mean something.
  if (extra === 'error') return values[0]?.toExponential(1) ?? NOTHING;
  if (row.tensor.shape.length === 0) return formatNumber(values[0]);
  if (whole && isLarge(row.tensor)) return `‖·‖ = ${formatNumber(sizeOf(quantity), FEW_DIGITS)}`;
  return formatValues(row.tensor.shape, values, LISTED, FEW_DIGITS);
}

export interface ElementLine {
  readonly place: string;
  readonly value: string;
  readonly gradient: string;
  /** `nan`, `inf`, `0`, or nothing: whether the element's gradient asks for a reason. */
  readonly asks: boolean;
  /** By column on demand. */
  readonly more: readonly string[];
}

/** Of a tensor with many values the first ones with their place, for the unfolded row. */
export function elementsOf(row: Row, limit: number, extras: readonly Extra[], around: Around): readonly ElementLine[] {
  const { tensor, gradient } = row;
  const gradients = gradient === undefined ? [] : readable({ ...gradient, values: gradient.values.slice(0, limit) });
  const quantities = extras.map((extra) => quantityOf(extra, row, around));
  return readable({ ...tensor, values: tensor.values.slice(0, limit) }).map((value, index) => {
    const own = gradients[index];
    return {
      place: placeOf(tensor.shape, index),
      value: formatNumber(value),
      gradient: formatNumber(own),
      asks: own === 0 || (own !== undefined && !Number.isFinite(own)),
      more: quantities.map((quantity) => (quantity.pending === true ? '…' : formatNumber(quantity.values[index]))),
    };
  });
}

/** Tab-separated, one line per row, ready for a spreadsheet. */
export function rowsAsText(rows: readonly Row[], columns: readonly Column[], around: Around): string {
  const lines = rows.map((row) => columns.map((column) => wholeText(column, row, around)));
  return [columns.map(columnText), ...lines]
    .map((cells) => cells.map((cell) => cell.replace(/[\t\n]+/g, ' ')).join('\t'))
    .join('\n');
}

/** All of a cell that is known. */
export function wholeText(column: Column, row: Row, around: Around): string {
  if (isExtra(column)) {
    const { values } = quantityOf(column, row, around);
    if (values.length === 0) return NOTHING;
    if (column === 'error' || row.tensor.shape.length === 0) return formatNumber(values[0]);
    return formatValues(row.tensor.shape, values, Infinity);
  }
  switch (column) {
    case 'value':
      return formatTensor(row.tensor, Infinity);
    case 'gradient':
      return row.gradient === undefined ? NOTHING : formatTensor(row.gradient, Infinity);
    case 'check':
      return row.check === undefined ? '' : verdictWord(verdictOf(row.check));
    default:
      return row[column];
  }
}
