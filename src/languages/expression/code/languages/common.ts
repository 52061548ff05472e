/** What the tables of several languages have in common. */
import {
  COPYSIGN,
  EXP10,
  FMA,
  HALF_TURNS_COS,
  HALF_TURNS_SIN,
  inDegrees,
  ofDegrees,
  POSITIVE_DIFFERENCE,
  ROUND_AWAY,
} from '../compositions';
import { type Constants, type Dialect, each, type Meanings, same, words } from '../dialect';
import { C_OPERATORS } from '../operators';

export const LINE_COMMENT = String.raw`\/\/[^\n]*`;
export const BLOCK_COMMENT = String.raw`\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))`;
export const HASH_COMMENT = String.raw`#[^\n]*`;
export const DOUBLE_QUOTED = String.raw`"(?:\\[\s\S]|[^"\\\n])*"?`;
export const SINGLE_QUOTED = String.raw`'(?:\\[\s\S]|[^'\\\n])*'?`;
export const CHARACTER = String.raw`'(?:\\[^'\n]+|[^'\\\n])'`;
export const TRIPLE_QUOTED = String.raw`"""[\s\S]*?(?:"""|$(?![\s\S]))`;
export const BACKQUOTED = '`[^`]*`?';

/** Functions that nearly every language calls the same. */
export const ELEMENTARY: Meanings = same('sin cos tan asin acos atan sinh cosh tanh exp log log10 sqrt abs floor ceil');

/** Those of C's `math.h`, which many languages took over. */
export const C_FUNCTIONS: Meanings = {
  ...ELEMENTARY,
  ...same('asinh acosh atanh atan2 pow hypot cbrt exp2 expm1 log2 log1p fmod fmax fmin trunc erf erfc rsqrt'),
  ...each('fabs fabsf', 'abs'),
  ...each('rint nearbyint', 'round'),
  round: ROUND_AWAY,
  fdim: POSITIVE_DIFFERENCE,
  copysign: COPYSIGN,
  fma: FMA,
  exp10: EXP10,
};

export const HALF_TURNS: Meanings = { sinpi: HALF_TURNS_SIN, cospi: HALF_TURNS_COS };

/** The trigonometric functions of angles in degrees. */
export const DEGREES: Meanings = {
  sind: ofDegrees('sin'),
  cosd: ofDegrees('cos'),
  tand: ofDegrees('tan'),
  asind: inDegrees('asin'),
  acosd: inDegrees('acos'),
  atand: inDegrees('atan'),
};

export const BARE_CONSTANTS: Constants = {
  pi: [Math.PI, 'pi'],
  PI: [Math.PI, 'pi'],
  π: [Math.PI, 'pi'],
  true: [1, 'true'],
  false: [0, 'false'],
};

/** A language with C's brackets and operators; each of these says what it has otherwise. */
export const C_LIKE: Omit<Dialect, 'name'> = {
  comments: [LINE_COMMENT, BLOCK_COMMENT],
  strings: [DOUBLE_QUOTED, CHARACTER],
  continuation: null,
  transposes: false,
  numbers: { separator: '_', exponents: 'eE', notAfterPoint: '[.]', suffix: '[uUlLfFdD]{0,3}', whole: /^[\d_]+[lL]?$/ },
  nameSyntax: String.raw`[\p{L}_$][\p{L}\p{N}_$]*`,
  operators: C_OPERATORS,
  punctuation: words('-> => :: .. ... += -= *= /= %= &= |= ^= <<= >>= ?. ?? :='),
  members: ['.'],
  power: 'pow(x, y)',
  functions: C_FUNCTIONS,
  methods: null,
  properties: {},
  modules: new Set(['Math']),
  constants: BARE_CONSTANTS,
  moduleConstants: {},
  types: { double: 'real', float: 'real', int: 'whole', long: 'whole' },
  foldsCase: false,
  endsAtLine: false,
  braces: true,
  firstIndex: 0,
  roundIndex: false,
  impliedTypes: false,
  juxtaposes: false,
  matrices: false,
  ternary: true,
  ifs: null,
  assignments: ['='],
  functionTargets: false,
  typesAfterNames: false,
  statements: new Set(
    words(
      'if else for while do switch case break continue goto using import package include namespace class struct enum interface throw try catch finally delete yield await typedef extern',
    ),
  ),
};
