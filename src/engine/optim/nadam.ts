/** `torch.optim.NAdam`. */
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import type { Tensor } from '../tensor/tensor';
import { Algorithm, counted, kept, type Arguments, type Complete } from './algorithm';
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
import { checkNotNegative, type Setting } from './values';

export interface NAdamOptions extends AveragingOptions {
  /** How fast the momentum comes to its full size; 0.004. */
  momentum_decay?: Setting;
  /** Whether the penalty changes the parameters beside the gradient. */
  decoupled_weight_decay?: boolean;
}

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 0.002 as Setting,
  ...AVERAGING,
  momentum_decay: 0.004 as Setting,
  decoupled_weight_decay: false,
  foreach: null as boolean | null,
  maximize: false,
  capturable: false,
  differentiable: false,
};

type Group = Complete<NAdamOptions>;

interface State extends Averages {
  mu_product: Tensor;
}

/** Adam with Nesterov's momentum. */
export class NAdam extends Algorithm<Group, State> {
  static override readonly name: string = 'NAdam';

  protected override readonly captured = 'params, mu_products and state_steps';

  constructor(params: GivenParameters, ...options: Arguments<NAdamOptions>) {
    const { params: given, ...defaults } = called('NAdam.__init__', DEFAULTS, [params, ...options], {
      positional: 7,
      own: 1,
    });
    checkAveraging(defaults);
    checkNotNegative('momentum_decay value', defaults.momentum_decay);
    super(given, defaults);
  }

  protected override update(param: Tensor, gradient: Tensor, group: Group): void {
    const state = this.stateOf(param, () => {
      const { step: first, ...averages } = newAverages(param);
      return { step: first, mu_product: kept(1), ...averages };
    });
    const step = counted(state);
    const [beta1, beta2] = [Number(group.betas[0]), Number(group.betas[1])];
    const [lr, decay] = [Number(group.lr), Number(group.momentum_decay)];
    const grad = penalised(param, gradient, group);
    const mu = beta1 * (1 - 0.5 * 0.96 ** (step * decay));
    const next = beta1 * (1 - 0.5 * 0.96 ** ((step + 1) * decay));
    const product = Number(state.mu_product.mul_(mu).item());
    takeIn(state, grad, beta1, beta2);
    const denominator = state.exp_avg_sq
      .div(1 - beta2 ** step)
      .sqrt()
      .add(Number(group.eps));
    param.addcdiv_(grad, denominator, { value: (-lr * (1 - mu)) / (1 - product) });
    const average = group.differentiable ? state.exp_avg.clone() : state.exp_avg;
    param.addcdiv_(average, denominator, { value: (-lr * next) / (1 - product * next) });
  }
}
