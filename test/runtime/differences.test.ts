/** Gradients held against differences of the formula's values. */
import { expect, it } from 'vitest';
import { readExpression } from '../../src/languages/expression/read';
import { differences } from '../../src/runtime/differences';
import { formulaOf } from '../../src/runtime/expression-formula';
import { Stopwatch } from '../../src/runtime/stopwatch';
import { isRefusal } from '../../src/trace/refusal';

function verdictOn(text: string, x: number | readonly number[], gradient: readonly number[]): string | undefined {
  const expression = readExpression(text, { start: 0, end: text.length }, { language: 'plaintext' });
  if (isRefusal(expression)) throw new Error(expression.message.text);
  const points = typeof x === 'number' ? [x] : x;
  const shape = typeof x === 'number' ? [] : [x.length];
  const [check] = differences({
    formula: formulaOf(expression),
    values: new Map([['x', { shape, values: points }]]),
    result: { shape, values: points.map((point) => point ** 3) },
    steps: [],
    gradients: new Map([['x', gradient]]),
    convention: null,
    evaluations: 1000,
    stopwatch: new Stopwatch(Date.now),
  });
  return check?.verdict;
}

it.each([
  [2, [12]],
  [
    [1, 2, 3],
    [3, 12, 27],
  ],
] as const)('x³ at %j has the slope %j', (x, gradient) => {
  expect(verdictOn('x^3', x, gradient)).toBe('agrees');
});

it.each([
  [2, [12.001]],
  [
    [1, 2, 3],
    [3, 12, 26],
  ],
] as const)('x³ at %j has not the slope %j, from near by neither', (x, gradient) => {
  expect(verdictOn('x^3', x, gradient)).toBe('differs');
});
