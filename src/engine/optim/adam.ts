/** `torch.optim.Adam` and `torch.optim.AdamW`. */
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { valueError } from '../errors';
import { functions } from '../functions';
import { Tensor } from '../tensor/tensor';
import { Algorithm, counted, type Arguments, type Complete, type FusibleOptions } from './algorithm';
import {
  AVERAGING,
  checkAveraging,
  newAverages,
  penalised,
  takeIn,
  type Averages,
  type AveragingOptions,
} from './averages';
import type { GivenParameters, Options } from './groups';
import type { Setting } from './values';

export interface AdamOptions extends AveragingOptions, FusibleOptions {
  /** Whether the largest mean square so far is taken. */
  amsgrad?: boolean;
  /** Whether the penalty changes the parameters beside the gradient, as in AdamW. */
  decoupled_weight_decay?: boolean;
}

/** As Adam's; the penalty is 0.01, and always beside the gradient. */
export type AdamWOptions = Omit<AdamOptions, 'decoupled_weight_decay'>;

const POSITIONAL = {
  params: REQUIRED as GivenParameters | Required,
  lr: 0.001 as Setting,
  ...AVERAGING,
  amsgrad: false,
};

const BY_NAME = {
  maximize: false,
  foreach: null as boolean | null,
  capturable: false,
  differentiable: false,
  fused: null as boolean | null,
};

type Group = Complete<AdamOptions>;

interface State extends Averages {
  max_exp_avg_sq?: Tensor;
}

/** Averages of the gradient over the root of the averages of its square, both without their bias towards zero. */
export class Adam extends Algorithm<Group, State> {
  static override readonly name: string = 'Adam';

  constructor(params: GivenParameters, ...options: Arguments<AdamOptions>) {
    const defaults = { ...POSITIONAL, ...BY_NAME, decoupled_weight_decay: false };
    const { params: given, ...chosen } = called('Adam.__init__', defaults, [params, ...options], {
      positional: 6,
      own: 1,
    });
    super(given, checked(chosen));
  }

  protected override update(param: Tensor, gradient: Tensor, group: Group): void {
    const state = this.stateOf(param, () => ({
      ...newAverages(param),
      ...(group.amsgrad ? { max_exp_avg_sq: functions.zeros_like(param) } : {}),
    }));
    const step = counted(state);
    const [beta1, beta2] = [Number(group.betas[0]), Number(group.betas[1])];
    const grad = penalised(param, gradient, group);
    takeIn(state, grad, beta1, beta2);
    let square: Tensor = state.exp_avg_sq;
    if (group.amsgrad) {
      const before = (state.max_exp_avg_sq ??= functions.zeros_like(param));
      square = before.copy_(functions.maximum(group.differentiable ? before.clone() : before, square));
    }
    const denominator = square
      .sqrt()
      .div((1 - beta2 ** step) ** 0.5)
      .add_(Number(group.eps));
    const average = group.differentiable ? state.exp_avg.clone() : state.exp_avg;
    param.addcdiv_(average, denominator, { value: -Number(group.lr) / (1 - beta1 ** step) });
  }
}

/** Adam whose penalty changes the parameters themselves, not the gradient. */
export class AdamW extends Adam {
  static override readonly name: string = 'AdamW';

  constructor(params: GivenParameters, ...options: Arguments<AdamWOptions>) {
    const defaults = { ...POSITIONAL, weight_decay: 0.01 as Setting, ...BY_NAME };
    const { params: given, ...chosen } = called('AdamW.__init__', defaults, [params, ...options], {
      positional: 6,
      own: 1,
    });
    super(given, { ...chosen, decoupled_weight_decay: true });
  }
}

type Chosen = Options & Pick<Group, 'lr' | 'betas' | 'eps' | 'weight_decay' | 'foreach' | 'capturable'>;

function checked<C extends Chosen>(chosen: C): C {
  if (chosen.lr instanceof Tensor && chosen.foreach === true && !chosen.capturable)
    throw valueError('lr as a Tensor is not supported for capturable=False and foreach=True');
  checkAveraging(chosen);
  return chosen;
}
