/** Losses of class scores: negative log-likelihood and cross entropy. */
import { int64, uint8 } from '../../dtype';
import { indexError, runtimeError, valueError } from '../../errors';
import { floatingOnly } from '../../tensor/supported';
import { MEAN, NONE, reduced, reductionOf, refuseGradient } from '../../formulas/losses';
import { likelihoods, likelihoodSlopes, outOfRange, type Classification } from '../../kernels/likelihood';
import { sumOf } from '../../kernels/reduce';
import { formatList, numel, sameShape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, method, operator, type Overload } from '../definition';

interface Loss {
  readonly self: Tensor;
  readonly target: Tensor;
  readonly weight: Tensor | null;
  readonly reduction: number;
  readonly ignore_index: number;
  readonly total_weight: Tensor;
}

const ARGUMENTS = 'Tensor self, Tensor target, Tensor? weight, int reduction, int ignore_index';
const RULE = '-g\\,w_y\\,[c = y]';

export const nll_loss_forward = method(
  'Minus the score of each target class times its weight, and the sum of the weights.',
  kernel(
    `nll_loss_forward(${ARGUMENTS}) -> (Tensor output, Tensor total_weight)`,
    forwardRow,
    gradient('NllLossBackward0', {
      self: by(
        RULE,
        ['ignore_index', 'reduction', 'self', 'target', 'total_weight', 'weight'],
        (g, { self, target, weight, reduction, ignore_index, total_weight }: Loss) =>
          self.nll_loss_backward(g, target, weight, reduction, ignore_index, total_weight),
      ),
    }),
  ),
);

export const nll_loss_backward = method('The gradient of `nll_loss_forward`.', slopes('nll_loss'));

export const nll_loss2d_forward = method(
  'The same for each place of images.',
  kernel(
    `nll_loss2d_forward(${ARGUMENTS}) -> (Tensor output, Tensor total_weight)`,
    forwardPlaces,
    gradient('NllLoss2DBackward0', {
      self: by(
        RULE,
        ['ignore_index', 'reduction', 'self', 'target', 'total_weight', 'weight'],
        (g, { self, target, weight, reduction, ignore_index, total_weight }: Loss) =>
          self.nll_loss2d_backward(g, target, weight, reduction, ignore_index, total_weight),
      ),
    }),
  ),
);

export const nll_loss2d_backward = method('The gradient of `nll_loss2d_forward`.', slopes('nll_loss2d'));

export const nll_loss_nd = method(
  'Negative log-likelihood of the target classes, with any number of dimensions.',
  composite(
    'nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor',
    (self: Tensor, target: Tensor, weight: Tensor | null, reduction: number, ignore_index: number) => {
      if (self.ndim < 1) throw valueError(`Expected 1 or more dimensions (got ${self.ndim})`);
      if (self.ndim !== 1 && self.shape[0] !== (target.shape[0] ?? 0))
        throw valueError(
          `Expected input batch_size (${self.shape[0] ?? 0}) to match target batch_size (${target.shape[0] ?? 0}).`,
        );
      if (self.ndim <= 2) return self.nll_loss_forward(target, weight, reduction, ignore_index).output;
      if (self.ndim === 4) return self.nll_loss2d_forward(target, weight, reduction, ignore_index).output;
      const [batch = 0, classes = 0, ...places] = self.shape;
      const expected = [batch, ...places];
      if (!sameShape(target.shape, expected))
        throw runtimeError(`Expected target size ${formatList(expected)}, got ${formatList(target.shape)}`);
      const inner = numel(places);
      const images = self.contiguous().view([batch, classes, 1, inner]);
      const labels = target.contiguous().view([batch, 1, inner]);
      const { output } = images.nll_loss2d_forward(labels, weight, reduction, ignore_index);
      return reduction === NONE ? output.view(expected) : output;
    },
  ),
);

export const nll_loss = operator(
  'Negative log-likelihood: minus the log-probability of each target class.',
  composite(
    "nn.functional.nll_loss(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean') -> Tensor",
    (
      input: Tensor,
      target: Tensor,
      weight: Tensor | null,
      size_average: boolean | null,
      ignore_index: number,
      reduce: boolean | null,
      reduction: string,
    ) => input.nll_loss_nd(target, weight, reductionOf(reduction, size_average, reduce), ignore_index),
  ),
);

