/** Each element once, or each part along a dimension. */
import { int64 } from '../../dtype';
import { indexError, runtimeError } from '../../errors';
import { reducedLast } from '../../kernels/reduce';
import { groupEqual, type Groups } from '../../kernels/unique';
import { numel, wrapDim, wrapDims, type Shape } from '../../shape';
import { elementsOf } from '../../storage/access';
import { type Elements, type Numbers } from '../../storage/storage';
import { fromElements, fromValues } from '../../tensor/create';
import { apart } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { composite, gradient, internal, kernel, method, operator, withoutDerivative } from '../definition';

/** The values, which of them each element is, how often each occurs. */
const RETURNS = '-> (Tensor, Tensor, Tensor)';

export const _unique2 = internal(
  method(
    'Each element once, in order.',
    kernel(
      `_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) ${RETURNS}`,
      (self: Tensor, _: boolean, inverse: boolean, counts: boolean) => uniqueElements(self, true, inverse, counts),
      gradient('Unique2Backward0', { self: withoutDerivative('_unique2') }),
    ),
  ),
);

export const unique_dim = internal(
  method(
    'Each part along a dimension once, in order.',
    kernel(
      `unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) ${RETURNS}`,
      (self: Tensor, dim: number) => uniqueParts(self, dim, true),
      gradient('UniqueDimBackward0', { self: withoutDerivative('unique_dim') }),
    ),
  ),
);

export const _unique_consecutive = internal(
  method(
    'Each run of equal elements once.',
    kernel(
      `_unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) ${RETURNS}`,
      (self: Tensor, inverse: boolean, counts: boolean, dim: number | null) =>
        dim === null ? uniqueElements(self, false, inverse, counts) : uniqueParts(self, dim, false),
      gradient('UniqueConsecutiveBackward0', { self: withoutDerivative('unique_consecutive') }),
    ),
  ),
);

export const unique = operator(
  'Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs.',
  composite(
    'unique(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False, int? dim=None) -> any',
    (self: Tensor, sorted: boolean, inverse: boolean, counts: boolean, dim: number | null) =>
      asked(
        dim === null ? self._unique2(sorted, inverse, counts) : self.unique_dim(dim, sorted, inverse, counts),
        inverse,
        counts,
      ),
  ),
);

export const unique_consecutive = operator(
  'Each run of equal elements once, or of equal parts along a dimension.',
  composite(
    'unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> any',
    (self: Tensor, inverse: boolean, counts: boolean, dim: number | null) =>
      asked(self._unique_consecutive(inverse, counts, dim), inverse, counts),
  ),
);

/** One tensor, or several where more was asked for. */
function asked([values, places, times]: Iterable<Tensor> & readonly Tensor[], inverse: boolean, counts: boolean) {
  const all = [values, inverse ? places : undefined, counts ? times : undefined].filter((each) => each !== undefined);
  const [only] = all;
  return only !== undefined && all.length === 1 ? only : all;
}

function uniqueElements(self: Tensor, sorted: boolean, inverse: boolean, counts: boolean): Tensor[] {
  const values = elementsOf(self);
  const groups = groupEqual(values, values.length, 1, sorted);
  const kept = rowsAt(values, groups.members, 1);
  return [
    fromElements(kept, [groups.members.length], self.dtype),
    inverse ? fromValues(groups.inverse, self.shape, int64) : indices([]),
    counts ? indices(groups.counts) : indices([]),
  ];
}

function uniqueParts(self: Tensor, dim: number, sorted: boolean): Tensor[] {
  if (self.ndim === 0) throw indexError(`Dimension specified as ${dim} but tensor has no dimensions`);
  const d = wrapDim(dim, self.ndim);
  checkSizes(self.shape, d);
  const size = self.shape[d] ?? 0;
  const width = size === 0 ? 0 : self.numel() / size;
  // Parts as rows: the other dimensions innermost.
  const others = wrapDims(null, self.ndim).filter((each) => each !== d);
  const rows = reducedLast(elementsOf(self), self.shape, others);
  const groups: Groups = groupEqual(rows, size, width, sorted);
  const count = groups.members.length;
  const kept = fromElements(
    rowsAt(rows, groups.members, width),
    [count, ...others.map((each) => self.shape[each] ?? 1)],
    self.dtype,
  );
  return [
    apart(() => kept.permute(self.shape.map((_, i) => (i === d ? 0 : i < d ? i + 1 : i))).clone()),
    fromValues(groups.inverse, [size], int64),
    indices(groups.counts),
  ];
}

function checkSizes(shape: Shape, d: number): void {
  const empty = shape.filter((size) => size === 0).length;
  if (numel(shape) > 0) return;
  if (shape[d] !== 0)
    throw runtimeError("There are 0 sized dimensions, and they aren't selected, so unique cannot be applied");
  if (empty > 1) throw runtimeError('Number of zero sized dimensions is more than one, so unique cannot be applied ');
}

function rowsAt(values: Elements, places: readonly number[], width: number): Elements {
  // Of one kind; a loop over a union of arrays cannot be typed.
  const source = values as Numbers;
  const result = source.slice(0, places.length * width);
  places.forEach((place, i) => {
    result.set(source.subarray(place * width, (place + 1) * width), i * width);
  });
  return result;
}

function indices(values: readonly number[]): Tensor {
  return fromValues(Float64Array.from(values), [values.length], int64);
}
