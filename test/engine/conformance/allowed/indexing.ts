import type { Allowance } from '../allowance';

export const allowance: Allowance = {};
