/** Makes the parts of a written-out formula, and counts them, so that none grows without bound. Knows no function. */
import { callTree } from '../languages/expression/fold';
import type { CallTree, Tree } from '../languages/expression/tree';
import { message } from '../trace/message';
import type { SourceRange } from '../trace/range';
import { refusal, type Refusal } from '../trace/refusal';
import type { Shape } from './broadcast';
import { sizeOf } from './size';

/** A formula written out may have this many parts. */
export const MAX_WRITTEN_OUT = 4_000;
/** All that is made on the way, elements that nothing uses in the end included. */
export const MAX_MADE = 40_000;

/** A formula's elements, row-major. */
export interface Elements {
  readonly shape: Shape;
  readonly elements: readonly Tree[];
}

export class Maker {
  private made = 0;

  kept<T extends Tree>(tree: T, range: SourceRange): T {
    this.made += 1;
    if (this.made > MAX_MADE || sizeOf(tree) > MAX_WRITTEN_OUT) throw new WritingError(tooLarge(range));
    return tree;
  }

  call(
    operator: string,
    operands: readonly Tree[],
    at: Pick<CallTree, 'range' | 'operatorRange'>,
    keywords?: CallTree['keywords'],
  ): Tree {
    return this.kept(callTree(operator, operands, at.range, at.operatorRange, keywords), at.range);
  }

  /** `a + b + c`, from the left; null for nothing. */
  chain(operator: string, items: readonly Tree[], range: SourceRange): Tree | null {
    const [first, ...others] = items;
    if (first === undefined) return null;
    return others.reduce<Tree>(
      (one, other) => this.call(operator, [one, other], { range, operatorRange: range }),
      first,
    );
  }
}

export class WritingError extends Error {
  readonly refusal: Refusal;

  constructor(why: Refusal) {
    super(why.message.text);
    this.refusal = why;
  }
}

export function tooLarge(range: SourceRange): Refusal {
  return refusal(
    range,
    message('elements.too-large', 'Written out element by element, this has more than {limit} parts.', {
      limit: MAX_WRITTEN_OUT,
    }),
    message('elements.too-large.hint', 'Use smaller vectors or matrices.'),
  );
}

export function fail(range: SourceRange): never {
  throw new WritingError(
    refusal(
      range,
      message('elements.shape', 'This cannot be written out element by element: its shapes do not fit.'),
      message('elements.shape.hint', 'Check the shapes of the values.'),
    ),
  );
}
