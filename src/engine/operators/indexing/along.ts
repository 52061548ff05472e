/** Parts along a dimension written, added or combined at the indices that a vector lists. */
import { bool, int32, int64 } from '../../dtype';
import { indexError, notImplemented, runtimeError } from '../../errors';
import { indexReduceGradients, type IndexReduced } from '../../formulas/scattered';
import type { Reduction } from '../../kernels/moving';
import { reordered, sums } from '../../kernels/places';
import { formatList, sameShape, wrapDim, type Shape } from '../../shape';
import { denseValues, elementsOf } from '../../storage/access';
import { reduced } from '../../tensor/combined';
import { filled } from '../../tensor/create';
import { vectorIndices } from '../../tensor/indices';
import { combinedAt, elementOf, elementsAs, replacedAt } from '../../tensor/moved';
import type { Tensor } from '../../tensor/tensor';
import { warnOnce } from '../../warnings';
import { by, gradient, kernel, onExpanded, operator, withInPlace, withoutForwardMode } from '../definition';

interface Sent {
  readonly dim: number;
  readonly index: Tensor;
  readonly source: Tensor;
  readonly source_dim: number;
  readonly alpha: number;
}

/** The parts that went to the indices. */
function sent(g: Tensor, { dim, index, source, source_dim }: Omit<Sent, 'alpha'>): Tensor {
  return source_dim > 0 ? g.index_select(dim, index).expand(source.shape) : g.index_select(dim, index.squeeze(0));
}

const kept = by('g \\text{ elsewhere}', ['dim', 'index'], (g, { dim, index }: Pick<Sent, 'dim' | 'index'>) =>
  g.index_fill(dim, index, 0),
);

export const index_add = withInPlace(
  operator(
    'The parts of the source, times `alpha`, added at the indices along a dimension.',
    kernel(
      'index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor',
      (self: Tensor, dim: number, index: Tensor, source: Tensor, alpha: number | bigint) => {
        const d = wrapDim(dim, self.ndim);
        checkSent('index_add_', self, d, index, source);
        const places = sums(reordered(self.shape, d, vectorIndices(index, self.shape[d] ?? 1)));
        return combinedAt(self, places, elementsOf(times(source, alpha)), 'sum');
      },
      gradient('IndexAddBackward0', {
        self: by('g', [], (g) => g),
        source: by(
          '\\alpha\\,g_{\\mathrm{index}_j}',
          ['alpha', 'dim', 'index', 'source', 'source_dim'],
          (g, saved: Sent) => {
            const gradient = sent(g, saved);
            return saved.alpha === 1 ? gradient : gradient.mul(saved.alpha);
          },
        ),
      }),
    ),
  ),
  'method',
);

export const index_copy = withInPlace(
  operator(
    'The parts of the source at the indices along a dimension.',
    kernel(
      'index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor',
      (self: Tensor, dim: number, index: Tensor, source: Tensor) => {
        const d = wrapDim(dim, self.ndim);
        checkCopied(self, d, index, source);
        const size = self.shape[d] ?? 1;
        const indices = denseValues(index);
        for (const at of indices)
          if (at < 0 || at >= size)
            throw indexError(`index_copy_(): index ${at} is out of bounds for dimension ${d} with size ${size}`);
        return replacedAt(self, sums(reordered(self.shape, d, indices)), elementsOf(source));
      },
      gradient('IndexCopyBackward0', {
        self: kept,
        source: by('g_{\\mathrm{index}_j}', ['dim', 'index', 'source', 'source_dim'], (g, saved: Omit<Sent, 'alpha'>) =>
          sent(g, saved),
        ),
      }),
    ),
  ),
  'method',
);

export const index_fill = onExpanded(
  withInPlace(
    operator(
      'One value at the indices along a dimension.',
      kernel(
        'index_fill(Tensor self, int dim, Tensor index, Scalar value) -> Tensor',
        (self: Tensor, dim: number, index: Tensor, value: number | bigint | boolean) =>
          replacedAt(self, filledPlaces(self, dim, index), elementOf(value, self.dtype)),
        gradient('IndexFillBackward0', { self: kept }),
      ),
      kernel(
        'index_fill(Tensor self, int dim, Tensor index, Tensor value) -> Tensor',
        (self: Tensor, dim: number, index: Tensor, value: Tensor) => {
          if (value.ndim !== 0)
            throw runtimeError(
              `index_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.ndim} dimension(s).`,
            );
          return replacedAt(self, filledPlaces(self, dim, index), elementsAs(value, self.dtype));
        },
        gradient('IndexFillBackward1', {
          self: kept,
          value: by(
            '\\textstyle\\sum_{i \\in \\mathrm{index}} g_i',
            ['dim', 'index'],
            (g, { dim, index }: Pick<Sent, 'dim' | 'index'>) =>
              g.where(g.new_zeros(g.shape).index_fill(dim, index, 1).to(bool), 0).sum(),
          ),
        }),
      ),
    ),
    'method',
  ),
  'deprecated',
);

const REDUCED_USES = ['dim', 'include_self', 'index', 'reduce', 'result', 'self', 'source'] as const;

