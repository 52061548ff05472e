/** How Fortran is written: declarations above statements, doubles with `d`, lines of a bounded length. */
import { FIXED_FORTRAN, FORTRAN } from '../../code/languages/fortran';
import { constantsOf, functionsOf } from '../inverted';
import { sizesOf } from '../statements';
import type { CodeStyle, FunctionParts } from '../style';
import { fromOne, ofDialect } from './common';

/** Double precision; what has a point in single precision would lose half of its digits. */
function double(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  const [mantissa = '', exponent = '0'] = text.split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}d${exponent.replace('+', '')}`;
}

/** Free form allows 132 characters. */
const WIDTH = 120;

/** Breaks a line where blanks stand, with the mark that joins them. */
function folded(line: string, width: number, join: string): string {
  if (line.length <= width) return line;
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width);
    if (at <= line.search(/\S/)) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest].join(join);
}

function body({ name, parameters, locals, results }: FunctionParts): readonly string[] {
  const names = parameters.map((parameter) => parameter.name);
  const taken = new Set([...names, ...locals.map((local) => local.name)].map((one) => one.toLowerCase()));
  let target = 'value';
  while (taken.has(target)) target = `${target}_`;
  const sizes = sizesOf(results);
  const declared = parameters.map(
    (parameter) =>
      `double precision, intent(in) :: ${parameter.name}${parameter.dimensions === 0 ? '' : `(${Array<string>(parameter.dimensions).fill(':').join(', ')})`}`,
  );
  const assigned =
    results.kind === 'one'
      ? [`${target} = ${results.code}`]
      : results.kind === 'list'
        ? results.codes.map((code, i) => `${target}(${i + 1}) = ${code}`)
        : results.rows.flatMap((row, i) => row.map((code, j) => `${target}(${i + 1}, ${j + 1}) = ${code}`));
  return [
    `function ${name}(${names.join(', ')}) result(${target})`,
    ...declared.map((line) => `  ${line}`),
    `  double precision :: ${[`${target}${sizes.length === 0 ? '' : `(${sizes.join(', ')})`}`, ...locals.map((local) => local.name)].join(', ')}`,
    ...locals.map((local) => `  ${local.name} = ${local.code}`),
    ...assigned.map((line) => `  ${line}`),
    `end function ${name}`,
  ];
}

export const FORTRAN_STYLE: CodeStyle = {
  ...ofDialect(FORTRAN),
  wholeExponents: true,
  number: double,
  element: fromOne('(', ')'),
  vocabulary: (manner) => ({
    functions: functionsOf(FORTRAN.functions, manner, {
      prefer: { trunc: 'aint', maximum: 'max', minimum: 'min' },
      lacks: [
        'nint',
        'int',
        'dint',
        'anint',
        'sum',
        'norm',
        'product',
        'maxval',
        'minval',
        'matmul',
        'transpose',
        'dot_product',
        'norm2',
        'floor',
        'ceiling',
      ],
    }),
    constants: constantsOf(
      { constants: {}, moduleConstants: {} },
      '',
      /\bpi\b/i.test(manner.source) ? { pi: 'pi' } : {},
    ),
  }),
  // Both values are computed, one is chosen.
  condition: (condition, then, otherwise) => `merge(${then}, ${otherwise}, ${condition})`,
  conditionLevels: [0, 0, 0],
  value: (name, code) => folded(`${name} = ${code}`, WIDTH, ' &\n    '),
  function: (parts) =>
    body(parts)
      .map((line) => folded(line, WIDTH, ' &\n      '))
      .join('\n'),
  needs: (code) => {
    const name = /^(\w+) = /.exec(code)?.[1];
    return name === undefined ? [] : [`double precision :: ${name}`];
  },
};

/** Statements begin in the seventh column and end in the seventy-second. */
const FIXED_WIDTH = 60;
const fixed = (line: string): string => `      ${folded(line, FIXED_WIDTH, '\n     & ')}`;

export const FIXED_FORTRAN_STYLE: CodeStyle = {
  ...FORTRAN_STYLE,
  name: FIXED_FORTRAN.name,
  value: (name, code) => fixed(`${name} = ${code}`),
  function: (parts) => body(parts).map(fixed).join('\n'),
};
