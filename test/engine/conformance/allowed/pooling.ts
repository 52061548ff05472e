import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [
    [/avg_pool|lp_pool/, { from: 'first' }], // an element's gradient is a sum over the windows that it is in
    [/F\.pad/, { from: 'first' }], // and over the places that show it
  ],
};
