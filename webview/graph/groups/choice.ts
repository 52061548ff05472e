/** By what a graph is grouped and which of its groups are folded: the user's choice, else what its size asks for. */
import type { GraphFolds } from '../../../src/inspector/protocol';
import { outermostFolded, type Grouped } from './folding';
import { GROUPINGS, type Grouping } from './paths';
import type { Group } from './tree';

export const NO_FOLDS: GraphFolds = { by: null, unfolded: false, except: [] };

/** Larger graphs are folded at first. */
const SMALL = 80;
/** So many boxes are looked over at once. */
const COMFORTABLE = 200;
/** The one that says most first. */
const PREFERRED: readonly Grouping[] = ['module', 'iteration', 'function', 'line'];
/** More are not remembered one by one. */
const MOST_EXCEPTIONS = 500;

/** The grouping that is shown of those there are; null: none. */
export function chosenGrouping(
  folds: GraphFolds,
  boxes: number,
  found: ReadonlyMap<Grouping, Grouped>,
): Grouping | null {
  if (folds.by === 'none') return null;
  if (folds.by !== null && found.has(folds.by)) return folds.by;
  if (boxes <= SMALL) return null;
  const counts = PREFERRED.flatMap((grouping) => {
    const grouped = found.get(grouping);
    return grouped === undefined ? [] : [{ grouping, count: shownCount(grouped) }];
  });
  const fewest = [...counts].sort((one, other) => one.count - other.count)[0];
  const chosen = counts.find(({ count }) => count <= COMFORTABLE) ?? fewest;
  return chosen === undefined || chosen.count >= boxes ? null : chosen.grouping;
}

export function foldedBy({ by, unfolded, except }: GraphFolds, { order }: Grouped): (group: Group) => boolean {
  const others = new Set(except);
  // Another grouping, or none: its exceptions are none of these.
  const known = by === null || GROUPINGS.some((grouping) => grouping === by);
  return (group) => {
    const usual = !unfolded && !isAll(group, order.length);
    return known && others.has(group.key) ? !usual : usual;
  };
}

/** Of these groups each is folded if it is not, and unfolded if it is. */
export function toggled(folds: GraphFolds, keys: readonly string[]): GraphFolds {
  const except = new Set(folds.except);
  for (const key of keys) if (!except.delete(key)) except.add(key);
  return { ...folds, except: [...except].slice(-MOST_EXCEPTIONS) };
}

/** A group around everything shows nothing while it is folded. */
function isAll({ first, end, count }: Group, positions: number): boolean {
  return first === 0 && end === positions && count === 1;
}

function shownCount(grouped: Grouped): number {
  const outermost = outermostFolded(grouped.tree, foldedBy(NO_FOLDS, grouped));
  const groups = new Set<number>();
  let plain = 0;
  for (const group of grouped.groupOf) {
    const shown = outermost[group] ?? -1;
    if (shown < 0) plain += 1;
    else groups.add(shown);
  }
  return plain + groups.size;
}
