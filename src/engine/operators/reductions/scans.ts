/** Running sums, products and extremes along a dimension. */
import { bool, get_default_dtype, int64, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import { runningLogarithmSlope, runningProductSlope, sumsToEnd } from '../../formulas/reductions';
import { takeAlong } from '../../kernels/choose';
import { lanesOf, type Lanes } from '../../kernels/lanes';
import { logSumExpOf } from '../../kernels/reduce';
import { runningExact, runningExtreme, runningLogSumExp, runningProduct, runningSum } from '../../kernels/scan';
import { wrapDim, wrapDims } from '../../shape';
import { denseValues, elementsOf, exactValues } from '../../storage/access';
import { allocate, allocateElements, type Numbers } from '../../storage/storage';
import { fromElements, fromExact, fromValues } from '../../tensor/create';
import { apart, folded, restored } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, gradient, kernel, linearly, operator, withInPlace } from '../definition';

interface Along {
  readonly self: Tensor;
  readonly result: Tensor;
  readonly dim: number;
}

export const cumsum = withInPlace(
  operator(
    'Running sums along a dimension.',
    linearly(
      kernel(
        'cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor',
        (self: Tensor, dim: number, dtype: DType | null) =>
          running(self, dim, dtype, runningSum, 0n, (total, value) => total + value),
        gradient('CumsumBackward0', {
          self: by('\\textstyle\\sum_{j \\ge i} g_j', ['dim'], (g, { dim }: Along) => sumsToEnd(g, dim)),
        }),
      ),
    ),
  ),
  'method',
);

export const cumprod = withInPlace(
  operator(
    'Running products along a dimension.',
    kernel(
      'cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor',
      (self: Tensor, dim: number, dtype: DType | null) =>
        running(self, dim, dtype, runningProduct, 1n, (total, value) => total * value),
      gradient('CumprodBackward0', {
        self: by(
          '\\frac{1}{x_i} \\textstyle\\sum_{j \\ge i} g_j\\,r_j',
          ['dim', 'result', 'self'],
          (g, { dim, result, self }: Along) => runningProductSlope(g, self, dim, result),
        ),
      }),
    ),
  ),
  'method',
);

export const logcumsumexp = operator(
  'Logarithms of running sums of exponentials along a dimension.',
  kernel(
    'logcumsumexp(Tensor self, int dim) -> Tensor',
    (self: Tensor, dim: number) => {
      const d = wrapDim(dim, self.ndim);
      if (!self.dtype.is_floating_point) throw notImplemented('logcumsumexp_out_cpu', self.dtype);
      return scanned(self, d, self.dtype, runningLogSumExp);
    },
    gradient('LogcumsumexpBackward0', {
      self: by(
        '\\textstyle\\sum_{j \\ge i} g_j\\,e^{x_i - r_j}',
        ['dim', 'result', 'self'],
        (g, { dim, result, self }: Along) => runningLogarithmSlope(g, self, dim, result),
      ),
    }),
  ),
);

export const logsumexp = aliased(
  operator(
    'Logarithm of the sum of exponentials along dimensions.',
    kernel(
      'logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor',
      (self: Tensor, dim: readonly number[], keepdim: boolean) => {
        if (dim.length === 0 && self.ndim > 0 && !keepdim)
          throw runtimeError(
            `output with shape [] doesn't match the broadcast shape [${self.shape.map(() => 1).join(', ')}]`,
          );
        const dtype = self.dtype.is_floating_point ? self.dtype : get_default_dtype();
        return dtype.itemsize === 2 && self.numel() > 0
          ? apart(() => inSteps(self, dim, keepdim))
          : folded(self, dim, keepdim, dtype, logSumExpOf);
      },
      gradient('LogsumexpBackward0', {
        self: by('g\\,e^{x - r}', ['dim', 'keepdim', 'result', 'self'], (g, { dim, keepdim, result, self }) => {
          const length = restored(result, self.shape, dim, keepdim);
          return restored(g, self.shape, dim, keepdim).mul(self.sub(length).exp());
        }),
      }),
    ),
  ),
  'special.logsumexp',
);

/** As PyTorch does, rounding each step to half precision. */
function inSteps(self: Tensor, dim: readonly number[], keepdim: boolean): Tensor {
  const largest = self.amax(dim, true);
  const shift = largest.masked_fill(largest.isinf(), 0);
  const sum = self.sub(shift).exp().sum(dim, true).log().add(shift);
  return keepdim ? sum : sum.squeeze(dim.length === 0 ? wrapDims(null, self.ndim) : [...dim]);
}

interface Extremes {
  readonly dim: number;
  readonly indices: Tensor;
  readonly self: Tensor;
}

const RUNNING = ['dim', 'indices', 'self'] as const;
const GATHERED = '\\textstyle\\sum g \\text{ of the places that it leads}';

export const cummax = operator(
  'The largest so far along a dimension, and its index: of equal ones the last.',
  kernel(
    'cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)',
    (self: Tensor, dim: number) => extremes(self, dim, false),
    gradient('CummaxBackward0', { self: by(GATHERED, RUNNING, extremesSlope) }),
  ),
);

export const cummin = operator(
  'The smallest so far along a dimension, and its index: of equal ones the last.',
  kernel(
    'cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)',
    (self: Tensor, dim: number) => extremes(self, dim, true),
    gradient('CumminBackward0', { self: by(GATHERED, RUNNING, extremesSlope) }),
  ),
);

type Scan = (values: Numbers, lanes: Lanes, out: Numbers) => void;

function scanned(self: Tensor, d: number, dtype: DType, scan: Scan): Tensor {
  const out = allocate(dtype, self.numel());
  scan(denseValues(self, dtype), lanesOf(self.shape, d), out);
  return fromValues(out, self.shape, dtype);
}

/** Integers and truth values give int64, exactly where numbers would not do. */
function running(
  self: Tensor,
  dim: number,
  asked: DType | null,
  scan: Scan,
  first: bigint,
  next: (total: bigint, value: bigint) => bigint,
): Tensor {
  const d = wrapDim(dim, self.ndim);
  const dtype = asked ?? (self.dtype.is_floating_point ? self.dtype : int64);
  if (dtype !== int64) return apart(() => scanned(self, d, dtype === bool ? int64 : dtype, scan).to(dtype));
  const lanes = lanesOf(self.shape, d);
  const out = new Float64Array(self.numel());
  scan(denseValues(self, int64).map(Math.abs), lanes, out);
  if (out.every((value) => value <= Number.MAX_SAFE_INTEGER)) return scanned(self, d, int64, scan);
  const exact = new BigInt64Array(self.numel());
  runningExact(exactValues(self), lanes, exact, first, next);
  return fromExact(exact, self.shape);
}

function extremes(self: Tensor, dim: number, descending: boolean): Tensor[] {
  const lanes = lanesOf(self.shape, wrapDim(dim, self.ndim));
  const values = elementsOf(self);
  const indices = new Float64Array(values.length);
  runningExtreme(values, lanes, descending, indices);
  const out = allocateElements(self.dtype, values.length);
  takeAlong(values, lanes, indices, lanes.size, out);
  return [fromElements(out, self.shape, self.dtype), fromValues(indices, self.shape, int64)];
}

function extremesSlope(g: Tensor, { dim, indices, self }: Extremes): Tensor {
  return self.numel() === 0 ? self : g.new_zeros(self.shape).scatter_add(dim, indices, g);
}
