import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [
    [/prod\(/, { from: 'second', terms: 32 }], // ∏/x²: one of the factors is small
    [/renorm/, { from: 'first', terms: 4 }], // g less its part along x
  ],
};
