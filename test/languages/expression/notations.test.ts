/** Formulas of real code and papers in every notation: what is read, its value and its gradient, and the page that shows them. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { Expression } from '../../../src/languages/expression/expression';
import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal } from '../../../src/trace/refusal';
import type { Line, NotationLines } from '../../fixtures/notations/notation';
import { NOTATIONS } from '../../fixtures/notations/notations';
import { notationsPage } from '../../../scripts/generate/notations';
import { differentiated } from './reading';

/** A vector's count of elements, 0 for a number. */
type Sizes = ReadonlyMap<string, number>;

function sizesOf(names: string): Sizes {
  return new Map(
    names.split(' ').map((name): [string, number] => {
      const [, vector, size] = /^(.*):(\d+)$/.exec(name) ?? [];
      return vector === undefined ? [name, 0] : [vector, Number(size)];
    }),
  );
}

function expressionOf({ language, before = '' }: NotationLines, source: string): Expression {
  const text = before + source;
  const expression = readExpression(text, { start: before.length, end: text.length }, { language });
  return isRefusal(expression)
    ? expect.fail(`${source}: ${expression.message.text} ${expression.hint?.text ?? ''}`)
    : expression;
}

/** Values between 0.3 and 0.95 that repeat nowhere, in the order of the variables. */
function valueAt(index: number): number {
  return 0.3 + 0.65 * ((0.41 + index * 0.618_034) % 1);
}

/** The values one after another, cut into the variables they belong to. */
function pointOf(sizes: Sizes, values: readonly number[]): Record<string, number | number[]> {
  let at = 0;
  return Object.fromEntries(
    [...sizes].map(([name, size]) => {
      const taken = values.slice(at, at + Math.max(size, 1));
      at += taken.length;
      return [name, size === 0 ? (taken[0] ?? NaN) : taken];
    }),
  );
}

function check(notation: NotationLines, [, source, names, formula, at]: Line): void {
  const sizes = sizesOf(names);
  const expression = expressionOf(notation, source);
  expect(expression.variables.map(({ name }) => name)).toEqual([...sizes.keys()]);
  const count = [...sizes.values()].reduce((sum, size) => sum + Math.max(size, 1), 0);
  const values = at ?? Array.from({ length: count }, (_, i) => valueAt(i));
  const expected = formula(...values);
  expect(expected).not.toBeNaN();
  const { value, gradients } = differentiated(expression, pointOf(sizes, values));
  expect(Math.abs(value - expected), `value ${String(value)}, not ${String(expected)}`).toBeLessThan(
    1e-9 * Math.max(1, Math.abs(expected)),
  );
  const found = [...sizes.keys()].flatMap((name) => gradients[name] ?? 0) as number[];
  values.forEach((_, i) => {
    const moved = (by: number): number => formula(...values.map((other, j) => (j === i ? other + by : other)));
    const slope = (moved(1e-5) - moved(-1e-5)) / 2e-5;
    expect(
      Math.abs((found[i] ?? NaN) - slope),
      `slope ${String(i)}: ${String(found[i])}, not ${String(slope)}`,
    ).toBeLessThan(2e-6 * Math.max(1, Math.abs(slope)));
  });
}

describe.each(NOTATIONS)('$title', (notation) => {
  it('has at least 30 formulas', () => {
    expect(new Set(notation.lines.map(([, source]) => source)).size).toBeGreaterThanOrEqual(30);
  });

  it.each(notation.lines.map((line) => [line[0], line[1], line] as const))('%s: %s', (_from, _source, line) => {
    check(notation, line);
  });
});

it('docs/notations.md is what these formulas give; `npm run generate` writes it', () => {
  expect(readFileSync('docs/notations.md', 'utf8')).toBe(notationsPage());
});
