/** `torch.optim.Rprop`. */
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { valueError } from '../errors';
import { functions } from '../functions';
import type { Tensor } from '../tensor/tensor';
import { Algorithm, counted, kept, type Arguments, type CapturableOptions, type Complete } from './algorithm';
import type { GivenParameters } from './groups';
import { checkLearningRate, shown, type Setting } from './values';

export interface RpropOptions extends CapturableOptions {
  /** The first step; 0.01. */
  lr?: Setting;
  /** By what a step shrinks where the gradient changes its sign, and grows where it does not; [0.5, 1.2]. */
  etas?: readonly [Setting, Setting];
  /** The smallest step and the largest; [1e-6, 50]. */
  step_sizes?: readonly [Setting, Setting];
}

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 0.01 as Setting,
  etas: [0.5, 1.2] as readonly [Setting, Setting],
  step_sizes: [1e-6, 50] as readonly [Setting, Setting],
  capturable: false,
  foreach: null as boolean | null,
  maximize: false,
  differentiable: false,
};

type Group = Complete<RpropOptions>;

interface State {
  step: Tensor;
  prev: Tensor;
  step_size: Tensor;
}

/** Steps by the sign of the gradient alone. */
export class Rprop extends Algorithm<Group, State> {
  static override readonly name: string = 'Rprop';

  constructor(params: GivenParameters, ...options: Arguments<RpropOptions>) {
    const { params: given, ...defaults } = called('Rprop.__init__', DEFAULTS, [params, ...options], {
      positional: 4,
      own: 1,
    });
    checkLearningRate(defaults.lr);
    const [less, more] = defaults.etas;
    if (!(0 < Number(less) && Number(less) < 1 && 1 < Number(more)))
      throw valueError(`Invalid eta values: ${shown(less)}, ${shown(more)}`);
    super(given, defaults);
  }

  protected override update(param: Tensor, grad: Tensor, group: Group): void {
    const state = this.stateOf(param, () => ({
      step: kept(0),
      prev: functions.zeros_like(param),
      step_size: functions.full_like(grad, Number(group.lr)),
    }));
    counted(state);
    const [less, more] = [Number(group.etas[0]), Number(group.etas[1])];
    const [smallest, largest] = [Number(group.step_sizes[0]), Number(group.step_sizes[1])];
    const product = grad.mul(group.differentiable ? state.prev.clone() : state.prev);
    const isTurned = product.lt(0);
    const factor = functions.ones_like(grad).masked_fill_(product.gt(0), more).masked_fill_(isTurned, less);
    state.step_size.mul_(factor).clamp_(smallest, largest);
    const taken = grad.masked_fill(isTurned, 0);
    param.addcmul_(taken.sign(), state.step_size, { value: -1 });
    state.prev.copy_(taken);
  }
}
