import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  unrecorded: { __setitem__: 'an assignment is no expression: items.test.ts checks it' },
};
