/** Programs as users of `torch.func` write them, with the values that PyTorch gives (scripts/fixtures/func.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { difference, tensorsOf } from './operator-calls';

const { grad, grad_and_value, vjp, jvp, jacrev, jacfwd, hessian, linearize, functional_call, stack_module_state } =
  torch.func;
const { vmap } = torch;
const F = torch.nn.functional;

interface Written {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

const path = new URL('../../fixtures/pytorch/func/examples.json', import.meta.url);
const recorded = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, readonly Written[]>>;

function ramp(...shape: number[]): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const values = Array.from({ length: count }, (_, i) => Math.sin(1.3 * i + 0.4));
  return torch.tensor(values, { dtype: torch.float64 }).reshape(shape);
}

const ones = (...shape: number[]): Tensor => torch.ones(shape, { dtype: torch.float64 });
const eye = (n: number): Tensor => torch.eye(n, { dtype: torch.float64 });

interface Network {
  readonly w1: Tensor;
  readonly b1: Tensor;
  readonly w2: Tensor;
  readonly b2: Tensor;
}

const loss = (p: Network, x: Tensor, y: Tensor): Tensor =>
  F.mse_loss(F.linear(F.linear(x, p.w1, p.b1).tanh(), p.w2, p.b2), y);

const field = (p: Tensor): Tensor => {
  const [a, b, c] = p.unbind() as [Tensor, Tensor, Tensor];
  return torch.stack([a.mul(b), c.sin().mul(a), b.pow(2).sub(c)]);
};

const wave = (x: Tensor): Tensor => x.sin().mul(x.exp());
const product = (x: Tensor): Tensor => x.sin().mul(x.prod()).sum();

function ensemble(): unknown {
  const models = Array.from({ length: 3 }, (_, i) => {
    const model = new torch.nn.Linear(2, 2).double();
    model.load_state_dict({ weight: ramp(2, 2).add(i), bias: ramp(2).mul(i) });
    return model;
  });
  const [first] = models;
  if (first === undefined) throw new Error('There is a first of three models.');
  const [parameters, buffers] = stack_module_state(models);
  return vmap(
    (p: Record<string, Tensor>, b: Record<string, Tensor>, x: Tensor) => functional_call(first, [p, b], [x]),
    [0, 0, null],
  )(parameters, buffers, ramp(4, 2));
}

function linearized(): unknown {
  const f = (x: Tensor, y: Tensor): Tensor[] => [x.sin().matmul(y), y.exp()];
  const [output, push] = linearize(f, ramp(2, 3), ramp(3, 2));
  return [output, push(ramp(2, 3).mul(2), ramp(3, 2).add(1))].flatMap(tensorsOf);
}

const convolution = (weight: Tensor, image: Tensor): Tensor => F.conv2d(image.unsqueeze(0), weight).relu().sum();

const EXAMPLES: Readonly<Record<string, () => unknown>> = {
  per_sample_gradients: () => {
    const parameters = { w1: ramp(4, 3), b1: ramp(4), w2: ramp(1, 4), b2: ramp(1) };
    const gradients = vmap(grad(loss), [null, 0, 0])(parameters, ramp(5, 3), ramp(5, 1)) as Network;
    return [gradients.w1, gradients.b1, gradients.w2, gradients.b2];
  },
  hessian_of_quadratic: () => hessian((x: Tensor) => x.matmul(ramp(3, 3)).matmul(x).add(x.sum()))(ramp(3)),
  jacobian_of_vector_field: () => [jacrev(field)(ramp(3)), jacfwd(field)(ramp(3)), vmap(jacrev(field))(ramp(4, 3))],
  hessian_vector_product: () => {
    const [, pull] = vjp(grad(product), ramp(4)) as [Tensor, (cotangent: Tensor) => Tensor[]];
    return [jvp(grad(product), [ramp(4)], [ones(4)])[1], pull(ones(4))[0]];
  },
  ensemble,
  third_derivative: () => [
    vmap(grad(grad(grad(wave))))(ramp(4)),
    ...(grad_and_value(grad(wave))(ramp(1).select(0, 0)) as Tensor[]),
  ],
  softmax_curvature: () => {
    const target = torch.tensor([2n, 0n]);
    const f = (w: Tensor): Tensor => F.cross_entropy(ramp(2, 3).matmul(w), target);
    return [hessian(f)(ramp(3, 3)), jacrev(jacrev(f))(ramp(3, 3)), jacfwd(jacfwd(f))(ramp(3, 3))];
  },
  linearized,
  convolution_per_sample: () => [
    vmap(grad(convolution), [null, 0])(ramp(2, 1, 2, 2), ramp(3, 1, 4, 4)),
    vmap(jacfwd(convolution), [null, 0])(ramp(2, 1, 2, 2), ramp(3, 1, 4, 4)),
  ],
  nested_maps: () => [
    vmap(
      vmap((x: Tensor, y: Tensor) => x.mul(y).sum().sin(), [null, 0]),
      [0, null],
    )(ramp(3, 2), ramp(4, 2)),
    jacfwd((m: Tensor) => torch.linalg.inv(m))(eye(2).add(ramp(2, 2).mul(0.1))),
    vmap((a: Tensor, b: Tensor) => torch.linalg.solve(a, b))(eye(2).add(ramp(3, 2, 2).mul(0.1)), ramp(3, 2)),
  ],
};

describe('torch.func', () => {
  it.each(Object.keys(recorded))('%s', (name) => {
    const results = tensorsOf(EXAMPLES[name]?.());
    const expected = recorded[name] ?? [];
    expect(results).toHaveLength(expected.length);
    expected.forEach(({ shape, values }, i) => {
      const wanted = torch.tensor([...values], { dtype: torch.float64 }).reshape([...shape]);
      expect(difference(wanted, results[i], 1e-10)).toBeNull();
    });
  });
});
