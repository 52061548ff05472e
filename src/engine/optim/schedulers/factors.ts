/** Schedules that multiply the rates: by functions of one's own, at certain steps, once for a while, or by powers. */
import { called, REQUIRED, type Required } from '../../dispatch/python-call';
import { pythonTypeName, typeError, valueError } from '../../errors';
import { countUpTo, LRScheduler, type AnyOptimizer } from './scheduler';

type Factor = (epoch: number) => number;
type Whole = number | bigint;

const optimizer = REQUIRED as AnyOptimizer | Required;
const last_epoch = -1 as Whole;

/** An argument by position, or the options at the end. */
type Arguments<O> = readonly (O | Whole | readonly Whole[] | null)[];

/** `functions` for each group, or the same for all. */
function factorsOf({ param_groups }: AnyOptimizer, functions: Factor | readonly Factor[]): Factor[] {
  if (!Array.isArray(functions)) return param_groups.map(() => functions as Factor);
  if (functions.length !== param_groups.length)
    throw valueError(`Expected ${param_groups.length} lr_lambdas, but got ${functions.length}`);
  return [...(functions as readonly Factor[])];
}

/** Without the functions, of which nothing can be saved. */
abstract class ByFunction extends LRScheduler {
  declare lr_lambdas: Factor[];

  override state_dict(): Record<string, unknown> {
    return { ...super.state_dict(), lr_lambdas: this.lr_lambdas.map(() => null) };
  }

  override load_state_dict(state_dict: Readonly<Record<string, unknown>>): void {
    super.load_state_dict({ ...state_dict, lr_lambdas: this.lr_lambdas });
  }
}

type Lambda = readonly (
  Factor | readonly Factor[] | Whole | { lr_lambda?: Factor | readonly Factor[]; last_epoch?: Whole }
)[];

const LAMBDA = { optimizer, lr_lambda: REQUIRED as Factor | readonly Factor[] | Required, last_epoch };

/** The first rate times a function of the step. */
export class LambdaLR extends ByFunction {
  static override readonly name: string = 'LambdaLR';

  constructor(of: AnyOptimizer, ...options: Lambda) {
    const bound = called('LambdaLR.__init__', LAMBDA, [of, ...options], { own: 1 });
    super(of, bound.last_epoch, { lr_lambdas: factorsOf(of, bound.lr_lambda) });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    return this.base_lrs.map((lr, i) => lr * (this.lr_lambdas[i]?.(this.last_epoch) ?? 1));
  }
}

/** Each rate times a function of the step. */
export class MultiplicativeLR extends ByFunction {
  static override readonly name: string = 'MultiplicativeLR';

  constructor(of: AnyOptimizer, ...options: Lambda) {
    const bound = called('MultiplicativeLR.__init__', LAMBDA, [of, ...options], { own: 1 });
    const lr_lambdas = factorsOf(of, bound.lr_lambda);
    for (const each of lr_lambdas)
      if (typeof each !== 'function')
        throw typeError(`lr_lambda should be a function, but got ${pythonTypeName(each)}`);
    super(of, bound.last_epoch, { lr_lambdas });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    return this.rates((lr, i) => (this._is_initial ? lr : lr * (this.lr_lambdas[i]?.(this.last_epoch) ?? 1)));
  }
}

/** Times `gamma` every `step_size` steps. */
export class StepLR extends LRScheduler {
  static override readonly name: string = 'StepLR';
  declare step_size: number;
  declare gamma: number;

  constructor(of: AnyOptimizer, ...options: Arguments<{ step_size?: Whole; gamma?: number; last_epoch?: Whole }>) {
    const defaults = { optimizer, step_size: REQUIRED as Whole | Required, gamma: 0.1, last_epoch };
    const bound = called('StepLR.__init__', defaults, [of, ...options], { own: 1 });
    super(of, bound.last_epoch, { step_size: Number(bound.step_size), gamma: bound.gamma });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    const holds = this.last_epoch === 0 || this.last_epoch % this.step_size !== 0;
    return this.rates((lr) => (holds ? lr : lr * this.gamma));
  }

  override _get_closed_form_lr(): number[] {
    return this.base_lrs.map((lr) => lr * this.gamma ** Math.floor(this.last_epoch / this.step_size));
  }
}

/** Times `gamma` at each of the `milestones`. */
export class MultiStepLR extends LRScheduler {
  static override readonly name: string = 'MultiStepLR';
  /** How often each step is one. */
  declare milestones: Record<string, number>;
  declare gamma: number;

  constructor(
    of: AnyOptimizer,
    ...options: Arguments<{ milestones?: readonly Whole[]; gamma?: number; last_epoch?: Whole }>
  ) {
    const defaults = { optimizer, milestones: REQUIRED as readonly Whole[] | Required, gamma: 0.1, last_epoch };
    const bound = called('MultiStepLR.__init__', defaults, [of, ...options], { own: 1 });
    const milestones: Record<string, number> = {};
    for (const each of bound.milestones) milestones[String(each)] = (milestones[String(each)] ?? 0) + 1;
    super(of, bound.last_epoch, { milestones, gamma: bound.gamma });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    const times = this.milestones[String(this.last_epoch)];
    return this.rates((lr) => (times === undefined ? lr : lr * this.gamma ** times));
  }

