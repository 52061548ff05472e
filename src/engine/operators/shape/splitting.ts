/** One tensor as several along a dimension. */
import { int64 } from '../../dtype';
import { indexError, runtimeError } from '../../errors';
import { formatList, wrapDim, type Shape } from '../../shape';
import { exactValues, storageOf } from '../../storage/access';
import { viewOf } from '../../tensor/create';
import { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, linearly, operator, type InputGradient } from '../definition';

export const unbind = operator(
  'The parts along a dimension.',
  linearly(
    kernel(
      'unbind(Tensor self, int dim=0) -> Tensor[]',
      (self: Tensor, dim: number) => {
        if (self.ndim === 0) throw indexError('Dimension specified as 0 but tensor has no dimensions');
        const d = wrapDim(dim, self.ndim);
        const without = (list: Shape): number[] => list.filter((_, i) => i !== d);
        const step = self.strides[d] ?? 1;
        return Array.from({ length: self.shape[d] ?? 0 }, (_, i) =>
          viewOf(self, without(self.shape), without(self.strides), self.offset + i * step, true),
        );
      },
      gradient('UnbindBackward0', {
        self: by(
          '(g_1, \\dots, g_n)',
          ['dim', '_self_sym_sizes'],
          (g, { dim, _self_sym_sizes }: { dim: number; _self_sym_sizes: Shape }, gradients) => {
            const d = wrapDim(dim, _self_sym_sizes.length);
            const shape = _self_sym_sizes.filter((_, i) => i !== d);
            return g._stack(
              withZeros(g, gradients, () => shape),
              d,
            );
          },
        ),
      }),
    ),
  ),
);

interface Split {
  readonly dim: number;
  readonly self_sym_sizes: Shape;
  readonly split_size: number;
}

/** Each part in its place; those that nothing needed are 0. */
const joinedParts: InputGradient = by(
  '(g_1, \\dots, g_n)',
  ['dim', 'self_sym_sizes', 'split_size'],
  (g, { dim, self_sym_sizes, split_size }: Split, gradients) =>
    joined(g, gradients, self_sym_sizes, dim, (size, i) => Math.min(split_size, size - i * split_size)),
);

export const split = operator(
  'Parts of one size, or of the given sizes, along a dimension; the last may be smaller.',
  linearly(
    kernel(
      'split(Tensor self, int split_size, int dim=0) -> Tensor[]',
      (self: Tensor, split_size: number, dim: number) => {
        const { d, sizes } = equalSizes(self, split_size, dim);
        return parts(self, d, sizes, (shape, offset) => viewOf(self, shape, self.strides, offset, true));
      },
      gradient('SplitBackward0', { self: joinedParts }),
    ),
  ),
  composite('split(Tensor self, int[] split_size, int dim=0) -> Tensor[]', (self: Tensor, sizes: Shape, dim: number) =>
    self.split_with_sizes(sizes, dim),
  ),
);

interface SplitWithSizes {
  readonly dim: number;
  readonly self_sym_sizes: Shape;
  readonly split_sizes: Shape;
}

const joinedSizes: InputGradient = by(
  '(g_1, \\dots, g_n)',
  ['dim', 'self_sym_sizes', 'split_sizes'],
  (g, { dim, self_sym_sizes, split_sizes }: SplitWithSizes, gradients) =>
    joined(g, gradients, self_sym_sizes, dim, (_, i) => split_sizes[i] ?? 0),
);

export const split_with_sizes = operator(
  'Parts of the given sizes along a dimension.',
  linearly(
    kernel(
      'split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]',
      (self: Tensor, sizes: Shape, dim: number) => {
        const d = checkedSizes(self, sizes, dim);
        return parts(self, d, sizes, (shape, offset) => viewOf(self, shape, self.strides, offset, true));
      },
      gradient('SplitWithSizesBackward0', { self: joinedSizes }),
    ),
  ),
);

export const unsafe_split = operator(
  'As split, of which the parts may be changed in place where nothing else is used of them.',
  linearly(
    kernel(
      'unsafe_split(Tensor self, int split_size, int dim=0) -> Tensor[]',
      (self: Tensor, split_size: number, dim: number) => {
        const { d, sizes } = equalSizes(self, split_size, dim);
        return parts(self, d, sizes, (shape, offset) => unrelated(self, shape, offset));
      },
      gradient('UnsafeSplitBackward0', { self: joinedParts }),
    ),
  ),
);

