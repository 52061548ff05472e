/** What the checks say of a gradient, in words: the differences, and the formula's derivative by rule. Pure. */
import { formatNumber, NOTHING } from '../../src/trace/format';
import type { Check } from '../../src/trace/trace';
import { said, t } from '../words';

/** Both checks in words: the differences, and the formula's derivative by rule where there is one. */
export function agreement(checks: readonly Check[]): string {
  const byRule = checks.every((check) => check.byRule?.verdict === 'agrees');
  return byRule ? t('agrees with formula and differences ✓') : t('agrees with differences ✓');
}

export function partsFromRule({ byRule }: Check): boolean {
  return byRule?.verdict === 'differs';
}

/** `differs` where either check says so; else what the differences say. */
export function verdictOf(check: Check): Check['verdict'] {
  return partsFromRule(check) ? 'differs' : check.verdict;
}

/** Where there is room for a word only; the rest stands in the title. */
export const BRIEFLY = { agrees: t('✓ agrees'), differs: t('✗ differs'), unchecked: t('? unchecked') } as const;

export function verdictWord(verdict: Check['verdict']): string {
  return { agrees: t('agrees'), differs: t('differs'), unchecked: t('unchecked') }[verdict];
}

export function verdictText(check: Check): { readonly text: string; readonly title: string } {
  const { byRule } = check;
  const reason = check.reason === null ? '' : said(check.reason);
  const slopes =
    check.slopes === null
      ? ''
      : t(
          'slopes {0} from the left, {1} from the right',
          formatNumber(check.slopes.left),
          formatNumber(check.slopes.right),
        );
  const title = [check.verdict === 'agrees' ? errorOf([check]) : slopes, aboutRule(check)]
    .filter((part) => part !== '')
    .join('\n');
  if (partsFromRule(check)) {
    const why = byRule?.reason ?? null;
    const numbers = someNumbers(byRule?.values);
    const text =
      check.verdict === 'agrees'
        ? t('✗ the formula by rule gives {0}, though differences agree', numbers)
        : t('✗ the formula by rule gives {0}', numbers);
    return { text: withReason(text, why === null ? '' : said(why)), title };
  }
  switch (check.verdict) {
    case 'agrees':
      return { text: withReason(agreement([check]), reason), title };
    case 'differs':
      return {
        text: withReason(t('✗ differs from differences: {0}', someNumbers(check.differences)), reason),
        title,
      };
    case 'unchecked':
      return { text: t('cannot be checked: {0}', reason), title };
  }
}

function withReason(text: string, reason: string): string {
  return reason === '' ? text : t('{0} ({1})', text, reason);
}

function someNumbers(values: readonly number[] | null | undefined): string {
  return (
    values
      ?.slice(0, 3)
      .map((value) => formatNumber(value))
      .join(', ') ?? NOTHING
  );
}

/** What the third check adds where the words do not say it already. */
function aboutRule({ verdict: differences, byRule }: Check): string {
  if (byRule === undefined) return '';
  switch (byRule.verdict) {
    case 'agrees':
      return differences === 'agrees' ? '' : t('The derivative by rule agrees with autograd.');
    case 'differs':
      return t('The derivative by rule parts from autograd.');
    case 'unchecked':
      return byRule.reason === null ? '' : t('By rule: {0}', said(byRule.reason));
  }
}

export function errorOf(checks: readonly Check[]): string {
  const error = checks.reduce<number | null>(
    (most, check) => (check.error === null ? most : Math.max(most ?? 0, check.error)),
    null,
  );
  return error === null
    ? ''
    : t(
        "Beside the point the function rises as the gradient says: Ridders' extrapolated differences agree with it (estimated error {0}).",
        error.toExponential(1),
      );
}
