/** `torch.optim.Adamax`. */
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { functions } from '../functions';
import type { Tensor } from '../tensor/tensor';
import { Algorithm, counted, decayed, kept, type Arguments, type Complete } from './algorithm';
import { AVERAGING, checkAveraging, type AveragingOptions } from './averages';
import type { GivenParameters } from './groups';
import type { Setting } from './values';

export type AdamaxOptions = AveragingOptions;

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 0.002 as Setting,
  ...AVERAGING,
  foreach: null as boolean | null,
  maximize: false,
  differentiable: false,
  capturable: false,
};

type Group = Complete<AdamaxOptions>;

interface State {
  step: Tensor;
  exp_avg: Tensor;
  exp_inf: Tensor;
}

/** Adam with the largest gradient in the place of the mean square. */
export class Adamax extends Algorithm<Group, State> {
  static override readonly name: string = 'Adamax';

  constructor(params: GivenParameters, ...options: Arguments<AdamaxOptions>) {
    const { params: given, ...defaults } = called('Adamax.__init__', DEFAULTS, [params, ...options], {
      positional: 6,
      own: 1,
    });
    checkAveraging(defaults);
    super(given, defaults);
  }

  protected override update(param: Tensor, gradient: Tensor, group: Group): void {
    const state = this.stateOf(param, () => ({
      step: kept(0),
      exp_avg: functions.zeros_like(param),
      exp_inf: functions.zeros_like(param),
    }));
    const step = counted(state);
    const [beta1, beta2] = [Number(group.betas[0]), Number(group.betas[1])];
    const grad = decayed(gradient, param, group.weight_decay);
    state.exp_avg.lerp_(grad, 1 - beta1);
    const largest = functions.maximum(state.exp_inf.mul_(beta2), grad.abs().add_(Number(group.eps)));
    state.exp_inf.copy_(largest);
    const rate = Number(group.lr) / (1 - beta1 ** step);
    param.addcdiv_(state.exp_avg, group.differentiable ? largest : state.exp_inf, { value: -rate });
  }
}
