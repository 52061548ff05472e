/** Elements in order along a dimension, and the first of them; equal ones in PyTorch's order. */
import { bool, int64 } from '../../dtype';
import { runtimeError } from '../../errors';
import { selectedSlope } from '../../formulas/reductions';
import { laneValues, takeAlong } from '../../kernels/choose';
import { laneStart, lanesOf } from '../../kernels/lanes';
import { ordering, positions, select, sort as sortUnstable, sortSmallest, sortStable } from '../../kernels/order';
import { wrapDim, type Shape } from '../../shape';
import { elementsOf } from '../../storage/access';
import { allocateElements } from '../../storage/storage';
import { fromElements, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, operator, withInPlace } from '../definition';

interface Sorted {
  readonly dim: number;
  readonly indices: Tensor;
  readonly self_sym_sizes: Shape;
}

const moved = by('g \\text{ at the index}', ['dim', 'indices', 'self_sym_sizes'], (g, saved: Sorted) =>
  selectedSlope(g, { ...saved, keepdim: true }),
);

export const sort = operator(
  'The elements in order along a dimension, and their indices; NaN is the largest.',
  kernel(
    'sort(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)',
    (self: Tensor, stable: boolean | null, dim: number, descending: boolean) =>
      sorted(self, dim, descending, stable ?? false),
    gradient('SortBackward1', { self: moved }),
  ),
  kernel(
    'sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)',
    (self: Tensor, dim: number, descending: boolean) => sorted(self, dim, descending, false),
    gradient('SortBackward0', { self: moved }),
  ),
);

export const msort = withInPlace(
  operator(
    'The elements in order along the first dimension.',
    composite('msort(Tensor self) -> Tensor', (self: Tensor) => self.sort(0, false).values),
  ),
  null,
);

export const argsort = operator(
  'The indices of the elements in order along a dimension.',
  kernel(
    'argsort(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor',
    (self: Tensor, stable: boolean, dim: number, descending: boolean) =>
      fromValues(order(self, wrapDim(dim, self.ndim), descending, stable), self.shape, int64),
  ),
  kernel(
    'argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor',
    (self: Tensor, dim: number, descending: boolean) =>
      fromValues(order(self, wrapDim(dim, self.ndim), descending, false), self.shape, int64),
  ),
);

export const topk = operator(
  'The k largest elements along a dimension, or the smallest, and their indices.',
  kernel(
    'topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)',
    (self: Tensor, k: number, dim: number, largest: boolean, inOrder: boolean) => {
      const d = wrapDim(dim, self.ndim);
      const lanes = lanesOf(self.shape, d);
      if (k < 0 || k > lanes.size) throw runtimeError('selected index k out of range');
      if (self.dtype === bool) throw runtimeError('topk does not support bool dtypes on CPU');
      const count = self.ndim === 0 ? 1 : k;
      const shape = self.shape.map((size, i) => (i === d ? count : size));
      const values = elementsOf(self);
      const indices = new Float64Array(lanes.count * count);
      for (let lane = 0; lane < lanes.count; lane++) {
        const places = firstOf(laneValues(values, lanes, lane), count, largest, inOrder);
        for (let i = 0, at = laneStart(lanes, lane, count); i < count; i++, at += lanes.step)
          indices[at] = places[i] ?? 0;
      }
      const out = allocateElements(self.dtype, indices.length);
      takeAlong(values, lanes, indices, count, out);
      return [fromElements(out, shape, self.dtype), fromValues(indices, shape, int64)];
    },
    gradient('TopkBackward0', { self: moved }),
  ),
);

/** The indices along dimension `d` in order. */
function order(self: Tensor, d: number, descending: boolean, stable: boolean): Float64Array {
  const lanes = lanesOf(self.shape, d);
  const values = elementsOf(self);
  const indices = new Float64Array(values.length);
  for (let lane = 0; lane < lanes.count; lane++) {
    const places = positions(lanes.size);
    const before = ordering(laneValues(values, lanes, lane), descending);
    if (stable) sortStable(places, before);
    else sortUnstable(places, before);
    for (let i = 0, at = laneStart(lanes, lane, lanes.size); i < lanes.size; i++, at += lanes.step)
      indices[at] = places[i] ?? 0;
  }
  return indices;
}

function sorted(self: Tensor, dim: number, descending: boolean, stable: boolean): Tensor[] {
  const d = wrapDim(dim, self.ndim);
  const indices = order(self, d, descending, stable);
  const out = allocateElements(self.dtype, indices.length);
  const lanes = lanesOf(self.shape, d);
  takeAlong(elementsOf(self), lanes, indices, lanes.size, out);
  return [fromElements(out, self.shape, self.dtype), fromValues(indices, self.shape, int64)];
}

/** As PyTorch: few of many by a heap, else by parting, of which the first come in order. */
function firstOf(lane: Parameters<typeof ordering>[0], count: number, largest: boolean, inOrder: boolean): Int32Array {
  const places = positions(lane.length);
  const before = ordering(lane, largest);
  if (count * 64 <= lane.length) sortSmallest(places, before, count);
  else if (count > 0) {
    select(places, before, count - 1);
    if (inOrder) sortUnstable(places, before, 0, count - 1);
  }
  return places;
}
