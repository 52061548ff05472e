/** What simplifies formulas: a library behind one interface, on a thread of its own. Whoever makes one says how. */
import type { Tree } from '../languages/expression/tree';
import type { Message } from '../trace/message';

export interface Simplifier {
  /**
   * Trees of the same values everywhere, shorter where that could be had within the time limit. Never rejects: what
   * fails is left as it was, with the reason.
   */
  simplify(trees: readonly Tree[]): Promise<readonly Simplification[]>;
  dispose(): void;
}

export interface Simplification {
  /** null where nothing simpler was found. */
  readonly tree: Tree | null;
  readonly reason: Message | null;
}
