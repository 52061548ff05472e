/**
 * What may be shown of a gradient besides the gradient: score, sensitivity, the checks’ numbers, second derivatives, each
 * element by element. Pure; knows neither cells nor who computed what.
 */
import { readable } from '../../src/trace/format';
import type { TraceTensor } from '../../src/trace/trace';
import { said, t } from '../words';
import type { Row } from './rows';

/** One number per element, as many as are known. */
export interface Quantity {
  /** The first ones, row-major; none where nothing was computed. */
  readonly values: readonly number[];
  /** Whether there are no further elements. */
  readonly whole: boolean;
  /** Why there are none, or not all; null: nothing needs to be said. */
  readonly reason: string | null;
  /** Whether it is still being computed. */
  readonly pending?: true;
}

export const EXTRA = ['score', 'sensitivity', 'difference', 'error', 'rule', 'second'] as const;
export type Extra = (typeof EXTRA)[number];

/** Where the numbers of a row come from besides the row. */
export interface Around {
  /** What is differentiated. */
  readonly root: TraceTensor | undefined;
  /** The second derivatives of a variable. */
  second(row: Row): Quantity;
}

export function quantityOf(extra: Extra, row: Row, around: Around): Quantity {
  switch (extra) {
    case 'score':
      return product(row, 1);
    case 'sensitivity':
      return sensitivity(row, around.root);
    case 'difference':
      return checked(row, row.check?.differences);
    case 'error': {
      const { check } = row;
      const error = check?.error;
      if (typeof error === 'number') return { values: [error], whole: true, reason: null };
      return checked(row, null);
    }
    case 'rule': {
      const byRule = row.check?.byRule;
      const reason = byRule?.reason ?? null;
      if (byRule !== undefined && byRule.values !== null) return first(byRule.values, row, null);
      return nothing(reason === null ? t('There is no derivative by rule of this.') : said(reason));
    }
    case 'second':
      return row.role === 'variable'
        ? around.second(row)
        : nothing(t('Second derivatives are taken by variables only.'));
  }
}

export function nothing(reason: string): Quantity {
  return { values: [], whole: true, reason };
}

/** Of the elements of a row, those that there are. */
export function first(values: readonly number[], row: Pick<Row, 'tensor'>, reason: string | null): Quantity {
  return { values, whole: values.length >= row.tensor.summary.numel, reason };
}

function product({ tensor, gradient }: Row, factor: number): Quantity {
  if (gradient === undefined) return nothing(t('No gradient reached it.'));
  const [values, slopes] = [readable(tensor), readable(gradient)];
  return first(
    // A sum takes the sign from a zero, which says nothing of a share.
    values.slice(0, slopes.length).map((value, index) => value * factor * (slopes[index] ?? NaN) + 0),
    { tensor },
    null,
  );
}

/** (x/y)·∂y/∂x: by how many per cent the result changes for one per cent of x. */
function sensitivity(row: Row, root: TraceTensor | undefined): Quantity {
  const y = root === undefined ? undefined : readable(root)[0];
  if (y === undefined) return nothing(t('The result is not known.'));
  if (y === 0) return nothing(t('The result is 0 here, and nothing is a share of it.'));
  return product(row, 1 / y);
}

function checked(row: Row, values: readonly number[] | null | undefined): Quantity {
  if (values !== null && values !== undefined) return first(values, row, reasonOf(row));
  return nothing(reasonOf(row) ?? t('No differences were taken of this.'));
}

function reasonOf({ check }: Row): string | null {
  return check === undefined || check.reason === null ? null : said(check.reason);
}

/** By which a quantity is sorted and told in short: the number, or the length of all that are known; null: there is none. */
export function sizeOf({ values }: Pick<Quantity, 'values'>): number | null {
  return values.length <= 1 ? (values[0] ?? null) : Math.hypot(...values);
}
