/** Walks over trees that share parts by reference, as derivatives do: each part is visited once. Without recursion. */
import type { CallTree, ConditionTree, ListTree, Tree } from '../tree';

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

/** The tree with other parts; the same one where they are the same. */
export function withParts(tree: Tree, parts: readonly Tree[]): Tree {
  const before = partsOf(tree);
  if (parts.every((part, i) => part === before[i])) return tree;
  const part = (at: number): Tree => parts[at] ?? tree;
  switch (tree.kind) {
    case 'number':
    case 'name':
      return tree;
    case 'bound':
      return { ...tree, definition: part(0) };
    case 'call':
      return { ...tree, operands: parts } satisfies CallTree;
    case 'condition':
      return { ...tree, condition: part(0), then: part(1), otherwise: part(2) } satisfies ConditionTree;
    case 'list':
      return { ...tree, items: parts } satisfies ListTree;
  }
}

/** Combines what the parts gave, from the leaves up, once for each part however often it is mentioned. */
export function foldShared<T>(roots: readonly Tree[], combine: (tree: Tree, parts: readonly T[]) => T): readonly T[] {
  const known = new Map<Tree, T>();
  const pending: Tree[] = [...roots].reverse();
  for (let tree = pending.at(-1); tree !== undefined; tree = pending.at(-1)) {
    const parts = partsOf(tree);
    const missing = known.has(tree) ? [] : parts.filter((part) => !known.has(part));
    if (missing.length > 0) {
      pending.push(...missing.reverse());
      continue;
    }
    pending.pop();
    if (!known.has(tree))
      known.set(
        tree,
        combine(
          tree,
          parts.map((part) => known.get(part) as T),
        ),
      );
  }
  return roots.map((root) => known.get(root) as T);
}

/** How many operators are written, a part as often as it is mentioned; Infinity where that is beyond counting. */
export function operatorsIn(tree: Tree): number {
  const [count = 0] = foldShared<number>([tree], (part, counts) =>
    part.kind === 'bound'
      ? 0
      : counts.reduce((sum, more) => sum + more, part.kind === 'call' || part.kind === 'condition' ? 1 : 0),
  );
  return count;
}
