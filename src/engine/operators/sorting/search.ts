/** Places of values in ordered rows, and whether they are among others. */
import { bool, int32, int64, plainType, promote } from '../../dtype';
import type { TorchError } from '../../errors';
import { notImplemented, runtimeError } from '../../errors';
import { insertionPoint } from '../../kernels/search';
import { formatList, sameShape } from '../../shape';
import { denseValues, elementsOf } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { filled, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { kernel, torchFunction } from '../definition';

type Scalar = number | bigint | boolean;

const OPTIONS = '*, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None';

export const searchsorted = torchFunction(
  'Where each value would be put into an ordered row so that its order stays.',
  kernel(
    `searchsorted(Tensor sorted_sequence, Tensor input, ${OPTIONS}) -> Tensor`,
    (rows: Tensor, input: Tensor, out32: boolean, right: boolean, side: string | null, sorter: Tensor | null) =>
      searched(rows, input, out32, fromRight(right, side), sorter),
  ),
  kernel(
    `searchsorted(Tensor sorted_sequence, Scalar self, ${OPTIONS}) -> Tensor`,
    (rows: Tensor, value: Scalar, out32: boolean, right: boolean, side: string | null, sorter: Tensor | null) =>
      searched(rows, single(value), out32, fromRight(right, side), sorter),
  ),
);

export const bucketize = torchFunction(
  'The index of the stretch between boundaries in which each value lies.',
  kernel(
    'bucketize(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor',
    (self: Tensor, boundaries: Tensor, out32: boolean, right: boolean) => inBuckets(self, boundaries, out32, right),
  ),
  kernel(
    'bucketize(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor',
    (self: Scalar, boundaries: Tensor, out32: boolean, right: boolean) =>
      inBuckets(single(self), boundaries, out32, right),
  ),
);

const AMONG = '*, bool assume_unique=False, bool invert=False';

export const isin = torchFunction(
  'Which elements are among the others; with `invert`, which are not.',
  kernel(
    `isin(Tensor elements, Tensor test_elements, ${AMONG}) -> Tensor`,
    (elements: Tensor, others: Tensor, _: boolean, invert: boolean) => among(elements, others, invert),
  ),
  kernel(
    `isin(Tensor elements, Scalar test_element, ${AMONG}) -> Tensor`,
    (elements: Tensor, other: Scalar, _: boolean, invert: boolean) => among(elements, single(other), invert),
  ),
  kernel(
    `isin(Scalar element, Tensor test_elements, ${AMONG}) -> Tensor`,
    (element: Scalar, others: Tensor, _: boolean, invert: boolean) => among(single(element), others, invert),
  ),
);

function single(value: Scalar): Tensor {
  return filled(typeof value === 'boolean' ? Number(value) : value, [], plainType(value));
}

function fromRight(right: boolean, side: string | null): boolean {
  if (side === null) return right;
  if (side !== 'left' && side !== 'right') throw searchError(`side can only be 'left' or 'right' but got ${side}`);
  if (right && side === 'left')
    throw searchError("side and right can't be set to opposites, got side of left while right was True");
  return side === 'right';
}

function searchError(text: string): TorchError {
  return runtimeError(`torch.searchsorted(): ${text}`);
}

function inBuckets(self: Tensor, boundaries: Tensor, out32: boolean, right: boolean): Tensor {
  if (boundaries.ndim !== 1)
    throw runtimeError(`boundaries tensor must be 1 dimension, but got dim(${boundaries.ndim})`);
  return searched(boundaries, self, out32, right, null);
}

function searched(rows: Tensor, input: Tensor, out32: boolean, right: boolean, sorter: Tensor | null): Tensor {
  checkSearch(rows, input, sorter);
  const common = promote(rows.dtype, input.dtype);
  if (common === bool) throw notImplemented('searchsorted_out_cpu', bool);
  const exact = !common.is_floating_point;
  const row = exact ? elementsOf(rows) : denseValues(rows, common);
  const values = exact ? elementsOf(input) : denseValues(input, common);
  const places = sorter === null ? null : denseValues(sorter);
  const size = rows.shape[rows.ndim - 1] ?? 0;
  const width = rows.ndim === 1 ? values.length : (input.shape[input.ndim - 1] ?? 1);
  const dtype = out32 ? int32 : int64;
  const out = allocate(dtype, values.length);
  for (let i = 0; i < out.length; i++)
    out[i] = insertionPoint(row, Math.floor(i / width) * size, size, values[i] ?? 0, right, places);
  return fromValues(out, input.shape, dtype);
}

function checkSearch(rows: Tensor, input: Tensor, sorter: Tensor | null): void {
  if (input.ndim === 0 && rows.ndim !== 1)
    throw searchError(
      `input value can be a scalar only when boundaries tensor dimension is 1, but we got boundaries tensor dim(${rows.ndim}) and input value's dim(0) numel(1)`,
    );
  if (sorter !== null) {
    if (!sameShape(sorter.shape, rows.shape))
      throw searchError(
        `boundary and sorter must have the same size, but got boundary tensor ${formatList(rows.shape)}and got sorter tensor ${formatList(sorter.shape)}`,
      );
    if (sorter.dtype !== int64)
      throw searchError(`sorter must be a tensor of long dtype but got dtype ${sorter.dtype.scalarType}`);
    const size = rows.shape[rows.ndim - 1] ?? 0;
    if (denseValues(sorter).some((place) => place < 0 || place >= size)) throw searchError('sorter index out of range');
  }
  if (rows.ndim !== 1 && !sameShape(rows.shape.slice(0, -1), input.shape.slice(0, -1)))
    throw searchError(
      `boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor ${formatList(rows.shape)} and input value tensor ${formatList(input.shape)}`,
    );
}

function among(elements: Tensor, others: Tensor, invert: boolean): Tensor {
  for (const { dtype } of [elements, others])
    if (dtype === bool) throw runtimeError(`Unsupported input type encountered for isin(): ${dtype.scalarType}`);
  const common = promote(elements.dtype, others.dtype);
  const exact = !common.is_floating_point;
  const known = new Set<number | bigint>();
  for (const value of exact ? elementsOf(others) : denseValues(others, common))
    if (!Number.isNaN(value)) known.add(comparable(value));
  const out = allocate(bool, elements.numel());
  (exact ? elementsOf(elements) : denseValues(elements, common)).forEach((value: number | bigint, i: number) => {
    out[i] = Number(known.has(comparable(value)) !== invert);
  });
  return fromValues(out, elements.shape, bool);
}

/** Integers of all widths as one kind. */
function comparable(value: number | bigint): number | bigint {
  return typeof value === 'bigint' && value >= -(2n ** 53n) && value <= 2n ** 53n ? Number(value) : value;
}
