/** Distances between rows, and the cross product. */
import { notImplemented, runtimeError, valueError } from '../../errors';
import { isHalf } from '../../tensor/supported';
import { distance, distanceSlope } from '../../kernels/distance';
import { broadcastShapes, numel, wrapDim, type Shape } from '../../shape';
import { broadcastValues, denseValues } from '../../storage/access';
import { allocate, type Numbers } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import {
  aliased,
  by,
  composite,
  gradient,
  internal,
  kernel,
  method,
  multilinearly,
  operator,
  torchFunction,
  type Gradient,
  withoutDerivative,
  withoutForwardMode,
} from '../definition';

/** Up to so many rows Euclidean distances are taken one by one, above by a product of matrices: another node. */
const ONE_BY_ONE = 25;

interface Pairs {
  readonly x1: Tensor;
  readonly x2: Tensor;
  readonly p: number;
  readonly result: Tensor;
}

export const cdist = torchFunction(
  'The distance in the p-norm of each row of one matrix to each of the other.',
  composite(
    "cdist(Tensor x1, Tensor x2, float p=2, str? compute_mode='use_mm_for_euclid_dist_if_necessary') -> Tensor",
    (x1: Tensor, x2: Tensor, p: number, mode: string | null) => {
      checkPairs(x1, x2, p, mode);
      const [rows, others] = [x1.size(-2), x2.size(-2)];
      const necessary = mode !== 'donot_use_mm_for_euclid_dist' && (rows > ONE_BY_ONE || others > ONE_BY_ONE);
      const product = p === 2 && (mode === 'use_mm_for_euclid_dist' || necessary);
      if (!product || rows === 0 || others === 0 || x1.size(-1) === 0) return x1._cdist_forward(x2, p, null);
      const batch = broadcastShapes(x1.shape.slice(0, -2), x2.shape.slice(0, -2));
      return expanded(x1, batch)
        ._euclidean_dist(expanded(x2, batch))
        .view([...batch, rows, others]);
    },
  ),
);

export const _cdist_forward = internal(
  method(
    'The distances of each row to each of the other.',
    kernel(
      '_cdist_forward(Tensor x1, Tensor x2, float p, int? compute_mode) -> Tensor',
      (x1: Tensor, x2: Tensor, p: number) => {
        if (isHalf(x1.dtype)) throw notImplemented('cdist', x1.dtype);
        return distances(x1, x2, p);
      },
      gradient('CdistBackward0', {
        x1: by('\\frac{g\\,d\\,|d|^{p-2}}{r^{p-1}}', ['x1', 'x2', 'p', 'result'], (g, { x1, x2, p, result }: Pairs) =>
          g.contiguous()._cdist_backward(x1, x2, p, result),
        ),
        x2: by('-\\frac{g\\,d\\,|d|^{p-2}}{r^{p-1}}', ['x1', 'x2', 'p', 'result'], (g, { x1, x2, p, result }: Pairs) =>
          g.mT.contiguous()._cdist_backward(x2, x1, p, result.mT.contiguous()),
        ),
      }),
    ),
  ),
);

export const _euclidean_dist = internal(
  method(
    'The Euclidean distances of each row to each of the other.',
    withoutForwardMode(
      kernel(
        '_euclidean_dist(Tensor x1, Tensor x2) -> Tensor',
        (x1: Tensor, x2: Tensor) => distances(x1, x2, 2),
        gradient('EuclideanDistBackward0', {
          x1: by('\\frac{g\\,(x - y)}{r}', ['x1', 'x2', 'result'], (g, { x1, x2, result }: Pairs) => {
            const ratio = g.div(result).masked_fill(result.eq(0), 0);
            return x1.mul(ratio.sum([-1], true)).sub(ratio.matmul(x2));
          }),
          x2: by('-\\frac{g\\,(x - y)}{r}', ['x1', 'x2', 'result'], (g, { x1, x2, result }: Pairs) => {
            const ratio = g.div(result).masked_fill(result.eq(0), 0);
            return x2.mul(ratio.sum([-2], false).unsqueeze(-1)).sub(ratio.mT.matmul(x1));
          }),
        }),
      ),
    ),
  ),
);

export const _cdist_backward = internal(
  method(
    'The derivative of the distances of each row to each of the other, by the rows.',
    kernel(
      '_cdist_backward(Tensor grad, Tensor x1, Tensor x2, float p, Tensor cdist) -> Tensor',
      (grad: Tensor, x1: Tensor, x2: Tensor, p: number, cdist: Tensor) => {
        const { batch, a, b, rows, others, width } = sides(x1, x2);
        const shape = [...batch, rows, others];
        const [g, r] = [broadcastValues(grad, shape, x1.dtype), broadcastValues(cdist, shape, x1.dtype)];
        const out = new Float64Array(numel(batch) * rows * width);
        for (let at = 0; at < g.length; at++) {
          const row = Math.floor(at / others);
          const other = Math.floor(row / rows) * others + (at % others);
          const [weight, size] = [g[at] ?? 0, r[at] ?? 0];
          for (let l = 0; l < width; l++) {
            const d = single((a[row * width + l] ?? 0) - (b[other * width + l] ?? 0), a);
            out[row * width + l] = (out[row * width + l] ?? 0) + weight * distanceSlope(d, size, p);
          }
        }
        const values = allocate(x1.dtype, out.length);
        values.set(out);
        return fromValues(values, [...batch, rows, width], x1.dtype);
      },
      onceOnly('_cdist_backward', 'CdistBackwardBackward0', ['grad', 'x1', 'x2', 'cdist']),
    ),
  ),
);

