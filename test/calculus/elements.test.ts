/** A formula over arrays, written out by its elements, is the same number; and says so where it would be too long. */
import { describe, expect, it } from 'vitest';
import { elementsOf, writtenOut } from '../../src/calculus/elements';
import { elementValues } from '../../src/calculus/gradient';
import { plainFunction } from '../../src/calculus/plain';
import { plainText } from '../../src/calculus/written/plain-text';
import { ENTRIES } from '../../src/languages/expression/functions/table';
import { some } from '../../src/languages/expression/fold';
import { isRefusal } from '../../src/trace/refusal';
import { flatten, shapeOf } from '../../src/trace/value';
import type { Nested } from '../../src/trace/trace';
import { differentiated, leavesAt, read, type Point } from '../languages/expression/reading';
import { evaluate } from '../../src/languages/expression/evaluate';

type Values = Readonly<Record<string, Nested>>;

function arraysOf(values: Values): ReadonlyMap<string, { shape: readonly number[]; values: number[] }> {
  return new Map(
    Object.entries(values).map(([name, value]) => [name, { shape: shapeOf(value) ?? [], values: flatten(value) }]),
  );
}

function shapesOf(values: Values): ReadonlyMap<string, readonly number[]> {
  return new Map([...arraysOf(values)].map(([name, { shape }]) => [name, shape]));
}

function text(formula: string, values: Values): string {
  const tree = writtenOut(read(formula, 'python').tree, shapesOf(values));
  return isRefusal(tree) ? `refused: ${tree.message.text}` : plainText(tree);
}

const x = [0.5, -1.25, 2];
const y = [3, 0.75, -0.5];
const W = [
  [1, 2, 0.5],
  [-1, 0.25, 4],
];
const V = [
  [0.5, -2],
  [1.5, 1],
  [3, 0.125],
];
const B = [
  [
    [1, 2],
    [3, 4],
  ],
  [
    [5, 6],
    [7, 8.5],
  ],
];

const FORMULAS: readonly (readonly [formula: string, values: Values])[] = [
  ['torch.sum(x)', { x }],
  ['torch.sum(W, dim=0) @ x', { W, x }],
  ['torch.sum(W, dim=1, keepdim=True) * W', { W }],
  ['torch.sum(B, dim=-1)', { B }],
  ['torch.sum(B, dim=(0, 2))', { B }],
  ['torch.mean(x)', { x }],
  ['torch.mean(W, dim=0)', { W }],
  ['torch.prod(x)', { x }],
  ['torch.amax(W, dim=1)', { W }],
  ['torch.amin(W, dim=0)', { W }],
  ['torch.max(x)', { x }],
  ['torch.min(x)', { x }],
  ['torch.norm(x)', { x }],
  ['torch.std(x)', { x }],
  ['torch.var(x)', { x }],
  ['torch.logsumexp(W, dim=1)', { W }],
  ['torch.softmax(W, dim=1) * W', { W }],
  ['torch.log_softmax(x, dim=0)[1]', { x }],
  ['W @ x', { W, x }],
  ['x @ V', { x, V }],
  ['W @ V', { W, V }],
  ['x @ y', { x, y }],
  ['torch.matmul(B, V[1])', { B, V }],
  ['torch.matmul(B, B)', { B }],
  ['torch.dot(x, y)', { x, y }],
  ['torch.outer(x, y) * torch.outer(y, x)', { x, y }],
  ['W.t() @ W', { W }],
  ['x.t() * y', { x, y }],
  ['x[0] * x[-1]', { x }],
  ['W[1][2] * W[0]', { W }],
  ['torch.clone(x) ** 2', { x }],
  ['W * x', { W, x }],
  ['torch.where(x > 0, x ** 2, y)', { x, y }],
  ['torch.clamp(x, min=-1, max=1)', { x }],
  ['torch.sum([x[0], 2, x[1] * y[0]])', { x, y }],
  ['(x if torch.sum(x) > 0 else y) * 2', { x, y }],
  ['torch.tanh(W @ x) @ [1, -2]', { W, x }],
];

