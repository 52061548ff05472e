/** Gradients by rule are autograd's, in the shape of each variable, without the engine. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientByRule, MAX_ELEMENTS } from '../../src/calculus/gradient';
import type { Nested } from '../../src/trace/trace';
import { flatten, linspace, shapeOf } from '../../src/trace/value';
import { differentiated, read, type Point } from '../languages/expression/reading';

type Values = Readonly<Record<string, Nested>>;

function gradients(formula: string, values: Values): Readonly<Record<string, readonly number[] | string>> {
  const arrays = new Map(
    Object.entries(values).map(([name, value]) => [name, { shape: shapeOf(value) ?? [], values: flatten(value) }]),
  );
  return Object.fromEntries(
    [...gradientByRule(read(formula, 'python'), arrays)].map(([name, gradient]) => [
      name,
      gradient.values ?? gradient.reason?.text ?? 'nothing',
    ]),
  );
}

function expectAutograd(formula: string, values: Values): void {
  const found = gradients(formula, values);
  const { gradients: expected } = differentiated(read(formula, 'python'), values as Point);
  for (const [name, value] of Object.entries(expected)) {
    // No gradient is None in autograd, and zeros by rule.
    const numbers = value === undefined ? flatten(values[name] ?? 0).map(() => 0) : flatten(value as Nested);
    const own = found[name];
    if (typeof own === 'string') return expect.fail(`${formula} by ${name}: ${own}`);
    expect(own).toHaveLength(Math.min(numbers.length, MAX_ELEMENTS));
    own?.forEach((one, index) => {
      const other = numbers[index] ?? NaN;
      expect(Math.abs(one - other), `${formula} by ${name}[${index}]: ${one} and ${other}`).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(other)),
      );
    });
  }
}

const x = [0.5, -1.25, 2];
const W = [
  [1, 2, 0.5],
  [-1, 0.25, 4],
];

describe('the gradient by rule', () => {
  it.each<[string, Values]>([
    ['5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5', { x: 2 }],
    ['torch.sigmoid(w * x + b)', { w: 0.5, x, b: 1 }],
    ['W * x', { W, x }],
    ['W + c', { W, c: [[1], [2]] }],
    ['torch.where(x > 0, x ** 2, w * x)', { x, w: 3 }],
    ['torch.mean((w * x + b - y) ** 2)', { w: 0.5, x, b: 1, y: [1, 2, 3] }],
    ['torch.sqrt(torch.mean((x - torch.mean(x)) ** 2))', { x }],
    ['torch.norm(x) * torch.std(x) + torch.var(W)', { x, W }],
    ['torch.logsumexp(x, dim=0)', { x }],
    ['torch.dot(x, x * a) + x @ x', { x, a: 2 }],
    ['x / torch.sum(x ** 2)', { x }],
    ['torch.tanh(W @ x) @ v', { W, x, v: [1, -2] }],
    ['torch.softmax(x, dim=0) * x', { x }],
    ['torch.prod(x)', { x }],
    ['(x[0] ** 2 if x[1] > 0 else x[2] ** 3)', { x }],
    ['torch.outer(x, x).t()', { x }],
    ['(a * x if a > 0 else x) * 2', { a: 1.5, x }],
  ])('of %s is autograd’s', expectAutograd);

  it('is zeros of a variable that the result does not depend on', () => {
    expect(gradients('f = lambda x, y: x ** 2', { x: 3, y: [1, 2] })).toStrictEqual({
      x: [6],
      y: [0, 0],
    });
  });

  it('adds up what a broadcast number does in every element', () => {
    expect(gradients('a * x', { a: 2, x: [1, 2, 4] })).toStrictEqual({ a: [7], x: [2, 2, 2] });
  });

  it('is nan and inf where the rule is', () => {
    expect(gradients('torch.sqrt(x)', { x: [0, 4, -1] })).toStrictEqual({ x: [Infinity, 0.25, NaN] });
  });

  it('is autograd’s at any values', () => {
    const some = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 5 }), some, some, (values, w, b) => {
        expectAutograd('torch.mean(torch.tanh(w * x + b) ** 2) + torch.sum(x * b)', { x: values, w, b });
      }),
      { numRuns: 50 },
    );
  });
});

describe('what it costs', () => {
  const many = linspace(-3, 3, 1000);

  it('is bounded: of very many elements the first thousand', () => {
    expect(gradients('x ** 2', { x: linspace(0, 1, 50_000) })['x']).toHaveLength(1000);
  });

  it('is little for a mean over a thousand elements, though each is a variable', () => {
    expectAutograd('torch.mean((w * x + b - y) ** 2)', { w: 0.5, x: many, b: 1, y: many.map(Math.sin) });
  });

  it('says so where it would be too much', () => {
    const matrix = Array.from({ length: 30 }, () => many.slice(0, 30));
    expect(gradients('torch.sum(torch.tanh(W @ W) @ W)', { W: matrix })['W']).toMatch(/too large|more than 4000 parts/);
    expect(gradients('a * x', { a: 1, x: linspace(0, 1, 400_000) })['a']).toMatch(/too large/);
  });
});

describe('where there is no one slope', () => {
  it.each<[string, Values]>([
    ['torch.amax(x)', { x: [1, 1, 1] }],
    ['torch.amin(x)', { x: [1, 2, 1, 1] }],
    ['torch.max(x) * x[0]', { x: [2, 2, 2] }],
    ['torch.amax(x, dim=0).sum()', { x: [[1, 1], [1, 2], [1, 1]] }], // prettier-ignore
    ['torch.maximum(torch.maximum(x, y), z)', { x: 1, y: 1, z: 1 }],
  ])('what ties shares the slope as in PyTorch: %s', (formula, values) => {
    expectAutograd(formula, values);
  });

  it.each<[string, Values]>([
    ['x**(2 if y > 0 else 3)', { x: -2, y: 1 }],
    ['x**(2 if x < 0 else x)', { x: -2 }],
    ['x**torch.where(x > -5, 2, 3)', { x: -2 }],
  ])('an exponent chosen by a condition is the one that is taken: %s', (formula, values) => {
    expectAutograd(formula, values);
  });
});
