/** What holds for every derivative, on random expressions: linearity, broadcasting, sums, symmetry, agreement of paths. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { apart, disagreement } from './differences';
import { coordinate, evaluate, steps, type Step } from './expressions';
import { expectNone } from './expectations';

/** Random runs differ from each other but not from day to day. */
const RUNS = { seed: 20_26, numRuns: 60 };

/** Inputs that broadcast with each other. */
const SHAPES = [[2, 3], [3], [], [2, 1]] as const;
const COUNT = 2 * 3 + 3 + 1 + 2;
const point = fc.array(coordinate, { minLength: COUNT, maxLength: COUNT });

function leaves(at: readonly number[]): Tensor[] {
  let offset = 0;
  return SHAPES.map((shape) => {
    const size = shape.reduce((product: number, length) => product * length, 1);
    const part = at.slice(offset, (offset += size));
    return torch
      .tensor(part, { dtype: torch.float64 })
      .reshape([...shape])
      .detach()
      .requires_grad_();
  });
}

function flat(tensors: readonly (Tensor | null)[]): number[] {
  return tensors.flatMap((tensor) => tensor?.toArray() ?? []);
}

function gradients(output: Tensor, inputs: readonly Tensor[], direction: Tensor | null = null): number[] {
  return flat(torch.autograd.grad(output, [...inputs], direction, { retain_graph: true, materialize_grads: true }));
}

/** A direction of the output's shape from a few numbers. */
function directed(output: Tensor, numbers: readonly number[]): Tensor {
  const values = Array.from({ length: output.numel() }, (_, index) => numbers[index % numbers.length] ?? 1);
  return torch.tensor(values, { dtype: torch.float64 }).reshape([...output.shape]);
}

function closeTo(actual: readonly number[], expected: readonly number[]): void {
  expectNone(apart(actual, expected, 1e-12));
}

