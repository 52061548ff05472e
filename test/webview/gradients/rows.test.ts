// The gradients table as text: what is shown and what is copied.
import { expect, test } from 'vitest';
import { isRefusal } from '../../../src/trace/refusal';
import type { Trace } from '../../../src/trace/trace';
import { rowsAsText as allAsText } from '../../../webview/gradients/cells';
import { nothing, type Around } from '../../../webview/gradients/quantities';
import { HEADINGS, placeOf, rowsOf, type Row } from '../../../webview/gradients/rows';
import { FORMULAS, run } from '../harness/samples';

function trace(name: string): Trace {
  const formula = FORMULAS[name];
  if (formula === undefined) throw new Error(name);
  const made = run(formula, {});
  if (isRefusal(made)) throw new Error(made.message.text);
  return made.trace;
}

const NOTHING_AROUND: Around = { root: undefined, second: () => nothing('') };
const rowsAsText = (rows: readonly Row[]): string => allAsText(rows, HEADINGS, NOTHING_AROUND);

test('two variables', () => {
  expect(rowsAsText(rowsOf(trace('twoVariables'), false)).replaceAll('\t', ' | ')).toMatchInlineSnapshot(`
    "name | value | gradient | check | is_leaf | grad_fn | shape | dtype | requires_grad
    u | 3 | 43 | agrees | True | None | () | float64 | True
    v | 4 | 20 | agrees | True | None | () | float64 | True
    f | 91 | 1 |  | False | <AddBackward0> | () | float64 | True"
  `);
});

test('a vector is copied whole, its sum as a row of its own', () => {
  const lines = rowsAsText(rowsOf(trace('vector'), false)).split('\n');
  expect(lines.map((line) => line.split('\t')[0])).toEqual(['name', 'x', 'Y', 'sum(Y)']);
  expect(lines[1]).toContain('[-20, -6.66666666667, 13.3333333333, 160]');
});

test('intermediate results stand between, by their text', () => {
  const names = rowsOf(trace('twoVariables'), true).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['u', 'v']);
  expect(names).toContain('u^3');
  expect(names.at(-1)).toBe('f');
});

test('elements are named by their indices', () => {
  expect([0, 1, 5].map((index) => placeOf([2, 3], index))).toEqual(['[0, 0]', '[0, 1]', '[1, 2]']);
});
