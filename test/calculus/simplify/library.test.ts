/** Formulas as the library's expressions and back, without simplifying. */
import { describe, expect, it } from 'vitest';
import { plainFunction } from '../../../src/calculus/plain';
import { Atoms } from '../../../src/calculus/simplify/atoms';
import { fromLibrary } from '../../../src/calculus/simplify/from-library';
import { exactNumber, quotientOf } from '../../../src/calculus/simplify/numbers';
import { toFactors, toLibrary } from '../../../src/calculus/simplify/to-library';
import { plainText } from '../../../src/calculus/written/plain-text';
import { readText } from '../trees';

const RANGE = { start: 0, end: 0 };

describe('there and back', () => {
  it.each(['a + b*c', 'a - (b - c)', 'a/b/c', '-(a^2)', 'a^(b + 1)', '2*a - 0.5', 'a*(b + c)^3/(b + c)'])(
    '%s is the same formula',
    (formula) => {
      const tree = readText(formula);
      for (const to of [toLibrary, toFactors]) {
        const atoms = new Atoms();
        const back = fromLibrary(to(tree, atoms), atoms, RANGE, true);
        const point = new Map([
          ['a', 1.5],
          ['b', -0.7],
          ['c', 2.2],
        ]);
        expect(plainFunction(back)(point)).toBe(plainFunction(tree)(point));
        expect(plainText(back)).toBe(plainText(tree));
      }
    },
  );

  it('gives related functions by their names, of a symbol', () => {
    const atoms = new Atoms();
    const symbol = atoms.symbolFor(readText('sin(x^2)'));
    const node = toLibrary(symbol, atoms);
    expect(node.toString()).toMatch(/^F_sin\(a\d+\)$/);
    expect(plainText(atoms.spelledOut(fromLibrary(node, atoms, RANGE, false)))).toBe('sin(x²)');
  });

  it('has one symbol for parts that say the same', () => {
    const atoms = new Atoms();
    expect(atoms.symbolFor(readText('ln(x)'))).toMatchObject({ name: 'a0' });
    expect(atoms.symbolFor(readText('ln( x )'))).toMatchObject({ name: 'a0' });
    expect(atoms.symbolFor(readText('ln(y)'))).toMatchObject({ name: 'a1' });
  });
});

describe('numbers that were computed', () => {
  it.each([
    [0.1 + 0.2, true, '0.3'],
    [1 / 3, false, '1/3'],
    [1 / 3, true, '1/3'],
    [-2.5, false, '−5/2'],
    [-2.5, true, '−2.5'],
    [0.2, false, '1/5'],
    [7, false, '7'],
  ])('%d (decimals: %s) is %s', (value, decimals, text) => {
    expect(plainText(exactNumber(value, RANGE, decimals))).toBe(text);
  });

  it('are no quotients of small numbers where they only come close to one', () => {
    expect(quotientOf(Math.PI)).toBeNull();
    expect(quotientOf(22 / 7)).toEqual([22, 7]);
  });
});
