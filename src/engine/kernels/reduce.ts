/** Folds over dimensions. Knows arrays and shapes; what is folded how, the caller says with one function over a stretch. */
import { contiguousStrides, isContiguous, reducedCount, type Shape } from '../shape';
import { copied, type Elements, type Numbers } from '../storage/storage';
import { copyStrided } from './copy';

/** Folds `values[start … end)` into one number. */
export type Fold = (values: Numbers, start: number, end: number) => number;

/** Folds exact integers into one. */
export type ExactFold = (values: BigInt64Array, start: number, end: number) => bigint;

/** Writes one number per element of the reduced shape into `out`; `values` is row-major of `shape`. */
export function fold(values: Numbers, shape: Shape, dims: readonly number[], out: Numbers, one: Fold): void {
  const count = reducedCount(shape, dims);
  const rows = reducedLast(values, shape, dims);
  for (let i = 0; i < out.length; i++) out[i] = one(rows, i * count, (i + 1) * count);
}

/** The same of 64-bit integers. */
export function foldExact(
  values: BigInt64Array,
  shape: Shape,
  dims: readonly number[],
  out: BigInt64Array,
  one: ExactFold,
): void {
  const count = reducedCount(shape, dims);
  const rows = reducedLast(values, shape, dims);
  for (let i = 0; i < out.length; i++) out[i] = one(rows, i * count, (i + 1) * count);
}

/** The same elements with the reduced dimensions innermost. */
export function reducedLast<Values extends Elements>(values: Values, shape: Shape, dims: readonly number[]): Values {
  const kept = shape.map((_, d) => d).filter((d) => !dims.includes(d));
  const order = [...kept, ...dims];
  const strides = contiguousStrides(shape);
  const orderedShape = order.map((d) => shape[d] ?? 1);
  const orderedStrides = order.map((d) => strides[d] ?? 1);
  if (isContiguous(orderedShape, orderedStrides)) return values;
  const ordered = copied(values);
  copyStrided(values, orderedShape, orderedStrides, 0, ordered);
  return ordered;
}

/** Short stretches one by one, longer ones in halves: the error grows with the logarithm of the length. */
export function sumOf(values: Numbers, start: number, end: number): number {
  if (end - start > 128) {
    const middle = start + ((end - start) >> 1);
    return sumOf(values, start, middle) + sumOf(values, middle, end);
  }
  let sum = 0;
  for (let i = start; i < end; i++) sum += values[i] ?? 0;
  return sum;
}

/** NaN counts as nothing. */
export function sumWithoutNaN(values: Numbers, start: number, end: number): number {
  if (end - start > 128) {
    const middle = start + ((end - start) >> 1);
    return sumWithoutNaN(values, start, middle) + sumWithoutNaN(values, middle, end);
  }
  let sum = 0;
  for (let i = start; i < end; i++) {
    const value = values[i] ?? 0;
    if (value === value) sum += value;
  }
  return sum;
}

/** Wraps around at 64 bits. */
export function exactSumOf(values: BigInt64Array, start: number, end: number): bigint {
  let sum = 0n;
  for (let i = start; i < end; i++) sum += values[i] ?? 0n;
  return BigInt.asIntN(64, sum);
}

/** From `start` up to `end`; 1 of nothing. */
export function productOf(values: Numbers, start: number, end: number): number {
  let product = 1;
  for (let i = start; i < end; i++) product *= values[i] ?? 0;
  return product;
}

/** Wraps around at 64 bits. */
export function exactProductOf(values: BigInt64Array, start: number, end: number): bigint {
  let product = 1n;
  for (let i = start; i < end; i++) product = BigInt.asIntN(64, product * (values[i] ?? 0n));
  return product;
}

/** How many are not 0; NaN is not. */
export function nonzeroOf(values: Numbers, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (values[i] !== 0) count++;
  return count;
}

/** NaN wins. */
export function largestOf(values: Numbers, start: number, end: number): number {
  let largest = -Infinity;
  for (let i = start; i < end; i++) {
    const value = values[i] ?? 0;
    if (!(value <= largest)) largest = value;
    if (value !== value) return NaN;
  }
  return largest;
}

/** NaN wins. */
export function smallestOf(values: Numbers, start: number, end: number): number {
  let smallest = Infinity;
  for (let i = start; i < end; i++) {
    const value = values[i] ?? 0;
    if (!(value >= smallest)) smallest = value;
    if (value !== value) return NaN;
  }
  return smallest;
}

/** ln Σ eˣ, relative to the largest. */
export function logSumExpOf(values: Numbers, start: number, end: number): number {
  const largest = largestOf(values, start, end);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = start; i < end; i++) sum += Math.exp((values[i] ?? 0) - largest);
  return largest + Math.log(sum);
}

/** From the mean, which is taken first: the sum of squares minus a square would cancel. */
export function squaredDeviationsOf(values: Numbers, start: number, end: number): number {
  const mean = sumOf(values, start, end) / (end - start);
  let sum = 0;
  for (let i = start; i < end; i++) sum += ((values[i] ?? 0) - mean) ** 2;
  return sum;
}

/** The length in the norm of this order: 0 counts what is not 0, ±∞ takes the largest or smallest size. */
export function normOf(order: number): Fold {
  if (order === 2) return euclideanOf;
  if (order === Infinity) return (values, start, end) => largestOf(sizes(values, start, end), 0, end - start);
  if (order === -Infinity) return (values, start, end) => smallestOf(sizes(values, start, end), 0, end - start);
  if (order === 0) return nonzeroOf;
  return (values, start, end) => {
    let total = 0;
    for (let i = start; i < end; i++) {
      const size = Math.abs(values[i] ?? 0);
      total += order === 1 ? size : size ** order;
    }
    return order === 1 ? total : total ** (1 / order);
  };
}

function euclideanOf(values: Numbers, start: number, end: number): number {
  let total = 0;
  for (let i = start; i < end; i++) total += (values[i] ?? 0) ** 2;
  return Math.sqrt(total);
}

/** No size is below 0, which is the largest of none. */
function sizes(values: Numbers, start: number, end: number): Float64Array {
  const result = new Float64Array(end - start);
  for (let i = start; i < end; i++) result[i - start] = Math.abs(values[i] ?? 0);
  return result;
}
