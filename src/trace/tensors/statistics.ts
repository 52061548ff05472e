/** What the numbers of a tensor are like as a whole. Knows no engine. */
import { QUANTILES, type Histogram, type TensorStatistics } from '../elements';

/** More numbers than this are not put in order. */
const MAX_SORTED = 2_000_000;
/** How many numbers are looked at between two looks at the clock. */
const STRETCH = 65_536;
/** Whole numbers that reach no further than this have a bin each. */
const MOST_WHOLE = 40;

/** `check` is called now and then. */
export function statisticsOf(
  values: ArrayLike<number>,
  { dtype, bins }: { readonly dtype: string; readonly bins: number },
  check: () => void,
): TensorStatistics {
  const { length } = values;
  const count = { nan: 0, positiveInfinite: 0, negativeInfinite: 0, zeros: 0 };
  let finite = 0;
  let min = Infinity;
  let max = -Infinity;
  let mean = 0;
  let largest = 0;
  for (let index = 0; index < length; index += 1) {
    if (index % STRETCH === 0) check();
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) count.nan += 1;
    else if (value === Infinity) count.positiveInfinite += 1;
    else if (value === -Infinity) count.negativeInfinite += 1;
    else {
      finite += 1;
      if (value === 0) count.zeros += 1;
      if (value < min) min = value;
      if (value > max) max = value;
      // Neither term overflows, as a sum might.
      mean += value / finite - mean / finite;
      largest = Math.max(largest, Math.abs(value));
    }
  }
  const none = finite === 0;
  const range = { from: min, to: max, whole: !/^(?:float|bfloat)/.test(dtype) };
  return {
    numel: length,
    finite,
    ...count,
    min: none ? null : min,
    max: none ? null : max,
    mean: none ? null : mean,
    norm: finite < length ? (count.nan > 0 ? NaN : Infinity) : normOf(values, largest, check),
    quantiles: none || finite > MAX_SORTED ? null : quantilesOf(values, finite, check),
    histogram: none ? null : histogramOf(values, range, bins, check),
  };
}

/** Scaled, since squares overflow and vanish long before numbers do. */
function normOf(values: ArrayLike<number>, largest: number, check: () => void): number {
  if (largest === 0) return 0;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (index % STRETCH === 0) check();
    sum += ((values[index] ?? NaN) / largest) ** 2;
  }
  return largest * Math.sqrt(sum);
}

/** Between two numbers by their distance, as torch.quantile does. */
function quantilesOf(values: ArrayLike<number>, finite: number, check: () => void): readonly number[] {
  const sorted = new Float64Array(finite);
  let at = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (index % STRETCH === 0) check();
    const value = values[index] ?? NaN;
    if (Number.isFinite(value)) sorted[at++] = value;
  }
  check();
  sorted.sort();
  check();
  return QUANTILES.map((part) => {
    const place = part * (finite - 1);
    const low = sorted[Math.floor(place)] ?? NaN;
    const high = sorted[Math.ceil(place)] ?? NaN;
    const share = place - Math.floor(place);
    return low * (1 - share) + high * share;
  });
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

function histogramOf(
  values: ArrayLike<number>,
  { from, to, whole }: Range,
  wanted: number,
  check: () => void,
): Histogram {
  const each = whole && to - from < MOST_WHOLE;
  const ends = each || from === to ? { from: from - 0.5, to: to + 0.5 } : { from, to };
  const bins = each ? to - from + 1 : from === to ? 1 : wanted;
  // Halves, since the difference of the largest numbers is infinite.
  const half = ends.to / 2 - ends.from / 2;
  const counts = Array.from({ length: bins }, () => 0);
  for (let index = 0; index < values.length; index += 1) {
    if (index % STRETCH === 0) check();
    const value = values[index] ?? NaN;
    if (!Number.isFinite(value)) continue;
    // A distance that vanishes: numbers so close together that no half lies between them.
    const share = half > 0 ? (value / 2 - ends.from / 2) / half : 0;
    const bin = Math.min(bins - 1, Math.floor(share * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { ...ends, counts };
}
