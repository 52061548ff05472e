/** `torch.optim.lr_scheduler.ReduceLROnPlateau`: smaller rates once a measure stops getting better. */
import { called, REQUIRED, type Required } from '../../dispatch/python-call';
import { runtimeError, valueError } from '../../errors';
import { warn } from '../../warnings';
import { EPOCH_IS_DEPRECATED, LRScheduler, setOption, type AnyOptimizer } from './scheduler';

type Whole = number | bigint;

export interface PlateauOptions {
  /** Whether the measure is to get smaller, 'min', or larger, 'max'. */
  mode?: 'min' | 'max';
  /** What rates are multiplied by; 0.1. */
  factor?: number;
  /** How many steps in a row may pass without getting better; 10. */
  patience?: Whole;
  /** How much better counts; 1e-4. */
  threshold?: number;
  /** Whether that is a share of the best, 'rel', or a difference, 'abs'. */
  threshold_mode?: 'rel' | 'abs';
  /** How many steps are not counted after the rates were made smaller; 0. */
  cooldown?: Whole;
  /** No rate gets smaller; one for all groups, or for each. */
  min_lr?: Whole | readonly Whole[];
  /** A rate that would change by less stays; 1e-8. */
  eps?: number;
}

const DEFAULTS = {
  optimizer: REQUIRED as AnyOptimizer | Required,
  mode: 'min',
  factor: 0.1,
  patience: 10 as Whole,
  threshold: 1e-4,
  threshold_mode: 'rel',
  cooldown: 0 as Whole,
  min_lr: 0 as Whole | readonly Whole[],
  eps: 1e-8,
};

export class ReduceLROnPlateau extends LRScheduler {
  static override readonly name: string = 'ReduceLROnPlateau';
  declare factor: number;
  declare default_min_lr: number | null;
  declare min_lrs: number[];
  declare patience: number;
  declare cooldown: number;
  declare eps: number;
  declare mode: string;
  declare threshold: number;
  declare threshold_mode: string;
  declare mode_worse: number;
  declare best: number;
  declare cooldown_counter: number;
  declare num_bad_epochs: number;

  constructor(of: AnyOptimizer, ...options: readonly (PlateauOptions | string | Whole | readonly Whole[])[]) {
    const bound = called('ReduceLROnPlateau.__init__', DEFAULTS, [of, ...options], { own: 1 });
    const { factor, mode, threshold, threshold_mode, min_lr, eps } = bound;
    if (factor >= 1) throw valueError('Factor should be < 1.0.');
    const groups = of.param_groups.length;
    if (Array.isArray(min_lr) && min_lr.length !== groups)
      throw valueError(`expected ${groups} min_lrs, got ${min_lr.length}`);
    const each = Array.isArray(min_lr) ? min_lr.map(Number) : new Array<number>(groups).fill(Number(min_lr));
    super(of, 0, {
      factor,
      default_min_lr: Array.isArray(min_lr) ? null : Number(min_lr),
      min_lrs: each,
      patience: Number(bound.patience),
      cooldown: Number(bound.cooldown),
      eps,
      mode,
      threshold,
      threshold_mode,
    });
  }

  protected override begin(): void {
    this._last_lr = this.valuesOf('lr');
    this.checkModes();
    this.best = this.mode_worse;
    this.cooldown_counter = 0;
    this.num_bad_epochs = 0;
  }

  private checkModes(): void {
    if (this.mode !== 'min' && this.mode !== 'max') throw valueError(`mode ${this.mode} is unknown!`);
    if (this.threshold_mode !== 'rel' && this.threshold_mode !== 'abs')
      throw valueError(`threshold mode ${this.threshold_mode} is unknown!`);
    this.mode_worse = this.mode === 'min' ? Infinity : -Infinity;
  }

  get in_cooldown(): boolean {
    return this.cooldown_counter > 0;
  }

  /** `metrics`: the measure, a number or a tensor of one element. */
  override step(metrics: unknown, epoch: Whole | null = null): void {
    const current = Number(metrics);
    if (epoch !== null) warn(EPOCH_IS_DEPRECATED);
    this.last_epoch = epoch === null ? this.last_epoch + 1 : Number(epoch);
    if (this._is_better(current, this.best)) {
      this.best = current;
      this.num_bad_epochs = 0;
    } else this.num_bad_epochs++;
    if (this.in_cooldown) {
      this.cooldown_counter--;
      this.num_bad_epochs = 0;
    }
    if (this.num_bad_epochs > this.patience) {
      this.reduce();
      this.cooldown_counter = this.cooldown;
      this.num_bad_epochs = 0;
    }
    this._last_lr = this.valuesOf('lr');
  }

  _is_better(a: number, best: number): boolean {
    const { mode, threshold } = this;
    if (this.threshold_mode === 'rel') return mode === 'min' ? a < best * (1 - threshold) : a > best * (threshold + 1);
    return mode === 'min' ? a < best - threshold : a > best + threshold;
  }

  private reduce(): void {
    const { groups, default_min_lr } = this;
    if (groups.length !== this.min_lrs.length) {
      if (default_min_lr === null)
        throw runtimeError(
          `The number of param groups in the \`optimizer\` (${groups.length}) differs from when \`ReduceLROnPlateau\` was initialized (${this.min_lrs.length}), usually due to a new param group being added to the optimizer. Please modify the \`min_lrs\` field to match the length of the \`optimizer\` param groups.`,
        );
      this.min_lrs = groups.map(() => default_min_lr);
    }
    groups.forEach((group, i) => {
      const before = Number(group['lr']);
      const after = Math.max(before * this.factor, this.min_lrs[i] ?? 0);
      if (before - after > this.eps) setOption(group, 'lr', after);
    });
  }

  override load_state_dict(state_dict: Readonly<Record<string, unknown>>): void {
    super.load_state_dict(state_dict);
    this.checkModes();
  }
}
