import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [[/linalg|inverse|det|solve|matrix_exp/, { from: 'first', terms: 16 }]], // sums of products that nearly cancel
};
