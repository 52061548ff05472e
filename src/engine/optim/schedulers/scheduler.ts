/** `torch.optim.lr_scheduler.LRScheduler`: sets the learning rates of an optimiser's groups, step by step. It knows no formula. */
import { pythonTypeName, TorchError, typeError } from '../../errors';
import { objectText } from '../../printing/address';
import { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { Optimizer } from '../optimizer';

/** An optimiser of whatever options. */
export type AnyOptimizer = Pick<Optimizer<never, never>, 'defaults' | 'stepped' | 'isStepReplaced'> & {
  readonly param_groups: readonly object[];
};

type Group = Record<string, unknown>;

const HOW = 'See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate';
const REPLACED = `Seems like \`optimizer.step()\` has been overridden after learning rate scheduler initialization. Please, make sure to call \`optimizer.step()\` before \`lr_scheduler.step()\`. ${HOW}`;
const TOO_EARLY = `Detected call of \`lr_scheduler.step()\` before \`optimizer.step()\`. In PyTorch 1.1.0 and later, you should call them in the opposite order: \`optimizer.step()\` before \`lr_scheduler.step()\`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. ${HOW}`;
export const EPOCH_IS_DEPRECATED =
  'The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use `scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed form is used instead of the new chainable form, where available. Please open an issue if you are unable to replicate your use case: https://github.com/pytorch/pytorch/issues/new/choose.';

const RESUMED =
  "This typically happens when:\n1. You're trying to resume training from a checkpoint but haven't properly loaded the optimizer state\n2. You're using last_epoch >= 0 for a fresh training run (not recommended)";

export class LRScheduler {
  static readonly name: string = 'LRScheduler';

  readonly optimizer: AnyOptimizer;
  /** Learning rates of the groups at the beginning. */
  base_lrs: number[] = [];
  /** How many steps were made, from 0; −1 before the first. */
  last_epoch: number;
  _step_count = 0;
  _is_initial = false;
  _get_lr_called_within_step = false;
  _last_lr: number[] = [];

  /** `settings`: what a class that is derived computes with, which it needs before the first step. */
  constructor(optimizer: AnyOptimizer, last_epoch: number | bigint = -1, settings: object = {}) {
    if (!(optimizer instanceof Optimizer)) throw typeError(`${pythonTypeName(optimizer)} is not an Optimizer`);
    this.optimizer = optimizer;
    this.last_epoch = Number(last_epoch);
    Object.assign(this, settings);
    this.begin();
  }

  toString(): string {
    return objectText(`torch.optim.lr_scheduler.${this.constructor.name}`, this);
  }

  /** The groups' options. */
  protected get groups(): readonly Group[] {
    return this.optimizer.param_groups as readonly Group[];
  }

  /** Takes the first rates, and sets those of the first step. */
  protected begin(): void {
    this.groups.forEach((group, i) => {
      if (this.last_epoch === -1) group['initial_lr'] ??= Number(group['lr']);
      else if (group['initial_lr'] === undefined)
        throw new TorchError(
          'KeyError',
          `"param 'initial_lr' is not specified in param_groups[${i}] when resuming scheduler with last_epoch >= 0.\\n${RESUMED.replaceAll('\n', '\\n')}"`,
        );
    });
    this.base_lrs = this.valuesOf('initial_lr');
    this.optimizer.stepped ??= false;
    this._initial_step();
  }

  _initial_step(): void {
    this._step_count = 0;
    this._is_initial = true;
    try {
      this.step();
    } finally {
      this._is_initial = false;
    }
  }

  /** An option of each group. */
  protected valuesOf(option: string): number[] {
    return this.groups.map((group) => Number(group[option]));
  }

  /** Each group's rate now, as `f` says. */
  protected rates(f: (lr: number, group: number) => number): number[] {
    return this.valuesOf('lr').map(f);
  }

  /** The rates that were set last. */
  get_last_lr(): number[] {
    return this._last_lr;
  }

  /** The rates for `last_epoch`, from those before; each class says its own. Only `step()` calls this. */
  get_lr(): number[] {
    throw new TorchError('NotImplementedError', '');
  }

  /** The rates for `last_epoch` from that alone; null where there is no such form. */
  _get_closed_form_lr(): number[] | null {
    return null;
  }

  /** Sets the rates of the next step; to be called after the optimiser's. */
  step(epoch: number | bigint | null = null): void {
    if (this._step_count === 1) {
      if (this.optimizer.isStepReplaced()) warn(REPLACED);
      else if (this.optimizer.stepped !== true) warn(TOO_EARLY);
    }
    this._step_count++;
    if (epoch !== null) warn(EPOCH_IS_DEPRECATED);
    this._update_lr(epoch === null ? null : Number(epoch));
  }

  _update_lr(epoch: number | null = null): void {
    this.last_epoch = epoch ?? this.last_epoch + 1;
    this.set(this.within(() => (epoch === null ? null : this._get_closed_form_lr()) ?? this.get_lr()));
  }

  /** Runs what may ask for the rates. */
  protected within<T>(body: () => T): T {
    this._get_lr_called_within_step = true;
    try {
      return body();
    } finally {
      this._get_lr_called_within_step = false;
    }
  }

  /** Sets the groups' rates. */
  protected set(rates: readonly number[]): void {
    this.groups.forEach((group, i) => {
      setOption(group, 'lr', rates[i] ?? Number(group['lr']));
    });
    this._last_lr = this.valuesOf('lr');
  }

  protected warnOutsideStep(): void {
    if (!this._get_lr_called_within_step)
      warn('To get the last learning rate computed by the scheduler, please use `get_last_lr()`.');
  }

  /** Everything but the optimiser. */
  state_dict(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this).filter(([name]) => name !== 'optimizer'));
  }

  /** Goes on from what `state_dict()` gave. */
  load_state_dict(state_dict: Readonly<Record<string, unknown>>): void {
    Object.assign(this, state_dict);
  }
}

/** A rate that is a tensor gets another value. */
export function setOption(group: Group, option: string, value: number): void {
  const before = group[option];
  if (before instanceof Tensor) before.detach().fill_(value);
  else group[option] = value;
}

/** A number for each group, or the same for all. */
export function forEachGroup(name: string, { param_groups }: AnyOptimizer, value: unknown): number[] {
  if (!Array.isArray(value)) return param_groups.map(() => Number(value));
  if (value.length !== param_groups.length)
    throw new TorchError(
      'ValueError',
      `${name} must have the same length as optimizer.param_groups. ${name} has ${value.length} values, param_groups has ${param_groups.length}.`,
    );
  return value.map(Number);
}

/** How many of the ascending numbers are not larger. */
export function countUpTo(ascending: readonly number[], limit: number): number {
  const first = ascending.findIndex((value) => value > limit);
  return first < 0 ? ascending.length : first;
}
