/** Names that look like a given one: for “Did you mean …?”. */

/** Those that are nearest, at most `count` of them; none where nothing is near. */
export function nearest(name: string, names: readonly string[], count = 1): readonly string[] {
  const most = Math.max(1, Math.floor(name.length / 3));
  const near = names.flatMap((candidate) => {
    const steps = distance(name.toLowerCase(), candidate.toLowerCase(), most);
    return steps > most ? [] : [{ candidate, score: steps + strangeness(name, candidate) }];
  });
  const best = Math.min(...near.map(({ score }) => score));
  const nearestOnes = near.filter(({ score }) => score === best).map(({ candidate }) => candidate);
  return nearestOnes.sort().slice(0, count);
}

/** Less than a step: a class for a function, a form in place for one that is not; a name that goes on alike is the nearer. */
function strangeness(name: string, candidate: string): number {
  const otherCase = isUpper(name) !== isUpper(candidate) && isUpper(candidate);
  const goesOn = name.startsWith(candidate) ? -0.2 : 0;
  return goesOn + (otherCase ? 0.4 : 0) + (candidate.endsWith('_') && !name.endsWith('_') ? 0.4 : 0);
}

function isUpper(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/**
 * How many letters must be put in, left out, replaced or exchanged with their neighbour (optimal string alignment);
 * anything above `most` may come out as `most + 1`.
 */
function distance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const steps = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)];
      if (swapped) steps.push((before[j - 2] ?? 0) + 1);
      next.push(Math.min(...steps));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? most + 1;
}
