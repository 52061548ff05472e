/** Lengths of vectors, and what is made of them. */
import { float32, type DType } from '../../dtype';
import { runtimeError } from '../../errors';
import { normSlope } from '../../formulas/reductions';
import { normOf } from '../../kernels/reduce';
import { reducedCount, wrapDim, wrapDims } from '../../shape';
import { apart, foldedAs, type Dims } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator, torchFunction, withInPlace } from '../definition';

type Scalar = number | bigint | boolean;

interface Norm {
  readonly self: Tensor;
  readonly result: Tensor;
  readonly ord: Scalar;
  readonly dim: Dims;
  readonly keepdim: boolean;
}

const LENGTH = 'Length of a vector in the norm of this order, over all elements or along dimensions.';
const RULE = 'g\\,x |x|^{p-2} r^{1-p}';

export const linalg_vector_norm = internal(
  method(
    LENGTH,
    kernel(
      'linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
      (self: Tensor, ord: Scalar, dim: Dims, keepdim: boolean, dtype: DType | null) => {
        checkNorm(self, Number(ord), dim, dtype);
        return foldedAs(self, dim, keepdim, self.dtype, dtype ?? self.dtype, normOf(Number(ord)));
      },
      gradient('LinalgVectorNormBackward0', {
        self: by(RULE, ['dim', 'keepdim', 'ord', 'result', 'self'], (g, { self, result, ord, dim, keepdim }: Norm) =>
          normSlope(g, self, Number(ord), result, dim, keepdim),
        ),
      }),
    ),
  ),
);

export const vector_norm = torchFunction(
  LENGTH,
  composite(
    'linalg.vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, ord: Scalar, dim: Dims, keepdim: boolean, dtype: DType | null) =>
      self.linalg_vector_norm(ord, dim, keepdim, { dtype }),
  ),
);

export const norm = operator(
  'Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices.',
  composite(
    "norm(Tensor self, any? p='fro', int[1]? dim=None, bool keepdim=False, ScalarType? dtype=None) -> Tensor",
    (self: Tensor, p: Scalar | string | null, dim: Dims, keepdim: boolean, dtype: DType | null) => {
      if (typeof p !== 'string') return self.linalg_vector_norm(p ?? 2, dim, keepdim, { dtype });
      if (p === 'fro' && (dim === null || dim.length <= 2)) return self.linalg_vector_norm(2, dim, keepdim, { dtype });
      return self.linalg_matrix_norm(p, dim ?? wrapDims(null, self.ndim), keepdim, { dtype });
    },
  ),
);

interface Distance {
  readonly self: Tensor;
  readonly other: Tensor;
  readonly p: Scalar;
  readonly result: Tensor;
}

export const dist = operator(
  'Length of the difference of both in the norm of this order.',
  kernel(
    'dist(Tensor self, Tensor other, Scalar p=2) -> Tensor',
    (self: Tensor, other: Tensor, p: Scalar) => {
      const difference = apart(() => self.sub(other));
      if (!difference.dtype.is_floating_point)
        throw runtimeError(
          `norm(): input dtype should be either floating point or complex. Got ${difference.dtype.scalarType} instead.`,
        );
      return foldedAs(difference, null, false, difference.dtype, difference.dtype, normOf(Number(p)));
    },
    gradient('DistBackward0', {
      self: by('g\\,d |d|^{p-2} r^{1-p}', ['other', 'p', 'result', 'self'], distanceSlope),
      other: by('-g\\,d |d|^{p-2} r^{1-p}', ['other', 'p', 'result', 'self'], (g, saved: Distance) =>
        opposite(distanceSlope(g, saved)),
      ),
    }),
  ),
);

interface Limited {
  readonly self: Tensor;
  readonly p: Scalar;
  readonly dim: number;
  readonly maxnorm: Scalar;
}

/** What PyTorch adds to a length before it divides by it. */
const MARGIN = 1e-7;

