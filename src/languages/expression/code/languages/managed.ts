/** Java and C#. */
import { COPYSIGN, FMA } from '../compositions';
import { type Constants, type Dialect, each, type Meanings, words } from '../dialect';
import { C_OPERATORS_WITH_STEPS } from '../operators';
import {
  BARE_CONSTANTS,
  BLOCK_COMMENT,
  C_LIKE,
  CHARACTER,
  DOUBLE_QUOTED,
  ELEMENTARY,
  LINE_COMMENT,
  TRIPLE_QUOTED,
} from './common';

const MATH_CONSTANTS: Constants = { E: [Math.E, 'e'], PI: [Math.PI, 'pi'], TAU: [2 * Math.PI, 'tau'] };

const JAVA_FUNCTIONS: Meanings = {
  ...ELEMENTARY,
  ...each('asinh', 'asinh'),
  ...each('acosh', 'acosh'),
  ...each('atanh', 'atanh'),
  ...each('log2', 'log2'),
  ...each('log1p', 'log1p'),
  ...each('expm1', 'expm1'),
  ...each('cbrt', 'cbrt'),
  ...each('hypot', 'hypot'),
  ...each('pow', 'pow'),
  ...each('atan2', 'atan2'),
  max: 'maximum',
  min: 'minimum',
  round: 'round_half_up',
  rint: 'round',
  signum: 'sign',
  toRadians: 'deg2rad',
  toDegrees: 'rad2deg',
  copySign: COPYSIGN,
  fma: FMA,
  clamp: 'clamp',
  floorMod: 'remainder',
  erf: 'erf',
  erfc: 'erfc',
};

export const JAVA: Dialect = {
  ...C_LIKE,
  name: 'Java',
  strings: [TRIPLE_QUOTED, DOUBLE_QUOTED, CHARACTER],
  operators: C_OPERATORS_WITH_STEPS,
  punctuation: [...C_LIKE.punctuation, '>>>'],
  power: 'Math.pow(x, y)',
  functions: JAVA_FUNCTIONS,
  methods: { doubleValue: 'clone', floatValue: 'clone' },
  modules: new Set(['Math', 'StrictMath', 'FastMath', 'java', 'lang', 'Erf', 'Double', 'Float']),
  moduleConstants: {
    ...MATH_CONSTANTS,
    POSITIVE_INFINITY: [Infinity, 'inf'],
    NEGATIVE_INFINITY: [-Infinity, null],
    NaN: [NaN, 'nan'],
  },
  types: { double: 'real', float: 'real', int: 'whole', long: 'whole', short: 'whole', byte: 'whole' },
};

/** Names as in C, with a capital. */
const CSHARP_FUNCTIONS: Meanings = {
  ...Object.fromEntries(
    words(
      'sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh atan2 exp log2 log10 sqrt cbrt abs floor pow',
    ).map((name) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, name]),
  ),
  Log: ['log', 'log_base'],
  Exp2: 'exp2',
  Hypot: 'hypot',
  Ceiling: 'ceil',
  Truncate: 'trunc',
  Round: 'round',
  Sign: 'sign',
  Max: 'maximum',
  Min: 'minimum',
  Clamp: 'clamp',
  CopySign: COPYSIGN,
  FusedMultiplyAdd: FMA,
  DegreesToRadians: 'deg2rad',
  RadiansToDegrees: 'rad2deg',
  ReciprocalEstimate: 'reciprocal',
  Erf: 'erf',
  Erfc: 'erfc',
};

export const CSHARP: Dialect = {
  ...C_LIKE,
  name: 'C#',
  comments: [LINE_COMMENT, BLOCK_COMMENT],
  strings: [
    TRIPLE_QUOTED,
    String.raw`\$?@\$?"(?:""|[^"])*"?`,
    String.raw`\$"(?:\\.|[^"\\\n])*"?`,
    DOUBLE_QUOTED,
    CHARACTER,
  ],
  numbers: {
    separator: '_',
    exponents: 'eE',
    notAfterPoint: String.raw`\D|$`,
    suffix: '[uUlLfFdDmM]{0,2}',
    whole: /^[\d_]+[uUlL]*$/,
  },
  operators: C_OPERATORS_WITH_STEPS,
  power: 'Math.Pow(x, y)',
  functions: CSHARP_FUNCTIONS,
  modules: new Set(['Math', 'MathF', 'System', 'SpecialFunctions', 'double', 'float', 'Double', 'Single']),
  constants: { ...BARE_CONSTANTS },
  moduleConstants: {
    ...MATH_CONSTANTS,
    Tau: [2 * Math.PI, 'tau'],
    Pi: [Math.PI, 'pi'],
    PositiveInfinity: [Infinity, 'inf'],
    NegativeInfinity: [-Infinity, null],
    NaN: [NaN, 'nan'],
  },
  types: { double: 'real', float: 'real', decimal: 'real', int: 'whole', long: 'whole', short: 'whole', byte: 'whole' },
};
