/** How Java and C# are written. */
import { CSHARP, JAVA } from '../../code/languages/managed';
import { constantsOf, functionsOf } from '../inverted';
import { braced, listed, sizesOf, type Types, typesFirst } from '../statements';
import type { CodeStyle, FunctionParts } from '../style';
import { lacking, ofDialect } from './common';

const JAVA_LACKS = ['asinh', 'acosh', 'atanh', 'log2', 'clamp', 'floorMod', 'erf', 'erfc'];
const CSHARP_LACKS = ['Exp2', 'Hypot', 'DegreesToRadians', 'RadiansToDegrees', 'ReciprocalEstimate', 'Erf', 'Erfc'];
const TYPES: Types = ['double', 'double[]', 'double[][]'];

function method(array: (dimensions: number, list: string) => string): CodeStyle['function'] {
  return (parts: FunctionParts) => {
    const { name, locals, results } = parts;
    const dimensions = sizesOf(results).length;
    const result =
      results.kind === 'one'
        ? results.code
        : results.kind === 'list'
          ? array(1, listed(results, '{ ', ' }'))
          : array(2, `{ ${results.rows.map((row) => array(1, `{ ${row.join(', ')} }`)).join(', ')} }`);
    const lines = [...locals.map((local) => `double ${local.name} = ${local.code};`), `return ${result};`];
    return braced(`static double${'[]'.repeat(dimensions)} ${name}(${typesFirst(parts, TYPES)})`, lines);
  };
}

const newArray = (dimensions: number, list: string): string => `new double${'[]'.repeat(dimensions)} ${list}`;

/** A bare call that no static import brings. */
function imported(code: string, document: string, prefix: string, all: RegExp, line: string): readonly string[] {
  return prefix === '' && /(?<![\w.])[a-zA-Z]\w*\(/.test(code.replace(/^.*\{\n/, ''))
    ? lacking(document, all, line)
    : [];
}

export const JAVA_STYLE: CodeStyle = {
  ...ofDialect(JAVA),
  vocabulary: (manner) => ({
    functions: functionsOf(JAVA.functions, manner, { lacks: JAVA_LACKS }),
    constants: constantsOf(
      { constants: {}, moduleConstants: JAVA.moduleConstants },
      manner.prefix === '' ? 'Math.' : manner.prefix,
      {
        inf: 'Double.POSITIVE_INFINITY',
        nan: 'Double.NaN',
        tau: '(2.0 * Math.PI)',
      },
    ),
  }),
  value: (name, code) => `double ${name} = ${code};`,
  function: method(newArray),
  needs: (code, { document, prefix }) =>
    imported(code, document, prefix, /import\s+static\s+java\.lang\.Math\./, 'import static java.lang.Math.*;'),
};

export const CSHARP_STYLE: CodeStyle = {
  ...ofDialect(CSHARP),
  vocabulary: (manner) => ({
    functions: functionsOf(CSHARP.functions, manner, { lacks: CSHARP_LACKS }),
    constants: constantsOf(
      { constants: {}, moduleConstants: CSHARP.moduleConstants },
      manner.prefix === '' ? 'Math.' : manner.prefix,
      {
        inf: 'double.PositiveInfinity',
        nan: 'double.NaN',
      },
    ),
  }),
  value: (name, code) => `double ${name} = ${code};`,
  function: method(newArray),
  needs: (code, { document, prefix }) =>
    imported(code, document, prefix, /using\s+static\s+System\.Math/, 'using static System.Math;').concat(
      /(?<![\w.])Math\./.test(code)
        ? lacking(document, /using\s+System\s*;|System\.Math|namespace\s|<ImplicitUsings>/, 'using System;')
        : [],
    ),
};
