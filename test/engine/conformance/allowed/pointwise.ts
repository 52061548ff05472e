import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [[/sinc/, { from: 'first' }]], // πx cos πx − sin πx
  orderOfZeros: ['torch.clamp_min(a, b)', 'torch.clamp_max(a, b)'],
  unrecorded: {
    equal: 'gives a plain truth value, which closeness.test.ts checks',
    allclose: 'gives a plain truth value, which closeness.test.ts checks',
  },
  departures: {
    'torch.sinc(a) 7': 'at 1e-6 the difference of cosine and sine has no digits left: its error is the libraries’ rounding',
    'torch.sinc(a) 8': 'at 1e-6 the difference of cosine and sine has no digits left: its error is the libraries’ rounding',
  },
};
