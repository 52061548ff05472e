/** Formulas as functions of plain numbers: what the engine computes, without the engine. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainFunction } from '../../src/calculus/plain';
import { evaluate } from '../../src/languages/expression/evaluate';
import { ENTRIES } from '../../src/languages/expression/functions/table';
import type { Tree } from '../../src/languages/expression/tree';
import { leavesAt } from '../languages/expression/reading';
import { call, formula, list, named, number, x, y } from './built';

function value(tree: Tree, at: Readonly<Record<string, number>>): number {
  return plainFunction(tree)(new Map(Object.entries(at)));
}

function engineValue(tree: Tree, at: Readonly<Record<string, number>>): number {
  return Number(evaluate({ tree }, leavesAt(at)).item());
}

const KEYWORDS = [
  call('clamp', [x], { min: -1 }),
  call('clamp', [x], { max: 0.5 }),
  call('clamp', [x], { min: -1, max: 0.5 }),
  call('softplus', [x], { beta: 3 }),
  call('softplus', [x], { beta: 1, threshold: 1 }),
  call('leaky_relu', [x], { negative_slope: 0.2 }),
  call('elu', [x], { alpha: 1.5 }),
];
const LISTED = 'sum mean prod amax amin max min norm std var logsumexp'
  .split(' ')
  .map((name) => call(name, [list(x, call('mul', [x, y]), number(2))], name === 'logsumexp' ? { dim: 0 } : {}));
const VECTORS = [
  call('dot', [list(x, y), list(y, number(3))]),
  call('matmul', [list(x, y), list(x, number(3))]),
  call('sum', [call('mul', [list(x, y), call('exp', [list(y, number(1))])])]),
  call('select', [call('softmax', [list(x, y, number(1))], { dim: 0 })], { dim: 0, index: 1 }),
  call('select', [call('log_softmax', [list(x, y, number(1))], { dim: 0 })], { dim: 0, index: -1 }),
  call('norm', [call('sub', [list(x, y), number(1)])]),
];

describe('plain functions', () => {
  const elementwise = ENTRIES.filter(({ shape, name }) => shape === 'elementwise' && name !== 'clamp').map(
    ({ name, operands: [least] }) => [name, call(name, [x, y, call('neg', [y])].slice(0, least))] as const,
  );

  it.each([
    ...elementwise,
    ...[...KEYWORDS, ...LISTED, ...VECTORS].map(
      (tree, i) => [`${tree.kind === 'call' ? tree.operator : tree.kind} (${String(i)})`, tree] as const,
    ),
  ])('%s is what the engine computes', (_, tree) => {
    fc.assert(
      fc.property(
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        (atX, atY) => {
          const [plain, engine] = [value(tree, { x: atX, y: atY }), engineValue(tree, { x: atX, y: atY })];
          if (Number.isFinite(engine))
            expect(Math.abs(plain - engine)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(engine)));
          else expect(plain).toBe(engine);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('computes one branch only', () => {
    const factorial = (n: number): Tree =>
      n === 0
        ? number(1)
        : {
            kind: 'condition',
            condition: call('gt', [x, number(0)]),
            then: y,
            otherwise: factorial(n - 1),
            range: { start: 0, end: 1 },
          };
    expect(value(factorial(50), { x: -1, y: 7 })).toBe(1);
    expect(value(factorial(50), { x: 1, y: 7 })).toBe(7);
    expect(value(formula('x > 0 ? log(x) : y', 'javascript'), { x: -1, y: 2 })).toBe(2);
  });

  it('takes the other branch where a condition is no number', () => {
    const tree: Tree = {
      kind: 'condition',
      condition: x,
      then: number(1),
      otherwise: number(2),
      range: { start: 0, end: 1 },
    };
    expect([NaN, 0, -0, 3, -1].map((at) => value(tree, { x: at }))).toEqual([2, 2, 2, 1, 1]);
  });

  it('computes what a name stands for once, whichever mention comes first', () => {
    let tree: Tree = x;
    // Without sharing, 2 to the 60th additions.
    for (let i = 0; i < 60; i += 1) {
      const name = named(`a${String(i)}`, tree);
      tree = call('add', [name, name]);
    }
    expect(value(tree, { x: 1 })).toBe(2 ** 60);
    const log = named('l', call('log', [x]));
    const choice: Tree = {
      kind: 'condition',
      condition: call('gt', [x, number(1)]),
      then: log,
      otherwise: y,
      range: { start: 0, end: 1 },
    };
    expect(value(call('add', [choice, log]), { x: 0.5, y: 3 })).toBe(3 + Math.log(0.5));
  });

  it('has no value where a variable has none, or where a list stands for a number', () => {
    expect(value(call('add', [x, y]), { x: 1 })).toBeNaN();
    expect(value(list(x, y), { x: 1, y: 1 })).toBeNaN();
    expect(value(call('sum', [call('mul', [list(x, y), list(x, y, x)])]), { x: 1, y: 1 })).toBeNaN();
  });

  it('takes 100,000 levels without using the stack', () => {
    let tree: Tree = x;
    for (let i = 0; i < 100_000; i += 1) tree = call('add', [number(1), tree]);
    expect(value(tree, { x: 0 })).toBe(100_000);
  });

  it('gives a number at each of thousands of points', () => {
    const f = plainFunction(formula('1/(s*sqrt(2*pi))*exp(-(x - m)^2/(2*s^2)) + x*sin(3x)^2'));
    let total = 0;
    for (let i = 0; i < 20_000; i += 1)
      total += f(
        new Map([
          ['x', i / 1000],
          ['m', 1],
          ['s', 2],
        ]),
      );
    expect(Number.isFinite(total)).toBe(true);
  });
});
