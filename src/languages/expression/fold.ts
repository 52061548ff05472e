/** Walks over expression trees without recursion, so that depth costs no stack. */
import type { SourceRange } from '../../trace/range';
import type { CallTree, NameTree, NumberTree, Tree } from './tree';

/** The parts of a tree, in the order of the text where the notation has one. */
export function partsOf(tree: Tree): readonly Tree[] {
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

/** The tree with other parts, one for each of its own; the tree itself where they are the same. */
export function withParts(tree: Tree, parts: readonly Tree[]): Tree {
  const own = partsOf(tree);
  if (own.every((part, i) => part === parts[i])) return tree;
  switch (tree.kind) {
    case 'number':
    case 'name':
      return tree;
    case 'bound':
      return { ...tree, definition: parts[0] ?? tree.definition };
    case 'call':
      return { ...tree, operands: parts };
    case 'condition': {
      const [condition = tree.condition, then = tree.then, otherwise = tree.otherwise] = parts;
      return { ...tree, condition, then, otherwise };
    }
    case 'list':
      return { ...tree, items: parts };
  }
}

/**
 * Combines what the parts gave, from the leaves up. A part that is shared by reference, as definitions and parts of
 * derivatives are, is combined once however often it is mentioned.
 */
export function fold<T>(tree: Tree, combine: (tree: Tree, parts: readonly T[]) => T): T {
  const [result] = foldAll([tree], combine);
  return result as T;
}

/** The same over several trees, which may share parts with one another. */
export function foldAll<T>(roots: readonly Tree[], combine: (tree: Tree, parts: readonly T[]) => T): readonly T[] {
  const known = new Map<Tree, T>();
  const pending: Tree[] = [...roots].reverse();
  for (let tree = pending.at(-1); tree !== undefined; tree = pending.at(-1)) {
    const parts = partsOf(tree);
    const missing = known.has(tree) ? [] : parts.filter((part) => !known.has(part));
    if (missing.length > 0) {
      // One by one: a list may have more items than an argument list.
      for (let i = missing.length - 1; i >= 0; i--) {
        const part = missing[i];
        if (part !== undefined) pending.push(part);
      }
      continue;
    }
    pending.pop();
    if (!known.has(tree)) known.set(tree, combine(tree, resultsOf(parts, known)));
  }
  return resultsOf(roots, known);
}

function resultsOf<T>(trees: readonly Tree[], known: ReadonlyMap<Tree, T>): readonly T[] {
  return trees.map((tree) => known.get(tree) as T);
}

/** Whether any part of the tree, itself included, fits; a part that is shared by reference is looked at once. */
export function some(tree: Tree, fits: (tree: Tree) => boolean): boolean {
  const pending: Tree[] = [tree];
  const seen = new Set<Tree>(pending);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (fits(next)) return true;
    for (const part of partsOf(next)) {
      if (seen.has(part)) continue;
      seen.add(part);
      pending.push(part);
    }
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
