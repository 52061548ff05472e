/** Counting elements: in bins, and whole numbers each for itself. */
import { bool, float32, float64, int64 } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import { countEach, countInBins } from '../../kernels/histogram';
import { largestOf, smallestOf } from '../../kernels/reduce';
import { denseValues } from '../../storage/access';
import { allocate, rounded } from '../../storage/storage';
import { filled, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { kernel, notDifferentiable, operator } from '../definition';

type Scalar = number | bigint | boolean;

export const histc = operator(
  'How many elements lie in each of `bins` stretches of equal width between `min` and `max`; where both are 0, between the smallest and the largest.',
  kernel(
    'histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor',
    (self: Tensor, bins: number, min: Scalar, max: Scalar) => {
      if (bins <= 0) throw runtimeError(`torch.histogram(): bins must be > 0, but got ${bins} for dimension 0`);
      if (!self.dtype.is_floating_point)
        throw notImplemented(self.dtype === bool ? 'linspace_cpu' : 'histogram_cpu', self.dtype);
      const values = denseValues(self);
      const [low, high] = binLimits(values, Number(min), Number(max));
      const out = allocate(self.dtype, bins);
      const working = self.dtype === float64 ? float64 : float32;
      countInBins(values, low, high, out, (value) => rounded(value, working));
      return fromValues(out, [bins], self.dtype);
    },
  ),
);

/** Widened where all elements are equal. */
function binLimits(values: Parameters<typeof largestOf>[0], min: number, max: number): [number, number] {
  let [low, high] = [min, max];
  if (low === high && values.length > 0) {
    low = smallestOf(values, 0, values.length);
    high = largestOf(values, 0, values.length);
  }
  if (low === high) [low, high] = [low - 1, high + 1];
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw runtimeError(`torch.histc: range of [${shown(low)}, ${shown(high)}] is not finite`);
  if (low > high) throw runtimeError('torch.histc: max must be larger than min');
  return [low, high];
}

/** As C++ prints it; the NaN that comes of comparing is the negative one. */
function shown(value: number): string {
  if (value !== value) return '-nan';
  return Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf';
}

export const bincount = operator(
  'How often each whole number from 0 on occurs, or the sum of the weights where it does.',
  kernel(
    'bincount(Tensor self, Tensor? weights=None, int minlength=0) -> Tensor',
    (self: Tensor, weights: Tensor | null, minlength: number) => {
      if (!self.dtype.is_integral) throw notImplemented('bincount_cpu', self.dtype);
      if (minlength < 0) throw runtimeError('minlength should be >= 0');
      if (self.ndim === 1 && self.numel() === 0) return filled(0, [minlength], int64);
      const values = denseValues(self);
      if (self.ndim !== 1 || values.some((value) => value < 0))
        throw runtimeError('bincount only supports 1-d non-negative integral inputs.');
      if (weights !== null && (weights.ndim !== 1 || weights.numel() !== self.numel()))
        throw runtimeError('weights should be 1-d and have the same length as input');
      const dtype = weights === null ? int64 : weights.dtype === float32 ? float32 : float64;
      const size = Math.max(minlength, largestOf(values, 0, values.length) + 1);
      const out = allocate(dtype, size);
      countEach(values, weights === null ? null : denseValues(weights, dtype), out);
      return fromValues(out, [size], dtype);
    },
    notDifferentiable('bincount', 'weights'),
  ),
);
