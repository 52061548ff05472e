/** Derivatives of reductions into places of a tensor, which `scatter_reduce` and `index_reduce` share. */
import type { Tensor } from '../tensor/tensor';

export interface ScatterReduced {
  readonly dim: number;
  readonly include_self: boolean;
  readonly index: Tensor;
  readonly reduce: string;
  readonly result: Tensor;
  readonly self: Tensor;
  readonly src: Tensor;
}

export interface IndexReduced extends Omit<ScatterReduced, 'src'> {
  readonly source: Tensor;
}

/** How elements go between `self` and the source. */
interface Way {
  readonly called: string;
  readonly source: string;
  /** What lies at the places, one for each element of the source. */
  readonly at: (tensor: Tensor) => Tensor;
  /** The source's elements added at the places. */
  readonly add: (tensor: Tensor, source: Tensor) => Tensor;
  readonly multiply: (tensor: Tensor, source: Tensor, includeSelf: boolean) => Tensor;
  readonly clear: (tensor: Tensor) => Tensor;
}

interface Reduced {
  readonly include_self: boolean;
  readonly reduce: string;
  readonly result: Tensor;
  readonly self: Tensor;
  readonly source: Tensor;
}

/** The gradient of `scatter_reduce` in `self` or in `src`. */
export function scatterReduceGradients(g: Tensor, saved: ScatterReduced, of: 'self' | 'src'): Tensor {
  const { dim, index } = saved;
  const way: Way = {
    called: 'scatter_reduce',
    source: 'src',
    at: (tensor) => tensor.gather(dim, index),
    add: (tensor, source) => tensor.scatter_add(dim, index, source),
    multiply: (tensor, source, include_self) => tensor.scatter_reduce(dim, index, source, 'prod', { include_self }),
    clear: (tensor) => tensor.scatter(dim, index, 0),
  };
  const reduced = { ...saved, source: saved.src };
  return of === 'self' ? ofSelf(g, reduced, way) : ofSource(g, reduced, way);
}

/** The gradient of `index_reduce` in `self` or in `source`. */
export function indexReduceGradients(g: Tensor, saved: IndexReduced, of: 'self' | 'source'): Tensor {
  const { dim, index } = saved;
  const way: Way = {
    called: 'index_reduce',
    source: 'source',
    at: (tensor) => tensor.index_select(dim, index),
    add: (tensor, source) => tensor.index_add(dim, index, source),
    multiply: (tensor, source, include_self) => tensor.index_reduce(dim, index, source, 'prod', { include_self }),
    clear: (tensor) => tensor.index_fill(dim, index, 0),
  };
  return of === 'self' ? ofSelf(g, saved, way) : ofSource(g, saved, way);
}

function ofSelf(g: Tensor, saved: Reduced, way: Way): Tensor {
  const gradient = ofSelfIncluded(g, saved, way);
  return saved.include_self ? gradient : way.clear(gradient);
}

function ofSelfIncluded(g: Tensor, saved: Reduced, way: Way): Tensor {
  const { self, source, result, reduce, include_self } = saved;
  switch (reduce) {
    case 'prod': {
      // As if a 0 were 1, so that it may be divided out: the product of the others.
      const factors = self.masked_fill(self.eq(0), 1);
      return g.mul(way.multiply(factors, source, include_self)).div(factors);
    }
    case 'mean':
      return g.div(countsOf(g, saved, way));
    case 'amax':
    case 'amin':
      return self.eq(result).mul(shared(g, saved, way));
    default:
      return g;
  }
}

function ofSource(g: Tensor, saved: Reduced, way: Way): Tensor {
  const { source, result, reduce } = saved;
  switch (reduce) {
    case 'prod':
      return ofFactors(g, saved, way);
    case 'mean':
      return way.at(g).div(way.at(countsOf(g, saved, way)));
    case 'amax':
    case 'amin':
      return source.eq(way.at(result)).mul(way.at(shared(g, saved, way)));
    default:
      return way.at(g);
  }
}

/** The product of the others: by division, or, of a factor 0 that is the only one at its place, computed without it. */
function ofFactors(g: Tensor, { self, source, result, include_self }: Reduced, way: Way): Tensor {
  const isZero = source.eq(0);
  const zeros = way.at(way.add(self.new_zeros(self.shape), isZero.to(self.dtype)));
  const isOnlyZero = isZero.logical_and(zeros.eq(1));
  const without = way.multiply(self, source.masked_fill(isOnlyZero, 1), include_self);
  const gradient = way.at(g.mul(without)).where(isOnlyZero, way.at(g.mul(result)).div(source.masked_fill(isZero, 1)));
  if (zeros.numel() === 0 || Number(zeros.max().item()) <= 1) return gradient;
  return gradient._differentiable_once(
    `${way.called}(): Double backward is unsupported for ${way.source} when >1 zeros in ${way.source} are scattered to the same position in self`,
  );
}

/** How many elements each mean is of. */
function countsOf(g: Tensor, { source, include_self }: Reduced, way: Way): Tensor {
  const own = include_self ? g.new_ones(g.shape) : g.new_zeros(g.shape);
  const counts = way.add(own, source.new_ones(source.shape));
  return counts.masked_fill(counts.eq(0), 1);
}

/** The gradient of each extremum, in equal parts for those that are it. */
function shared(g: Tensor, { self, source, result }: Reduced, way: Way): Tensor {
  const own = self.eq(result).to(self.dtype);
  return g.div(way.add(own, source.eq(way.at(result)).to(self.dtype)));
}
