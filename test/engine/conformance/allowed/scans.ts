import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [
    [/logcumsumexp/, { from: 'second' }], // of one element it is 0: 1 less its share of 1
  ],
};
