/** Spread and length of samples. */
import { TorchError } from '../../errors';
import { fold, sumOf, type Fold } from '../../kernels/reduce';
import { numel, reducedCount, reducedShape, wrapDims } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate, type Numbers } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import { restored } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { by, composite, gradient, kernel, operator } from '../definition';

type Dims = readonly number[] | null;

interface Spread {
  readonly self: Tensor;
  readonly result: Tensor;
  readonly dim: Dims;
  readonly correction: number | null;
  readonly keepdim: boolean;
}

const SPREAD = 'Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False';

/** `var` is a word of JavaScript. */
export const variance = operator(
  'Variance, over all elements or along dimensions.',
  kernel(
    `var(${SPREAD}) -> Tensor`,
    (self: Tensor, dim: Dims, correction: number | null, keepdim: boolean) =>
      spreadOf('var', self, dim, correction, keepdim, (value) => value),
    gradient('VarBackward0', {
      self: by('\\frac{2g (x - \\bar x)}{n - c}', ['correction', 'dim', 'keepdim', 'self'], varianceSlope),
    }),
  ),
);

export const std = operator(
  'Standard deviation, over all elements or along dimensions.',
  kernel(
    `std(${SPREAD}) -> Tensor`,
    (self: Tensor, dim: Dims, correction: number | null, keepdim: boolean) =>
      spreadOf('std', self, dim, correction, keepdim, Math.sqrt),
    gradient('StdBackward0', {
      self: by(
        '\\frac{g (x - \\bar x)}{r (n - c)}',
        ['correction', 'dim', 'keepdim', 'result', 'self'],
        (g, { result, ...spread }: Spread) => varianceSlope(g.div(result.mul(2)).masked_fill(result.eq(0), 0), spread),
      ),
    }),
  ),
);

interface Norm {
  readonly self: Tensor;
  readonly result: Tensor;
  readonly ord: number;
  readonly dim: Dims;
  readonly keepdim: boolean;
}

export const linalg_vector_norm = operator(
  'Length of a vector in the norm of this order, over all elements or along dimensions.',
  kernel(
    'linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False) -> Tensor',
    (self: Tensor, ord: number, dim: Dims, keepdim: boolean) => folded(self, dim, keepdim, normOf(ord)),
    gradient('LinalgVectorNormBackward0', {
      self: by('g\\,x |x|^{p-2} r^{1-p}', ['dim', 'keepdim', 'ord', 'result', 'self'], normSlope),
    }),
  ),
);

export const norm = operator(
  'Length in the norm of this order, over all elements or along dimensions.',
  composite(
    'norm(Tensor self, Scalar? p=2, int[1]? dim=None, bool keepdim=False) -> Tensor',
    (self: Tensor, p: number | null, dim: Dims, keepdim: boolean) => self.linalg_vector_norm(p ?? 2, dim, keepdim),
  ),
);

function folded(self: Tensor, dim: Dims, keepdim: boolean, one: Fold): Tensor {
  const dims = wrapDims(dim, self.ndim);
  const shape = reducedShape(self.shape, dims, keepdim);
  const out = allocate(self.dtype, numel(shape));
  fold(denseValues(self), self.shape, dims, out, one);
  return fromValues(out, shape, self.dtype);
}

function spreadOf(
  name: string,
  self: Tensor,
  dim: Dims,
  correction: number | null,
  keepdim: boolean,
  finish: (variance: number) => number,
): Tensor {
  if (!self.dtype.is_floating_point)
    throw new TorchError('RuntimeError', `${name} and ${name}_mean only support floating point and complex dtypes`);
  const count = reducedCount(self.shape, wrapDims(dim, self.ndim));
  const freedom = count - (correction ?? 1);
  if (freedom <= 0)
    warn(
      `${name}(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input numel divided by output numel).`,
    );
  return folded(self, dim, keepdim, (values, start, end) =>
    finish(squaredDeviations(values, start, end) / Math.max(0, freedom)),
  );
}

/** From the mean, which is taken first: the sum of squares minus a square would cancel. */
function squaredDeviations(values: Numbers, start: number, end: number): number {
  const mean = sumOf(values, start, end) / (end - start);
  let sum = 0;
  for (let i = start; i < end; i++) sum += ((values[i] ?? 0) - mean) ** 2;
  return sum;
}

function varianceSlope(g: Tensor, { self, dim, correction, keepdim }: Omit<Spread, 'result'>): Tensor {
  const dims = wrapDims(dim, self.ndim);
  const freedom = reducedCount(self.shape, dims) - (correction ?? 1);
  return restored(g, self.shape, dims, keepdim)
    .mul(2 / freedom)
    .mul(self.sub(self.mean(dims, true)));
}

function normOf(ord: number): Fold {
  return (values, start, end) => {
    let total = ord === -Infinity ? Infinity : 0;
    for (let i = start; i < end; i++) {
      const size = Math.abs(values[i] ?? 0);
      if (ord === Infinity) total = size > total || size !== size ? size : total;
      else if (ord === -Infinity) total = size < total || size !== size ? size : total;
      else if (ord === 0) total += size === 0 ? 0 : 1;
      else total += ord === 2 ? size * size : size ** ord;
    }
    if (ord === 2) return Math.sqrt(total);
    return Number.isFinite(ord) && ord !== 0 && ord !== 1 ? total ** (1 / ord) : total;
  };
}

/** None where the norm counts elements. */
function normSlope(g: Tensor, { self, result, ord, dim, keepdim }: Norm): Tensor | null {
  const dims = wrapDims(dim, self.ndim);
  const slope = restored(g, self.shape, dims, keepdim);
  const length = restored(result, self.shape, dims, keepdim);
  if (ord === 0) return null;
  if (ord === 1) return self.sgn().mul(slope);
  if (ord === 2) return slope.mul(self.div(length).masked_fill(length.eq(0), 0));
  if (!Number.isFinite(ord)) {
    const ties = self.abs().eq(length).to(self.dtype);
    return self
      .sgn()
      .mul(ties)
      .mul(slope.div(ties.sum(dims, true)));
  }
  const direction = ord < 2 ? self.sgn().mul(self.abs().pow(ord - 1)) : self.mul(self.abs().pow(ord - 2));
  const scaled = direction
    .masked_fill(self.eq(0), 0)
    .mul(slope)
    .mul(length.pow(1 - ord));
  return scaled.masked_fill(length.eq(0), 0);
}
