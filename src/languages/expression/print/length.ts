/** How long code of a tree would be. */
import { fold } from '../fold';
import type { Tree } from '../tree';

/** How many operators are written, a part as often as it is mentioned; Infinity where that is beyond counting. */
export function operatorsIn(tree: Tree): number {
  return fold<number>(tree, (part, counts) =>
    part.kind === 'bound'
      ? 0
      : counts.reduce((sum, more) => sum + more, part.kind === 'call' || part.kind === 'condition' ? 1 : 0),
  );
}
