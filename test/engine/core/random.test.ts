/** Random numbers are those that PyTorch draws on the CPU after the same seed. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { TorchError } from '../../../src/engine/errors';
import { generator } from '../../../src/engine/kernels/random';
import { torch, type Tensor } from '../../../src/engine/torch';
import { compiledExpression } from '../conformance/program';

interface Draw {
  readonly seed: string;
  readonly code: string;
  readonly dtype: 'float32' | 'float64';
  readonly values: readonly number[];
}

const { rows } = JSON.parse(readFileSync(new URL('../../fixtures/pytorch/draws.json', import.meta.url), 'utf8')) as {
  readonly rows: readonly Draw[];
};

const f64 = { dtype: torch.float64 };

function draw({ seed, code }: Draw): Tensor {
  torch.manual_seed(BigInt(seed));
  return compiledExpression(code, ['f64'])(f64) as Tensor;
}

/** In units in the last place. */
function distance(actual: number, expected: number, dtype: Draw['dtype']): number {
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(expected))) - (dtype === 'float64' ? 52 : 23));
  return Math.abs(actual - expected) / unit;
}

describe('after a seed', () => {
  it.each(rows.filter(({ code }) => !/norm|randn/.test(code)))('$seed, $code gives the same bits', (row) => {
    const round = row.dtype === 'float32' ? Math.fround : (value: number) => value;
    expect(draw(row).toArray()).toEqual(row.values.map(round));
  });

  it.each(rows.filter(({ code }) => /norm|randn/.test(code)))('$seed, $code gives the same numbers', (row) => {
    const drawn = draw(row).toArray();
    expect(drawn).toHaveLength(row.values.length);
    drawn.forEach((value, i) => {
      expect(distance(value, row.values[i] ?? NaN, row.dtype)).toBeLessThanOrEqual(4);
    });
  });

  it('the same numbers come again, others otherwise', () => {
    const drawn = (seed: number): number[] => {
      torch.manual_seed(seed);
      return [torch.rand(2), torch.randn(3), torch.randn(2)].flatMap((tensor) => tensor.toArray());
    };
    expect(drawn(5)).toEqual(drawn(5));
    expect(drawn(5)).not.toEqual(drawn(6));
    expect(torch.initial_seed()).toBe(6);
  });

  it('only whole numbers of 64 bits count', () => {
    torch.manual_seed(3.9);
    expect(torch.initial_seed()).toBe(3);
    expect(() => {
      torch.manual_seed(2n ** 64n);
    }).toThrow(new TorchError('ValueError', 'Overflow when unpacking long long'));
  });
});

it('without a seed every run begins alike, with PyTorch’s own default', async () => {
  const { Generator } = await import('../../../src/engine/kernels/random');
  const fresh = new Generator();
  expect(fresh.initialSeed).toBe(67280421310721n);
  const expected = rows.find(({ seed }) => seed === '67280421310721')?.values ?? [];
  expect(expected.map(() => fresh.uniform(torch.float32))).toEqual(expected.map(Math.fround));
  expect(generator).toBeInstanceOf(Generator);
});

describe('draws', () => {
  it('have the dtype and shape that is asked for, and may be leaves', () => {
    expect(String(torch.rand([2, 3], f64).dtype)).toBe('torch.float64');
    expect(torch.randn(2, 3).shape).toEqual([2, 3]);
    expect(torch.rand([]).shape).toEqual([]);
    expect(torch.randn(2, { requires_grad: true }).requires_grad).toBe(true);
    expect(torch.rand_like(torch.zeros(2, f64)).dtype).toBe(torch.float64);
  });

  it('lie where they should', () => {
    torch.manual_seed(0);
    const uniform = torch.rand(20_000);
    expect([Number(uniform.min()) >= 0, Number(uniform.max()) < 1]).toEqual([true, true]);
    expect(Math.abs(Number(uniform.mean()) - 0.5)).toBeLessThan(0.01);
    const normal = torch.empty(20_000).normal_(1, 2);
    expect(Math.abs(Number(normal.mean()) - 1)).toBeLessThan(0.05);
    expect(Math.abs(Number(normal.std()) - 2)).toBeLessThan(0.05);
  });

  it('in place end the gradient', () => {
    const x = torch.ones(2, { requires_grad: true });
    const y = x.mul(2);
    expect([y.normal_().grad_fn?.name(), y.uniform_().grad_fn?.name()]).toEqual([
      'NormalBackward0',
      'UniformBackward0',
    ]);
    y.sum().backward();
    expect(x.grad?.toArray()).toEqual([0, 0]);
  });

  it.each<[() => unknown, string, string]>([
    [() => torch.empty(2).normal_(0, -1), 'RuntimeError', 'normal expects std >= 0.0, but found std -1'],
    [
      () => torch.empty(2).uniform_(2, 1),
      'RuntimeError',
      'uniform_ expects to return a [from, to) range, but found from=2 > to=1',
    ],
    [() => torch.empty(2).uniform_(0, Infinity), 'RuntimeError', 'to is out of bounds for float'],
    [() => torch.rand(-1), 'RuntimeError', 'Trying to create tensor with negative dimension -1: [-1]'],
    [
      () => torch.rand(2, { dtype: torch.bool }),
      'NotImplementedError',
      '"check_uniform_bounds" not implemented for \'Bool\'',
    ],
    [
      () => torch.randn_like(torch.tensor([true])),
      'NotImplementedError',
      '"normal_kernel_cpu" not implemented for \'Bool\'',
    ],
  ])('%s is refused', (body, name, message) => {
    expect(body).toThrow(expect.objectContaining({ name, message }));
  });
});
