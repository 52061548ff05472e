/** Losses of numbers that should meet their targets: squared, absolute, and squared near the target only. */
import { runtimeError } from '../../errors';
import {
  averaged,
  broadcastWithWarning,
  checkWeightSize,
  elementLosses,
  elementSlopes,
  reduced,
  reductionOf,
  throughReduction,
  reductionName,
  weighted,
} from '../../formulas/losses';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, method, operator } from '../definition';

interface Loss {
  readonly self: Tensor;
  readonly target: Tensor;
  readonly reduction: number;
}

interface Backward extends Loss {
  readonly grad_output: Tensor;
}

const LEGACY = 'bool? size_average=None, bool? reduce=None';

export const mse_loss_backward = method(
  'The gradient of `mse_loss`.',
  kernel(
    'mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction) -> Tensor',
    (grad_output: Tensor, self: Tensor, target: Tensor, reduction: number) =>
      elementSlopes([grad_output, self, target], reduction, self.numel(), (g = 0, x = 0, t = 0) => 2 * g * (x - t)),
    gradient('MseLossBackwardBackward0', {
      grad_output: by(
        '2g (x - y)',
        ['grad_output', 'reduction', 'self', 'target'],
        (g, { self, target, reduction, grad_output }: Backward) =>
          throughReduction(g, grad_output, reduction, (one) => self.mse_loss_backward(one, target, reduction)),
      ),
      self: by('2 g h', ['grad_output', 'reduction', 'self', 'target'], squareCurvature),
      target: by('-2 g h', ['grad_output', 'reduction', 'self', 'target'], (g, saved: Backward) =>
        squareCurvature(g, saved).neg(),
      ),
    }),
  ),
);

export const _mse_loss = method(
  'Squares of the differences.',
  kernel(
    '_mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor',
    (self: Tensor, target: Tensor, reduction: number) =>
      elementLosses('mse_cpu', [self, target], reduction, (x = 0, t = 0) => (x - t) * (x - t)),
    gradient('MseLossBackward0', {
      self: by('2g (x - y)', ['reduction', 'self', 'target'], (g, { self, target, reduction }: Loss) =>
        self.mse_loss_backward(g, target, reduction),
      ),
      target: by('2g (y - x)', ['reduction', 'self', 'target'], (g, { self, target, reduction }: Loss) =>
        target.mse_loss_backward(g, self, reduction),
      ),
    }),
  ),
);

export const mse_loss = operator(
  'Squares of the differences from the target.',
  composite(
    `nn.functional.mse_loss(Tensor input, Tensor target, ${LEGACY}, str reduction='mean', Tensor? weight=None) -> Tensor`,
    (
      input: Tensor,
      target: Tensor,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
      weight: Tensor | null,
    ) => {
      const both = broadcastWithWarning(input, target);
      if (weight === null) return both.input._mse_loss(both.target, reductionOf(reduction, size_average, reduce));
      checkWeightSize(weight, input);
      return weighted(
        both.input.sub(both.target).pow(2n),
        weight,
        reductionName(reduction, size_average, reduce),
        (all) => all.sum().div(weight.sum()),
      );
    },
  ),
);

export const l1_loss = operator(
  'Magnitudes of the differences from the target.',
  composite(
    `nn.functional.l1_loss(Tensor input, Tensor target, ${LEGACY}, str reduction='mean', Tensor? weight=None) -> Tensor`,
    (
      input: Tensor,
      target: Tensor,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
      weight: Tensor | null,
    ) => {
      const both = broadcastWithWarning(input, target);
      const losses = both.input.sub(both.target).abs();
      if (weight === null) return reduced(losses, reductionOf(reduction, size_average, reduce));
      checkWeightSize(weight, input);
      return weighted(losses, weight, reductionName(reduction, size_average, reduce), (all) =>
        all.sum().div(weight.sum()),
      );
    },
  ),
);

interface Smooth extends Loss {
  readonly beta: number;
}

const SMOOTH_RULE =
  '\\tfrac{g}{\\beta} (x - y)\\,[|x - y| < \\beta] + g\\operatorname{sgn}(x - y)\\,[|x - y| \\ge \\beta]';

export const smooth_l1_loss_backward = method(
  'The gradient of `smooth_l1_loss`.',
  kernel(
    'smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float beta) -> Tensor',
    (grad_output: Tensor, self: Tensor, target: Tensor, reduction: number, beta: number) =>
      elementSlopes([grad_output, self, target], reduction, self.numel(), (g = 0, x = 0, t = 0) =>
        x - t <= -beta ? -g : x - t >= beta ? g : (g * (x - t)) / beta,
      ),
    gradient('SmoothL1LossBackwardBackward0', {
      grad_output: by(
        SMOOTH_RULE,
        ['beta', 'grad_output', 'reduction', 'self', 'target'],
        (g, { self, target, reduction, grad_output, beta }: Backward & Smooth) =>
          throughReduction(g, grad_output, reduction, (one) =>
            self.smooth_l1_loss_backward(one, target, reduction, beta),
          ),
      ),
      self: by(
        '\\tfrac{g h}{\\beta}\\,[|x - y| < \\beta]',
        ['beta', 'grad_output', 'reduction', 'self', 'target'],
        (g, saved: Backward & Smooth) => nearCurvature(g, saved, saved.beta).div(saved.beta),
      ),
      target: by(
        '-\\tfrac{g h}{\\beta}\\,[|x - y| < \\beta]',
        ['beta', 'grad_output', 'reduction', 'self', 'target'],
        (g, saved: Backward & Smooth) => nearCurvature(g, saved, saved.beta).div(saved.beta).neg(),
      ),
    }),
  ),
);

