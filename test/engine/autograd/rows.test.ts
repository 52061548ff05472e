/**
 * Jacobians and Hessians whose rows are computed together are those that one pass for each row gives, which is how they are
 * computed where an observer listens or user code runs on the way.
 */
import { describe, expect, it } from 'vitest';

import { observed } from '../../../src/engine/observer';
import { torch, type Tensor } from '../../../src/engine/torch';

const { hessian, jacobian } = torch.autograd.functional;
const looking = { onCall: () => undefined, onNode: () => undefined, onAccumulate: () => undefined };

/** A result is a tensor, or a list of results. */
function flat(result: unknown): Tensor[] {
  return Array.isArray(result) ? result.flatMap(flat) : [result as Tensor];
}

/** The result, or the error; with the rows together, and one by one. */
function both(compute: () => unknown): void {
  const outcome = (): readonly Tensor[] | string => {
    try {
      return flat(compute());
    } catch (error) {
      return String(error);
    }
  };
  const together = outcome();
  const apart = observed(looking, outcome);
  if (typeof together === 'string' || typeof apart === 'string') {
    expect(together).toBe(apart);
    return;
  }
  expect(together.map(described)).toEqual(apart.map(described));
  together.forEach((tensor, i) => {
    const others = apart[i]?.toArray() ?? [];
    tensor.toArray().forEach((value, k) => {
      const other = others[k] ?? NaN;
      if (!Object.is(value, other)) expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-12 * Math.abs(other));
    });
  });
}

const described = (tensor: Tensor): readonly unknown[] => [
  String(tensor.shape),
  String(tensor.dtype),
  tensor.requires_grad,
  tensor.is_leaf,
  tensor.is_contiguous(),
];

const numbers = (count: number, ...shape: readonly number[]): Tensor =>
  torch
    .tensor(
      Array.from({ length: count }, (_, i) => Math.sin(3 * i + 1)),
      { dtype: torch.float64 },
    )
    .view(shape.length === 0 ? [count] : shape);

const rosenbrock = (x: Tensor): Tensor => {
  const [head, tail] = [x.narrow(0, 0, 4), x.narrow(0, 1, 4)];
  return tail.sub(head.pow(2)).pow(2).mul(100).add(head.rsub(1).pow(2)).sum();
};

const functions: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  'element by element': (x) => x.sin().mul(x.exp()).sub(x.pow(3)).div(x.square().add(1)),
  'with special values': (x) => x.mul(0).log().add(x.sqrt()).add(x.abs()),
  'of which some are chosen': (x) => torch.where(x.gt(0), x.mul(2), x.neg().exp()),
  'a matrix of them': (x) => x.unsqueeze(0).mul(x.unsqueeze(1)).add(x),
  'a product': (x) => numbers(15, 3, 5).matmul(x),
  'sums and parts': (x) => x.narrow(0, 1, 3).mul(x.sum()).add(x.select(0, 0)),
  'turned and joined': (x) => torch.cat([x.flip(0).mul(x), x.cumsum(0)]),
  softmax: (x) => x.softmax(0),
  'the largest': (x) => x.max().mul(x),
  norms: (x) => x.div(x.norm()),
  'the input itself': (x) => x,
  'the input twice': (x) => x.add(x),
  'half of which does not depend on it': (x) => torch.cat([x, numbers(2)]),
  'nothing that depends on it': () => numbers(3),
  nothing: (x) => x.narrow(0, 0, 0),
  'one number': (x) => x.dot(x),
  'of another dtype': (x) => x.to(torch.float32).sin(),
};

describe('the rows of a Jacobian together are the rows one by one', () => {
  it.each(Object.entries(functions))('%s', (_, f) => {
    for (const options of [{}, { strict: true }, { vectorize: true }, { create_graph: true }])
      both(() => jacobian(f, numbers(5), options));
  });

  it('of several inputs and outputs', () => {
    const f = (x: Tensor, y: Tensor): Tensor[] => [x.mul(y.sum()), y.sin().add(x.narrow(0, 0, 3)), y.mul(2)];
    for (const options of [{}, { strict: true }, { vectorize: true }])
      both(() => jacobian(f, [numbers(5), numbers(3)], options));
    both(() => jacobian((x: Tensor, y: Tensor) => [x.add(y), x.add(y)], [numbers(3), numbers(3)]));
  });

  it('gives results that share no memory', () => {
    const [by_x, by_y] = flat(jacobian((x: Tensor, y: Tensor) => x.add(y), [numbers(3), numbers(3)]));
    by_x?.mul_(5);
    expect(by_y?.toArray()).toEqual(torch.eye(3).toArray());
  });
});

describe('a Hessian whose rows are together is the one whose rows are not', () => {
  it.each([
    ['of Rosenbrock', rosenbrock],
    ['of a product', (x: Tensor) => x.prod()],
    ['of a quotient of norms', (x: Tensor) => x.norm().div(x.sum())],
    ['of what is linear', (x: Tensor) => x.sum()],
    ['of logarithms of sums', (x: Tensor) => x.logsumexp(0)],
    [
      'of matrices',
      (x: Tensor) =>
        x
          .unsqueeze(0)
          .matmul(numbers(25, 5, 5))
          .matmul(x)
          .squeeze()
          .sin(),
    ],
    ['of one that is no number', (x: Tensor) => x.mul(x)],
  ] as const)('%s', (_, f) => {
    for (const options of [{}, { strict: true }, { vectorize: true }, { create_graph: true }])
      both(() => hessian(f, numbers(5), options));
  });

  it('of two inputs', () => {
    const f = (x: Tensor, y: Tensor): Tensor => x.mul(y.sum()).sin().sum().add(y.pow(3).sum());
    both(() => hessian(f, [numbers(5), numbers(3)]));
  });
});

it('user code on the way runs once for each row, on gradients of the shapes that it knows', () => {
  const shapes: string[] = [];
  jacobian((x) => {
    const y = x.sin();
    y.register_hook((gradient) => {
      shapes.push(String(gradient.shape));
    });
    return y.mul(2);
  }, numbers(3));
  expect(shapes).toEqual(['torch.Size([3])', 'torch.Size([3])', 'torch.Size([3])']);
});
