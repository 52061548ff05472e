/** `torch.optim.Adadelta`. */
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { valueError } from '../errors';
import { functions } from '../functions';
import type { Tensor } from '../tensor/tensor';
import { Algorithm, counted, decayed, kept, type Arguments, type CapturableOptions, type Complete } from './algorithm';
import type { GivenParameters } from './groups';
import { checkComparable, checkNotNegative, checkLearningRate, shown, type Setting } from './values';

export interface AdadeltaOptions extends CapturableOptions {
  /** Factor of the steps; 1. */
  lr?: Setting;
  /** How much of the mean squares is kept; 0.9. */
  rho?: Setting;
  /** Added to denominators; 1e-6. */
  eps?: Setting;
  /** L2 penalty; 0. */
  weight_decay?: Setting;
}

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 1 as Setting,
  rho: 0.9 as Setting,
  eps: 1e-6 as Setting,
  weight_decay: 0 as Setting,
  foreach: null as boolean | null,
  capturable: false,
  maximize: false,
  differentiable: false,
};

type Group = Complete<AdadeltaOptions>;

interface State {
  step: Tensor;
  square_avg: Tensor;
  acc_delta: Tensor;
}

/** Steps whose size follows that of the steps before. */
export class Adadelta extends Algorithm<Group, State> {
  static override readonly name: string = 'Adadelta';

  protected override readonly floats = ['lr'];

  constructor(params: GivenParameters, ...options: Arguments<AdadeltaOptions>) {
    const { params: given, ...defaults } = called('Adadelta.__init__', DEFAULTS, [params, ...options], {
      positional: 6,
      own: 1,
    });
    checkLearningRate(defaults.lr);
    checkComparable(defaults.rho, '<=');
    if (!(Number(defaults.rho) >= 0 && Number(defaults.rho) <= 1))
      throw valueError(`Invalid rho value: ${shown(defaults.rho)}`);
    checkNotNegative('epsilon value', defaults.eps);
    checkNotNegative('weight_decay value', defaults.weight_decay);
    super(given, defaults);
  }

  protected override update(param: Tensor, gradient: Tensor, group: Group): void {
    const state = this.stateOf(param, () => ({
      step: kept(0),
      square_avg: functions.zeros_like(param),
      acc_delta: functions.zeros_like(param),
    }));
    counted(state);
    const [rho, eps] = [Number(group.rho), Number(group.eps)];
    const grad = decayed(gradient, param, group.weight_decay);
    const spread = state.square_avg
      .mul_(rho)
      .addcmul_(grad, grad, { value: 1 - rho })
      .add(eps)
      .sqrt_();
    const delta = state.acc_delta.add(eps).sqrt().div(spread).mul(grad);
    state.acc_delta.mul_(rho).addcmul_(delta, delta, { value: 1 - rho });
    param.add_(delta, { alpha: -Number(group.lr) });
  }
}
