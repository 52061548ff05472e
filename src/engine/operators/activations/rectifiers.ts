/** Activations made of straight pieces: the positive part, its leaky and clamped relatives, and the thresholds. */
import type { DType } from '../../dtype';
import { notImplemented, notImplementedError, runtimeError } from '../../errors';
import { hardtanh, leaky, leakySlope, passAbove, passInside } from '../../kernels/activations';
import { floatingOnly } from '../../tensor/supported';
import type { Tensor } from '../../tensor/tensor';
import {
  aliased,
  by,
  composite,
  gradient,
  kernel,
  method,
  operator,
  pointwise,
  torchFunction,
  withInPlace,
} from '../definition';

export const relu = operator(
  'The positive part.',
  pointwise(
    'relu(Tensor self) -> Tensor',
    (x: number) => (x < 0 ? 0 : x),
    gradient('ReluBackward0', {
      self: by('g\\,[r > 0]', ['result'], (g, { result }) => result.threshold_backward(g, 0)),
    }),
    {
      result: 'self',
      kernel: 'relu',
      integers: (x: bigint) => (x < 0n ? 0n : x),
      check: ({ dtype }: Tensor) => {
        if (dtype.name === 'bool') throw notImplementedError('Boolean inputs not supported for relu');
      },
    },
  ),
);

export const threshold_backward = method(
  'The gradient where the operand is above the threshold, else 0.',
  pointwise(
    'threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor',
    passAbove,
    gradient('ThresholdBackwardBackward0', {
      grad_output: by('g\\,[x > t]', ['self', 'threshold'], thresholdDerivative),
      self: by('0', ['self', 'threshold'], (g) => g.new_zeros(g.shape)),
    }),
    { result: 'self', kernel: 'threshold_backward' },
  ),
);

interface Threshold {
  readonly self: Tensor;
  readonly threshold: number;
}

const THRESHOLD = by('g\\,[x > t]', ['self', 'threshold'], thresholdDerivative);

export const _threshold = withInPlace(
  method(
    'Itself where above the threshold, else `value`.',
    pointwise(
      '_threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor',
      (x: number, threshold: number, value: number) => (x <= threshold ? value : x),
      gradient('ThresholdBackward0', { self: THRESHOLD }),
      {
        result: 'self',
        check: ({ dtype }: Tensor) => {
          if (dtype.name === 'bool') throw notImplemented('threshold_cpu', dtype);
        },
        inplaceGradient: gradient('ThresholdBackward1', { self: THRESHOLD }),
      },
    ),
  ),
  'method',
);

export const threshold = torchFunction(
  'Itself where above the threshold, else `value`.',
  composite(
    'threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor',
    (self: Tensor, threshold: number, value: number) => self._threshold(threshold, value),
  ),
);

export const threshold_ = aliased(
  torchFunction(
    '`threshold` in place.',
    composite(
      'threshold_(Tensor self, Scalar threshold, Scalar value) -> Tensor',
      (self: Tensor, threshold: number, value: number) => self._threshold_(threshold, value),
    ),
  ),
  'nn.functional.threshold_',
);

interface Leaky {
  readonly self: Tensor;
  readonly negative_slope: number;
}

export const leaky_relu_backward = method(
  'The gradient where the operand is positive, else the slope times it.',
  pointwise(
    'leaky_relu_backward(Tensor grad_output, Tensor self, Scalar negative_slope) -> Tensor',
    leakySlope,
    gradient('LeakyReluBackwardBackward0', {
      grad_output: by('g\\,[x > 0] + g a\\,[x \\le 0]', ['negative_slope', 'self'], leakyDerivative),
      self: by('0', ['negative_slope', 'self'], (g) => g.new_zeros(g.shape)),
    }),
    { result: 'self' },
  ),
);

export const _leaky_relu = withInPlace(
  method(
    'The positive part, and the negative part times `negative_slope`.',
    pointwise(
      '_leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor',
      leaky,
      gradient('LeakyReluBackward0', {
        self: by('g\\,[x > 0] + g a\\,[x \\le 0]', ['negative_slope', 'self'], leakyDerivative),
      }),
      {
        result: 'self',
        check: ({ dtype }: Tensor) => {
          floatingOnly('leaky_relu_cpu', dtype);
        },
        inplaceGradient: gradient('LeakyReluBackward1', {
          self: by(
            'g\\,[r > 0] + g a\\,[r \\le 0]',
            ['negative_slope', 'result'],
            (g, { negative_slope, result }: { negative_slope: number; result: Tensor }) =>
              leakyDerivative(g, { self: result, negative_slope: nonNegative(negative_slope) }),
          ),
        }),
      },
    ),
  ),
  'method',
);

interface Bounds {
  readonly self: Tensor;
  readonly min_val: number;
  readonly max_val: number;
}

export const hardtanh_backward = method(
  'The gradient strictly inside the bounds, else 0.',
  pointwise(
    'hardtanh_backward(Tensor grad_output, Tensor self, Scalar min_val, Scalar max_val) -> Tensor',
    passInside,
    gradient('HardtanhBackwardBackward0', {
      grad_output: by('g\\,[a < x < b]', ['max_val', 'min_val', 'self'], insideDerivative),
      self: by('0', ['max_val', 'min_val', 'self'], (g) => g.new_zeros(g.shape)),
    }),
    { result: 'self' },
  ),
);

