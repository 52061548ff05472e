/** What the checks say of a gradient, in words: the differences, and the formula's derivative by rule. Pure. */
import { formatNumber, NOTHING } from '../../src/trace/format';
import type { Check } from '../../src/trace/trace';

/** Both checks in words: the differences, and the formula's derivative by rule where there is one. */
export function agreement(checks: readonly Check[]): string {
  const byRule = checks.every((check) => check.byRule?.verdict === 'agrees');
  return byRule ? 'agrees with formula and differences ✓' : 'agrees with differences ✓';
}

export function partsFromRule({ byRule }: Check): boolean {
  return byRule?.verdict === 'differs';
}

/** `differs` where either check says so; else what the differences say. */
export function verdictOf(check: Check): Check['verdict'] {
  return partsFromRule(check) ? 'differs' : check.verdict;
}

/** Where there is room for a word only; the rest stands in the title. */
export const BRIEFLY = { agrees: '✓ agrees', differs: '✗ differs', unchecked: '? unchecked' } as const;

export function verdictText(check: Check): { readonly text: string; readonly title: string } {
  const { byRule } = check;
  const reason = check.reason?.text ?? '';
  const slopes =
    check.slopes === null
      ? ''
      : `slopes ${formatNumber(check.slopes.left)} from the left, ${formatNumber(check.slopes.right)} from the right`;
  const title = [check.verdict === 'agrees' ? errorOf([check]) : slopes, aboutRule(check)]
    .filter((part) => part !== '')
    .join('\n');
  if (partsFromRule(check)) {
    const why = byRule?.reason ?? null;
    const others = check.verdict === 'agrees' ? ', though differences agree' : '';
    const text = `✗ the formula by rule gives ${someNumbers(byRule?.values)}${others}${why === null ? '' : ` (${why.text})`}`;
    return { text, title };
  }
  switch (check.verdict) {
    case 'agrees':
      return { text: `${agreement([check])}${reason === '' ? '' : ` (${reason})`}`, title };
    case 'differs':
      return {
        text: `✗ differs from differences: ${someNumbers(check.differences)}${reason === '' ? '' : ` (${reason})`}`,
        title,
      };
    case 'unchecked':
      return { text: `cannot be checked: ${reason}`, title };
  }
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
      return differences === 'agrees' ? '' : 'The derivative by rule agrees with autograd.';
    case 'differs':
      return 'The derivative by rule parts from autograd.';
    case 'unchecked':
      return byRule.reason === null ? '' : `By rule: ${byRule.reason.text}`;
  }
}

export function errorOf(checks: readonly Check[]): string {
  const error = checks.reduce<number | null>(
    (most, check) => (check.error === null ? most : Math.max(most ?? 0, check.error)),
    null,
  );
  return error === null
    ? ''
    : `Beside the point the function rises as the gradient says: Ridders' extrapolated differences agree with it (estimated error ${error.toExponential(1)}).`;
}
