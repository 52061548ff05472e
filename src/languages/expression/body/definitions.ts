/** Puts definitions in the place of names. Knows no scopes: whoever calls says what a name stands for. */
import type { SourceRange } from '../../../trace/range';
import { fold } from '../fold';
import type { BoundTree, NameTree, Tree } from '../tree';

/** What a name stands for from some place on. */
export interface Definition {
  readonly tree: Tree;
  /** From the name to the end of what is assigned. */
  readonly assignment: SourceRange;
}

/**
 * The tree with each name bound that has a definition; in definitions that are bound already, too, which stay shared.
 * A definition is taken as it is.
 */
export function withDefinitions(tree: Tree, definitionOf: (name: NameTree) => Definition | null): Tree {
  return fold<Tree>(tree, (part, parts) => {
    switch (part.kind) {
      case 'number':
        return part;
      case 'name': {
        const definition = definitionOf(part);
        return definition === null ? part : bound(part, definition);
      }
      case 'bound':
        return parts[0] === undefined || parts[0] === part.definition ? part : { ...part, definition: parts[0] };
      case 'call':
        return isSame(part.operands, parts) ? part : { ...part, operands: [...parts] };
      case 'list':
        return isSame(part.items, parts) ? part : { ...part, items: [...parts] };
      case 'condition': {
        const [condition = part.condition, then = part.then, otherwise = part.otherwise] = parts;
        return isSame([part.condition, part.then, part.otherwise], parts)
          ? part
          : { ...part, condition, then, otherwise };
      }
    }
  });
}

export function bound({ name, range }: NameTree, { tree, assignment }: Definition): BoundTree {
  return { kind: 'bound', name, definition: tree, assignment, range };
}

function isSame(before: readonly Tree[], after: readonly Tree[]): boolean {
  return before.every((tree, i) => tree === after[i]);
}

/** The formula proper, behind names that stand for it. */
export function unbound(tree: Tree): Tree {
  let inner = tree;
  while (inner.kind === 'bound') inner = inner.definition;
  return inner;
}

/** The mentions of bound names, each definition's first mention first; in the order in which they are computed. */
export function definitionsIn(tree: Tree): readonly BoundTree[] {
  const found = new Map<Tree, BoundTree>();
  fold<null>(tree, (part) => {
    if (part.kind === 'bound' && !found.has(part.definition)) found.set(part.definition, part);
    return null;
  });
  return [...found.values()];
}
