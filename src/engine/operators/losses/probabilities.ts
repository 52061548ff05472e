/** Losses of probabilities and of distributions' parameters. */
import { runtimeError, valueError } from '../../errors';
import { floatingOnly } from '../../tensor/supported';
import {
  averaged,
  elementLosses,
  elementSlopes,
  reduced,
  reductionOf,
  refuseGradient,
  sizeText,
  SUM,
  throughReduction,
} from '../../formulas/losses';
import { formatList, sameShape, type Shape } from '../../shape';
import { overwrite } from '../../storage/access';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { by, composite, gradient, kernel, method, operator, torchFunction } from '../definition';

interface Loss {
  readonly self: Tensor;
  readonly target: Tensor;
  readonly weight: Tensor | null;
  readonly reduction: number;
}

interface Backward extends Loss {
  readonly grad_output: Tensor;
}

/** Least p (1 - p) that PyTorch divides by. */
const LEAST = 1e-12;
/** The kernel's constant is a float32 number, whatever the dtype. */
const LEAST_IN_KERNEL = Math.fround(LEAST);
const LEGACY = 'bool? size_average=None, bool? reduce=None';
const RULE = 'g\\,w\\,\\frac{x - y}{x (1 - x)}';

export const binary_cross_entropy_backward = method(
  'The gradient of `binary_cross_entropy`.',
  kernel(
    'binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor',
    (grad_output: Tensor, self: Tensor, target: Tensor, weight: Tensor | null, reduction: number) => {
      const operands = [grad_output, self, target, ...(weight === null ? [] : [weight])];
      const scale = weight === null ? (): number => 1 : (w: number): number => w;
      return elementSlopes(
        operands,
        reduction,
        self.numel(),
        (g = 0, x = 0, t = 0, w = 1) => ((g * (x - t)) / Math.max((1 - x) * x, LEAST_IN_KERNEL)) * scale(w),
      );
    },
    gradient('BinaryCrossEntropyBackwardBackward0', {
      grad_output: by(
        RULE,
        ['grad_output', 'reduction', 'self', 'target', 'weight'],
        (g, { self, target, weight, reduction, grad_output }: Backward) =>
          throughReduction(g, grad_output, reduction, (one) => {
            // Not the kernel's own denominator, which is never less than its limit: the limit is added here.
            const slope = self.sub(target).div(self.add(LEAST).mul(self.rsub(1).add(LEAST)));
            return averaged(weightedBy(slope.mul(one), weight), reduction, self);
          }),
      ),
      self: by(
        'g h\\,w\\,\\frac{x^2 - 2xy + y}{x^2 (1 - x)^2}',
        ['grad_output', 'reduction', 'self', 'target', 'weight'],
        (g, { self, target, weight, reduction, grad_output }: Backward) => {
          const near = self.add(LEAST);
          const far = self.rsub(1).add(LEAST);
          const curvature = self
            .mul(self)
            .sub(self.mul(target).mul(2))
            .add(target)
            .div(near.pow(2).mul(far.pow(2)));
          return averaged(weightedBy(curvature.mul(g.mul(grad_output)), weight), reduction, self);
        },
      ),
      target: by(
        '-g h\\,w\\,\\frac{1}{x (1 - x)}',
        ['grad_output', 'reduction', 'self', 'target', 'weight'],
        (g, { self, weight, reduction, grad_output }: Backward) =>
          averaged(weightedBy(g.mul(grad_output).neg(), weight), reduction, self).div(
            self.mul(self.rsub(1)).clamp_min(LEAST),
          ),
      ),
    }),
  ),
);

