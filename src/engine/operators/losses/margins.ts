/** Losses that ask for a margin between scores. */
import { canCast, int64 } from '../../dtype';
import { runtimeError, valueError } from '../../errors';
import { wideFloatingOnly } from '../../tensor/supported';
import {
  averaged,
  elementSlopes,
  MEAN,
  reduced,
  reducedValues,
  reductionOf,
  refuseGradient,
  sizeText,
  throughReduction,
} from '../../formulas/losses';
import {
  markTargets,
  multilabelMargin,
  multilabelMarginSlopes,
  multiMargin,
  multiMarginSlopes,
  type Rows,
} from '../../kernels/margins';
import { broadcastShapes, formatList, numel, sameShape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, method, notDifferentiable, operator, torchFunction } from '../definition';

const LEGACY = 'bool? size_average=None, bool? reduce=None';

interface Loss {
  readonly self: Tensor;
  readonly target: Tensor;
  readonly reduction: number;
}

export const hinge_embedding_loss = torchFunction(
  'Distances of target 1 should be 0, those of -1 a margin at least; `reduction` is a number.',
  composite('hinge_embedding_loss(Tensor self, Tensor target, float margin=1, int reduction=0) -> Tensor', hinges),
);

export const functional_hinge_embedding_loss = operator(
  'Distances of target 1 should be 0, those of -1 a margin at least.',
  composite(
    `nn.functional.hinge_embedding_loss(Tensor input, Tensor target, float margin=1, ${LEGACY}, str reduction='mean') -> Tensor`,
    (
      input: Tensor,
      target: Tensor,
      margin: number,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
    ) => hinges(input, target, margin, reductionOf(reduction, size_average, reduce)),
  ),
);

export const margin_ranking_loss = torchFunction(
  'The first of target 1 should be larger by a margin, that of -1 smaller; `reduction` is a number.',
  composite(
    'margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, int reduction=0) -> Tensor',
    ranking,
  ),
);

export const functional_margin_ranking_loss = operator(
  'The first of target 1 should be larger by a margin, that of -1 smaller.',
  composite(
    `nn.functional.margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0, ${LEGACY}, str reduction='mean') -> Tensor`,
    (
      input1: Tensor,
      input2: Tensor,
      target: Tensor,
      margin: number,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
    ) => {
      const how = reductionOf(reduction, size_average, reduce);
      if (input1.ndim !== input2.ndim || input1.ndim !== target.ndim)
        throw runtimeError(
          `margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: ${sizeText(input1)}, input2: ${sizeText(input2)}, target: ${sizeText(target)} `,
        );
      return ranking(input1, input2, target, margin, how);
    },
  ),
);

const SOFT_RULE = '-g y\\,\\sigma(-x y)';

export const soft_margin_loss_backward = method(
  'The gradient of `soft_margin_loss`.',
  kernel(
    'soft_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor',
    (grad_output: Tensor, self: Tensor, target: Tensor, reduction: number) =>
      elementSlopes([grad_output, self, target], reduction, self.numel(), (g = 0, x = 0, t = 0) => {
        const z = Math.exp(-t * x);
        return (-t * z * g) / (1 + z);
      }),
    gradient('SoftMarginLossBackwardBackward0', {
      grad_output: by(
        SOFT_RULE,
        ['grad_output', 'reduction', 'self', 'target'],
        (g, { self, target, reduction, grad_output }: Loss & { readonly grad_output: Tensor }) =>
          throughReduction(g, grad_output, reduction, (one) => self.soft_margin_loss_backward(one, target, reduction)),
      ),
      self: by(
        'g h y^2\\,\\sigma(x y) \\sigma(-x y)',
        ['grad_output', 'reduction', 'self', 'target'],
        (g, { self, target, reduction, grad_output }: Loss & { readonly grad_output: Tensor }) => {
          const z = self.mul(target.neg()).exp();
          const slope = target.mul(target).mul(z).div(z.add(1).pow(2));
          return averaged(g.mul(grad_output).mul(slope), reduction, self);
        },
      ),
    }),
  ),
);

export const _soft_margin_loss = method(
  'ln(1 + exp(-x y)).',
  kernel(
    '_soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor',
    (self: Tensor, target: Tensor, reduction: number) => {
      refuseGradient('soft_margin_loss', 'target', target);
      // Targets that count or are truth values have no negatives of their own.
      const { dtype } = target.dtype.is_floating_point ? target : self;
      const losses = target.detach().to(dtype).neg().mul(self.detach()).exp().log1p();
      if (!canCast(losses.dtype, self.dtype))
        throw runtimeError(
          `result type ${losses.dtype.scalarType} can't be cast to the desired output type ${self.dtype.scalarType}`,
        );
      const shape = broadcastShapes(self.shape, target.shape);
      if (!sameShape(shape, self.shape))
        throw runtimeError(
          `output with shape ${formatList(self.shape)} doesn't match the broadcast shape ${formatList(shape)}`,
        );
      return reduced(losses.to(self.dtype), reduction);
    },
    gradient('SoftMarginLossBackward0', {
      self: by(SOFT_RULE, ['reduction', 'self', 'target'], (g, { self, target, reduction }: Loss) =>
        self.soft_margin_loss_backward(g, target, reduction),
      ),
    }),
  ),
);

