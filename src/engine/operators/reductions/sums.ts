/** Sums, means and products over all elements or along dimensions. */
import { bool, float32, int64, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import { diagonalSlope, hasZero, productsOfOthers, spread } from '../../formulas/reductions';
import {
  exactProductOf,
  exactSumOf,
  nonzeroOf,
  productOf,
  sumOf,
  sumWithoutNaN,
  type Fold,
} from '../../kernels/reduce';
import { largeSums } from '../../kernels/simd/sums';
import { reducedCount, reducedShape, wrapDim, wrapDims } from '../../shape';
import { apart, folded, foldedAs, foldedIntegers, restored, type Dims, type IntegerFold } from '../../tensor/reduced';
import { denseValues, totalOf } from '../../storage/access';
import { fromValues } from '../../tensor/create';
import { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, linearly, operator } from '../definition';

export const sum = operator(
  'Sum of all elements, or along dimensions.',
  linearly(
    kernel(
      'sum(Tensor self, *, ScalarType? dtype=None) -> Tensor',
      (self: Tensor, dtype: DType | null) => summed(self, null, false, dtype),
      gradient('SumBackward0', {
        self: by('g', ['self_sym_sizes'], (g, { self_sym_sizes }) => g.expand(self_sym_sizes)),
      }),
    ),
  ),
  linearly(
    kernel(
      'sum(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
      summed,
      gradient('SumBackward1', {
        self: by('g', ['dim', 'keepdim', 'self_sym_sizes'], (g, { dim, keepdim, self_sym_sizes }) =>
          spread(g, self_sym_sizes, dim, keepdim),
        ),
      }),
    ),
  ),
);

export const nansum = operator(
  'Sum in which NaN counts as 0, of all elements or along dimensions.',
  kernel(
    'nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null) =>
      self.dtype.is_floating_point && (dtype?.is_floating_point ?? true)
        ? foldedAs(self, dim, keepdim, self.dtype, dtype ?? self.dtype, sumWithoutNaN)
        : summed(withoutNaN(self.detach()), dim, keepdim, dtype),
    gradient('NansumBackward0', {
      self: by('g\\,[x \\text{ is a number}]', ['dim', 'keepdim', 'self'], (g, { dim, keepdim, self }) =>
        spread(g, self.shape, dim, keepdim).mul(self.isnan().logical_not()),
      ),
    }),
  ),
);

export const mean = operator(
  'Mean of all elements, or along dimensions.',
  linearly(
    kernel(
      'mean(Tensor self, *, ScalarType? dtype=None) -> Tensor',
      (self: Tensor, dtype: DType | null) => averaged(self, null, false, dtype),
      gradient('MeanBackward0', {
        self: by('\\frac{g}{n}', ['self_sym_numel', 'self_sym_sizes'], (g, { self_sym_numel, self_sym_sizes }) =>
          g.expand(self_sym_sizes).div(self_sym_numel),
        ),
      }),
    ),
  ),
  linearly(
    kernel(
      'mean(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
      averaged,
      gradient('MeanBackward1', {
        self: by(
          '\\frac{g}{n}',
          ['dim', 'keepdim', 'self_sym_numel', 'self_sym_sizes'],
          (g, { dim, keepdim, self_sym_sizes }) =>
            spread(g, self_sym_sizes, dim, keepdim).div(
              reducedCount(self_sym_sizes, wrapDims(dim, self_sym_sizes.length)),
            ),
        ),
      }),
    ),
  ),
);

export const nanmean = operator(
  'Mean of what is not NaN, of all elements or along dimensions.',
  composite(
    'nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null) => {
      if (!self.dtype.is_floating_point)
        throw runtimeError(
          `nanmean(): expected input to have floating point or complex dtype but got ${self.dtype.scalarType}`,
        );
      return self.nansum(dim, keepdim, { dtype }).div(self.isnan().logical_not().sum(dim, keepdim));
    },
  ),
);

export const prod = operator(
  'Product of all elements, or along a dimension.',
  kernel(
    'prod(Tensor self, *, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, dtype: DType | null) => multiplied(self, null, false, dtype),
    gradient('ProdBackward0', {
      self: by('\\frac{g\\,r}{x}', ['result', 'self'], (g, { result, self }) => {
        if (self.ndim === 0) return g;
        return hasZero(self) ? g.mul(productsOfOthers(self.flatten(), 0).reshape(self.shape)) : g.mul(result).div(self);
      }),
    }),
  ),
  kernel(
    'prod(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, dim: number, keepdim: boolean, dtype: DType | null) => multiplied(self, [dim], keepdim, dtype),
    gradient('ProdBackward1', {
      self: by(
        '\\frac{g\\,r}{x}',
        ['dim', 'keepdim', 'result', 'self'],
        (g, { dim, keepdim, result, self }: { dim: number; keepdim: boolean; result: Tensor; self: Tensor }) => {
          if (self.ndim === 0) return g;
          const whole = restored(g, self.shape, [dim], keepdim);
          if (hasZero(self)) return whole.mul(productsOfOthers(self, wrapDim(dim, self.ndim)));
          return whole.mul(restored(result, self.shape, [dim], keepdim)).div(self);
        },
      ),
    }),
  ),
);

