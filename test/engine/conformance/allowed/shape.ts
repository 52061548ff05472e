import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  // Differences have no room in lower precision.
  notByDifferences: [
    'a.half()',
    'a.bfloat16()',
    'a.float()',
    'a.to(torch.float32)',
    'a.to(torch.float16)',
    'a.to(torch.ones(1))',
    'a.to(torch.float32, copy=True)',
    'a.to(dtype=torch.bfloat16)',
  ],
};
