/** Diagonals of matrices, matrices of diagonals, and triangles. */
import { get_default_dtype, int32, int64, promote, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import { positions, trianglePlaces, type Places } from '../../kernels/places';
import { contiguousStrides, numel, wrapDim, type Shape } from '../../shape';
import { allocateElements } from '../../storage/storage';
import { put } from '../../kernels/moving';
import { filled, fromElements, ofNumbers, viewOf } from '../../tensor/create';
import { elementsAs, picked, placedAt } from '../../tensor/moved';
import type { Tensor } from '../../tensor/tensor';
import {
  by,
  composite,
  gradient,
  kernel,
  linearly,
  method,
  onExpanded,
  operator,
  torchFunction,
  withInPlace,
} from '../definition';
import type { Gradient } from '../definition';

interface Diagonal {
  readonly offset: number;
  readonly dim1: number;
  readonly dim2: number;
  readonly self_sym_sizes: Shape;
}

function diagonalGradient(node: string): Gradient {
  return gradient(node, {
    self: by(
      '\\operatorname{diag} g',
      ['dim1', 'dim2', 'offset', 'self_sym_sizes'],
      (g, { dim1, dim2, offset, self_sym_sizes }: Diagonal) =>
        g.new_zeros(self_sym_sizes).diagonal_scatter(g, offset, dim1, dim2),
    ),
  });
}

export const diagonal = operator(
  'A diagonal of two dimensions, as the last one.',
  linearly(
    kernel(
      'diagonal(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor',
      (self: Tensor, offset: number, dim1: number, dim2: number) => {
        const at = diagonalOf(self.shape, self.strides, offset, dim1, dim2);
        return viewOf(self, at.shape, at.strides, self.offset + at.start);
      },
      diagonalGradient('DiagonalBackward0'),
    ),
  ),
);

export const diagonal_copy = torchFunction(
  'A copy of a diagonal of two dimensions, as the last one.',
  kernel(
    'diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor',
    copiedDiagonal,
    diagonalGradient('DiagonalBackward0_copy'),
  ),
);

export const diag = operator(
  'The diagonal of a matrix, or the matrix of a diagonal.',
  composite('diag(Tensor self, int diagonal=0) -> Tensor', (self: Tensor, offset: number) => {
    if (self.ndim === 1) return self.diag_embed(offset);
    if (self.ndim === 2) return self._diagonal_of_matrix(offset);
    throw runtimeError(`diag(): Supports 1D or 2D tensors. Got ${self.ndim}D`);
  }),
);

export const _diagonal_of_matrix = method(
  'A copy of a diagonal of a matrix.',
  kernel(
    '_diagonal_of_matrix(Tensor self, int offset, int dim1=0, int dim2=1) -> Tensor',
    copiedDiagonal,
    diagonalGradient('DiagonalBackward0_copy'),
  ),
);

export const diag_embed = operator(
  'Matrices with the last dimension as a diagonal.',
  linearly(
    kernel(
      'diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor',
      (self: Tensor, offset: number, dim1: number, dim2: number) => {
        const [a, b] = [wrapDim(dim1, self.ndim + 1), wrapDim(dim2, self.ndim + 1)];
        if (a === b) throw runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
        const size = Math.abs(offset) + (self.shape[self.ndim - 1] ?? 1);
        const shape = self.shape.slice(0, -1);
        shape.splice(Math.min(a, b), 0, size);
        shape.splice(Math.max(a, b), 0, size);
        const at = diagonalOf(shape, contiguousStrides(shape), offset, a, b);
        return placedAt(self, positions(at.shape, at.strides, at.start), shape);
      },
      gradient('DiagEmbedBackward0', {
        self: by(
          '\\operatorname{diag} g',
          ['dim1', 'dim2', 'offset'],
          (g, { dim1, dim2, offset }: Omit<Diagonal, 'self_sym_sizes'>) => g.diagonal(offset, dim1, dim2),
        ),
      }),
    ),
  ),
);

export const diagflat = operator(
  'A matrix with the elements, in row-major order, as a diagonal.',
  composite('diagflat(Tensor self, int offset=0) -> Tensor', (self: Tensor, offset: number) =>
    self.contiguous().view([-1]).diag(offset),
  ),
);

export const block_diag = torchFunction(
  'The matrices as blocks along the diagonal of one.',
  kernel(
    'block_diag(Tensor[1] tensors=[]) -> Tensor',
    (tensors: readonly Tensor[]) => {
      tensors.forEach(({ ndim }, i) => {
        if (ndim > 2)
          throw runtimeError(
            `torch.block_diag: Input tensors must have 2 or fewer dimensions. Input ${i} has ${ndim} dimensions`,
          );
      });
      if (tensors.length === 0) return filled(0, [1, 0], get_default_dtype());
      const dtype = tensors.map((tensor) => tensor.dtype).reduce(promote);
      const blocks = tensors.map(({ shape }) => matrixShape(shape));
      const shape = [0, 1].map((d) => blocks.reduce((sum, block) => sum + (block[d] ?? 0), 0));
      const elements = allocateElements(dtype, numel(shape));
      let [row, column] = [0, 0];
      const width = shape[1] ?? 0;
      tensors.forEach((tensor, i) => {
        const [rows = 0, columns = 0] = blocks[i] ?? [];
        put(elementsAs(tensor, dtype), positions([rows, columns], [width, 1], row * width + column), elements);
        row += rows;
        column += columns;
      });
      return fromElements(elements, shape, dtype);
    },
    gradient('BlockDiagBackward0', {
      tensors: by('g_i', ['_tensors_sizes'], (g, { _tensors_sizes }: { _tensors_sizes: readonly Shape[] }) => {
        let [row, column] = [0, 0];
        return _tensors_sizes.map((shape) => {
          const [rows, columns] = matrixShape(shape);
          const block = g.narrow(0, row, rows).narrow(1, column, columns);
          row += rows;
          column += columns;
          return block.reshape(shape);
        });
      }),
    }),
  ),
);

/** A vector is a row. */
function matrixShape(shape: Shape): [number, number] {
  const [first = 1, second] = shape;
  return second === undefined ? [1, first] : [first, second];
}

export const tril = onExpanded(
  withInPlace(
    operator(
      'The elements on and below a diagonal of matrices; 0 elsewhere.',
      linearly(
        kernel(
          'tril(Tensor self, int diagonal=0) -> Tensor',
          (self: Tensor, offset: number) => triangle(self, offset, false),
          gradient('TrilBackward0', {
            self: by('\\operatorname{tril} g', ['diagonal'], (g, { diagonal: k }: { diagonal: number }) => g.tril(k)),
          }),
        ),
      ),
    ),
    'method',
  ),
  'allowed',
);

export const triu = onExpanded(
  withInPlace(
    operator(
      'The elements on and above a diagonal of matrices; 0 elsewhere.',
      linearly(
        kernel(
          'triu(Tensor self, int diagonal=0) -> Tensor',
          (self: Tensor, offset: number) => triangle(self, offset, true),
          gradient('TriuBackward0', {
            self: by('\\operatorname{triu} g', ['diagonal'], (g, { diagonal: k }: { diagonal: number }) => g.triu(k)),
          }),
        ),
      ),
    ),
    'method',
  ),
  'allowed',
);

export const tril_indices = torchFunction(
  'Rows and columns of the elements on and below a diagonal of a matrix.',
  kernel(
    'tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor',
    (row: number, col: number, offset: number, dtype: DType | null) =>
      triangleIndices('tril_indices', row, col, offset, dtype ?? int64, false),
  ),
);

export const triu_indices = torchFunction(
  'Rows and columns of the elements on and above a diagonal of a matrix.',
  kernel(
    'triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor',
    (row: number, col: number, offset: number, dtype: DType | null) =>
      triangleIndices('triu_indices', row, col, offset, dtype ?? int64, true),
  ),
);

function triangle(self: Tensor, offset: number, upper: boolean): Tensor {
  if (self.ndim < 2) throw runtimeError(`${upper ? 'triu' : 'tril'}: input tensor must have at least 2 dimensions`);
  return picked(self, trianglePlaces(self.shape, offset, upper), self.shape);
}

function triangleIndices(
  name: string,
  rows: number,
  columns: number,
  offset: number,
  dtype: DType,
  upper: boolean,
): Tensor {
  if (rows < 0) throw runtimeError(`row must be non-negative, got${rows}`);
  if (columns < 0) throw runtimeError(`col must be non-negative, got${columns}`);
  if (dtype !== int64 && dtype !== int32) throw notImplemented(name, dtype);
  const places: Places = trianglePlaces([rows, columns], offset, upper).filter((place) => place >= 0);
  const along = [
    ...Array.from(places, (place) => Math.floor(place / columns)),
    ...Array.from(places, (place) => place % columns),
  ];
  return ofNumbers(along, [2, places.length], dtype);
}

function copiedDiagonal(self: Tensor, offset: number, dim1: number, dim2: number): Tensor {
  const at = diagonalOf(self.shape, contiguousStrides(self.shape), offset, dim1, dim2);
  return picked(self, positions(at.shape, at.strides, at.start), at.shape);
}

interface At {
  readonly shape: Shape;
  readonly strides: Shape;
  readonly start: number;
}

/** How a diagonal lies among elements that lie so. */
function diagonalOf(shape: Shape, strides: Shape, offset: number, dim1: number, dim2: number): At {
  const [a, b] = [wrapDim(dim1, shape.length), wrapDim(dim2, shape.length)];
  if (a === b) throw runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
  const [rows, columns] = [shape[a] ?? 1, shape[b] ?? 1];
  const [down, right] = [strides[a] ?? 1, strides[b] ?? 1];
  const length = Math.max(0, offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns));
  const start = length === 0 ? 0 : offset >= 0 ? offset * right : -offset * down;
  const without = (list: Shape): number[] => list.filter((_, d) => d !== a && d !== b);
  return { shape: [...without(shape), length], strides: [...without(strides), down + right], start };
}