export const _binary_cross_entropy = method(
  '-(y ln x + (1 - y) ln(1 - x)), no logarithm below -100.',
  kernel(
    '_binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor',
    (self: Tensor, target: Tensor, weight: Tensor | null, reduction: number) => {
      refuseGradient('binary_cross_entropy', 'weight', weight);
      for (const other of [target, ...(weight === null ? [] : [weight])])
        if (other.dtype !== self.dtype)
          throw runtimeError(`Found dtype ${other.dtype.scalarType} but expected ${self.dtype.scalarType}`);
      const scale = weight === null ? (): number => 1 : (w: number): number => w;
      return elementLosses(
        'binary_cross_entropy',
        [self, target, ...(weight === null ? [] : [weight])],
        reduction,
        (x = 0, t = 0, w = 1) => {
          if (!(x >= 0 && x <= 1)) throw runtimeError('all elements of input should be between 0 and 1');
          if (!(t >= 0 && t <= 1)) throw runtimeError('all elements of target should be between 0 and 1');
          return ((t - 1) * Math.max(Math.log1p(-x), -100) - t * Math.max(Math.log(x), -100)) * scale(w);
        },
      );
    },
    gradient('BinaryCrossEntropyBackward0', {
      self: by(RULE, ['reduction', 'self', 'target', 'weight'], (g, { self, target, weight, reduction }: Loss) =>
        self.binary_cross_entropy_backward(g, target, weight, reduction),
      ),
      target: by(
        'g\\,w \\ln\\frac{1 - x}{x}',
        ['reduction', 'self', 'target', 'weight'],
        (g, { self, weight, reduction }: Loss) =>
          averaged(weightedBy(self.logit().neg().mul(g), weight), reduction, self),
      ),
    }),
  ),
);

export const binary_cross_entropy = operator(
  'How unlikely the probabilities make targets from 0 to 1.',
  composite(
    `nn.functional.binary_cross_entropy(Tensor input, Tensor target, Tensor? weight=None, ${LEGACY}, str reduction='mean') -> Tensor`,
    (
      input: Tensor,
      target: Tensor,
      weight: Tensor | null,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
    ) => {
      const how = reductionOf(reduction, size_average, reduce);
      if (!sameShape(target.shape, input.shape))
        throw valueError(
          `Using a target size (${sizeText(target)}) that is different to the input size (${sizeText(input)}) is deprecated. Please ensure they have the same size.`,
        );
      if (weight === null) return input._binary_cross_entropy(target, null, how);
      const shape = shapeOfBoth(target.shape, weight.shape);
      const grown = sameShape(weight.shape, shape) ? weight : weight.expand(shape);
      if (!sameShape(shape, input.shape))
        throw runtimeError(
          `output with shape ${formatList(input.shape)} doesn't match the broadcast shape ${formatList(shape)}`,
        );
      return input._binary_cross_entropy(target, grown, how);
    },
  ),
);

interface Logits extends Loss {
  readonly pos_weight: Tensor | null;
}

export const _binary_cross_entropy_with_logits = method(
  'Binary cross entropy of what the logistic function gives.',
  kernel(
    '_binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor',
    (self: Tensor, target: Tensor, weight: Tensor | null, pos_weight: Tensor | null, reduction: number) => {
      refuseGradient('binary_cross_entropy_with_logits', 'weight', weight);
      refuseGradient('binary_cross_entropy_with_logits', 'pos_weight', pos_weight);
      floatingOnly('log_sigmoid_cpu', self.dtype);
      const logarithm = self.detach().log_sigmoid_forward().output;
      const likely = pos_weight === null ? logarithm : pos_weight.sub(1).mul(target).add(1).mul(logarithm);
      const losses = target.rsub(1).mul(self).sub(likely);
      const all = weight === null ? losses : losses.mul(weight);
      if (!sameShape(all.shape, losses.shape))
        throw runtimeError(
          `output with shape ${formatList(losses.shape)} doesn't match the broadcast shape ${formatList(all.shape)}`,
        );
      return reduced(all, reduction).detach();
    },
    gradient('BinaryCrossEntropyWithLogitsBackward0', {
      self: by(
        'g\\,w\\,(\\sigma(x) (y p + 1 - y) - y p)',
        ['pos_weight', 'reduction', 'self', 'target', 'weight'],
        (g, { self, target, weight, pos_weight, reduction }: Logits) => {
          let slope: Tensor;
          if (pos_weight === null) slope = self.sigmoid().sub(target);
          else {
            const positive = pos_weight.mul(target);
            slope = positive.add(1).sub(target).mul(self.sigmoid()).sub(positive);
          }
          return averaged(weightedBy(slope.mul(g), weight), reduction, self);
        },
      ),
      target: by(
        'g\\,w\\,(\\ln\\sigma(-x) - p \\ln\\sigma(x))',
        ['pos_weight', 'reduction', 'self', 'target', 'weight'],
        (g, { self, weight, pos_weight, reduction }: Logits) => {
          const slope =
            pos_weight === null
              ? self.neg()
              : self.neg().log_sigmoid_forward().output.sub(pos_weight.mul(self.log_sigmoid_forward().output));
          return averaged(weightedBy(slope.mul(g), weight), reduction, self);
        },
      ),
    }),
  ),
);

