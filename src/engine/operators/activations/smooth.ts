/** Smooth activations: those that weigh the operand by a distribution function, and the logarithms of sigmoids. */
import { runtimeError } from '../../errors';
import { geluCurvature } from '../../formulas/activations';
import { gated, gelu, geluSlope, logSigmoidSlope, mish, softplus, softplusSlope } from '../../kernels/activations';
import { sigmoid } from '../../kernels/special';
import { floatingOnly } from '../../tensor/supported';
import { wrapDim } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, method, operator, pointwise, withInPlace } from '../definition';

interface Gelu {
  readonly self: Tensor;
  readonly approximate: string;
}

const GELU_RULE = 'g\\,(\\Phi(x) + x\\,\\varphi(x))';

export const gelu_backward = method(
  'The gradient times the slope of `gelu`.',
  pointwise(
    "gelu_backward(Tensor grad_output, Tensor self, *, str approximate='none') -> Tensor",
    geluSlope,
    gradient('GeluBackwardBackward0', {
      grad_output: by(GELU_RULE, ['approximate', 'grad_output', 'self'], geluDerivative),
      self: by(
        'g h\\,\\varphi(x) (2 - x^2)',
        ['approximate', 'grad_output', 'self'],
        (g, { self, approximate, grad_output }: Gelu & { readonly grad_output: Tensor }) =>
          g.mul(grad_output).mul(geluCurvature(self, approximate)),
      ),
    }),
    { result: 'self' },
  ),
);

export const functional_gelu = operator(
  'Each element times the normal distribution function of it; `approximate` is `none` or `tanh`.',
  pointwise(
    "nn.functional.gelu(Tensor self, *, str approximate='none') -> Tensor",
    gelu,
    gradient('GeluBackward0', { self: by(GELU_RULE, ['approximate', 'self'], geluDerivative) }),
    {
      result: 'self',
      check: ({ dtype }: Tensor, approximate: string) => {
        if (approximate !== 'none' && approximate !== 'tanh')
          throw runtimeError('approximate argument must be either none or tanh.');
        floatingOnly('GeluKernelImpl', dtype);
      },
    },
  ),
);

export const _silu = withInPlace(
  method(
    'Each element times its logistic function.',
    pointwise(
      '_silu(Tensor self) -> Tensor',
      (x: number) => x * sigmoid(x),
      gradient('SiluBackward0', {
        self: by('g\\,\\sigma(x) (1 + x (1 - \\sigma(x)))', ['self'], (g, { self }) => {
          const logistic = self.sigmoid();
          return g.mul(logistic).mul(self.mul(logistic.rsub(1)).add(1));
        }),
      }),
      {
        result: 'self',
        kernel: 'silu',
        check: ({ dtype }: Tensor) => {
          floatingOnly('silu_cpu', dtype);
        },
      },
    ),
  ),
  'method',
);

export const _mish = withInPlace(
  method(
    'Each element times the hyperbolic tangent of its softplus.',
    pointwise(
      '_mish(Tensor self) -> Tensor',
      mish,
      gradient('MishBackward0', {
        self: by('g\\,(t + x\\,\\sigma(x) (1 - t^2)),\\ t = \\tanh \\ln(1 + e^x)', ['self'], (g, { self }) => {
          const bent = self.exp().log1p().tanh();
          return g.mul(bent.add(self.mul(self.sigmoid()).mul(bent.mul(bent).rsub(1))));
        }),
      }),
      {
        result: 'self',
        check: ({ dtype }: Tensor) => {
          floatingOnly('mish_cpu', dtype);
        },
      },
    ),
  ),
  'method',
);

interface Softplus {
  readonly self: Tensor;
  readonly beta: number;
  readonly threshold: number;
}

const SOFTPLUS_RULE = 'g\\,\\sigma(\\beta x)';

