/** Constructors: the dtypes that they choose, 64-bit integers exactly, and what they refuse. */
import { describe, expect, it } from 'vitest';

import { exactValues } from '../../../src/engine/storage/access';
import { torch, type Tensor } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';

const { int8, int16, int32, int64, uint8, float16, bfloat16, float64 } = torch;

describe('the dtype', () => {
  it.each<[string, Tensor, string]>([
    ['bigints', torch.tensor([1n, 2n]), 'int64'],
    ['bigints with truth values', torch.tensor([true, 2n]), 'int64'],
    ['bigints with numbers', torch.tensor([1n, 2]), 'float32'],
    ['truth values with numbers', torch.tensor([true, 2]), 'float32'],
    ['nothing', torch.tensor([]), 'float32'],
    ['tensors', torch.tensor([torch.tensor(1n), torch.tensor(2)]), 'float32'],
    ['a range of bigints', torch.arange(3n), 'int64'],
    ['a range of bigints from one to another', torch.arange(1n, 9n, 2n), 'int64'],
    ['a range with a number', torch.arange(1n, 9n, 0.5), 'float32'],
    ['a range up to a number', torch.arange(3), 'float32'],
    ['filled with a number', torch.full([2], 3), 'float32'],
    ['filled with a bigint', torch.full([2], 3n), 'int64'],
    ['filled with a truth value', torch.full([2], true), 'bool'],
    ['a scalar', torch.scalar_tensor(3n), 'float32'],
    ['random integers', torch.randint(3, [2]), 'int64'],
    ['a permutation', torch.randperm(3), 'int64'],
    ['data beside a tensor', torch.zeros(2, { dtype: int16 }).new_tensor([1.5]), 'int16'],
  ])('of %s', (_name, made, dtype) => {
    expect(String(made.dtype)).toBe(`torch.${dtype}`);
  });

  it('by default is what was chosen', () => {
    torch.set_default_dtype(float64);
    try {
      expect([torch.tensor([1]).dtype, torch.zeros(1).dtype, torch.arange(2).dtype]).toEqual([
        float64,
        float64,
        float64,
      ]);
    } finally {
      torch.set_default_dtype(torch.float32);
    }
    expect(() => {
      torch.set_default_dtype(int64);
    }).toThrow('only floating-point types are supported as the default type');
  });
});

it('keeps integers of 64 bits', () => {
  const large = 2n ** 60n;
  expect([...exactValues(torch.arange(large, large + 3n))]).toEqual([large, large + 1n, large + 2n]);
  expect([...exactValues(torch.full([1], large + 1n))]).toEqual([large + 1n]);
  expect([...exactValues(torch.tensor([2n ** 63n - 1n]))]).toEqual([2n ** 63n - 1n]);
});

describe('refuses', () => {
  const overflow = (type: string): string => `value cannot be converted to type ${type} without overflow`;

  it.each<[string, () => unknown, string, string]>([
    ['more than 64 bits', () => torch.tensor(2n ** 63n), 'ValueError', 'Overflow when unpacking long long'],
    ['lists too deep', () => torch.tensor(nested(129)), 'ValueError', "too many dimensions 'list'"],
    ['a list that holds itself', () => torch.tensor(endless()), 'ValueError', "too many dimensions 'list'"],
    [
      'indices of truth values, by their type’s name',
      () => torch.nn.functional.embedding(torch.tensor([true]), torch.ones(2, 2)),
      'RuntimeError',
      "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got CPUBoolType instead (while checking arguments for embedding)",
    ],
    [
      'indices of bfloat16, by their type’s name',
      () => torch.nn.functional.embedding(torch.ones(2, { dtype: torch.bfloat16 }), torch.ones(2, 2)),
      'RuntimeError',
      "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got CPUBFloat16Type instead (while checking arguments for embedding)",
    ],
    ['more than a byte', () => torch.tensor([300], { dtype: uint8 }), 'RuntimeError', overflow('uint8')],
    ['less than a negative byte', () => torch.tensor([-300], { dtype: uint8 }), 'RuntimeError', overflow('uint8')],
    ['no number as an integer', () => torch.tensor([NaN], { dtype: int64 }), 'RuntimeError', overflow('int64')],
    ['a fill beyond the dtype', () => torch.full([2], 300, { dtype: int8 }), 'RuntimeError', overflow('int8_t')],
    [
      'a fill beyond half precision',
      () => torch.full([2], 1e6, { dtype: float16 }),
      'RuntimeError',
      overflow('c10::Half'),
    ],
    ['a fill beyond single precision', () => torch.full([2], 1e300), 'RuntimeError', overflow('float')],
    ['an end beyond the dtype', () => torch.linspace(0, 300, 4, { dtype: uint8 }), 'RuntimeError', overflow('uint8_t')],
    [
      'gradients of integers',
      () => torch.arange(3n, { requires_grad: true }),
      'RuntimeError',
      'Only Tensors of floating point and complex dtype can require gradients',
    ],
    [
      'lists of unequal length',
      () => torch.tensor([[1, 2], [3]]),
      'ValueError',
      'expected sequence of length 2 at dim 1 (got 1)',
    ],
    ['a number where lists are', () => torch.tensor([[1, 2], 3]), 'TypeError', 'not a sequence'],
    ['a list where numbers are', () => torch.tensor([1, [2]]), 'TypeError', 'must be real number, not list'],
    [
      'tensors of several elements',
      () => torch.tensor([torch.ones(2)]),
      'ValueError',
      'only one element tensors can be converted to Python scalars',
    ],
    ['a negative size', () => torch.zeros(-1), 'RuntimeError', 'zeros: Dimension size must be non-negative.'],
    [
      'a negative size of ones',
      () => torch.ones(2, -1),
      'RuntimeError',
      'Trying to create tensor with negative dimension -1: [2, -1]',
    ],
    [
      'a negative size beside a tensor',
      () => torch.ones(1).new_zeros(-1),
      'RuntimeError',
      'Trying to create tensor with negative dimension -1: [-1]',
    ],
    ['a negative number of rows', () => torch.eye(-1), 'RuntimeError', 'n must be greater or equal to 0, got -1'],
    ['a step of 0', () => torch.arange(0, 1, 0), 'RuntimeError', 'step must be nonzero'],
    [
      'a step away from the end',
      () => torch.arange(0, 1, -1),
      'RuntimeError',
      'upper bound and lower bound inconsistent with step sign',
    ],
    ['a range without end', () => torch.arange(Infinity), 'RuntimeError', 'unsupported range: 0 -> inf'],
    ['a range too long', () => torch.arange(1e30), 'RuntimeError', 'invalid size, possible overflow?'],
    [
      'a range of truth values',
      () => torch.arange(2, { dtype: torch.bool }),
      'NotImplementedError',
      '"arange_cpu" not implemented for \'Bool\'',
    ],
    ['fewer than no steps', () => torch.linspace(0, 1, -1), 'RuntimeError', 'number of steps must be non-negative'],
    [
      'ends with dimensions',
      () => torch.linspace(torch.ones(1), torch.ones([]), 3),
      'RuntimeError',
      'linspace only supports 0-dimensional start and end tensors, but got start with 1 dimension(s).',
    ],
    [
      'limits of no floats',
      () => torch.finfo(int8),
      'TypeError',
      "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'",
    ],
    [
      'limits of no integers',
      () => torch.iinfo(float16),
      'TypeError',
      "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'",
    ],
    [
      'limits of truth values',
      () => torch.iinfo(torch.bool),
      'TypeError',
      'torch.bool is not supported by torch.iinfo',
    ],
  ])('%s', (_name, body, name, message) => {
    expect(body).toThrow(expect.objectContaining({ name, message }));
  });
});

