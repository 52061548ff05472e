/** Reading whole texts in tests. */
import { expect } from 'vitest';

import { evaluate } from '../../../src/languages/expression/evaluate';
import type { Expression } from '../../../src/languages/expression/expression';
import { readExpression } from '../../../src/languages/expression/read';
import type { Tree } from '../../../src/languages/expression/tree';
import { torch, type Tensor } from '../../../src/engine/torch';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';

export function reading(text: string, language: string, caretAsPower = false): Expression | Refusal {
  return readExpression(text, { start: 0, end: text.length }, { language, caretAsPower });
}

/** The expression; a refusal fails the test with its words. */
export function read(text: string, language: string, caretAsPower = false): Expression {
  const expression = reading(text, language, caretAsPower);
  if (isRefusal(expression)) return expect.fail(`${text}: ${expression.message.text}`);
  return expression;
}

export function refused(text: string, language: string): Refusal {
  const refusal = reading(text, language);
  if (!isRefusal(refusal)) return expect.fail(`${text} was read as ${refusal.tex}`);
  return refusal;
}

/** A tree as nested calls: `add(mul(5, x), 1)`. */
export function shown(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return tree.constant ?? String(tree.value);
    case 'name':
      return tree.name;
    case 'bound':
      return `${tree.name}:${shown(tree.definition)}`;
    case 'call': {
      const keywords = Object.entries(tree.keywords).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      return `${tree.operator}(${[...tree.operands.map(shown), ...keywords].join(', ')})`;
    }
    case 'condition':
      return `if(${shown(tree.condition)}, ${shown(tree.then)}, ${shown(tree.otherwise)})`;
    case 'list':
      return `[${tree.items.map(shown).join(', ')}]`;
  }
}

export type Point = Readonly<Record<string, number | readonly number[]>>;

export function leavesAt(point: Point): Map<string, Tensor> {
  const options = { dtype: torch.float64, requires_grad: true };
  return new Map(Object.entries(point).map(([name, value]) => [name, torch.tensor(value, options)]));
}

/** The value at a point. */
export function valueOf(expression: Pick<Expression, 'tree'>, point: Point): number {
  return Number(evaluate(expression, leavesAt(point)).item());
}

/** Value and gradients; what is no scalar is summed. */
export function differentiated(
  expression: Expression,
  point: Point,
): { value: number; gradients: Record<string, unknown> } {
  const leaves = leavesAt(point);
  const result = evaluate(expression, leaves).sum();
  result.backward();
  return {
    value: Number(result.item()),
    gradients: Object.fromEntries([...leaves].map(([name, leaf]) => [name, leaf.grad?.tolist()])),
  };
}
