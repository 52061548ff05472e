/** What the checks say of a gradient, in words. */
import { describe, expect, test } from 'vitest';
import { message } from '../../../src/trace/message';
import type { ByRule, Check } from '../../../src/trace/trace';
import { verdictOf, verdictText } from '../../../webview/header/verdict';

const CHECK: Check = { variable: 'x', verdict: 'agrees', differences: [6], error: 1e-9, reason: null, slopes: null };
const rule = (byRule: ByRule, more: Partial<Check> = {}): Check => ({ ...CHECK, ...more, byRule });

describe('a gradient', () => {
  test('of a program is checked by differences', () => {
    expect(verdictText(CHECK).text).toBe('agrees with differences ✓');
  });

  test('of a formula by both', () => {
    const check = rule({ verdict: 'agrees', values: [6], reason: null });
    expect(verdictText(check).text).toBe('agrees with formula and differences ✓');
    expect(verdictOf(check)).toBe('agrees');
  });

  test('that parts from the rule is a warning, even where differences agree', () => {
    const check = rule({ verdict: 'differs', values: [7], reason: message('r', 'autograd gives 6') });
    expect(verdictOf(check)).toBe('differs');
    expect(verdictText(check).text).toBe('✗ the formula by rule gives 7, though differences agree (autograd gives 6)');
  });

  test('for which there is no rule says why on demand', () => {
    const check = rule({ verdict: 'unchecked', values: null, reason: message('r', 'No rule for it.') });
    expect(verdictText(check)).toMatchObject({ text: 'agrees with differences ✓' });
    expect(verdictText(check).title).toContain('By rule: No rule for it.');
  });

  test('that differences cannot check may still agree with the rule', () => {
    const reason = message('r', 'A kink at x = 1.');
    const check = rule({ verdict: 'agrees', values: [6], reason: null }, { verdict: 'unchecked', reason });
    expect(verdictText(check).text).toBe('cannot be checked: A kink at x = 1.');
    expect(verdictText(check).title).toContain('The derivative by rule agrees with autograd.');
  });
});
