/** Tables of operators, from which languages take what they have. How tightly each binds is the same for all of them. */
import { comparison, left, type Infix, type OperatorTables, type Prefix } from '../precedence';
import type { Problem } from '../problems';

export const CONDITIONAL = 1;
export const OR = 2;
export const AND = 3;
export const NOT = 4;
const EQUALITY = 6;
const COMPARISON = 7;
export const SUM = 9;
export const PRODUCT = 10;
export const JUXTAPOSITION = 12;
export const SIGN = 13;
export const POWER = 14;

/** The exponent may carry a sign, and another power: `x^-2`, `x^y^z`. */
export const power = (right = SIGN): Infix => ({ kind: 'call', operator: 'pow', binding: POWER, right });
export const refused = (binding: number, problem: Problem = 'operator'): Infix => ({
  kind: 'refused',
  problem,
  binding,
});
const prefixed = (operator: string, binding = SIGN): Prefix => ({ kind: 'call', operator, binding });
const refusedPrefix = (problem: Problem): Prefix => ({ kind: 'refused', problem });

export const SIGNS: Readonly<Record<string, Prefix>> = {
  '-': prefixed('neg'),
  '+': { kind: 'nothing', binding: SIGN },
};
export const ARITHMETIC: Readonly<Record<string, Infix>> = {
  '+': left('add', SUM),
  '-': left('sub', SUM),
  '*': left('mul', PRODUCT),
  '/': left('div', PRODUCT),
};
/** Comparisons of languages in which `a < b < c` compares twice. */
export const CHAINED: Readonly<Record<string, Infix>> = {
  '<': comparison('lt', COMPARISON),
  '>': comparison('gt', COMPARISON),
  '<=': comparison('le', COMPARISON),
  '>=': comparison('ge', COMPARISON),
  '==': comparison('eq', COMPARISON),
  '!=': comparison('ne', COMPARISON),
  '≤': comparison('le', COMPARISON),
  '≥': comparison('ge', COMPARISON),
  '≠': comparison('ne', COMPARISON),
};
export const COMPARISONS: Readonly<Record<string, Infix>> = {
  '==': left('eq', EQUALITY),
  '!=': left('ne', EQUALITY),
  '<': left('lt', COMPARISON),
  '>': left('gt', COMPARISON),
  '<=': left('le', COMPARISON),
  '>=': left('ge', COMPARISON),
};
export const LOGIC: Readonly<Record<string, Infix>> = {
  '||': left('logical_or', OR),
  '&&': left('logical_and', AND),
};

/** C's operators, without those that change a variable. */
export const C_OPERATORS: OperatorTables = {
  infix: {
    ...LOGIC,
    ...COMPARISONS,
    ...ARITHMETIC,
    '%': left('fmod', PRODUCT),
    '|': refused(5, 'bitwise'),
    '^': refused(5, 'caret-function'),
    '&': refused(5, 'bitwise'),
    '<<': refused(8, 'bitwise'),
    '>>': refused(8, 'bitwise'),
    '**': refused(POWER, 'star-star'),
  },
  prefix: { ...SIGNS, '!': prefixed('logical_not'), '~': refusedPrefix('bitwise') },
};

/** C's operators, with those that change a variable. */
export const C_OPERATORS_WITH_STEPS: OperatorTables = {
  infix: { ...C_OPERATORS.infix, '++': refused(POWER), '--': refused(POWER) },
  prefix: { ...C_OPERATORS.prefix, '++': refusedPrefix('operator'), '--': refusedPrefix('operator') },
};

/** The same with `^` as a power. */
export function withCaret(tables: OperatorTables): OperatorTables {
  const caret = tables.infix['^'];
  return caret?.kind === 'refused' ? { ...tables, infix: { ...tables.infix, '^': power() } } : tables;
}
