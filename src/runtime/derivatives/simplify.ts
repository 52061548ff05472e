/**
 * Derivatives simplified. What simplifies is a library on another thread; whatever it gives is compared with what went in
 * before anyone sees it.
 */
import type { Derivation } from '../../calculus/derivation';
import { compare, pointsOver } from '../../calculus/samples';
import type { Simplification, Simplifier } from '../../calculus/simplifier';
import { pointText } from '../../calculus/written/point';
import { writtenFormula } from '../../calculus/written/plain-text';
import type { Tree } from '../../languages/expression/tree';
import type { SimplifiedPart } from '../../trace/formula';
import { message } from '../../trace/message';
import type { Subject } from './subject';
import { placeText, POINTS, wayOf } from './ways';

export interface Asked {
  readonly subject: Subject;
  readonly derivation: Derivation;
}

/** In their order; `tree` null: nothing simpler that is the same everywhere, and why. */
export async function simplified(
  asked: readonly Asked[],
  simplifier: Simplifier | null,
): Promise<readonly Simplification[]> {
  if (simplifier === null)
    return asked.map(() => ({ tree: null, reason: message('simplify.none', 'Formulas cannot be simplified here.') }));
  const found = await simplifier.simplify(asked.map(({ derivation }) => derivation.result));
  return asked.map((one, index) => {
    const simplification = found[index];
    if (simplification === undefined)
      return { tree: null, reason: message('simplify.nothing', 'Nothing came back from simplifying.') };
    return simplification.tree === null ? simplification : verified(one, simplification.tree);
  });
}

function verified({ subject, derivation }: Asked, tree: Tree): Simplification {
  const { apart } = compare(wayOf(derivation.result), wayOf(tree), {
    points: pointsOver(subject.values, POINTS),
    // What is shorter may be defined in more places: x/x is 1.
    defined: 'first',
  });
  if (apart === null) return { tree, reason: null };
  return {
    tree: null,
    reason: message('simplify.wrong', 'What simplifying gave is not the same at {place}, so it is not shown.', {
      place: placeText(apart.at),
    }),
  };
}

export function simplifiedPart({ subject }: Asked, { tree, reason }: Simplification): SimplifiedPart {
  if (tree === null) return { formula: null, point: null, reason };
  return {
    formula: writtenFormula(tree),
    point: subject.everyElement ? null : pointText(tree, subject.values),
    reason,
  };
}
