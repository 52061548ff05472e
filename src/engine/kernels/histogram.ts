/** Counting numbers: in bins of equal width, and whole numbers each for itself. */
import type { Numbers } from '../storage/storage';

/** How many elements lie in each bin between `low` and `high`; the last bin includes `high`. What lies outside counts nowhere. */
export function countInBins(
  values: Numbers,
  low: number,
  high: number,
  out: Numbers,
  round: (value: number) => number,
): void {
  const bins = out.length;
  const width = round(high - low);
  for (const value of values) {
    if (!(value >= low && value <= high)) continue;
    const place = Math.trunc(round(round(round(value - low) * bins) / width));
    const bin = Math.min(place, bins - 1);
    out[bin] = (out[bin] ?? 0) + 1;
  }
}

/** Adds to `out[v]` one, or the element's weight, for each element v. */
export function countEach(values: Numbers, weights: Numbers | null, out: Numbers): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    out[value] = (out[value] ?? 0) + (weights === null ? 1 : (weights[i] ?? 0));
  }
}
