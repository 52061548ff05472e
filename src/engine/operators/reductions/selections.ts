/** The element in the middle, the most frequent, the k-th smallest. */
import { bool, int32, int64 } from '../../dtype';
import { indexError, notImplemented, runtimeError } from '../../errors';
import { selectedSlope, sharedAmongTies, type Selected } from '../../formulas/reductions';
import {
  chooseAlong,
  medianOf,
  medianWithoutNaN,
  mostFrequent,
  smallestAt,
  takeAlong,
  type Choice,
} from '../../kernels/choose';
import { lanesOf } from '../../kernels/lanes';
import { reducedShape, wrapDim } from '../../shape';
import { elementsOf } from '../../storage/access';
import { allocateElements } from '../../storage/storage';
import { filled, fromElements, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, kernel, operator } from '../definition';

const PICKED = 'g \\text{ at the index}';
const TIES = '\\frac{g\\,[x = r]}{\\#[x = r]}';
const SELECTED = ['dim', 'indices', 'keepdim', 'self_sym_sizes'] as const;

const picked = by(PICKED, SELECTED, (g, saved: Selected) => selectedSlope(g, saved));
const shared = by(TIES, ['result', 'self'], (g, { result, self }) => sharedAmongTies(g, self, result));

export const median = operator(
  'The median, the lower of two, of all elements or along a dimension with its index.',
  kernel(
    'median(Tensor self) -> Tensor',
    (self: Tensor) => middle(self, medianOf),
    gradient('MedianBackward0', { self: shared }),
  ),
  kernel(
    'median(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)',
    (self: Tensor, dim: number, keepdim: boolean) => chosen(self, 'median', 'median_out', dim, keepdim, medianOf),
    gradient('MedianBackward1', { self: picked }),
  ),
);

export const nanmedian = operator(
  'The median of what is not NaN, of all elements or along a dimension with its index.',
  kernel(
    'nanmedian(Tensor self) -> Tensor',
    (self: Tensor) => middle(self, medianWithoutNaN),
    gradient('NanmedianBackward0', { self: shared }),
  ),
  kernel(
    'nanmedian(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)',
    (self: Tensor, dim: number, keepdim: boolean) =>
      chosen(self, 'median', 'median_out', dim, keepdim, medianWithoutNaN),
    gradient('NanmedianBackward1', { self: picked }),
  ),
);

export const mode = operator(
  'The most frequent element along a dimension, the smallest of several, with its index.',
  kernel(
    'mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)',
    (self: Tensor, dim: number, keepdim: boolean) => chosen(self, 'mode', null, dim, keepdim, mostFrequent),
    gradient('ModeBackward0', { self: picked }),
  ),
);

export const kthvalue = operator(
  'The k-th smallest element along a dimension, with its index.',
  kernel(
    'kthvalue(Tensor self, int k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)',
    (self: Tensor, k: number, dim: number, keepdim: boolean) => {
      const d = wrapDim(dim, self.ndim);
      refuseEmpty('kthvalue', self, d);
      if (k < 1 || k > (self.shape[d] ?? 1))
        throw runtimeError(`kthvalue(): selected number k out of range for dimension ${d}`);
      return chosen(self, 'kthvalue', 'kthvalue_cpu', dim, keepdim, smallestAt(k));
    },
    gradient('KthvalueBackward0', { self: picked }),
  ),
);

function refuseEmpty(name: string, { shape }: Tensor, d: number): void {
  if (shape[d] === 0) throw indexError(`${name}(): Expected reduction dim ${d} to have non-zero size.`);
}

function refuseBool(kernelName: string, { dtype }: Tensor): void {
  if (dtype === bool) throw notImplemented(kernelName, bool);
}

/** `kernelName`: what PyTorch says cannot be done with truth values, where it cannot. */
function chosen(
  self: Tensor,
  name: string,
  kernelName: string | null,
  dim: number,
  keepdim: boolean,
  choice: Choice,
): Tensor[] {
  const d = wrapDim(dim, self.ndim);
  refuseEmpty(name, self, d);
  if (kernelName !== null) refuseBool(kernelName, self);
  const lanes = lanesOf(self.shape, d);
  const values = elementsOf(self);
  const indices = chooseAlong(values, lanes, choice);
  const out = allocateElements(self.dtype, lanes.count);
  takeAlong(values, lanes, indices, 1, out);
  const shape = reducedShape(self.shape, [d], keepdim);
  return [fromElements(out, shape, self.dtype), fromValues(indices, shape, int64)];
}

/** Of none: NaN, or what C++ makes of it as an integer. */
function middle(self: Tensor, choice: Choice): Tensor {
  refuseBool('median_cpu', self);
  const values = elementsOf(self);
  if (values.length === 0) {
    const none = self.dtype === int64 ? -(2n ** 63n) : self.dtype === int32 ? -(2 ** 31) : NaN;
    return filled(self.dtype.is_floating_point ? NaN : none, [], self.dtype);
  }
  const at = choice(values);
  return fromElements(values.slice(at, at + 1), [], self.dtype);
}
