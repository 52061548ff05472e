/** `x.__format__(specification)`: what Python's `format` and f-strings give for a tensor, as PyTorch printed it. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';

const double = (value: number): Tensor => torch.tensor(value, { dtype: torch.float64 });

describe('a 0-d tensor is formatted as its number', () => {
  it.each([
    [torch.tensor(3n), '5d', '    3'],
    [torch.tensor(3n), '05', '00003'],
    [torch.tensor(3n), '.2f', '3.00'],
    [torch.tensor(1234.5), ',', '1,234.5'],
    [torch.tensor(1e20), '', '1.0000000200408773e+20'],
    [double(1e-7), '', '1e-07'],
    [double(1e16), '', '1e+16'],
    [double(1), '.3', '1.0'],
    [torch.tensor(true), '', 'True'],
    [torch.tensor(true), '>6', '     1'],
    [torch.tensor(123456.5), '.3', '1.23e+05'],
    [torch.tensor(12345.678), '.2', '1.2e+04'],
    [torch.tensor(0.25), '.1%', '25.0%'],
    [torch.tensor(1.5), '+e', '+1.500000e+00'],
    [torch.tensor(100000000), 'g', '1e+08'],
    [torch.tensor(0.00001), 'g', '1e-05'],
    [torch.tensor(1), '#.3g', '1.00'],
    [torch.tensor(0), '.3g', '0'],
    [torch.tensor(NaN), '.2f', 'nan'],
    [torch.tensor(Infinity), '08', '00000inf'],
    [torch.tensor(-1.5), '08.2f', '-0001.50'],
    [torch.tensor(-1.5), '=8.2f', '-   1.50'],
    [torch.tensor(-1.5), '*^9.2f', '**-1.50**'],
    [torch.tensor(12345678n), ',', '12,345,678'],
    [torch.tensor(12345678.25), ',.1f', '12,345,678.0'],
    [torch.tensor(12n), '#x', '0xc'],
    [torch.tensor(12n), 'b', '1100'],
    [torch.tensor(65n), 'c', 'A'],
    [torch.tensor(12n), '%', '1200.000000%'],
    [torch.tensor(2.5), '.0f', '2'],
    [torch.tensor(3, { requires_grad: true }), '', '3.0'],
    [torch.tensor([3.14159]), '', 'tensor([3.1416])'],
  ])('%s with "%s" is %s', (tensor, specification, text) => {
    expect(tensor.__format__(specification)).toBe(text);
  });

  it.each([
    [torch.tensor(3.5), 'd', 'ValueError', "Unknown format code 'd' for object of type 'float'"],
    [torch.tensor(1.5), '<10|', 'ValueError', "Unknown format code '|' for object of type 'float'"],
    [torch.tensor(3n), 'q', 'ValueError', "Unknown format code 'q' for object of type 'int'"],
    [torch.tensor(3n), '.2', 'ValueError', 'Precision not allowed in integer format specifier'],
    [torch.tensor(1.5), '..', 'ValueError', 'Format specifier missing precision'],
    [torch.tensor([1]), '.2f', 'TypeError', 'unsupported format string passed to Tensor.__format__'],
  ])('%s with "%s" raises %s', (tensor, specification, name, message) => {
    expect(() => tensor.__format__(specification)).toThrow(expect.objectContaining({ name, message }));
  });
});
