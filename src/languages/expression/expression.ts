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
  /** The parameters of `f(u, v) = …` and of functions; null for a formula that is none. */
  readonly parameters?: readonly string[] | null;
  /** Names whose assignment is a formula itself, in the order of the text; absent where there are none. */
  readonly bindings?: readonly ExpressionBinding[];
  /** The formulas of the bindings that stay variables by the user's wish; absent where there are none. */
  readonly kept?: ReadonlyMap<string, Tree>;
  /** Variables of formulas in `kept` and where they are seen from, as in `ExpressionVariable.seenFrom`. */
  readonly keptVariables?: ReadonlyMap<string, number>;
}

/** `a` of `const a = x * y`, used in the formula. */
export interface ExpressionBinding {
  readonly name: string;
  /** `a = xy` */
  readonly tex: string;
  /** The assignment, from the name to the end of what is assigned. */
  readonly definition: SourceRange;
  /** Whether the formula stands in the name's place; else it is a variable, by the user's wish. */
  readonly substituted: boolean;
}

export interface ExpressionVariable {
  readonly name: string;
  readonly tex: string;
  /** Those in the formulas of bound names, too. */
  readonly mentions: readonly SourceRange[];
  /** Its value is what the document assigns to it above this place; absent: above the expression. */
  readonly seenFrom?: number;
}
