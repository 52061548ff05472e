/** Running expressions on the engine: values, PyTorch's nodes, branches, and what is refused with its place. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { cost } from '../../../src/languages/expression/cost';
import { evaluate, EvaluationError } from '../../../src/languages/expression/evaluate';
import { callTree, nameTree, numberTree } from '../../../src/languages/expression/fold';
import { ENTRIES } from '../../../src/languages/expression/functions/table';
import { hasBranches, hasReductions, isElementwise } from '../../../src/languages/expression/structure';
import type { Tree } from '../../../src/languages/expression/tree';
import { isRefusal } from '../../../src/trace/refusal';
import { differentiated, leavesAt, read, valueOf, type Point } from './reading';

const RANGE = { start: 0, end: 0 };

describe('every function of the table', () => {
  const names = ['x', 'y', 'z'];
  const point = { x: 0.6, y: 0.3, z: 0.8 };
  const pointwise = ENTRIES.filter(({ shape }) => shape === 'elementwise');

  it.each(pointwise.map((entry) => [entry.name, entry] as const))(
    '%s gives the engine’s value what plain numbers give',
    (name, entry) => {
      const x = name === 'acosh' ? 1.6 : 0.6;
      const keywords = name === 'clamp' ? { min: 0.7, max: 2 } : {};
      const operands = names.slice(0, entry.operands[0]).map((variable): Tree => nameTree(variable, RANGE));
      const found = valueOf({ tree: callTree(name, operands, RANGE, RANGE, keywords) }, { ...point, x });
      const numbers = name === 'clamp' ? [x, 0.7, 2] : [x, 0.3, 0.8].slice(0, operands.length);
      expect(found).toBeCloseTo(entry.plain(...numbers), 10);
    },
  );

  it.each(pointwise.filter(({ operands }) => operands[0] === 2).map((entry) => [entry.name, entry] as const))(
    '%s takes a number on either side',
    (name, { plain }) => {
      const x = nameTree('x', RANGE);
      const number = numberTree(0.3, RANGE);
      expect(valueOf({ tree: callTree(name, [x, number], RANGE, RANGE) }, point)).toBeCloseTo(plain(0.6, 0.3), 12);
      expect(valueOf({ tree: callTree(name, [number, x], RANGE, RANGE) }, point)).toBeCloseTo(plain(0.3, 0.6), 12);
    },
  );

  it.each([
    ['sum(x)', { x: [1, 2, 3] }, 6],
    ['mean(x)', { x: [1, 2, 3] }, 2],
    ['prod(x)', { x: [1, 2, 3] }, 6],
    ['max(x)', { x: [1, 2, 3] }, 3],
    ['min(x)', { x: [1, 2, 3] }, 1],
    ['norm(x)', { x: [3, 4] }, 5],
    ['x.std()', { x: [1, 2, 3] }, 1],
    ['x.var()', { x: [1, 2, 3] }, 1],
    ['logsumexp(x, 0)', { x: [0, 0] }, Math.log(2)],
    ['softmax(x, dim=0)[0]', { x: [0, 0] }, 0.5],
    ['log_softmax(x, dim=0)[0]', { x: [0, 0] }, -Math.log(2)],
    ['dot(x, y)', { x: [1, 2], y: [3, 4] }, 11],
    ['x @ y', { x: [1, 2], y: [3, 4] }, 11],
    ['np.dot(x, y)', { x: [1, 2], y: [3, 4] }, 11],
    ['outer(x, y).sum()', { x: [1, 2], y: [3, 4] }, 21],
    ['x.amax()', { x: [1, 5, 3] }, 5],
    ['np.min(x)', { x: [1, 5, 3] }, 1],
    ['x[1]', { x: [1, 5, 3] }, 5],
    ['x[-1] * 2', { x: [1, 5, 3] }, 6],
    ['sum([x, 2 * x, 3])', { x: 2 }, 9],
    ['(torch.tensor([1.0, 2.0]) * x).sum()', { x: 2 }, 6],
    ['torch.linspace(0, 1, 5).sum() * x', { x: 2 }, 5],
  ] as const)('%s', (text, point, value) => {
    expect(valueOf(read(text, 'python'), point as Point)).toBeCloseTo(value, 12);
  });
});

describe('nodes are PyTorch’s', () => {
  /** Names of the nodes from the result to the first operand's end. */
  function chain(tensor: Tensor): string[] {
    const names: string[] = [];
    for (let node = tensor.grad_fn; node !== null; node = node.next_functions[0]?.[0] ?? null) names.push(node.name());
    return names.map((name) => name.replace('torch::autograd::', ''));
  }

  it.each([
    ['5*x**4', ['MulBackward0', 'PowBackward0', 'AccumulateGrad']],
    ['3*x**2', ['MulBackward0', 'PowBackward0', 'AccumulateGrad']],
    ['2 - x', ['RsubBackward1', 'AccumulateGrad']],
    ['x - 2', ['SubBackward0', 'AccumulateGrad']],
    ['1 / x', ['MulBackward0', 'ReciprocalBackward0', 'AccumulateGrad']],
    ['x / 2', ['DivBackward0', 'AccumulateGrad']],
    ['2**x', ['PowBackward2', 'AccumulateGrad']],
    ['x**x', ['PowBackward1', 'AccumulateGrad']],
    ['-x', ['NegBackward0', 'AccumulateGrad']],
    ['math.sin(x / 2**1.5)', ['SinBackward0', 'DivBackward0', 'AccumulateGrad']],
    ['6*x**2 + 2*x + 4', ['AddBackward0', 'AddBackward0', 'MulBackward0', 'PowBackward0', 'AccumulateGrad']],
    ['(x**2).sum()', ['SumBackward0', 'PowBackward0', 'AccumulateGrad']],
    ['x.sum(0)', ['SumBackward1', 'AccumulateGrad']],
    ['torch.clamp(x, min=0)', ['ClampBackward1', 'AccumulateGrad']],
    ['x @ x', ['DotBackward0', 'AccumulateGrad']],
    ['torch.where(x > 0, x, 0)', ['WhereBackward0', 'AccumulateGrad']],
  ])('%s', (text, names) => {
    const point: Point = /@|sum/.test(text) ? { x: [1, 2] } : { x: 2 };
    expect(chain(evaluate(read(text, 'python'), leavesAt(point)))).toEqual(names);
  });

  it('constants fold: no node for 2 ** 1.5', () => {
    const seen: string[] = [];
    const text = 'x * (2**1.5 + math.sin(1))';
    evaluate(read(text, 'python'), leavesAt({ x: 1 }), {
      enter: ({ start, end }) => seen.push(text.slice(start, end)),
      branch: () => undefined,
    });
    expect(seen).toEqual([text]);
  });
});

