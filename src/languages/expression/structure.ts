/** What a formula is made of, as far as plots and panels need to know. */
import type { Expression } from './expression';
import { some } from './fold';
import { functionNamed } from './functions/functions';

/** Whether each element of the result depends on one element of each variable only, by the same formula everywhere. */
export function isElementwise({ tree }: Pick<Expression, 'tree'>): boolean {
  return !some(tree, (part) => {
    if (part.kind === 'condition' || part.kind === 'list') return true;
    return part.kind === 'call' && functionNamed(part.operator)?.shape !== 'elementwise';
  });
}

/** Whether some part is computed only where a condition says so (`x > 0 ? … : …`). */
export function hasBranches({ tree }: Pick<Expression, 'tree'>): boolean {
  return some(tree, (part) => part.kind === 'condition');
}

/** Whether some part combines several elements of a tensor into one. */
export function hasReductions({ tree }: Pick<Expression, 'tree'>): boolean {
  return some(tree, (part) => {
    if (part.kind !== 'call') return false;
    const shape = functionNamed(part.operator)?.shape;
    return shape !== undefined && shape !== 'elementwise';
  });
}
