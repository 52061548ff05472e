/** The bins of a histogram and how many values fall into each, by numpy's rule and with its words. Plain numbers. */
import { TorchError, typeError } from '../../../engine/errors';

export interface Histogram {
  /** One more than there are counts, ascending. */
  readonly edges: readonly number[];
  /** Or densities, whose areas sum to 1. */
  readonly counts: readonly number[];
}

export interface BinOptions {
  /** A number of equal bins, or their edges. */
  readonly bins: number | readonly number[];
  readonly range: readonly [number, number] | null;
  readonly density: boolean;
}

export const MAX_BINS = 10_000;

export function histogram(values: readonly number[], { bins, range, density }: BinOptions): Histogram {
  const edges = typeof bins === 'number' ? equalEdges(values, bins, range) : givenEdges(bins);
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const value of values) {
    const bin = binOf(edges, value);
    if (bin !== null) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  if (!density) return { edges, counts };
  const all = counts.reduce((sum, count) => sum + count, 0);
  return { edges, counts: counts.map((count, bin) => count / all / ((edges[bin + 1] ?? NaN) - (edges[bin] ?? NaN))) };
}

function equalEdges(values: readonly number[], bins: number, range: BinOptions['range']): number[] {
  if (!Number.isInteger(bins)) throw typeError('`bins` must be an integer, a string, or an array');
  if (bins < 1) throw new TorchError('ValueError', '`bins` must be positive, when an integer');
  if (bins > MAX_BINS) throw tooMany(bins);
  let [first, last] = range ?? extent(values);
  if (range !== null && first > last)
    throw new TorchError('ValueError', 'max must be larger than min in range parameter.');
  if (!Number.isFinite(first) || !Number.isFinite(last))
    throw new TorchError(
      'ValueError',
      `${range === null ? 'autodetected' : 'supplied'} range of [${python(first)}, ${python(last)}] is not finite`,
    );
  if (first === last) {
    first -= 0.5;
    last += 0.5;
  }
  const step = (last - first) / bins;
  return Array.from({ length: bins + 1 }, (_, index) => (index === bins ? last : first + index * step));
}

function givenEdges(edges: readonly number[]): readonly number[] {
  if (edges.length > MAX_BINS) throw tooMany(edges.length - 1);
  if (edges.length < 2) throw new TorchError('ValueError', '`bins` must have at least two edges, when an array');
  if (edges.some((edge, index) => index > 0 && !(edge >= (edges[index - 1] ?? NaN))))
    throw new TorchError('ValueError', '`bins` must increase monotonically, when an array');
  return edges;
}

/** Each bin holds its left edge and not its right one, the last bin both; null outside. */
function binOf(edges: readonly number[], value: number): number | null {
  const last = edges.length - 1;
  if (!(value >= (edges[0] ?? NaN) && value <= (edges[last] ?? NaN))) return null;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (value >= (edges[middle] ?? NaN)) low = middle;
    else high = middle;
  }
  return low;
}

/** NaN where any value is. */
function extent(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  let [first, last] = [Infinity, -Infinity];
  for (const value of values) {
    if (Number.isNaN(value)) return [NaN, NaN];
    first = Math.min(first, value);
    last = Math.max(last, value);
  }
  return [first, last];
}

function tooMany(bins: number): TorchError {
  return new TorchError('ValueError', `hist: ${bins} bins are too many to be drawn; a histogram can have ${MAX_BINS}.`);
}

function python(value: number): string {
  return Number.isNaN(value) ? 'nan' : value === Infinity ? 'inf' : value === -Infinity ? '-inf' : String(value);
}
