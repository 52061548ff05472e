import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [
    [/renorm/, { from: 'first', terms: 4 }], // g less its part along x
  ],
};
