import type { Allowance } from '../allowance';

const LENGTHS = 'the derivative takes the lengths for constants, as PyTorch does';

export const allowance: Allowance = {
  cancelling: [
    [/(batch|instance|layer|rms|group)_norm/, { from: 'first', terms: 16 }], // what is left of g without its mean and its part along x
    [/local_response_norm/, { from: 'second' }],
  ],
  firstOnlyByDifferences: { 'torch._weight_norm(a, b, 0)': LENGTHS, 'torch._weight_norm(a, b, 2)': LENGTHS },
};
