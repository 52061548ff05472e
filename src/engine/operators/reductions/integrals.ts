/** Differences along a dimension, and areas below sampled curves. */
import { bool } from '../../dtype';
import type { TorchError } from '../../errors';
import { indexError, notImplementedError, runtimeError } from '../../errors';
import { wrapDim } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { composite, operator, torchFunction } from '../definition';

type Scalar = number | bigint | boolean;

export const diff = operator(
  'Differences of neighbours along a dimension, `n` times.',
  composite(
    'diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor',
    (self: Tensor, n: number, dim: number, prepend: Tensor | null, append: Tensor | null) => {
      if (self.ndim === 0) throw runtimeError('diff expects input to be at least one-dimensional');
      if (n < 0) throw runtimeError(`order must be non-negative but got ${n}`);
      const d = wrapDim(dim, self.ndim);
      const parts = [prepend, self, append].filter((part) => part !== null);
      parts.forEach((part) => {
        checkJoined(self, part, d);
      });
      const whole = parts.length === 1 ? self : self._cat(parts, d);
      return differences(whole, n, d);
    },
  ),
);

const TRAPEZOID = 'Area below a curve, by trapezoids: of samples at `x`, or a distance `dx` apart.';

export const trapezoid = torchFunction(
  TRAPEZOID,
  composite('trapezoid(Tensor y, Tensor x, *, int dim=-1) -> Tensor', trapezoidAt),
  composite('trapezoid(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor', trapezoidApart),
);

export const trapz = torchFunction(
  TRAPEZOID,
  composite('trapz(Tensor y, Tensor x, *, int dim=-1) -> Tensor', trapezoidAt),
  composite('trapz(Tensor y, *, float dx=1, int dim=-1) -> Tensor', trapezoidApart),
);

export const cumulative_trapezoid = torchFunction(
  'Running areas below a curve, by trapezoids.',
  composite(
    'cumulative_trapezoid(Tensor y, Tensor x, *, int dim=-1) -> Tensor',
    (y: Tensor, x: Tensor, dim: number) => {
      const widths = widthsOf('cumulative_trapezoid', y, x, dim);
      return neighbours(y, dim).mul(widths).cumsum(dim)._div_scalar(2);
    },
  ),
  composite(
    'cumulative_trapezoid(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor',
    (y: Tensor, dx: Scalar, dim: number) => {
      refuseBools('cumulative_trapezoid', '`y`', y);
      return neighbours(y, dim)
        ._mul_scalar(Number(dx) / 2)
        .cumsum(dim);
    },
  ),
);

function checkJoined(self: Tensor, part: Tensor, d: number): void {
  if (part.ndim !== self.ndim) throw runtimeError('diff expects prepend or append to be the same dimension as input');
  self.shape.forEach((size, i) => {
    if (i !== d && part.shape[i] !== size)
      throw runtimeError(
        `diff expects the shape of tensor to prepend or append to match that of input except along the differencing dimension; input.size(${i}) = ${size}, but got tensor.size(${i}) = ${part.shape[i]}`,
      );
  });
}

function differences(self: Tensor, n: number, d: number): Tensor {
  if (n === 0) return self.new_zeros(self.shape).copy_(self);
  const size = self.shape[d] ?? 0;
  let result = self;
  for (let left = size - 1; left >= Math.max(0, size - n); left--) {
    const [after, before] = [result.narrow(d, 1, left), result.narrow(d, 0, left)];
    result = self.dtype === bool ? after.logical_xor(before) : after.sub(before);
  }
  return result;
}

function trapezoidAt(y: Tensor, x: Tensor, dim: number): Tensor {
  const widths = widthsOf('trapezoid', y, x, dim);
  return neighbours(y, dim).mul(widths).sum(dim)._div_scalar(2);
}

function trapezoidApart(y: Tensor, dx: Scalar, dim: number): Tensor {
  refuseBools('trapezoid', '`y`', y);
  if (y.ndim === 0) throw dimensionless(dim);
  const d = wrapDim(dim, y.ndim);
  if (y.shape[d] === 0) return y.new_zeros(y.shape.filter((_, i) => i !== d));
  const ends = y.select(dim, 0).add(y.select(dim, -1));
  return y.sum(dim).sub(ends._mul_scalar(0.5))._mul_scalar(Number(dx));
}

/** The sum of each element and the next. */
function neighbours(y: Tensor, dim: number): Tensor {
  return y.slice(dim, 0, -1).add(y.slice(dim, 1));
}

/** The distances between samples, with the dimensions of `y`. */
function widthsOf(name: string, y: Tensor, x: Tensor, dim: number): Tensor {
  refuseBools(name, '`x` or `y`', y, x);
  if (y.ndim === 0) throw dimensionless(x.ndim === 0 ? 0 : dim);
  const d = wrapDim(dim, y.ndim);
  if (x.ndim === 1 && x.shape[0] !== y.shape[d])
    throw runtimeError(`${name}: There must be one \`x\` value for each sample point`);
  const padding = new Array<number>(Math.max(0, y.ndim - x.ndim)).fill(1);
  const shape = x.ndim === 1 ? y.shape.map((_, i) => (i === d ? (x.shape[0] ?? 1) : 1)) : [...padding, ...x.shape];
  const viewed = x.ndim === 1 || x.ndim < y.ndim ? x.view(shape) : x;
  return viewed.slice(dim, 1).sub(viewed.slice(dim, 0, -1));
}

function refuseBools(name: string, which: string, ...tensors: readonly Tensor[]): void {
  if (tensors.some(({ dtype }) => dtype === bool))
    throw notImplementedError(`${name}: received a bool input for ${which}, but bool is not supported`);
}

function dimensionless(dim: number): TorchError {
  return indexError(`Dimension specified as ${dim} but tensor has no dimensions`);
}