export const softplus_backward = method(
  'The gradient times the slope of `softplus`; the gradient itself above the threshold.',
  pointwise(
    'softplus_backward(Tensor grad_output, Tensor self, Scalar beta, Scalar threshold) -> Tensor',
    softplusSlope,
    gradient('SoftplusBackwardBackward0', {
      grad_output: by(SOFTPLUS_RULE, ['beta', 'grad_output', 'self', 'threshold'], softplusDerivative),
      self: by(
        'g h \\beta\\,\\sigma(\\beta x) (1 - \\sigma(\\beta x))',
        ['beta', 'grad_output', 'self', 'threshold'],
        (g, { self, beta, threshold, grad_output }: Softplus & { readonly grad_output: Tensor }) => {
          const scaled = self.mul(beta);
          const logistic = scaled.sigmoid();
          return g.mul(grad_output).mul(logistic.rsub(1).mul(logistic)).mul(scaled.lt(threshold).to(g.dtype)).mul(beta);
        },
      ),
    }),
    { result: 'self' },
  ),
);

export const functional_softplus = operator(
  'A smooth positive part, log(1 + exp(beta x)) / beta; itself where beta x is above the threshold.',
  pointwise(
    'nn.functional.softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor',
    softplus,
    gradient('SoftplusBackward0', {
      self: by(SOFTPLUS_RULE, ['beta', 'self', 'threshold'], softplusDerivative),
    }),
    {
      result: 'self',
      check: ({ dtype }: Tensor) => {
        floatingOnly('softplus_cpu', dtype);
      },
    },
  ),
);

interface LogSigmoid {
  readonly self: Tensor;
  readonly buffer: Tensor;
}

const LOG_SIGMOID_RULE = 'g\\,\\sigma(-x)';

export const log_sigmoid_backward = method(
  'The gradient times the slope of `logsigmoid`, from exp(-|x|) in `buffer`.',
  pointwise(
    'log_sigmoid_backward(Tensor grad_output, Tensor self, Tensor buffer) -> Tensor',
    logSigmoidSlope,
    gradient('LogSigmoidBackwardBackward0', {
      grad_output: by(LOG_SIGMOID_RULE, ['buffer', 'grad_output', 'self'], logSigmoidDerivative),
      self: by(
        '-g h\\,\\sigma(x) (1 - \\sigma(x))',
        ['buffer', 'grad_output', 'self'],
        (g, { self, grad_output }: LogSigmoid & { readonly grad_output: Tensor }) => {
          const logistic = self.sigmoid();
          return g.mul(grad_output).mul(logistic.sub(1)).mul(logistic);
        },
      ),
    }),
    { result: 'self' },
  ),
);

export const log_sigmoid_forward = method(
  'Logarithm of the logistic function, and exp(-|x|), which its derivative needs.',
  kernel(
    'log_sigmoid_forward(Tensor self) -> (Tensor output, Tensor buffer)',
    (self: Tensor) => {
      floatingOnly('log_sigmoid_cpu', self.dtype);
      const values = denseValues(self);
      const output = allocate(self.dtype, values.length);
      const buffer = allocate(self.dtype, values.length);
      for (let i = 0; i < values.length; i++) {
        const x = values[i] ?? 0;
        const decay = Math.exp(-Math.abs(x));
        buffer[i] = decay;
        output[i] = Math.min(0, x) - Math.log1p(decay);
      }
      return [fromValues(output, self.shape, self.dtype), fromValues(buffer, self.shape, self.dtype)];
    },
    gradient('LogSigmoidBackward0', { self: by(LOG_SIGMOID_RULE, ['buffer', 'self'], logSigmoidDerivative) }),
  ),
);

export const functional_logsigmoid = operator(
  'Logarithm of the logistic function.',
  composite('nn.functional.logsigmoid(Tensor self) -> Tensor', (self: Tensor) => self.log_sigmoid_forward().output),
);

interface Gated {
  readonly self: Tensor;
  readonly dim: number;
}

