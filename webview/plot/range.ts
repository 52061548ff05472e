/** What part of y a plot shows: near a pole the values run away, and the rest must stay readable. Pure. */

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** How far beyond the middle nine tenths of the values, in their spans, a value still belongs to the picture. */
const REACH = 3;
/** What is shown beyond the middle where a value does not. */
const SHOWN = 0.6;
const MARGIN = 0.06;

/** The interval of y for these values; `always` (the point) lies inside. */
export function valueRange(series: readonly (readonly number[])[], always: readonly number[] = []): Interval {
  const values = Float64Array.from(series.flat().filter(Number.isFinite)).sort();
  const least = values[0];
  const most = values.at(-1);
  if (least === undefined || most === undefined) return padded(spanning(always, { from: -1, to: 1 }));
  const low = quantile(values, 0.05);
  const high = quantile(values, 0.95);
  const span = high - low;
  const from = low - least > REACH * span ? low - SHOWN * span : least;
  const to = most - high > REACH * span ? high + SHOWN * span : most;
  // Nearly all values equal: there is no middle to speak of.
  return padded(spanning(always, span > 0 ? { from, to } : { from: least, to: most }));
}

function spanning(values: readonly number[], interval: Interval): Interval {
  return values
    .filter(Number.isFinite)
    .reduce(({ from, to }, value) => ({ from: Math.min(from, value), to: Math.max(to, value) }), interval);
}

function padded({ from, to }: Interval): Interval {
  const margin = to > from ? (to - from) * MARGIN : Math.max(Math.abs(from) * 0.1, 1);
  return { from: from - margin, to: to + margin };
}

function quantile(sorted: Float64Array, part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
