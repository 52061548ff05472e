/** What a differentiation by rule gives: the result, and which rule was applied to which part. Knows no numbers. */
import type { Tree } from '../languages/expression/tree';
import type { Message } from '../trace/message';

/** One rule applied to one part of a formula. */
export interface Derivation {
  /** What was differentiated. */
  readonly of: Tree;
  /** By which variable. */
  readonly by: string;
  readonly rule: Rule;
  /** As the rule gives it from the parts' results. */
  readonly result: Tree;
  /** The derivatives that the rule is made of, in the order in which its law names them. */
  readonly parts: readonly Derivation[];
}

export interface Rule {
  /** `rule.product`: “Product rule”. */
  readonly name: Message;
  /** LaTeX: `(u v)' = u' v + u v'`. */
  readonly law: string;
}