export const soft_margin_loss = operator(
  'The logistic loss of scores whose targets are 1 and -1.',
  composite(
    `nn.functional.soft_margin_loss(Tensor input, Tensor target, ${LEGACY}, str reduction='mean') -> Tensor`,
    (input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, reduction: string) =>
      input._soft_margin_loss(target, reductionOf(reduction, size_average, reduce)),
  ),
);

interface Multi extends Loss {
  readonly p: number;
  readonly margin: number;
  readonly weight: Tensor | null;
}

export const multi_margin_loss_backward = method(
  'The gradient of `multi_margin_loss`.',
  kernel(
    'multi_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1) -> Tensor',
    (
      grad_output: Tensor,
      self: Tensor,
      target: Tensor,
      p: number | bigint,
      margin: number | bigint,
      weight: Tensor | null,
      reduction: number,
    ) => {
      const out = allocate(self.dtype, self.numel());
      const rows = rowsOf(self);
      const divisor = rows.classes * (reduction === MEAN ? rows.batch : 1);
      const weights = weight === null ? null : denseValues(weight);
      const how = { p: Number(p), margin: Number(margin) };
      multiMarginSlopes(
        denseValues(grad_output),
        denseValues(self),
        denseValues(target),
        weights,
        rows,
        how,
        divisor,
        out,
      );
      return fromValues(out, self.shape, self.dtype);
    },
    notDifferentiable('multi_margin_loss_backward', 'grad_output', 'self'),
  ),
);

export const _multi_margin_loss = method(
  'The mean over the other classes of how much less than a margin the target class is ahead.',
  kernel(
    '_multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor',
    (
      self: Tensor,
      target: Tensor,
      p: number | bigint,
      margin: number | bigint,
      weight: Tensor | null,
      reduction: number,
    ) => {
      refuseGradient('multi_margin_loss', 'weight', weight);
      checkRows(self);
      const rows = rowsOf(self);
      if (target.ndim > 1 || target.numel() !== rows.batch)
        throw runtimeError(
          `multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). Expected target size [${rows.batch}], but got ${formatList(target.shape)}. Input has shape ${formatList(self.shape)}.`,
        );
      if (weight !== null && weight.numel() !== rows.classes)
        throw runtimeError(`inconsistent weight size, expected ${rows.classes} but got ${formatList(weight.shape)}`);
      wideFloatingOnly('multi_margin_loss_cpu_kernel', self.dtype);
      checkLabels(target);
      const labels = denseValues(target);
      for (const label of labels) if (label < 0 || label >= rows.classes) throw runtimeError('target out of range');
      const out = allocate(self.dtype, rows.batch);
      const weights = weight === null ? null : denseValues(weight);
      multiMargin(denseValues(self), labels, weights, rows, { p: Number(p), margin: Number(margin) }, out);
      return reducedValues(out, target.shape, self.dtype, reduction);
    },
    gradient('MultiMarginLossBackward0', {
      self: by(
        '\\tfrac{g\\,w_y\\,p}{C} m_c^{p-1}\\,[m_c > 0],\\ m_c = \\text{margin} - x_y + x_c',
        ['margin', 'p', 'reduction', 'self', 'target', 'weight'],
        (g, { self, target, p, margin, weight, reduction }: Multi) =>
          self.multi_margin_loss_backward(g, target, p, margin, weight, reduction),
      ),
    }),
  ),
);

export const multi_margin_loss = operator(
  'How much less than a margin the target class is ahead of the others.',
  composite(
    `nn.functional.multi_margin_loss(Tensor input, Tensor target, int p=1, float margin=1, Tensor? weight=None, ${LEGACY}, str reduction='mean') -> Tensor`,
    (
      input: Tensor,
      target: Tensor,
      p: number | bigint,
      margin: number | bigint,
      weight: Tensor | null,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
    ) => {
      const how = reductionOf(reduction, size_average, reduce);
      if (Number(p) !== 1 && Number(p) !== 2) throw valueError('only p == 1 and p == 2 supported');
      if (weight !== null && weight.ndim !== 1) throw valueError('weight must be one-dimensional');
      return input._multi_margin_loss(target, p, margin, weight, how);
    },
  ),
);

interface Multilabel extends Loss {
  readonly is_target: Tensor;
}