export const unsafe_split_with_sizes = operator(
  'As split_with_sizes, of which the parts may be changed in place where nothing else is used of them.',
  linearly(
    kernel(
      'unsafe_split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]',
      (self: Tensor, sizes: Shape, dim: number) => {
        const d = checkedSizes(self, sizes, dim);
        return parts(self, d, sizes, (shape, offset) => unrelated(self, shape, offset));
      },
      gradient('UnsafeSplitWithSizesBackward0', { self: joinedSizes }),
    ),
  ),
);

export const chunk = operator(
  'At most so many parts of one size along a dimension.',
  composite('chunk(Tensor self, int chunks, int dim=0) -> Tensor[]', (self: Tensor, chunks: number, dim: number) => {
    const size = chunkSize(self, chunks, dim);
    return size === 0 ? self.split_with_sizes(empties(chunks), dim) : self.split(size, dim);
  }),
);

export const unsafe_chunk = operator(
  'As chunk, of which the parts may be changed in place where nothing else is used of them.',
  composite(
    'unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]',
    (self: Tensor, chunks: number, dim: number) => {
      const size = chunkSize(self, chunks, dim);
      return size === 0 ? self.unsafe_split_with_sizes(empties(chunks), dim) : self.unsafe_split(size, dim);
    },
  ),
);

export const tensor_split = operator(
  'So many parts of nearly one size, or parts that end at the given indices, along a dimension.',
  composite(
    'tensor_split(Tensor self, int sections, int dim=0) -> Tensor[]',
    (self: Tensor, sections: number, dim: number) => sectioned(self, sections, dimension(self, dim)),
  ),
  composite(
    'tensor_split(Tensor self, int[] indices, int dim=0) -> Tensor[]',
    (self: Tensor, indices: Shape, dim: number) => cutAt(self, indices, dimension(self, dim)),
  ),
  composite(
    'tensor_split(Tensor self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor[]',
    (self: Tensor, at: Tensor, dim: number) => {
      const d = dimension(self, dim);
      if (at.dtype !== int64)
        throw runtimeError(
          `tensor_split expected tensor_indices_or_sections to have dtype of long, but got ${at.dtype.scalarType}`,
        );
      if (at.ndim > 1)
        throw runtimeError(
          `tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got a tensor with ${at.ndim} dims`,
        );
      const values = Array.from(exactValues(at), Number);
      return at.ndim === 0 ? sectioned(self, values[0] ?? 0, d) : cutAt(self, values, d);
    },
  ),
);

export const hsplit = operator(
  'Split from left to right: along the second dimension, of a vector along its only one.',
  composite('hsplit(Tensor self, int sections) -> Tensor[]', (self: Tensor, sections: number) =>
    divided(self, sections, 'hsplit', 1, self.ndim === 1 ? 0 : 1),
  ),
  composite('hsplit(Tensor self, int[] indices) -> Tensor[]', (self: Tensor, indices: Shape) =>
    cutAt(self, indices, checked(self, 'hsplit', 1, self.ndim === 1 ? 0 : 1)),
  ),
);

export const vsplit = operator(
  'Split from top to bottom: along the first dimension.',
  composite('vsplit(Tensor self, int sections) -> Tensor[]', (self: Tensor, sections: number) =>
    divided(self, sections, 'vsplit', 2, 0),
  ),
  composite('vsplit(Tensor self, int[] indices) -> Tensor[]', (self: Tensor, indices: Shape) =>
    cutAt(self, indices, checked(self, 'vsplit', 2, 0)),
  ),
);

export const dsplit = operator(
  'Split along the third dimension.',
  composite('dsplit(Tensor self, int sections) -> Tensor[]', (self: Tensor, sections: number) =>
    divided(self, sections, 'dsplit', 3, 2),
  ),
  composite('dsplit(Tensor self, int[] indices) -> Tensor[]', (self: Tensor, indices: Shape) =>
    cutAt(self, indices, checked(self, 'dsplit', 3, 2)),
  ),
);

/** The parts of the given sizes, one after the other, as `make` shows them. */
function parts(self: Tensor, d: number, sizes: Shape, make: (shape: Shape, offset: number) => Tensor): Tensor[] {
  let start = 0;
  return sizes.map((size) => {
    const offset = self.offset + start * (self.strides[d] ?? 1);
    start += size;
    return make(
      self.shape.map((own, i) => (i === d ? size : own)),
      offset,
    );
  });
}

/** The same memory, of which nothing is known: each part counts its own versions. */
function unrelated(self: Tensor, shape: Shape, offset: number): Tensor {
  return new Tensor(storageOf(self).recounted(), shape, self.dtype, self.strides, offset);
}

