/** Elements written at index tensors, at numbers of elements, and where a mask is true. */
import { bool, int64, uint8 } from '../../dtype';
import { indexError, runtimeError } from '../../errors';
import { truePlaces, type Places } from '../../kernels/places';
import { broadcastShapes, formatList, numel, type Shape } from '../../shape';
import { broadcastElements, broadcastValues, elementsOf } from '../../storage/access';
import type { Elements } from '../../storage/storage';
import { checkMask, indexedPlaces, wrappedIndices } from '../../tensor/indices';
import { combinedAt, elementsAs, replacedAt } from '../../tensor/moved';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, kernel, onExpanded, operator, withInPlace } from '../definition';

type Indices = readonly (Tensor | null)[];

interface Put {
  readonly indices: Indices;
  readonly accumulate: boolean;
}

export const index_put = onExpanded(
  withInPlace(
    operator(
      'The values at index tensors, one for each leading dimension or none; with `accumulate`, added.',
      kernel(
        'index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor',
        (self: Tensor, indices: Indices, values: Tensor, accumulate: boolean) => {
          const { places, shape } = indexedPlaces(self.shape, indices);
          // A single value under a mask fills it, and is cast as filling does.
          const fills = !accumulate && values.numel() === 1 && isMask(self.shape, indices);
          if (self.dtype !== values.dtype && !fills)
            throw runtimeError(
              `Index put requires the source and destination dtypes match, got ${self.dtype.scalarType} for the destination and ${values.dtype.scalarType} for the source.`,
            );
          const elements = fills ? elementsAs(values, self.dtype) : spread(values, shape);
          return accumulate ? combinedAt(self, places, elements, 'sum') : replacedAt(self, places, elements);
        },
        gradient('IndexPutBackward0', {
          self: by('g \\text{ elsewhere}', ['accumulate', 'indices'], (g, { accumulate, indices }: Put) =>
            accumulate ? g : g.index_put(indices, g.new_zeros([])),
          ),
          // Summed to the values' shape by the walk, as every gradient of a broadcast.
          values: by(
            'g_{\\mathrm{index}_j}',
            ['indices', '_values_sym_sizes'],
            (g, { indices, _values_sym_sizes }: Values) => prefixed(g.index(indices), _values_sym_sizes),
          ),
        }),
      ),
    ),
    'both',
  ),
  'deprecated',
);

interface Values {
  readonly indices: Indices;
  readonly _values_sym_sizes: Shape;
}

export const put = withInPlace(
  operator(
    'The elements of the source at numbers of elements in row-major order; with `accumulate`, added.',
    kernel(
      'put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor',
      (self: Tensor, index: Tensor, source: Tensor, accumulate: boolean) => {
        const places = numberedPlaces(self, index, source);
        return accumulate
          ? combinedAt(self, places, elementsOf(source), 'sum')
          : replacedAt(self, places, elementsOf(source));
      },
      gradient('PutBackward0', {
        self: by(
          'g \\text{ elsewhere}',
          ['accumulate', 'index', '_source_sym_sizes'],
          (g, { accumulate, index, _source_sym_sizes }: PutSource) =>
            accumulate ? g : g.put(index, g.new_zeros(_source_sym_sizes)),
        ),
        source: by(
          'g_{\\mathrm{index}_j}',
          ['index', 'source', '_source_sym_sizes'],
          (g, { index, _source_sym_sizes }: PutSource) => g.take(index).reshape(_source_sym_sizes),
        ),
      }),
    ),
  ),
  'method',
);

interface PutSource {
  readonly accumulate: boolean;
  readonly index: Tensor;
  readonly _source_sym_sizes: Shape;
}

export const masked_scatter = withInPlace(
  operator(
    'The elements of the source, one after the other, where the mask is true.',
    kernel(
      'masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor',
      (self: Tensor, mask: Tensor, source: Tensor) => {
        const shape = broadcastShapes(mask.shape, self.shape);
        if (self.dtype !== source.dtype)
          throw runtimeError(
            `masked_scatter: expected self and source to have same dtypes but got${self.dtype.scalarType} and ${source.dtype.scalarType}`,
          );
        if (mask.dtype !== bool)
          throw runtimeError(
            `masked_scatter_ only supports boolean masks, but got mask with dtype ${mask.dtype.scalarType}`,
          );
        const places = truePlaces(broadcastValues(mask, shape, bool));
        if (source.numel() < places.length) throw runtimeError('Number of elements of source < number of ones in mask');
        return replacedAt(self, places, elementsOf(source).subarray(0, places.length), shape);
      },
      gradient('MaskedScatterBackward0', {
        self: by('g\\,[\\lnot m]', ['mask'], (g, { mask }) => g.masked_fill(mask, 0)),
        source: by(
          'g \\text{ where } m',
          ['mask', 'source_sym_sizes'],
          (g, { mask, source_sym_sizes }: { mask: Tensor; source_sym_sizes: Shape }) => {
            const taken = g.masked_select(mask);
            const zeros = g.new_zeros([numel(source_sym_sizes)]);
            return zeros.slice_scatter(taken, { end: taken.numel() }).view(source_sym_sizes);
          },
        ),
      }),
    ),
  ),
  'method',
);

function numberedPlaces(self: Tensor, index: Tensor, source: Tensor): Places {
  if (index.dtype !== int64)
    throw runtimeError(`put_(): Expected a long tensor for index, but got ${index.dtype.scalarType}`);
  if (self.dtype !== source.dtype)
    throw runtimeError(
      `put_(): self and source expected to have the same dtype, but got self.dtype = ${self.dtype.scalarType} and source.dtype = ${source.dtype.scalarType}`,
    );
  if (source.numel() !== index.numel())
    throw indexError(
      `put_(): Expected source and index to have the same number of elements, but got source.numel() = ${source.numel()}, index.numel() = ${index.numel()}`,
    );
  return wrappedIndices(index, self.numel());
}

/** The values as if they had the shape of what is written to. */
function spread(values: Tensor, shape: Shape): Elements {
  const lead = shape.length - values.ndim;
  if (lead < 0 || values.shape.some((size, d) => size !== 1 && size !== shape[lead + d]))
    throw runtimeError(
      `shape mismatch: value tensor of shape ${formatList(values.shape)} cannot be broadcast to indexing result of shape ${formatList(shape)}`,
    );
  return broadcastElements(values, shape);
}

/** Leading dimensions of size 1 that the values have beyond those of what is written to. */
function prefixed(g: Tensor, shape: Shape): Tensor {
  const more = shape.length - g.ndim;
  return more > 0 ? g.reshape([...shape.slice(0, more), ...g.shape]) : g;
}

/** Whether the indices are one mask, which must fit. */
function isMask(shape: Shape, indices: Indices): boolean {
  const given = indices.filter((index) => index !== null);
  const [mask] = given;
  if (mask === undefined || given.length > 1 || (mask.dtype !== bool && mask.dtype !== uint8)) return false;
  checkMask(mask.shape, shape, indices.indexOf(mask));
  return true;
}
