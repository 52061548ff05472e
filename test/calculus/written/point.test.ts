/** A formula with the numbers put in as one does by hand. */
import { describe, expect, it } from 'vitest';
import { pointText } from '../../../src/calculus/written/point';
import type { Tree } from '../../../src/languages/expression/tree';
import { readText } from '../trees';

function at(
  formula: string,
  values: Readonly<Record<string, number>>,
): readonly [text: string, tex: string, value: number] {
  const point = pointText(readText(formula), new Map(Object.entries(values)));
  if (point === null) throw new Error('no point');
  return [point.written.text, point.written.tex, point.value];
}

describe('numbers put in', () => {
  it('as by hand', () => {
    expect(at('20x^3 + 9x^2 + 14x + 9', { x: 2 })).toEqual([
      '20·2³ + 9·2² + 14·2 + 9',
      '20 \\cdot 2^{3} + 9 \\cdot 2^{2} + 14 \\cdot 2 + 9',
      233,
    ]);
  });

  it('negative ones in brackets', () => {
    expect(at('2x^2 - x*y + y', { x: -3, y: -1 })).toEqual([
      '2·(−3)² − (−3)·(−1) + (−1)',
      '2 \\cdot (-3)^{2} - (-3) \\cdot (-1) + (-1)',
      14,
    ]);
    expect(at('-x', { x: -3 })).toEqual(['−(−3)', '-(-3)', 3]);
  });

  it('in functions, roots and fractions without more brackets than needed', () => {
    expect(at('2*sin(x)/sqrt(y)', { x: 2, y: 4 }).slice(0, 2)).toEqual(['2sin(2)/√4', '\\frac{2\\sin(2)}{\\sqrt{4}}']);
    expect(at('e^x*|x|', { x: -1 }).slice(0, 2)).toEqual(['e^(−1)·|−1|', 'e^{-1}\\left|-1\\right|']);
  });

  it('with eight digits of a long one, computed with all', () => {
    const [text, , value] = at('sin(x)', { x: Math.PI / 3 });
    expect(text).toBe('sin(1.0471976)');
    expect(value).toBe(Math.sin(Math.PI / 3));
  });

  it('for a name that stands for a formula, its value', () => {
    const range = { start: 0, end: 1 };
    const a: Tree = { kind: 'bound', name: 'a', definition: readText('x*y'), assignment: range, range };
    const tree: Tree = { kind: 'call', operator: 'square', operands: [a], keywords: {}, range, operatorRange: range };
    expect(
      pointText(
        tree,
        new Map([
          ['x', 2],
          ['y', 3],
        ]),
      ),
    ).toEqual({ written: { tex: '6^{2}', text: '6²' }, value: 36 });
  });

  it('not where one is missing', () => {
    expect(pointText(readText('x*y'), new Map([['x', 2]]))).toBeNull();
  });
});
