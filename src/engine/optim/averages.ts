/** What Adam and the optimisers after it share: averages of the gradient and of its square, their options and checks. */
import type { CapturableOptions } from './algorithm';
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
