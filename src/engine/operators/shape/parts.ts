/** Parts along a dimension, as views, and the gradients of such parts as those of the whole. */
import { indexError, runtimeError } from '../../errors';
import { formatList, numel, type Shape, without, wrapDim } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues, viewOf } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, linearly, method, operator } from '../definition';

export const select = operator(
  'The part at one index along a dimension.',
  linearly(
    kernel(
      'select(Tensor self, int dim, int index) -> Tensor',
      (self: Tensor, dim: number, index: number) => {
        if (self.ndim === 0) throw indexError('select() cannot be applied to a 0-dim tensor.');
        const d = wrapDim(dim, self.ndim);
        const size = self.shape[d] ?? 0;
        if (index < -size || index >= size)
          throw indexError(
            `select(): index ${index} out of range for tensor of size ${formatList(self.shape)} at dimension ${d}`,
          );
        const at = index < 0 ? index + size : index;
        const offset = self.offset + at * (self.strides[d] ?? 1);
        return viewOf(self, without(self.shape, [d]), without(self.strides, [d]), offset);
      },
      gradient('SelectBackward0', {
        self: by(
          'g',
          ['dim', 'index', 'self_sym_sizes'],
          (g, { dim, index, self_sym_sizes }: { dim: number; index: number; self_sym_sizes: Shape }) =>
            g.select_backward(self_sym_sizes, dim, index),
        ),
      }),
    ),
  ),
);

export const select_backward = operator(
  'Zeros with the given part at one index along a dimension.',
  linearly(
    kernel(
      'select_backward(Tensor self, int[] input_sizes, int dim, int index) -> Tensor',
      (self: Tensor, sizes: Shape, dim: number, index: number) =>
        placed(
          self,
          sizes,
          wrapDim(dim, sizes.length),
          index < 0 ? index + (sizes[wrapDim(dim, sizes.length)] ?? 0) : index,
          1,
          1,
        ),
      gradient('SelectBackwardBackward0', {
        self: by('g', ['dim', 'index'], (g, { dim, index }: { dim: number; index: number }) => g.select(dim, index)),
      }),
    ),
  ),
);

export const slice = method(
  'The part from `start` up to, without, `end`, each `step`-th, along a dimension.',
  linearly(
    kernel(
      'slice(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor',
      (self: Tensor, dim: number, start: number | null, end: number | null, step: number) => {
        if (self.ndim === 0) throw indexError('slice() cannot be applied to a 0-dim tensor.');
        if (step <= 0) throw runtimeError('slice step must be positive');
        const d = wrapDim(dim, self.ndim);
        const { first, count } = stretch(self.shape[d] ?? 0, start, end, step);
        const stride = self.strides[d] ?? 1;
        const shape = self.shape.map((size, i) => (i === d ? count : size));
        const strides = self.strides.map((each, i) => (i === d ? stride * step : each));
        return viewOf(self, shape, strides, self.offset + first * stride);
      },
      gradient('SliceBackward0', {
        self: by(
          'g',
          ['dim', 'end', 'self_sym_sizes', 'start', 'step'],
          (g, { dim, end, self_sym_sizes, start, step }: Sliced) =>
            g.slice_backward(self_sym_sizes, dim, start ?? 0, end ?? Number.MAX_SAFE_INTEGER, step),
        ),
      }),
    ),
  ),
);

interface Sliced {
  readonly dim: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly step: number;
  readonly self_sym_sizes: Shape;
}

export const slice_backward = operator(
  'Zeros with the given part in a stretch along a dimension.',
  linearly(
    kernel(
      'slice_backward(Tensor self, int[] input_sizes, int dim, int start, int end, int step) -> Tensor',
      (self: Tensor, sizes: Shape, dim: number, start: number, end: number, step: number) => {
        const d = wrapDim(dim, sizes.length);
        const { first, count } = stretch(sizes[d] ?? 0, start, end, step);
        return placed(self, sizes, d, first, step, count);
      },
      gradient('SliceBackwardBackward0', {
        self: by('g', ['dim', 'end', 'start', 'step'], (g, { dim, end, start, step }: Omit<Sliced, 'self_sym_sizes'>) =>
          g.slice(dim, start, end, step),
        ),
      }),
    ),
  ),
);

export const narrow = operator(
  '`length` parts from `start` on, along a dimension.',
  composite('narrow(Tensor self, int dim, int start, int length) -> Tensor', narrowed),
  composite(
    'narrow(Tensor self, int dim, Tensor start, int length) -> Tensor',
    (self: Tensor, dim: number, start: Tensor, length: number) => {
      if (start.ndim !== 0 || !start.dtype.is_integral) throw runtimeError('start must be an 0-dim integral Tensor.');
      return narrowed(self, dim, Number(start.item()), length);
    },
  ),
);

function narrowed(self: Tensor, dim: number, start: number, length: number): Tensor {
  if (self.ndim === 0) throw runtimeError('narrow() cannot be applied to a 0-dim tensor.');
  if (length < 0) throw runtimeError('narrow(): length must be non-negative.');
  const size = self.shape[wrapDim(dim, self.ndim)] ?? 0;
  if (start < -size || start > size)
    throw indexError(`start out of range (expected to be in range of [${-size}, ${size}], but got ${start})`);
  const first = start < 0 ? start + size : start;
  if (first + length > size)
    throw runtimeError(`start (${first}) + length (${length}) exceeds dimension size (${size}).`);
  return self.slice(dim, first, first + length, 1);
}

/** Which indices a slice takes: from `first` on, `count` of them. */
function stretch(
  size: number,
  start: number | null,
  end: number | null,
  step: number,
): { first: number; count: number } {
  const within = (index: number): number => Math.min(size, Math.max(0, index < 0 ? index + size : index));
  const first = within(start ?? 0);
  const last = Math.max(first, within(end ?? size));
  return { first, count: Math.ceil((last - first) / step) };
}

/** Zeros of `sizes` with the elements of `part` at `first`, `first + step`, … along dimension `d`. */
function placed(part: Tensor, sizes: Shape, d: number, first: number, step: number, count: number): Tensor {
  const values = denseValues(part);
  const out = allocate(part.dtype, numel(sizes));
  const inner = numel(sizes.slice(d + 1));
  const outer = numel(sizes.slice(0, d));
  const size = sizes[d] ?? 1;
  for (let o = 0; o < outer; o++)
    for (let k = 0; k < count; k++) {
      const from = (o * count + k) * inner;
      out.set(values.subarray(from, from + inner), (o * size + first + k * step) * inner);
    }
  return fromValues(out, sizes, part.dtype);
}
