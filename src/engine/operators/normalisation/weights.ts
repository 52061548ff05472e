/** Weights as a length and a direction, and the lengths that this takes. */
import { notImplemented, runtimeError } from '../../errors';
import { normSlope } from '../../formulas/reductions';
import { normOf } from '../../kernels/reduce';
import { numel, wrapDim, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import { foldedAs } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, torchFunction, withoutForwardMode } from '../definition';

interface Norm {
  readonly self: Tensor;
  readonly p: number | bigint;
  readonly result: Tensor;
  readonly dim: readonly number[];
  readonly keepdim: boolean;
}

const RULE = 'g\\,x |x|^{p-2} r^{1-p}';

export const _norm = internal(
  method(
    'Length in the norm of order `p`, as operators of several steps take it.',
    kernel(
      '_norm(Tensor self, Scalar p) -> Tensor',
      (self: Tensor, p: number | bigint) => foldedAs(self, null, false, self.dtype, self.dtype, normOf(Number(p))),
      gradient('NormBackward0', {
        self: by(RULE, ['p', 'result', 'self'], (g, { self, p, result }: Norm) =>
          normSlope(g, self, Number(p), result, null, false),
        ),
      }),
    ),
    kernel(
      '_norm(Tensor self, Scalar p, int[] dim, bool keepdim=False) -> Tensor',
      (self: Tensor, p: number | bigint, dim: readonly number[], keepdim: boolean) =>
        foldedAs(self, dim, keepdim, self.dtype, self.dtype, normOf(Number(p))),
      gradient('NormBackward1', {
        self: by(RULE, ['dim', 'keepdim', 'p', 'result', 'self'], (g, { self, p, result, dim, keepdim }: Norm) =>
          normSlope(g, self, Number(p), result, dim, keepdim),
        ),
      }),
    ),
  ),
);

export const norm_except_dim = torchFunction(
  'Lengths over all dimensions but one; over all with `dim` −1.',
  composite('norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor', lengthsExcept),
);

export const _weight_norm = torchFunction(
  'The directions of `v`, each over all dimensions but `dim`, at the lengths `g`.',
  composite('_weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor', (v: Tensor, g: Tensor, dim: number) => {
    const [directions, lengths] = [v.contiguous(), g.contiguous()];
    if (dim === 0 || dim === v.ndim - 1) return directions._weight_norm_interface(lengths, dim)[0];
    return directions.mul(lengths.div(lengthsExcept(directions, 2, dim)));
  }),
);

interface Weight {
  readonly v: Tensor;
  readonly g: Tensor;
  readonly dim: number;
  readonly result1: Tensor;
}

export const _weight_norm_interface = internal(
  method(
    'The directions of `v` at the lengths `g`, and the lengths that `v` had.',
    withoutForwardMode(
      kernel(
        '_weight_norm_interface(Tensor v, Tensor g, int dim=0) -> (Tensor, Tensor)',
        (v: Tensor, g: Tensor, dim: number) => {
          if (!v.dtype.is_floating_point) throw notImplemented('weight_norm_kernel', v.dtype);
          if (g.dtype !== v.dtype)
            throw runtimeError(`expected scalar type ${v.dtype.scalarType} but found ${g.dtype.scalarType}`);
          const lengths = foldedAs(v, others(v, dim), true, v.dtype, v.dtype, normOf(2));
          return [scaledBy(v, denseValues(g), denseValues(lengths), dim), lengths];
        },
        gradient('WeightNormInterfaceBackward0', {
          // As in PyTorch, whose derivative of this one takes the lengths for constants.
          v: by(
            '\\frac{l}{\\|x\\|} \\left(g - \\hat x\\,(g \\cdot \\hat x)\\right)',
            ['dim', 'g', 'result1', 'v'],
            (arriving, { v, g, dim, result1 }: Weight) => {
              const lengths = result1.detach();
              const along = arriving.mul(v).sum(others(v, dim), true);
              return g.div(lengths).mul(arriving.sub(v.mul(along.div(lengths.mul(lengths)))));
            },
          ),
          g: by('g \\cdot \\hat x', ['dim', 'result1', 'v'], (arriving, { v, dim, result1 }: Weight) =>
            arriving.mul(v).sum(others(v, dim), true).div(result1.detach()),
          ),
        }),
      ),
    ),
  ),
);

function lengthsExcept(v: Tensor, pow: number, dim: number): Tensor {
  if (dim === -1) return v._norm(pow);
  const size = (d: number): number => v.shape[wrapDim(d, v.ndim)] ?? 1;
  if (dim === 0)
    return v
      .contiguous()
      .view([size(0), -1])
      ._norm(pow, [1])
      .view(alone(v, 0));
  if (dim === v.ndim - 1)
    return v
      .contiguous()
      .view([-1, size(-1)])
      ._norm(pow, [0])
      .view(alone(v, dim));
  const moved = v.transpose(0, dim);
  return moved
    .contiguous()
    .view([size(dim), -1])
    ._norm(pow, [1])
    .view(alone(moved, 0))
    .transpose(0, dim);
}

/** The shape with all sizes 1 but one. */
function alone({ shape }: Tensor, dim: number): Shape {
  return shape.map((size, d) => (d === dim ? size : 1));
}

function others({ ndim }: Tensor, dim: number): number[] {
  const kept = wrapDim(dim, ndim);
  return Array.from({ length: ndim }, (_, d) => d).filter((d) => d !== kept);
}

function scaledBy(v: Tensor, g: ArrayLike<number>, lengths: ArrayLike<number>, dim: number): Tensor {
  const values = denseValues(v);
  const out = allocate(v.dtype, values.length);
  const count = v.shape[dim] ?? 1;
  const inner = numel(v.shape.slice(dim + 1));
  for (let i = 0; i < out.length; i++) {
    const which = Math.floor(i / inner) % count;
    out[i] = (values[i] ?? 0) * ((g[which] ?? 0) / (lengths[which] ?? 1));
  }
  return fromValues(out, v.shape, v.dtype);
}
