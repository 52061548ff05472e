import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  nodesNotByDifferences: { 'torch::autograd::NotImplemented': 'has no derivative, and says so' },
};
