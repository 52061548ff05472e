/** `torch.nn.functional`'s activations that may change their operand (`inplace`): each chooses the form. */
import { valueError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { composite, operator, random } from '../definition';

export const functional_relu = operator(
  'The positive part.',
  composite('nn.functional.relu(Tensor input, bool inplace=False) -> Tensor', (input: Tensor, inplace: boolean) =>
    inplace ? input.relu_() : input.relu(),
  ),
);

export const functional_relu_ = operator(
  'The positive part, in place.',
  composite('nn.functional.relu_(Tensor input) -> Tensor', (input: Tensor) => input.relu_()),
);

export const functional_relu6 = operator(
  'Clamped to [0, 6].',
  composite('nn.functional.relu6(Tensor input, bool inplace=False) -> Tensor', (input: Tensor, inplace: boolean) =>
    inplace ? input._hardtanh_(0, 6) : input._hardtanh(0, 6),
  ),
);

export const functional_leaky_relu = operator(
  'The positive part, and the negative part times `negative_slope`.',
  composite(
    'nn.functional.leaky_relu(Tensor input, Scalar negative_slope=0.01, bool inplace=False) -> Tensor',
    (input: Tensor, slope: number, inplace: boolean) =>
      inplace ? input._leaky_relu_(slope) : input._leaky_relu(slope),
  ),
);

export const functional_leaky_relu_ = operator(
  '`leaky_relu` in place.',
  composite(
    'nn.functional.leaky_relu_(Tensor input, Scalar negative_slope=0.01) -> Tensor',
    (input: Tensor, slope: number) => input._leaky_relu_(slope),
  ),
);

export const functional_prelu = operator(
  'The positive part, and the negative part times a weight: one for all, or one for each channel.',
  composite('nn.functional.prelu(Tensor input, Tensor weight) -> Tensor', (input: Tensor, weight: Tensor) =>
    input.prelu(weight),
  ),
);

export const functional_threshold = operator(
  'Itself where above the threshold, else `value`.',
  composite(
    'nn.functional.threshold(Tensor input, Scalar threshold, Scalar value, bool inplace=False) -> Tensor',
    (input: Tensor, threshold: number, value: number, inplace: boolean) =>
      inplace ? input._threshold_(threshold, value) : input._threshold(threshold, value),
  ),
);

export const functional_hardtanh = operator(
  'Clamped to [min_val, max_val].',
  composite(
    'nn.functional.hardtanh(Tensor input, Scalar min_val=-1, Scalar max_val=1, bool inplace=False) -> Tensor',
    (input: Tensor, min_val: number, max_val: number, inplace: boolean) => {
      if (min_val > max_val) throw valueError('min_val cannot be greater than max_val');
      return inplace ? input._hardtanh_(min_val, max_val) : input._hardtanh(min_val, max_val);
    },
  ),
);

export const functional_hardtanh_ = operator(
  '`hardtanh` in place.',
  composite(
    'nn.functional.hardtanh_(Tensor input, Scalar min_val=-1, Scalar max_val=1) -> Tensor',
    (input: Tensor, min_val: number, max_val: number) => input._hardtanh_(min_val, max_val),
  ),
);

export const functional_elu = operator(
  'Itself where positive, else alpha (exp(x) - 1).',
  composite(
    'nn.functional.elu(Tensor input, Scalar alpha=1, bool inplace=False) -> Tensor',
    (input: Tensor, alpha: number, inplace: boolean) => (inplace ? input._elu_(alpha) : input._elu(alpha)),
  ),
);

export const functional_elu_ = operator(
  '`elu` in place.',
  composite('nn.functional.elu_(Tensor input, Scalar alpha=1) -> Tensor', (input: Tensor, alpha: number) =>
    input._elu_(alpha),
  ),
);

export const functional_celu = operator(
  'Itself where positive, else alpha (exp(x / alpha) - 1).',
  composite(
    'nn.functional.celu(Tensor input, Scalar alpha=1, bool inplace=False) -> Tensor',
    (input: Tensor, alpha: number, inplace: boolean) => (inplace ? input._celu_(alpha) : input._celu(alpha)),
  ),
);

export const functional_selu = operator(
  '`elu` of the slope and limit that keep mean 0 and variance 1 through layers.',
  composite('nn.functional.selu(Tensor input, bool inplace=False) -> Tensor', (input: Tensor, inplace: boolean) =>
    inplace ? input._selu_() : input._selu(),
  ),
);

export const functional_rrelu = random(
  operator(
    'The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean.',
    composite(
      'nn.functional.rrelu(Tensor input, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, bool inplace=False) -> Tensor',
      (input: Tensor, lower: number, upper: number, training: boolean, inplace: boolean) =>
        inplace ? input._rrelu_(lower, upper, training) : input._rrelu(lower, upper, training),
    ),
  ),
);

export const functional_silu = operator(
  'Each element times its logistic function.',
  composite('nn.functional.silu(Tensor input, bool inplace=False) -> Tensor', (input: Tensor, inplace: boolean) =>
    inplace ? input._silu_() : input._silu(),
  ),
);

export const functional_mish = operator(
  'Each element times the hyperbolic tangent of its softplus.',
  composite('nn.functional.mish(Tensor input, bool inplace=False) -> Tensor', (input: Tensor, inplace: boolean) =>
    inplace ? input._mish_() : input._mish(),
  ),
);

export const functional_hardsigmoid = operator(
  '(x + 3) / 6 between 0 and 1.',
  composite(
    'nn.functional.hardsigmoid(Tensor input, bool inplace=False) -> Tensor',
    (input: Tensor, inplace: boolean) => (inplace ? input._hardsigmoid_() : input._hardsigmoid()),
  ),
);

export const functional_hardswish = operator(
  'Itself times the hard sigmoid of it.',
  composite('nn.functional.hardswish(Tensor input, bool inplace=False) -> Tensor', (input: Tensor, inplace: boolean) =>
    inplace ? input._hardswish_() : input._hardswish(),
  ),
);

export const functional_sigmoid = operator(
  'The logistic function, 1 / (1 + exp(-x)).',
  composite('nn.functional.sigmoid(Tensor input) -> Tensor', (input: Tensor) => input.sigmoid()),
);

export const functional_tanh = operator(
  'Hyperbolic tangent of each element.',
  composite('nn.functional.tanh(Tensor input) -> Tensor', (input: Tensor) => input.tanh()),
);

export const functional_gumbel_softmax = random(
  operator(
    'Softmax with Gumbel noise added at temperature `tau`; `hard` rounds it to one class, with the gradient of the soft one.',
    composite(
      'nn.functional.gumbel_softmax(Tensor logits, Scalar tau=1, bool hard=False, float eps=1e-10, int dim=-1) -> Tensor',
      (logits: Tensor, tau: number, hard: boolean, eps: number, dim: number) => {
        if (eps !== 1e-10) warn('`eps` parameter is deprecated and has no effect.');
        const noise = logits.new_empty(logits.shape).exponential_().log().neg();
        const soft = logits.add(noise).div(tau).softmax(dim);
        if (!hard) return soft;
        const { indices } = soft.max(dim, true);
        const rounded = soft.new_zeros(logits.shape).scatter_(dim, indices, 1);
        return rounded.sub(soft.detach()).add(soft);
      },
    ),
  ),
);