export const cross_entropy = operator(
  'Negative log-likelihood of scores that softmax makes probabilities; targets are classes or probabilities of them.',
  composite(
    "nn.functional.cross_entropy(Tensor input, Tensor target, Tensor? weight=None, bool? size_average=None, int ignore_index=-100, bool? reduce=None, str reduction='mean', float label_smoothing=0) -> Tensor",
    (
      input: Tensor,
      target: Tensor,
      weight: Tensor | null,
      size_average: boolean | null,
      ignore_index: number,
      reduce: boolean | null,
      reduction: string,
      label_smoothing: number,
    ) => {
      const how = reductionOf(reduction, size_average, reduce);
      if (sameShape(input.shape, target.shape)) {
        if (!target.dtype.is_floating_point)
          throw runtimeError(
            `Expected floating point type for target with class probabilities, got ${target.dtype.scalarType}`,
          );
        if (ignore_index >= 0) throw runtimeError('ignore_index is not supported for floating point target');
        return ofProbabilities(input, target, weight, how, label_smoothing);
      }
      if (label_smoothing > 0) return smoothed(input, target, weight, how, ignore_index, label_smoothing);
      return logarithms(input).nll_loss_nd(target, weight, how, ignore_index);
    },
  ),
);

function slopes(name: 'nll_loss' | 'nll_loss2d'): Overload {
  const node = name === 'nll_loss' ? 'NllLossBackwardBackward0' : 'NllLoss2DBackwardBackward0';
  return kernel(
    `${name}_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, int reduction, int ignore_index, Tensor total_weight) -> Tensor`,
    (
      grad_output: Tensor,
      self: Tensor,
      target: Tensor,
      weight: Tensor | null,
      reduction: number,
      ignore_index: number,
      total_weight: Tensor,
    ) => {
      const out = allocate(self.dtype, self.numel());
      const divisor = reduction === MEAN ? Number(total_weight.item()) : 1;
      const weights = weight === null ? null : denseValues(weight);
      const gradients = denseValues(grad_output);
      likelihoodSlopes(gradients, denseValues(target), weights, layout(self, ignore_index), divisor, out);
      return fromValues(out, self.shape, self.dtype);
    },
    gradient(node, {
      grad_output: by(
        '-g_y\\,w_y',
        ['ignore_index', 'reduction', 'target', 'weight'],
        (g, { target, weight, reduction, ignore_index }: Loss) =>
          name === 'nll_loss'
            ? g.nll_loss_forward(target, weight, reduction, ignore_index).output
            : g.nll_loss2d_forward(target, weight, reduction, ignore_index).output,
      ),
      self: by('0', [], (g) => g.new_zeros(g.shape)),
    }),
  );
}

function forwardRow(
  self: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: number,
  ignore_index: number,
): readonly Tensor[] {
  refuseGradient('nll_loss_forward', 'weight', weight);
  if (target.ndim > 1) throw runtimeError('0D or 1D target tensor expected, multi-target not supported');
  if (self.ndim === 1 && target.ndim === 1 && target.shape[0] !== 1)
    throw valueError(`For 1D input, 1D target must have size 1, but got target size: ${target.shape[0] ?? 0}`);
  const classes = self.shape.at(-1) ?? 0;
  if (weight !== null && (weight.ndim !== 1 || weight.numel() !== classes))
    throw runtimeError(
      `weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${formatList(weight.shape)}`,
    );
  return forward(self, target, weight, reduction, ignore_index);
}

function forwardPlaces(
  self: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: number,
  ignore_index: number,
): readonly Tensor[] {
  refuseGradient('nll_loss2d_forward', 'weight', weight);
  const [batch, classes, ...places] = self.shape;
  if (target.ndim !== 3)
    throw runtimeError(
      `only batches of spatial targets supported (3D tensors) but got targets of dimension: : ${target.ndim}`,
    );
  if (!sameShape(target.shape, [batch ?? 0, ...places]))
    throw runtimeError(`size mismatch (got input: ${formatList(self.shape)} , target: ${formatList(target.shape)}`);
  if (weight !== null && weight.numel() !== classes)
    throw runtimeError('weight tensor should be defined either for all or no classes');
  return forward(self, target, weight, reduction, ignore_index);
}

