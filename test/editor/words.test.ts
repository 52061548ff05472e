/** The answer behind the text, and the result on the clipboard. */
import { expect, test } from 'vitest';
import { answerText, clipboardText } from '../../src/editor/words';
import { square, vector } from './traces';

test('the answer behind the expression names the value first', () => {
  expect(answerText(square())).toBe(' = 27   ∂y/∂x = 18');
  expect(answerText({ ...square(), output: { ...square().output, name: null } })).toBe(' = 27   ∂/∂x = 18');
});

test('a vector’s answer is its sum and the first gradients', () => {
  expect(answerText(vector())).toBe(' = inf (sum)   ∂/∂x = [-4, 0, 4, …]');
});

test('an answer that differs from differences says so', () => {
  const trace = square();
  const checks = trace.checks.map((check) => ({ ...check, verdict: 'differs' as const }));
  expect(answerText({ ...trace, checks })).toBe(' = 27   ∂y/∂x = 18   ⚠ differs from differences');
});

test('an answer that differs from the formula’s derivative by rule says so', () => {
  const trace = square();
  const byRule = { verdict: 'differs', values: [6], reason: null } as const;
  const checks = trace.checks.map((check) => ({ ...check, byRule }));
  expect(answerText({ ...trace, checks })).toBe(' = 27   ∂y/∂x = 18   ⚠ differs from formula');
  const both = checks.map((check) => ({ ...check, verdict: 'differs' as const }));
  expect(answerText({ ...trace, checks: both })).toBe(' = 27   ∂y/∂x = 18   ⚠ differs from formula and differences');
});

test('many variables do not make a line without end', () => {
  const trace = square();
  const [x] = trace.variables;
  if (x === undefined) throw new Error('the trace has a variable');
  const variables = Array.from({ length: 30 }, (_, index) => ({ ...x, name: `x${index}` }));
  expect(answerText({ ...trace, variables })).toBe(' = 27   ∂y/∂x0 = 18   ∂y/∂x1 = 18   ∂y/∂x2 = 18   ∂y/∂x3 = 18   …');
});

test('the clipboard gets the whole result', () => {
  expect(clipboardText(vector())).toBe('x**2 = inf (sum)\nat x = [-2, 0, 2, inf]\n∂/∂x = [-4, 0, 4, inf]');
});
