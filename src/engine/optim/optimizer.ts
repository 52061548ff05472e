/**
 * `torch.optim.Optimizer`: groups of parameters with their options, state per parameter, hooks about each step, and what is
 * saved of all that. It knows no algorithm.
 */
import { HookList, type RemovableHandle } from '../autograd/hooks/hooks';
import { unreported } from '../autograd/modes/modes';
import { isPlainObject } from '../plain-object';
import { runtimeError, TorchError } from '../errors';
import type { Tensor } from '../tensor/tensor';
import {
  completedGroup,
  givenGroups,
  type GivenGroup,
  type GivenParameters,
  type Options,
  type Parameters,
} from './groups';
import { loaded, packed, type StateDict } from './state-dict';
import { shown } from './values';

/** Called with the optimiser before a step; gives nothing, or other arguments and keywords for it. */
export type StepPreHook = (optimizer: Optimizer, args: readonly unknown[], kwargs: Options) => unknown;
/** Called with the optimiser after a step. */
export type StepPostHook = (optimizer: Optimizer, args: readonly unknown[], kwargs: Options) => unknown;

/** What is computed again for a step: the loss, with its backward pass. */
export type Closure = () => unknown;

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- a method of whatever class is derived
type Callable = Function;

export class Optimizer<Group extends object = Options, State extends object = Options> {
  /** Said where it prints, whatever a bundler calls the class. */
  static readonly name: string = 'Optimizer';

  /** Options of groups that do not say their own. */
  readonly defaults: Options;
  param_groups: (Parameters & Group)[] = [];
  /** What is remembered of each parameter. */
  state = new Map<Tensor, State>();
  /** Whether a step was made since a scheduler asked first; null: none asked. A scheduler that steps first warns. */
  stepped: boolean | null = null;

  /** Names of options that print with a point even where they are whole. */
  protected readonly floats: readonly string[] = [];
  private readonly ownStep: Callable;
  private readonly before = new HookList();
  private readonly after = new HookList();

  constructor(params: GivenParameters, defaults: Options) {
    this.defaults = defaults;
    for (const group of givenGroups(params)) this.add_param_group(group as GivenGroup);
    // Hooks surround the step of whatever class, as PyTorch puts them around it.
    const step: unknown = Reflect.get(this, 'step');
    if (typeof step !== 'function') throw new TorchError('NotImplementedError', '');
    this.ownStep = (...args: unknown[]) => this.hooked(step, args);
    Object.defineProperty(this, 'step', { value: this.ownStep, writable: true, configurable: true });
  }

  /** Adds parameters with options of their own: `{ params, lr }`. */
  add_param_group(param_group: GivenGroup): void {
    const group = completedGroup(param_group, this.defaults, this.param_groups);
    // The defaults are a group's options, and have been filled in.
    this.param_groups.push(group as unknown as Parameters & Group);
  }

  /** Forgets the gradients of all parameters, or, with `set_to_none` false, makes them zero. */
  zero_grad(set_to_none: boolean | { set_to_none?: boolean } = true): void {
    const toNone = isPlainObject(set_to_none) ? set_to_none.set_to_none : set_to_none;
    unreported(() => {
      for (const { params } of this.param_groups)
        for (const param of params) {
          if (param.grad === null) continue;
          if (toNone !== false) param.grad = null;
          else {
            if (param.grad.requires_grad) param.grad = param.grad.detach();
            param.grad.zero_();
          }
        }
    });
  }

  /** One step against (or, with `maximize`, along) the gradients. `closure` computes the loss anew; its loss is given back. */
  step(closure?: Closure | { closure?: Closure } | null): unknown;
  step(): unknown {
    throw new TorchError('NotImplementedError', '');
  }

  /** Whether `step` was given another function, which no scheduler hears of. */
  isStepReplaced(): boolean {
    return Reflect.get(this, 'step') !== this.ownStep;
  }

  private hooked(step: Callable, args: readonly unknown[]): unknown {
    if (this.stepped === false) this.stepped = true;
    // Whatever its groups and its state hold.
    const self = this as unknown as Optimizer;
    if (this.before.isEmpty && this.after.isEmpty) return Reflect.apply(step, this, args) as unknown;
    let given: readonly unknown[] = [this, ...args];
    let keywords: Options = {};
    const last = given.at(-1);
    if (given.length > 1 && isPlainObject(last)) [given, keywords] = [given.slice(0, -1), { ...last }];
    for (const hook of this.before.hooks as readonly StepPreHook[]) {
      const replaced = hook(self, given, keywords);
      if (replaced === undefined || replaced === null) continue;
      if (!Array.isArray(replaced) || replaced.length !== 2)
        throw runtimeError(
          `<function ${this.constructor.name}.step> must return None or a tuple of (new_args, new_kwargs), but got ${shown(replaced)}.`,
        );
      [given, keywords] = replaced as [unknown[], Options];
    }
    const [, ...rest] = given;
    const result = Reflect.apply(step, this, Object.keys(keywords).length > 0 ? [...rest, keywords] : rest) as unknown;
    for (const hook of this.after.hooks as readonly StepPostHook[]) hook(self, given, keywords);
    return result;
  }

  /** Called before each step with the optimiser, the arguments and the keywords. */
  register_step_pre_hook(hook: StepPreHook): RemovableHandle {
    return this.before.add(hook);
  }

  /** Called after each step with the optimiser, the arguments and the keywords. */
  register_step_post_hook(hook: StepPostHook): RemovableHandle {
    return this.after.add(hook);
  }

  /** Options and state, with numbers in the places of the parameters. */
  state_dict(): StateDict {
    return packed(this.param_groups, this.state);
  }

  /** Goes on from what `state_dict()` gave. */
  load_state_dict(state_dict: StateDict): void {
    const { groups, state } = loaded(this.param_groups, state_dict);
    this.param_groups = groups as (Parameters & Group)[];
    this.state = state as Map<Tensor, State>;
  }

  toString(): string {
    const lines = this.param_groups.map((group, i) => {
      const options = Object.entries(group)
        .filter(([name]) => name !== 'params')
        .sort(([left], [right]) => (left < right ? -1 : 1));
      const printed = options.map(([name, value]) => `    ${name}: ${shown(value, this.floats.includes(name))}\n`);
      return `\nParameter Group ${i}\n${printed.join('')}`;
    });
    return `${this.constructor.name} (${lines.join('')})`;
  }
}
