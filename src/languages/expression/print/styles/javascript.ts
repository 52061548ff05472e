/** How JavaScript and TypeScript are written. */
import { constantsAt, functionsAt, infixOf, uses } from '../inverted';
import { braced, listed, namesFirst, plainNames, sizesOf, type Types, typeOf } from '../statements';
import { type CodeStyle, CONDITIONAL, type FunctionParts, type Manner, type SpelledFunction } from '../style';
import { CHAINED_SUBSCRIPTS, pointless } from './common';
import { addFunctional } from './python';
import { left } from '../../precedence';

/** The language's own levels; the reader leaves them to a parser. */
const INFIX = infixOf({
  infix: {
    '||': left('logical_or', 2),
    '&&': left('logical_and', 3),
    '===': left('eq', 6),
    '!==': left('ne', 6),
    '<': left('lt', 7),
    '>': left('gt', 7),
    '<=': left('le', 7),
    '>=': left('ge', 7),
    '+': left('add', 9),
    '-': left('sub', 9),
    '*': left('mul', 10),
    '/': left('div', 10),
    '%': left('fmod', 10),
    '**': { kind: 'call', operator: 'pow', binding: 14, right: 13 },
  },
  prefix: {},
});

const TYPES: Types = ['number', 'readonly number[]', 'readonly (readonly number[])[]'];
const RESULTS: Types = ['number', 'number[]', 'number[][]'];

/** Of two spellings the one that takes numbers, too. */
const TORCH = { maximum: 'maximum', minimum: 'minimum' };

function functions(manner: Manner): Map<string, SpelledFunction> {
  const place = manner.module === 'torch' ? 'torch' : 'Math';
  const found = functionsAt(place, manner.prefix, place === 'torch' ? TORCH : {});
  if (place === 'torch') addFunctional(found, manner);
  return found;
}

function written(typed: boolean): CodeStyle['function'] {
  return (parts: FunctionParts, manner) => {
    const { name, locals, results } = parts;
    const tensors = manner.module === 'torch';
    const types: Types = tensors ? ['torch.Tensor', 'torch.Tensor', 'torch.Tensor'] : TYPES;
    const list = tensors && results.kind !== 'one' ? `torch.stack(${listed(results)})` : listed(results);
    const result = tensors ? 'torch.Tensor' : typeOf(RESULTS, sizesOf(results).length);
    const head = typed ? `(${namesFirst(parts, types)}): ${result}` : `(${plainNames(parts)})`;
    const lines = [...locals.map((local) => `const ${local.name} = ${local.code};`), `return ${list};`];
    return braced(`function ${name}${head}`, lines, '  ');
  };
}

export const JAVASCRIPT: CodeStyle = {
  name: 'JavaScript',
  infix: INFIX,
  elementwise: null,
  // `-x ** 2` is an error here, whichever is meant; a power in brackets holds no less than a sign does.
  negation: { sign: '-', operand: 13, level: 13 },
  not: { sign: '!', operand: 13, level: 13 },
  bracketsNegatedPower: true,
  spacedPower: true,
  wholeExponents: false,
  wrapsNumbers: (code, { module }) => (module === 'torch' ? `torch.tensor(${code})` : code),
  methodPath: null,
  number: pointless,
  vocabulary: (manner) => ({
    functions: functions(manner),
    ...(manner.module === 'torch' ? { plain: functionsAt('Math', 'Math.') } : {}),
    constants: constantsAt('Math', 'Math.', { inf: 'Infinity', nan: 'NaN' }),
  }),
  condition: (condition, then, otherwise) => `${condition} ? ${then} : ${otherwise}`,
  conditionLevels: [CONDITIONAL + 1, CONDITIONAL, CONDITIONAL],
  truthIsNumber: false,
  numberIsTruth: true,
  element: CHAINED_SUBSCRIPTS,
  value: (name, code) => `const ${name} = ${code};`,
  function: written(false),
  needs: (code, { module, prefix, document }) =>
    module !== 'torch' && prefix === '' ? destructured(code, document) : [],
  foldsCase: false,
};

/** Functions without `Math.` that the document does not take from it. */
function destructured(code: string, document: string): readonly string[] {
  const from = /\{([^{}]*)\}\s*=\s*Math\b/.exec(document)?.[1] ?? '';
  const missing = [...functionsAt('Math', '').values()]
    .map(({ name }) => name)
    .filter((name) => uses(code, name) && !new RegExp(String.raw`\b${name}\b`).test(from));
  return missing.length === 0 ? [] : [`const { ${[...new Set(missing)].join(', ')} } = Math;`];
}

export const TYPESCRIPT: CodeStyle = { ...JAVASCRIPT, name: 'TypeScript', function: written(true) };
