/** Folds over dimensions. Knows arrays and shapes; what is folded how, the caller says with one function over a stretch. */
import { contiguousStrides, isContiguous, reducedCount, type Shape } from '../shape';
import { copied, type Numbers } from '../storage/storage';
import { copyStrided } from './copy';

/** Folds `values[start … end)` into one number. */
export type Fold = (values: Numbers, start: number, end: number) => number;

/** Writes one number per element of the reduced shape into `out`; `values` is row-major of `shape`. */
export function fold(values: Numbers, shape: Shape, dims: readonly number[], out: Numbers, one: Fold): void {
  const count = reducedCount(shape, dims);
  const rows = reducedLast(values, shape, dims);
  for (let i = 0; i < out.length; i++) out[i] = one(rows, i * count, (i + 1) * count);
}

/** The same elements with the reduced dimensions innermost. */
export function reducedLast(values: Numbers, shape: Shape, dims: readonly number[]): Numbers {
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

export function productOf(values: Numbers, start: number, end: number): number {
  let product = 1;
  for (let i = start; i < end; i++) product *= values[i] ?? 0;
  return product;
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
