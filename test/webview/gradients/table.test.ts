// What the gradients table shows on demand, in which order, and which rows a filter leaves.
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/trace/refusal';
import type { Trace } from '../../../src/trace/trace';
import { elementsOf, quantityText, rowsAsText } from '../../../webview/gradients/cells';
import { filtered } from '../../../webview/gradients/filter';
import { quantityOf, type Around, type Extra } from '../../../webview/gradients/quantities';
import { rowsOf, type Row } from '../../../webview/gradients/rows';
import { nextSorting, sorted } from '../../../webview/gradients/sorting';
import { unclear } from '../../../webview/gradients/unclear';
import { FORMULAS, run } from '../harness/samples';

function trace(name: string): Trace {
  const formula = FORMULAS[name];
  if (formula === undefined) throw new Error(name);
  const made = run(formula, {});
  if (isRefusal(made)) throw new Error(made.message.text);
  return made.trace;
}

function around(of: Trace): Around {
  return { root: of.tensors[of.output.root], second: () => ({ values: [7], whole: true, reason: null }) };
}

function shown(name: string, extra: Extra): string[] {
  const made = trace(name);
  return rowsOf(made, false).map((row) => quantityText(quantityOf(extra, row, around(made)), row, extra));
}

function reasonOf(name: string, variable: string, extra: Extra): string | null {
  const made = trace(name);
  const row = rowsOf(made, false).find((one) => one.name === variable);
  if (row === undefined) throw new Error(variable);
  const found = unclear(extra, row, quantityOf(extra, row, around(made)));
  return found === null ? null : found.kind === 'told' ? found.reason : 'as the gradient';
}

describe('the columns on demand', () => {
  test('score and sensitivity multiply', () => {
    // f(3, 4) = 91, ∂f/∂u = 43, ∂f/∂v = 20.
    expect(shown('twoVariables', 'score')).toEqual(['129', '80', '91']);
    expect(shown('twoVariables', 'sensitivity')).toEqual(['1.41758241758', '0.879120879121', '1']);
  });

  test('differences and the rule come from the checks, of what was checked', () => {
    const [u, , f] = shown('twoVariables', 'difference');
    expect(Number(u)).toBeCloseTo(43, 8);
    expect(f).toBe('—');
    expect(shown('twoVariables', 'rule')).toEqual(['43', '20', '—']);
    expect(shown('twoVariables', 'error')[0]).toMatch(/^\d\.\de-\d+$/);
  });

  test('a tensor is told in short, its elements one by one', () => {
    expect(shown('matrixProduct', 'score')[0]).toBe('‖·‖ = 31.1448');
    const made = trace('matrixProduct');
    const [W] = rowsOf(made, false);
    expect(W && elementsOf(W, 2, ['score'], around(made))).toEqual([
      { place: '[0, 0]', value: '1', gradient: '5', asks: false, more: ['5'] },
      { place: '[0, 1]', value: '2', gradient: '6', asks: false, more: ['12'] },
    ]);
    expect(rowsAsText(rowsOf(made, false), ['name', 'score'], around(made)).split('\n')[1]).toBe(
      'W\t[[5, 12], [15, 24]]',
    );
  });

  test('what is no number has a reason', () => {
    expect(reasonOf('dead', 'z', 'score')).toBe('as the gradient');
    expect(reasonOf('corner', 'x', 'sensitivity')).toBe('The result is 0 here, and nothing is a share of it.');
    expect(reasonOf('corner', 'x', 'difference')).toContain('A kink at x = 1');
    expect(reasonOf('twoVariables', 'u', 'score')).toBeNull();
  });

  test('an element whose gradient is zero or no number asks for a reason', () => {
    const made = trace('dead');
    const asks = rowsOf(made, false).map((row) => elementsOf(row, 5, [], around(made)).map((line) => line.asks));
    expect(asks).toEqual([[true, true], [true, true], [false, false], [false]]);
  });
});

describe('the order', () => {
  const made = trace('dead');
  const rows = rowsOf(made, false);
  const names = (some: readonly Row[]): string[] => some.map(({ name }) => name);

  test('is by size, with what is no number last, whichever way', () => {
    expect(names(sorted(rows, { column: 'gradient', descending: false }, around(made)))).toEqual([
      'x',
      'sum(y)',
      'y',
      'z',
    ]);
    expect(names(sorted(rows, { column: 'gradient', descending: true }, around(made)))).toEqual([
      'y',
      'sum(y)',
      'x',
      'z',
    ]);
    expect(names(sorted(rows, { column: 'name', descending: true }, around(made)))).toEqual(['z', 'y', 'x', 'sum(y)']);
    expect(names(sorted(rows, null, around(made)))).toEqual(['x', 'z', 'y', 'sum(y)']);
  });

  test('goes up, down, and back', () => {
    const up = nextSorting(null, 'name');
    const down = nextSorting(up, 'name');
    expect([up, down, nextSorting(down, 'name')]).toEqual([
      { column: 'name', descending: false },
      { column: 'name', descending: true },
      null,
    ]);
    expect(nextSorting(down, 'value')).toEqual({ column: 'value', descending: false });
  });
});

describe('the filter', () => {
  const rows = [...rowsOf(trace('dead'), true), ...rowsOf(trace('matrixProduct'), false)];
  const names = (text: string): string[] => filtered(rows, text).map(({ name }) => name);

  test.each([
    ['w', ['W']],
    ['grad:nan', ['z']],
    ['grad:zero leaf', ['x']],
    ['2x2', ['W']],
    ['(2, 2)', ['W']],
    ['non-leaf sqrtbackward', ['torch.sqrt(z)']],
    ['nan', ['z']],
    ['nothing-like-this', []],
  ])('%s leaves %j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test('without words leaves all', () => {
    expect(filtered(rows, '  ')).toEqual(rows);
  });
});
