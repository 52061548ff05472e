/** A call as it stands in the text, the same for every notation, before anyone knows what it means. */
import type { SourceRange } from '../../trace/range';
import type { Notation } from './expression';
import type { Tree } from './tree';

/** A call as a parser found it: its name in parts (`np`, `sin`), or a method's object and name. */
export interface WrittenCall {
  readonly notation: Notation;
  readonly path: readonly string[];
  /** The object of a method call, `x` in `x.sin()`; null for `np.sin(x)` and `sin(x)`. */
  readonly object: Tree | null;
  readonly operands: readonly Tree[];
  readonly keywords: readonly WrittenKeyword[];
  readonly range: SourceRange;
  readonly nameRange: SourceRange;
}

export interface WrittenKeyword {
  readonly name: string;
  /** null where the value is nothing that arithmetic depends on: `dtype=torch.float64`. */
  readonly value: Tree | null;
  readonly range: SourceRange;
}