export const index_reduce = withInPlace(
  operator(
    'The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension.',
    withoutForwardMode(
      kernel(
        'index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor',
        (self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, include_self: boolean) => {
          if (!['prod', 'mean', 'amax', 'amin'].includes(reduce))
            throw runtimeError(
              `index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got ${reduce}.`,
            );
          warnOnce('index_reduce() is in beta and the API may change at any time.');
          const d = wrapDim(dim, self.ndim);
          checkSent('index_reduce_', self, d, index, source);
          if (self.dtype === bool) throw notImplemented('index_func_', bool);
          const places = sums(reordered(self.shape, d, vectorIndices(index, self.shape[d] ?? 1)));
          return reduced(self, places, elementsOf(source), reduce as Reduction | 'mean', include_self);
        },
        gradient('IndexReduceBackward0', {
          self: by('\\partial_x \\operatorname{reduce}', REDUCED_USES, (g, saved: IndexReduced) =>
            indexReduceGradients(g, saved, 'self'),
          ),
          source: by('\\partial_s \\operatorname{reduce}', REDUCED_USES, (g, saved: IndexReduced) =>
            indexReduceGradients(g, saved, 'source'),
          ),
        }),
      ),
    ),
  ),
  'method',
);

/** Refuses, as `index_add_` and `index_reduce_` do, an index and a source that do not fit. */
function checkSent(name: string, self: Tensor, d: number, index: Tensor, source: Tensor): void {
  if (index.ndim > 1)
    throw indexError(
      `${name}(): Index is supposed to be a vector, but got dim: ${index.ndim} with type: ${index.dtype.scalarType} and size: ${formatList(index.shape)}`,
    );
  if (index.dtype !== int64 && index.dtype !== int32)
    throw runtimeError(`${name}(): Expected dtype int32/int64 for index but got: ${index.dtype.scalarType}`);
  if (self.dtype !== source.dtype)
    throw runtimeError(
      `${name}(): self (${self.dtype.scalarType}) and source (${source.dtype.scalarType}) must have the same scalar type`,
    );
  const count = source.ndim === 0 ? 1 : (source.shape[d] ?? 1);
  if (source.ndim !== 0 && d >= source.ndim)
    throw runtimeError(`${name}(): Indexing dim ${d} is out of bounds of the source tensor with dim ${source.ndim}`);
  if (index.numel() !== count)
    throw runtimeError(
      `${name}(): Number of indices (${index.numel()}) should be equal to source.size(dim): (${count}), for dim: ${d}`,
    );
  const without = (shape: Shape): Shape => shape.filter((_, i) => i !== d);
  if (self.ndim !== source.ndim || !sameShape(without(self.shape), without(source.shape)))
    throw runtimeError(
      `source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = ${formatList(self.shape)} source.shape = ${formatList(source.shape)}`,
    );
}

function checkCopied(self: Tensor, d: number, index: Tensor, source: Tensor): void {
  if (index.ndim > 1) throw indexError(`index_copy_(): Index should have dimension 1 or 0 (got ${index.ndim})`);
  const count = index.numel();
  if (source.ndim === 0 && count !== 1)
    throw indexError(`index_copy_(): When source is scalar, index should have one element (got ${count})`);
  if (source.ndim !== self.ndim && source.ndim !== 0 && self.ndim !== 0)
    throw indexError(
      `index_copy_(): When source and destination are not scalars, their dimensionality must match. Source dimensionality (${source.ndim}), destination dimensionality (${self.ndim})`,
    );
  if (index.dtype !== int64)
    throw runtimeError(`index_copy_(): Expected a long tensor for index, but got ${index.dtype.scalarType}`);
  if (self.dtype !== source.dtype)
    throw runtimeError(
      `index_copy_(): self and source expected to have the same dtype, but got (self) ${self.dtype.scalarType} and (source) ${source.dtype.scalarType}`,
    );
  const without = (shape: Shape): Shape => shape.filter((_, i) => i !== d);
  const [to, from] = [without(self.shape), without(source.shape)];
  if (!sameShape(to, from))
    throw runtimeError(
      `index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: ${to.join(' ')} at dimension ${d} and source slice shape: ${from.join(' ')} at dimension 0.`,
    );
  const size = source.shape[d] ?? 1;
  if (source.ndim > 0 && count !== size)
    throw indexError(`index_copy_(): Number of indices (${count}) should be equal to source.size(dim) (${size})`);
}

/** Negative indices count from the end. */
function filledPlaces(self: Tensor, dim: number, index: Tensor): Int32Array<ArrayBuffer> {
  if (index.dtype !== int64) throw indexError('index_fill_(): Expected dtype int64 for index.');
  const d = wrapDim(dim, self.ndim);
  if (index.ndim > 1) throw runtimeError('Index has to be a vector/scalar');
  const size = self.shape[d] ?? 1;
  const indices = Array.from(denseValues(index), (at) => {
    if (at < -size || at >= size) throw indexError(`index ${at} is out of bounds for dimension ${d} with size ${size}`);
    return at < 0 ? at + size : at;
  });
  return sums(reordered(self.shape, d, indices));
}

/** In the tensor's own dtype, to which the factor is cast. */
function times(tensor: Tensor, factor: number | bigint): Tensor {
  if (Number(factor) === 1) return tensor;
  return tensor.mul(filled(factor, [], tensor.dtype));
}