describe('the gradient of any expression', () => {
  const program = steps(8);

  it('agrees with differences', () => {
    fc.assert(
      fc.property(program, point, (expression, at) => {
        const value = (values: readonly number[]): Tensor => evaluate(expression, leaves(values)).sum();
        const inputs = leaves(at);
        const actual = gradients(evaluate(expression, inputs).sum(), inputs);
        expectNone(disagreement((values) => Number(value(values).item()), at, actual));
      }),
      RUNS,
    );
  });

  it('has a gradient that agrees with differences again', () => {
    fc.assert(
      fc.property(steps(5), point, (expression, at) => {
        const first = (values: readonly number[]): [Tensor[], Tensor] => {
          const inputs = leaves(values);
          const parts = torch.autograd.grad(evaluate(expression, inputs).sum(), inputs, null, {
            create_graph: true,
            materialize_grads: true,
          });
          const squares = parts.flatMap((part) => (part === null ? [] : [part.mul(part).sum()]));
          return [inputs, squares.reduce((sum, square) => sum.add(square))];
        };
        const [inputs, total] = first(at);
        const actual = total.requires_grad ? gradients(total, inputs) : at.map(() => 0);
        expectNone(disagreement((values) => Number(first(values)[1].item()), at, actual));
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  it('is linear in the direction', () => {
    const direction = fc.array(coordinate, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(program, point, direction, direction, coordinate, (expression, at, v, w, factor) => {
        const inputs = leaves(at);
        const output = evaluate(expression, inputs);
        const [left, right] = [directed(output, v), directed(output, w)];
        const apart = gradients(output, inputs, right);
        const expected = gradients(output, inputs, left).map((part, index) => factor * part + (apart[index] ?? NaN));
        closeTo(gradients(output, inputs, left.mul(factor).add(right)), expected);
      }),
      RUNS,
    );
  });

  it('of a sum is the sum of the gradients', () => {
    fc.assert(
      fc.property(program, program, point, (one, other, at) => {
        const inputs = leaves(at);
        const [f, g] = [evaluate(one, inputs).sum(), evaluate(other, inputs).mean()];
        const second = gradients(g, inputs);
        closeTo(
          gradients(f.add(g), inputs),
          gradients(f, inputs).map((part, index) => part + (second[index] ?? NaN)),
        );
      }),
      RUNS,
    );
  });

  it('accumulates over two backward passes', () => {
    fc.assert(
      fc.property(program, point, (expression, at) => {
        const inputs = leaves(at);
        const output = evaluate(expression, inputs).sum();
        const once = gradients(output, inputs);
        output.backward({ retain_graph: true });
        output.backward();
        closeTo(
          flat(inputs.map((input) => input.grad)),
          once.map((part) => 2 * part),
        );
      }),
      RUNS,
    );
  });

  it('of a broadcast operand is the sum over the places it was repeated to', () => {
    fc.assert(
      fc.property(program, point, (expression, at) => {
        const inputs = leaves(at);
        const repeated = inputs.map((input) => input.detach().expand([2, 3]).clone().detach().requires_grad_());
        const narrow = torch.autograd.grad(evaluate(expression, inputs).sum(), inputs);
        const wide = torch.autograd.grad(evaluate(expression, repeated).sum(), repeated);
        closeTo(flat(narrow), flat(wide.map((part, index) => summedTo(part, SHAPES[index] ?? []))));
      }),
      RUNS,
    );
  });
});

/** Sum of a [2, 3] gradient over the places that an operand of this shape was repeated to, by plain loops. */
function summedTo(gradient: Tensor | null, shape: readonly number[]): Tensor {
  const values = gradient?.toArray() ?? [];
  const [rows, columns] = [shape.length === 2 ? (shape[0] ?? 1) : 1, shape.at(-1) ?? 1];
  const sums = new Array<number>(rows * columns).fill(0);
  for (const [index, value] of values.entries()) {
    const place = (Math.floor(index / 3) % rows) * columns + ((index % 3) % columns);
    sums[place] = (sums[place] ?? 0) + value;
  }
  return torch.tensor(sums, { dtype: torch.float64 }).reshape([...shape]);
}

describe('the Hessian of any expression', () => {
  it('is symmetric', () => {
    fc.assert(
      fc.property(steps(6), fc.array(coordinate, { minLength: 3, maxLength: 3 }), (expression, at) => {
        const inputs = at.map((value) => torch.tensor(value, { dtype: torch.float64, requires_grad: true }));
        const first = torch.autograd.grad(evaluate(expression, inputs), inputs, null, {
          create_graph: true,
          materialize_grads: true,
        });
        const rows = first.map((part) =>
          part?.requires_grad === true ? gradients(part, inputs) : inputs.map(() => 0),
        );
        closeTo(
          rows.flat(),
          inputs.flatMap((_, column) => rows.map((row) => row[column] ?? NaN)),
        );
      }),
      RUNS,
    );
  });
});

describe('pointwise operators', () => {
  /** Values and gradients of an expression of one operand. */
  function both(expression: readonly Step[], x: Tensor): number[] {
    const output = evaluate(expression, [x]);
    return [...output.detach().toArray(), ...gradients(output.sum(), [x])];
  }

  it('commute with transposing and reshaping', () => {
    fc.assert(
      fc.property(steps(6), fc.array(coordinate, { minLength: 6, maxLength: 6 }), (expression, at) => {
        const x = torch.tensor(at, { dtype: torch.float64 }).reshape([2, 3]).detach();
        const plain = evaluate(expression, [x]);
        expect(evaluate(expression, [x.t()]).t().tolist()).toEqual(plain.tolist());
        expect(
          evaluate(expression, [x.reshape([3, 2])])
            .reshape([2, 3])
            .tolist(),
        ).toEqual(plain.tolist());
      }),
      RUNS,
    );
  });

  it.each([torch.float64, torch.float32])(
    'give the same bits for a 0-d tensor as for an array of one element (%s)',
    (dtype) => {
      fc.assert(
        fc.property(steps(6), coordinate, (expression, at) => {
          const scalar = torch.tensor(at, { dtype, requires_grad: true });
          const array = torch.tensor([at], { dtype, requires_grad: true });
          expect(both(expression, scalar)).toEqual(both(expression, array));
        }),
        RUNS,
      );
    },
  );
});
