/** `torch.optim.RMSprop`. */
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { functions } from '../functions';
import type { Tensor } from '../tensor/tensor';
import { Algorithm, counted, decayed, kept, type Arguments, type CapturableOptions, type Complete } from './algorithm';
import type { GivenParameters } from './groups';
import { checkNotNegative, checkLearningRate, type Setting } from './values';

export interface RMSpropOptions extends CapturableOptions {
  /** Learning rate; 0.01. */
  lr?: Setting;
  /** How much of the mean square is kept; 0.99. */
  alpha?: Setting;
  /** Added to denominators; 1e-8. */
  eps?: Setting;
  /** L2 penalty; 0. */
  weight_decay?: Setting;
  /** How much of the step before is made again; 0. */
  momentum?: Setting;
  /** Whether the variance is taken in the place of the mean square. */
  centered?: boolean;
}

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 0.01 as Setting,
  alpha: 0.99 as Setting,
  eps: 1e-8 as Setting,
  weight_decay: 0 as Setting,
  momentum: 0 as Setting,
  centered: false,
  capturable: false,
  foreach: null as boolean | null,
  maximize: false,
  differentiable: false,
};

type Group = Complete<RMSpropOptions>;

interface State {
  step: Tensor;
  square_avg: Tensor;
  momentum_buffer?: Tensor;
  grad_avg?: Tensor;
}

/** Gradients over the root of their mean square. */
export class RMSprop extends Algorithm<Group, State> {
  static override readonly name: string = 'RMSprop';

  constructor(params: GivenParameters, ...options: Arguments<RMSpropOptions>) {
    const { params: given, ...defaults } = called('RMSprop.__init__', DEFAULTS, [params, ...options], {
      positional: 11,
      own: 1,
    });
    checkLearningRate(defaults.lr);
    checkNotNegative('epsilon value', defaults.eps);
    checkNotNegative('momentum value', defaults.momentum);
    checkNotNegative('weight_decay value', defaults.weight_decay);
    checkNotNegative('alpha value', defaults.alpha);
    super(given, defaults);
  }

  protected override update(param: Tensor, gradient: Tensor, group: Group): void {
    const momentum = Number(group.momentum);
    const state = this.stateOf(param, () => ({
      step: kept(0),
      square_avg: functions.zeros_like(param),
      ...(momentum > 0 ? { momentum_buffer: functions.zeros_like(param) } : {}),
      ...(group.centered ? { grad_avg: functions.zeros_like(param) } : {}),
    }));
    counted(state);
    const [lr, alpha] = [Number(group.lr), Number(group.alpha)];
    const grad = decayed(gradient, param, group.weight_decay);
    state.square_avg.mul_(alpha).addcmul_(grad, grad, { value: 1 - alpha });
    let spread: Tensor = state.square_avg;
    if (group.centered) {
      const mean = (state.grad_avg ??= functions.zeros_like(param)).lerp_(grad, 1 - alpha);
      spread = spread.addcmul(mean, mean, { value: -1 });
    }
    const denominator = spread.sqrt().add(Number(group.eps));
    if (momentum > 0) {
      const buffer = (state.momentum_buffer ??= functions.zeros_like(param));
      param.add_(buffer.mul_(momentum).addcdiv_(grad, denominator), { alpha: -lr });
    } else param.addcdiv_(grad, denominator, { value: -lr });
  }
}
