/** Go, Swift, Kotlin and Dart. */
import { ADDING_PRODUCT, COPYSIGN, FMA, POSITIVE_DIFFERENCE, ROUND_AWAY, SAME } from '../compositions';
import { type Constants, type Dialect, each, type Meanings, same, words } from '../dialect';
import { C_OPERATORS, C_OPERATORS_WITH_STEPS } from '../operators';
import {
  BACKQUOTED,
  BARE_CONSTANTS,
  C_FUNCTIONS,
  C_LIKE,
  CHARACTER,
  DOUBLE_QUOTED,
  ELEMENTARY,
  SINGLE_QUOTED,
  TRIPLE_QUOTED,
} from './common';

const NUMBERS = { separator: '_', exponents: 'eE', notAfterPoint: String.raw`\D|$`, suffix: '[fFlLuU]{0,2}' };

const GO_FUNCTIONS: Meanings = Object.fromEntries(
  words(
    'sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh atan2 exp exp2 expm1 log log10 log2 log1p sqrt cbrt abs floor ceil trunc pow hypot erf erfc',
  ).map((name) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, name]),
);

export const GO: Dialect = {
  ...C_LIKE,
  name: 'Go',
  strings: [BACKQUOTED, DOUBLE_QUOTED, CHARACTER],
  numbers: { separator: '_', exponents: 'eE', notAfterPoint: '[.]', suffix: '', whole: /^[\d_]+$/ },
  operators: C_OPERATORS_WITH_STEPS,
  power: 'math.Pow(x, y)',
  functions: {
    ...GO_FUNCTIONS,
    Max: 'maximum',
    Min: 'minimum',
    max: 'maximum',
    min: 'minimum',
    Mod: 'fmod',
    Round: ROUND_AWAY,
    RoundToEven: 'round',
    Copysign: COPYSIGN,
    FMA,
    Dim: POSITIVE_DIFFERENCE,
  },
  modules: new Set(['math']),
  moduleConstants: {
    Pi: [Math.PI, 'pi'],
    E: [Math.E, 'e'],
    Sqrt2: [Math.SQRT2, 'sqrt2'],
    Ln2: [Math.LN2, 'ln2'],
    Ln10: [Math.LN10, 'ln10'],
    Log2E: [Math.LOG2E, 'log2e'],
    Log10E: [Math.LOG10E, 'log10e'],
  },
  types: { float64: 'real', float32: 'real', int: 'whole', int64: 'whole', int32: 'whole' },
  endsAtLine: true,
  ternary: false,
  assignments: ['=', ':='],
  statements: new Set(
    words('if else for switch case break continue goto go defer import package type select range fallthrough'),
  ),
};

const REALS: Constants = { infinity: [Infinity, 'inf'], pi: [Math.PI, 'pi'], nan: [NaN, 'nan'] };

export const SWIFT: Dialect = {
  ...C_LIKE,
  name: 'Swift',
  strings: [TRIPLE_QUOTED, DOUBLE_QUOTED],
  // The quotient of two literals takes the type around it: 1/2 is one half where reals are meant.
  numbers: { ...NUMBERS, suffix: '', whole: null },
  operators: C_OPERATORS,
  power: 'pow(x, y)',
  functions: { ...C_FUNCTIONS, max: 'maximum', min: 'minimum' },
  methods: { squareRoot: 'sqrt', rounded: ROUND_AWAY, truncatingRemainder: 'fmod', addingProduct: ADDING_PRODUCT },
  properties: { magnitude: 'abs' },
  modules: new Set(['Foundation', 'Darwin', 'Glibc', 'Double', 'Float', 'CGFloat']),
  moduleConstants: REALS,
  impliedTypes: true,
  types: { Double: 'real', Float: 'real', CGFloat: 'real', Float80: 'real', Int: 'whole' },
  typesAfterNames: true,
  statements: new Set(
    words(
      'if else for while switch case break continue import struct class enum protocol extension guard repeat throw do catch',
    ),
  ),
};

export const KOTLIN: Dialect = {
  ...C_LIKE,
  name: 'Kotlin',
  strings: [TRIPLE_QUOTED, DOUBLE_QUOTED, CHARACTER],
  numbers: { ...NUMBERS, whole: /^[\d_]+[uUlL]*$/ },
  operators: C_OPERATORS_WITH_STEPS,
  power: 'x.pow(y)',
  functions: {
    ...ELEMENTARY,
    ...same('asinh acosh atanh atan2 hypot cbrt expm1 log2 log1p pow sign'),
    ln: 'log',
    ln1p: 'log1p',
    log: ['log_base', 'log'],
    truncate: 'trunc',
    round: 'round',
    ...each('max maxOf', 'maximum'),
    ...each('min minOf', 'minimum'),
  },
  methods: {
    pow: 'pow',
    mod: 'remainder',
    rem: 'fmod',
    coerceIn: 'clamp',
    coerceAtLeast: 'maximum',
    coerceAtMost: 'minimum',
    plus: 'add',
    minus: 'sub',
    times: 'mul',
    div: 'div',
    unaryMinus: 'neg',
    withSign: COPYSIGN,
    ...each('toDouble toFloat', SAME),
    ...each('toInt toLong', 'trunc'),
  },
  properties: { absoluteValue: 'abs', sign: 'sign' },
  modules: new Set(['Math', 'kotlin', 'math', 'StrictMath', 'Double', 'Float']),
  moduleConstants: { E: [Math.E, 'e'], PI: [Math.PI, 'pi'], POSITIVE_INFINITY: [Infinity, 'inf'], NaN: [NaN, 'nan'] },
  types: {},
  ternary: false,
  ifs: 'brackets',
  typesAfterNames: true,
  functionTargets: true,
  statements: new Set(
    words('for while when break continue import package class object interface throw try do typealias'),
  ),
};

export const DART: Dialect = {
  ...C_LIKE,
  name: 'Dart',
  strings: [TRIPLE_QUOTED, DOUBLE_QUOTED, SINGLE_QUOTED],
  numbers: { ...NUMBERS, suffix: '', whole: null },
  operators: {
    infix: {
      ...C_OPERATORS_WITH_STEPS.infix,
      '~/': { kind: 'call', operator: 'floor_divide', binding: 10, right: 11 },
    },
    prefix: C_OPERATORS_WITH_STEPS.prefix,
  },
  functions: { ...same('sin cos tan asin acos atan atan2 exp log sqrt pow'), max: 'maximum', min: 'minimum' },
  methods: {
    ...same('abs floor ceil'),
    floorToDouble: 'floor',
    ceilToDouble: 'ceil',
    truncateToDouble: 'trunc',
    ...each('round roundToDouble', ROUND_AWAY),
    remainder: 'fmod',
    clamp: 'clamp',
    toDouble: SAME,
    toInt: 'trunc',
  },
  modules: new Set(['math', 'Math', 'm', 'double']),
  constants: {
    ...BARE_CONSTANTS,
    e: [Math.E, 'e'],
    ln2: [Math.LN2, 'ln2'],
    ln10: [Math.LN10, 'ln10'],
    sqrt2: [Math.SQRT2, 'sqrt2'],
  },
  moduleConstants: { infinity: [Infinity, 'inf'], nan: [NaN, 'nan'] },
  types: {},
};
