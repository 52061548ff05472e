import type { Allowance } from '../allowance';

const LENGTHS = 'the derivative takes the lengths for constants, as PyTorch does';

export const allowance: Allowance = {
  firstOnlyByDifferences: { 'torch._weight_norm(a, b, 0)': LENGTHS, 'torch._weight_norm(a, b, 2)': LENGTHS },
};