export const count_nonzero = operator(
  'How many elements are not 0, of all or along dimensions.',
  kernel('count_nonzero(Tensor self, int? dim=None) -> Tensor', (self: Tensor, dim: number | null) =>
    foldedAs(self, dim === null ? null : [dim], false, self.dtype, int64, nonzeroOf),
  ),
  kernel('count_nonzero(Tensor self, int[] dim) -> Tensor', (self: Tensor, dim: Dims) =>
    foldedAs(self, dim, false, self.dtype, int64, nonzeroOf),
  ),
);

export const trace = operator(
  'Sum of the diagonal of a matrix.',
  linearly(
    kernel(
      'trace(Tensor self) -> Tensor',
      (self: Tensor) => {
        if (self.ndim !== 2) throw runtimeError(`trace: expected a matrix, but got tensor with dim ${self.ndim}`);
        if (self.dtype === bool) throw notImplemented('trace', bool);
        const [rows = 0, columns = 0] = self.shape;
        const [down = 0, right = 0] = self.strides;
        const diagonal = apart(() => self.as_strided([Math.min(rows, columns)], [down + right], self.offset));
        return summed(diagonal, null, false, null);
      },
      gradient('TraceBackward0', {
        self: by('g\\,I', ['self_sym_sizes'], (g, { self_sym_sizes }) => diagonalSlope(g, self_sym_sizes)),
      }),
    ),
  ),
);

const SUM: IntegerFold = { numbers: sumOf, exact: exactSumOf, bound: sizesOf((total, size) => total + size, 0) };
const PRODUCT: IntegerFold = {
  numbers: productOf,
  exact: exactProductOf,
  bound: sizesOf((total, size) => total * Math.max(1, size), 1),
};

/** A fold over sizes without signs. */
function sizesOf(next: (total: number, size: number) => number, first: number): Fold {
  return (values, start, end) => {
    let total = first;
    for (let i = start; i < end; i++) total = next(total, Math.abs(values[i] ?? 0));
    return total;
  };
}

function summed(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  const total = dim === null && !keepdim && (dtype ?? self.dtype) === self.dtype ? totalOf(self) : null;
  if (total !== null) return Tensor.scalar(total, self.dtype);
  return largeFold(self, dim, keepdim, dtype, false) ?? integersApart(self, dim, keepdim, dtype, SUM);
}

/** Sums or means along dimensions by the compiled kernel; null where that is not worth it. */
function largeFold(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null, isMean: boolean): Tensor | null {
  if (self.dtype !== float32 || (dtype ?? float32) !== float32 || self.ndim === 0) return null;
  const dims = wrapDims(dim, self.ndim);
  const divisor = isMean ? reducedCount(self.shape, dims) : 1;
  const sums = largeSums(denseValues(self) as Float32Array, self.shape, dims, divisor);
  return sums === null ? null : fromValues(sums, reducedShape(self.shape, dims, keepdim), float32);
}

function multiplied(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  return integersApart(self, dim, keepdim, dtype, PRODUCT);
}

/** Integers and truth values give int64. */
function integersApart(self: Tensor, dim: Dims, keepdim: boolean, asked: DType | null, by: IntegerFold): Tensor {
  const dtype = asked ?? (self.dtype.is_floating_point ? self.dtype : int64);
  return dtype.is_integral
    ? foldedIntegers(self, dim, keepdim, dtype, by)
    : folded(self, dim, keepdim, dtype, by.numbers);
}

function averaged(self: Tensor, dim: Dims, keepdim: boolean, asked: DType | null): Tensor {
  const dtype = asked ?? self.dtype;
  if (!dtype.is_floating_point)
    throw runtimeError(
      `mean(): could not infer output dtype. ${asked === null ? 'Input' : 'Optional'} dtype must be either a floating point or complex dtype. Got: ${dtype.scalarType}`,
    );
  const total = dim === null && !keepdim && dtype === self.dtype ? totalOf(self) : null;
  if (total !== null) return Tensor.scalar(total / self.numel(), dtype);
  const large = largeFold(self, dim, keepdim, dtype, true);
  if (large !== null) return large;
  return folded(self, dim, keepdim, dtype, (values, start, end) => sumOf(values, start, end) / (end - start));
}

function withoutNaN(self: Tensor): Tensor {
  return self.dtype.is_floating_point ? self.masked_fill(self.isnan(), 0) : self;
}
