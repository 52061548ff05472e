/** Other looks at the same memory: shape, order and choice of dimensions. */
import { runtimeError, TorchError } from '../../errors';
import {
  contiguousStrides,
  formatList,
  inferShape,
  numel,
  viewStrides,
  wrapDim,
  wrapDims,
  type Shape,
} from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { aliasOf, fromValues, viewOf } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, method, operator } from '../definition';

const NOT_VIEWABLE =
  "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.";

export const view = method(
  'The same elements in another shape.',
  kernel(
    'view(Tensor self, int[] size) -> Tensor',
    (self: Tensor, size: Shape) => {
      const shape = inferShape(size, self.numel());
      const strides = viewStrides(self.shape, self.strides, shape);
      if (strides === null) throw runtimeError(NOT_VIEWABLE);
      return viewOf(self, shape, strides);
    },
    gradient('ViewBackward0', {
      self: by('g', ['self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
    }),
  ),
);

export const _unsafe_view = method(
  'The shape of a fresh copy.',
  kernel(
    '_unsafe_view(Tensor self, int[] size) -> Tensor',
    (self: Tensor, size: Shape) => {
      const shape = inferShape(size, self.numel());
      return aliasOf(self, false, shape, contiguousStrides(shape));
    },
    gradient('UnsafeViewBackward0', {
      self: by('g', ['self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
    }),
  ),
);

export const reshape = operator(
  'The same elements in another shape, copied where no view can show them so.',
  composite('reshape(Tensor self, int[] shape) -> Tensor', (self: Tensor, requested: Shape) => {
    const shape = inferShape(requested, self.numel());
    return viewStrides(self.shape, self.strides, shape) === null ? self.clone()._unsafe_view(shape) : self.view(shape);
  }),
);

export const flatten = operator(
  'The dimensions from `start_dim` to `end_dim` as one.',
  composite(
    'flatten(Tensor self, int start_dim=0, int end_dim=-1) -> Tensor',
    (self: Tensor, start: number, end: number) => {
      const first = wrapDim(start, self.ndim);
      const last = wrapDim(end, self.ndim);
      if (first > last) throw runtimeError('flatten() has invalid args: start_dim cannot come after end_dim');
      if (self.ndim === 0) return self.reshape([1]);
      if (first === last) return self;
      const { shape } = self;
      return self.reshape([...shape.slice(0, first), numel(shape.slice(first, last + 1)), ...shape.slice(last + 1)]);
    },
  ),
);

export const expand = method(
  'Dimensions of size 1, and new ones in front, repeated without a copy.',
  kernel(
    'expand(Tensor self, int[] size) -> Tensor',
    expanded,
    gradient('ExpandBackward0', {
      // Summed to the operand's shape by the walk, as every gradient of a broadcast.
      self: by('\\textstyle\\sum g', ['self_sym_sizes'], (g) => g),
    }),
  ),
);

export const expand_as = method(
  'Expanded to the size of the other.',
  composite('expand_as(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) =>
    self.expand(other.shape),
  ),
);

export const permute = operator(
  'The dimensions in another order.',
  kernel(
    'permute(Tensor self, int[] dims) -> Tensor',
    permuted,
    gradient('PermuteBackward0', {
      self: by('g^{\\mathsf T}', ['dims'], (g, { dims }: { dims: readonly number[] }) => g.permute(inverse(dims))),
    }),
  ),
);

export const transpose = operator(
  'Two dimensions exchanged.',
  kernel(
    'transpose(Tensor self, int dim0, int dim1) -> Tensor',
    (self: Tensor, dim0: number, dim1: number) => exchanged(self, wrapDim(dim0, self.ndim), wrapDim(dim1, self.ndim)),
    gradient('TransposeBackward0', {
      self: by('g^{\\mathsf T}', ['dim0', 'dim1'], (g, { dim0, dim1 }: { dim0: number; dim1: number }) =>
        g.transpose(dim0, dim1),
      ),
    }),
  ),
);

export const t = operator(
  'The transpose of a matrix; vectors as they are.',
  kernel(
    't(Tensor self) -> Tensor',
    (self: Tensor) => {
      if (self.ndim > 2) throw runtimeError(`t() expects a tensor with <= 2 dimensions, but self is ${self.ndim}D`);
      return exchanged(self, 0, self.ndim === 2 ? 1 : 0);
    },
    gradient('TBackward0', { self: by('g^{\\mathsf T}', [], (g) => g.t()) }),
  ),
);

export const unsqueeze = operator(
  'A new dimension of size 1.',
  kernel(
    'unsqueeze(Tensor self, int dim) -> Tensor',
    (self: Tensor, dim: number) => {
      const d = wrapDim(dim, self.ndim + 1);
      const step = d < self.ndim ? (self.shape[d] ?? 1) * (self.strides[d] ?? 1) : 1;
      return viewOf(self, inserted(self.shape, d, 1), inserted(self.strides, d, step));
    },
    gradient('UnsqueezeBackward0', {
      self: by('g', ['dim'], (g, { dim }: { dim: number }) => g.squeeze(dim)),
    }),
  ),
);

export const squeeze = operator(
  'Without its dimensions of size 1.',
  kernel(
    'squeeze(Tensor self) -> Tensor',
    (self: Tensor) => squeezed(self, wrapDims(null, self.ndim)),
    gradient('SqueezeBackward0', {
      self: by('g', ['self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
    }),
  ),
  kernel(
    'squeeze(Tensor self, int dim) -> Tensor',
    (self: Tensor, dim: number) => squeezed(self, [wrapDim(dim, self.ndim)]),
    gradient('SqueezeBackward1', {
      self: by('g', ['dim', 'self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
    }),
  ),
  kernel(
    'squeeze(Tensor self, int[] dim) -> Tensor',
    (self: Tensor, dims: Shape) =>
      squeezed(
        self,
        dims.map((dim) => wrapDim(dim, self.ndim)),
      ),
    gradient('SqueezeBackward2', {
      self: by('g', ['dim', 'self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
    }),
  ),
);

/** As PyTorch squeezes in place what nobody else has seen yet. */
export const _squeezed = method(
  'A fresh result without a dimension of size 1.',
  kernel(
    '_squeezed(Tensor self, int dim) -> Tensor',
    (self: Tensor, dim: number) => {
      const gone = self.shape[wrapDim(dim, self.ndim)] === 1 ? [wrapDim(dim, self.ndim)] : [];
      return aliasOf(self, false, removed(self.shape, gone), removed(self.strides, gone));
    },
    gradient('SqueezeBackward4', {
      self: by('g', ['dim', 'self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
    }),
  ),
);

export const select = operator(
  'The part at one index along a dimension.',
  kernel(
    'select(Tensor self, int dim, int index) -> Tensor',
    (self: Tensor, dim: number, index: number) => {
      if (self.ndim === 0) throw new TorchError('IndexError', 'select() cannot be applied to a 0-dim tensor.');
      const d = wrapDim(dim, self.ndim);
      const size = self.shape[d] ?? 0;
      if (index < -size || index >= size)
        throw new TorchError(
          'IndexError',
          `select(): index ${index} out of range for tensor of size ${formatList(self.shape)} at dimension ${d}`,
        );
      const at = index < 0 ? index + size : index;
      const offset = self.offset + at * (self.strides[d] ?? 1);
      return viewOf(self, removed(self.shape, [d]), removed(self.strides, [d]), offset);
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
);

export const select_backward = operator(
  'Zeros with the given part at one index along a dimension.',
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
);

export const slice = method(
  'The part from `start` up to, without, `end`, each `step`-th, along a dimension.',
  kernel(
    'slice(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor',
    (self: Tensor, dim: number, start: number | null, end: number | null, step: number) => {
      if (self.ndim === 0) throw new TorchError('IndexError', 'slice() cannot be applied to a 0-dim tensor.');
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
);

export const narrow = operator(
  '`length` parts from `start` on, along a dimension.',
  composite(
    'narrow(Tensor self, int dim, int start, int length) -> Tensor',
    (self: Tensor, dim: number, start: number, length: number) => {
      if (self.ndim === 0) throw runtimeError('narrow() cannot be applied to a 0-dim tensor.');
      if (length < 0) throw runtimeError('narrow(): length must be non-negative.');
      const size = self.shape[wrapDim(dim, self.ndim)] ?? 0;
      if (start < -size || start > size)
        throw new TorchError(
          'IndexError',
          `start out of range (expected to be in range of [${-size}, ${size}], but got ${start})`,
        );
      const first = start < 0 ? start + size : start;
      if (first + length > size)
        throw runtimeError(`start (${first}) + length (${length}) exceeds dimension size (${size}).`);
      return self.slice(dim, first, first + length, 1);
    },
  ),
);

function expanded(self: Tensor, size: Shape): Tensor {
  const lead = size.length - self.ndim;
  if (lead < 0)
    throw runtimeError(
      `expand(torch.${self.dtype.scalarType}Tensor{${formatList(self.shape)}}, size=${formatList(size)}): the number of sizes provided (${size.length}) must be greater or equal to the number of dimensions in the tensor (${self.ndim})`,
    );
  const shape: number[] = [];
  const strides: number[] = [];
  size.forEach((requested, d) => {
    const existing = d < lead ? 1 : (self.shape[d - lead] ?? 1);
    if (requested === -1 && d < lead)
      throw runtimeError(
        `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${d}`,
      );
    const extent = requested === -1 ? existing : requested;
    if (existing !== 1 && extent !== existing)
      throw runtimeError(
        `The expanded size of the tensor (${extent}) must match the existing size (${existing}) at non-singleton dimension ${d}.  Target sizes: ${formatList(size)}.  Tensor sizes: ${formatList(self.shape)}`,
      );
    shape.push(extent);
    strides.push(d < lead || (existing === 1 && extent !== 1) ? 0 : (self.strides[d - lead] ?? 1));
  });
  return viewOf(self, shape, strides);
}

function permuted(self: Tensor, dims: Shape): Tensor {
  if (dims.length !== self.ndim)
    throw runtimeError(
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${self.ndim} is not equal to len(dims) = ${dims.length}`,
    );
  const order = dims.map((dim) => wrapDim(dim, self.ndim));
  if (new Set(order).size !== order.length) throw runtimeError('permute(): duplicate dims are not allowed.');
  return viewOf(
    self,
    order.map((d) => self.shape[d] ?? 1),
    order.map((d) => self.strides[d] ?? 1),
  );
}

function inverse(dims: Shape): number[] {
  const result = new Array<number>(dims.length);
  dims.forEach((dim, d) => (result[wrapDim(dim, dims.length)] = d));
  return result;
}

function exchanged(self: Tensor, a: number, b: number): Tensor {
  const order = self.shape.map((_, d) => (d === a ? b : d === b ? a : d));
  return viewOf(
    self,
    order.map((d) => self.shape[d] ?? 1),
    order.map((d) => self.strides[d] ?? 1),
  );
}

function squeezed(self: Tensor, dims: readonly number[]): Tensor {
  const gone = dims.filter((d) => self.shape[d] === 1);
  return viewOf(self, removed(self.shape, gone), removed(self.strides, gone));
}

function inserted(list: Shape, at: number, value: number): number[] {
  return [...list.slice(0, at), value, ...list.slice(at)];
}

function removed(list: Shape, at: readonly number[]): number[] {
  return list.filter((_, d) => !at.includes(d));
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
