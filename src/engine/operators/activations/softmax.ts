/** Exponentials that are normalised along dimensions. */
import { TorchError } from '../../errors';
import { copyStrided } from '../../kernels/copy';
import { fold, largestOf, reducedLast } from '../../kernels/reduce';
import { contiguousStrides, numel, reducedShape, wrapDim, wrapDims, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate, copied, type Numbers } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import { restored } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, method, operator } from '../definition';

interface Along {
  readonly dim: number;
  readonly result: Tensor;
}

export const logsumexp = operator(
  'Logarithm of the sum of exponentials along dimensions.',
  kernel(
    'logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor',
    (self: Tensor, dim: readonly number[], keepdim: boolean) => {
      const dims = wrapDims(dim, self.ndim);
      const shape = reducedShape(self.shape, dims, keepdim);
      const out = allocate(self.dtype, numel(shape));
      fold(denseValues(self), self.shape, dims, out, (values, start, end) => {
        const largest = largestOf(values, start, end);
        if (!Number.isFinite(largest)) return largest;
        return largest + Math.log(exponentials(values, start, end, largest));
      });
      return fromValues(out, shape, self.dtype);
    },
    gradient('LogsumexpBackward0', {
      self: by(
        'g\\,e^{x - r}',
        ['dim', 'keepdim', 'result', 'self'],
        (
          g,
          { dim, keepdim, result, self }: { dim: readonly number[]; keepdim: boolean; result: Tensor; self: Tensor },
        ) => {
          const length = restored(result, self.shape, dim, keepdim);
          return restored(g, self.shape, dim, keepdim).mul(self.sub(length).exp());
        },
      ),
    }),
  ),
);

export const _softmax = method(
  'Exponentials divided by their sum along a dimension.',
  kernel(
    '_softmax(Tensor self, int dim) -> Tensor',
    (self: Tensor, dim: number) => along('softmax', self, dim, (x, largest, total) => Math.exp(x - largest) / total),
    gradient('SoftmaxBackward0', {
      self: by('r\\,(g - \\textstyle\\sum g\\,r)', ['dim', 'result'], (g, { dim, result }: Along) => {
        const weighted = g.mul(result);
        return weighted.sub(result.mul(weighted.sum([dim], true)));
      }),
    }),
  ),
);

export const softmax = operator(
  'Exponentials divided by their sum along a dimension.',
  composite('softmax(Tensor self, int dim) -> Tensor', (self: Tensor, dim: number) => self._softmax(dim)),
);

export const _log_softmax = method(
  'Logarithm of the exponentials divided by their sum along a dimension.',
  kernel(
    '_log_softmax(Tensor self, int dim) -> Tensor',
    (self: Tensor, dim: number) =>
      along('log_softmax', self, dim, (x, largest, total) => x - largest - Math.log(total)),
    gradient('LogSoftmaxBackward0', {
      self: by('g - e^r \\textstyle\\sum g', ['dim', 'result'], (g, { dim, result }: Along) =>
        g.sub(result.exp().mul(g.sum([dim], true))),
      ),
    }),
  ),
);

export const log_softmax = operator(
  'Logarithm of the exponentials divided by their sum along a dimension.',
  composite('log_softmax(Tensor self, int dim) -> Tensor', (self: Tensor, dim: number) => self._log_softmax(dim)),
);

function exponentials(values: Numbers, start: number, end: number, largest: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += Math.exp((values[i] ?? 0) - largest);
  return sum;
}

/** Each element from itself, the largest along the dimension and the sum of exponentials relative to that. */
function along(
  name: string,
  self: Tensor,
  dim: number,
  one: (x: number, largest: number, total: number) => number,
): Tensor {
  if (!self.dtype.is_floating_point)
    throw new TorchError(
      'NotImplementedError',
      `"${name}_lastdim_kernel_impl" not implemented for '${self.dtype.scalarType}'`,
    );
  const d = wrapDim(dim, self.ndim);
  // A single number is a row of one.
  const shape = self.ndim === 0 ? [1] : self.shape;
  const length = shape[d] ?? 0;
  const rows = reducedLast(denseValues(self), shape, [d]);
  const out = allocate(self.dtype, rows.length);
  for (let start = 0; start < rows.length; start += length) {
    const end = start + length;
    const largest = largestOf(rows, start, end);
    const total = exponentials(rows, start, end, largest);
    for (let i = start; i < end; i++) out[i] = one(rows[i] ?? 0, largest, total);
  }
  return fromValues(inOrder(out, shape, d), self.shape, self.dtype);
}

/** From rows with dimension `d` innermost back to the order of `shape`. */
function inOrder(rows: Numbers, shape: Shape, d: number): Numbers {
  const moved = [...shape.filter((_, i) => i !== d), shape[d] ?? 1];
  const strides = contiguousStrides(moved);
  const back = shape.map((_, i) => (i === d ? 1 : (strides[i < d ? i : i - 1] ?? 1)));
  const values = copied(rows);
  copyStrided(rows, shape, back, 0, values);
  return values;
}
