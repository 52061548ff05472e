/** Derivatives simplified as a textbook writes them, and nothing lost on the way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from '../../../src/calculus/derive';
import { plainFunction } from '../../../src/calculus/plain';
import { roundingOf } from '../../../src/calculus/rounding';
import { close } from '../../../src/calculus/samples';
import { simplified } from '../../../src/calculus/simplify/simplify';
import { plainText } from '../../../src/calculus/written/plain-text';
import { callTree, nameTree, numberTree, some } from '../../../src/languages/expression/fold';
import type { Tree } from '../../../src/languages/expression/tree';
import { isRefusal } from '../../../src/trace/refusal';
import { namesOf, readText, trees } from '../trees';
import { cpuTime } from '../../../src/runtime/process/cpu-time';

const RANGE = { start: 0, end: 0 };

/** A formula, and its derivative by x after simplifying. */
const DERIVATIVES: readonly (readonly [formula: string, derivative: string])[] = [
  ['5x^4+3x^3+7x^2+9x-5', '20x³ + 9x² + 14x + 9'],
  ['sin(x^2)', '2x·cos(x²)'],
  ['e^x*e^x', '2e^(2x)'],
  ['x*x', '2x'],
  ['(x^2+1)/(x-1)', '(x² − 2x − 1)/(x − 1)²'],
  ['x/(x^2+1)', '(1 − x²)/(x² + 1)²'],
  ['x^2*e^(-x^2)', '(2x − 2x³)·e^(−x²)'],
  ['1/x', '−1/x²'],
  ['ln(x)/x', '(1 − ln(x))/x²'],
  ['sin(x)/x', '(x·cos(x) − sin(x))/x²'],
  ['sin(x)*cos(x)', 'cos²(x) − sin²(x)'],
  ['tan(x)', '1/cos²(x)'],
  ['sqrt(x)', '1/(2√x)'],
  ['sqrt(x^2+1)', 'x/√(x² + 1)'],
  ['x*sqrt(x)', '3√x/2'],
  ['0.1x^2+0.2x', '0.2x + 0.2'],
  ['1/(1+e^(-x))', 'e^(−x)/(1 + e^(−x))²'],
  ['tanh(x)', '1 − tanh²(x)'],
  ['x^n', 'nx^(n − 1)'],
  ['2^x', '2^x·ln(2)'],
  ['x^x', 'x^x·(ln(x) + 1)'],
  ['ln(x^2+1)', '2x/(x² + 1)'],
  ['(x^2+1)^3', '6x·(x² + 1)²'],
  ['(x^2+3x)(x-1)', '3x² + 4x − 3'],
  ['e^(-x^2/2)', '−x·e^(−x²/2)'],
  ['arctan(x)', '1/(x² + 1)'],
  ['x^2*y+y^3', '2xy'],
  ['sin(x)^2', '2sin(x)·cos(x)'],
  ['cos(x)^3', '−3cos²(x)·sin(x)'],
  ['x ln x', 'ln(x) + 1'],
  ['x*e^x*sin(x)', 'e^x·((x + 1)·sin(x) + x·cos(x))'],
  ['(sin(x)-cos(x))/e^x', '2e^(−x)·cos(x)'],
  ['sqrt(1-x^2)', '−x/√(1 − x²)'],
  ['1/sqrt(x)', '−1/(2x·√x)'],
  ['x^(1/3)', '1/(3x^(2/3))'],
  ['ln(ln(x))', '1/(x·ln(x))'],
  ['a x^2+b x+c', '2ax + b'],
  ['|x|', 'sgn(x)'],
  ['x/3+x^2/6', 'x/3 + 1/3'],
  ['(x^2-1)^2/(x^2+1)^2', '8x·(x² − 1)/(x² + 1)³'],
  ['arcsin(x)', '1/√(1 − x²)'],
  ['log2(x)', '1/(x·ln(2))'],
  ['x^2 if x>0 else -x^2', '2x if x > 0 else −2x'],
  ['e^(sin(x))', 'e^(sin(x))·cos(x)'],
  ['x^3/3', 'x²'],
  ['1/(x^2+y^2)', '−2x/(x² + y²)²'],
  ['3/(2x+1)^2', '−12/(2x + 1)³'],
  ['x^10', '10x⁹'],
  ['(x+1)^2', '2x + 2'],
  ['(3x-2)^5', '15(3x − 2)⁴'],
  ['x^-3', '−3/x⁴'],
  ['1/x^3', '−3/x⁴'],
  ['(x-1)/(x+1)', '2/(x + 1)²'],
  ['(a x+b)/(c x+d)', '(ad − bc)/(cx + d)²'],
  ['x^2/(x^2-1)', '−2x/(x² − 1)²'],
  ['sin(3x)', '3cos(3x)'],
  ['sin(cos(x))', '−cos(cos(x))·sin(x)'],
  ['x sin(x)', 'x·cos(x) + sin(x)'],
  ['sin(x)/cos(x)', '1/cos²(x)'],
  ['1/sin(x)', '−cos(x)/sin²(x)'],
  ['cosh(x)^2', '2cosh(x)·sinh(x)'],
  ['e^(2x)', '2e^(2x)'],
  ['x e^(-x)', '(1 − x)·e^(−x)'],
  ['e^(x^2)', '2x·e^(x²)'],
  ['e^x/x', '(x − 1)·e^x/x²'],
  ['e^x/(1+e^x)', 'e^x/(1 + e^x)²'],
  ['ln(3x)', '1/x'],
  ['x^2 ln(x)', '2x·ln(x) + x'],
  ['ln(sin(x))', 'cos(x)/sin(x)'],
  ['ln(x)^2', '2ln(x)/x'],
  ['sqrt(2x+3)', '1/√(2x + 3)'],
  ['(1+sqrt(x))^2', '1 + 1/√x'],
  ['x^(3/2)', '3√x/2'],
  ['sqrt(x^2+y^2)', 'x/√(x² + y²)'],
  ['0.5x^2', 'x'],
  ['1.5x^3-0.1x', '4.5x² − 0.1'],
  ['(w x+b-y)^2', '2w·(wx + b − y)'],
  ['ln(1+e^x)', 'e^x/(1 + e^x)'],
  ['x^2-2x*y+y^2', '2x − 2y'],
  ['e^(-(x-m)^2/(2s^2))', '−(x − m)·e^(−(x − m)²/(2s²))/s²'],
  ['(x^2+x+1)(x^2-x+1)', '4x³ + 2x'],
  ['x(x+1)(x+2)', '3x² + 6x + 2'],
  ['e^x sin(x)', 'e^x·(sin(x) + cos(x))'],
  ['(ln(x)+1)/x', '−ln(x)/x²'],
  ['x/sqrt(1-x^2)', '1/((1 − x²)·√(1 − x²))'],
  ['(y-(m x+x^2))^2/2', '−(m + 2x)(y − mx − x²)'],
  ['e^(-x) cos(x)', '−e^(−x)·(cos(x) + sin(x))'],
  ['x*erf(y/sqrt(2))', 'erf(y/√2)'],
];

