/** Finds what is repeated in a sequence: where the same few things stand again and again, one after another. Pure. */

export interface Repeat {
  readonly first: number;
  /** How many things make one of the equal pieces. */
  readonly period: number;
  readonly count: number;
}

/** Pieces of more things than this are not looked for. */
const LONGEST_PERIOD = 32;

/** From the left, each time the repetition that covers most; `least`: how often it must be repeated. */
export function repeatsIn(things: readonly number[], least: number): Repeat[] {
  const found: Repeat[] = [];
  let first = 0;
  while (first < things.length) {
    const best = longestAt(things, first, least);
    if (best !== null) found.push(best);
    first += best === null ? 1 : best.period * best.count;
  }
  return found;
}

function longestAt(things: readonly number[], first: number, least: number): Repeat | null {
  let best: Repeat | null = null;
  const room = Math.min(LONGEST_PERIOD, Math.floor((things.length - first) / 2));
  for (let period = 1; period <= room; period += 1) {
    let end = first + period;
    while (end < things.length && things[end] === things[end - period]) end += 1;
    const count = Math.floor((end - first) / period);
    // Of pieces that cover as much the shorter ones say more.
    if (count >= least && count * period > (best === null ? 0 : best.count * best.period))
      best = { first, period, count };
  }
  return best;
}