function equalSizes(self: Tensor, size: number, dim: number): { d: number; sizes: number[] } {
  if (self.ndim === 0) throw runtimeError('split expects at least a 1-dimensional tensor');
  if (size < 0) throw runtimeError(`split expects split_size be non-negative, but got split_size=${size}`);
  const d = wrapDim(dim, self.ndim);
  const whole = self.shape[d] ?? 0;
  if (size === 0 && whole !== 0)
    throw runtimeError(`split_size can only be 0 if dimension size is 0, but got dimension size of ${whole}`);
  const count = size === 0 ? 1 : Math.max(1, Math.ceil(whole / size));
  return { d, sizes: Array.from({ length: count }, (_, i) => Math.min(size, whole - i * size)) };
}

function checkedSizes(self: Tensor, sizes: Shape, dim: number): number {
  if (self.ndim === 0) throw runtimeError('split expects at least a 1-dimensional tensor');
  const d = wrapDim(dim, self.ndim);
  const whole = self.shape[d] ?? 0;
  if (sizes.some((size) => size < 0))
    throw runtimeError(
      `split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=${formatList(sizes)}`,
    );
  if (sizes.reduce((sum, size) => sum + size, 0) !== whole)
    throw runtimeError(
      `split_with_sizes expects split_sizes to sum exactly to ${whole} (input tensor's size at dimension ${dim}), but got split_sizes=${formatList(sizes)}`,
    );
  return d;
}

/** 0 where there is nothing to divide. */
function chunkSize(self: Tensor, chunks: number, dim: number): number {
  if (self.ndim === 0) throw runtimeError('chunk expects at least a 1-dimensional tensor');
  if (chunks <= 0) throw runtimeError(`chunk expects \`chunks\` to be greater than 0, got: ${chunks}`);
  return Math.ceil((self.shape[wrapDim(dim, self.ndim)] ?? 0) / chunks);
}

function empties(count: number): number[] {
  return new Array<number>(count).fill(0);
}

function dimension(self: Tensor, dim: number): number {
  if (self.ndim === 0)
    throw runtimeError('tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims');
  return wrapDim(dim, self.ndim);
}

/** The first parts are larger by one where the size is no multiple. */
function sectioned(self: Tensor, sections: number, d: number): Tensor[] {
  if (sections <= 0) throw runtimeError(`number of sections must be larger than 0, got ${sections}`);
  const size = self.shape[d] ?? 0;
  const least = Math.floor(size / sections);
  const larger = size % sections;
  let start = 0;
  return Array.from({ length: sections }, (_, i) => {
    const end = start + least + (i < larger ? 1 : 0);
    const part = self.slice(d, start, end, 1);
    start = end;
    return part;
  });
}

function cutAt(self: Tensor, indices: Shape, d: number): Tensor[] {
  const starts = [0, ...indices];
  return starts.map((start, i) => self.slice(d, start, indices[i] ?? self.shape[d] ?? 0, 1));
}

function checked(self: Tensor, name: string, least: number, d: number): number {
  if (self.ndim < least)
    throw runtimeError(
      `torch.${name} requires a tensor with at least ${least} dimension, but got a tensor with ${self.ndim} dimensions!`,
    );
  return d;
}

function divided(self: Tensor, sections: number, name: string, least: number, dim: number): Tensor[] {
  const d = checked(self, name, least, dim);
  const size = self.shape[d] ?? 0;
  if (sections === 0 || size % sections !== 0)
    throw runtimeError(
      `torch.${name} attempted to split along dimension ${d}, but the size of the dimension ${size} is not divisible by the split_size ${sections}!`,
    );
  return sectioned(self, sections, d);
}

/** The gradients of parts as that of the whole. */
function joined(
  g: Tensor,
  gradients: readonly (Tensor | null)[],
  whole: Shape,
  dim: number,
  sizeOf: (size: number, i: number) => number,
): Tensor {
  const d = wrapDim(dim, whole.length);
  const shapeOf = (i: number): Shape => whole.map((size, each) => (each === d ? sizeOf(size, i) : size));
  return g._cat(withZeros(g, gradients, shapeOf), d);
}

function withZeros(g: Tensor, gradients: readonly (Tensor | null)[], shapeOf: (i: number) => Shape): Tensor[] {
  return gradients.map((gradient, i) => gradient ?? g.new_zeros(shapeOf(i)));
}
