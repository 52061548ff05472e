/**
 * Random numbers as PyTorch draws them on the CPU: from a generator's bits to the distributions. Arrays are filled in
 * the order of memory. Knows no tensor.
 */
import { bool, float32, float64, int64, type DType } from '../dtype';
import { runtimeError } from '../errors';
import { digitsOf } from '../limits';
import { rounded, type Numbers } from '../storage/storage';
import type { Generator } from './generator';
import { lgamma } from './gamma';
import { multiplyAdd } from './special';

/** Half precision is drawn in single and rounded then. */
function drawnAs(dtype: DType): DType {
  return dtype === float64 ? float64 : float32;
}

/** From 0 up to, without, 1: 53 bits for float64, else 24. */
function uniform(dtype: DType, source: Generator): number {
  return dtype === float64 ? source.uniform() : (source.next() & 0xffffff) / 2 ** 24;
}

/** Fills with uniform numbers between the limits. */
export function fillUniform(out: Numbers, from: number, to: number, dtype: DType, source: Generator): void {
  const type = drawnAs(dtype);
  const low = rounded(from, type);
  const range = rounded(rounded(to, type) - low, type);
  // Product and sum with one rounding; in single precision they are exact in double.
  const sum = dtype === float64 ? multiplyAdd : (a: number, b: number, c: number): number => Math.fround(a + b * c);
  for (let i = 0; i < out.length; i++) out[i] = sum(low, uniform(dtype, source), range);
}

/** From this many on, contiguous normal numbers are made in blocks of as many. */
const BLOCK = 16;

/** Fills with normal numbers; in blocks where PyTorch does. */
export function fillNormal(
  out: Numbers,
  mean: number,
  std: number,
  dtype: DType,
  contiguous: boolean,
  source: Generator,
): void {
  if (out.length < BLOCK || !contiguous) {
    for (let i = 0; i < out.length; i++) out[i] = source.normal() * std + mean;
    return;
  }
  // Half precision draws whole blocks only, and none for the rest.
  const count = digitsOf(dtype) < 24 ? out.length - (out.length % BLOCK) : out.length;
  for (let i = 0; i < count; i++) out[i] = uniform(dtype, source);
  for (let start = 0; start + BLOCK <= out.length; start += BLOCK) transformBlock(out, start, mean, std, dtype);
  if (out.length % BLOCK === 0) return;
  // The last block reaches back over what is there already, with numbers of its own.
  const start = out.length - BLOCK;
  for (let i = start; i < out.length; i++) out[i] = uniform(dtype, source);
  transformBlock(out, start, mean, std, dtype);
}

/** Sixteen uniform numbers become normal: the first eight give the lengths, the others the directions. */
function transformBlock(out: Numbers, start: number, mean: number, std: number, dtype: DType): void {
  const round = drawnAs(dtype) === float32 ? Math.fround : (value: number): number => value;
  const half = BLOCK / 2;
  for (let i = start; i < start + half; i++) {
    const radius = round(Math.sqrt(round(-2 * round(Math.log(1 - (out[i] ?? 0))))));
    const angle = round(round(2 * Math.PI) * (out[i + half] ?? 0));
    out[i] = round(radius * round(Math.cos(angle))) * std + mean;
    out[i + half] = round(radius * round(Math.sin(angle))) * std + mean;
  }
}

/** Fills with what `draw` gives, one after another. */
export function fillEach(out: Numbers, draw: () => number): void {
  for (let i = 0; i < out.length; i++) out[i] = draw();
}

/** From so many whole numbers on, one takes 64 bits. */
const WIDE = 2n ** 28n;

/** Whole numbers from `from` on, `range` many, drawn one after another. */
export function integersFrom(from: bigint, range: bigint, source: Generator): () => bigint {
  if (range >= WIDE) return () => BigInt.asIntN(64, (source.next64() % range) + from);
  const narrow = Number(range);
  return () => BigInt(source.next() % narrow) + from;
}

/** Fills with whole numbers that a double holds exactly, from `from` on, `range` many. */
export function fillIntegers(out: Numbers, from: number, range: number, source: Generator): void {
  const wide = BigInt(range);
  const narrow = wide < WIDE;
  for (let i = 0; i < out.length; i++)
    out[i] = (narrow ? source.next() % range : Number(source.next64() % wide)) + from;
}

/** `random_()` without limits: from 0 to the largest of the dtype, of a floating-point one the largest it counts to. */
export function anyInteger(dtype: DType, source: Generator): () => bigint {
  if (dtype === bool) return () => BigInt(source.next() & 1);
  if (dtype === int64) return () => source.next64() & (2n ** 63n - 1n);
  if (dtype === float64) return () => source.next64() % (2n ** 53n + 1n);
  const bits = dtype.is_floating_point ? digitsOf(dtype) : 8 * dtype.itemsize - (dtype.is_signed ? 1 : 0);
  const count = dtype.is_floating_point ? 2 ** bits + 1 : 2 ** bits;
  return () => BigInt(source.next() % count);
}

