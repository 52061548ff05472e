/** Derivatives that several reductions, scans and sorts share. */
import { bool } from '../dtype';
import { reducedCount, wrapDim, wrapDims, type Shape } from '../shape';
import { denseValues } from '../storage/access';
import { allocate } from '../storage/storage';
import { fromValues } from '../tensor/create';
import { restored, type Dims } from '../tensor/reduced';
import type { Tensor } from '../tensor/tensor';

export interface Selected {
  readonly dim: number;
  readonly indices: Tensor;
  readonly keepdim: boolean;
  readonly self_sym_sizes: Shape;
}

/** The gradient of elements picked along a dimension: at their indices, 0 elsewhere. */
export function selectedSlope(g: Tensor, { dim, indices, keepdim, self_sym_sizes }: Selected): Tensor {
  if (self_sym_sizes.length === 0) return g;
  const whole = keepdim ? g : g.unsqueeze(dim);
  return g.new_zeros(self_sym_sizes).scatter(dim, keepdim ? indices : indices.unsqueeze(dim), whole);
}

/** The gradient of a sum: the same for every element that went into it. */
export function spread(g: Tensor, sizes: Shape, dim: Dims, keepdim: boolean): Tensor {
  return restored(g, sizes, dim, keepdim).expand(sizes);
}

/** Shared evenly among the elements that equal the result; NaN is its own tie where it is the result. */
export function sharedAmongTies(g: Tensor, self: Tensor, result: Tensor): Tensor {
  const ties = result.isnan().item() === true ? self.isnan() : self.eq(result);
  return self.new_zeros([...self.shape]).masked_fill(ties, g.div(ties.sum()));
}

/** The same along dimensions; a NaN equals nothing. */
export function sharedAlong(g: Tensor, self: Tensor, result: Tensor, dim: Dims, keepdim: boolean): Tensor {
  const dims = wrapDims(dim, self.ndim);
  const ties = self.eq(restored(result, self.shape, dims, keepdim));
  return restored(g, self.shape, dims, keepdim).mul(ties).div(ties.sum(dims, true));
}

/** The gradient of a norm; null where it counts elements. */
export function normSlope(
  g: Tensor,
  self: Tensor,
  order: number,
  result: Tensor,
  dim: Dims,
  keepdim: boolean,
): Tensor | null {
  const dims = wrapDims(dim, self.ndim);
  const slope = restored(g, self.shape, dims, keepdim);
  const length = restored(result, self.shape, dims, keepdim);
  if (order === 0) return null;
  if (order === 1) return self.sgn().mul(slope);
  if (order === 2) return slope.mul(self.div(length).masked_fill(length.eq(0), 0));
  if (!Number.isFinite(order)) {
    const size = self.abs();
    const ties = size.eq(length).logical_or(size.isnan());
    return self.sgn().mul(slope.div(ties.sum(dims, true)).mul(ties));
  }
  if (order < 1) {
    const direction = self.sgn().mul(
      self
        .abs()
        .pow(order - 1)
        .masked_fill(self.eq(0), 0),
    );
    return direction.mul(slope).mul(length.pow(1 - order));
  }
  const direction = order < 2 ? self.sgn().mul(self.abs().pow(order - 1)) : self.mul(self.abs().pow(order - 2));
  return direction.mul(slope.div(length.pow(order - 1)).masked_fill(length.eq(0), 0));
}

/** The gradient of a variance. */
export function varianceSlope(
  g: Tensor,
  self: Tensor,
  dim: Dims,
  correction: number | bigint | boolean | null,
  keepdim: boolean,
): Tensor {
  const dims = wrapDims(dim, self.ndim);
  const freedom = reducedCount(self.shape, dims) - Number(correction ?? 1);
  if ((self.ndim === 0 || dim === null) && freedom <= 0) {
    // As PyTorch has it: infinite, except where it is 0 times infinity.
    const infinite = self.detach().new_full(self.shape, Infinity);
    return g.mul(infinite.masked_fill(self.detach().eq(self.detach().mean()), NaN));
  }
  return restored(g, self.shape, dims, keepdim)
    .mul(2 / freedom)
    .mul(self.sub(self.mean(dims, true)));
}

