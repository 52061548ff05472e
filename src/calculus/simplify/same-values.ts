/** Whether a formula has the values of another wherever that one has some: over the domain, at points that never change. */
import { fold } from '../../languages/expression/fold';
import type { Tree } from '../../languages/expression/tree';
import { plainFunction } from '../plain';
import { roundingOf } from '../rounding';
import { compare, pointsOver } from '../samples';

const POINTS = 24;

/** Also false where they cannot be compared: where the formula has no value at any of the points. */
export function hasSameValues(tree: Tree, other: Tree): boolean {
  const names = new Set<string>();
  fold<null>(tree, (part) => {
    if (part.kind === 'name') names.add(part.name);
    return null;
  });
  const values = new Map([...names].map((name) => [name, 1]));
  const { compared, agreeing } = compare(
    { at: plainFunction(tree), rounding: (point) => roundingOf(tree, point) },
    { at: plainFunction(other), rounding: (point) => roundingOf(other, point) },
    { points: pointsOver(values, POINTS), defined: 'first' },
  );
  return compared > 0 && agreeing === compared;
}
