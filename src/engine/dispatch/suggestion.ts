/** Which known name Python takes a misspelt one for: the nearest, by what it costs to write the one as the other. */

const MOVE = 2;
/** Of letters that differ in case only. */
const CASE = 1;
const LONGEST = 40;

/** The nearest of `known`, if it is near enough. */
export function suggestion(name: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const each of known) {
    if (each === name) continue;
    const most = Math.min(Math.floor(((name.length + each.length + 3) * MOVE) / 6), least - 1);
    const cost = distance(name, each);
    if (cost > most) continue;
    best = each;
    least = cost;
  }
  return best;
}

function distance(a: string, b: string): number {
  if (a.length > LONGEST || b.length > LONGEST) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j * MOVE);
  for (let i = 0; i < a.length; i++) {
    const next = [(i + 1) * MOVE];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? Infinity) + replacement(a.charAt(i), b.charAt(j));
      next.push(Math.min(replaced, (row[j + 1] ?? Infinity) + MOVE, (next[j] ?? Infinity) + MOVE));
    }
    row = next;
  }
  return row.at(-1) ?? Infinity;
}

function replacement(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE : MOVE;
}