export const binary_cross_entropy_with_logits = torchFunction(
  'Binary cross entropy of what the logistic function gives; `reduction` is a number.',
  composite(
    'binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=0) -> Tensor',
    (self: Tensor, target: Tensor, weight: Tensor | null, pos_weight: Tensor | null, reduction: number) =>
      self._binary_cross_entropy_with_logits(target, weight, pos_weight, reduction),
  ),
);

export const functional_binary_cross_entropy_with_logits = operator(
  'Binary cross entropy of what the logistic function gives.',
  composite(
    `nn.functional.binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight=None, ${LEGACY}, str reduction='mean', Tensor? pos_weight=None) -> Tensor`,
    (
      input: Tensor,
      target: Tensor,
      weight: Tensor | null,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
      pos_weight: Tensor | null,
    ) => {
      const how = reductionOf(reduction, size_average, reduce);
      if (!sameShape(target.shape, input.shape))
        throw valueError(`Target size (${sizeText(target)}) must be the same as input size (${sizeText(input)})`);
      return input._binary_cross_entropy_with_logits(target, weight, pos_weight, how);
    },
  ),
);

export const kl_div = torchFunction(
  'Kullback–Leibler divergence of a target from log-probabilities; `reduction` is a number.',
  composite(
    'kl_div(Tensor self, Tensor target, int reduction=0, *, bool log_target=False) -> Tensor',
    (self: Tensor, target: Tensor, reduction: number, log_target: boolean) =>
      divergence(self, target, reduction, log_target),
  ),
);

export const functional_kl_div = operator(
  'Kullback–Leibler divergence of a target from log-probabilities.',
  composite(
    `nn.functional.kl_div(Tensor input, Tensor target, ${LEGACY}, str reduction='mean', bool log_target=False) -> Tensor`,
    (
      input: Tensor,
      target: Tensor,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
      log_target: boolean,
    ) => {
      const legacy = size_average !== null || reduce !== null;
      if (!legacy && reduction === 'mean')
        warn(
          "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the same as 'batchmean' in the next major release.",
        );
      const how = !legacy && reduction === 'batchmean' ? SUM : reductionOf(reduction, size_average, reduce);
      const loss = divergence(input, target, how, log_target);
      return reduction === 'batchmean' && input.ndim !== 0 ? loss.div(input.shape[0] ?? 1) : loss;
    },
  ),
);

export const poisson_nll_loss = torchFunction(
  'Negative log-likelihood of counts under Poisson distributions; `reduction` is a number.',
  composite(
    'poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor',
    poisson,
  ),
);

export const functional_poisson_nll_loss = operator(
  'Negative log-likelihood of counts under Poisson distributions, without or with Stirling’s approximation of the constant.',
  composite(
    "nn.functional.poisson_nll_loss(Tensor input, Tensor target, bool log_input=True, bool full=False, bool? size_average=None, float eps=1e-08, bool? reduce=None, str reduction='mean') -> Tensor",
    (
      input: Tensor,
      target: Tensor,
      log_input: boolean,
      full: boolean,
      size_average: boolean | null,
      eps: number,
      reduce: boolean | null,
      reduction: string,
    ) => poisson(input, target, log_input, full, eps, reductionOf(reduction, size_average, reduce)),
  ),
);

