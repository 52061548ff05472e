/**
 * Which values contour lines stand for: round ones at even distances, or at quantiles where f is steep in a part of the
 * picture and flat in the rest (Rosenbrock's valley); and how high between them a value lies, for its colour. Pure.
 */

export interface Levels {
  /** Ascending, strictly between the least and the greatest value. */
  readonly values: readonly number[];
  readonly spacing: 'even' | 'quantile';
  readonly least: number;
  readonly greatest: number;
}

const WANTED = 9;
/** Half of the values lie within this part of the whole height: even levels would leave them without any line. */
const STEEP = 1 / 6;

export function levelsOf(f: readonly number[], wanted = WANTED): Levels {
  const sorted = Float64Array.from(f.filter(Number.isFinite)).sort();
  const [least, greatest] = [sorted[0] ?? NaN, sorted.at(-1) ?? NaN];
  if (!(greatest > least)) return { values: [], spacing: 'even', least, greatest };
  const span = greatest - least;
  const median = quantile(sorted, 0.5);
  const inside = (value: number): boolean => value > least && value < greatest;
  if (Number.isFinite(span) && median - least >= span * STEEP && greatest - median >= span * STEEP)
    return { values: roundValues(least, greatest, wanted).filter(inside), spacing: 'even', least, greatest };
  const at = Array.from({ length: wanted }, (_, index) => rounded(quantile(sorted, (index + 1) / (wanted + 1))));
  return { values: [...new Set(at)].filter(inside), spacing: 'quantile', least, greatest };
}

/** 0 at the least value, 1 at the greatest; each level is as far from the next as any other. NaN outside. */
export function heightOf({ values, least, greatest }: Levels, value: number): number {
  if (!(value >= least && value <= greatest)) return NaN;
  const marks = [least, ...values, greatest];
  const above = marks.findIndex((mark, index) => index > 0 && value <= mark);
  const [low, high] = [marks[above - 1] ?? least, marks[above] ?? greatest];
  const part = high > low ? (value - low) / (high - low) : 0;
  return (Math.max(1, above) - 1 + part) / (marks.length - 1);
}

/** Multiples of 1, 2 or 5 times a power of ten, about as many as are wanted. */
export function roundValues(from: number, to: number, wanted: number): number[] {
  const step = roundStep((to - from) / Math.max(1, wanted));
  if (!(step > 0) || !Number.isFinite(step)) return [];
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.min(200, Math.floor(to / step + 1e-9) - first + 1);
  // 3 · 0.1 is no round number of doubles.
  return Array.from({ length: Math.max(0, count) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** The next of 1, 2, 5 times a power of ten. */
export function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = rough / power;
  return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
}

function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

function quantile(sorted: Float64Array, part: number): number {
  return sorted[Math.round((sorted.length - 1) * part)] ?? NaN;
}
