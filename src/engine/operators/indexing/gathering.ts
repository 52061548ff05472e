/** Elements picked out by index tensors and masks. */
import { ofNumbers } from '../../tensor/create';
import { bool, int32, int64 } from '../../dtype';
import { indexError, runtimeError } from '../../errors';
import { alongPlaces, coordinates, reordered, sums, truePlaces } from '../../kernels/places';
import { broadcastShapes, wrapDim, type Shape } from '../../shape';
import { broadcastElements, broadcastValues, denseValues, elementsOf } from '../../storage/access';
import { picked, pickedFrom } from '../../tensor/moved';
import { checkAlong, checkWithin, indexedPlaces, vectorIndices, wrappedIndices } from '../../tensor/indices';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator } from '../definition';

export const gather = operator(
  'The elements whose coordinate along `dim` the index tells.',
  kernel(
    'gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor',
    (self: Tensor, dim: number, index: Tensor) => {
      const d = wrapDim(dim, self.ndim);
      checkAlong('gather', 'input', self, d, index, null);
      const values = denseValues(index);
      checkWithin(values, self.shape, d);
      return picked(self, alongPlaces(self.shape, d, values, index.shape), index.shape);
    },
    gradient('GatherBackward0', {
      self: by(
        '\\textstyle\\sum_{j:\\,\\mathrm{index}_j = i} g_j',
        ['dim', 'index', 'self', 'sparse_grad'],
        (g, { dim, index, self }: { dim: number; index: Tensor; self: Tensor }) =>
          g.new_zeros(self.shape).scatter_add(dim, index, g),
      ),
    }),
  ),
);

export const index_select = operator(
  'The parts along a dimension that the index lists.',
  kernel(
    'index_select(Tensor self, int dim, Tensor index) -> Tensor',
    (self: Tensor, dim: number, index: Tensor) => {
      const d = wrapDim(dim, self.ndim);
      if (index.ndim > 1) throw indexError('index_select(): Index is supposed to be a vector');
      if (self.ndim === 0 && index.numel() !== 1)
        throw runtimeError(`index_select(): Index to scalar can have only 1 value, got ${index.numel()} value(s)`);
      if (index.dtype !== int64 && index.dtype !== int32)
        throw runtimeError('index_select(): Expected dtype int32 or int64 for index');
      const indices = d === 1 ? columnIndices(index, self.shape[1] ?? 1) : vectorIndices(index, self.shape[d] ?? 1);
      const shape = self.shape.map((size, i) => (i === d ? indices.length : size));
      return picked(self, sums(reordered(self.shape, d, indices)), shape);
    },
    gradient('IndexSelectBackward0', {
      self: by(
        '\\textstyle\\sum_{j:\\,\\mathrm{index}_j = i} g_j',
        ['dim', 'index', 'self_sym_sizes'],
        (g, { dim, index, self_sym_sizes }: { dim: number; index: Tensor; self_sym_sizes: Shape }) =>
          g.new_zeros(self_sym_sizes).index_add(dim, index, g),
      ),
    }),
  ),
);

/** Along the second dimension PyTorch refuses what is out of range in other words. */
function columnIndices(index: Tensor, size: number): ArrayLike<number> {
  const indices = denseValues(index);
  for (const at of indices)
    if (at < 0 || at >= size) throw runtimeError(`INDICES element is out of DATA bounds, id=${at} axis_dim=${size}`);
  return indices;
}

export const take = operator(
  'Elements by their number in row-major order.',
  kernel(
    'take(Tensor self, Tensor index) -> Tensor',
    (self: Tensor, index: Tensor) => {
      if (index.dtype !== int64)
        throw runtimeError(`take(): Expected a long tensor for index, but got ${index.dtype.scalarType}`);
      if (self.numel() === 0 && index.numel() > 0) throw indexError('take(): tried to take from an empty tensor');
      return picked(self, wrappedIndices(index, self.numel()), index.shape);
    },
    gradient('TakeBackward0', {
      self: by(
        '\\textstyle\\sum_{j:\\,\\mathrm{index}_j = i} g_j',
        ['index', 'self'],
        (g, { index, self }: { index: Tensor; self: Tensor }) => g.new_zeros(self.shape).put(index, g, true),
      ),
    }),
  ),
);

