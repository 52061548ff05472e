/** Julia: `2x` is a product, `sin.(x)` goes element by element. */
import { COPYSIGN, EXP10, FMA, LOG_BASE_FIRST, POLYNOMIAL, QUOTIENT_CUT_OFF, SAME } from '../compositions';
import { type Dialect, each, type Meanings, same, words } from '../dialect';
import { left, type Infix } from '../../precedence';
import { ARITHMETIC, CHAINED, JUXTAPOSITION, LOGIC, power, PRODUCT, refused, SIGN, SIGNS } from '../operators';
import {
  BARE_CONSTANTS,
  C_LIKE,
  CHARACTER,
  DEGREES,
  DOUBLE_QUOTED,
  ELEMENTARY,
  HALF_TURNS,
  HASH_COMMENT,
  TRIPLE_QUOTED,
} from './common';

const FUNCTIONS: Meanings = {
  ...ELEMENTARY,
  ...same('asinh acosh atanh hypot cbrt exp2 expm1 log2 log1p trunc round sign sum prod norm dot mean erf erfc clamp'),
  ...same('sec csc cot sigmoid relu softplus'),
  exp10: EXP10,
  log: ['log', LOG_BASE_FIRST],
  atan: ['atan', 'atan2'],
  max: 'maximum',
  min: 'minimum',
  maximum: 'max',
  minimum: 'min',
  mod: 'remainder',
  rem: 'fmod',
  div: QUOTIENT_CUT_OFF,
  fld: 'floor_divide',
  inv: 'reciprocal',
  abs2: 'square',
  copysign: COPYSIGN,
  fma: FMA,
  muladd: FMA,
  ifelse: 'where',
  deg2rad: 'deg2rad',
  rad2deg: 'rad2deg',
  ...HALF_TURNS,
  ...DEGREES,
  logistic: 'sigmoid',
  evalpoly: POLYNOMIAL,
  transpose: 't',
  ...each('identity float Float64 Float32 BigFloat big', SAME),
};

/** `.+`, `.^`: element by element, as a product of tensors is anyway. */
function dotted(operators: Readonly<Record<string, Infix>>): Record<string, Infix> {
  return Object.fromEntries(
    Object.entries(operators).flatMap(([sign, infix]) => [
      [sign, infix],
      [`.${sign}`, infix],
    ]),
  );
}

export const JULIA: Dialect = {
  ...C_LIKE,
  name: 'Julia',
  comments: [String.raw`#=[\s\S]*?(?:=#|$(?![\s\S]))`, HASH_COMMENT],
  strings: [TRIPLE_QUOTED, DOUBLE_QUOTED, CHARACTER],
  transposes: true,
  numbers: {
    separator: '_',
    exponents: 'eEf',
    notAfterPoint: String.raw`[*/^\\+'.<>=-]`,
    suffix: '',
    whole: null,
  },
  nameSyntax: String.raw`(?!√|∛)[\p{L}_∇∂][\p{L}\p{N}_!′₀-₉]*`,
  operators: {
    infix: {
      ...LOGIC,
      ...dotted({
        ...CHAINED,
        ...ARITHMETIC,
        '^': power(JUXTAPOSITION),
        '%': left('fmod', PRODUCT),
        '÷': refused(PRODUCT),
        '\\': refused(PRODUCT),
        '&': left('logical_and', 3),
        '|': left('logical_or', 2),
      }),
      '&': refused(PRODUCT, 'bitwise'),
      '|': refused(9, 'bitwise'),
      '//': left('div', PRODUCT),
      '⋅': left('dot', PRODUCT),
      '×': refused(PRODUCT),
      '|>': refused(5),
      '<<': refused(PRODUCT, 'bitwise'),
      '>>': refused(PRODUCT, 'bitwise'),
    },
    prefix: {
      ...SIGNS,
      '!': { kind: 'call', operator: 'logical_not', binding: SIGN },
      '√': { kind: 'call', operator: 'sqrt', binding: SIGN + 1 },
      '∛': { kind: 'call', operator: 'cbrt', binding: SIGN + 1 },
      '~': { kind: 'refused', problem: 'bitwise' },
    },
  },
  punctuation: words('-> => :: .. ... += -= *= /= ^= .= .+= .-= .*= ./= :='),
  power: 'x^y',
  functions: FUNCTIONS,
  modules: new Set(['Base', 'Math', 'LinearAlgebra', 'SpecialFunctions', 'Statistics', 'MathConstants', 'NNlib']),
  constants: {
    ...BARE_CONSTANTS,
    ℯ: [Math.E, 'e'],
    Inf: [Infinity, 'inf'],
    NaN: [NaN, 'nan'],
  },
  moduleConstants: { e: [Math.E, 'e'], γ: [0.577_215_664_901_532_9, 'gamma'], golden: [(1 + Math.sqrt(5)) / 2, null] },
  types: {},
  endsAtLine: true,
  braces: false,
  firstIndex: 1,
  juxtaposes: true,
  matrices: true,
  assignments: ['=', '.='],
  functionTargets: true,
  typesAfterNames: true,
  statements: new Set(
    words(
      'if elseif else for while try catch finally end begin module using import struct mutable abstract macro let do break continue',
    ),
  ),
};