/** The gradient of a standard deviation: 0 where that is 0. */
export function deviationSlope(
  g: Tensor,
  self: Tensor,
  result: Tensor,
  dim: Dims,
  correction: number | bigint | boolean | null,
  keepdim: boolean,
): Tensor {
  const slope = g.div(result.mul(2)).masked_fill(result.eq(0), 0);
  return varianceSlope(slope, self, dim, correction, keepdim);
}

/** Whether an element is 0: a product is then differentiated without dividing by it. */
export function hasZero(tensor: Tensor): boolean {
  return denseValues(tensor).includes(0);
}

/** Of a square table: where row and column are as asked. */
function tableMask(size: number, asked: (row: number, column: number) => boolean, after: number): Tensor {
  const values = allocate(bool, size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) if (asked(row, column)) values[row * size + column] = 1;
  return fromValues(values, [size, size, ...new Array<number>(after).fill(1)], bool);
}

/** Along dimension `d` a square table: in each row the elements themselves, 1 on the diagonal. */
function withoutDiagonal(self: Tensor, d: number): Tensor {
  const n = self.shape[d] ?? 1;
  const shape = self.shape.flatMap((size, i) => (i === d ? [n, n] : [size]));
  return self
    .unsqueeze(d)
    .expand(shape)
    .masked_fill(
      tableMask(n, (row, column) => row === column, self.ndim - d - 1),
      1,
    );
}

/**
 * For each element the product of the others along a dimension: division by a zero would not do, and this can be
 * differentiated again.
 */
export function productsOfOthers(self: Tensor, d: number): Tensor {
  return withoutDiagonal(self, d).prod(d + 1);
}

/** Sums from each place to the end. */
export function sumsToEnd(g: Tensor, dim: number): Tensor {
  if (g.numel() <= 1 || g.shape[wrapDim(dim, g.ndim)] === 1) return g;
  return g.flip([dim]).cumsum(dim).flip([dim]);
}

/** The gradient of running products: each product by its factors; where one is 0, from a table of the others. */
export function runningProductSlope(g: Tensor, self: Tensor, dim: number, result: Tensor): Tensor {
  const d = wrapDim(dim, self.ndim);
  if (self.numel() <= 1 || self.shape[d] === 1) return g;
  if (!hasZero(self)) return sumsToEnd(result.mul(g), d).div(self);
  const earlier = tableMask(self.shape[d] ?? 1, (row, column) => column < row, self.ndim - d - 1);
  return withoutDiagonal(self, d)
    .cumprod(d + 1)
    .mul(g.unsqueeze(d))
    .masked_fill(earlier, 0)
    .sum(d + 1);
}

/** The gradient of running ln Σ eˣ, taken apart by the sign of g so that all stays in logarithms. */
export function runningLogarithmSlope(g: Tensor, self: Tensor, dim: number, result: Tensor): Tensor {
  if (g.ndim === 0 || g.numel() === 0) return g;
  const lowest = g.dtype.itemsize === 8 ? -Number.MAX_VALUE : LOWEST[g.dtype.name];
  const logarithm = g.abs().log();
  const part = (sign: Tensor): Tensor => {
    const terms = logarithm.where(sign, g.new_full([], lowest ?? 0)).sub(result);
    return terms.flip([dim]).logcumsumexp(dim).flip([dim]).add(self).exp();
  };
  return part(g.gt(0)).sub(part(g.lt(0)));
}

/** The lowest finite numbers. */
const LOWEST: Readonly<Record<string, number>> = {
  float16: -65504,
  bfloat16: -3.3895313892515355e38,
  float32: -3.4028234663852886e38,
};

/** The gradient of a trace: on the diagonal. */
export function diagonalSlope(g: Tensor, sizes: Shape): Tensor {
  const [rows = 0, columns = 0] = sizes;
  const outside = allocate(bool, rows * columns).fill(1);
  for (let i = 0; i < Math.min(rows, columns); i++) outside[i * columns + i] = 0;
  return g.expand(sizes).masked_fill(fromValues(outside, sizes, bool), 0);
}
