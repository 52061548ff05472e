/** A tensor with another one in a part of it, which a view of the tensor would show. */
import type { Shape } from '../../shape';
import { withPart } from '../../tensor/moved';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, kernel, linearly, operator } from '../definition';

interface Sliced {
  readonly dim: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly step: number;
  readonly _src_sym_sizes: Shape;
}

export const slice_scatter = operator(
  'With the source in a slice along a dimension.',
  kernel(
    'slice_scatter(Tensor self, Tensor src, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor',
    (self: Tensor, src: Tensor, dim: number, start: number | null, end: number | null, step: number) =>
      withPart(self, src, (copy) => copy.slice(dim, start, end, step)),
    gradient('SliceScatterBackward0', {
      self: by(
        'g \\text{ elsewhere}',
        ['dim', 'end', 'start', 'step', '_src_sym_sizes'],
        (g, { dim, end, start, step, _src_sym_sizes }: Sliced) =>
          g.slice_scatter(g.new_zeros(_src_sym_sizes), dim, start, end, step),
      ),
      src: by('g \\text{ here}', ['dim', 'end', 'start', 'step'], (g, { dim, end, start, step }: Sliced) =>
        g.slice(dim, start, end, step),
      ),
    }),
  ),
);

interface Selected {
  readonly dim: number;
  readonly index: number;
  readonly _src_sym_sizes: Shape;
}

export const select_scatter = operator(
  'With the source as the part at one index along a dimension.',
  kernel(
    'select_scatter(Tensor self, Tensor src, int dim, int index) -> Tensor',
    (self: Tensor, src: Tensor, dim: number, index: number) => withPart(self, src, (copy) => copy.select(dim, index)),
    gradient('SelectScatterBackward0', {
      self: by(
        'g \\text{ elsewhere}',
        ['dim', 'index', '_src_sym_sizes'],
        (g, { dim, index, _src_sym_sizes }: Selected) => g.select_scatter(g.new_zeros(_src_sym_sizes), dim, index),
      ),
      src: by('g \\text{ here}', ['dim', 'index'], (g, { dim, index }: Selected) => g.select(dim, index)),
    }),
  ),
);

interface Diagonal {
  readonly offset: number;
  readonly dim1: number;
  readonly dim2: number;
  readonly _src_sym_sizes: Shape;
}

export const diagonal_scatter = operator(
  'With the source on a diagonal of two dimensions.',
  kernel(
    'diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor',
    (self: Tensor, src: Tensor, offset: number, dim1: number, dim2: number) =>
      withPart(self, src, (copy) => copy.diagonal(offset, dim1, dim2)),
    gradient('DiagonalScatterBackward0', {
      self: by(
        'g \\text{ elsewhere}',
        ['dim1', 'dim2', 'offset', '_src_sym_sizes'],
        (g, { dim1, dim2, offset, _src_sym_sizes }: Diagonal) =>
          g.diagonal_scatter(g.new_zeros(_src_sym_sizes), offset, dim1, dim2),
      ),
      src: by('g \\text{ here}', ['dim1', 'dim2', 'offset'], (g, { dim1, dim2, offset }: Diagonal) =>
        g.diagonal(offset, dim1, dim2),
      ),
    }),
  ),
);

interface Strided {
  readonly size: Shape;
  readonly stride: Shape;
  readonly storage_offset: number | null;
}

export const as_strided_scatter = operator(
  "With the source where these sizes, strides and offset show the tensor's memory.",
  linearly(
    kernel(
      'as_strided_scatter(Tensor self, Tensor src, int[] size, int[] stride, int? storage_offset=None) -> Tensor',
      (self: Tensor, src: Tensor, size: Shape, stride: Shape, storage_offset: number | null) =>
        withPart(self, src, (copy) => copy.as_strided(size, stride, storage_offset)),
      gradient('AsStridedScatterBackward0', {
        // PyTorch's: what arrives in the part, where a derivative would have what arrives elsewhere.
        self: by(
          'g \\text{ here}',
          ['size', 'storage_offset', 'stride'],
          (g, { size, stride, storage_offset }: Strided) =>
            g
              .new_zeros(g.shape)
              .as_strided_scatter(
                g.contiguous().as_strided(size, stride, storage_offset),
                size,
                stride,
                storage_offset,
              ),
        ),
        src: by(
          'g \\text{ here}',
          ['size', 'storage_offset', 'stride'],
          (g, { size, stride, storage_offset }: Strided) => g.contiguous().as_strided(size, stride, storage_offset),
        ),
      }),
    ),
  ),
);
