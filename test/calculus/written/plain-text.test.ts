/** Formulas as plain text: how they look, and that the mathematics reader reads them again as the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainFunction } from '../../../src/calculus/plain';
import { roundingOf } from '../../../src/calculus/rounding';
import { close } from '../../../src/calculus/samples';
import { plainText, textOf, writtenFormula } from '../../../src/calculus/written/plain-text';
import { callTree, nameTree, numberTree } from '../../../src/languages/expression/fold';
import { ENTRIES } from '../../../src/languages/expression/functions/table';
import type { Tree } from '../../../src/languages/expression/tree';
import { namesOf, readText, trees } from '../trees';

const RANGE = { start: 0, end: 0 };

const LOOKS: readonly (readonly [formula: string, text: string])[] = [
  ['20*x^3 + 9*x^2 + 14*x + 9', '20x³ + 9x² + 14x + 9'],
  ['5*4*x^3', '5·4x³'],
  ['5*(4*x^3)', '5·4x³'],
  ['sin(x^2)*(2*x)', 'sin(x²)·2x'],
  ['e^(-x^2/2)', 'e^(−x²/2)'],
  ['e^(sin(x))', 'e^(sin(x))'],
  ['sqrt(x^2 + y^2)', '√(x² + y²)'],
  ['sqrt(x)^2', '(√x)²'],
  ['sqrt(x)*y', '√x·y'],
  ['(x+1)/(x-1)', '(x + 1)/(x − 1)'],
  ['(x+1)*(x-1)', '(x + 1)(x − 1)'],
  ['x*(x+1)', 'x·(x + 1)'],
  ['2*x*y', '2xy'],
  ['x^2*y', 'x²y'],
  ['1/2*x', '(1/2)·x'],
  ['x/y/2', '(x/y)/2'],
  ['x/(2*y)', 'x/(2y)'],
  ['-x/2*y', '(−x/2)·y'],
  ['-(x+1)*y', '−(x + 1)·y'],
  ['a + (-b)', 'a − b'],
  ['a + (-2)*x', 'a − 2x'],
  ['a + (b - c)', 'a + b − c'],
  ['a - (b - c)', 'a − (b − c)'],
  ['-(-x)', '−(−x)'],
  ['(-x)^2', '(−x)²'],
  ['-x^2', '−x²'],
  ['x^-1', 'x⁻¹'],
  ['x^(1/2)', 'x^(1/2)'],
  ['x^y^z', 'x^(y^z)'],
  ['(x^y)^z', '(x^y)^z'],
  ['sin(x)^2', 'sin²(x)'],
  ['ln(x)*x', 'ln(x)·x'],
  ['2*sin(x)*cos(x)', '2sin(x)·cos(x)'],
  ['2*pi*x', '2πx'],
  ['p*i', 'p·i'],
  ['1e-7*x', '10⁻⁷·x'],
  ['0.5*x', '0.5x'],
  ['2*abs(x)', '2·|x|'],
  ['abs(abs(x) - 1)', 'abs(|x| − 1)'],
  ['max(a, b, c)', 'max(a, b, c)'],
  ['x^2 if x > 0 else -x', 'x² if x > 0 else −x'],
  ['x if x >= 0 and x != 1 else y', 'x if x ≥ 0 and x ≠ 1 else y'],
  ['log_3(x)', 'log_3(x)'],
  ['a mod 2', 'a mod 2'],
  ['x[0]*2', 'x[0]·2'],
  ['log10(x)', 'log10(x)'],
];

describe('plain text', () => {
  it.each(LOOKS)('%s is written %s', (formula, text) => {
    expect(plainText(readText(formula))).toBe(text);
  });

  it('writes an element of an array and a bound name as they are called', () => {
    const bound: Tree = { kind: 'bound', name: 'a', definition: readText('x*y'), assignment: RANGE, range: RANGE };
    expect(plainText(callTree('mul', [bound, nameTree('W[1][2]', RANGE)], RANGE, RANGE))).toBe('a·W[1][2]');
  });

  it('writes the exponential function by its name where e is a variable', () => {
    const exp = callTree('exp', [nameTree('x', RANGE)], RANGE, RANGE);
    expect(plainText(callTree('mul', [nameTree('e', RANGE), exp], RANGE, RANGE))).toBe('e·exp(x)');
  });

  it('writes lists, and functions of arrays with what they reduce', () => {
    const list: Tree = { kind: 'list', items: [readText('x'), numberTree(2, RANGE)], range: RANGE };
    expect(plainText(callTree('sum', [list], RANGE, RANGE, { dim: 0 }))).toBe('sum([x, 2], 0)');
  });

  it('gives LaTeX of the same formula', () => {
    expect(writtenFormula(readText('5*(4*x^3) + (-sin(x))'))).toEqual({
      tex: '5 \\cdot 4x^{3} - \\sin(x)',
      text: '5·4x³ − sin(x)',
    });
  });

  it('puts numbers in for names', () => {
    expect(
      textOf(
        readText('x*y + x^2'),
        new Map([
          ['x', -3],
          ['y', 2],
        ]),
      ),
    ).toBe('(−3)·2 + (−3)²');
  });

  it('is quick on a sum of 2,000 terms, and gives up on what nobody reads', () => {
    const x = nameTree('x', RANGE);
    const sum = (count: number): Tree =>
      Array.from({ length: count }, (): Tree => x).reduce((left, right) =>
        callTree('add', [left, right], RANGE, RANGE),
      );
    expect(plainText(sum(2000))).toHaveLength(2000 + 3 * 1999);
    expect(plainText(sum(20_000)).length).toBe(1);
  });
});

const NAMES = ['x', 'y', 'k', 'xy', 'theta', 'w_1', 'rate', 'e', 'pi'];
const POINTS = [0.7, -1.3, 2.9].map(
  (value) => new Map(NAMES.map((name, i) => [name, value * (1 + i / 7) * (i % 3 === 1 ? -1 : 1)])),
);

/** The same value, or none in either, at each point. */
function sameValues(one: Tree, other: Tree): void {
  const [first, second] = [plainFunction(one), plainFunction(other)];
  for (const point of POINTS) {
    const [a, b] = [first(point), second(point)];
    const slack = (): number => roundingOf(one, point) + roundingOf(other, point);
    const same = Object.is(a, b) || close(a, b, slack) || (!Number.isFinite(a + b) && !Number.isFinite(slack()));
    if (!same) expect.fail(`${a} became ${b} at ${JSON.stringify([...point])}: ${plainText(one)}`);
  }
}

describe('the text read again', () => {
  it('has the same values', () => {
    fc.assert(
      fc.property(trees(NAMES), (tree) => {
        const text = plainText(tree);
        const names = namesOf(tree);
        fc.pre(names.length > 0);
        sameValues(tree, readText(text, names));
      }),
      { numRuns: 600 },
    );
  });

  const scalar = ENTRIES.filter(({ shape, truth, name }) => shape === 'elementwise' && !truth && name !== 'clamp');
  it.each(scalar)('of $name is the same function', ({ name, operands: [, most] }) => {
    const operands = ['x', 'y', 'k'].slice(0, most).map((operand) => nameTree(operand, RANGE));
    const tree = callTree(name, operands, RANGE, RANGE);
    sameValues(tree, readText(plainText(tree), ['x', 'y', 'k']));
  });
});
