/** Random numbers are those that PyTorch draws on the CPU after the same seed. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { TorchError } from '../../../src/engine/errors';
import { Generator, generator } from '../../../src/engine/kernels/generator';
import { exactValues } from '../../../src/engine/storage/access';
import { torch, type Tensor } from '../../../src/engine/torch';
import { compiledExpression } from '../conformance/program';

interface Draw {
  readonly seed: string;
  readonly code: string;
  readonly dtype: string;
  /** Whole numbers that no double holds are texts. */
  readonly values: readonly (number | string)[];
}

const { rows } = JSON.parse(readFileSync(new URL('../../fixtures/pytorch/draws.json', import.meta.url), 'utf8')) as {
  readonly rows: readonly Draw[];
};

const f64 = { dtype: torch.float64 };

function draw({ seed, code }: Draw): Tensor {
  torch.manual_seed(BigInt(seed));
  return compiledExpression(code, ['f64'])(f64) as Tensor;
}

/** Digits of precision behind the first. */
const PRECISION: Readonly<Record<string, number>> = { float64: 52, float32: 23, float16: 10, bfloat16: 7 };

/** In units in the last place. */
function distance(actual: number, expected: number, dtype: string): number {
  if (actual === expected) return 0;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(expected))) - (PRECISION[dtype] ?? 0));
  return Math.abs(actual - expected) / unit;
}

/** Of transformed numbers: those of logarithms, sines, exponentials. */
const TRANSFORMED = /norm|randn|exponential|cauchy/;

function written(values: Draw['values'], dtype: string): number[] {
  return torch.tensor(values.map(Number), { dtype: (torch as never)[dtype] }).toArray();
}

