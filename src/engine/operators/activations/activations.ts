/** Functions that neural networks bend with, and the error function behind one of them. */
import { erf as erfOf, erfc as erfcOf, sigmoid as sigmoidOf } from '../../kernels/special';
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, method, operator, pointwise, withInPlace } from '../definition';

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
const ONE_OVER_SQRT_2_PI = 1 / Math.sqrt(2 * Math.PI);
/** Of the approximation of GELU by tanh. */
const SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

export const sigmoid = operator(
  'The logistic function, 1 / (1 + exp(-x)).',
  pointwise(
    'sigmoid(Tensor self) -> Tensor',
    sigmoidOf,
    gradient('SigmoidBackward0', {
      self: by('g\\,r (1 - r)', ['result'], (g, { result }) => g.mul(result.rsub(1).mul(result))),
    }),
  ),
);

export const logit = operator(
  'The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps].',
  pointwise(
    'logit(Tensor self, float? eps=None) -> Tensor',
    (x: number, eps: number | null) => {
      const inside = eps === null ? x : Math.min(Math.max(x, eps), 1 - eps);
      return Math.log(inside / (1 - inside));
    },
    gradient('LogitBackward0', {
      self: by('\\frac{g}{x (1 - x)}', ['eps', 'self'], (g, { self, eps }: { self: Tensor; eps: number | null }) => {
        const slope = g.div(self.mul(self.rsub(1)));
        const [low, high] = [eps ?? 0, 1 - (eps ?? 0)];
        return slope.where(self.ge(low).logical_and(self.le(high)), eps === null ? NaN : 0);
      }),
    }),
  ),
);

export const relu = operator(
  'The positive part.',
  pointwise(
    'relu(Tensor self) -> Tensor',
    (x: number) => (x < 0 ? 0 : x),
    gradient('ReluBackward0', {
      self: by('g\\,[r > 0]', ['result'], (g, { result }) => result.threshold_backward(g, 0)),
    }),
    { result: 'same' },
  ),
);

export const threshold_backward = method(
  'The gradient where the operand is above the threshold, else 0.',
  pointwise(
    'threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> Tensor',
    (g: number, x: number, threshold: number) => (x <= threshold ? 0 : g),
    gradient('ThresholdBackwardBackward0', {
      grad_output: by(
        'g\\,[x > t]',
        ['self', 'threshold'],
        (g, { self, threshold }: { self: Tensor; threshold: number }) => self.threshold_backward(g, threshold),
      ),
      self: by('0', ['self', 'threshold'], (g) => g.new_zeros(g.shape)),
    }),
    { result: 'same' },
  ),
);

export const leaky_relu_backward = method(
  'The gradient where the operand is positive, else the slope times it.',
  pointwise(
    'leaky_relu_backward(Tensor grad_output, Tensor self, Scalar negative_slope) -> Tensor',
    (g: number, x: number, slope: number) => (x > 0 ? g : g * slope),
    gradient('LeakyReluBackwardBackward0', {
      grad_output: by(
        'g\\,[x > 0] + g a\\,[x \\le 0]',
        ['negative_slope', 'self'],
        (g, { self, negative_slope }: { self: Tensor; negative_slope: number }) =>
          self.leaky_relu_backward(g, negative_slope),
      ),
      self: by('0', ['negative_slope', 'self'], (g) => g.new_zeros(g.shape)),
    }),
    { result: 'same' },
  ),
);

export const leaky_relu = withInPlace(
  operator(
    'The positive part, and the negative part times `negative_slope`.',
    pointwise(
      'leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor',
      (x: number, slope: number) => (x > 0 ? x : x * slope),
      gradient('LeakyReluBackward0', {
        self: by(
          'g\\,[x > 0] + g a\\,[x \\le 0]',
          ['negative_slope', 'self'],
          (g, { self, negative_slope }: { self: Tensor; negative_slope: number }) =>
            self.leaky_relu_backward(g, negative_slope),
        ),
      }),
    ),
  ),
  null,
);

interface Elu {
  readonly self: Tensor;
  readonly alpha: number;
  readonly scale: number;
  readonly input_scale: number;
}

export const elu_backward = method(
  'The gradient times the slope of `elu`; at 0, the slope of the negative part.',
  pointwise(
    'elu_backward(Tensor grad_output, Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor',
    (g: number, x: number, alpha: number, scale: number, input: number) =>
      x <= 0 ? g * input * scale * alpha * Math.exp(x * input) : g * scale,
    gradient('EluBackwardBackward0', {
      grad_output: by(
        'g\\,[x > 0] + g \\alpha e^x\\,[x \\le 0]',
        ['alpha', 'input_scale', 'scale', 'self'],
        (g, { self, alpha, scale, input_scale }: Elu) => self.elu_backward(g, alpha, scale, input_scale),
      ),
      self: by(
        'g h \\alpha e^x\\,[x < 0]',
        ['alpha', 'grad_output', 'input_scale', 'scale', 'self'],
        (g, { self, grad_output, alpha, scale, input_scale }: Elu & { readonly grad_output: Tensor }) =>
          self.elu_backward(g.mul(grad_output).mul(input_scale), alpha, scale, input_scale).where(self.lt(0), 0),
      ),
    }),
    { result: 'same' },
  ),
);

