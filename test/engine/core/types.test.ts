/** What dtypes and shapes have in common, and what is no dtype or shape: PyTorch's answers. */
import { afterEach, describe, expect, it } from 'vitest';

import { torch } from '../../../src/engine/torch';

afterEach(() => {
  torch.set_default_dtype(torch.float32);
});

describe('result_type', () => {
  it.each([
    [torch.ones([1]), 2n, torch.float32],
    [2n, torch.ones([1], { dtype: torch.int8 }), torch.int8],
    [torch.ones([1], { dtype: torch.int8 }), 2.5, torch.float32],
    [torch.ones([], { dtype: torch.float64 }), torch.ones([1]), torch.float32],
    [torch.ones([], { dtype: torch.float64 }), torch.ones([1], { dtype: torch.int64 }), torch.float64],
    [1n, 2n, torch.int64],
    [2.5, true, torch.float32],
  ])('%# is PyTorch’s', (left, right, dtype) => {
    expect(torch.result_type(left, right)).toBe(dtype);
  });

  it('tells the signatures to what is no operand', () => {
    expect(() => torch.result_type(torch.ones([1]), 'a' as never)).toThrow(
      "result_type() received an invalid combination of arguments - got (Tensor, str), but expected one of:\n * (Tensor tensor, Tensor other)\n      didn't match because some of the arguments have invalid types: (Tensor, !str!)\n * (Number scalar, Tensor tensor)\n      didn't match because some of the arguments have invalid types: (!Tensor!, !str!)",
    );
    expect(() => torch.result_type(torch.ones([1]))).toThrow('got (Tensor), but expected one of:\n * (Tensor tensor');
  });
});

describe('the default dtype', () => {
  it('is what numbers become', () => {
    torch.set_default_dtype(torch.float64);
    expect(torch.tensor([1]).dtype).toBe(torch.float64);
    expect(torch.ones([1], { dtype: torch.int8 }).add(0.5).dtype).toBe(torch.float64);
    expect(torch.tensor([1n]).dtype).toBe(torch.int64);
  });

  it('is a floating-point one', () => {
    expect(() => {
      torch.set_default_dtype(torch.int64);
    }).toThrow('only floating-point types are supported as the default type');
    expect(() => {
      torch.set_default_dtype('float32' as never);
    }).toThrow('invalid dtype object: only floating-point types are supported as the default type');
  });
});

describe('promote_types and can_cast', () => {
  it('answer as PyTorch', () => {
    expect(torch.promote_types(torch.int8, torch.uint8)).toBe(torch.int16);
    expect(torch.can_cast(torch.float32, torch.int32)).toBe(false);
    expect(torch.can_cast(torch.int64, torch.int8)).toBe(true);
    expect(() => torch.promote_types(1n as never, torch.int8)).toThrow(
      "promote_types(): argument 'type1' (position 1) must be torch.dtype, not int",
    );
  });
});

describe('broadcast_shapes', () => {
  it.each([
    [
      [[2, 1], [3]],
      [2, 3],
    ],
    [
      [2, [3, 1]],
      [3, 2],
    ],
    [
      [
        [2, 1, 4],
        [5, 1],
      ],
      [2, 5, 4],
    ],
    [[], []],
  ])('of %j is %j', (shapes, result) => {
    expect([...torch.broadcast_shapes(...shapes)]).toEqual(result);
  });

  it('refuses what does not broadcast', () => {
    expect(() => torch.broadcast_shapes([2], [3])).toThrow(
      'Attempting to broadcast a dimension of length 3 at -1! Mismatching argument at index 1 had (3,); but expected shape should be broadcastable to [2]',
    );
    expect(() => torch.broadcast_shapes([-2], [3])).toThrow(
      expect.objectContaining({
        name: 'ValueError',
        message: 'Attempting to broadcast a dimension with negative length!',
      }),
    );
  });
});