describe('branches', () => {
  const abs = 'x > 0 ? x * 2 : -x';

  it.each([
    [3, 6, 2],
    [-3, 3, -1],
  ])('the one that is taken is differentiated (x = %s)', (x, value, slope) => {
    const found = differentiated(read(abs, 'javascript'), { x });
    expect(found.value).toBe(value);
    expect(found.gradients['x']).toBe(slope);
  });

  it('the listener learns what ran and what did not', () => {
    const told: string[] = [];
    const shown = ({ start, end }: { start: number; end: number }): string => abs.slice(start, end);
    const listener = {
      enter: (range: { start: number; end: number }) => told.push(`enter ${shown(range)}`),
      branch: (taken: { start: number; end: number }, skipped: { start: number; end: number }) =>
        told.push(`took ${shown(taken)}, not ${shown(skipped)}`),
    };
    evaluate(read(abs, 'javascript'), leavesAt({ x: 1 }), listener);
    expect(told).toEqual(['enter x > 0', 'took x * 2, not -x', 'enter x * 2']);
  });

  it('what is not taken may be undefined', () => {
    expect(differentiated(read('x > 0 ? x : Math.log(x)', 'javascript'), { x: 2 }).gradients['x']).toBe(1);
  });

  it('a condition on a vector is refused at the condition', () => {
    expect(refusalOf('x if x > 0 else -x', { x: [1, -1] })).toEqual(['x > 0', 'expression.ambiguous-condition']);
  });
});

