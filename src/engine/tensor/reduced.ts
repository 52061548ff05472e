/** What reductions and their derivatives have in common: folding tensors, giving back the dimensions that are gone. */
import { no_grad, unreported } from '../autograd/modes/modes';
import { bool, int64, type DType } from '../dtype';
import { fold, foldExact, type ExactFold, type Fold } from '../kernels/reduce';
import { numel, reducedShape, wrapDims, type Shape } from '../shape';
import { denseValues, exactValues } from '../storage/access';
import { allocate } from '../storage/storage';
import { fromExact, fromValues } from './create';
import type { Tensor } from './tensor';

/** Dimensions to reduce, as users give them: all of them where there is none. */
export type Dims = readonly number[] | null;

/** What a kernel computes with other operators: without a graph, and nobody is told. */
export function apart<Result>(body: () => Result): Result {
  return no_grad(() => unreported(body));
}

/** A reduced tensor with the dimensions that were reduced back, of size 1, so that it broadcasts over `sizes`. */
export function restored(
  reduced: Tensor,
  sizes: Shape,
  dim: number | readonly number[] | null,
  keepdim: boolean,
): Tensor {
  if (keepdim || sizes.length === 0) return reduced;
  return wrapDims(dim, sizes.length).reduce((tensor, d) => tensor.unsqueeze(d), reduced);
}

/** The elements as `dtype`, folded along dimensions. */
export function folded(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType, one: Fold): Tensor {
  return foldedAs(self, dim, keepdim, dtype, dtype, one);
}

/** Folded from elements of their own dtype, or of another, into numbers of `dtype`. */
export function foldedAs(self: Tensor, dim: Dims, keepdim: boolean, source: DType, dtype: DType, one: Fold): Tensor {
  const dims = wrapDims(dim, self.ndim);
  const shape = reducedShape(self.shape, dims, keepdim);
  const out = allocate(dtype, numel(shape));
  fold(denseValues(self, source), self.shape, dims, out, one);
  if (dtype === bool) out.forEach((value, i) => (out[i] = value === 0 ? 0 : 1));
  return fromValues(out, shape, dtype);
}

/** How integers are folded. */
export interface IntegerFold {
  readonly numbers: Fold;
  readonly exact: ExactFold;
  /** No intermediate result is larger than this. */
  readonly bound: Fold;
}

/** Folded into integers that wrap around, in plain numbers as long as these are exact. */
export function foldedIntegers(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType, by: IntegerFold): Tensor {
  const dims = wrapDims(dim, self.ndim);
  const shape = reducedShape(self.shape, dims, keepdim);
  const values = denseValues(self, dtype);
  const bounds = new Float64Array(numel(shape));
  fold(values, self.shape, dims, bounds, by.bound);
  if (bounds.every((bound) => bound <= Number.MAX_SAFE_INTEGER)) return folded(self, dim, keepdim, dtype, by.numbers);
  const exact = new BigInt64Array(numel(shape));
  const integers = dtype === int64 ? exactValues(self) : BigInt64Array.from(values, BigInt);
  foldExact(integers, self.shape, dims, exact, by.exact);
  if (dtype === int64) return fromExact(exact, shape);
  const out = allocate(dtype, exact.length);
  exact.forEach((value, i) => (out[i] = Number(BigInt.asIntN(32, value))));
  return fromValues(out, shape, dtype);
}