export const elu = withInPlace(
  operator(
    'Itself where positive, else alpha (exp(x) - 1).',
    pointwise(
      'elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor',
      (x: number, alpha: number, scale: number, input: number) => scale * (x > 0 ? x : alpha * Math.expm1(x * input)),
      gradient('EluBackward0', {
        self: by(
          'g\\,[x > 0] + g \\alpha e^x\\,[x \\le 0]',
          ['alpha', 'input_scale', 'scale', 'self'],
          (g, { self, alpha, scale, input_scale }: Elu) => self.elu_backward(g, alpha, scale, input_scale),
        ),
      }),
    ),
  ),
  null,
);

interface Softplus {
  readonly self: Tensor;
  readonly beta: number;
  readonly threshold: number;
}

export const softplus = withInPlace(
  operator(
    'A smooth positive part, log(1 + exp(beta x)) / beta; itself where beta x is above the threshold.',
    pointwise(
      'softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor',
      (x: number, beta: number, threshold: number) =>
        x * beta > threshold ? x : Math.log1p(Math.exp(x * beta)) / beta,
      gradient('SoftplusBackward0', {
        self: by('g\\,\\sigma(\\beta x)', ['beta', 'self', 'threshold'], (g, { self, beta, threshold }: Softplus) => {
          const scaled = self.mul(beta);
          return g.where(scaled.gt(threshold), g.mul(scaled.sigmoid()));
        }),
      }),
    ),
  ),
  null,
);

export const silu = withInPlace(
  operator(
    'Each element times its logistic function.',
    pointwise(
      'silu(Tensor self) -> Tensor',
      (x: number) => x * sigmoidOf(x),
      gradient('SiluBackward0', {
        self: by('g\\,\\sigma(x) (1 + x (1 - \\sigma(x)))', ['self'], (g, { self }) => {
          const logistic = self.sigmoid();
          return g.mul(logistic.mul(self.mul(logistic.rsub(1)).add(1)));
        }),
      }),
    ),
  ),
  null,
);

interface Gelu {
  readonly self: Tensor;
  readonly approximate: string;
}

export const gelu = withInPlace(
  operator(
    'Each element times the normal distribution function of it; `approximate` is `none` or `tanh`.',
    pointwise(
      "gelu(Tensor self, *, str approximate='none') -> Tensor",
      (x: number, approximate: string) =>
        approximate === 'tanh'
          ? 0.5 * x * (1 + Math.tanh(SQRT_2_OVER_PI * (x + CUBIC * x * x * x)))
          : 0.5 * x * (1 + erfOf(x * Math.SQRT1_2)),
      gradient('GeluBackward0', {
        self: by('g\\,(\\Phi(x) + x\\,\\varphi(x))', ['approximate', 'self'], geluSlope),
      }),
      { check: knownApproximation },
    ),
  ),
  null,
);

export const erf = operator(
  'The error function.',
  pointwise(
    'erf(Tensor self) -> Tensor',
    erfOf,
    gradient('ErfBackward0', {
      self: by('\\frac{2g}{\\sqrt{\\pi}} e^{-x^2}', ['self'], (g, { self }) =>
        self.pow(2).neg().exp().mul(TWO_OVER_SQRT_PI).mul(g),
      ),
    }),
  ),
);

export const erfc = operator(
  'One minus the error function.',
  pointwise(
    'erfc(Tensor self) -> Tensor',
    erfcOf,
    gradient('ErfcBackward0', {
      self: by('-\\frac{2g}{\\sqrt{\\pi}} e^{-x^2}', ['self'], (g, { self }) =>
        self.pow(2).neg().exp().mul(-TWO_OVER_SQRT_PI).mul(g),
      ),
    }),
  ),
);

function geluSlope(g: Tensor, { self, approximate }: Gelu): Tensor {
  if (approximate === 'tanh') {
    const bent = self.add(self.pow(3).mul(CUBIC)).mul(SQRT_2_OVER_PI).tanh();
    const inner = self
      .pow(2)
      .mul(3 * CUBIC)
      .add(1)
      .mul(SQRT_2_OVER_PI);
    return g.mul(
      bent
        .add(1)
        .add(self.mul(bent.pow(2).rsub(1)).mul(inner))
        .mul(0.5),
    );
  }
  const distribution = self.mul(Math.SQRT1_2).erf().add(1).mul(0.5);
  const density = self.pow(2).mul(-0.5).exp().mul(ONE_OVER_SQRT_2_PI);
  return g.mul(distribution.add(self.mul(density)));
}

function knownApproximation(_self: Tensor, approximate: string): void {
  if (approximate !== 'none' && approximate !== 'tanh')
    throw runtimeError('approximate argument must be either none or tanh.');
}