export const _hardtanh = withInPlace(
  method(
    'Clamped to [min_val, max_val].',
    pointwise(
      '_hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor',
      hardtanh,
      gradient('HardtanhBackward0', {
        self: by('g\\,[a < x < b]', ['max_val', 'min_val', 'self'], insideDerivative),
      }),
      { result: 'self', check: clampable },
    ),
  ),
  'method',
);

export const _prelu_kernel_backward = method(
  'The gradients of `_prelu_kernel` for its operand and, element by element, for its weight.',
  kernel(
    '_prelu_kernel_backward(Tensor grad_output, Tensor self, Tensor weight) -> (Tensor, Tensor)',
    (grad_output: Tensor, self: Tensor, weight: Tensor) => {
      const positive = self.gt(0);
      return [grad_output.where(positive, grad_output.mul(weight)), grad_output.mul(self).masked_fill(positive, 0)];
    },
    gradient('PreluKernelBackwardBackward0', {
      grad_output: by(
        'g_0\\,[x \\ge 0] + (g_0 w + g_1 x)\\,[x < 0]',
        ['grad_output', 'self', 'weight'],
        (g, { self, weight }: Prelu, [own = null, ofWeight = null]) => {
          const positive = self.ge(0);
          const first = own === null ? g.new_zeros(g.shape) : own.where(positive, own.mul(weight));
          return ofWeight === null ? first : first.add(ofWeight.mul(self).masked_fill(positive, 0));
        },
      ),
      self: by(
        'g_1 h\\,[x < 0]',
        ['grad_output', 'self', 'weight'],
        (g, { self, grad_output }: Prelu, [, ofWeight = null]) =>
          ofWeight === null ? g.new_zeros(g.shape) : ofWeight.mul(grad_output).masked_fill(self.ge(0), 0),
      ),
      weight: by(
        'g_0 h\\,[x < 0]',
        ['grad_output', 'self', 'weight'],
        (g, { self, grad_output }: Prelu, [own = null]) =>
          own === null ? g.new_zeros(g.shape) : own.mul(grad_output).masked_fill(self.ge(0), 0),
      ),
    }),
  ),
);

interface Prelu {
  readonly grad_output: Tensor;
  readonly self: Tensor;
  readonly weight: Tensor;
}

export const _prelu_kernel = method(
  'The positive part, and the negative part times a weight that broadcasts.',
  pointwise(
    '_prelu_kernel(Tensor self, Tensor weight) -> Tensor',
    leaky,
    gradient('PreluKernelBackward0', {
      self: by(
        'g\\,[x > 0] + g w\\,[x \\le 0]',
        ['self', 'weight'],
        (g, { self, weight }: Omit<Prelu, 'grad_output'>) => self._prelu_kernel_backward(g, weight)[0],
      ),
      weight: by(
        'g x\\,[x \\le 0]',
        ['self', 'weight'],
        (g, { self, weight }: Omit<Prelu, 'grad_output'>) => self._prelu_kernel_backward(g, weight)[1],
      ),
    }),
    {
      result: 'self',
      check: ({ dtype }: Tensor) => {
        floatingOnly('prelu_cpu', dtype);
      },
    },
  ),
);

export const prelu = operator(
  'The positive part, and the negative part times a weight: one for all, or one for each channel.',
  composite('prelu(Tensor self, Tensor weight) -> Tensor', (self: Tensor, weight: Tensor) => {
    if (self.dtype !== weight.dtype)
      throw runtimeError(
        `prelu: Type promoting not supported. Got ${self.dtype.scalarType} and ${weight.dtype.scalarType}`,
      );
    if (weight.numel() !== 1) {
      if (self.ndim === 0) throw runtimeError('Not allow zero-dim input tensor.');
      const channels = self.ndim > 1 ? (self.shape[1] ?? 1) : 1;
      if (channels !== weight.numel())
        throw runtimeError(
          `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${weight.numel()} and channel size = ${channels}.`,
        );
    }
    if (weight.ndim > 1)
      throw runtimeError(`prelu: Expected \`weight\` to be a scalar or 1D tensor, but got: ndim = ${weight.ndim}`);
    if (self.ndim === weight.ndim) return self._prelu_kernel(weight);
    return self._prelu_kernel(weight.reshape(self.shape.map((_, d) => (d === 1 ? weight.numel() : 1))));
  }),
);

function thresholdDerivative(g: Tensor, { self, threshold }: Threshold): Tensor {
  return self.threshold_backward(g, threshold);
}

function leakyDerivative(g: Tensor, { self, negative_slope }: Leaky): Tensor {
  return self.leaky_relu_backward(g, negative_slope);
}

function insideDerivative(g: Tensor, { self, min_val, max_val }: Bounds): Tensor {
  return self.hardtanh_backward(g, min_val, max_val);
}

/** From the result one cannot tell on which side of 0 the operand was when the slope is negative. */
function nonNegative(slope: number): number {
  if (slope < 0)
    throw runtimeError(
      'In-place leakyReLu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead. File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation with negative slope',
    );
  return slope;
}

function clampable({ dtype }: { readonly dtype: DType }, low: number, high: number): void {
  if (dtype.name === 'bool') throw notImplementedError('Bool inputs not supported for hardtanh');
  if (!dtype.is_signed && (low < 0 || high < 0))
    throw runtimeError('cannot do hardtanh on an unsigned type with negative limits');
}
