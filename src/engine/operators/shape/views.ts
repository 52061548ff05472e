/** Other looks at the same memory: shape, order and choice of dimensions. */
import { runtimeError } from '../../errors';
import {
  expandedGeometry,
  formatList,
  inferShape,
  numel,
  type Shape,
  viewStrides,
  without,
  wrapDim,
  wrapDims,
} from '../../shape';
import { aliasOf, viewOf } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, composite, gradient, internal, kernel, linearly, method, operator } from '../definition';
import { tensorTypeName } from '../../dtype';

const NOT_VIEWABLE =
  "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.";

export const view = method(
  'The same elements in another shape.',
  linearly(
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
  ),
);

export const _unsafe_view = method(
  'The shape of a fresh copy.',
  linearly(
    kernel(
      '_unsafe_view(Tensor self, int[] size) -> Tensor',
      (self: Tensor, size: Shape) => {
        const shape = inferShape(size, self.numel());
        const strides = viewStrides(self.shape, self.strides, shape);
        if (strides === null) throw runtimeError(NOT_VIEWABLE);
        return aliasOf(self, false, shape, strides);
      },
      gradient('UnsafeViewBackward0', {
        self: by('g', ['self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
      }),
    ),
  ),
);

export const reshape = operator(
  'The same elements in another shape, copied where no view can show them so.',
  composite('reshape(Tensor self, int[] shape) -> Tensor', (self: Tensor, requested: Shape) => {
    const shape = inferShape(requested, self.numel());
    if (self.is_contiguous()) return self.view(shape);
    const viewable = viewStrides(self.shape, self.strides, shape) !== null;
    return viewable ? self._reshape_alias(shape) : self.clone()._unsafe_view(shape);
  }),
);

export const _reshape_alias = internal(
  method(
    'The same elements in another shape, of a tensor that is not contiguous.',
    linearly(
      kernel(
        '_reshape_alias(Tensor self, int[] size) -> Tensor',
        (self: Tensor, shape: Shape) =>
          viewOf(self, shape, viewStrides(self.shape, self.strides, shape) ?? self.strides),
        gradient('ReshapeAliasBackward0', {
          self: by('g', ['self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
        }),
      ),
    ),
  ),
);

export const view_as = method(
  'The same elements in the shape of the other.',
  composite('view_as(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) => self.view(other.shape)),
);

export const reshape_as = method(
  'The same elements in the shape of the other, copied where no view can show them so.',
  composite('reshape_as(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) =>
    self.reshape(other.shape),
  ),
);

/** What an index gives that takes all. */
export const alias = method(
  'Another look at all elements.',
  linearly(
    kernel(
      'alias(Tensor self) -> Tensor',
      (self: Tensor) => viewOf(self, self.shape, self.strides),
      gradient('AliasBackward0', { self: by('g', [], (g) => g) }),
    ),
  ),
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
  linearly(
    kernel(
      'expand(Tensor self, int[] size) -> Tensor',
      expanded,
      gradient('ExpandBackward0', {
        // Summed to the operand's shape by the walk, as every gradient of a broadcast.
        self: by('\\textstyle\\sum g', ['self_sym_sizes'], (g) => g),
      }),
    ),
  ),
);

export const broadcast_to = operator(
  'Expanded to the size.',
  composite('broadcast_to(Tensor self, int[] size) -> Tensor', (self: Tensor, size: Shape) => self.expand(size)),
);

export const expand_as = method(
  'Expanded to the size of the other.',
  composite('expand_as(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) =>
    self.expand(other.shape),
  ),
);

export const permute = operator(
  'The dimensions in another order.',
  linearly(
    kernel(
      'permute(Tensor self, int[] dims) -> Tensor',
      permuted,
      gradient('PermuteBackward0', {
        self: by('g^{\\mathsf T}', ['dims'], (g, { dims }: { dims: readonly number[] }) => g.permute(inverse(dims))),
      }),
    ),
  ),
);

export const transpose = aliased(
  operator(
    'Two dimensions exchanged.',
    linearly(
      kernel(
        'transpose(Tensor self, int dim0, int dim1) -> Tensor',
        (self: Tensor, dim0: number, dim1: number) =>
          exchanged(self, wrapDim(dim0, self.ndim), wrapDim(dim1, self.ndim)),
        gradient('TransposeBackward0', {
          self: by('g^{\\mathsf T}', ['dim0', 'dim1'], (g, { dim0, dim1 }: { dim0: number; dim1: number }) =>
            g.transpose(dim0, dim1),
          ),
        }),
      ),
    ),
  ),
  'swapaxes',
  'swapdims',
);

export const t = operator(
  'The transpose of a matrix; vectors as they are.',
  linearly(
    kernel(
      't(Tensor self) -> Tensor',
      (self: Tensor) => {
        if (self.ndim > 2) throw runtimeError(`t() expects a tensor with <= 2 dimensions, but self is ${self.ndim}D`);
        return exchanged(self, 0, self.ndim === 2 ? 1 : 0);
      },
      gradient('TBackward0', { self: by('g^{\\mathsf T}', [], (g) => g.t()) }),
    ),
  ),
);

export const unsqueeze = operator(
  'A new dimension of size 1.',
  linearly(
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
  ),
);

export const squeeze = operator(
  'Without its dimensions of size 1.',
  linearly(
    kernel(
      'squeeze(Tensor self) -> Tensor',
      (self: Tensor) => squeezed(self, wrapDims(null, self.ndim)),
      gradient('SqueezeBackward0', {
        self: by('g', ['self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
      }),
    ),
  ),
  linearly(
    kernel(
      'squeeze(Tensor self, int dim) -> Tensor',
      (self: Tensor, dim: number) => squeezed(self, [wrapDim(dim, self.ndim)]),
      gradient('SqueezeBackward1', {
        self: by('g', ['dim', 'self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
      }),
    ),
  ),
  linearly(
    kernel(
      'squeeze(Tensor self, int[] dim) -> Tensor',
      (self: Tensor, dims: Shape) => squeezed(self, dims.length === 0 ? [] : wrapDims(dims, self.ndim)),
      gradient('SqueezeBackward2', {
        self: by('g', ['dim', 'self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
      }),
    ),
  ),
);

/** As PyTorch squeezes in place what nobody else has seen yet. */
export const _squeezed = method(
  'A fresh result without a dimension of size 1.',
  linearly(
    kernel(
      '_squeezed(Tensor self, int dim) -> Tensor',
      (self: Tensor, dim: number) => {
        const gone = self.shape[wrapDim(dim, self.ndim)] === 1 ? [wrapDim(dim, self.ndim)] : [];
        return aliasOf(self, false, without(self.shape, gone), without(self.strides, gone));
      },
      gradient('SqueezeBackward4', {
        self: by('g', ['dim', 'self_sym_sizes'], (g, { self_sym_sizes }) => g.reshape(self_sym_sizes)),
      }),
    ),
  ),
);

function expanded(self: Tensor, size: Shape): Tensor {
  if (self.ndim > size.length)
    throw runtimeError(
      `expand(${tensorTypeName(self.dtype)}{${formatList(self.shape)}}, size=${formatList(size)}): the number of sizes provided (${size.length}) must be greater or equal to the number of dimensions in the tensor (${self.ndim})`,
    );
  const { shape, strides } = expandedGeometry(self.shape, self.strides, size);
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
  return viewOf(self, without(self.shape, gone), without(self.strides, gone));
}

function inserted(list: Shape, at: number, value: number): number[] {
  return [...list.slice(0, at), value, ...list.slice(at)];
}
