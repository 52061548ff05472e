/** What is left out says so, with the reason and what to write instead, rather than being undefined. */
import { describe, expect, it } from 'vitest';

import { torch } from '../../../src/engine/torch';

const space = torch as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const tensor = torch.ones([2, 2]) as unknown as Readonly<Record<string, unknown>>;

describe('what is left out', () => {
  it.each([
    ['fft', 'Fourier transforms'],
    ['stft', 'Fourier transforms'],
    ['complex64', 'complex numbers'],
    ['cfloat', 'complex numbers'],
    ['complex', 'complex numbers'],
    ['polar', 'complex numbers'],
    ['view_as_real', 'complex numbers'],
    ['sparse', 'sparse tensors'],
    ['sparse_coo_tensor', 'sparse tensors'],
    ['quantize_per_tensor', 'quantised tensors'],
  ])('torch.%s names %s', (name, what) => {
    expect(() => space[name]).toThrow(new RegExp(`^torch\\.${name} is not implemented: ${what} are left out`, 'u'));
  });

  it.each(['to_sparse', 'conj', 'stft', 'dequantize'])('x.%s says why', (name) => {
    expect(() => tensor[name]).toThrow(new RegExp(`^Tensor\\.${name} is not implemented: .* left out`, 'u'));
  });

  it('raises NotImplementedError', () => {
    expect(() => space['fft']).toThrow(expect.objectContaining({ name: 'NotImplementedError' }));
  });

  it('lists none of the names', () => {
    expect(Object.keys(torch)).not.toContain('fft');
    expect(Object.getOwnPropertyNames(torch.Tensor.prototype)).not.toContain('to_sparse');
  });
});
