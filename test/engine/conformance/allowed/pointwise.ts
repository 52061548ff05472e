import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [[/sinc/, { from: 'first' }]], // πx cos πx − sin πx
  orderOfZeros: ['torch.clamp_min(a, b)', 'torch.clamp_max(a, b)', 'torch.fmin(a, b)', 'torch.fmax(a, b)'],
  unrecorded: {
    equal: 'gives a plain truth value, which closeness.test.ts checks',
    allclose: 'gives a plain truth value, which closeness.test.ts checks',
  },
};
