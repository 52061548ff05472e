/** How C and C++ are written. */
import { C, CPP } from '../../code/languages/c';
import { C_FUNCTIONS } from '../../code/languages/common';
import { constantsOf, functionsOf, infixOf, uses } from '../inverted';
import { braced, listed, sizesOf, type Types, typesFirst } from '../statements';
import type { CodeStyle, FunctionParts, Manner, SpelledFunction, Vocabulary } from '../style';
import { calls, lacking, ofDialect, pointed } from './common';

/** CUDA's, and those for other types. */
const LACKS = ['rsqrt', ...Object.keys(CPP.functions).filter((name) => !Object.hasOwn(C_FUNCTIONS, name))];

/** The reals of the document: single precision where it has no other. */
function realOf({ document }: Manner): 'double' | 'float' {
  return /\bfloat\b/.test(document) && !/\bdouble\b/.test(document) ? 'float' : 'double';
}

function typesOf(manner: Manner): Types {
  const real = realOf(manner);
  return [real, `const ${real} #[]`, `${real} *const #[]`];
}

/** `sinf` for single precision; C++'s own functions go by the type. */
function singles(functions: Map<string, SpelledFunction>): Map<string, SpelledFunction> {
  return new Map([...functions].map(([operator, spelled]) => [operator, { ...spelled, name: `${spelled.name}f` }]));
}

function vocabulary(plusPlus: boolean): CodeStyle['vocabulary'] {
  return (manner: Manner): Vocabulary => {
    const standard = plusPlus && (manner.prefix === 'std::' || /\busing\s+namespace\s+std\b/.test(manner.document));
    const choices = standard
      ? { maximum: 'max', minimum: 'min', abs: 'abs' }
      : { maximum: 'fmax', minimum: 'fmin', abs: 'fabs' };
    const qualified = plusPlus && /\bstd::numbers::/.test(manner.document);
    const functions = functionsOf(CPP.functions, manner, { prefer: { ...choices, fmod: 'fmod' }, lacks: LACKS });
    return {
      functions: realOf(manner) === 'float' && !standard ? singles(functions) : functions,
      constants: constantsOf(
        { constants: CPP.constants, moduleConstants: {} },
        '',
        qualified ? { pi: 'std::numbers::pi', e: 'std::numbers::e' } : {},
      ),
    };
  };
}

/** Several results go where the last parameter points. */
function cFunction(parts: FunctionParts, manner: Manner): string {
  const { name, locals, results } = parts;
  const real = realOf(manner);
  const given = locals.map((local) => `${real} ${local.name} = ${local.code};`);
  const parameters = typesFirst(parts, typesOf(manner));
  if (results.kind === 'one') return braced(`${real} ${name}(${parameters})`, [...given, `return ${results.code};`]);
  const target = freeName(parts, 'result');
  const sizes = sizesOf(results)
    .map((size) => `[${size}]`)
    .join('');
  const items =
    results.kind === 'list'
      ? results.codes.map((code, i) => `${target}[${i}] = ${code};`)
      : results.rows.flatMap((row, i) => row.map((code, j) => `${target}[${i}][${j}] = ${code};`));
  return braced(`void ${name}(${parameters}, ${real} ${target}${sizes})`, [...given, ...items]);
}

function freeName({ parameters, locals }: FunctionParts, wanted: string): string {
  const taken = new Set([...parameters, ...locals].map(({ name }) => name));
  let name = wanted;
  while (taken.has(name)) name = `${name}_`;
  return name;
}

function cppFunction(parts: FunctionParts, manner: Manner): string {
  const real = realOf(manner);
  const { name, locals, results } = parts;
  const type = sizesOf(results).reduceRight<string>((inner, size) => `std::array<${inner}, ${size}>`, real);
  const list = results.kind === 'matrix' ? `{${listed(results, '{', '}')}}` : listed(results, '{', '}');
  const lines = [...locals.map((local) => `const ${real} ${local.name} = ${local.code};`), `return ${list};`];
  return braced(`${type} ${name}(${typesFirst(parts, typesOf(manner))})`, lines);
}

const POWERLESS = infixOf(CPP.operators);
/** C's `%` takes whole numbers only. */
const INFIX = Object.fromEntries(Object.entries(POWERLESS).filter(([operator]) => operator !== 'fmod'));

export const C_STYLE: CodeStyle = {
  ...ofDialect(C),
  infix: INFIX,
  truthIsNumber: true,
  vocabulary: vocabulary(false),
  number: (value, manner) => (realOf(manner) === 'float' ? `${pointed(value)}f` : pointed(value)),
  value: (name, code, manner) => `${realOf(manner)} ${name} = ${code};`,
  function: cFunction,
  needs: (code, { document }) =>
    calls(code) || /\bM_|\bINFINITY\b|\bNAN\b/.test(code)
      ? lacking(document, /#\s*include\s*<(?:math|tgmath)\.h>/, '#include <math.h>')
      : [],
};

export const CPP_STYLE: CodeStyle = {
  ...C_STYLE,
  ...{ name: CPP.name, vocabulary: vocabulary(true), function: cppFunction },
  value: (name, code, manner) => `const ${realOf(manner)} ${name} = ${code};`,
  needs: (code, { document }) => [
    ...(calls(code) || /\bM_|\bINFINITY\b|\bNAN\b/.test(code)
      ? lacking(document, /#\s*include\s*<(?:cmath|math\.h|bits\/stdc\+\+\.h)>/, '#include <cmath>')
      : []),
    ...(uses(code, 'std::max') || uses(code, 'std::min')
      ? lacking(document, /#\s*include\s*<(?:algorithm|bits\/stdc\+\+\.h)>/, '#include <algorithm>')
      : []),
    ...(code.includes('std::numbers')
      ? lacking(document, /#\s*include\s*<(?:numbers|bits\/stdc\+\+\.h)>/, '#include <numbers>')
      : []),
    ...(code.includes('std::array')
      ? lacking(document, /#\s*include\s*<(?:array|bits\/stdc\+\+\.h)>/, '#include <array>')
      : []),
  ],
};
