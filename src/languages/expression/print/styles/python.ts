/** How Python is written: with `math`, NumPy, PyTorch, or names imported from them. */
import { constantsAt, functionsAt, infixOf, uses } from '../inverted';
import { listed, plainNames } from '../statements';
import { type CodeStyle, CONDITIONAL, type Manner, type SpelledFunction, type Vocabulary } from '../style';
import { CHAINED_SUBSCRIPTS, pointless } from './common';
import { TABLES } from '../../python/operators';

const INFIX = infixOf(TABLES);

/** NumPy's older names, which every version has. */
const NUMPY = {
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  atan2: 'arctan2',
  asinh: 'arcsinh',
  acosh: 'arccosh',
  atanh: 'arctanh',
  trunc: 'trunc',
  abs: 'abs',
};
/** Without a module: Python's own. */
const BUILT_IN = { abs: 'abs', maximum: 'max', minimum: 'min', round: 'round' };

function vocabulary(manner: Manner): Vocabulary {
  const { module, prefix } = manner;
  if (module === 'np' || module === 'torch') {
    const functions = functionsAt(module, prefix, module === 'np' ? NUMPY : { maximum: 'maximum', minimum: 'minimum' });
    if (module === 'np') addErrorFunction(functions);
    else addFunctional(functions, manner);
    const constants = constantsAt(module, prefix);
    return module === 'np' ? { functions, constants } : { functions, constants, plain: functionsAt('math', 'math.') };
  }
  const functions = functionsAt('math', prefix);
  for (const [operator, name] of Object.entries(BUILT_IN)) functions.set(operator, { name, form: 'function' });
  return { functions, constants: constantsAt('math', prefix) };
}

/** NumPy has none; SciPy's takes arrays. */
function addErrorFunction(functions: Map<string, SpelledFunction>): void {
  functions.set('erf', { name: 'erf', form: 'function' });
  functions.set('erfc', { name: 'erfc', form: 'function' });
}

/** Activations that PyTorch keeps in a module of their own. */
export function addFunctional(functions: Map<string, SpelledFunction>, { prefix, source }: Manner): void {
  const module = /(?<![\w.])F\./.test(source) ? 'F.' : `${prefix}nn.functional.`;
  for (const name of ['softplus', 'gelu', 'silu', 'leaky_relu', 'elu'])
    functions.set(name, { name: `${module}${name}`, form: 'function' });
}

const IMPORTS: Readonly<Record<string, string>> = { math: 'math', np: 'numpy', torch: 'torch' };

function needs(code: string, { module, prefix, document }: Manner): readonly string[] {
  const found: string[] = [];
  const scipy = ['erf', 'erfc'].filter(
    (name) => module === 'np' && new RegExp(String.raw`(?<![\w.])${name}\(`).test(code),
  );
  if (scipy.length > 0 && !/from\s+scipy\.special\s+import/.test(document))
    found.push(`from scipy.special import ${scipy.join(', ')}`);
  if (module === 'torch' && /(?<![\w.])math\./.test(code) && !/\bimport\s+(?:\w+,\s*)*math\b/.test(document))
    found.push('import math');
  if (prefix === '') return [...found, ...namesImported(code, document)];
  if (!code.includes(prefix)) return found;
  const alias = prefix.slice(0, -1);
  const imported = new RegExp(
    String.raw`(?:^|\n|;)[ \t]*(?:import\s[^\n]*\b${alias.replaceAll('.', '\\.')}\b|from\s[^\n]*import[^\n]*\b${alias}\b)`,
  );
  if (imported.test(document)) return found;
  const name = IMPORTS[module ?? 'math'] ?? 'math';
  return [...found, name === alias ? `import ${name}` : alias === 'np' ? 'import numpy as np' : `import ${alias}`];
}

/** Bare names that no `from math import …` brings. */
function namesImported(code: string, document: string): readonly string[] {
  if (/from\s+(?:math|numpy|torch)\s+import\s+\*/.test(document)) return [];
  const all = [...functionsAt('math', '').values()].map(({ name }) => name).concat('pi', 'e', 'inf', 'nan', 'tau');
  const missing = [...new Set(all)].filter(
    (name) =>
      (uses(code, name) ||
        (/^(?:pi|inf|nan|tau)$/.test(name) && new RegExp(String.raw`(?<![\w.])${name}\b`).test(code))) &&
      !new RegExp(String.raw`from\s[\w.]+\simport\s[^\n]*\b${name}\b|\bdef\s+${name}\b|\b${name}\s*=`).test(document),
  );
  return missing.length === 0 ? [] : [`from math import ${missing.join(', ')}`];
}

export const PYTHON: CodeStyle = {
  name: 'Python',
  infix: INFIX,
  elementwise: null,
  negation: { sign: '-', operand: 11, level: 11 },
  not: { sign: 'not ', operand: 4, level: 4 },
  bracketsNegatedPower: false,
  spacedPower: false,
  wholeExponents: false,
  wrapsNumbers: (code, { module, prefix }) =>
    module === 'torch' ? `${prefix}tensor(${/[.e]/.test(code) ? code : `${code}.0`})` : code,
  methodPath: null,
  number: pointless,
  vocabulary,
  condition: (condition, then, otherwise) => `${then} if ${condition} else ${otherwise}`,
  conditionLevels: [CONDITIONAL + 1, CONDITIONAL + 1, CONDITIONAL],
  truthIsNumber: true,
  numberIsTruth: true,
  element: CHAINED_SUBSCRIPTS,
  value: (name, code) => `${name} = ${code}`,
  function: (parts, { module, prefix }) => {
    const { name, locals, results } = parts;
    const list = listed(results);
    const several = results.kind !== 'one';
    const result =
      several && module === 'np'
        ? `${prefix}array(${list})`
        : several && module === 'torch'
          ? stacked(parts.results, prefix)
          : list;
    const lines = [...locals.map((local) => `${local.name} = ${local.code}`), `return ${result}`];
    return [`def ${name}(${plainNames(parts)}):`, ...lines.map((line) => `    ${line}`)].join('\n');
  },
  needs,
  foldsCase: false,
};

function stacked(results: Parameters<typeof listed>[0], prefix: string): string {
  if (results.kind !== 'matrix') return `${prefix}stack(${listed(results)})`;
  return `${prefix}stack([${results.rows.map((row) => `${prefix}stack([${row.join(', ')}])`).join(', ')}])`;
}
