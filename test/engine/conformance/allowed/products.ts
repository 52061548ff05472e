import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [[/cross/, { from: 'first' }]], // differences of products
};
