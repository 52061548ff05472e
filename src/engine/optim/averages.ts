/** What Adam and the optimisers after it share: averages of the gradient and of its square, the penalty, their options and checks. */
import { functions } from '../functions';
import type { Tensor } from '../tensor/tensor';
import { decayed, kept, type CapturableOptions } from './algorithm';
import { checkBetas, checkLearningRate, checkNotNegative, type Setting } from './values';

export interface AveragingOptions extends CapturableOptions {
  /** Learning rate; 0.001, of Adamax and NAdam 0.002. */
  lr?: Setting;
  /** How much of the averages of the gradient and of its square (or size) is kept; [0.9, 0.999]. */
  betas?: readonly [Setting, Setting];
  /** Added to denominators; 1e-8. */
  eps?: Setting;
  /** L2 penalty; 0. */
  weight_decay?: Setting;
}

/** Defaults, in the order of the constructors' arguments behind the learning rate. */
export const AVERAGING = {
  betas: [0.9, 0.999] as readonly [Setting, Setting],
  eps: 1e-8 as Setting,
  weight_decay: 0 as Setting,
};

export function checkAveraging({ lr, eps, betas, weight_decay }: typeof AVERAGING & { readonly lr: Setting }): void {
  checkLearningRate(lr);
  checkNotNegative('epsilon value', eps);
  checkBetas(betas);
  checkNotNegative('weight_decay value', weight_decay);
}

/** What is kept of each parameter. */
export interface Averages {
  step: Tensor;
  exp_avg: Tensor;
  exp_avg_sq: Tensor;
}

export function newAverages(param: Tensor): Averages {
  return { step: kept(0), exp_avg: functions.zeros_like(param), exp_avg_sq: functions.zeros_like(param) };
}

/** Takes a gradient into both averages. */
export function takeIn(averages: Averages, grad: Tensor, beta1: number, beta2: number): void {
  averages.exp_avg.lerp_(grad, 1 - beta1);
  averages.exp_avg_sq.mul_(beta2).addcmul_(grad, grad, { value: 1 - beta2 });
}

interface Penalty {
  readonly lr: Setting;
  readonly weight_decay: Setting;
  readonly decoupled_weight_decay: boolean;
}

/** The gradient with its penalty; a decoupled one changes the parameter here instead. */
export function penalised(param: Tensor, gradient: Tensor, group: Penalty): Tensor {
  const decay = Number(group.weight_decay);
  if (!group.decoupled_weight_decay) return decayed(gradient, param, decay);
  if (decay !== 0) param.mul_(1 - Number(group.lr) * decay);
  return gradient;
}
