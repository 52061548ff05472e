/** `torch.optim.SGD`. */
import { called, REQUIRED, type Required } from '../dispatch/python-call';
import { valueError } from '../errors';
import type { Tensor } from '../tensor/tensor';
import { Algorithm, decayed, type Arguments, type FusibleOptions, type Complete } from './algorithm';
import type { GivenParameters } from './groups';
import { checkComparable, checkRate, shown, type Setting } from './values';

export interface SGDOptions extends FusibleOptions {
  /** Learning rate; 0.001. */
  lr?: Setting;
  /** How much of the step before is made again; 0. */
  momentum?: Setting;
  /** How much less of the gradient enters the momentum; 0. */
  dampening?: Setting;
  /** L2 penalty; 0. */
  weight_decay?: Setting;
  /** Whether the gradient is taken with the momentum applied already. */
  nesterov?: boolean;
}

const DEFAULTS = {
  params: REQUIRED as GivenParameters | Required,
  lr: 0.001 as Setting,
  momentum: 0 as Setting,
  dampening: 0 as Setting,
  weight_decay: 0 as Setting,
  nesterov: false,
  maximize: false,
  foreach: null as boolean | null,
  differentiable: false,
  fused: null as boolean | null,
};

type Group = Complete<SGDOptions>;

/** Stochastic gradient descent, with momentum where asked for. */
export class SGD extends Algorithm<Group, { momentum_buffer: Tensor }> {
  static override readonly name: string = 'SGD';

  constructor(params: GivenParameters, ...options: Arguments<SGDOptions>) {
    const { params: given, ...defaults } = called('SGD.__init__', DEFAULTS, [params, ...options], {
      positional: 6,
      own: 1,
    });
    checkRate(defaults.lr);
    for (const [what, value] of [
      ['learning rate', defaults.lr],
      ['momentum value', defaults.momentum],
      ['weight_decay value', defaults.weight_decay],
    ] as const) {
      checkComparable(value, '<');
      if (Number(value) < 0) throw valueError(`Invalid ${what}: ${shown(value)}`);
    }
    if (defaults.nesterov && (Number(defaults.momentum) <= 0 || Number(defaults.dampening) !== 0))
      throw valueError('Nesterov momentum requires a momentum and zero dampening');
    super(given, defaults);
  }

  protected override update(param: Tensor, gradient: Tensor, group: Group): void {
    let grad = decayed(gradient, param, group.weight_decay);
    const momentum = Number(group.momentum);
    if (momentum !== 0) {
      const before = this.state.get(param)?.momentum_buffer;
      const buffer =
        before === undefined
          ? grad.detach().clone()
          : before.mul_(momentum).add_(grad, { alpha: 1 - Number(group.dampening) });
      this.state.set(param, { momentum_buffer: buffer });
      grad = group.nesterov ? grad.add(buffer, { alpha: momentum }) : buffer;
    }
    param.add_(grad, { alpha: -Number(group.lr) });
  }
}