function shortened(tree: Tree): string {
  return plainText(simplified(tree) ?? tree);
}

function derivativeOf(formula: string): Tree {
  const derivation = derive(readText(formula), 'x');
  if (isRefusal(derivation)) throw new Error(derivation.message.text);
  return derivation.result;
}

describe('the derivative by x', () => {
  it.each(DERIVATIVES)('of %s is %s', (formula, derivative) => {
    expect(shortened(derivativeOf(formula))).toBe(derivative);
  });
});

describe('simplifying', () => {
  it.each([
    ['x + x + x', '3x'],
    ['x*x*x', 'x³'],
    ['-(-x)', 'x'],
    ['x - x', '0'],
    ['0*x + 1*y', 'y'],
    ['x^1', 'x'],
    ['x/x', '1'],
    ['x^5/x^2', 'x³'],
    ['2*3*x/6', 'x'],
    ['x/2 + x/3', '5x/6'],
    ['0.1*x + 0.2*x', '0.3x'],
    ['(a + b)*c - a*c', 'bc'],
    ['sin(x)^2 + cos(x)^2', '1'],
    ['3*sin(y)^2 + 3*cos(y)^2 + x', 'x + 3'],
    ['e^x*e^(-x)', '1'],
    ['sin(0) + cos(0)*x', 'x'],
    ['sqrt(x)*sqrt(x)', 'x'],
    ['ln(1)*x + y', 'y'],
    ['max(x + x, 0)', 'max(2x, 0)'],
    ['x + x if x > 1 + 1 else 0*x', '2x if x > 2 else 0'],
  ])('of %s gives %s', (formula, text) => {
    expect(shortened(readText(formula))).toBe(text);
  });

  it.each([
    'sqrt(x^2)',
    'ln(x^2)',
    '(x^2)^0.5',
    'sqrt(x*y)',
    'arcsin(sin(x))',
    '|x|*|x|',
    'x^n*y^n',
    'sqrt(2)*x',
    '2^100*x',
    'sin(2)*x',
  ])('leaves %s, where something would be lost', (formula) => {
    const tree = readText(formula);
    const result = simplified(tree) ?? tree;
    // On both sides of zero, where a root of a square is no longer what was squared.
    for (const [x, y] of [
      [-2, -3],
      [1.5, 0.5],
      [-0.5, 2],
    ] as const) {
      const point = new Map([
        ['x', x],
        ['y', y],
        ['n', 0.5],
      ]);
      const before = plainFunction(tree)(point);
      if (!Number.isNaN(before)) expect(plainFunction(result)(point)).toBeCloseTo(before, 10);
    }
    expect(plainText(result)).not.toMatch(/\d{5}/);
  });

  it('keeps the names of constants', () => {
    expect(shortened(readText('pi*x + pi*x'))).toBe('2πx');
    expect(shortened(readText('x*e + x*e'))).toBe('2e·x');
  });

  it('treats elements of arrays, bound names and functions with keywords as wholes', () => {
    const element = nameTree('W[0][1]', RANGE);
    expect(shortened(callTree('add', [element, element], RANGE, RANGE))).toBe('2·W[0][1]');
    const bound: Tree = { kind: 'bound', name: 'a', definition: readText('x*y'), assignment: RANGE, range: RANGE };
    const twice = simplified(callTree('add', [bound, bound], RANGE, RANGE));
    expect(twice === null ? null : plainText(twice)).toBe('2a');
    expect(twice !== null && some(twice, (part) => part.kind === 'bound' && part.definition === bound.definition)).toBe(
      true,
    );
    const leaky = callTree('leaky_relu', [readText('x + x')], RANGE, RANGE, { negative_slope: 0.2 });
    expect(shortened(leaky)).toBe('leaky_relu(2x, 0.2)');
  });

  it('says that there is nothing simpler', () => {
    expect(simplified(readText('x^2 + sin(x)'))).toBeNull();
    expect(simplified(numberTree(3, RANGE))).toBeNull();
  });

  it('without time for the library still puts terms together', () => {
    const result = simplified(readText('5*(4*x^3) + 3*(3*x^2) + x + x'), () => false);
    expect(result === null ? null : plainText(result)).toBe('20x³ + 9x² + 2x');
  });

  it('is done with a sum of 500 different terms at once', () => {
    const terms = Array.from({ length: 500 }, (_, i) => nameTree(`v_${i % 250}`, RANGE));
    const sum = terms.reduce<Tree>((left, right) => callTree('add', [left, right], RANGE, RANGE), numberTree(0, RANGE));
    const before = cpuTime();
    simplified(sum);
    expect(cpuTime() - before).toBeLessThan(2000);
  });
});

describe('what is simplified', () => {
  const NAMES = ['x', 'y', 'k'];

  it('has the same value wherever the formula had one', () => {
    const one = ['neg', 'sin', 'cos', 'exp', 'sqrt', 'abs', 'log', 'square', 'reciprocal'];
    fc.assert(
      fc.property(trees(NAMES, one, ['maximum']), (tree) => {
        fc.pre(namesOf(tree).length > 0);
        const result = simplified(tree);
        if (result === null) return;
        const [before, after] = [plainFunction(tree), plainFunction(result)];
        for (const value of [0.37, -1.21, 3.3]) {
          const point = new Map(NAMES.map((name, i) => [name, value + i / 3]));
          const slack = (): number => roundingOf(tree, point) + roundingOf(result, point);
          const [a, b] = [before(point), after(point)];
          if (!Number.isFinite(a) || !Number.isFinite(slack())) continue;
          if (!close(a, b, slack))
            expect.fail(`${plainText(tree)} = ${a} became ${plainText(result)} = ${b} at ${value}`);
        }
      }),
      { numRuns: 50 },
    );
  });
});
