/** Operators that lay a tensor out anew over its own memory: `t_` and its like. */
import { runtimeError } from '../../errors';
import { wrapDim, wrapDims, type Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import type { Geometry } from '../definition';
import { aliased, by, gradient, method, rearrangement } from '../definition';

export const t_ = method(
  'Transposed in place: a matrix; vectors stay as they are.',
  rearrangement(
    't_(Tensor self) -> Tensor',
    (self: Tensor) => {
      if (self.ndim > 2) throw runtimeError(`t_() expects a tensor with <= 2 dimensions, but self is ${self.ndim}D`);
      return exchanged(self, 0, self.ndim === 2 ? 1 : 0);
    },
    gradient('TBackward1', { self: by('g^{\\mathsf T}', [], (g) => g.t()) }),
  ),
);

export const transpose_ = aliased(
  method(
    'Two dimensions exchanged in place.',
    rearrangement(
      'transpose_(Tensor self, int dim0, int dim1) -> Tensor',
      (self: Tensor, dim0: number, dim1: number) => exchanged(self, wrapDim(dim0, self.ndim), wrapDim(dim1, self.ndim)),
      gradient('TransposeBackward1', {
        self: by('g^{\\mathsf T}', ['dim0', 'dim1'], (g, { dim0, dim1 }: { dim0: number; dim1: number }) =>
          g.transpose(dim0, dim1),
        ),
      }),
    ),
  ),
  'swapaxes_',
  'swapdims_',
);

export const unsqueeze_ = method(
  'A new dimension of size 1, in place.',
  rearrangement(
    'unsqueeze_(Tensor self, int dim) -> Tensor',
    (self: Tensor, dim: number) => {
      const d = wrapDim(dim, self.ndim + 1);
      const step = d < self.ndim ? (self.shape[d] ?? 1) * (self.strides[d] ?? 1) : 1;
      const inserted = (list: Shape, value: number): Shape => [...list.slice(0, d), value, ...list.slice(d)];
      return { shape: inserted(self.shape, 1), strides: inserted(self.strides, step), offset: self.offset };
    },
    gradient('UnsqueezeBackward1', {
      self: by('g', ['dim'], (g, { dim }: { dim: number }) => g.squeeze(dim)),
    }),
  ),
);

interface Squeezed {
  readonly self_sym_sizes: Shape;
}

export const squeeze_ = method(
  'Without its dimensions of size 1, in place.',
  rearrangement(
    'squeeze_(Tensor self) -> Tensor',
    (self: Tensor) => squeezed(self, wrapDims(null, self.ndim)),
    gradient('SqueezeBackward3', {
      self: by('g', ['self_sym_sizes'], (g, { self_sym_sizes }: Squeezed) => g.reshape(self_sym_sizes)),
    }),
  ),
  rearrangement(
    'squeeze_(Tensor self, int dim) -> Tensor',
    (self: Tensor, dim: number) => squeezed(self, [wrapDim(dim, self.ndim)]),
    gradient('SqueezeBackward4', {
      self: by('g', ['dim', 'self_sym_sizes'], (g, { self_sym_sizes }: Squeezed) => g.reshape(self_sym_sizes)),
    }),
  ),
  rearrangement(
    'squeeze_(Tensor self, int[] dim) -> Tensor',
    (self: Tensor, dims: Shape) => squeezed(self, dims.length === 0 ? [] : wrapDims(dims, self.ndim)),
    gradient('SqueezeBackward5', {
      self: by('g', ['dim', 'self_sym_sizes'], (g, { self_sym_sizes }: Squeezed) => g.reshape(self_sym_sizes)),
    }),
  ),
);

function exchanged(self: Tensor, a: number, b: number): Geometry {
  const order = self.shape.map((_, d) => (d === a ? b : d === b ? a : d));
  return {
    shape: order.map((d) => self.shape[d] ?? 1),
    strides: order.map((d) => self.strides[d] ?? 1),
    offset: self.offset,
  };
}

function squeezed(self: Tensor, dims: readonly number[]): Geometry {
  const kept = (list: Shape): Shape => list.filter((_, d) => !(dims.includes(d) && self.shape[d] === 1));
  return { shape: kept(self.shape), strides: kept(self.strides), offset: self.offset };
}
