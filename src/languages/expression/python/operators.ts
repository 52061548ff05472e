/** Python's operators as tables, for reading and for writing. */
import { comparison, left, type Infix, type OperatorTables } from '../precedence';

const COMPARISON = 5;
const SIGN = 11;
const POWER = 12;

const refused = (binding: number, problem: 'bitwise' | 'operator' | 'caret' = 'bitwise'): Infix => ({
  kind: 'refused',
  problem,
  binding,
});

/** The reference manual's table, from the loosest to the tightest. */
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
    in: refused(COMPARISON, 'operator'),
    is: refused(COMPARISON, 'operator'),
    '|': refused(6),
    '^': refused(7, 'caret'),
    '&': refused(8),
    '<<': refused(8),
    '>>': refused(8),
    '+': left('add', 9),
    '-': left('sub', 9),
    '*': left('mul', 10),
    '@': left('matmul', 10),
    '/': left('div', 10),
    '//': left('floor_divide', 10),
    '%': left('remainder', 10),
    // The exponent may carry a sign, and another power: `2 ** -x`, `x ** y ** z`.
    '**': { kind: 'call', operator: 'pow', binding: POWER, right: SIGN },
  },
  prefix: {
    not: { kind: 'call', operator: 'logical_not', binding: 4 },
    '-': { kind: 'call', operator: 'neg', binding: SIGN },
    '+': { kind: 'nothing', binding: SIGN },
    '~': { kind: 'refused', problem: 'bitwise' },
  },
};

/** With `^` read as a power. */
export const TABLES_WITH_CARET: OperatorTables = {
  ...TABLES,
  infix: { ...TABLES.infix, '^': { kind: 'call', operator: 'pow', binding: POWER, right: SIGN } },
};
