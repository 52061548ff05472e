/** `torch.optim.Adagrad`. */
import { unreported, withGradMode } from '../autograd/modes/modes';
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { functions } from '../functions';
import type { Tensor } from '../tensor/tensor';
import { Algorithm, counted, decayed, kept, type Arguments, type FusibleOptions, type Complete } from './algorithm';
import type { GivenParameters } from './groups';
import { checkNotNegative, checkLearningRate, type Setting } from './values';

export interface AdagradOptions extends FusibleOptions {
  /** Learning rate; 0.01. */
  lr?: Setting;
  /** How fast the learning rate falls; 0. */
  lr_decay?: Setting;
  /** L2 penalty; 0. */
  weight_decay?: Setting;
  /** Where the sums of squares begin; 0. */
  initial_accumulator_value?: Setting;
  /** Added to denominators; 1e-10. */
  eps?: Setting;
}

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 0.01 as Setting,
  lr_decay: 0 as Setting,
  weight_decay: 0 as Setting,
  initial_accumulator_value: 0 as Setting,
  eps: 1e-10 as Setting,
  foreach: null as boolean | null,
  maximize: false,
  differentiable: false,
  fused: null as boolean | null,
};

type Group = Complete<AdagradOptions>;

interface State {
  step: Tensor;
  sum: Tensor;
}

/** Gradients over the root of the sum of their squares. */
export class Adagrad extends Algorithm<Group, State> {
  static override readonly name: string = 'Adagrad';

  constructor(params: GivenParameters, ...options: Arguments<AdagradOptions>) {
    const { params: given, ...defaults } = called('Adagrad.__init__', DEFAULTS, [params, ...options], {
      positional: 7,
      own: 1,
    });
    checkLearningRate(defaults.lr);
    checkNotNegative('lr_decay value', defaults.lr_decay);
    checkNotNegative('weight_decay value', defaults.weight_decay);
    checkNotNegative('initial_accumulator_value value', defaults.initial_accumulator_value);
    checkNotNegative('epsilon value', defaults.eps);
    super(given, defaults);
    unreported(() => {
      withGradMode(false, () => {
        for (const { params: own } of this.param_groups) for (const param of own) this.sumOf(param);
      });
    });
  }

  protected override update(param: Tensor, gradient: Tensor, group: Group): void {
    const state = this.sumOf(param);
    const step = counted(state);
    const grad = decayed(gradient, param, group.weight_decay);
    const rate = Number(group.lr) / (1 + (step - 1) * Number(group.lr_decay));
    state.sum.addcmul_(grad, grad, { value: 1 });
    param.addcdiv_(grad, state.sum.sqrt().add(Number(group.eps)), { value: -rate });
  }

  private sumOf(param: Tensor): State {
    const first = Number(this.defaults['initial_accumulator_value']);
    return this.stateOf(param, () => ({ step: kept(0), sum: functions.full_like(param, first) }));
  }
}
