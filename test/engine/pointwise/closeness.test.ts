/** Comparisons that give one plain truth value. */
import { describe, expect, it } from 'vitest';

import { torch } from '../../../src/engine/torch';

describe('equal', () => {
  const x = torch.tensor([1, 2]);

  it('compares shapes and elements, whatever the dtype', () => {
    expect(torch.equal(x, torch.tensor([1, 2]))).toBe(true);
    expect(torch.equal(x, torch.tensor([1n, 2n]))).toBe(true);
    expect(torch.equal(x, torch.tensor([1, 3]))).toBe(false);
    expect(x.equal(torch.tensor([[1, 2]]))).toBe(false);
  });

  it('holds for nothing that is not a number, and for empty tensors', () => {
    expect(torch.equal(torch.tensor([NaN]), torch.tensor([NaN]))).toBe(false);
    expect(torch.equal(torch.zeros(0, 2), torch.zeros(0, 2))).toBe(true);
    expect(torch.equal(torch.zeros(0, 2), torch.zeros(0))).toBe(false);
  });
});

describe('allclose', () => {
  const x = torch.tensor([1, 100]);

  it('holds where all elements are close', () => {
    expect(torch.allclose(x, torch.tensor([1.000001, 100.0001]))).toBe(true);
    expect(torch.allclose(x, torch.tensor([1.1, 100]))).toBe(false);
    expect(x.allclose(torch.tensor([1.1, 110]), { rtol: 0.2 })).toBe(true);
    expect(torch.allclose(torch.tensor([1n, 2n]), torch.tensor([2n, 3n]), { atol: 1 })).toBe(true);
  });

  it('takes NaN as equal where that is asked for', () => {
    const y = torch.tensor([NaN, Infinity]);
    expect(torch.allclose(y, y)).toBe(false);
    expect(torch.allclose(y, y, { equal_nan: true })).toBe(true);
  });

  it('refuses other dtypes and negative tolerances as PyTorch does', () => {
    expect(() => torch.allclose(x, x.double())).toThrow('Float did not match Double');
    expect(() => torch.allclose(x, x, { rtol: -1 })).toThrow('rtol must be greater than or equal to zero, but got -1');
    expect(() => torch.isclose(x, x, { atol: -1 })).toThrow('atol must be greater than or equal to zero, but got -1');
  });
});
