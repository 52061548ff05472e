/** Lines of real code, each in a document of its language, held against the same formula in JavaScript. */
import { runInNewContext } from 'node:vm';

import { expect } from 'vitest';

import { findExpression } from '../../../../src/languages/expression/document/find';
import { fold, some } from '../../../../src/languages/expression/fold';
import type { Expression } from '../../../../src/languages/expression/expression';
import { readExpression } from '../../../../src/languages/expression/read';
import { isRefusal } from '../../../../src/trace/refusal';
import { differentiated, type Point } from '../reading';

/** A line, and what it computes in JavaScript; `p.x` is `p_x` there. */
export type Line = readonly [line: string, formula: string];

export interface Corpus {
  readonly language: string;
  /** Comments, strings and declarations above; names without values. */
  readonly before: string;
  readonly after: string;
  /** Put behind every line: a comment that looks like code. */
  readonly comment: string;
  readonly lines: readonly Line[];
}

export function documentOf({ before, after, comment, lines }: Corpus): string {
  return `${before}\n${lines.map(([line]) => `${line}${comment}`).join('\n')}\n${after}`;
}

/** What a caret on the line means, read in the whole document. */
export function onLine(corpus: Corpus, line: string): Expression {
  const text = documentOf(corpus);
  const start = text.indexOf(line);
  const equals = /(?:<-|=|\breturn)/.exec(line)?.index ?? 0;
  const found = findExpression(text, corpus.language, { start: start + equals + 1, end: start + equals + 1 });
  if (isRefusal(found)) return expect.fail(`${line}: ${found.message.text}`);
  const expression = readExpression(text, found, { language: corpus.language, definitions: false });
  if (isRefusal(expression)) return expect.fail(`${line}: ${expression.message.text}`);
  expect(text.slice(expression.range.start, expression.range.end), 'the whole statement').toBe(
    line.trim().replace(/;$/, ''),
  );
  return expression;
}

function pointOf(expression: Expression): Point {
  const indexed = new Set<string>();
  fold<null>(expression.tree, (tree) => {
    const [object] = tree.kind === 'call' && tree.operator === 'select' ? tree.operands : [];
    if (object?.kind === 'name') indexed.add(object.name);
    return null;
  });
  const reduces = some(
    expression.tree,
    (tree) => tree.kind === 'call' && /^(?:sum|dot|norm|mean|matmul)$/.test(tree.operator),
  );
  return Object.fromEntries(
    expression.variables.map(({ name }, i) => {
      const value = 0.35 + 0.5 * ((i * 0.618) % 1);
      return [
        name,
        indexed.has(name) || (reduces && /^[A-Z]|^v/.test(name)) ? [value, value + 0.1, value - 0.2] : value,
      ];
    }),
  );
}

type Values = Record<string, number | number[]>;

function javaScript(formula: string, values: Values): number {
  const names = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.replace(/[^\p{L}\p{N}]|[₀-₉]/gu, '_'), value]),
  );
  const functions = Object.fromEntries(
    Object.getOwnPropertyNames(Math).map((name) => [name, Reflect.get(Math, name) as unknown]),
  );
  // The formula stands in this repository.
  return Number(runInNewContext(formula, { ...functions, ...names }));
}

/** Value and gradient agree with the formula's. */
export function check(corpus: Corpus, [line, formula]: Line): void {
  const expression = onLine(corpus, line);
  const point = pointOf(expression);
  const { value, gradients } = differentiated(expression, point);
  const plain = Object.fromEntries(
    Object.entries(point).map(([name, at]) => [name, typeof at === 'number' ? at : [...at]]),
  );
  const expected = javaScript(formula, plain);
  expect(expected).not.toBeNaN();
  expect(Math.abs(value - expected), `value ${String(value)}, not ${String(expected)}`).toBeLessThan(
    1e-9 * Math.max(1, Math.abs(expected)),
  );
  for (const [name, at] of Object.entries(plain)) {
    const moved = (by: number, index: number): Values => ({
      ...plain,
      [name]: typeof at === 'number' ? at + by : at.map((item, i) => (i === index ? item + by : item)),
    });
    const slopes = (typeof at === 'number' ? [at] : at).map(
      (_, i) => (javaScript(formula, moved(1e-5, i)) - javaScript(formula, moved(-1e-5, i))) / 2e-5,
    );
    const found = [gradients[name] ?? 0].flat() as number[];
    slopes.forEach((slope, i) => {
      expect(Math.abs((found[i] ?? NaN) - slope), `∂/∂${name}: ${String(found[i])}, not ${String(slope)}`).toBeLessThan(
        1e-6 * Math.max(1, Math.abs(slope)),
      );
    });
  }
}
