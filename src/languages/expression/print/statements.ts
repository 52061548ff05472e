/** Pieces of statements that several languages share. */
import type { FunctionParts, Results } from './style';

/** `[a, b]`, `[[a, b], [c, d]]`; a single result as it is. */
export function listed(results: Results, open = '[', close = ']'): string {
  const list = (codes: readonly string[]): string => `${open}${codes.join(', ')}${close}`;
  switch (results.kind) {
    case 'one':
      return results.code;
    case 'list':
      return list(results.codes);
    case 'matrix':
      return list(results.rows.map(list));
  }
}

/** How many numbers a result has along each dimension. */
export function sizesOf(results: Results): readonly number[] {
  switch (results.kind) {
    case 'one':
      return [];
    case 'list':
      return [results.codes.length];
    case 'matrix':
      return [results.rows.length, results.rows[0]?.length ?? 0];
  }
}

/** A type for each number of dimensions: a number, a list, a list of lists. */
export type Types = readonly [number: string, list: string, matrix: string];

export function typeOf(types: Types, dimensions: number): string {
  return types[Math.min(dimensions, 2)] ?? types[2];
}

/** A block between braces, one statement to a line. */
export function braced(head: string, lines: readonly string[], indent = '    '): string {
  return [`${head} {`, ...lines.map((line) => `${indent}${line}`), '}'].join('\n');
}

/** `double x`, `const double *x`: types first. */
export function typesFirst({ parameters }: FunctionParts, types: Types): string {
  return parameters.map(({ name, dimensions }) => joined(typeOf(types, dimensions), name)).join(', ');
}

function joined(type: string, name: string): string {
  return type.includes('#') ? type.replace('#', name) : `${type} ${name}`;
}

/** `x: f64`: names first. */
export function namesFirst({ parameters }: FunctionParts, types: Types, between = ': '): string {
  return parameters.map(({ name, dimensions }) => `${name}${between}${typeOf(types, dimensions)}`).join(', ');
}

export function plainNames({ parameters }: FunctionParts): string {
  return parameters.map(({ name }) => name).join(', ');
}
