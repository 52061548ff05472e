import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  notByDifferences: [
    // The row of padding gets no gradient, rows that occur often a part of it, and the limit on lengths has no part in it.
    'F.embedding(b, a, padding_idx=1)',
    'F.embedding(b, a, padding_idx=-1)',
    'torch.embedding(a, b, 2)',
    'F.embedding(b, a, scale_grad_by_freq=True)',
    'F.embedding(b, a * 1, max_norm=1.0)',
    "F.embedding_bag(b, a, mode='sum', scale_grad_by_freq=True)",
  ],
};
