/** How large a formula is when it is written out: parts that stand in it twice count twice, a name counts once. */
import { partsOf } from '../languages/expression/fold';
import type { Tree } from '../languages/expression/tree';

const SIZES = new WeakMap<Tree, number>();

/** Counted without recursion, each shared part once. */
export function sizeOf(tree: Tree): number {
  const pending: Tree[] = [tree];
  for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
    const unknown = SIZES.has(next) ? [] : writtenParts(next).filter((part) => !SIZES.has(part));
    if (unknown.length > 0) {
      for (const part of unknown) pending.push(part);
      continue;
    }
    if (!SIZES.has(next))
      SIZES.set(
        next,
        writtenParts(next).reduce((sum, part) => sum + (SIZES.get(part) ?? 0), 1),
      );
    pending.pop();
  }
  return SIZES.get(tree) ?? 1;
}

/** What is written out: of a name that stands for a formula, the name. */
function writtenParts(tree: Tree): readonly Tree[] {
  return tree.kind === 'bound' ? [] : partsOf(tree);
}