export const renorm = withInPlace(
  operator(
    'Parts along a dimension whose norm is above the limit, scaled down to it.',
    kernel(
      'renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor',
      (self: Tensor, p: Scalar, dim: number, maxnorm: Scalar) => {
        if (Number(p) <= 0) throw runtimeError('renorm: non-positive-norm not supported');
        if (Number(maxnorm) < 0) throw runtimeError(`renorm: expected maxnorm to be >= 0 but got ${String(maxnorm)}`);
        if (self.ndim < 2) throw runtimeError(`renorm: input needs at least 2 dimensions, got ${self.ndim} dimensions`);
        const limit = Number(maxnorm);
        return apart(() => {
          const length = lengthOf(self, p, others(dim, self.ndim));
          const factor = length.add(MARGIN).reciprocal().mul(limit).masked_fill(length.le(limit), 1);
          return self.mul(factor.to(self.dtype));
        });
      },
      gradient('RenormBackward0', {
        self: by(
          '\\frac{m}{r}\\left(g - \\frac{1}{r} \\frac{\\partial r}{\\partial x} \\textstyle\\sum g\\,x\\right) [r > m]',
          ['dim', 'maxnorm', 'p', 'self'],
          (g, { self, p, dim, maxnorm }: Limited) => {
            const dims = others(dim, self.ndim);
            const length = lengthOf(self, p, dims);
            const along = normSlope(self.mul(g).sum(dims, true), self, Number(p), length, dims, true);
            const inverse = length.add(MARGIN).reciprocal();
            const scaled = inverse.mul(Number(maxnorm)).mul(along === null ? g : g.sub(inverse.mul(along)));
            return scaled.to(g.dtype).where(length.gt(Number(maxnorm)), g);
          },
        ),
      }),
    ),
  ),
  'method',
);

/** In single precision at least. */
function lengthOf(self: Tensor, p: Scalar, dims: readonly number[]): Tensor {
  return self.linalg_vector_norm(p, dims, true, { dtype: self.dtype.itemsize === 2 ? float32 : null });
}

function others(dim: number, ndim: number): number[] {
  const d = wrapDim(dim, ndim);
  return wrapDims(null, ndim).filter((each) => each !== d);
}

function distanceSlope(g: Tensor, { self, other, p, result }: Distance): Tensor | null {
  return normSlope(g, self.sub(other), Number(p), result, null, false);
}

/** PyTorch does not get beyond the norm that counts elements, which has no gradient. */
function opposite(slope: Tensor | null): Tensor {
  if (slope === null)
    throw runtimeError("Expected a proper Tensor but got None (or an undefined Tensor in C++) for argument #0 'self'");
  return slope.neg();
}

function checkNorm(self: Tensor, ord: number, dim: Dims, dtype: DType | null): void {
  if (!self.dtype.is_floating_point)
    throw runtimeError(
      `linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${self.dtype.scalarType}`,
    );
  if (dtype !== null && !dtype.is_floating_point)
    throw runtimeError(`linalg.vector_norm: dtype should be floating point or complex, but got ${dtype.scalarType}`);
  if (dtype !== null && dtype.itemsize < self.dtype.itemsize)
    throw runtimeError(
      `linalg.vector_norm: the dtype of the input (${self.dtype.scalarType}) should be convertible without narrowing to the specified dtype (${dtype.scalarType})`,
    );
  if (self.numel() > 0 || (ord >= 0 && ord !== Infinity)) return;
  const shown = Number.isFinite(ord) ? String(ord) : ord > 0 ? 'inf' : '-inf';
  const dims = wrapDims(dim, self.ndim);
  if (reducedCount(self.shape, dims) > 0) return;
  if (dim === null || dim.length === 0)
    throw runtimeError(
      `linalg.vector_norm cannot compute the ${shown} norm on an empty tensor because the operation does not have an identity`,
    );
  const empty = dim.find((d) => self.shape[wrapDim(d, self.ndim)] === 0) ?? 0;
  throw runtimeError(
    `linalg.vector_norm cannot compute the ${shown} norm on the dimension ${empty}because this dimension is empty and the operation does not have an identity`,
  );
}