describe('limits', () => {
  it('of floating-point dtypes print as PyTorch’s', () => {
    expect([float16, bfloat16, torch.float32, float64].map((dtype) => String(torch.finfo(dtype)))).toEqual([
      'finfo(resolution=0.001, min=-65504, max=65504, eps=0.000976562, smallest_normal=6.10352e-05, tiny=6.10352e-05, dtype=float16)',
      'finfo(resolution=0.01, min=-3.38953e+38, max=3.38953e+38, eps=0.0078125, smallest_normal=1.17549e-38, tiny=1.17549e-38, dtype=bfloat16)',
      'finfo(resolution=1e-06, min=-3.40282e+38, max=3.40282e+38, eps=1.19209e-07, smallest_normal=1.17549e-38, tiny=1.17549e-38, dtype=float32)',
      'finfo(resolution=1e-15, min=-1.79769e+308, max=1.79769e+308, eps=2.22045e-16, smallest_normal=2.22507e-308, tiny=2.22507e-308, dtype=float64)',
    ]);
    expect(torch.finfo().max).toBe(3.4028234663852886e38);
  });

  it('of integers', () => {
    expect(String(torch.iinfo(int32))).toBe('iinfo(min=-2.14748e+09, max=2.14748e+09, dtype=int32)');
    expect([torch.iinfo(uint8).min, torch.iinfo(uint8).max]).toEqual([0, 255]);
    expect(torch.iinfo(int64).max).toBe(2n ** 63n - 1n);
  });
});

it('takes the only elements of tensors in lists', () => {
  const made = torch.tensor([torch.ones(1), torch.ones(1, 1)]);
  expect([[...made.shape], made.toArray()]).toEqual([[2], [1, 1]]);
});

it('gives tensors as they are, or as another dtype', () => {
  const x = torch.ones(2);
  expect(torch.as_tensor(x)).toBe(x);
  expect(torch.as_tensor(x, { dtype: int64 }).dtype).toBe(int64);
});

it('lays memory out by strides', () => {
  const made = torch.empty_strided([2, 3], [1, 2]);
  expect([[...made.shape], [...made.stride()], made.toArray()]).toEqual([
    [2, 3],
    [1, 2],
    [0, 0, 0, 0, 0, 0],
  ]);
});

it('warns where a tensor is copied by a constructor', () => {
  const { warnings } = collectingWarnings(() => torch.zeros(1).new_tensor(torch.ones(1)));
  expect(warnings.map(({ text }) => text)).toEqual([
    'To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or sourceTensor.detach().clone().requires_grad_(True), rather than tensor.new_tensor(sourceTensor).',
  ]);
});

function nested(depth: number): number[] {
  let list: unknown = 1;
  for (let i = 0; i < depth; i++) list = [list];
  return list as number[];
}

function endless(): number[] {
  const list: unknown[] = [];
  list.push(list);
  return list as number[];
}

it('takes lists of as many dimensions as PyTorch', () => {
  expect(torch.tensor(nested(128)).ndim).toBe(128);
});
