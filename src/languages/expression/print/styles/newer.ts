/** How Go, Swift, Kotlin and Dart are written. */
import { DART, GO, KOTLIN, SWIFT } from '../../code/languages/newer';
import { constantsOf, functionsOf, uses } from '../inverted';
import { braced, listed, namesFirst, sizesOf, type Types, typeOf, typesFirst } from '../statements';
import type { CodeStyle, Local, Results, SpelledFunction } from '../style';
import { calls, closesAtEnd, lacking, ofDialect, pointed } from './common';

const GO_OPEN = 'func() float64 { ';
const GO_CLOSE = ' }()';

/** What a function would do that gives this: the statements of a condition, or one that returns it. */
function statementsOf(code: string): string {
  const inside = code.slice(GO_OPEN.length, -GO_CLOSE.length);
  const whole = code.startsWith(GO_OPEN) && code.endsWith(GO_CLOSE) && closesAtEnd(code.slice(0, -2));
  return whole ? inside : `return ${code}`;
}

const GO_TYPES: Types = ['float64', '[]float64', '[][]float64'];

function withoutRemainder(infix: CodeStyle['infix']): CodeStyle['infix'] {
  return Object.fromEntries(Object.entries(infix).filter(([operator]) => operator !== 'fmod'));
}

export const GO_STYLE: CodeStyle = {
  ...ofDialect(GO),
  // Go's `%` takes whole numbers only.
  infix: withoutRemainder(ofDialect(GO).infix),
  vocabulary: (manner) => ({
    functions: functionsOf(GO.functions, manner, { prefer: { maximum: 'Max', minimum: 'Min' } }),
    constants: constantsOf({ constants: {}, moduleConstants: GO.moduleConstants }, manner.prefix, {
      inf: `${manner.prefix}Inf(1)`,
      nan: `${manner.prefix}NaN()`,
    }),
  }),
  // There is no conditional expression; a function that is called at once holds the statement.
  condition: (condition, then, otherwise) =>
    `${GO_OPEN}if ${condition} { return ${then} }; ${statementsOf(otherwise)}${GO_CLOSE}`,
  conditionLevels: [0, 0, 0],
  value: (name, code) => `${name} := ${code}`,
  function: (parts) => {
    const { name, locals, results } = parts;
    const type = typeOf(GO_TYPES, sizesOf(results).length);
    const result = results.kind === 'one' ? results.code : `${type}${listed(results, '{', '}')}`;
    const last = results.kind === 'one' ? statementsOf(result) : `return ${result}`;
    const lines = [...locals.map((local) => `${local.name} := ${local.code}`), last];
    return braced(`func ${name}(${namesFirst(parts, GO_TYPES, ' ')}) ${type}`, lines, '\t');
  },
  needs: (code, { document }) =>
    /\bmath\./.test(code) ? lacking(document, /import\s+(?:\([^)]*"math"|"math")/, 'import "math"') : [],
};

const SWIFT_TYPES: Types = ['Double', '[Double]', '[[Double]]'];

export const SWIFT_STYLE: CodeStyle = {
  ...ofDialect(SWIFT),
  infix: withoutRemainder(ofDialect(SWIFT).infix),
  number: pointed,
  vocabulary: (manner) => ({
    functions: functionsOf(SWIFT.functions, manner, {
      prefer: { abs: 'abs', maximum: 'max', minimum: 'min' },
      lacks: ['rsqrt', 'fmax', 'fmin'],
    }),
    constants: constantsOf({ constants: {}, moduleConstants: {} }, '', {
      pi: 'Double.pi',
      inf: 'Double.infinity',
      nan: 'Double.nan',
    }),
  }),
  value: (name, code) => `let ${name} = ${code}`,
  function: (parts) => {
    const { locals, results } = parts;
    const lines = [...locals.map((local) => `let ${local.name} = ${local.code}`), `return ${listed(results)}`];
    const parameters = parts.parameters.map(({ name, dimensions }) => `_ ${name}: ${typeOf(SWIFT_TYPES, dimensions)}`);
    return braced(
      `func ${parts.name}(${parameters.join(', ')}) -> ${typeOf(SWIFT_TYPES, sizesOf(results).length)}`,
      lines,
    );
  },
  needs: (code, { document }) =>
    calls(code)
      ? lacking(document, /import\s+(?:Foundation|Darwin|Glibc|UIKit|SwiftUI|Accelerate)/, 'import Foundation')
      : [],
};

const KOTLIN_TYPES: Types = ['Double', 'DoubleArray', 'Array<DoubleArray>'];
const kotlinList = (codes: readonly string[]): string => `doubleArrayOf(${codes.join(', ')})`;

function kotlinResult(results: Results): string {
  switch (results.kind) {
    case 'one':
      return results.code;
    case 'list':
      return kotlinList(results.codes);
    case 'matrix':
      return `arrayOf(${results.rows.map(kotlinList).join(', ')})`;
  }
}

