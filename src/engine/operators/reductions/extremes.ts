/** The largest and the smallest, and where they stand; whether any or all are true. */
import { bool, int64, uint8 } from '../../dtype';
import { indexError, runtimeError } from '../../errors';
import { selectedSlope, sharedAlong, sharedAmongTies, type Selected } from '../../formulas/reductions';
import { chooseAlong, firstLargest, firstSmallest, takeAlong, type Choice } from '../../kernels/choose';
import { lanesOf } from '../../kernels/lanes';
import { nonzeroOf, reducedLast, type Fold } from '../../kernels/reduce';
import { numel, reducedCount, reducedShape, wrapDim, wrapDims } from '../../shape';
import { elementsOf } from '../../storage/access';
import { allocateElements } from '../../storage/storage';
import { fromElements, fromValues } from '../../tensor/create';
import { apart, foldedAs, type Dims } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, operator } from '../definition';

const TIES = '\\frac{g\\,[x = r]}{\\#[x = r]}';
const PICKED = 'g \\text{ at the index}';
const SELECTED = ['dim', 'indices', 'keepdim', 'self_sym_sizes'] as const;

export const max = operator(
  'The largest element, the largest along a dimension with its index, or the larger of both.',
  kernel(
    'max(Tensor self) -> Tensor',
    (self: Tensor) => extreme('max', self, null, false, firstLargest),
    gradient('MaxBackward1', {
      self: by(TIES, ['result', 'self'], (g, { result, self }) => sharedAmongTies(g, self, result)),
    }),
  ),
  composite('max(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) => self.maximum(other)),
  kernel(
    'max(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)',
    (self: Tensor, dim: number, keepdim: boolean) => extremeWithIndex('max', self, dim, keepdim, firstLargest),
    gradient('MaxBackward0', { self: by(PICKED, SELECTED, (g, saved: Selected) => selectedSlope(g, saved)) }),
  ),
);

export const min = operator(
  'The smallest element, the smallest along a dimension with its index, or the smaller of both.',
  kernel(
    'min(Tensor self) -> Tensor',
    (self: Tensor) => extreme('min', self, null, false, firstSmallest),
    gradient('MinBackward1', {
      self: by(TIES, ['result', 'self'], (g, { result, self }) => sharedAmongTies(g, self, result)),
    }),
  ),
  composite('min(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) => self.minimum(other)),
  kernel(
    'min(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)',
    (self: Tensor, dim: number, keepdim: boolean) => extremeWithIndex('min', self, dim, keepdim, firstSmallest),
    gradient('MinBackward0', { self: by(PICKED, SELECTED, (g, saved: Selected) => selectedSlope(g, saved)) }),
  ),
);

export const amax = operator(
  'The largest element, or the largest along dimensions.',
  kernel(
    'amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor',
    (self: Tensor, dim: Dims, keepdim: boolean) => extreme('amax', self, dim, keepdim, firstLargest),
    gradient('AmaxBackward0', {
      self: by(TIES, ['dim', 'keepdim', 'result', 'self'], (g, { dim, keepdim, result, self }) =>
        sharedAlong(g, self, result, dim, keepdim),
      ),
    }),
  ),
);

export const amin = operator(
  'The smallest element, or the smallest along dimensions.',
  kernel(
    'amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor',
    (self: Tensor, dim: Dims, keepdim: boolean) => extreme('amin', self, dim, keepdim, firstSmallest),
    gradient('AminBackward0', {
      self: by(TIES, ['dim', 'keepdim', 'result', 'self'], (g, { dim, keepdim, result, self }) =>
        sharedAlong(g, self, result, dim, keepdim),
      ),
    }),
  ),
);

interface BothExtremes {
  readonly dim: number | null;
  readonly keepdim: boolean;
  readonly min: Tensor;
  readonly max: Tensor;
  readonly self: Tensor;
}

export const aminmax = operator(
  'The smallest and the largest element, over all or along a dimension.',
  kernel(
    'aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)',
    (self: Tensor, dim: number | null, keepdim: boolean) => {
      if (dim === null && self.numel() === 0)
        throw runtimeError(
          'aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.',
        );
      const d = dim === null ? null : wrapDim(dim, self.ndim);
      if (d !== null && self.shape[d] === 0)
        throw indexError(`aminmax: Expected reduction dim ${d} to have non-zero size.`);
      const dims = d === null ? null : [d];
      return [firstSmallest, firstLargest].map((choice) => extreme('aminmax', self, dims, keepdim, choice));
    },
    gradient('AminmaxBackward0', {
      self: by(
        `${TIES} \\text{ of both}`,
        ['dim', 'keepdim', 'max', 'min', 'self'],
        (_, { dim, keepdim, min, max, self }: BothExtremes, gradients) => {
          const dims = dim === null ? null : [dim];
          const slopes = [min, max].flatMap((result, i) => {
            const g = gradients[i] ?? null;
            return g === null ? [] : [sharedAlong(g, self, result, dims, keepdim)];
          });
          return slopes.reduce((sum, slope) => sum.add(slope));
        },
      ),
    }),
  ),
);

export const argmax = operator(
  'The index of the largest element, the first of several.',
  kernel(
    'argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor',
    (self: Tensor, dim: number | null, keepdim: boolean) => placeOf('argmax', self, dim, keepdim, firstLargest),
  ),
);

export const argmin = operator(
  'The index of the smallest element, the first of several.',
  kernel(
    'argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor',
    (self: Tensor, dim: number | null, keepdim: boolean) => placeOf('argmin', self, dim, keepdim, firstSmallest),
  ),
);

export const any = operator(
  'Whether any element is not 0, over all or along dimensions.',
  kernel('any(Tensor self) -> Tensor', (self: Tensor) => truth(self, null, false, anyOf)),
  kernel('any(Tensor self, int dim, bool keepdim=False) -> Tensor', (self: Tensor, dim: number, keepdim: boolean) =>
    truth(self, [dim], keepdim, anyOf),
  ),
  kernel('any(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor', (self: Tensor, dim: Dims, keep: boolean) =>
    truth(self, dim, keep, anyOf),
  ),
);

export const all = operator(
  'Whether no element is 0, over all or along dimensions.',
  kernel('all(Tensor self) -> Tensor', (self: Tensor) => truth(self, null, false, allOf)),
  kernel('all(Tensor self, int dim, bool keepdim=False) -> Tensor', (self: Tensor, dim: number, keepdim: boolean) =>
    truth(self, [dim], keepdim, allOf),
  ),
  kernel('all(Tensor self, int[]? dim=None, bool keepdim=False) -> Tensor', (self: Tensor, dim: Dims, keep: boolean) =>
    truth(self, dim, keep, allOf),
  ),
);

function refuseEmpty(name: string, self: Tensor, dim: Dims): void {
  if (reducedCount(self.shape, wrapDims(dim, self.ndim)) > 0) return;
  if (dim === null || dim.length === 0) {
    if (self.numel() > 0) return;
    throw runtimeError(
      `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
    );
  }
  const empty = dim.find((d) => self.shape[wrapDim(d, self.ndim)] === 0) ?? 0;
  throw indexError(`${name}(): Expected reduction dim ${empty} to have non-zero size.`);
}

/** The chosen of each stretch; integers are compared exactly. */
function extreme(name: string, self: Tensor, dim: Dims, keepdim: boolean, choice: Choice): Tensor {
  refuseEmpty(name, self, dim);
  const dims = wrapDims(dim, self.ndim);
  const shape = reducedShape(self.shape, dims, keepdim);
  const rows = reducedLast(elementsOf(self), self.shape, dims);
  const lanes = { size: reducedCount(self.shape, dims), step: 1, count: numel(shape) };
  const out = allocateElements(self.dtype, lanes.count);
  takeAlong(rows, lanes, chooseAlong(rows, lanes, choice), 1, out);
  return fromElements(out, shape, self.dtype);
}

function extremeWithIndex(name: string, self: Tensor, dim: number, keepdim: boolean, choice: Choice): Tensor[] {
  const d = wrapDim(dim, self.ndim);
  refuseEmpty(name, self, [d]);
  const shape = reducedShape(self.shape, [d], keepdim);
  const lanes = lanesOf(self.shape, d);
  const values = elementsOf(self);
  const indices = chooseAlong(values, lanes, choice);
  const out = allocateElements(self.dtype, lanes.count);
  takeAlong(values, lanes, indices, 1, out);
  return [fromElements(out, shape, self.dtype), fromValues(indices, shape, int64)];
}

function placeOf(name: string, self: Tensor, dim: number | null, keepdim: boolean, choice: Choice): Tensor {
  if (self.dtype === bool) throw runtimeError(`${name}(): does not support bool input`);
  const d = dim === null ? null : wrapDim(dim, self.ndim);
  if (d === null && self.numel() === 0)
    throw indexError(`${name}(): Expected reduction dim to be specified for input.numel() == 0.`);
  if (d !== null) refuseEmpty(name, self, [d]);
  const dims = wrapDims(d, self.ndim);
  const lanes = d === null ? lanesOf([self.numel()], 0) : lanesOf(self.shape, d);
  const indices = chooseAlong(elementsOf(self), lanes, choice);
  return fromValues(indices, reducedShape(self.shape, dims, keepdim), int64);
}

/** Over no dimensions where the list is empty; of uint8, 0 and 1 in uint8. */
function truth(self: Tensor, dim: Dims, keepdim: boolean, one: Fold): Tensor {
  const dtype = self.dtype === uint8 ? uint8 : bool;
  if (dim?.length === 0)
    return foldedAs(
      apart(() => self.unsqueeze(-1)),
      [-1],
      false,
      self.dtype,
      dtype,
      one,
    );
  return foldedAs(self, dim, keepdim, self.dtype, dtype, one);
}

const anyOf: Fold = (values, start, end) => (nonzeroOf(values, start, end) > 0 ? 1 : 0);
const allOf: Fold = (values, start, end) => (nonzeroOf(values, start, end) === end - start ? 1 : 0);