export const glu_backward = method(
  'The gradient of `glu` for both halves.',
  kernel(
    'glu_backward(Tensor grad_output, Tensor self, int dim) -> Tensor',
    (grad_output: Tensor, self: Tensor, dim: number) => {
      const { values, gates } = halves(self, dim);
      const logistic = gates.sigmoid();
      const first = grad_output.mul(logistic);
      return joined(first, first.mul(values).mul(logistic.rsub(1)), self, dim);
    },
    gradient('GluBackwardBackward0', {
      grad_output: by(
        'g_1 \\sigma(b) + g_2 a\\,\\sigma(b) (1 - \\sigma(b))',
        ['dim', 'grad_output', 'self'],
        (g, { self, dim }: Gated) => {
          const { values, gates } = halves(self, dim);
          const parts = halves(g, dim);
          const logistic = gates.sigmoid();
          const slope = values.mul(logistic).mul(logistic.rsub(1));
          return parts.values.mul(logistic).add(parts.gates.mul(slope));
        },
      ),
      self: by(
        'h\\,(g_2 s, g_1 s + g_2 a s (1 - 2\\sigma(b))),\\ s = \\sigma(b) (1 - \\sigma(b))',
        ['dim', 'grad_output', 'self'],
        (g, { self, dim, grad_output }: Gated & { readonly grad_output: Tensor }) => {
          const { values, gates } = halves(self, dim);
          const parts = halves(g, dim);
          const logistic = gates.sigmoid();
          const slope = grad_output.mul(logistic.mul(logistic.rsub(1)));
          const curved = parts.gates.mul(values).mul(logistic.mul(-2).add(1));
          return joined(parts.gates.mul(slope), parts.values.add(curved).mul(slope), self, dim);
        },
      ),
    }),
  ),
);

export const _glu = method(
  'The first half along a dimension times the logistic function of the second.',
  kernel(
    '_glu(Tensor self, int dim=-1) -> Tensor',
    (self: Tensor, dim: number) => {
      floatingOnly('glu_cpu', self.dtype);
      const { values, gates } = halves(self, dim);
      const a = denseValues(values);
      const b = denseValues(gates);
      const out = allocate(self.dtype, a.length);
      for (let i = 0; i < out.length; i++) out[i] = gated(a[i] ?? 0, b[i] ?? 0);
      return fromValues(out, values.shape, self.dtype);
    },
    gradient('GluBackward0', {
      self: by('(g\\,\\sigma(b),\\ g a\\,\\sigma(b) (1 - \\sigma(b)))', ['dim', 'self'], (g, { self, dim }: Gated) =>
        self.glu_backward(g, dim),
      ),
    }),
  ),
);

export const functional_glu = operator(
  'The first half along a dimension times the logistic function of the second.',
  composite('nn.functional.glu(Tensor self, int dim=-1) -> Tensor', (self: Tensor, dim: number) => {
    if (self.ndim === 0) throw runtimeError('glu does not support scalars because halving size must be even');
    return self._glu(dim);
  }),
);

/** Two halves along a dimension as one tensor of the size of `self`. */
function joined(first: Tensor, second: Tensor, self: Tensor, dim: number): Tensor {
  const d = wrapDim(dim, self.ndim);
  const size = self.shape[d] ?? 0;
  const start = first.slice_backward(self.shape, d, 0, size / 2, 1);
  return start.add(second.slice_backward(self.shape, d, size / 2, size, 1));
}

/** Both halves along a dimension, as views. */
function halves(self: Tensor, dim: number): { values: Tensor; gates: Tensor } {
  const d = wrapDim(dim, self.ndim);
  const size = self.shape[d] ?? 0;
  if (size % 2 !== 0) throw runtimeError(`Halving dimension must be even, but dimension ${d} is size ${size}`);
  const half = size / 2;
  return { values: self.narrow(d, 0, half), gates: self.narrow(d, half, half) };
}

function geluDerivative(g: Tensor, { self, approximate }: Gelu): Tensor {
  return self.gelu_backward(g, { approximate });
}

function softplusDerivative(g: Tensor, { self, beta, threshold }: Softplus): Tensor {
  return self.softplus_backward(g, beta, threshold);
}

function logSigmoidDerivative(g: Tensor, { self, buffer }: LogSigmoid): Tensor {
  return self.log_sigmoid_backward(g, buffer);
}
