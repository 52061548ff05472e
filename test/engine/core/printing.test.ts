/** Printing: C's number formats, and tensors to the letter. Recorded texts of PyTorch are in conformance/. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixed, scientific } from '../../../src/engine/printing/number';
import { torch } from '../../../src/engine/torch';
import { cpuTime } from '../../../src/runtime/process/cpu-time';

describe('a large tensor', () => {
  it('is printed from what is shown of it alone', () => {
    const large = torch.linspace(0, 1, 4_000_000).reshape([2000, 2000]);
    large.toString();
    const began = cpuTime();
    for (let i = 0; i < 200; i++) large.toString();
    // Some 10 ms; a copy of the elements each time takes seconds.
    expect(cpuTime() - began).toBeLessThan(1_500);
    expect(large.toString()).toContain('...,');
  });
});

describe('numbers', () => {
  it.each([
    [0.03125, '0.0312'],
    [1.03125, '1.0312'],
    [0.15625, '0.1562'],
    [0.09375, '0.0938'],
    [-0, '-0.0000'],
    [1e22, '10000000000000000000000.0000'],
    [NaN, 'nan'],
    [-Infinity, '-inf'],
  ])('%d as %%.4f is %s', (value, text) => {
    expect(fixed(value, 4)).toBe(text);
  });

  it.each([
    [0.5, '0'],
    [1.5, '2'],
    [2.5, '2'],
    [1e23, '99999999999999991611392'],
  ])('%d as %%.0f is %s', (value, text) => {
    expect(fixed(value, 0)).toBe(text);
  });

  it.each([
    [1e-5, '1.0000e-05'],
    [1e300, '1.0000e+300'],
    [5e-324, '4.9407e-324'],
    [9.99995, '1.0000e+01'],
    [99999.5, '1.0000e+05'],
    [0, '0.0000e+00'],
    [-0, '-0.0000e+00'],
  ])('%d as %%.4e is %s', (value, text) => {
    expect(scientific(value, 4)).toBe(text);
  });

  it('read back within half a unit of the last digit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        expect(Math.abs(Number(fixed(value, 4)) - value)).toBeLessThanOrEqual(0.5e-4 + Math.abs(value) * 1e-16);
        expect(Math.abs(Number(scientific(value, 4)) - value)).toBeLessThanOrEqual(Math.abs(value) * 0.50001e-4);
      }),
    );
  });
});

describe('tensors', () => {
  it.each([
    ['a number', torch.tensor(2, { requires_grad: true }).mul(3), 'tensor(6., grad_fn=<MulBackward0>)'],
    ['an empty one', torch.zeros(2, 0), 'tensor([], size=(2, 0))'],
    ['another dtype', torch.tensor([1.5], { dtype: torch.float64 }), 'tensor([1.5000], dtype=torch.float64)'],
    ['booleans', torch.tensor([true, false]), 'tensor([ True, False])'],
    ['infinities', torch.tensor([1.5, NaN, -Infinity]), 'tensor([1.5000,    nan,   -inf])'],
    ['a wide range', torch.tensor([0.001, 1.1]), 'tensor([1.0000e-03, 1.1000e+00])'],
    ['a view', torch.arange(6).view(2, 3).t(), 'tensor([[0., 3.],\n        [1., 4.],\n        [2., 5.]])'],
    [
      'many elements',
      torch.arange(2002).view(1001, 2),
      `tensor([[0.0000e+00, 1.0000e+00],
        [2.0000e+00, 3.0000e+00],
        [4.0000e+00, 5.0000e+00],
        ...,
        [1.9960e+03, 1.9970e+03],
        [1.9980e+03, 1.9990e+03],
        [2.0000e+03, 2.0010e+03]])`,
    ],
  ])('%s', (_name, tensor, text) => {
    expect(String(tensor)).toBe(text);
  });
});
