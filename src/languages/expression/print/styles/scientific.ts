/** How Julia, MATLAB, Octave and R are written. */
import { JULIA } from '../../code/languages/julia';
import { MATLAB } from '../../code/languages/matlab';
import { R } from '../../code/languages/r';
import { constantsOf, functionsOf, uses } from '../inverted';
import { braced, listed, plainNames } from '../statements';
import { ATOM, type CodeStyle, CONDITIONAL, type FunctionParts, type Manner, type Vocabulary } from '../style';
import { fromOne, lacking, ofDialect } from './common';

/** `sin.(x)` where the original goes element by element. */
function dotted(vocabulary: Vocabulary, { elementwise }: Manner): Vocabulary {
  if (!elementwise) return vocabulary;
  const functions = new Map(
    [...vocabulary.functions].map(([operator, spelled]) => [operator, { ...spelled, name: `${spelled.name}.` }]),
  );
  return { ...vocabulary, functions };
}

function juliaFunction(parts: FunctionParts): string {
  const { name, locals, results } = parts;
  const head = `${name}(${plainNames(parts)})`;
  const result =
    results.kind === 'matrix'
      ? `[${results.rows.map((row) => row.map(bracketedSum).join(' ')).join('; ')}]`
      : listed(results);
  if (locals.length === 0) return `${head} = ${result}`;
  const lines = [...locals.map((local) => `${local.name} = ${local.code}`), `return ${result}`];
  return [`function ${head}`, ...lines.map((line) => `    ${line}`), 'end'].join('\n');
}

/** Blanks part the columns of a matrix. */
function bracketedSum(code: string): string {
  return /\s/.test(code) ? `(${code})` : code;
}

const JULIA_INFIX = Object.fromEntries(
  Object.entries(ofDialect(JULIA).infix).filter(([operator]) => operator !== 'dot'),
);

/** Every operator has its point: numbers are added to arrays by `.+` only, and `.&` binds as tightly as a product. */
const DOTTED = Object.fromEntries(
  Object.entries(JULIA_INFIX).map(([operator, entry]) => {
    const logic = { logical_and: '.&', logical_or: '.|' }[operator];
    if (logic !== undefined) return [operator, { sign: logic, level: entry.level, left: ATOM, right: ATOM }];
    return [operator, { ...entry, sign: `.${entry.sign}` }];
  }),
);

const JULIA_LACKS = [
  'sigmoid',
  'relu',
  'softplus',
  'logistic',
  'erf',
  'erfc',
  'norm',
  'dot',
  'mean',
  'transpose',
  'clamp',
  'abs2',
  'inv',
  'fld',
];

export const JULIA_STYLE: CodeStyle = {
  ...ofDialect(JULIA),
  infix: JULIA_INFIX,
  elementwise: DOTTED,
  truthIsNumber: true,
  element: fromOne('[', ']'),
  vocabulary: (manner) =>
    dotted(
      {
        functions: functionsOf(JULIA.functions, manner, {
          prefer: { maximum: 'max', minimum: 'min', atan2: 'atan' },
          lacks: JULIA_LACKS,
        }),
        constants: constantsOf({ constants: JULIA.constants, moduleConstants: {} }, '', { pi: 'pi', e: 'ℯ' }),
      },
      manner,
    ),
  value: (name, code) => `${name} = ${code}`,
  function: juliaFunction,
  needs: (code, { document }) =>
    uses(code, 'erf') || uses(code, 'erfc')
      ? lacking(document, /\b(?:using|import)\s[^\n]*SpecialFunctions/, 'using SpecialFunctions')
      : [],
};

function matlabFunction(parts: FunctionParts): string {
  const { name, locals, results } = parts;
  const result =
    results.kind === 'matrix' ? `[${results.rows.map((row) => row.join(', ')).join('; ')}]` : listed(results);
  const taken = new Set([...parts.parameters, ...locals].map((one) => one.name));
  let target = 'result';
  while (taken.has(target)) target = `${target}_`;
  const lines = [...locals.map((local) => `${local.name} = ${local.code};`), `${target} = ${result};`];
  return [`function ${target} = ${name}(${plainNames(parts)})`, ...lines.map((line) => `    ${line}`), 'end'].join(
    '\n',
  );
}

const MATLAB_LACKS = [
  'sigmoid',
  'cbrt',
  'fma',
  'dot',
  'sum',
  'norm',
  'prod',
  'mean',
  'transpose',
  'power',
  'times',
  'plus',
  'minus',
  'rdivide',
  'uminus',
  'mpower',
  'realpow',
  'mtimes',
  'mrdivide',
  'idivide',
  'deg2rad',
  'rad2deg',
];

const MATLAB_INFIX = ofDialect(MATLAB).infix;

/** Sums and comparisons go element by element as they are. */
const WITH_POINTS = Object.fromEntries(
  Object.entries(MATLAB_INFIX).map(([operator, entry]) => {
    const sign = { mul: '.*', div: './', pow: '.^', logical_and: '&', logical_or: '|' }[operator];
    return [operator, sign === undefined ? entry : { ...entry, sign }];
  }),
);

export const MATLAB_STYLE: CodeStyle = {
  ...ofDialect(MATLAB),
  elementwise: WITH_POINTS,
  truthIsNumber: true,
  element: fromOne('(', ')'),
  vocabulary: (manner) => ({
    functions: functionsOf(MATLAB.functions, manner, {
      prefer: { maximum: 'max', minimum: 'min' },
      lacks: MATLAB_LACKS,
    }),
    constants: constantsOf({ constants: MATLAB.constants, moduleConstants: {} }, '', { pi: 'pi' }),
  }),
  value: (name, code) => `${name} = ${code};`,
  function: matlabFunction,
  needs: () => [],
};

export const OCTAVE_STYLE: CodeStyle = { ...MATLAB_STYLE, name: 'Octave' };

function rFunction(parts: FunctionParts): string {
  const { name, locals, results } = parts;
  const list = (codes: readonly string[]): string => `c(${codes.join(', ')})`;
  const result =
    results.kind === 'matrix'
      ? `rbind(${results.rows.map(list).join(', ')})`
      : results.kind === 'list'
        ? list(results.codes)
        : results.code;
  if (locals.length === 0) return `${name} <- function(${plainNames(parts)}) ${result}`;
  return braced(
    `${name} <- function(${plainNames(parts)})`,
    [...locals.map((local) => `${local.name} <- ${local.code}`), result],
    '  ',
  );
}

export const R_STYLE: CodeStyle = {
  ...ofDialect(R),
  truthIsNumber: true,
  conditionLevels: [0, CONDITIONAL + 1, CONDITIONAL],
  vocabulary: (manner) => ({
    functions: functionsOf(R.functions, manner, {
      prefer: {
        maximum: manner.source.includes('pmax') ? 'pmax' : 'max',
        minimum: manner.source.includes('pmin') ? 'pmin' : 'min',
      },
      lacks: ['plogis', 'qlogis', 'crossprod', 't', 'sum', 'prod', 'mean'],
    }),
    constants: constantsOf({ constants: R.constants, moduleConstants: {} }, '', { pi: 'pi' }),
  }),
  value: (name, code) => `${name} <- ${code}`,
  function: rFunction,
  needs: () => [],
};