function forward(
  self: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: number,
  ignore_index: number,
): readonly Tensor[] {
  const { dtype } = self;
  floatingOnly('nll_loss_out_frame', dtype);
  if (target.dtype !== int64 && target.dtype !== uint8)
    throw runtimeError(`expected target dtype to be Long or Byte, but got ${target.dtype.scalarType}`);
  if (weight !== null && weight.dtype !== dtype)
    throw runtimeError(`expected scalar type ${dtype.scalarType} but found ${weight.dtype.scalarType}`);
  const labels = denseValues(target);
  const where = layout(self, ignore_index);
  const wrong = outOfRange(labels, where);
  if (wrong !== null) throw indexError(`Target ${wrong} is out of bounds.`);
  const out = allocate(dtype, labels.length);
  const total = likelihoods(denseValues(self), labels, weight === null ? null : denseValues(weight), where, out);
  const weights = allocate(dtype, 1);
  if (reduction === NONE) return [fromValues(out, target.shape, dtype), fromValues(weights, [], dtype)];
  weights[0] = total;
  const loss = allocate(dtype, 1);
  const sum = sumOf(out, 0, out.length);
  loss[0] = reduction === MEAN ? sum / total : sum;
  return [fromValues(loss, [], dtype), fromValues(weights, [], dtype)];
}

/** A vector is one row. */
function layout({ shape }: Tensor, ignored: number): Classification {
  if (shape.length === 1) return { batch: 1, classes: shape[0] ?? 0, inner: 1, ignored };
  return { batch: shape[0] ?? 0, classes: shape[1] ?? 0, inner: numel(shape.slice(2)), ignored };
}

function classDim({ ndim }: Tensor): number {
  return ndim === 1 ? 0 : 1;
}

function logarithms(input: Tensor): Tensor {
  return input.log_softmax(ndimOrZero(input));
}

/** A 0-d tensor has its one dimension at 0. */
function ndimOrZero(input: Tensor): number {
  return input.ndim === 0 ? 0 : classDim(input);
}

/** A weight for each class, as it multiplies the scores. */
function shaped(weight: Tensor, input: Tensor): Tensor {
  if (input.ndim <= 1) return weight;
  return weight.view(input.shape.map((_, d) => (d === 1 ? weight.numel() : 1)));
}

function ofProbabilities(
  input: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: number,
  label_smoothing: number,
): Tensor {
  const dim = ndimOrZero(input);
  const classes = input.shape[dim] ?? 1;
  if (weight !== null && (weight.ndim !== 1 || weight.numel() !== classes))
    throw runtimeError(
      `cross_entropy: weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${formatList(weight.shape)}`,
    );
  let scores = logarithms(input);
  let shares = target;
  if (label_smoothing > 0) {
    checkSmoothing(label_smoothing);
    shares = target._mul_scalar(1 - label_smoothing)._add_scalar(label_smoothing / classes);
  }
  if (weight !== null) scores = scores.mul(shaped(weight, input));
  const products = scores.mul(shares);
  if (reduction === NONE) return products.sum([dim]).neg();
  const loss = products.sum().neg();
  return reduction === MEAN ? loss._div_scalar(input.numel() / classes) : loss;
}

/** Each target class keeps 1 - label_smoothing, the rest is spread over all classes (arXiv:1512.00567). */
function smoothed(
  input: Tensor,
  target: Tensor,
  weight: Tensor | null,
  reduction: number,
  ignore_index: number,
  label_smoothing: number,
): Tensor {
  checkSmoothing(label_smoothing);
  const dim = ndimOrZero(input);
  const scores = logarithms(input);
  const sharp = scores.nll_loss_nd(target, weight, reduction, ignore_index);
  const spread = (weight === null ? scores : scores.mul(shaped(weight, input))).sum([dim]).neg();
  const ignored = target.eq(ignore_index);
  const smooth = spread.masked_fill_(ignored, 0);
  const counted = ignored.logical_not();
  let loss: Tensor;
  if (reduction === MEAN)
    loss = smooth
      .sum()
      .div(weight === null ? counted.sum() : weight.gather(0, target.masked_select(counted).flatten()).sum());
  else loss = reduced(smooth, reduction);
  return sharp._mul_scalar(1 - label_smoothing).add(loss._mul_scalar(label_smoothing / (input.shape[dim] ?? 1)));
}

function checkSmoothing(label_smoothing: number): void {
  if (label_smoothing > 1) throw runtimeError(`label_smoothing must be between 0.0 and 1.0. Got: ${label_smoothing}`);
}
