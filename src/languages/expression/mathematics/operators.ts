/** The operators of plain mathematics as tables, and what custom says of its letters and functions. */
import { comparison, left, type Infix, type OperatorTables } from '../precedence';

export const CONDITIONAL = 1;
const COMPARISON = 5;
export const PRODUCT = 10;
export const SIGN = 11;
export const POWER = 12;

export const TABLES: OperatorTables = {
  infix: {
    or: left('logical_or', 2),
    and: left('logical_and', 3),
    '<': comparison('lt', COMPARISON),
    '>': comparison('gt', COMPARISON),
    '<=': comparison('le', COMPARISON),
    '>=': comparison('ge', COMPARISON),
    '==': comparison('eq', COMPARISON),
    '!=': comparison('ne', COMPARISON),
    '±': { kind: 'refused', problem: 'plus-minus', binding: 9 },
    '∓': { kind: 'refused', problem: 'plus-minus', binding: 9 },
    '+': left('add', 9),
    '-': left('sub', 9),
    '*': left('mul', PRODUCT),
    '@': left('matmul', PRODUCT),
    '/': left('div', PRODUCT),
    mod: left('remainder', PRODUCT),
    '^': { kind: 'call', operator: 'pow', binding: POWER, right: SIGN },
    '!': { kind: 'refused', problem: 'factorial', binding: POWER },
    "'": { kind: 'refused', problem: 'derivative', binding: POWER },
    '’': { kind: 'refused', problem: 'derivative', binding: POWER },
    '′': { kind: 'refused', problem: 'derivative', binding: POWER },
  },
  prefix: {
    not: { kind: 'call', operator: 'logical_not', binding: 4 },
    '-': { kind: 'call', operator: 'neg', binding: SIGN },
    '+': { kind: 'nothing', binding: SIGN },
    '√': { kind: 'call', operator: 'sqrt', binding: POWER },
    '∛': { kind: 'call', operator: 'cbrt', binding: POWER },
    '±': { kind: 'refused', problem: 'plus-minus' },
    '∓': { kind: 'refused', problem: 'plus-minus' },
  },
};
export const JUXTAPOSED: Infix = left('mul', PRODUCT);

/** Letters that by custom are functions, so that brackets behind them are no product. */
export const FUNCTION_LETTERS = new Set(['f', 'g', 'h', 'F', 'G', 'H', 'φ', 'ψ', 'phi', 'psi']);
export const INVERSES: Readonly<Record<string, string>> = {
  sin: 'asin',
  cos: 'acos',
  tan: 'atan',
  sinh: 'asinh',
  cosh: 'acosh',
  tanh: 'atanh',
};
