/** Which derivatives can be inserted, and what they are called. */
import { describe, expect, test } from 'vitest';
import { derivativeChoices, formChoices, partialLabel, preview } from '../../src/editor/insertion/choices';
import type { Trace } from '../../src/trace/trace';
import { square, tensor } from './traces';

/** The trace of a formula in variables of these shapes. */
function traceOf(shapes: Readonly<Record<string, readonly number[]>>, name: string | null = null): Trace {
  const base = square();
  const names = Object.keys(shapes);
  return {
    ...base,
    output: { ...base.output, name },
    tensors: names.map((one, id) => tensor(id, [1], { shape: shapes[one] ?? [] })),
    variables: names.map((one, id) => ({
      name: one,
      tex: one,
      tensor: id,
      origin: 'entered',
      definition: null,
      mentions: [],
    })),
  };
}

const listed = (trace: Trace): readonly string[] =>
  derivativeChoices(trace).map(({ label, by }) => `${label}: ${by.map((one) => one.join(' ')).join(', ')}`);

describe('derivatives', () => {
  test('of one variable', () => {
    expect(listed(traceOf({ x: [] }))).toEqual(['∂f/∂x: x', '∂²f/∂x²: x x']);
  });

  test('of several: each, the gradient, the second ones, the Hessian', () => {
    expect(listed(traceOf({ u: [], v: [] }, 'L'))).toEqual([
      '∂L/∂u: u',
      '∂L/∂v: v',
      'Gradient: u, v',
      '∂²L/∂u²: u u',
      '∂²L/∂v∂u: u v',
      '∂²L/∂v²: v v',
      'Hessian: u u, u v, v u, v v',
    ]);
  });

  test('of an array: by each element', () => {
    expect(listed(traceOf({ x: [2] })).slice(0, 3)).toEqual([
      '∂f/∂x[0]: x[0]',
      '∂f/∂x[1]: x[1]',
      'Gradient: x[0], x[1]',
    ]);
    expect(listed(traceOf({ W: [2, 2] })).slice(0, 4)).toEqual([
      '∂f/∂W[0][0]: W[0][0]',
      '∂f/∂W[0][1]: W[0][1]',
      '∂f/∂W[1][0]: W[1][0]',
      '∂f/∂W[1][1]: W[1][1]',
    ]);
  });

  test('of a large array: none', () => {
    expect(listed(traceOf({ x: [1000] }))).toEqual([]);
    expect(listed(traceOf({ x: [1000], w: [] }))).toEqual(['∂f/∂w: w', '∂²f/∂w²: w w']);
  });

  test('of many variables: no list of second ones', () => {
    const many = Object.fromEntries('abcdefgh'.split('').map((name) => [name, []]));
    expect(listed(traceOf(many)).map((line) => line.split(':')[0])).toEqual([
      ...'abcdefgh'.split('').map((name) => `∂f/∂${name}`),
      'Gradient',
    ]);
  });

  test('of higher orders have their powers', () => {
    expect(partialLabel('f', ['x', 'x', 'x'])).toBe('∂³f/∂x³');
    expect(partialLabel('f', ['x', 'x', 'y'])).toBe('∂³f/∂y∂x∂x');
  });
});

describe('forms', () => {
  test('a function’s own derivative is a function first, and no value', () => {
    expect(formChoices(false).map(({ form }) => form)).toEqual(['value', 'function', 'expression']);
    expect(formChoices(true).map(({ form }) => form)).toEqual(['function', 'expression']);
  });

  test('are shown on one line', () => {
    expect(preview('function f(x) {\n  return x;\n}\n')).toBe('function f(x) { ↵ return x; ↵ }');
    expect(preview('x'.repeat(500))).toHaveLength(161);
  });
});