describe('after a seed', () => {
  const exact = rows.filter(({ code }) => !TRANSFORMED.test(code));

  it.each(exact.filter(({ dtype }) => dtype !== 'int64'))('$seed, $code gives the same bits', (row) => {
    const drawn = draw(row);
    expect(String(drawn.dtype)).toBe(`torch.${row.dtype}`);
    expect(drawn.toArray()).toEqual(written(row.values, row.dtype));
  });

  it.each(exact.filter(({ dtype }) => dtype === 'int64'))('$seed, $code gives the same integers', (row) => {
    const drawn = draw(row);
    expect(drawn.dtype).toBe(torch.int64);
    expect([...exactValues(drawn)]).toEqual(row.values.map(BigInt));
  });

  it.each(rows.filter(({ code }) => TRANSFORMED.test(code)))('$seed, $code gives the same numbers', (row) => {
    const drawn = draw(row);
    expect(String(drawn.dtype)).toBe(`torch.${row.dtype}`);
    const expected = written(row.values, row.dtype);
    const values = drawn.toArray();
    expect(values).toHaveLength(expected.length);
    values.forEach((value, i) => {
      expect(distance(value, expected[i] ?? NaN, row.dtype)).toBeLessThanOrEqual(4);
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

it('without a seed every run begins alike, with PyTorch’s own default', () => {
  const fresh = new Generator();
  expect(fresh.initialSeed).toBe(67280421310721n);
  const expected = rows.find(({ seed }) => seed === '67280421310721')?.values ?? [];
  expect(expected.map(() => (fresh.next() & 0xffffff) / 2 ** 24)).toEqual(
    expected.map((value) => Math.fround(Number(value))),
  );
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
    [
      () => torch.empty(3).random_(5, 5),
      'RuntimeError',
      "random_ expects 'from' to be less than 'to', but got from=5 >= to=5",
    ],
    [
      () => torch.randint(3, 1, [2]),
      'RuntimeError',
      "random_ expects 'from' to be less than 'to', but got from=3 >= to=1",
    ],
    [
      () => torch.randint(0, 300, [2], { dtype: torch.uint8 }),
      'RuntimeError',
      'to - 1 is out of bounds for unsigned char',
    ],
    [
      () => torch.empty(3, { dtype: torch.int8 }).random_(-129, 2),
      'RuntimeError',
      'from is out of bounds for signed char',
    ],
    [
      () => torch.empty(2).random_(2 ** 40, null),
      'RuntimeError',
      "random_ expects 'from' casted to dtype to be less than or equal to 'to_inc' casted to dtype, but got from=1099511627776 > to_inc=16777216",
    ],
    [() => torch.randint(2n ** 63n, [1]), 'ValueError', 'Overflow when unpacking long long'],
    [() => torch.randperm(-1), 'RuntimeError', 'Trying to create tensor with negative dimension -1: [-1]'],
    [
      () => torch.randperm(257, { dtype: torch.uint8 }),
      'RuntimeError',
      'value cannot be converted to type uint8_t without overflow',
    ],
    [() => torch.randperm(3000, { dtype: torch.half }), 'RuntimeError', 'n cannot be greater than 2049 for Half type.'],
    [
      () => torch.bernoulli(torch.tensor([1n])),
      'NotImplementedError',
      '"bernoulli_tensor_cpu_p_" not implemented for \'Long\'',
    ],
    [
      () => torch.bernoulli(torch.tensor([2])),
      'RuntimeError',
      'Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)',
    ],
    [() => torch.empty(3).bernoulli_(1.5), 'RuntimeError', 'bernoulli_ expects p to be in [0, 1], but got p=1.5'],
    [
      () => torch.empty(3).bernoulli_(torch.rand(2)),
      'RuntimeError',
      'The expanded size of the tensor (3) must match the existing size (2) at non-singleton dimension 0.  Target sizes: [3].  Tensor sizes: [2]',
    ],
    [() => torch.empty(4).exponential_(0), 'RuntimeError', 'exponential_ expects lambda > 0.0, but found lambda=0'],
    [
      () => torch.empty(4, { dtype: torch.int64 }).exponential_(1),
      'RuntimeError',
      'Exponential distribution is a continuous probability distribution. dtype must be a floating point but you specified Long',
    ],
    [() => torch.empty(4).geometric_(1), 'RuntimeError', 'geometric_ expects p to be in (0, 1), but got p=1'],
    [() => torch.empty(4).log_normal_(0, -1), 'RuntimeError', 'log_normal_ expects std > 0.0, but found std=-1'],
    [() => torch.empty(4).cauchy_(1, 0), 'RuntimeError', 'cauchy_ expects sigma > 0.0, but found sigma=0'],
    [
      () => torch.multinomial(torch.tensor([1, 2]), 3),
      'RuntimeError',
      'cannot sample n_sample > prob_dist.size(-1) samples without replacement',
    ],
    [() => torch.multinomial(torch.tensor([1, 2]), 0), 'RuntimeError', 'cannot sample n_sample <= 0 samples'],
    [() => torch.multinomial(torch.tensor(1), 1), 'RuntimeError', 'prob_dist must be 1 or 2 dim'],
    [
      () => torch.multinomial(torch.tensor([1n, 2n]), 1),
      'RuntimeError',
      'multinomial only supports floating-point dtypes for input, got: Long',
    ],
    [
      () => torch.multinomial(torch.tensor([-1, 0, 1]), 1),
      'RuntimeError',
      'probability tensor contains either `inf`, `nan` or element < 0',
    ],
    [
      () => torch.multinomial(torch.tensor([-1, 0, 1]), 2, true),
      'RuntimeError',
      'invalid multinomial distribution (encountering probability entry < 0)',
    ],
    [
      () => torch.multinomial(torch.zeros(3), 2, true),
      'RuntimeError',
      'invalid multinomial distribution (sum of probabilities <= 0)',
    ],
    [
      () => torch.multinomial(torch.zeros(3), 1),
      'RuntimeError',
      'invalid multinomial distribution (sum of probabilities <= 0)',
    ],
    [() => torch.poisson(torch.tensor([-1])), 'RuntimeError', 'invalid Poisson rate, expected rate to be non-negative'],
    [
      () => torch.normal(torch.tensor([1]), torch.tensor([-1])),
      'RuntimeError',
      'normal expects all elements of std >= 0.0',
    ],
    [() => torch.normal(1, -2, [3]), 'RuntimeError', 'normal expects std >= 0.0, but found std -2'],
    [
      () => torch.empty(3).uniform_(-3e38, 3e38),
      'RuntimeError',
      'uniform_ expects to-from <= std::numeric_limits<Float>::max(), but found to=3e+38 and from=-3e+38 which result in to-from to exceed the limit',
    ],
  ])('%s is refused', (body, name, message) => {
    expect(body).toThrow(expect.objectContaining({ name, message }));
  });
});

describe('a generator of one’s own', () => {
  it('draws apart from the others', () => {
    const own = new torch.Generator();
    expect(own.initial_seed()).toBe(67280421310721);
    own.manual_seed(8);
    torch.manual_seed(8);
    const drawn = torch.rand(3, { generator: own });
    expect(drawn.toArray()).toEqual(torch.rand(3).toArray());
    expect(() => torch.rand(3, { generator: 3 })).toThrow("argument 'generator' must be torch.Generator, not float");
  });

  it('has a state, to which it goes back', () => {
    torch.manual_seed(4);
    torch.randn(3);
    const state = torch.get_rng_state();
    const drawn = torch.randn(3).toArray();
    torch.set_rng_state(state);
    expect([state.numel(), torch.randn(3).toArray()]).toEqual([5056, drawn]);
    const own = new torch.Generator();
    own.set_state(state);
    expect(torch.randn(3, { generator: own }).toArray()).toEqual(drawn);
    expect(() => {
      torch.set_rng_state(torch.zeros(3, { dtype: torch.uint8 }));
    }).toThrow('Expected a CPUGeneratorImplState of size 5056 but found the input RNG state size to be 3');
    expect(() => {
      torch.set_rng_state(torch.zeros(3));
    }).toThrow('RNG state must be a torch.ByteTensor');
  });

  it('chooses seeds that nobody knows', () => {
    const chosen = torch.seed();
    expect(torch.initial_seed()).toBe(chosen);
    expect(torch.seed()).not.toBe(chosen);
  });
});
