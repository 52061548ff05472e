/** What stands around a formula or names a part of something: elements, targets that have no name, macros, R's arrow. */
import { describe, expect, it } from 'vitest';

import { read, refused, shown } from './reading';
import { cpuTime } from '../../../src/runtime/process/cpu-time';

const variables = (source: string, language: string): readonly string[] =>
  read(source, language).variables.map(({ name }) => name);

describe('of a parameter only what the formula mentions varies', () => {
  it.each([
    ['python', 'def f(a, i):\n    return a[i] * a[i+1]', ['a[i]', 'a[i+1]']],
    ['c', 'double f(const double *a, int n, int i) { return a[n*i] + a[0]; }', ['a', 'a[n*i]']],
    ['javascript', 'const f = (p, k) => p[k].x ** 2 + k', ['k', 'p[k].x']],
    ['javascript', 'const f = (a, b) => a.x * a.y', ['b', 'a.x', 'a.y']],
    ['python', 'def f(ab, a, i):\n    return a[i] * 2', ['ab', 'a[i]']],
  ] as const)('%s: %s', (language, source, names) => {
    expect(variables(source, language)).toEqual(names);
  });
});

describe('targets', () => {
  it.each([
    ['python', 'u[i] = x*x + 1', null, 'add(mul(x, x), 1)'],
    ['python', 'self.u[i, j] = x*x', null, 'mul(x, x)'],
    ['python', 'y = u[i][0] = x*x', 'y', 'mul(x, x)'],
    ['r', 'x^2 + 1 -> y', 'y', 'add(pow(x, 2), 1)'],
    ['c', '#define SQ(x) ((x)*(x))', 'SQ', 'mul(x, x)'],
    ['cpp', '#define LERP(a, b, t) ((a) + (t) * ((b) - (a)))', 'LERP', 'add(a, mul(t, sub(b, a)))'],
    ['c', '#define HALF (x / 2.0)', 'HALF', 'div(x, 2)'],
  ] as const)('%s: %s', (language, source, name, tree) => {
    const expression = read(source, language);
    expect([expression.name, shown(expression.tree)]).toEqual([name, tree]);
  });

  it.each([
    ['python', '(y := x*x) + 1', 'expression.nested-assignment'],
    ['python', 'u[i] == x', 'expression.comparison'],
    ['c', '#define SQ(x)', 'expression.unexpected-end'],
    ['c', '#include <math.h>', 'expression.unexpected'],
  ])('%s: %s is refused', (language, source, id) => {
    expect(refused(source, language).message.id).toBe(id);
  });
});

/** Twenty times what they take on a machine of its own; each took seconds where every part was compared with all. */
it.each([
  ['javascript', 'a:', 'expression.too-deep'],
  ['python', 'a.b.', 'expression.unexpected-end'],
  ['c', 'a=', 'expression.too-deep'],
])('%s: thousands of “%s” are refused at once', (language, part, id) => {
  const began = cpuTime();
  expect(refused(part.repeat(9_900 / part.length), language).message.id).toBe(id);
  expect(cpuTime() - began).toBeLessThan(500);
});
