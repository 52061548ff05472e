/** Schedules that follow a cosine from the first rate down, once or again and again. */
import { called, REQUIRED, type Required } from '../../dispatch/python-call';
import { pythonClass, valueError } from '../../errors';
import { shown } from '../values';
import { LRScheduler, type AnyOptimizer } from './scheduler';

type Whole = number | bigint;
type Arguments<O> = readonly (O | Whole | null)[];

const optimizer = REQUIRED as AnyOptimizer | Required;
const last_epoch = -1 as Whole;

/** From the first rate to `eta_min` in `T_max` steps. */
export class CosineAnnealingLR extends LRScheduler {
  static override readonly name: string = 'CosineAnnealingLR';
  declare T_max: number;
  declare eta_min: number;

  constructor(of: AnyOptimizer, ...options: Arguments<{ T_max?: Whole; eta_min?: Whole; last_epoch?: Whole }>) {
    const defaults = { optimizer, T_max: REQUIRED as Whole | Required, eta_min: 0 as Whole, last_epoch };
    const bound = called('CosineAnnealingLR.__init__', defaults, [of, ...options], { own: 1 });
    super(of, bound.last_epoch, { T_max: Number(bound.T_max), eta_min: Number(bound.eta_min) });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    const { last_epoch: epoch, T_max, eta_min } = this;
    if (this._is_initial) return this.rates((lr) => lr);
    if (this._step_count === 1 && epoch > 0)
      return this.base_lrs.map((lr) => eta_min + ((lr - eta_min) * (1 + Math.cos((epoch * Math.PI) / T_max))) / 2);
    if ((epoch - 1 - T_max) % (2 * T_max) === 0)
      return this.rates((lr, i) => lr + (((this.base_lrs[i] ?? lr) - eta_min) * (1 - Math.cos(Math.PI / T_max))) / 2);
    const share = (1 + Math.cos((Math.PI * epoch) / T_max)) / (1 + Math.cos((Math.PI * (epoch - 1)) / T_max));
    return this.rates((lr) => share * (lr - eta_min) + eta_min);
  }

  override _get_closed_form_lr(): number[] {
    const { last_epoch: epoch, T_max, eta_min } = this;
    return this.base_lrs.map((lr) => eta_min + ((lr - eta_min) * (1 + Math.cos((Math.PI * epoch) / T_max))) / 2);
  }
}

/** The same, beginning anew after `T_0` steps, then after `T_mult` times as many, and so on. */
export class CosineAnnealingWarmRestarts extends LRScheduler {
  static override readonly name: string = 'CosineAnnealingWarmRestarts';
  declare T_0: number;
  declare T_i: number;
  declare T_mult: number;
  declare eta_min: number;
  declare T_cur: number;

  constructor(
    of: AnyOptimizer,
    ...options: Arguments<{ T_0?: Whole; T_mult?: Whole; eta_min?: Whole; last_epoch?: Whole }>
  ) {
    const defaults = {
      optimizer,
      T_0: REQUIRED as Whole | Required,
      T_mult: 1 as Whole,
      eta_min: 0 as Whole,
      last_epoch,
    };
    const bound = called('CosineAnnealingWarmRestarts.__init__', defaults, [of, ...options], { own: 1 });
    const [T_0, T_mult] = [Number(bound.T_0), Number(bound.T_mult)];
    if (!(T_0 > 0) || !Number.isInteger(T_0)) throw valueError(`Expected positive integer T_0, but got ${shown(T_0)}`);
    if (!(T_mult >= 1) || !Number.isInteger(T_mult))
      throw valueError(`Expected integer T_mult >= 1, but got ${shown(T_mult)}`);
    if (typeof bound.eta_min !== 'number' && typeof bound.eta_min !== 'bigint')
      throw valueError(
        `Expected float or int eta_min, but got ${shown(bound.eta_min)} of type ${pythonClass(bound.eta_min)}`,
      );
    const T_cur = Number(bound.last_epoch);
    super(of, bound.last_epoch, { T_0, T_i: T_0, T_mult, eta_min: Number(bound.eta_min), T_cur });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    const { eta_min, T_cur, T_i } = this;
    return this.base_lrs.map((lr) => eta_min + ((lr - eta_min) * (1 + Math.cos((Math.PI * T_cur) / T_i))) / 2);
  }

  /** `epoch`: where to go; it may lie between two steps. */
  override step(epoch: number | bigint | null = null): void {
    const to = epoch === null && this.last_epoch < 0 ? 0 : epoch;
    if (to === null) {
      this.T_cur++;
      if (this.T_cur >= this.T_i) {
        this.T_cur %= this.T_i;
        this.T_i *= this.T_mult;
      }
      this.last_epoch++;
    } else this.goTo(Number(to));
    this.set(this.within(() => this.get_lr()));
  }

  private goTo(epoch: number): void {
    if (epoch < 0) throw valueError(`Expected non-negative epoch, but got ${shown(epoch)}`);
    const { T_0, T_mult } = this;
    if (epoch < T_0) {
      this.T_i = T_0;
      this.T_cur = epoch;
    } else if (T_mult === 1) this.T_cur = epoch % T_0;
    else {
      const restarts = Math.trunc(Math.log((epoch / T_0) * (T_mult - 1) + 1) / Math.log(T_mult));
      this.T_cur = epoch - (T_0 * (T_mult ** restarts - 1)) / (T_mult - 1);
      this.T_i = T_0 * T_mult ** restarts;
    }
    this.last_epoch = Math.floor(epoch);
  }
}
