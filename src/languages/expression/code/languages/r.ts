/** R: arrows assign, names hold points, and an `if` has a value. */
import { NORMAL_DENSITY, NORMAL_DISTRIBUTION, SAME } from '../compositions';
import { type Dialect, each, type Meanings, same, words } from '../dialect';
import { left } from '../../precedence';
import { AND, ARITHMETIC, COMPARISONS, LOGIC, NOT, OR, power, PRODUCT, refused, SIGNS } from '../operators';
import { BARE_CONSTANTS, C_LIKE, DOUBLE_QUOTED, ELEMENTARY, HALF_TURNS, HASH_COMMENT, SINGLE_QUOTED } from './common';

const FUNCTIONS: Meanings = {
  ...ELEMENTARY,
  ...same('asinh acosh atanh atan2 expm1 log2 log1p trunc round sign sum prod mean'),
  log: ['log', 'log_base'],
  logb: ['log', 'log_base'],
  ceiling: 'ceil',
  ...each('max pmax', ['maximum', 'max']),
  ...each('min pmin', ['minimum', 'min']),
  ifelse: 'where',
  plogis: 'sigmoid',
  qlogis: 'logit',
  ...HALF_TURNS,
  dnorm: NORMAL_DENSITY,
  pnorm: NORMAL_DISTRIBUTION,
  crossprod: 'dot',
  t: 't',
  ...each('as.numeric as.double identity I', SAME),
  ...each('as.integer', 'trunc'),
};

export const R: Dialect = {
  ...C_LIKE,
  name: 'R',
  comments: [HASH_COMMENT],
  strings: [DOUBLE_QUOTED, SINGLE_QUOTED],
  numbers: { separator: '', exponents: 'eE', notAfterPoint: '(?!)', suffix: 'L?', whole: null },
  nameSyntax: String.raw`(?:\p{L}|\.(?!\d))[\p{L}\p{N}_.]*`,
  operators: {
    infix: {
      ...LOGIC,
      '|': left('logical_or', OR),
      '&': left('logical_and', AND),
      ...COMPARISONS,
      ...ARITHMETIC,
      '%%': left('remainder', PRODUCT),
      '%/%': left('floor_divide', PRODUCT),
      '%*%': left('matmul', PRODUCT),
      '%o%': left('outer', PRODUCT),
      '%in%': refused(PRODUCT),
      '%>%': refused(PRODUCT),
      '|>': refused(PRODUCT),
      '~': refused(2),
      '^': power(),
      '**': power(),
    },
    prefix: {
      ...SIGNS,
      '!': { kind: 'call', operator: 'logical_not', binding: NOT },
      '~': { kind: 'refused', problem: 'operator' },
    },
  },
  punctuation: words('<- <<- -> ->> := :: ::: [[ ]] ...').filter((sign) => !/^[[\]]/.test(sign)),
  members: ['$', '@', '::'],
  power: 'x^y',
  functions: FUNCTIONS,
  modules: new Set(['base', 'stats', 'torch']),
  constants: {
    ...BARE_CONSTANTS,
    Inf: [Infinity, 'inf'],
    NaN: [NaN, 'nan'],
    TRUE: [1, 'true'],
    FALSE: [0, 'false'],
  },
  types: {},
  endsAtLine: true,
  firstIndex: 1,
  ternary: false,
  ifs: 'brackets',
  assignments: ['<-', '<<-', '='],
  statements: new Set(words('for while repeat break next library require source')),
};
