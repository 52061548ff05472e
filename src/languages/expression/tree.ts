/**
 * One tree for all notations: what a formula says, with the range of every part. Knows neither how it was written
 * nor how it is evaluated.
 */
import type { SourceRange } from '../../trace/range';

export type Tree = NumberTree | NameTree | BoundTree | CallTree | ConditionTree | ListTree;

/** A literal, or a constant of mathematics that the notation names (`pi`, `Math.E`): plain number, never a tensor. */
export interface NumberTree {
  readonly kind: 'number';
  readonly value: number;
  /** `pi`, `e`, … where it was written as a name; null for a literal. */
  readonly constant: string | null;
  readonly range: SourceRange;
}

/** A variable. */
export interface NameTree {
  readonly kind: 'name';
  readonly name: string;
  readonly range: SourceRange;
}

/**
 * A name that stands for a formula of its own: `a` of `const a = x * y` above. All its mentions share one definition, by
 * reference, which is computed once.
 */
export interface BoundTree {
  readonly kind: 'bound';
  readonly name: string;
  readonly definition: Tree;
  /** The assignment, from the name to the end of what is assigned. */
  readonly assignment: SourceRange;
  /** This mention. */
  readonly range: SourceRange;
}

/**
 * An operator or function applied to operands, by the name of the torch function that computes it: `add`, `sub`, `mul`,
 * `div`, `pow`, `neg`, `sin`, `matmul`, `gt`, …. `e^x` in mathematics is `exp`.
 */
export interface CallTree {
  readonly kind: 'call';
  readonly operator: string;
  readonly operands: readonly Tree[];
  /** Keyword arguments (`dim=0`), plain values. */
  readonly keywords: Readonly<Record<string, number | boolean | readonly number[]>>;
  readonly range: SourceRange;
  /** The operator's or function's own name in the text. */
  readonly operatorRange: SourceRange;
}

/** `condition ? then : otherwise`, `then if condition else otherwise`: one branch is taken. */
export interface ConditionTree {
  readonly kind: 'condition';
  readonly condition: Tree;
  readonly then: Tree;
  readonly otherwise: Tree;
  readonly range: SourceRange;
}

/** `[1, x, 2]`. */
export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly range: SourceRange;
}