  override _get_closed_form_lr(): number[] {
    const all = Object.entries(this.milestones).flatMap(([step, times]) => new Array<number>(times).fill(Number(step)));
    const passed = countUpTo(
      all.sort((a, b) => a - b),
      this.last_epoch,
    );
    return this.base_lrs.map((lr) => lr * this.gamma ** passed);
  }
}

/** Times `factor` for the first `total_iters` steps. */
export class ConstantLR extends LRScheduler {
  static override readonly name: string = 'ConstantLR';
  declare factor: number;
  declare total_iters: number;

  constructor(of: AnyOptimizer, ...options: Arguments<{ factor?: number; total_iters?: Whole; last_epoch?: Whole }>) {
    const defaults = { optimizer, factor: 1 / 3, total_iters: 5 as Whole, last_epoch };
    const bound = called('ConstantLR.__init__', defaults, [of, ...options], { own: 1 });
    if (bound.factor > 1 || bound.factor < 0)
      throw valueError('Constant multiplicative factor expected to be between 0 and 1.');
    super(of, bound.last_epoch, { factor: bound.factor, total_iters: Number(bound.total_iters) });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    if (this.last_epoch === 0) return this.rates((lr) => lr * this.factor);
    return this.rates((lr) => (this.last_epoch === this.total_iters ? lr * (1 / this.factor) : lr));
  }

  override _get_closed_form_lr(): number[] {
    const isOver = this.last_epoch >= this.total_iters ? 1 : 0;
    return this.base_lrs.map((lr) => lr * (this.factor + isOver * (1 - this.factor)));
  }
}

/** From `start_factor` to `end_factor` times the rate, evenly over `total_iters` steps. */
export class LinearLR extends LRScheduler {
  static override readonly name: string = 'LinearLR';
  declare start_factor: number;
  declare end_factor: number;
  declare total_iters: number;

  constructor(
    of: AnyOptimizer,
    ...options: Arguments<{ start_factor?: number; end_factor?: number; total_iters?: Whole; last_epoch?: Whole }>
  ) {
    const defaults = { optimizer, start_factor: 1 / 3, end_factor: 1, total_iters: 5 as Whole, last_epoch };
    const bound = called('LinearLR.__init__', defaults, [of, ...options], { own: 1 });
    const { start_factor, end_factor } = bound;
    if (start_factor > 1 || start_factor <= 0)
      throw valueError('Starting multiplicative factor expected to be greater than 0 and less or equal to 1.');
    if (end_factor > 1 || end_factor < 0)
      throw valueError('Ending multiplicative factor expected to be between 0 and 1.');
    super(of, bound.last_epoch, { start_factor, end_factor, total_iters: Number(bound.total_iters) });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    const { last_epoch: epoch, total_iters, start_factor } = this;
    if (epoch === 0) return this.rates((lr) => lr * start_factor);
    if (this._is_initial || epoch > total_iters) return this.rates((lr) => lr);
    const range = this.end_factor - start_factor;
    return this.rates((lr) => lr * (1 + range / (total_iters * start_factor + (epoch - 1) * range)));
  }

  override _get_closed_form_lr(): number[] {
    const { total_iters, start_factor } = this;
    const range = this.end_factor - start_factor;
    return this.base_lrs.map(
      (lr) => lr * (start_factor + (range * Math.min(total_iters, this.last_epoch)) / total_iters),
    );
  }
}

/** Times `gamma` at every step. */
export class ExponentialLR extends LRScheduler {
  static override readonly name: string = 'ExponentialLR';
  declare gamma: number;

  constructor(of: AnyOptimizer, ...options: Arguments<{ gamma?: number; last_epoch?: Whole }>) {
    const defaults = { optimizer, gamma: REQUIRED as number | Required, last_epoch };
    const bound = called('ExponentialLR.__init__', defaults, [of, ...options], { own: 1 });
    super(of, bound.last_epoch, { gamma: bound.gamma });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    return this.rates((lr) => (this._is_initial ? lr : lr * this.gamma));
  }

  override _get_closed_form_lr(): number[] {
    return this.base_lrs.map((lr) => lr * this.gamma ** this.last_epoch);
  }
}

/** To zero in `total_iters` steps, as a power of what is left of them. */
export class PolynomialLR extends LRScheduler {
  static override readonly name: string = 'PolynomialLR';
  declare total_iters: number;
  declare power: number;

  constructor(of: AnyOptimizer, ...options: Arguments<{ total_iters?: Whole; power?: number; last_epoch?: Whole }>) {
    const defaults = { optimizer, total_iters: 5 as Whole, power: 1, last_epoch };
    const bound = called('PolynomialLR.__init__', defaults, [of, ...options], { own: 1 });
    super(of, bound.last_epoch, { total_iters: Number(bound.total_iters), power: bound.power });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    const { last_epoch: epoch, total_iters } = this;
    if (this._is_initial || epoch > total_iters) return this.rates((lr) => lr);
    const left = (1 - epoch / total_iters) / (1 - (epoch - 1) / total_iters);
    return this.rates((lr) => lr * left ** this.power);
  }

  override _get_closed_form_lr(): number[] {
    const left = 1 - Math.min(this.total_iters, this.last_epoch) / this.total_iters;
    return this.base_lrs.map((lr) => lr * left ** this.power);
  }
}
