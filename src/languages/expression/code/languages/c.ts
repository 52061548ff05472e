/** C, C++, CUDA and Objective-C. */
import { FMA, LERP, SQUARED_NORM } from '../compositions';
import { type Constants, type Dialect, each, type Meanings, same, words } from '../dialect';
import { C_OPERATORS_WITH_STEPS, SIGN } from '../operators';
import {
  BARE_CONSTANTS,
  BLOCK_COMMENT,
  C_FUNCTIONS,
  C_LIKE,
  CHARACTER,
  DOUBLE_QUOTED,
  HALF_TURNS,
  LINE_COMMENT,
} from './common';

const REAL = words(
  'double float real Real REAL real_t scalar_t Scalar T half float_t double_t Float Double float32_t float64_t CGFloat',
);
const WHOLE = words('int long short unsigned signed size_t int32_t int64_t uint32_t uint64_t char');

const FUNCTIONS: Meanings = {
  ...C_FUNCTIONS,
  ...HALF_TURNS,
  ...each('max', ['maximum', 'max']),
  ...each('min', ['minimum', 'min']),
  ...same('clamp sigmoid'),
  lerp: LERP,
  ...each('__fmaf_rn __fma_rn', FMA),
  ...each('fast_exp', 'exp'),
};

/** `sinf`, `sinl`, CUDA's `__sinf`. */
const WITH_SUFFIXES: Meanings = {
  ...FUNCTIONS,
  ...Object.fromEntries(
    Object.entries(C_FUNCTIONS).flatMap(([name, meaning]) =>
      [`${name}f`, `${name}l`, `__${name}f`].map((suffixed) => [suffixed, meaning] as const),
    ),
  ),
  ...FUNCTIONS,
  __powf: 'pow',
  sinpif: HALF_TURNS['sinpi'] ?? [],
  cospif: HALF_TURNS['cospi'] ?? [],
  rsqrtf: 'rsqrt',
  __fdividef: 'div',
  frsqrt_rn: 'rsqrt',
};

/** Eigen's and valarray's. */
const METHODS: Meanings = {
  ...same('sum mean prod dot norm sin cos tan exp log sqrt square abs pow tanh'),
  squaredNorm: SQUARED_NORM,
  cwiseProduct: 'mul',
  cwiseQuotient: 'div',
  cwiseAbs: 'abs',
  cwiseSqrt: 'sqrt',
  transpose: 't',
  array: 'clone',
  matrix: 'clone',
};

const CONSTANTS: Constants = {
  ...BARE_CONSTANTS,
  M_PI: [Math.PI, 'pi'],
  M_PIf: [Math.PI, 'pi'],
  M_PIl: [Math.PI, 'pi'],
  CUDART_PI: [Math.PI, 'pi'],
  CUDART_PI_F: [Math.PI, 'pi'],
  M_PI_2: [Math.PI / 2, null],
  M_PI_4: [Math.PI / 4, null],
  M_1_PI: [1 / Math.PI, null],
  M_2_PI: [2 / Math.PI, null],
  M_2_SQRTPI: [2 / Math.sqrt(Math.PI), null],
  M_E: [Math.E, 'e'],
  M_LN2: [Math.LN2, 'ln2'],
  M_LN10: [Math.LN10, 'ln10'],
  M_LOG2E: [Math.LOG2E, 'log2e'],
  M_LOG10E: [Math.LOG10E, 'log10e'],
  M_SQRT2: [Math.SQRT2, 'sqrt2'],
  M_SQRT1_2: [Math.SQRT1_2, 'sqrt1_2'],
  INFINITY: [Infinity, 'inf'],
  HUGE_VAL: [Infinity, 'inf'],
  NAN: [NaN, 'nan'],
  DBL_EPSILON: [2 ** -52, null],
  FLT_EPSILON: [2 ** -23, null],
};

const QUALIFIED: Constants = Object.fromEntries(
  ['', '_v'].flatMap((suffix): [string, Constants[string]][] => [
    [`pi${suffix}`, [Math.PI, 'pi']],
    [`e${suffix}`, [Math.E, 'e']],
    [`ln2${suffix}`, [Math.LN2, 'ln2']],
    [`ln10${suffix}`, [Math.LN10, 'ln10']],
    [`log2e${suffix}`, [Math.LOG2E, 'log2e']],
    [`log10e${suffix}`, [Math.LOG10E, 'log10e']],
    [`sqrt2${suffix}`, [Math.SQRT2, 'sqrt2']],
    [`sqrt3${suffix}`, [Math.sqrt(3), null]],
    [`inv_pi${suffix}`, [1 / Math.PI, null]],
    [`inv_sqrtpi${suffix}`, [1 / Math.sqrt(Math.PI), null]],
    [`egamma${suffix}`, [0.577_215_664_901_532_9, 'gamma']],
    [`phi${suffix}`, [(1 + Math.sqrt(5)) / 2, null]],
  ]),
);

export const CPP: Dialect = {
  ...C_LIKE,
  name: 'C++',
  comments: [LINE_COMMENT, BLOCK_COMMENT],
  strings: [String.raw`R"\([\s\S]*?(?:\)"|$(?![\s\S]))`, DOUBLE_QUOTED, CHARACTER],
  continuation: String.raw`\\\r?\n`,
  numbers: {
    separator: "'",
    exponents: 'eE',
    notAfterPoint: '[.]',
    suffix: '[uUlLfF]{0,3}',
    whole: /^[\d']+[uUlL]*$/,
  },
  operators: {
    ...C_OPERATORS_WITH_STEPS,
    prefix: { ...C_OPERATORS_WITH_STEPS.prefix, '*': { kind: 'nothing', binding: SIGN } },
  },
  members: ['.', '->', '::'],
  functions: WITH_SUFFIXES,
  methods: METHODS,
  modules: new Set([
    'std',
    'numbers',
    'math',
    'constants',
    'boost',
    'cuda',
    'thrust',
    'Eigen',
    'ceres',
    'stan',
    'glm',
    'xt',
    'M',
  ]),
  constants: CONSTANTS,
  moduleConstants: QUALIFIED,
  types: {
    ...Object.fromEntries(REAL.map((type) => [type, 'real' as const])),
    ...Object.fromEntries(WHOLE.map((type) => [type, 'whole' as const])),
  },
};

export const C: Dialect = { ...CPP, name: 'C', members: ['.', '->'] };
export const CUDA: Dialect = { ...CPP, name: 'CUDA' };
export const OBJECTIVE_C: Dialect = { ...C, name: 'Objective-C' };