export const multilabel_margin_loss_backward = method(
  'The gradient of `multilabel_margin_loss`.',
  kernel(
    'multilabel_margin_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, Tensor is_target) -> Tensor',
    (grad_output: Tensor, self: Tensor, target: Tensor, reduction: number, is_target: Tensor) => {
      const out = allocate(self.dtype, self.numel());
      const rows = rowsOf(self);
      const divisor = rows.classes * (reduction === MEAN ? rows.batch : 1);
      const marks = denseValues(is_target);
      const gradients = denseValues(grad_output);
      multilabelMarginSlopes(gradients, denseValues(self), denseValues(target), marks, rows, divisor, out);
      return fromValues(out, self.shape, self.dtype);
    },
    notDifferentiable('multilabel_margin_loss_backward', 'grad_output', 'self'),
  ),
);

export const multilabel_margin_loss_forward = method(
  'How much less than 1 each target class is ahead of the other classes, and which the target classes are.',
  kernel(
    'multilabel_margin_loss_forward(Tensor self, Tensor target, int reduction) -> (Tensor output, Tensor is_target)',
    (self: Tensor, target: Tensor, reduction: number) => {
      checkRows(self);
      const rows = rowsOf(self);
      const fits =
        self.ndim <= 1 ? target.ndim <= 1 && target.numel() === rows.classes : sameShape(target.shape, self.shape);
      if (!fits)
        throw runtimeError(
          `inconsistent target size: ${formatList(target.shape)} for input of size: ${formatList(self.shape)}`,
        );
      checkLabels(target);
      const labels = denseValues(target);
      for (const label of labels)
        if (label < -1 || label >= rows.classes) throw runtimeError("argument #2 'target' is out of range");
      wideFloatingOnly('multilabel_margin_loss_forward_out_frame', self.dtype);
      const marks = allocate(self.dtype, labels.length);
      markTargets(labels, rows, marks);
      const out = allocate(self.dtype, rows.batch);
      multilabelMargin(denseValues(self), labels, marks, rows, out);
      const shape = self.ndim <= 1 ? [] : [rows.batch];
      return [reducedValues(out, shape, self.dtype, reduction), fromValues(marks, target.shape, self.dtype)];
    },
    gradient('MultilabelMarginLossBackward0', {
      self: by(
        '\\tfrac{g}{C} \\textstyle\\sum [1 - x_y + x_c > 0]',
        ['is_target', 'reduction', 'self', 'target'],
        (g, { self, target, reduction, is_target }: Multilabel) =>
          self.multilabel_margin_loss_backward(g, target, reduction, is_target),
      ),
    }),
  ),
);

export const multilabel_margin_loss = operator(
  'How much less than 1 each target class is ahead of the classes that are none; targets end at the first -1.',
  composite(
    `nn.functional.multilabel_margin_loss(Tensor input, Tensor target, ${LEGACY}, str reduction='mean') -> Tensor`,
    (input: Tensor, target: Tensor, size_average: boolean | null, reduce: boolean | null, reduction: string) =>
      input.multilabel_margin_loss_forward(target, reductionOf(reduction, size_average, reduce)).output,
  ),
);

export const multilabel_soft_margin_loss = operator(
  'The mean over classes of the logistic loss of each.',
  composite(
    `nn.functional.multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight=None, ${LEGACY}, str reduction='mean') -> Tensor`,
    (
      input: Tensor,
      target: Tensor,
      weight: Tensor | null,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
    ) => {
      const legacy = size_average !== null || reduce !== null;
      if (!legacy && !['none', 'mean', 'sum'].includes(reduction)) throw valueError(`${reduction} is not valid`);
      const how = reductionOf(reduction, size_average, reduce);
      const present = target.mul(input.log_sigmoid_forward().output);
      const absent = target.rsub(1n).mul(input.neg().log_sigmoid_forward().output);
      let losses = present.add(absent).neg();
      if (weight !== null) losses = losses.mul(weight);
      const classes = input.size(input.ndim - 1);
      return reduced(losses.sum(input.ndim - 1).div(classes), how);
    },
  ),
);

function hinges(self: Tensor, target: Tensor, margin: number, reduction: number): Tensor {
  const none = self.new_zeros([]);
  const hinge = self.new_full([], margin).sub(self).clamp_min(0n);
  const unlike = hinge.where(target.ne(1), none);
  return reduced(unlike.add(self.where(target.ne(-1), none)), reduction);
}

function ranking(input1: Tensor, input2: Tensor, target: Tensor, margin: number, reduction: number): Tensor {
  return reduced(target.neg().mul(input1.sub(input2))._add_scalar(margin).clamp_min(0), reduction);
}

/** A vector is one row. */
function rowsOf({ shape }: Tensor): Rows {
  return { batch: numel(shape.slice(0, -1)), classes: shape.at(-1) ?? 1 };
}

function checkRows({ ndim, shape }: Tensor): void {
  if (ndim > 2 || (ndim > 0 && shape.at(-1) === 0))
    throw runtimeError(
      `Expected non-empty vector or matrix with optional 0-dim batch size, but got: ${formatList(shape)}`,
    );
}

function checkLabels({ dtype }: Tensor): void {
  if (dtype !== int64) throw runtimeError(`expected scalar type Long but found ${dtype.scalarType}`);
}