export const _smooth_l1_loss = method(
  'Half the squares of differences below beta, divided by it; above, the magnitudes less half of beta.',
  kernel(
    '_smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1) -> Tensor',
    (self: Tensor, target: Tensor, reduction: number, beta: number) => {
      if (beta < 0) throw runtimeError('smooth_l1_loss does not support negative values for beta.');
      return elementLosses('smooth_l1_cpu', [self, target], reduction, (x = 0, t = 0) => {
        const distance = Math.abs(x - t);
        return distance < beta ? (0.5 * distance * distance) / beta : distance - 0.5 * beta;
      });
    },
    gradient('SmoothL1LossBackward0', {
      self: by(SMOOTH_RULE, ['beta', 'reduction', 'self', 'target'], (g, { self, target, reduction, beta }: Smooth) =>
        self.smooth_l1_loss_backward(g, target, reduction, beta),
      ),
      target: by(
        `-(${SMOOTH_RULE})`,
        ['beta', 'reduction', 'self', 'target'],
        (g, { self, target, reduction, beta }: Smooth) => target.smooth_l1_loss_backward(g, self, reduction, beta),
      ),
    }),
  ),
);

export const smooth_l1_loss = operator(
  'Squared differences from the target where they are below beta, else their magnitudes.',
  composite(
    `nn.functional.smooth_l1_loss(Tensor input, Tensor target, ${LEGACY}, str reduction='mean', float beta=1) -> Tensor`,
    (
      input: Tensor,
      target: Tensor,
      size_average: boolean | null,
      reduce: boolean | null,
      reduction: string,
      beta: number,
    ) => {
      const both = broadcastWithWarning(input, target);
      const how = reductionOf(reduction, size_average, reduce);
      return beta === 0
        ? reduced(both.input.sub(both.target).abs(), how)
        : both.input._smooth_l1_loss(both.target, how, beta);
    },
  ),
);

interface Huber extends Loss {
  readonly delta: number;
}

const HUBER_RULE = 'g (x - y)\\,[|x - y| < \\delta] + g \\delta\\operatorname{sgn}(x - y)\\,[|x - y| \\ge \\delta]';

export const huber_loss_backward = method(
  'The gradient of `huber_loss`.',
  kernel(
    'huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, int reduction, float delta) -> Tensor',
    (grad_output: Tensor, self: Tensor, target: Tensor, reduction: number, delta: number) =>
      elementSlopes([grad_output, self, target], reduction, self.numel(), (g = 0, x = 0, t = 0) =>
        x - t <= -delta ? -g * delta : x - t >= delta ? g * delta : g * (x - t),
      ),
    gradient('HuberLossBackwardBackward0', {
      grad_output: by(
        HUBER_RULE,
        ['delta', 'grad_output', 'reduction', 'self', 'target'],
        (g, { self, target, reduction, grad_output, delta }: Backward & Huber) =>
          throughReduction(g, grad_output, reduction, (one) => self.huber_loss_backward(one, target, reduction, delta)),
      ),
      self: by(
        'g h\\,[|x - y| < \\delta]',
        ['delta', 'grad_output', 'reduction', 'self', 'target'],
        (g, saved: Backward & Huber) => nearCurvature(g, saved, saved.delta),
      ),
      target: by(
        '-g h\\,[|x - y| < \\delta]',
        ['delta', 'grad_output', 'reduction', 'self', 'target'],
        (g, saved: Backward & Huber) => nearCurvature(g, saved, saved.delta).neg(),
      ),
    }),
  ),
);

export const _huber_loss = method(
  'Half the squares of differences up to delta; above, delta times the magnitudes less half of delta.',
  kernel(
    '_huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1) -> Tensor',
    (self: Tensor, target: Tensor, reduction: number, delta: number) => {
      if (!(delta > 0)) throw runtimeError('huber_loss does not support non-positive values for delta.');
      return elementLosses('huber_cpu', [self, target], reduction, (x = 0, t = 0) => {
        const distance = Math.abs(x - t);
        return distance < delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
      });
    },
    gradient('HuberLossBackward0', {
      self: by(HUBER_RULE, ['delta', 'reduction', 'self', 'target'], (g, { self, target, reduction, delta }: Huber) =>
        self.huber_loss_backward(g, target, reduction, delta),
      ),
      target: by(
        `-(${HUBER_RULE})`,
        ['delta', 'reduction', 'self', 'target'],
        (g, { self, target, reduction, delta }: Huber) => target.huber_loss_backward(g, self, reduction, delta),
      ),
    }),
  ),
);

export const huber_loss = operator(
  'Squared differences from the target up to delta, beyond that straight.',
  composite(
    "nn.functional.huber_loss(Tensor input, Tensor target, str reduction='mean', float delta=1, Tensor? weight=None) -> Tensor",
    (input: Tensor, target: Tensor, reduction: string, delta: number, weight: Tensor | null) => {
      const both = broadcastWithWarning(input, target);
      if (weight === null) return both.input._huber_loss(both.target, reductionOf(reduction), delta);
      checkWeightSize(weight, input);
      return weighted(both.input._huber_loss(both.target, 0, delta), weight, reduction, (all) => all.mean());
    },
  ),
);

function squareCurvature(g: Tensor, { grad_output, reduction, self }: Backward): Tensor {
  return averaged(g.mul(grad_output).mul(2), reduction, self);
}

/** 1 below the limit, else 0. */
function nearCurvature(g: Tensor, { grad_output, reduction, self, target }: Backward, limit: number): Tensor {
  const near = self.sub(target).abs().lt(limit).to(g.dtype);
  return averaged(g.mul(grad_output).mul(near), reduction, self);
}
