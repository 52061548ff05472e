// How numbers are printed where there is little room.
import { describe, expect, it } from 'vitest';
import { spanOf } from '../../webview/numbers';

const tensor = (min: number, max: number) => ({
  summary: { numel: 4, min, max, mean: 0, nan: 0, infinite: 0 },
});

describe('where the numbers of a tensor lie', () => {
  it('spells both ends alike, whatever their signs', () => {
    expect(spanOf(tensor(-0.007193, 0.007193))).toBe('-0.007193 to 0.007193');
    expect(spanOf(tensor(-0.00000719, 123456789))).toBe('-7.19e-6 to 1.235e+8');
  });
});