export const gaussian_nll_loss = operator(
  'Negative log-likelihood of targets under normal distributions of the given means and variances.',
  composite(
    "nn.functional.gaussian_nll_loss(Tensor input, Tensor target, Tensor var, bool full=False, float eps=1e-06, str reduction='mean') -> Tensor",
    gaussian,
  ),
  composite(
    "nn.functional.gaussian_nll_loss(Tensor input, Tensor target, float var, bool full=False, float eps=1e-06, str reduction='mean') -> Tensor",
    (input: Tensor, target: Tensor, variance: number, full: boolean, eps: number, reduction: string) =>
      gaussian(input, target, input.detach().new_ones(input.shape).mul(variance), full, eps, reduction),
  ),
);

function weightedBy(g: Tensor, weight: Tensor | null): Tensor {
  return weight === null ? g : g.mul(weight);
}

/** As `torch.broadcast_shapes` says it. */
function shapeOfBoth(target: Shape, weight: Shape): Shape {
  const length = Math.max(target.length, weight.length);
  const shape: number[] = [];
  for (let d = 1; d <= length; d++) {
    const [a, b] = [target.at(-d) ?? 1, weight.at(-d) ?? 1];
    if (d <= target.length && d <= weight.length && a !== 1 && b !== 1 && a !== b)
      throw runtimeError(
        `Attempting to broadcast a dimension of length ${b} at -${d}! Mismatching argument at index 1 had torch.Size(${formatList(weight)}); but expected shape should be broadcastable to ${formatList(target)}`,
      );
    shape.unshift(a === 1 ? b : a);
  }
  return shape;
}

function divergence(self: Tensor, target: Tensor, reduction: number, log_target: boolean): Tensor {
  if (!self.dtype.is_floating_point || !target.dtype.is_floating_point)
    throw runtimeError('kl_div: Integral inputs not supported.');
  const losses = log_target ? target.exp().mul(target.sub(self)) : target.xlogy(target).sub(target.mul(self));
  return reduced(losses, reduction);
}

function poisson(
  input: Tensor,
  target: Tensor,
  log_input: boolean,
  full: boolean,
  eps: number,
  reduction: number,
): Tensor {
  let losses = log_input ? input.exp().sub(target.mul(input)) : input.sub(target.mul(input._add_scalar(eps).log()));
  if (full) {
    const stirling = target
      .mul(target.log())
      .sub(target)
      .add(
        target
          ._mul_scalar(2 * Math.PI)
          .log()
          ._mul_scalar(0.5),
      );
    losses = losses.add(stirling.masked_fill(target.le(1), 0));
  }
  return reduced(losses, reduction);
}

function gaussian(input: Tensor, target: Tensor, given: Tensor, full: boolean, eps: number, reduction: string): Tensor {
  if (given.lt(0).any().item() === true) throw valueError('var has negative entry/entries');
  const variance = fittingVariance(given, input.shape).clone();
  if (reduction !== 'none' && reduction !== 'mean' && reduction !== 'sum')
    throw valueError(`${reduction} is not valid`);
  if (!variance.dtype.is_floating_point)
    throw runtimeError(`result type Float can't be cast to the desired output type ${variance.dtype.cType}`);
  // Its gradient knows nothing of the limit.
  overwrite(variance, variance.detach().clamp_min(eps));
  let losses = variance.log().add(input.sub(target).pow(2).div(variance)).mul(0.5);
  if (full) losses = losses.add(0.5 * Math.log(2 * Math.PI));
  return reduced(losses, reductionOf(reduction));
}

/** One variance for each element, or for each row, or one axis of them. */
function fittingVariance(variance: Tensor, shape: Shape): Tensor {
  if (sameShape(variance.shape, shape)) return variance;
  if (sameShape(variance.shape, shape.slice(0, -1))) return variance.unsqueeze(-1);
  const other = shape.flatMap((size, d) => (size === variance.shape[d] ? [] : [variance.shape[d] ?? 0]));
  if (variance.ndim === shape.length && other.reduce((sum, size) => sum + size, 0) === 1) return variance;
  throw valueError('var is of incorrect size');
}
