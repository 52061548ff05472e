/**
 * Fewer points of a series where there are more than leave the process: of each stretch the lowest and the highest are
 * kept, so that no spike is lost, and a gap where there is one. Plain numbers.
 */

export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The first and the last are kept. */
export function thinned({ x, y }: Points, most: number): Points {
  if (y.length <= most) return { x, y };
  // Of a stretch at most its lowest, its highest and a gap.
  const stretches = Math.max(1, Math.floor((most - 2) / 3));
  const size = (y.length - 2) / stretches;
  const kept = [0];
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const from = 1 + Math.floor(stretch * size);
    const to = stretch === stretches - 1 ? y.length - 1 : 1 + Math.floor((stretch + 1) * size);
    let [low, high, gap] = [-1, -1, -1];
    for (let index = from; index < to; index += 1) {
      const value = y[index] ?? NaN;
      if (!Number.isFinite(value)) {
        if (gap < 0) gap = index;
        continue;
      }
      if (low < 0 || value < (y[low] ?? NaN)) low = index;
      if (high < 0 || value > (y[high] ?? NaN)) high = index;
    }
    kept.push(...[...new Set([low, high, gap])].filter((index) => index >= 0).sort((one, other) => one - other));
  }
  kept.push(y.length - 1);
  return { x: kept.map((index) => x[index] ?? NaN), y: kept.map((index) => y[index] ?? NaN) };
}
