/** MATLAB and Octave: matrices are lists of rows, brackets behind a name may be an index. */
import { FMA, ROOT, ROUND_AWAY, SAME } from '../compositions';
import { type Dialect, each, type Meanings, same, words } from '../dialect';
import { left, type Infix, type OperatorTables } from '../../precedence';
import { ARITHMETIC, COMPARISONS, LOGIC, POWER, PRODUCT, refused, SIGN, SIGNS } from '../operators';
import { BARE_CONSTANTS, C_LIKE, DEGREES, ELEMENTARY, HALF_TURNS } from './common';

const FUNCTIONS: Meanings = {
  ...ELEMENTARY,
  ...same('asinh acosh atanh atan2 hypot expm1 log2 log1p sign sum prod norm dot mean erf erfc sec csc cot'),
  ...each('power mpower realpow', 'pow'),
  ...each('times mtimes', 'mul'),
  ...each('plus', 'add'),
  ...each('minus', 'sub'),
  ...each('rdivide mrdivide', 'div'),
  ...each('transpose ctranspose', 't'),
  ...each('realsqrt', 'sqrt'),
  ...each('reallog', 'log'),
  uminus: 'neg',
  nthroot: ROOT,
  cbrt: 'cbrt',
  fix: 'trunc',
  round: ROUND_AWAY,
  max: ['maximum', 'max'],
  min: ['minimum', 'min'],
  mod: 'remainder',
  rem: 'fmod',
  idivide: 'floor_divide',
  deg2rad: 'deg2rad',
  rad2deg: 'rad2deg',
  ...HALF_TURNS,
  ...DEGREES,
  fma: FMA,
  sigmoid: 'sigmoid',
  ...each('double single', SAME),
};

/** Powers go from left to right here, and take one sign behind them. */
const POWERS: Infix = { kind: 'call', operator: 'pow', binding: POWER, right: POWER + 1 };

const OPERATORS: OperatorTables = {
  infix: {
    ...LOGIC,
    '|': left('logical_or', 2),
    '&': left('logical_and', 3),
    ...COMPARISONS,
    '~=': COMPARISONS['!='] ?? refused(PRODUCT),
    ...ARITHMETIC,
    '.*': left('mul', PRODUCT),
    './': left('div', PRODUCT),
    '.\\': refused(PRODUCT),
    '\\': refused(PRODUCT),
    '^': POWERS,
    '.^': POWERS,
  },
  prefix: {
    ...SIGNS,
    '~': { kind: 'call', operator: 'logical_not', binding: SIGN },
  },
};

export const MATLAB: Dialect = {
  ...C_LIKE,
  name: 'MATLAB',
  comments: [String.raw`^[ \t]*%\{[ \t]*$[\s\S]*?(?:^[ \t]*%\}[ \t]*$|$(?![\s\S]))`, String.raw`%[^\n]*`],
  strings: [String.raw`"(?:""|[^"\n])*"?`, String.raw`(?<![\w)\]}.'])'(?:''|[^'\n])*'?`],
  continuation: String.raw`\.\.\.[^\n]*(?:\n|$(?![\s\S]))`,
  transposes: true,
  numbers: { separator: '', exponents: 'eEdD', notAfterPoint: String.raw`[*/^\\'.]`, suffix: '', whole: null },
  nameSyntax: String.raw`[\p{L}][\p{L}\p{N}_]*`,
  operators: OPERATORS,
  punctuation: ["'", ".'", '...', '+=', '-=', '*=', '/=', '^='],
  power: 'x^y',
  functions: FUNCTIONS,
  modules: new Set(),
  constants: {
    pi: [Math.PI, 'pi'],
    Inf: [Infinity, 'inf'],
    inf: [Infinity, 'inf'],
    NaN: [NaN, 'nan'],
    nan: [NaN, 'nan'],
    eps: [2 ** -52, null],
    true: [1, 'true'],
    false: [0, 'false'],
  },
  types: {},
  endsAtLine: true,
  braces: false,
  firstIndex: 1,
  roundIndex: true,
  matrices: true,
  ternary: false,
  statements: new Set(
    words(
      'if elseif else for while switch case otherwise try catch end function classdef properties methods global persistent break continue clc clear close hold return',
    ),
  ),
};

export const OCTAVE: Dialect = {
  ...MATLAB,
  name: 'Octave',
  comments: [String.raw`^[ \t]*[%#]\{[ \t]*$[\s\S]*?(?:^[ \t]*[%#]\}[ \t]*$|$(?![\s\S]))`, String.raw`[%#][^\n]*`],
  operators: {
    infix: {
      ...OPERATORS.infix,
      '**': POWERS,
      '.**': POWERS,
    },
    prefix: { ...OPERATORS.prefix, '!': { kind: 'call', operator: 'logical_not', binding: SIGN } },
  },
  constants: { ...MATLAB.constants, ...BARE_CONSTANTS, e: [Math.E, 'e'] },
};