/** Of this rate, by inversion. */
export function exponential(rate: number, source: Generator): number {
  return (-1 / rate) * Math.log1p(-source.uniform());
}

/** How many trials it takes until one of this probability succeeds. */
export function geometric(p: number, source: Generator): number {
  return Math.ceil(Math.log(source.uniform()) / Math.log1p(-p));
}

/** A Cauchy variate by inversion of its distribution, from one uniform number. */
export function cauchy(median: number, sigma: number, source: Generator): number {
  return median + sigma * Math.tan(Math.PI * (source.uniform() - 0.5));
}

/** Uniform between the limits, with 53 bits. */
export function uniformBetween(from: number, to: number, source: Generator): number {
  return source.uniform() * (to - from) + from;
}

/** 1 with this probability, else 0. */
export function bernoulli(p: number, source: Generator): number {
  return source.uniform() < p ? 1 : 0;
}

/** The same with the 24 bits of a float32, as probabilities in tensors of single and half precision are met. */
export function singleBernoulli(p: number, source: Generator): number {
  return uniform(float32, source) < p ? 1 : 0;
}

/** From this rate on, numbers are rejected rather than counted. */
const HIGH_RATE = 10;

/** Products of uniform numbers for small rates; for others Hörmann's transformed rejection with squeeze (1993). */
export function poisson(rate: number, source: Generator): number {
  if (rate === 0) return 0;
  if (rate >= HIGH_RATE) return rejected(rate, source);
  const limit = Math.exp(-rate);
  let count = 0;
  for (let product = source.uniform(); product > limit; product *= source.uniform()) count++;
  return count;
}

/** Hörmann, The transformed rejection method for generating Poisson random variables, algorithm PTRS. */
function rejected(rate: number, source: Generator): number {
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = source.uniform() - 0.5;
    const v = source.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const accepted = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
    if (accepted <= -rate + k * Math.log(rate) - lgamma(k + 1)) return k;
  }
}

/** The numbers from 0 up to, without, `out.length` in random order. */
export function shuffle(out: Numbers, source: Generator): void {
  for (let i = 0; i < out.length; i++) out[i] = i;
  for (let i = 0; i < out.length - 1; i++) {
    const chosen = i + (source.next() % (out.length - i));
    const kept = out[i] ?? 0;
    out[i] = out[chosen] ?? 0;
    out[chosen] = kept;
  }
}

/** Indices of `columns` weights in each row, drawn again and again. */
export function drawWithReplacement(
  weights: Numbers,
  columns: number,
  samples: number,
  dtype: DType,
  out: Numbers,
  source: Generator,
): void {
  const sums = new Float64Array(columns);
  // PyTorch adds up half precision in single.
  const type = dtype === float64 ? float64 : float32;
  for (let start = 0, at = 0; start < weights.length; start += columns) {
    const total = cumulated(weights, start, sums, type);
    for (let j = 0; j < columns; j++) sums[j] = rounded((sums[j] ?? 0) / total, type);
    sums[columns - 1] = 1;
    for (let i = 0; i < samples; i++) out[at++] = firstNotBelow(sums, source.uniform());
  }
}

function cumulated(weights: Numbers, start: number, sums: Float64Array, dtype: DType): number {
  let total = 0;
  for (let j = 0; j < sums.length; j++) {
    const weight = weights[start + j] ?? 0;
    if (!(weight >= 0)) throw runtimeError('invalid multinomial distribution (encountering probability entry < 0)');
    if (weight === Infinity)
      throw runtimeError('invalid multinomial distribution (encountering probability entry = infinity or NaN)');
    total = rounded(total + weight, dtype);
    sums[j] = total;
  }
  if (!(total > 0)) throw runtimeError('invalid multinomial distribution (sum of probabilities <= 0)');
  return total;
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let [left, right] = [0, sorted.length];
  while (right > left) {
    const middle = left + Math.floor((right - left) / 2);
    if ((sorted[middle] ?? 1) < value) left = middle + 1;
    else right = middle;
  }
  return left;
}

/** Of each row of keys, the indices of the `samples` largest, the largest first. */
export function largestOfRows(keys: Numbers, columns: number, samples: number, out: Numbers): void {
  const order = new Array<number>(columns);
  for (let start = 0, at = 0; start < keys.length; start += columns) {
    for (let j = 0; j < columns; j++) order[j] = j;
    order.sort((a, b) => (keys[start + b] ?? 0) - (keys[start + a] ?? 0));
    for (let i = 0; i < samples; i++) out[at++] = order[i] ?? 0;
  }
}
