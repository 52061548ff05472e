/** An expression as it was read: what reading a text gives, and what evaluating, typesetting and hovers take. */
import type { SourceRange } from '../../trace/range';
import type { Note } from '../../trace/trace';
import type { Tree } from './tree';

/** Ways to write a formula. */
export type Notation = 'javascript' | 'python' | 'mathematics' | 'latex' | 'code';

export interface Expression {
  readonly notation: Notation;
  /** VS Code's language id. */
  readonly language: string;
  /** `y` of `y = …`, `f` of `f(u, v) = …`; null where it has none. */
  readonly name: string | null;
  readonly tree: Tree;
  /** In the order of `f(u, v) = …`, else of first appearance. */
  readonly variables: readonly ExpressionVariable[];
  /** The whole, name included. */
  readonly range: SourceRange;
  /** The formula proper. */
  readonly formulaRange: SourceRange;
  /** The reading, typeset: LaTeX without dollars, the name with its `=` included. */
  readonly tex: string;
  /** Readings that could surprise: `log` is natural, `1/2x` is (1/2)x. */
  readonly notes: readonly Note[];
}

export interface ExpressionVariable {
  readonly name: string;
  readonly tex: string;
  readonly mentions: readonly SourceRange[];
}
