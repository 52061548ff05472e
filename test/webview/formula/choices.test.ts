/** Which derivatives are offered for which formula, and what each asks of the host. */
import { describe, expect, test } from 'vitest';
import { readExpression } from '../../../src/languages/expression/read';
import { runExpression } from '../../../src/runtime/inline';
import type { Values } from '../../../src/runtime/run';
import { MAX_ORDER, MAX_PARTS } from '../../../src/trace/formula';
import { isRefusal } from '../../../src/trace/refusal';
import type { Trace } from '../../../src/trace/trace';
import { choicesOf, chosenOf } from '../../../webview/formula/choices';
import { valuesAt } from '../../../webview/formula/places';

function traceOf(text: string, values: Values): Trace {
  const expression = readExpression(text, { start: 0, end: text.length }, { language: 'python' });
  if (isRefusal(expression)) throw new Error(expression.message.text);
  const run = runExpression(expression, values, { text });
  if (isRefusal(run)) throw new Error(run.message.text);
  return run.trace;
}
const labels = (trace: Trace): string[] => choicesOf(trace).map(({ label }) => label);

describe('the choices', () => {
  test('of one variable: up to the fourth derivative', () => {
    const trace = traceOf('x**5', { x: 2 });
    expect(labels(trace)).toEqual(['f′(x)', 'f″(x)', 'f‴(x)', 'f⁗(x)']);
    expect(choicesOf(trace).map(({ by }) => by)).toEqual([
      [['x']],
      [['x', 'x']],
      [['x', 'x', 'x']],
      [['x', 'x', 'x', 'x']],
    ]);
  });

  test('of several: gradient, Hessian row by row, and each partial', () => {
    const trace = traceOf('g = u * v', { u: 1, v: 2 });
    expect(labels(trace)).toEqual(['gradient ∇g', 'Hessian of g', '∂g/∂u', '∂g/∂v']);
    const [gradient, hessian] = choicesOf(trace);
    expect(gradient).toMatchObject({ by: [['u'], ['v']], columns: 1 });
    expect(hessian).toMatchObject({
      by: [
        ['u', 'u'],
        ['u', 'v'],
        ['v', 'u'],
        ['v', 'v'],
      ],
      columns: 2,
    });
  });

  test('of an array whose elements go alone: the formula of all, then the elements', () => {
    expect(labels(traceOf('y = x**2', { x: [1, 2] }))).toEqual([
      'y′(x)',
      'y″(x)',
      'y‴(x)',
      'y⁗(x)',
      'gradient ∇y',
      'Hessian of y',
      '∂y/∂x[0]',
      '∂y/∂x[1]',
    ]);
  });

  test('of an array whose elements meet: its elements alone, with a subscript for each dimension', () => {
    const names = labels(
      traceOf('sum(w * w)', {
        w: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      }),
    );
    expect(names).toContain('∂f/∂w[0][2]');
    expect(names).toContain('∂f/∂w[1][0]');
    expect(names).not.toContain('∂f/∂w');
  });

  test('never more at once than the host answers', () => {
    for (const count of [1, 2, 8, 9, 16, 17, 40]) {
      const choices = choicesOf(traceOf('sum(x * x) * a', { x: Array.from({ length: count }, (_, n) => n), a: 1 }));
      for (const { by } of choices) {
        expect(by.length).toBeLessThanOrEqual(MAX_PARTS);
        for (const order of by) expect(order.length).toBeLessThanOrEqual(MAX_ORDER);
      }
      expect(choices.some(({ key }) => key === 'hessian')).toBe(count + 1 <= 8);
      expect(choices.some(({ key }) => key === 'gradient')).toBe(count + 1 <= 16);
      expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
    }
  });

  test('the one that was chosen while it is offered, else the first', () => {
    const choices = choicesOf(traceOf('u * v', { u: 1, v: 2 }));
    expect(chosenOf(choices, 'hessian')?.label).toBe('Hessian of f');
    expect(chosenOf(choices, 'by:["x"]')?.label).toBe('gradient ∇f');
    expect(chosenOf(choices, undefined)?.label).toBe('gradient ∇f');
    expect(chosenOf([], 'gradient')).toBeUndefined();
  });
});

describe('a point put into the variables', () => {
  const trace = traceOf('sum(w * w) * x', {
    w: [
      [1, 2],
      [3, 4],
    ],
    x: 5,
  });

  test('numbers stand for themselves, elements in their arrays', () => {
    expect([...valuesAt(trace, { x: -1, 'w[1][0]': 9 })]).toEqual([
      [
        'w',
        [
          [1, 2],
          [9, 4],
        ],
      ],
      ['x', -1],
    ]);
  });

  test('what is no place in them changes nothing', () => {
    expect([...valuesAt(trace, { y: 1, 'w[2][0]': 1, 'w[0]': 1, w: 1, 'ww[0][0]': 1 })]).toEqual([]);
  });
});