export const KOTLIN_STYLE: CodeStyle = {
  ...ofDialect(KOTLIN),
  vocabulary: (manner) => {
    const functions = functionsOf(KOTLIN.functions, manner, {
      prefer: { maximum: 'max', minimum: 'min' },
      lacks: ['maxOf', 'minOf'],
    });
    // Java's Math has a function for powers, Kotlin's own is a method.
    if (manner.prefix !== 'Math.') functions.set('pow', { name: 'pow', form: 'method' });
    if (manner.prefix === 'Math.') {
      for (const name of ['asinh', 'acosh', 'atanh', 'log2', 'log_base', 'sign', 'trunc']) functions.delete(name);
      functions.set('log', { name: 'Math.log', form: 'function' });
      functions.set('log1p', { name: 'Math.log1p', form: 'function' });
    } else {
      functions.set('log', { name: `${manner.prefix}ln`, form: 'function' });
      functions.set('remainder', { name: 'mod', form: 'method' });
    }
    const constants = constantsOf({ constants: {}, moduleConstants: KOTLIN.moduleConstants }, manner.prefix, {
      inf: 'Double.POSITIVE_INFINITY',
      nan: 'Double.NaN',
    });
    return { functions, constants };
  },
  value: (name, code) => `val ${name} = ${code}`,
  function: (parts) => {
    const { name, locals, results } = parts;
    const head = `fun ${name}(${namesFirst(parts, KOTLIN_TYPES)})`;
    const type = typeOf(KOTLIN_TYPES, sizesOf(results).length);
    if (locals.length === 0) return `${head}: ${type} = ${kotlinResult(results)}`;
    return braced(`${head}: ${type}`, [
      ...locals.map((local) => `val ${local.name} = ${local.code}`),
      `return ${kotlinResult(results)}`,
    ]);
  },
  needs: (code, { document, prefix }) =>
    prefix === '' &&
    /\b(?:sin|cos|tan|asin|acos|atan|sinh|cosh|tanh|exp|ln|log\w*|sqrt|cbrt|abs|sign|pow|hypot|max|min|floor|ceil|round|truncate|expm1|ln1p|atan2|asinh|acosh|atanh|PI|E)\b/.test(
      code,
    )
      ? lacking(document, /import\s+kotlin\.math\./, 'import kotlin.math.*')
      : [],
};

const DART_TYPES: Types = ['double', 'List<double>', 'List<List<double>>'];
const DART_METHODS: Readonly<Record<string, SpelledFunction>> = {
  abs: { name: 'abs', form: 'method' },
  floor: { name: 'floorToDouble', form: 'method' },
  ceil: { name: 'ceilToDouble', form: 'method' },
  trunc: { name: 'truncateToDouble', form: 'method' },
  fmod: { name: 'remainder', form: 'method' },
};

/** `pow` gives a `num`, which is no double yet. */
function reals(results: Results, locals: readonly Local[]): Results {
  const powers = locals.some(({ code }) => /\bpow\(/.test(code));
  const real = (code: string): string => (powers || /\bpow\(/.test(code) ? `(${code}).toDouble()` : code);
  switch (results.kind) {
    case 'one':
      return { kind: 'one', code: real(results.code) };
    case 'list':
      return { kind: 'list', codes: results.codes.map(real) };
    case 'matrix':
      return { kind: 'matrix', rows: results.rows.map((row) => row.map(real)) };
  }
}

export const DART_STYLE: CodeStyle = {
  ...ofDialect(DART),
  // A whole number among doubles makes their type num.
  number: pointed,
  // Dart's `%` is never negative, and `~/` gives a whole number.
  infix: Object.fromEntries(
    Object.entries(ofDialect(DART).infix).filter(([operator]) => operator !== 'fmod' && operator !== 'floor_divide'),
  ),
  vocabulary: (manner) => {
    const functions = functionsOf(DART.functions, manner, { prefer: { maximum: 'max', minimum: 'min' } });
    for (const [operator, spelled] of Object.entries(DART_METHODS)) functions.set(operator, spelled);
    const { prefix } = manner;
    const names = { pi: 'pi', e: 'e', ln2: 'ln2', ln10: 'ln10', sqrt2: 'sqrt2' };
    const constants = new Map(Object.entries(names).map(([constant, name]) => [constant, `${prefix}${name}`]));
    return { functions, constants: constants.set('inf', 'double.infinity').set('nan', 'double.nan') };
  },
  value: (name, code) => `final ${name} = ${code};`,
  function: (parts) => {
    const { name, locals, results } = parts;
    const lines = [
      ...locals.map((local) => `final ${local.name} = ${local.code};`),
      `return ${listed(reals(results, locals))};`,
    ];
    return braced(
      `${typeOf(DART_TYPES, sizesOf(results).length)} ${name}(${typesFirst(parts, DART_TYPES)})`,
      lines,
      '  ',
    );
  },
  needs: (code, { document, prefix }) =>
    ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'exp', 'log', 'sqrt', 'pow', 'max', 'min'].some((name) =>
      uses(code, name),
    ) || /\bpi\b/.test(code)
      ? lacking(
          document,
          /import\s+['"]dart:math['"]/,
          prefix === '' ? "import 'dart:math';" : `import 'dart:math' as ${prefix.slice(0, -1)};`,
        )
      : [],
};
