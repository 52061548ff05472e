/**
 * Normalising numbers by the mean and the spread of the ones that belong together, and the slope of it. Knows arrays, no
 * tensor; what belongs together, a layout says.
 */
import type { Numbers } from '../storage/storage';

/**
 * How a row-major array falls into sets that are normalised together, and which of the weights each element has: in
 * stretches of `length` elements that belong to one of `sets` in turn, and of `run` elements that have one of `weights`.
 */
export interface Layout {
  readonly length: number;
  readonly sets: number;
  readonly run: number;
  readonly weights: number;
}

export interface Moments {
  readonly mean: Float64Array;
  /** 1 / √(variance + ε) */
  readonly scale: Float64Array;
  /** Around the mean, without correction. */
  readonly variance: Float64Array;
  /** How many elements a set has. */
  readonly count: number;
}

/** In two passes: the sum of squares minus a square would cancel. */
export function momentsOf(values: Numbers, { length, sets }: Layout, eps: number): Moments {
  const [mean, variance] = [new Float64Array(sets), new Float64Array(sets)];
  const count = sets === 0 ? 0 : values.length / sets;
  for (let start = 0, set = 0; start < values.length; start += length, set = (set + 1) % sets) {
    let sum = 0;
    for (let i = start; i < start + length; i++) sum += values[i] ?? 0;
    mean[set] = (mean[set] ?? 0) + sum;
  }
  for (let set = 0; set < sets; set++) mean[set] = (mean[set] ?? 0) / count;
  for (let start = 0, set = 0; start < values.length; start += length, set = (set + 1) % sets) {
    const center = mean[set] ?? 0;
    let sum = 0;
    for (let i = start; i < start + length; i++) sum += ((values[i] ?? 0) - center) ** 2;
    variance[set] = (variance[set] ?? 0) + sum;
  }
  for (let set = 0; set < sets; set++) variance[set] = (variance[set] ?? 0) / count;
  return { mean, variance, scale: scalesOf(variance, eps), count };
}

/** 1/√(variance + `eps`), of each. */
export function scalesOf(variance: ArrayLike<number>, eps: number): Float64Array {
  return Float64Array.from(variance, (value) => 1 / Math.sqrt(value + eps));
}

/** `(x − mean) scale weight + bias` */
export function normalise(
  values: Numbers,
  { length, sets, run, weights }: Layout,
  mean: ArrayLike<number>,
  scale: ArrayLike<number>,
  weight: Numbers | null,
  bias: Numbers | null,
  out: Numbers,
): void {
  for (let start = 0, set = 0; start < values.length; start += length, set = (set + 1) % sets) {
    const [center, factor] = [mean[set] ?? 0, scale[set] ?? 0];
    for (let i = start; i < start + length; i++) {
      const which = weight === null && bias === null ? 0 : Math.floor(i / run) % weights;
      const unit = ((values[i] ?? 0) - center) * factor;
      out[i] = (weight === null ? unit : unit * (weight[which] ?? 0)) + (bias === null ? 0 : (bias[which] ?? 0));
    }
  }
}

/**
 * The gradient of the values from that of the result, where mean and scale come from the values themselves:
 * `scale (h − mean(h) − x̂ mean(h x̂))` with `h = g weight` and x̂ the normalised values.
 */
export function normalisationSlope(
  gradient: Numbers,
  values: Numbers,
  { length, sets, run, weights }: Layout,
  mean: ArrayLike<number>,
  scale: ArrayLike<number>,
  weight: Numbers | null,
  out: Numbers,
): void {
  const [sum, along] = [new Float64Array(sets), new Float64Array(sets)];
  const arriving = new Float64Array(gradient.length);
  for (let start = 0, set = 0; start < values.length; start += length, set = (set + 1) % sets) {
    const [center, factor] = [mean[set] ?? 0, scale[set] ?? 0];
    let [total, product] = [0, 0];
    for (let i = start; i < start + length; i++) {
      const g =
        weight === null ? (gradient[i] ?? 0) : (gradient[i] ?? 0) * (weight[Math.floor(i / run) % weights] ?? 0);
      arriving[i] = g;
      total += g;
      product += g * ((values[i] ?? 0) - center) * factor;
    }
    sum[set] = (sum[set] ?? 0) + total;
    along[set] = (along[set] ?? 0) + product;
  }
  const count = values.length / sets;
  for (let start = 0, set = 0; start < values.length; start += length, set = (set + 1) % sets) {
    const [center, factor] = [mean[set] ?? 0, scale[set] ?? 0];
    const [shared, slope] = [(sum[set] ?? 0) / count, (along[set] ?? 0) / count];
    for (let i = start; i < start + length; i++)
      out[i] = factor * ((arriving[i] ?? 0) - shared - ((values[i] ?? 0) - center) * factor * slope);
  }
}
