/** Walks over expression trees without recursion, so that depth costs no stack. */
import type { SourceRange } from '../../trace/range';
import type { CallTree, NameTree, NumberTree, Tree } from './tree';

/** The parts of a tree, in the order of the text where the notation has one. */
function partsOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return [];
    case 'bound':
      return [tree.definition];
    case 'call':
      return tree.operands;
    case 'condition':
      return [tree.condition, tree.then, tree.otherwise];
    case 'list':
      return tree.items;
  }
}

/** Combines what the parts gave, from the leaves up; a definition that several names share is combined once. */
export function fold<T>(tree: Tree, combine: (tree: Tree, parts: readonly T[]) => T): T {
  const results: T[] = [];
  const definitions = new Map<Tree, T>();
  const pending: { readonly tree: Tree; readonly expanded: boolean }[] = [{ tree, expanded: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const parts = partsOf(next.tree);
    const known = next.tree.kind === 'bound' ? definitions.get(next.tree.definition) : undefined;
    if (next.expanded || parts.length === 0 || known !== undefined) {
      const given = known === undefined ? results.splice(results.length - parts.length, parts.length) : [known];
      if (next.tree.kind === 'bound' && known === undefined) definitions.set(next.tree.definition, given[0] as T);
      results.push(combine(next.tree, given));
      continue;
    }
    pending.push({ tree: next.tree, expanded: true });
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i];
      if (part !== undefined) pending.push({ tree: part, expanded: false });
    }
  }
  return results[0] as T;
}

/** Whether any part of the tree, itself included, fits. */
export function some(tree: Tree, fits: (tree: Tree) => boolean): boolean {
  const pending: Tree[] = [tree];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (fits(next)) return true;
    pending.push(...partsOf(next));
  }
  return false;
}

export function numberTree(value: number, range: SourceRange, constant: string | null = null): NumberTree {
  return { kind: 'number', value, constant, range };
}

export function nameTree(name: string, range: SourceRange): NameTree {
  return { kind: 'name', name, range };
}

export function callTree(
  operator: string,
  operands: readonly Tree[],
  range: SourceRange,
  operatorRange: SourceRange,
  keywords: CallTree['keywords'] = {},
): CallTree {
  return { kind: 'call', operator, operands, keywords, range, operatorRange };
}
