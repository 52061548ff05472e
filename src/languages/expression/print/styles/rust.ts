/** How Rust is written: functions are methods, and numbers need a type before one can be called. */
import { RUST } from '../../code/languages/rust';
import { constantsOf, functionsOf } from '../inverted';
import { braced, listed, namesFirst, sizesOf, type Types } from '../statements';
import type { CodeStyle, FunctionParts, Manner } from '../style';
import { closesAtEnd, ofDialect } from './common';

/** The reals of the document. */
function realOf({ document }: Manner): string {
  return /\bf32\b/.test(document) && !/\bf64\b/.test(document) ? 'f32' : 'f64';
}

function rustFunction(parts: FunctionParts, manner: Manner): string {
  const real = realOf(manner);
  const types: Types = [real, `&[${real}]`, `&[Vec<${real}>]`];
  const { name, locals, results } = parts;
  const type = sizesOf(results).reduceRight((inner, size) => `[${inner}; ${size}]`, real);
  const lines = [...locals.map((local) => `let ${local.name}: ${real} = ${local.code};`), listed(results)];
  return braced(`fn ${name}(${namesFirst(parts, types)}) -> ${type}`, lines);
}

/** `else if` instead of a condition between the braces of `else`. */
function choice(condition: string, then: string, otherwise: string): string {
  const chained = /^if .*\}$/s.test(otherwise) && closesAtEnd(otherwise);
  return `if ${condition} { ${then} } else ${chained ? otherwise : `{ ${otherwise} }`}`;
}

export const RUST_STYLE: CodeStyle = {
  ...ofDialect(RUST),
  condition: choice,
  methodPath: realOf,
  vocabulary: (manner) => ({
    functions: functionsOf(
      RUST.functions,
      manner,
      {
        prefer: { log: 'ln', log_base: 'log', pow: 'powf', maximum: 'max', minimum: 'min' },
        // Never negative, which torch's remainder is where the divisor is.
        lacks: [
          'rem_euclid',
          'erf',
          'erfc',
          'clamp',
          'add',
          'sub',
          'mul',
          'div',
          'neg',
          'pow',
          'powi',
          'expm1',
          'log1p',
        ],
      },
      'method',
    ),
    constants: constantsOf(
      { constants: {}, moduleConstants: RUST.moduleConstants },
      `std::${realOf(manner)}::consts::`,
      {
        inf: `${realOf(manner)}::INFINITY`,
        nan: `${realOf(manner)}::NAN`,
        ...(/\buse\s+std::f64::consts::(?:PI|\{[^}]*\bPI\b|\*)/.test(manner.document) ? { pi: 'PI' } : {}),
      },
    ),
  }),
  value: (name, code) => `let ${name} = ${code};`,
  function: rustFunction,
  needs: () => [],
};
