/** Formulas in tests of the rules: read from mathematics, or built. */
import { expect } from 'vitest';

import { derive } from '../../src/calculus/derive';
import type { Derivation } from '../../src/calculus/derivation';
import { callTree, nameTree, numberTree } from '../../src/languages/expression/fold';
import { readExpression } from '../../src/languages/expression/read';
import type { CallTree, Tree } from '../../src/languages/expression/tree';
import { isRefusal, type Refusal } from '../../src/trace/refusal';

const AT = { start: 0, end: 1 };

export const x: Tree = nameTree('x', AT);
export const y: Tree = nameTree('y', AT);

export function number(value: number): Tree {
  return numberTree(value, AT);
}

export function call(operator: string, operands: readonly Tree[], keywords: CallTree['keywords'] = {}): Tree {
  return callTree(operator, operands, AT, AT, keywords);
}

export function list(...items: readonly Tree[]): Tree {
  return { kind: 'list', items, range: AT };
}

export function named(name: string, definition: Tree): Tree {
  return { kind: 'bound', name, definition, assignment: AT, range: AT };
}

/** A formula as one writes it by hand, or in a language: `3x^2 sin(x)`, `softplus(x, beta=2)`. */
export function formula(text: string, language = 'plaintext'): Tree {
  const expression = readExpression(text, { start: 0, end: text.length }, { language, caretAsPower: true });
  if (isRefusal(expression)) return expect.fail(`${text}: ${expression.message.text}`);
  return expression.tree;
}

export function derived(tree: Tree, by = 'x'): Derivation {
  const derivation = derive(tree, by);
  if (isRefusal(derivation)) return expect.fail(derivation.message.text);
  return derivation;
}

export function refused(answer: unknown): Refusal {
  if (!isRefusal(answer)) return expect.fail('It was not refused.');
  return answer;
}
