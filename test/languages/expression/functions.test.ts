/** Whole functions: their parameters are the variables, what they assign is computed once, what they return is the formula. */
import { describe, expect, it } from 'vitest';

import { findFunction } from '../../../src/languages/expression/document/function';
import { isRefusal } from '../../../src/trace/refusal';
import { FUNCTIONS } from './functions-sources';
import { differentiated, read } from './reading';

const STEP = 1e-5;

function slopes(computes: (...values: number[]) => number, at: readonly number[]): number[] {
  return at.map((value, i) => {
    const moved = (by: number): number => computes(...at.map((other, j) => (i === j ? value + by : other)));
    return (moved(STEP) - moved(-STEP)) / (2 * STEP);
  });
}

describe.each(Object.entries(FUNCTIONS))('%s', (language, functions) => {
  it.each(functions)('$source', ({ source, computes, at }) => {
    const expression = read(source, language);
    const names = expression.variables.map(({ name }) => name);
    expect(names).toHaveLength(at.length);
    const { value, gradients } = differentiated(
      expression,
      Object.fromEntries(names.map((name, i) => [name, at[i] ?? NaN])),
    );
    expect(value).toBeCloseTo(computes(...at), 10);
    slopes(computes, at).forEach((slope, i) => {
      expect(Number(gradients[names[i] ?? ''] ?? 0)).toBeCloseTo(slope, 5);
    });
  });

  it.each(functions)('is found in a document: $source', ({ source }) => {
    const before = language === 'python' ? 'import x\n\n' : '\n';
    const text = `${before}${source}\n`;
    const inside = before.length + source.trimEnd().length - 2;
    const found = findFunction(text, language, inside);
    if (isRefusal(found)) return expect.fail(found.message.text);
    expect(source).toContain(text.slice(found.start, found.end).slice(0, -1));
    expect(read(text.slice(found.start, found.end), language).variables).toEqual(
      read(source, language).variables.map((variable) => expect.objectContaining({ name: variable.name }) as unknown),
    );
  });
});
