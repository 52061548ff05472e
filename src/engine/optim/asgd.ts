/** `torch.optim.ASGD`. */
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { functions } from '../functions';
import type { Tensor } from '../tensor/tensor';
import { Algorithm, counted, decayed, kept, type Arguments, type CapturableOptions, type Complete } from './algorithm';
import type { GivenParameters } from './groups';
import { checkNotNegative, checkLearningRate, type Setting } from './values';

export interface ASGDOptions extends CapturableOptions {
  /** Learning rate; 0.01. */
  lr?: Setting;
  /** How fast the parameters decay; 0.0001. */
  lambd?: Setting;
  /** Power with which the learning rate falls; 0.75. */
  alpha?: Setting;
  /** Step at which averaging begins; a million. */
  t0?: Setting;
  /** L2 penalty; 0. */
  weight_decay?: Setting;
}

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 0.01 as Setting,
  lambd: 1e-4 as Setting,
  alpha: 0.75 as Setting,
  t0: 1e6 as Setting,
  weight_decay: 0 as Setting,
  foreach: null as boolean | null,
  maximize: false,
  differentiable: false,
  capturable: false,
};

type Group = Complete<ASGDOptions>;

interface State {
  step: Tensor;
  eta: Tensor;
  mu: Tensor;
  /** The average of the parameter. */
  ax: Tensor;
}

/** Stochastic gradient descent that keeps the average of its parameters. */
export class ASGD extends Algorithm<Group, State> {
  static override readonly name: string = 'ASGD';

  protected override readonly floats = ['t0'];
  protected override readonly captured = 'params, mus, etas, and state_steps';

  constructor(params: GivenParameters, ...options: Arguments<ASGDOptions>) {
    const { params: given, ...defaults } = called('ASGD.__init__', DEFAULTS, [params, ...options], {
      positional: 10,
      own: 1,
    });
    checkLearningRate(defaults.lr);
    checkNotNegative('weight_decay value', defaults.weight_decay);
    super(given, defaults);
  }

  protected override update(param: Tensor, gradient: Tensor, group: Group): void {
    const lr = Number(group.lr);
    const state = this.stateOf(param, () => ({
      step: kept(0),
      eta: kept(lr),
      mu: kept(1),
      ax: functions.zeros_like(param),
    }));
    const step = counted(state);
    const lambd = Number(group.lambd);
    const grad = decayed(gradient, param, group.weight_decay);
    const eta = Number(state.eta.item());
    param.mul_(1 - lambd * eta).add_(grad, { alpha: -eta });
    if (state.mu.item() === 1) state.ax.copy_(param);
    else state.ax.add_(param.sub(state.ax).mul_(state.mu));
    state.eta.fill_(lr / (1 + lambd * lr * step) ** Number(group.alpha));
    state.mu.fill_(1 / Math.max(1, step - Number(group.t0)));
  }
}
