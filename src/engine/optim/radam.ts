/** `torch.optim.RAdam`. */
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import type { Tensor } from '../tensor/tensor';
import { Algorithm, counted, type Arguments, type Complete } from './algorithm';
import {
  AVERAGING,
  checkAveraging,
  newAverages,
  penalised,
  takeIn,
  type Averages,
  type AveragingOptions,
} from './averages';
import type { GivenParameters } from './groups';
import type { Setting } from './values';

export interface RAdamOptions extends AveragingOptions {
  /** Whether the penalty changes the parameters beside the gradient. */
  decoupled_weight_decay?: boolean;
}

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 0.001 as Setting,
  ...AVERAGING,
  decoupled_weight_decay: false,
  foreach: null as boolean | null,
  maximize: false,
  capturable: false,
  differentiable: false,
};

type Group = Complete<RAdamOptions>;

/** Adam whose rate adapts only once the mean square can be trusted. */
export class RAdam extends Algorithm<Group, Averages> {
  static override readonly name: string = 'RAdam';

  constructor(params: GivenParameters, ...options: Arguments<RAdamOptions>) {
    const { params: given, ...defaults } = called('RAdam.__init__', DEFAULTS, [params, ...options], {
      positional: 6,
      own: 1,
    });
    checkAveraging(defaults);
    super(given, defaults);
  }

  protected override update(param: Tensor, gradient: Tensor, group: Group): void {
    const state = this.stateOf(param, () => newAverages(param));
    const step = counted(state);
    const [beta1, beta2] = [Number(group.betas[0]), Number(group.betas[1])];
    const grad = penalised(param, gradient, group);
    takeIn(state, grad, beta1, beta2);
    const correction = 1 - beta2 ** step;
    const direction = state.exp_avg.div(1 - beta1 ** step).mul(Number(group.lr));
    // The length of the average, at the end and now.
    const end = 2 / (1 - beta2) - 1;
    const length = end - (2 * step * beta2 ** step) / correction;
    if (length > 5) {
      const rectified = (((length - 4) * (length - 2) * end) / ((end - 4) * (end - 2) * length)) ** 0.5;
      const denominator = state.exp_avg_sq.sqrt().add(Number(group.eps));
      const adapted = denominator.reciprocal().mul(correction ** 0.5);
      param.add_(direction.mul(adapted).mul(rectified), { alpha: -1 });
    } else param.add_(direction, { alpha: -1 });
  }
}