function refusalOf(text: string, point: Point): readonly [string, string] {
  try {
    evaluate(read(text, 'python'), leavesAt(point));
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const { range, message } = error.refusal;
    return [text.slice(range.start, range.end), message.id];
  }
  return expect.fail(`${text} was evaluated`);
}

describe('what does not fit', () => {
  it('is refused at the call, in PyTorch’s words', () => {
    const text = '1 + (x * y) / 2';
    expect(refusalOf(text, { x: [1, 2, 3], y: [1, 2] })).toEqual(['x * y', 'expression.engine']);
    expect(refusalOf('x @ y', { x: 1, y: 2 })[1]).toBe('expression.engine');
    expect(refusalOf('x[3]', { x: [1, 2] })[1]).toBe('expression.engine');
  });

  it('a variable without a value is named', () => {
    expect(refusalOf('x * y', { x: 1 })).toEqual(['y', 'expression.missing-value']);
  });

  it('rows of different lengths are refused', () => {
    expect(refusalOf('x * torch.tensor([[1, 2], [3]])', { x: 1 })[1]).toBe('expression.ragged-list');
  });
});

it('a constant result is a tensor, too', () => {
  expect(evaluate(read('f(x) = 3', 'plaintext'), leavesAt({ x: 1 })).item()).toBe(3);
});

it('lists take the dtype of the variables', () => {
  const leaves = new Map([['x', torch.tensor(2, { requires_grad: true })]]);
  expect(String(evaluate(read('x * torch.tensor([1.0, 2.0])', 'python'), leaves))).toBe(
    'tensor([2., 4.], grad_fn=<MulBackward0>)',
  );
});

describe('cost', () => {
  const costOf = (text: string, shapes: Readonly<Record<string, readonly number[]>>): unknown => {
    const found = cost(read(text, 'python'), new Map(Object.entries(shapes)));
    return isRefusal(found) ? found.message.text : found;
  };

  it.each([
    ['x * 2 + 1', { x: [] }, { operators: 2, elements: 2 }],
    ['x * y', { x: [3, 1], y: [4] }, { operators: 1, elements: 12 }],
    ['(x * y).sum()', { x: [3], y: [3] }, { operators: 2, elements: 6 }],
    ['x @ y', { x: [100, 200], y: [200, 300] }, { operators: 1, elements: 6_000_000 }],
    ['x @ y', { x: [5, 2, 3], y: [3] }, { operators: 1, elements: 30 }],
    ['x.sum(0) @ y', { x: [4, 3], y: [3] }, { operators: 2, elements: 15 }],
    ['x[0] * 2', { x: [4, 3] }, { operators: 2, elements: 4 }],
    ['outer(x, y)', { x: [4], y: [3] }, { operators: 1, elements: 12 }],
    ['x if a > 0 else x * 2', { x: [10], a: [] }, { operators: 2, elements: 11 }],
    ['x * [1, 2, 3]', { x: [] }, { operators: 2, elements: 6 }],
  ] as const)('%s of %j', (text, shapes, expected) => {
    expect(costOf(text, shapes)).toEqual(expected);
  });

  it('refuses shapes that do not fit, before anything runs', () => {
    expect(costOf('x * y', { x: [3], y: [2] })).toBe(
      'The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 0',
    );
    expect(costOf('x @ y', { x: [], y: [] })).toBe('A matrix product needs vectors or matrices on both sides.');
    expect(costOf('x.sum(2)', { x: [3] })).toContain('Dimension out of range');
  });
});

describe('structure', () => {
  it.each([
    ['x**2 * sin(y)', true, false, false],
    ['where(x > 0, x, 0)', true, false, false],
    ['max(x, 0)', true, false, false],
    ['x if x > 0 else -x', false, true, false],
    ['x.sum()', false, false, true],
    ['x @ y', false, false, true],
    ['x[0]', false, false, true],
    ['softmax(x, 0)', false, false, true],
    ['x * [1, 2]', false, false, false],
  ])('%s', (text, elementwise, branches, reductions) => {
    const expression = read(text, 'python');
    expect([isElementwise(expression), hasBranches(expression), hasReductions(expression)]).toEqual([
      elementwise,
      branches,
      reductions,
    ]);
  });
});
