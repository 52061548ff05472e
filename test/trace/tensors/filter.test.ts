import { describe, expect, it } from 'vitest';
import { asksForGradient, holds, isMessage, parseFilter } from '../../../src/trace/tensors/filter';

/** Which of these numbers pass; the gradient is the negative number. */
function passing(text: string, numbers: readonly number[]): number[] {
  const filter = parseFilter(text);
  if (isMessage(filter)) throw new Error(filter.text);
  return numbers.filter(
    (number) =>
      filter.length === 0 ||
      filter.some((all) => all.every((one) => holds(one, one.of === 'value' ? number : -number))),
  );
}

const NUMBERS = [-2, -0.5, 0, -0, 0.5, 2, NaN, Infinity, -Infinity];

describe('a filter of elements', () => {
  it.each([
    ['', NUMBERS],
    ['> 0.5', [2, Infinity]],
    ['>= .5', [0.5, 2, Infinity]],
    ['≤ -0.5', [-2, -0.5, -Infinity]],
    ['= 0', [0, -0]],
    ['0', [0, -0]],
    ['zero', [0, -0]],
    ['!= 0', [-2, -0.5, 0.5, 2, NaN, Infinity, -Infinity]],
    ['nan', [NaN]],
    ['not nan', [-2, -0.5, 0, -0, 0.5, 2, Infinity, -Infinity]],
    ['!= nan', [-2, -0.5, 0, -0, 0.5, 2, Infinity, -Infinity]],
    ['inf', [Infinity, -Infinity]],
    ['-inf', [-Infinity]],
    ['= inf', [Infinity]],
    ['|value| < 1', [-0.5, 0, -0, 0.5]],
    ['abs(x) >= 2', [-2, 2, Infinity, -Infinity]],
    ['grad > 1', [-2, -Infinity]],
    ['|gradient| < 1e-6', [0, -0]],
    ['grad nan', [NaN]],
    ['> -1 and < 1', [-0.5, 0, -0, 0.5]],
    ['> -1, < 0 or nan', [-0.5, NaN]],
    ['< -1 || > 1 && < 5', [-2, 2, -Infinity]],
    ['> −1 and grad >= 0.5', [-0.5]],
  ])('%j', (text, expected) => {
    expect(passing(text, NUMBERS)).toEqual(expected);
  });

  it('knows whether it asks for the gradient', () => {
    const asks = (text: string): boolean => {
      const filter = parseFilter(text);
      return !isMessage(filter) && asksForGradient(filter);
    };
    expect(['> 1', '> 1 or grad < 2', '|g| = 0'].map(asks)).toEqual([false, true, true]);
  });

  it.each([
    ['>', 'The filter ends where a number, nan or inf is expected, as in > 0.5.'],
    ['> 1 and', 'The filter ends where a number, nan or inf is expected, as in > 0.5.'],
    ['large', '“large” is not understood here; write for example > 0.5, |grad| < 1e-6 or nan.'],
    ['> 1 2', '“2” is not understood here; write for example > 0.5, |grad| < 1e-6 or nan.'],
    ['|grad < 1', '“<” is not understood here; write for example > 0.5, |grad| < 1e-6 or nan.'],
    ['not > 3', '“>” is not understood here; write for example > 0.5, |grad| < 1e-6 or nan.'],
    [Array.from({ length: 21 }, () => '> 1').join(' or '), 'A filter may have at most 20 comparisons.'],
  ])('says what is wrong with %j', (text, expected) => {
    const read = parseFilter(text);
    expect(isMessage(read) ? read.text : read).toBe(expected);
  });
});
