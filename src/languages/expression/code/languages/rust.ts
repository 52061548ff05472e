/** Rust: functions are methods of numbers, and an `if` has a value. */
import { COPYSIGN, FMA, ROUND_AWAY, SAME, SIGN_OF_ZERO_POSITIVE } from '../compositions';
import { type Constants, type Dialect, type Meanings, each, same, words } from '../dialect';
import { left } from '../../precedence';
import { C_OPERATORS, SIGN } from '../operators';
import { BARE_CONSTANTS, C_LIKE, CHARACTER, DOUBLE_QUOTED, ELEMENTARY, LINE_COMMENT } from './common';

const FUNCTIONS: Meanings = {
  ...ELEMENTARY,
  ...same('asinh acosh atanh atan2 hypot cbrt exp2 log2 trunc erf erfc clamp'),
  ...each('powi powf pow', 'pow'),
  ln: 'log',
  log: ['log', 'log_base'],
  exp_m1: 'expm1',
  expm1: 'expm1',
  ln_1p: 'log1p',
  log1p: 'log1p',
  max: 'fmax',
  min: 'fmin',
  round: ROUND_AWAY,
  round_ties_even: 'round',
  fract: 'frac',
  recip: 'reciprocal',
  signum: SIGN_OF_ZERO_POSITIVE,
  copysign: COPYSIGN,
  mul_add: FMA,
  to_radians: 'deg2rad',
  to_degrees: 'rad2deg',
  rem_euclid: 'remainder',
  ...same('add sub mul div neg'),
  ...each('from into clone to_owned', SAME),
};

const METHODS: Meanings = { ...FUNCTIONS, ...same('sum dot norm mean'), log: 'log_base', transpose: 't' };

const CONSTANTS: Constants = {
  PI: [Math.PI, 'pi'],
  TAU: [2 * Math.PI, 'tau'],
  E: [Math.E, 'e'],
  SQRT_2: [Math.SQRT2, 'sqrt2'],
  LN_2: [Math.LN2, 'ln2'],
  LN_10: [Math.LN10, 'ln10'],
  LOG2_E: [Math.LOG2E, 'log2e'],
  LOG10_E: [Math.LOG10E, 'log10e'],
  FRAC_PI_2: [Math.PI / 2, null],
  FRAC_PI_3: [Math.PI / 3, null],
  FRAC_PI_4: [Math.PI / 4, null],
  FRAC_PI_6: [Math.PI / 6, null],
  FRAC_PI_8: [Math.PI / 8, null],
  FRAC_1_PI: [1 / Math.PI, null],
  FRAC_2_PI: [2 / Math.PI, null],
  FRAC_2_SQRT_PI: [2 / Math.sqrt(Math.PI), null],
  FRAC_1_SQRT_2: [Math.SQRT1_2, 'sqrt1_2'],
  INFINITY: [Infinity, 'inf'],
  NEG_INFINITY: [-Infinity, null],
  NAN: [NaN, 'nan'],
  EPSILON: [2 ** -52, null],
};

export const RUST: Dialect = {
  ...C_LIKE,
  name: 'Rust',
  comments: [LINE_COMMENT, String.raw`\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))`],
  strings: [String.raw`r#+"[\s\S]*?(?:"#+|$(?![\s\S]))`, DOUBLE_QUOTED, CHARACTER],
  numbers: {
    separator: '_',
    exponents: 'eE',
    notAfterPoint: String.raw`[.\p{L}_]`,
    suffix: '_?(?:f32|f64|[iu](?:8|16|32|64|128|size))?',
    whole: /^[\d_]+?(?:_?[iu](?:8|16|32|64|128|size))?$/,
  },
  nameSyntax: String.raw`[\p{L}_][\p{L}\p{N}_]*`,
  operators: {
    infix: { ...C_OPERATORS.infix, as: left('as', 11) },
    prefix: {
      ...C_OPERATORS.prefix,
      '*': { kind: 'nothing', binding: SIGN },
      '&': { kind: 'nothing', binding: SIGN },
    },
  },
  members: ['.', '::'],
  power: 'x.powf(y)',
  functions: FUNCTIONS,
  methods: METHODS,
  modules: new Set(['std', 'core', 'f64', 'f32', 'consts', 'libm', 'num', 'Float', 'T', 'Self']),
  constants: {
    ...BARE_CONSTANTS,
    TAU: [2 * Math.PI, 'tau'],
    FRAC_PI_2: [Math.PI / 2, null],
    FRAC_PI_4: [Math.PI / 4, null],
  },
  moduleConstants: CONSTANTS,
  types: {
    f64: 'real',
    f32: 'real',
    ...Object.fromEntries(
      words('i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize').map((type) => [type, 'whole' as const]),
    ),
  },
  ternary: false,
  ifs: 'braces',
  typesAfterNames: true,
  statements: new Set(
    words('for while loop match break continue use mod struct enum impl trait unsafe extern type where'),
  ),
};
