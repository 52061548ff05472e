/** The order of the rows by a column: numbers by size, of tensors by their length; what is not there comes last. Pure. */
import { readable } from '../../src/trace/format';
import { verdictOf } from '../header/verdict';
import { isExtra, type Column } from './columns';
import { quantityOf, sizeOf, type Around } from './quantities';
import type { Row } from './rows';

export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

/** The first press sorts upwards, the second downwards, the third gives the order of the text again. */
export function nextSorting(now: Sorting | null, column: Column): Sorting | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}

export function sorted(rows: readonly Row[], sorting: Sorting | null, around: Around): readonly Row[] {
  if (sorting === null) return rows;
  const { column, descending } = sorting;
  const keys = new Map(rows.map((row) => [row, keyOf(column, row, around)]));
  return [...rows].sort((one, other) => {
    const [a, b] = [keys.get(one) ?? null, keys.get(other) ?? null];
    // What is not there has no place among numbers, whichever way they run.
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : String(a).localeCompare(String(b), undefined, { numeric: true });
    return descending ? -order : order;
  });
}

const VERDICTS = { differs: 0, unchecked: 1, agrees: 2 } as const;

/** NaN is no number to compare. */
function keyOf(column: Column, row: Row, around: Around): number | string | null {
  const size = (value: number | null): number | null => (value === null || Number.isNaN(value) ? null : value);
  if (isExtra(column)) return size(sizeOf(quantityOf(column, row, around)));
  switch (column) {
    case 'value':
      return size(sizeOf({ values: readable(row.tensor) }));
    case 'gradient':
      return row.gradient === undefined ? null : size(sizeOf({ values: readable(row.gradient) }));
    case 'check':
      return row.check === undefined ? null : VERDICTS[verdictOf(row.check)];
    case 'shape':
      return row.tensor.summary.numel;
    default:
      return row[column];
  }
}