export const take_along_dim = operator(
  'The elements whose coordinate along `dim` the indices tell, which are broadcast; without `dim`, of the flattened tensor.',
  composite(
    'take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor',
    (self: Tensor, indices: Tensor, dim: number | null) => {
      if (indices.dtype !== int64)
        throw runtimeError(
          `torch.take_along_dim(): dtype of indices should be Long but got ${indices.dtype.scalarType}`,
        );
      if (dim === null) return self.view([-1]).gather(0, indices.view([-1]));
      if (self.ndim !== indices.ndim)
        throw runtimeError(
          `torch.take_along_dim(): input and indices should have the same number of dimensions, but got ${self.ndim} dimensions for input, and ${indices.ndim} dimensions for indices`,
        );
      const d = wrapDim(dim, self.ndim);
      const without = (shape: Shape): number[] => shape.map((size, i) => (i === d ? 1 : size));
      const common = broadcastShapes(without(self.shape), without(indices.shape));
      const at = (size: number): number[] => common.map((each, i) => (i === d ? size : each));
      return self.expand(at(self.shape[d] ?? 1)).gather(d, indices.expand(at(indices.shape[d] ?? 1)));
    },
  ),
);

export const masked_select = operator(
  'The elements where the mask is true, one after the other.',
  kernel(
    'masked_select(Tensor self, Tensor mask) -> Tensor',
    (self: Tensor, mask: Tensor) => {
      if (mask.dtype !== bool) throw runtimeError('masked_select: expected BoolTensor for mask');
      const shape = broadcastShapes(mask.shape, self.shape);
      const places = truePlaces(broadcastValues(mask, shape, bool));
      return pickedFrom(broadcastElements(self, shape), places, [places.length], self.dtype);
    },
    gradient('MaskedSelectBackward0', {
      // Summed to the operand's shape by the walk, as every gradient of a broadcast.
      self: by('g \\text{ where } m', ['mask', 'self'], (g, { mask, self }: { mask: Tensor; self: Tensor }) =>
        g.new_zeros(broadcastShapes(mask.shape, self.shape)).masked_scatter(mask, g),
      ),
    }),
  ),
);

export const index = internal(
  method(
    'The elements at index tensors, one for each leading dimension or none.',
    kernel(
      'index(Tensor self, Tensor?[] indices) -> Tensor',
      (self: Tensor, indices: readonly (Tensor | null)[]) => {
        const { places, shape } = indexedPlaces(self.shape, indices);
        return picked(self, places, shape);
      },
      gradient('IndexBackward0', {
        self: by(
          '\\textstyle\\sum_{j:\\,\\mathrm{index}_j = i} g_j',
          ['indices', 'self_sym_sizes'],
          (g, { indices, self_sym_sizes }: { indices: readonly (Tensor | null)[]; self_sym_sizes: Shape }) =>
            g.new_zeros(self_sym_sizes).index_put(indices, g, true),
        ),
      }),
    ),
  ),
);

export const nonzero = operator(
  'The coordinates of the elements that are not 0, one row for each; with `as_tuple`, a tensor for each dimension.',
  kernel('nonzero(Tensor self) -> Tensor', (self: Tensor) => coordinatesOf(truePlaces(elementsOf(self)), self.shape)),
  kernel('nonzero(Tensor self, *, bool as_tuple) -> Tensor[]', (self: Tensor, asTuple: boolean) => {
    const places = truePlaces(elementsOf(self));
    if (!asTuple) return coordinatesOf(places, self.shape);
    const shape = self.ndim === 0 ? [1] : self.shape;
    return coordinates(places, shape).map((along) => ofNumbers(along, [along.length], int64));
  }),
);

export const argwhere = operator(
  'The coordinates of the elements that are not 0, one row for each.',
  kernel('argwhere(Tensor self) -> Tensor', (self: Tensor) => coordinatesOf(truePlaces(elementsOf(self)), self.shape)),
);

function coordinatesOf(places: Int32Array<ArrayBuffer>, shape: Shape): Tensor {
  const along = coordinates(places, shape);
  const rows = new Float64Array(places.length * shape.length);
  along.forEach((values, d) => {
    for (let i = 0; i < places.length; i++) rows[i * shape.length + d] = values[i] ?? 0;
  });
  return ofNumbers(rows, [places.length, shape.length], int64);
}
