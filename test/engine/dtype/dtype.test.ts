/** Element types: promotion in three groups, rounding, what requires gradients. */
import { describe, expect, it } from 'vitest';
import { bool, float32, float64, resultType } from '../../../src/engine/dtype';
import { torch } from '../../../src/engine/torch';

describe('promotion', () => {
  it.each([
    ['tensors alone', float32, null, null, float32],
    ['the wider of tensors', float64, null, null, float64],
    ['no 0-d tensor widens its category', float32, float64, null, float32],
    ['nor does a number', float32, null, float32, float32],
    ['a number makes floats of booleans', bool, null, float32, float32],
    ['and so does a 0-d tensor', bool, float64, null, float64],
    ['0-d tensors decide among themselves', null, float64, float32, float64],
  ])('%s', (_name, dimensioned, scalars, plain, result) => {
    expect(resultType(dimensioned, scalars, plain)).toBe(result);
  });

  it('holds for calls', () => {
    const x = torch.ones([2]);
    expect(x.mul(torch.tensor(2, { dtype: torch.float64 })).dtype).toBe(torch.float32);
    expect(x.mul(torch.ones([2], { dtype: torch.float64 })).dtype).toBe(torch.float64);
    expect(torch.tensor([true, false]).add(1).dtype).toBe(torch.float32);
    expect(
      torch
        .tensor([true])
        .add(torch.tensor([true]))
        .toString(),
    ).toBe('tensor([True])');
    expect(torch.tensor([true]).div(torch.tensor([true])).dtype).toBe(torch.float32);
    expect(x.gt(0).dtype).toBe(torch.bool);
  });

  it('gives each operand a gradient of its own dtype', () => {
    const a = torch.ones([2], { requires_grad: true });
    const b = torch.ones([2], { dtype: torch.float64, requires_grad: true });
    a.mul(b).sum().backward();
    expect([a.grad?.dtype, b.grad?.dtype]).toEqual([torch.float32, torch.float64]);
  });
});

describe('float32', () => {
  it('rounds after each operator', () => {
    expect(torch.tensor(0.1).item()).toBe(Math.fround(0.1));
    expect(torch.tensor(16777216).add(1).item()).toBe(16777216);
    expect(torch.tensor([16777216]).add(1).toArray()).toEqual([16777216]);
    expect(torch.tensor(100).exp().item()).toBe(Infinity);
    expect(torch.tensor(0.1).eq(0.1).item()).toBe(true);
  });

  it('sums without losing what is small', () => {
    expect(torch.full([100_000], 0.1).sum().item()).toBeCloseTo(10000, 2);
  });
});

describe('booleans', () => {
  it('have no gradient, no sign and no difference', () => {
    expect(() => torch.tensor([true], { requires_grad: true })).toThrow(
      'Only Tensors of floating point and complex dtype can require gradients',
    );
    expect(() => torch.tensor([true]).neg()).toThrow('Negation, the `-` operator, on a bool tensor is not supported.');
    expect(() => torch.tensor([true]).sub(torch.tensor([true]))).toThrow('with two bool tensors is not supported');
    const mask = torch.tensor([true]);
    for (const difference of [() => mask.sub(2), () => mask.rsub(2), () => torch.ones(1).sub(mask), () => mask.sub_(1)])
      expect(difference).toThrow('Subtraction, the `-` operator, with a bool tensor is not supported.');
    expect(() => mask.positive()).toThrow('The `+` operator, on a bool tensor is not supported.');
    expect(() => torch.tensor([true]).mean()).toThrow('mean(): could not infer output dtype.');
  });

  it('stay booleans beside a plain truth value, and are floats beside a number', () => {
    // Plain JavaScript may pass what the types do not say.
    const yes = true as unknown as number;
    const mask = torch.tensor([true, false]);
    expect(String(mask.add(yes))).toBe('tensor([True, True])');
    expect(String(mask.mul(yes))).toBe('tensor([ True, False])');
    expect(String(torch.tensor(true).add(yes))).toBe('tensor(True)');
    expect(String(mask.div(yes))).toBe('tensor([1., 0.])');
    expect(String(mask.add(1))).toBe('tensor([2., 1.])');
    expect(String(torch.tensor([1]).add(yes))).toBe('tensor([2.])');
    expect(() => mask.sub(yes)).toThrow('with two bool tensors is not supported');
    const x = torch.tensor(2, { requires_grad: true });
    x.pow(yes).mul(yes).backward();
    expect(x.grad?.item()).toBe(1);
  });

  it('end the graph', () => {
    const x = torch.ones([3], { requires_grad: true });
    expect(x.gt(0).requires_grad).toBe(false);
    expect(() => {
      x.gt(0).float().sum().backward();
    }).toThrow('element 0 of tensors does not require grad and does not have a grad_fn');
  });
});