export const pdist = aliased(
  torchFunction(
    'The distances in the p-norm between the rows of a matrix, each pair once.',
    composite('pdist(Tensor self, float p=2) -> Tensor', (self: Tensor, p: number) => {
      if (self.ndim !== 2) throw runtimeError(`pdist only supports 2D tensors, got: ${self.ndim}D`);
      if (!self.dtype.is_floating_point) throw runtimeError('pdist only supports floating-point dtypes');
      if (p < 0) throw runtimeError('pdist only supports non-negative p values');
      return self.contiguous()._pdist_forward(p);
    }),
  ),
  'nn.functional.pdist',
);

export const _pdist_forward = internal(
  method(
    'The distances between the rows of a matrix.',
    kernel(
      '_pdist_forward(Tensor self, float p=2) -> Tensor',
      (self: Tensor, p: number) => {
        if (isHalf(self.dtype)) throw notImplemented('pdist', self.dtype);
        const [n = 0, width = 0] = self.shape;
        const values = denseValues(self);
        const out = allocate(self.dtype, n === 0 ? 0 : (n * (n - 1)) / 2);
        let at = 0;
        for (let i = 0; i < n; i++)
          for (let j = i + 1; j < n; j++) out[at++] = distance(values, i * width, values, j * width, width, p);
        return fromValues(out, [out.length], self.dtype);
      },
      gradient('PdistBackward0', {
        self: by(
          '\\frac{g\\,d\\,|d|^{p-2}}{r^{p-1}}',
          ['self', 'p', 'result'],
          (g, { self, p, result }: { self: Tensor; p: number; result: Tensor }) => self._pdist_backward(g, p, result),
        ),
      }),
    ),
  ),
);

export const _pdist_backward = internal(
  method(
    'The derivative of the distances between the rows of a matrix.',
    kernel(
      '_pdist_backward(Tensor grad, Tensor self, float p, Tensor pdist) -> Tensor',
      (grad: Tensor, self: Tensor, p: number, pdist: Tensor) => {
        const [n = 0, width = 0] = self.shape;
        const [values, g, r] = [denseValues(self), denseValues(grad), denseValues(pdist)];
        const out = new Float64Array(n * width);
        let at = 0;
        for (let i = 0; i < n; i++)
          for (let j = i + 1; j < n; j++, at++)
            for (let l = 0; l < width; l++) {
              const [to, from] = [i * width + l, j * width + l];
              const d = single((values[to] ?? 0) - (values[from] ?? 0), values);
              const slope = (g[at] ?? 0) * distanceSlope(d, r[at] ?? 0, p);
              out[to] = (out[to] ?? 0) + slope;
              out[from] = (out[from] ?? 0) - slope;
            }
        const result = allocate(self.dtype, out.length);
        result.set(out);
        return fromValues(result, self.shape, self.dtype);
      },
      onceOnly('_pdist_backward', 'PdistBackwardBackward0', ['grad', 'self', 'pdist']),
    ),
  ),
);

export const linalg_cross = internal(
  method(
    'The cross product of vectors of three elements.',
    multilinearly(
      kernel(
        'linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor',
        (self: Tensor, other: Tensor, dim: number) => crossed(self, other, dim),
        gradient('LinalgCrossBackward0', {
          self: by('y \\times g', ['other', 'dim'], (g, { other, dim }: { other: Tensor; dim: number }) =>
            other.linalg_cross(g, { dim }),
          ),
          other: by('g \\times x', ['self', 'dim'], (g, { self, dim }: { self: Tensor; dim: number }) =>
            g.linalg_cross(self, { dim }),
          ),
        }),
      ),
    ),
  ),
);

export const linalgCross = operator(
  'The cross product of vectors of three elements.',
  composite(
    'linalg.cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor',
    (self: Tensor, other: Tensor, dim: number) => self.linalg_cross(other, { dim }),
  ),
);

