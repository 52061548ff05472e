/** What a reader of one notation is given, and what it gives. */
import type { SourceRange } from '../../trace/range';
import type { Note } from '../../trace/trace';
import type { Notation } from './expression';
import { fail } from './problems';
import type { Tree } from './tree';

/**
 * An expression may have this many characters, operators, and levels of nesting. Babel goes down one level for each
 * operator of a sum, and overflows the stack at some 3,000.
 */
export const MAX_LENGTH = 20_000;
export const MAX_OPERATORS = 2_000;
export const MAX_NESTING = 200;
/** With the formulas of all names written out, a formula has at most this many operators. */
export const MAX_WRITTEN_OUT = 20_000;

export interface ReadContext {
  /** The whole document. */
  readonly text: string;
  readonly language: string;
  readonly notation: Notation;
  readonly caretAsPower: boolean;
  /** Whether something in the document gives this name a value, so that it is no constant and no product of letters. */
  isAssigned(name: string): boolean;
  /** Whether a name is to stay a variable although it stands for a formula; where it is not given, none is. */
  readonly isVariable?: (name: string) => boolean;
}

export interface Reading {
  /** `y` of `y = …`, `f` of `f(u, v) = …`. */
  readonly name: string | null;
  /** `u`, `v` of `f(u, v) = …`. */
  readonly parameters: readonly string[] | null;
  readonly tree: Tree;
  readonly formulaRange: SourceRange;
  readonly notes: readonly Note[];
  /** Names in a function that stay variables by the user's wish, with what the function assigns to them. */
  readonly kept?: readonly { readonly name: string; readonly tree: Tree; readonly assignment: SourceRange }[];
}

/** Refuses what is nested too deep for the stack; called once for every level on the way down. */
export function checkDepth(depth: number, range: SourceRange): void {
  if (depth > MAX_NESTING) fail('too-deep', range, { limit: MAX_NESTING });
}
