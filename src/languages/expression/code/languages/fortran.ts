/** Fortran: capitals do not matter, comparisons may be words, and specific names carry their type (`dsin`). */
import { COPYSIGN, MERGE, ROUND_AWAY, SAME } from '../compositions';
import { type Dialect, each, type Meanings, same, words } from '../dialect';
import { left } from '../../precedence';
import { AND, ARITHMETIC, COMPARISONS, NOT, OR, power, refused } from '../operators';
import { C_LIKE, DEGREES, ELEMENTARY } from './common';

const FUNCTIONS: Meanings = {
  ...ELEMENTARY,
  ...same('asinh acosh atanh atan2 hypot erf erfc sum norm'),
  ...each('dsin', 'sin'),
  ...each('dcos', 'cos'),
  ...each('dtan', 'tan'),
  ...each('dasin', 'asin'),
  ...each('dacos', 'acos'),
  ...each('datan', 'atan'),
  ...each('datan2', 'atan2'),
  ...each('dsinh', 'sinh'),
  ...each('dcosh', 'cosh'),
  ...each('dtanh', 'tanh'),
  ...each('dexp', 'exp'),
  ...each('dlog alog', 'log'),
  ...each('dlog10 alog10', 'log10'),
  ...each('dsqrt', 'sqrt'),
  ...each('dabs iabs', 'abs'),
  derf: 'erf',
  derfc: 'erfc',
  ceiling: 'ceil',
  ...each('aint dint int', 'trunc'),
  ...each('anint dnint nint', ROUND_AWAY),
  ...each('max dmax1 amax1', 'maximum'),
  ...each('min dmin1 amin1', 'minimum'),
  ...each('mod dmod amod', 'fmod'),
  modulo: 'remainder',
  ...each('sign dsign', COPYSIGN),
  merge: MERGE,
  dot_product: 'dot',
  matmul: 'matmul',
  transpose: 't',
  norm2: 'norm',
  product: 'prod',
  maxval: 'max',
  minval: 'min',
  ...DEGREES,
  ...each('dble real float sngl', SAME),
};

const COMPARED: Readonly<Record<string, string>> = {
  '.lt.': '<',
  '.gt.': '>',
  '.le.': '<=',
  '.ge.': '>=',
  '.eq.': '==',
  '.ne.': '!=',
};

export const FORTRAN: Dialect = {
  ...C_LIKE,
  name: 'Fortran',
  comments: [String.raw`![^\n]*`],
  strings: [String.raw`"(?:""|[^"\n])*"?`, String.raw`'(?:''|[^'\n])*'?`],
  continuation: String.raw`&[ \t]*(?:![^\n]*)?\n(?:[ \t]*(?:![^\n]*)?\n)*[ \t]*&?|\n {5}&`,
  numbers: {
    separator: '',
    exponents: 'eEdD',
    notAfterPoint: String.raw`[a-zA-Z]{2,}\.`,
    suffix: String.raw`(?:_\w+)?`,
    whole: /^\d+(?:_\w+)?$/,
  },
  nameSyntax: String.raw`[\p{L}][\p{L}\p{N}_]*`,
  operators: {
    infix: {
      '.or.': left('logical_or', OR),
      '.and.': left('logical_and', AND),
      '.eqv.': refused(OR),
      '.neqv.': refused(OR),
      '==': left('eq', 6),
      '/=': left('ne', 6),
      '<': left('lt', 6),
      '>': left('gt', 6),
      '<=': left('le', 6),
      '>=': left('ge', 6),
      ...Object.fromEntries(
        Object.entries(COMPARED).map(([word, sign]) => [word, COMPARISONS[sign] ?? refused(6)] as const),
      ),
      ...ARITHMETIC,
      '//': refused(9),
      '**': power(),
    },
    prefix: {
      // A sign goes with the whole product: -a*b is -(a*b).
      '-': { kind: 'call', operator: 'neg', binding: 10 },
      '+': { kind: 'nothing', binding: 10 },
      '.not.': { kind: 'call', operator: 'logical_not', binding: NOT },
    },
  },
  punctuation: ['.true.', '.false.', '::', '=>', '(/', '/)'].filter((sign) => !sign.includes('/')),
  members: ['%'],
  power: 'x**y',
  functions: FUNCTIONS,
  modules: new Set(),
  constants: { pi: [Math.PI, 'pi'] },
  types: {},
  foldsCase: true,
  endsAtLine: true,
  braces: false,
  firstIndex: 1,
  roundIndex: true,
  ternary: false,
  statements: new Set(
    words(
      'if else elseif endif do enddo end call use module program subroutine function contains implicit print write read open close allocate deallocate select case where stop goto continue return include',
    ),
  ),
};

/** Columns count: `C` in the first begins a comment, anything in the sixth goes on with the line before. */
export const FIXED_FORTRAN: Dialect = {
  ...FORTRAN,
  comments: [String.raw`^[cC*][^\n]*`, ...FORTRAN.comments],
  continuation: String.raw`&[ \t]*(?:![^\n]*)?\n[ \t]*&?|\n {5}[^ 0\n]`,
};