describe('written out', () => {
  it.each(FORMULAS)('%s is the same number', (formula, values) => {
    const expression = read(formula, 'python');
    const tree = writtenOut(expression.tree, shapesOf(values));
    if (isRefusal(tree)) return expect.fail(tree.message.text);
    const { value } = differentiated(expression, values as Point);
    expect(plainFunction(tree)(elementValues(arraysOf(values)))).toBeCloseTo(value, 10);
  });

  it.each(FORMULAS)('%s has the engine’s elements in their places', (formula, values) => {
    const expression = read(formula, 'python');
    const written = elementsOf(expression.tree, shapesOf(values));
    if (isRefusal(written)) return expect.fail(written.message.text);
    const result = evaluate(expression, leavesAt(values as Point));
    expect(written.shape).toStrictEqual([...result.shape]);
    const point = elementValues(arraysOf(values));
    const found = written.elements.map((element) => plainFunction(element)(point));
    result.toArray().forEach((value, index) => {
      expect(found[index]).toBeCloseTo(value, 10);
    });
  });

  it('has every function that combines elements in these examples', () => {
    const combining = ENTRIES.filter(({ shape }) => shape !== 'elementwise').map(({ name }) => name);
    const used = new Set<string>();
    for (const [formula] of FORMULAS)
      some(read(formula, 'python').tree, (part) => {
        if (part.kind === 'call') used.add(part.operator);
        return false;
      });
    expect(combining.filter((name) => !used.has(name))).toStrictEqual([]);
  });
});

describe('as a formula', () => {
  it('names elements by their indices', () => {
    expect(text('torch.dot(x, y)', { x: [1, 2], y: [3, 4] })).toBe('x[0]·y[0] + x[1]·y[1]');
    expect(
      text('(W @ x)[1]', {
        W: [
          [1, 2],
          [3, 4],
        ],
        x: [1, 2],
      }),
    ).toBe('W[1][0]·x[0] + W[1][1]·x[1]');
    expect(text('torch.mean(x ** 2)', { x: [1, 2] })).toBe('(x[0]² + x[1]²)/2');
  });

  it('adds the elements of a result up, as the product does everywhere', () => {
    expect(text('a * x', { a: 2, x: [1, 2, 3] })).toBe('a·x[0] + a·x[1] + a·x[2]');
  });

  it('leaves a formula of numbers as it is', () => {
    const { tree } = read('3 * a ** 2 + b', 'python');
    const written = writtenOut(tree, new Map());
    expect(isRefusal(written) ? written.message.text : plainText(written)).toBe('3a² + b');
  });

  it('keeps what a name stands for in one place, however often it is mentioned', () => {
    const { tree: definition } = read('w * x', 'python');
    const range = { start: 0, end: 1 };
    const mention = { kind: 'bound', name: 'z', definition, assignment: range, range } as const;
    const square = {
      kind: 'call',
      operator: 'mul',
      operands: [mention, mention],
      keywords: {},
      range,
      operatorRange: range,
    } as const;
    const written = elementsOf(square, new Map([['x', [2]]]));
    if (isRefusal(written)) return expect.fail(written.message.text);
    const [, second] = written.elements;
    const operands = second?.kind === 'call' ? second.operands : [];
    const [left, right] = operands.flatMap((operand) => (operand.kind === 'bound' ? [operand] : []));
    expect(left?.name).toBe('z[1]');
    expect(left?.definition).toBe(right?.definition);
    expect(
      second === undefined
        ? ''
        : plainFunction(second)(
            new Map([
              ['w', 3],
              ['x[1]', 5],
            ]),
          ),
    ).toBe(225);
  });
});

describe('is refused', () => {
  it('beyond 4,000 parts, with the number', () => {
    const long = Array.from({ length: 1500 }, (_, index) => index);
    expect(text('torch.sum(x ** 2 + x)', { x: long })).toBe(
      'refused: Written out element by element, this has more than 4000 parts.',
    );
    const matrix = Array.from({ length: 40 }, () => long.slice(0, 40));
    expect(text('W @ W @ W', { W: matrix })).toMatch(/^refused: Written out/);
    expect(text('torch.softmax(x, dim=0)', { x: long })).toMatch(/^refused: Written out/);
  });

  it('where shapes do not fit', () => {
    expect(text('x + y', { x: [1, 2], y: [1, 2, 3] })).toMatch(/shapes do not fit/);
    expect(text('x @ y', { x: [1, 2], y: [1, 2, 3] })).toMatch(/shapes do not fit/);
    expect(text('x[5]', { x: [1, 2] })).toMatch(/shapes do not fit/);
  });

  it('not because of depth: a sum of two thousand terms is written out', () => {
    expect(text(`a${'+a'.repeat(1999)}`, {})).not.toMatch(/^refused/);
  });
});
