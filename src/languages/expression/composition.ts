/**
 * Functions that torch has no name for, written with those that it has: what one is, how they are written down, and how one
 * is applied. Knows none of them.
 */
import { message, type Message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import { callTree, numberTree } from './fold';
import { fail } from './problems';
import type { Tree } from './tree';

export interface Composition {
  readonly operands: readonly [least: number, most: number];
  readonly compose: (operands: readonly Tree[], range: SourceRange, nameRange: SourceRange) => Tree;
}

/** A call of a function with what stands between its brackets. */
export interface Called {
  readonly operands: readonly Tree[];
  /** As it is written. */
  readonly shown: string;
  readonly range: SourceRange;
  readonly nameRange: SourceRange;
}

export function composedCall(composition: Composition, { operands, shown, range, nameRange }: Called): Tree {
  const [least, most] = composition.operands;
  const args = { name: shown, given: operands.length };
  if (operands.length < least) fail('too-few-operands', range, { ...args, count: counted(least) });
  if (operands.length > most) fail('too-many-operands', range, { ...args, count: counted(most) });
  return composition.compose(operands, range, nameRange);
}

/** How many operands, in words. */
export function counted(count: number): Message {
  return count === 1
    ? message('expression.one-operand', '1 operand')
    : message('expression.several-operands', '{count} operands', { count });
}

export type Build = (
  apply: (operator: string, ...operands: (Tree | number)[]) => Tree,
  ...operands: readonly Tree[]
) => Tree;

/** `operands` of them; `build` gets a way to apply torch's functions that keeps the places. */
export function composed(operands: number, build: Build): Composition {
  return {
    operands: [operands, operands],
    compose: (given, range, nameRange) =>
      build(
        (operator, ...parts) =>
          callTree(
            operator,
            parts.map((part) => (typeof part === 'number' ? numberTree(part, nameRange) : part)),
            range,
            nameRange,
          ),
        ...given,
      ),
  };
}

/** The parser has counted the operands. */
export function unary(build: (apply: Parameters<Build>[0], x: Tree) => Tree): Composition {
  return composed(1, build);
}

export function binary(build: (apply: Parameters<Build>[0], a: Tree, b: Tree) => Tree): Composition {
  return composed(2, build);
}

export function ternary(build: (apply: Parameters<Build>[0], a: Tree, b: Tree, c: Tree) => Tree): Composition {
  return composed(3, build);
}