export const cross = operator(
  'The cross product along a dimension of size 3, by default the first one.',
  composite(
    'cross(Tensor self, Tensor other, int? dim=None) -> Tensor',
    (self: Tensor, other: Tensor, dim: number | null) => {
      if (dim !== null) return self.linalg_cross(other, { dim });
      warn(
        'Using torch.cross without specifying the dim arg is deprecated.\nPlease either pass the dim explicitly or simply use torch.linalg.cross.\nThe default value of dim will change to agree with that of linalg.cross in a future release.',
      );
      if (self.ndim !== other.ndim) throw runtimeError('linalg.cross: inputs must have the same number of dimensions.');
      const first = self.shape.indexOf(3);
      if (first < 0) throw runtimeError('no dimension of size 3 in input');
      return self.linalg_cross(other, { dim: first });
    },
  ),
);

function checkPairs(x1: Tensor, x2: Tensor, p: number, mode: string | null): void {
  const modes = ['use_mm_for_euclid_dist_if_necessary', 'use_mm_for_euclid_dist', 'donot_use_mm_for_euclid_dist'];
  if (mode !== null && !modes.includes(mode)) throw valueError(`${mode} is not a valid value for compute_mode`);
  [x1, x2].forEach((x, i) => {
    if (x.ndim < 2) throw runtimeError(`cdist only supports at least 2D tensors, X${i + 1} got: ${x.ndim}D`);
  });
  if (x1.size(-1) !== x2.size(-1))
    throw runtimeError(`X1 and X2 must have the same number of columns. X1: ${x1.size(-1)} X2: ${x2.size(-1)}`);
  [x1, x2].forEach((x, i) => {
    if (!x.dtype.is_floating_point)
      throw runtimeError(`cdist only supports floating-point dtypes, X${i + 1} got: ${x.dtype.scalarType}`);
  });
  if (p < 0) throw runtimeError('cdist only supports non-negative p values');
  if (x1.dtype !== x2.dtype)
    throw runtimeError(`expected scalar type ${x1.dtype.scalarType} but found ${x2.dtype.scalarType}`);
}

/** The matrices with this batch in front, which PyTorch makes only where one of them is broadcast. */
function expanded(x: Tensor, batch: Shape): Tensor {
  return x.ndim === batch.length + 2 && batch.every((size, d) => size === x.shape[d])
    ? x
    : x.expand([...batch, ...x.shape.slice(-2)]);
}

function sides(x1: Tensor, x2: Tensor) {
  const batch = broadcastShapes(x1.shape.slice(0, -2), x2.shape.slice(0, -2));
  const [rows, others, width] = [x1.size(-2), x2.size(-2), x1.size(-1)];
  const a = broadcastValues(x1, [...batch, rows, width], x1.dtype);
  const b = broadcastValues(x2, [...batch, others, width], x1.dtype);
  return { batch, a, b, rows, others, width };
}

function distances(x1: Tensor, x2: Tensor, p: number): Tensor {
  const { batch, a, b, rows, others, width } = sides(x1, x2);
  const shape = [...batch, rows, others];
  const out = allocate(x1.dtype, numel(shape));
  for (let at = 0; at < out.length; at++) {
    const row = Math.floor(at / others);
    const other = Math.floor(row / rows) * others + (at % others);
    out[at] = distance(a, row * width, b, other * width, width, p);
  }
  return fromValues(out, shape, x1.dtype);
}

/** A difference as the elements' dtype holds it: the largest one is to be equal to the distance. */
function single(difference: number, values: Numbers): number {
  return values instanceof Float32Array ? Math.fround(difference) : difference;
}

/** The node of a derivative that PyTorch does not differentiate again. */
function onceOnly(name: string, node: string, inputs: readonly string[]): Gradient {
  return gradient(node, Object.fromEntries(inputs.map((input) => [input, withoutDerivative(name)])));
}

function crossed(self: Tensor, other: Tensor, dim: number): Tensor {
  if (self.ndim !== other.ndim) throw runtimeError('linalg.cross: inputs must have the same number of dimensions.');
  const d = wrapDim(dim, self.ndim);
  if (self.size(d) !== 3 || other.size(d) !== 3)
    throw runtimeError(
      `linalg.cross: inputs dimension ${dim} must have length 3. Got ${self.size(d)} and ${other.size(d)}`,
    );
  const shape = broadcastShapes(self.shape, other.shape);
  const { dtype } = self;
  if (dtype !== other.dtype)
    throw runtimeError(`expected scalar type ${dtype.scalarType} but found ${other.dtype.scalarType}`);
  if (!dtype.is_floating_point && !dtype.is_integral) throw notImplemented('cross', dtype);
  const [a, b] = [broadcastValues(self, shape, dtype), broadcastValues(other, shape, dtype)];
  const out = allocate(dtype, a.length);
  const step = numel(shape.slice(d + 1));
  for (let outer = 0; outer < out.length; outer += 3 * step)
    for (let i = outer; i < outer + step; i++)
      for (let place = 0; place < 3; place++) {
        const [next, last] = [i + ((place + 1) % 3) * step, i + ((place + 2) % 3) * step];
        out[i + place * step] = (a[next] ?? 0) * (b[last] ?? 0) - (a[last] ?? 0) * (b[next] ?? 0);
      }
  return fromValues(out, shape, dtype);
}
