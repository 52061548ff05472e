/** Sums, means, products and extremes over all elements or along dimensions. */
import { bool, type DType } from '../../dtype';
import { runtimeError, TorchError } from '../../errors';
import { fold, largestOf, productOf, smallestOf, sumOf, type Fold } from '../../kernels/reduce';
import { numel, reducedCount, reducedShape, wrapDim, wrapDims, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate, type Numbers } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import { restored } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, operator } from '../definition';

type Dims = readonly number[] | null;

export const sum = operator(
  'Sum of all elements, or along dimensions.',
  kernel(
    'sum(Tensor self, *, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, dtype: DType | null) => summed(self, null, false, dtype),
    gradient('SumBackward0', {
      self: by('g', ['self_sym_sizes'], (g, { self_sym_sizes }) => g.expand(self_sym_sizes)),
    }),
  ),
  kernel(
    'sum(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
    summed,
    gradient('SumBackward1', {
      self: by('g', ['dim', 'keepdim', 'self_sym_sizes'], (g, { dim, keepdim, self_sym_sizes }) =>
        spread(g, self_sym_sizes, dim, keepdim),
      ),
    }),
  ),
);

export const mean = operator(
  'Mean of all elements, or along dimensions.',
  kernel(
    'mean(Tensor self, *, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, dtype: DType | null) => averaged(self, null, false, dtype),
    gradient('MeanBackward0', {
      self: by('\\frac{g}{n}', ['self_sym_numel', 'self_sym_sizes'], (g, { self_sym_numel, self_sym_sizes }) =>
        g.expand(self_sym_sizes).div(self_sym_numel),
      ),
    }),
  ),
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

export const max = operator(
  'The largest element, or the larger of both.',
  kernel(
    'max(Tensor self) -> Tensor',
    (self: Tensor) => extreme('max', self, null, false, largestOf),
    gradient('MaxBackward1', {
      self: by('\\frac{g\\,[x = r]}{\\#[x = r]}', ['result', 'self'], (g, { result, self }) =>
        sharedAmongTies(g, self, result),
      ),
    }),
  ),
  composite('max(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) => self.maximum(other)),
);

export const min = operator(
  'The smallest element, or the smaller of both.',
  kernel(
    'min(Tensor self) -> Tensor',
    (self: Tensor) => extreme('min', self, null, false, smallestOf),
    gradient('MinBackward1', {
      self: by('\\frac{g\\,[x = r]}{\\#[x = r]}', ['result', 'self'], (g, { result, self }) =>
        sharedAmongTies(g, self, result),
      ),
    }),
  ),
  composite('min(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) => self.minimum(other)),
);

export const amax = operator(
  'The largest element, or the largest along dimensions.',
  kernel(
    'amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor',
    (self: Tensor, dim: Dims, keepdim: boolean) => extreme('amax', self, dim, keepdim, largestOf),
    gradient('AmaxBackward0', {
      self: by('\\frac{g\\,[x = r]}{\\#[x = r]}', ['dim', 'keepdim', 'result', 'self'], sharedAlong),
    }),
  ),
);

export const amin = operator(
  'The smallest element, or the smallest along dimensions.',
  kernel(
    'amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor',
    (self: Tensor, dim: Dims, keepdim: boolean) => extreme('amin', self, dim, keepdim, smallestOf),
    gradient('AminBackward0', {
      self: by('\\frac{g\\,[x = r]}{\\#[x = r]}', ['dim', 'keepdim', 'result', 'self'], sharedAlong),
    }),
  ),
);

export const any = operator(
  'Whether any element is not 0, over all or along a dimension.',
  kernel('any(Tensor self) -> Tensor', (self: Tensor) => reduced(self, null, false, bool, largestOrZero)),
  kernel('any(Tensor self, int dim, bool keepdim=False) -> Tensor', (self: Tensor, dim: number, keepdim: boolean) =>
    reduced(self, [dim], keepdim, bool, largestOrZero),
  ),
);

export const all = operator(
  'Whether no element is 0, over all or along a dimension.',
  kernel('all(Tensor self) -> Tensor', (self: Tensor) => reduced(self, null, false, bool, productOf)),
  kernel('all(Tensor self, int dim, bool keepdim=False) -> Tensor', (self: Tensor, dim: number, keepdim: boolean) =>
    reduced(self, [dim], keepdim, bool, productOf),
  ),
);

/** The gradient of a sum: the same for every element that went into it. */
function spread(g: Tensor, sizes: Shape, dim: Dims, keepdim: boolean): Tensor {
  return restored(g, sizes, dim, keepdim).expand(sizes);
}

function reduced(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType, one: Fold): Tensor {
  const dims = wrapDims(dim, self.ndim);
  const shape = reducedShape(self.shape, dims, keepdim);
  const out = allocate(dtype, numel(shape));
  fold(denseValues(self, dtype), self.shape, dims, out, one);
  return fromValues(out, shape, dtype);
}

function summed(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  if (self.dtype === bool && dtype === null)
    throw new TorchError(
      'NotImplementedError',
      'sum() of a bool tensor is an int64 tensor, a dtype that is not available here: convert it first, x.float().sum().',
    );
  return reduced(self, dim, keepdim, dtype ?? self.dtype, sumOf);
}

function averaged(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  const type = dtype ?? self.dtype;
  if (!type.is_floating_point)
    throw new TorchError(
      'RuntimeError',
      `mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${type.scalarType}`,
    );
  return reduced(self, dim, keepdim, type, (values, start, end) => sumOf(values, start, end) / (end - start));
}

function multiplied(self: Tensor, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  if (self.dtype === bool && dtype === null)
    throw new TorchError(
      'NotImplementedError',
      'prod() of a bool tensor is an int64 tensor, a dtype that is not available here: convert it first, x.float().prod().',
    );
  return reduced(self, dim, keepdim, dtype ?? self.dtype, productOf);
}

function extreme(name: string, self: Tensor, dim: Dims, keepdim: boolean, one: Fold): Tensor {
  const dims = wrapDims(dim, self.ndim);
  if (reducedCount(self.shape, dims) === 0) {
    if (dim === null || dim.length === 0)
      throw runtimeError(
        `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
      );
    const empty = dims.find((d) => self.shape[d] === 0) ?? 0;
    throw new TorchError('IndexError', `${name}(): Expected reduction dim ${empty} to have non-zero size.`);
  }
  return reduced(self, dim, keepdim, self.dtype, one);
}

function largestOrZero(values: Numbers, start: number, end: number): number {
  return Math.max(0, largestOf(values, start, end));
}

function hasZero(tensor: Tensor): boolean {
  return denseValues(tensor).includes(0);
}

/**
 * For each element the product of the others along a dimension, from a square table whose diagonal is 1: division by
 * a zero would not do, and this can be differentiated again.
 */
function productsOfOthers(self: Tensor, d: number): Tensor {
  const n = self.shape[d] ?? 1;
  const diagonal = self.new_zeros([n, n], { dtype: bool });
  const values = denseValues(diagonal);
  for (let i = 0; i < n; i++) values[i * (n + 1)] = 1;
  const shape = self.shape.flatMap((size, i) => (i === d ? [n, n] : [size]));
  const mask = diagonal.reshape([n, n, ...self.shape.slice(d + 1).map(() => 1)]);
  return self
    .unsqueeze(d)
    .expand(shape)
    .masked_fill(mask, 1)
    .prod(d + 1);
}

/** NaN is its own tie where it is the extreme. */
function sharedAmongTies(g: Tensor, self: Tensor, result: Tensor): Tensor {
  const ties = (result.isnan().item() === true ? self.isnan() : self.eq(result)).to(self.dtype);
  return g.div(ties.sum()).mul(ties);
}

interface Extreme {
  readonly dim: Dims;
  readonly keepdim: boolean;
  readonly result: Tensor;
  readonly self: Tensor;
}

function sharedAlong(g: Tensor, { dim, keepdim, result, self }: Extreme): Tensor {
  const dims = wrapDims(dim, self.ndim);
  const ties = self.eq(restored(result, self.shape, dims, keepdim)).to(self.dtype);
  return restored(g, self.shape, dims, keepdim).mul(ties).div(ties.sum(dims, true));
}
