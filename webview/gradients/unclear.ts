/** Which numbers beside a gradient ask for a reason, and whose reason it is: the gradient's, or one that is known. Pure. */
import { gradientState } from '../../src/trace/why';
import { formatNumber } from '../../src/trace/format';
import { said, t } from '../words';
import type { Extra, Quantity } from './quantities';
import type { Row } from './rows';

/** `gradient`: as the gradient is, so is this. */
export type Unclear = { readonly kind: 'gradient' } | { readonly kind: 'told'; readonly reason: string };

/** null: there is nothing odd, or nothing that could be said of it. */
export function unclear(extra: Extra, row: Row, quantity: Quantity): Unclear | null {
  const { values, reason } = quantity;
  const odd = values.find((value) => !Number.isFinite(value));
  if (row.role !== 'variable' || quantity.pending === true || extra === 'error') return null;
  if (values.length > 0 && odd === undefined) return reason === null ? null : { kind: 'told', reason };
  if (extra === 'rule' && row.check?.byRule === undefined) return null;
  if (extra !== 'difference' && extra !== 'rule' && isOdd(row)) return { kind: 'gradient' };
  if (odd === undefined) return reason === null ? null : { kind: 'told', reason };
  return { kind: 'told', reason: reason ?? oddWords(extra, row, odd) };
}

function isOdd({ gradient }: Row): boolean {
  return ['none', 'nan', 'infinite'].includes(gradientState(gradient));
}

function oddWords(extra: Extra, row: Row, odd: number): string {
  const shown = formatNumber(odd);
  switch (extra) {
    case 'score':
    case 'sensitivity':
      return row.tensor.values.every(Number.isFinite)
        ? t('The result is {0} here, so that no share of it can be told.', shown)
        : t('{0} itself is not finite.', row.name);
    case 'second':
      return t(
        'The gradient is finite, and its own derivative is {0}: a derivative rule has no finite derivative at this point.',
        shown,
      );
    default: {
      const why = row.check?.byRule?.reason ?? row.check?.reason ?? null;
      return why === null ? t('It is {0} at this point.', shown) : said(why);
    }
  }
}
