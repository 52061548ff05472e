/**
 * What optimisers that treat each parameter by itself have in common: they go through the groups without a graph, past
 * parameters without gradients. It knows no formula.
 */
import { unreported, withGradMode } from '../autograd/modes/modes';
import { isPlainObject } from '../plain-object';
import { get_default_dtype, float32, float64 } from '../dtype';
import { runtimeError, TorchError } from '../errors';
import { functions } from '../functions';
import { aside } from '../observer';
import type { Tensor } from '../tensor/tensor';
import type { GivenParameters, Options } from './groups';
import { Optimizer, type Closure } from './optimizer';

/** Options that every such optimiser has. */
export interface CommonOptions {
  /** Whether to make the loss larger instead. */
  maximize?: boolean;
  /** Whether the steps themselves are recorded, so that gradients go through them. */
  differentiable?: boolean;
  /** How PyTorch computes several parameters at once; here it changes nothing. */
  foreach?: boolean | null;
}

/** Those that PyTorch can also run as a recorded graph of a device, and those whose steps it has in one kernel. */
export interface CapturableOptions extends CommonOptions {
  /** AssertionError where true: there are no devices. */
  capturable?: boolean;
}

export interface FusibleOptions extends CommonOptions {
  /** One kernel for all; here it changes nothing. */
  fused?: boolean | null;
}

/** Options with their defaults filled in, as a group holds them. */
export type Complete<O> = { [K in keyof O]-?: Exclude<O[K], undefined> };

/** An argument of a constructor by position, or the options at the end. */
export type Arguments<O> = readonly (O | number | bigint | boolean | Tensor | readonly (number | bigint)[] | null)[];

export abstract class Algorithm<Group extends CommonOptions, State extends object> extends Optimizer<Group, State> {
  /** What would have to lie on another device for `capturable`, in PyTorch's words. */
  protected readonly captured: string = 'params and state_steps';

  constructor(params: GivenParameters, defaults: Options) {
    super(params, defaults);
    if (defaults['fused'] !== true) return;
    if (defaults['differentiable'] === true) throw runtimeError('`fused` does not support `differentiable`');
    if (defaults['foreach'] === true) throw runtimeError('`fused` and `foreach` cannot be `True` together.');
  }

  /**
   * One step of all parameters that have a gradient. `closure`, where there is one, computes the loss and the gradients
   * before; its loss is given back.
   */
  override step(closure?: Closure | { closure?: Closure } | null): unknown {
    const compute = isPlainObject(closure) ? closure.closure : closure;
    const loss = compute === undefined || compute === null ? null : withGradMode(true, () => aside(compute));
    withGradMode(this.defaults['differentiable'] === true, () => {
      unreported(() => {
        for (const group of this.param_groups) this.stepOf(group);
      });
    });
    return loss;
  }

  private stepOf(group: Group & { params: Tensor[] }): void {
    for (const param of group.params) {
      const { grad } = param;
      if (grad === null) continue;
      if ((group as { capturable?: boolean }).capturable === true)
        throw new TorchError(
          'AssertionError',
          `If capturable=True, ${this.captured} must be on supported devices: ['cuda', 'xpu', 'hpu', 'privateuseone', 'xla'].`,
        );
      this.update(param, group.maximize === true ? grad.neg() : grad, group);
    }
  }

  /** Changes `param` in place; `grad` is to be left as it is. */
  protected abstract update(param: Tensor, grad: Tensor, group: Group): void;

  /** What is remembered of the parameter; made by `first` when it is asked for first. */
  protected stateOf(param: Tensor, first: () => State): State {
    let state = this.state.get(param);
    if (state === undefined || Object.keys(state).length === 0) {
      state = first();
      this.state.set(param, state);
    }
    return state;
  }
}

/** A state's number, as PyTorch keeps it: in float32, or in float64 where that is the default dtype. */
export function kept(value: number): Tensor {
  return functions.full([], value, { dtype: get_default_dtype() === float64 ? float64 : float32 });
}

/** One more step; how many there are now. */
export function counted({ step }: { readonly step: Tensor }): number {
  return Number(step.add_(1).item());
}

/** The gradient with the penalty's: `weight_decay` times the parameter. */
export function decayed(grad: Tensor, param: Tensor, weight_decay: number | bigint | Tensor): Tensor {
  const decay = Number(weight_decay);
  return decay === 0 ? grad : grad.add(param, { alpha: decay });
}
