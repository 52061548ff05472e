/** Schedules that go up and down again, and move the momentum against the rates: `CyclicLR` and `OneCycleLR`. */
import { called, REQUIRED, type Required } from '../../dispatch/python-call';
import { pythonTypeName, typeError, valueError } from '../../errors';
import { Optimizer } from '../optimizer';
import { shown } from '../values';
import { forEachGroup, LRScheduler, setOption, type AnyOptimizer } from './scheduler';

type Whole = number | bigint;
type ForGroups = Whole | readonly Whole[];
type Group = Record<string, unknown>;

const optimizer = REQUIRED as AnyOptimizer | Required;
const last_epoch = -1 as Whole;

function checkOptimizer(of: unknown): void {
  if (!(of instanceof Optimizer)) throw typeError(`${pythonTypeName(of)} is not an Optimizer`);
}

/** Of the momentum, which goes from `max` to `base` while the rate goes up: of `betas` the first, where there are such. */
abstract class Cycling extends LRScheduler {
  declare cycle_momentum: boolean;
  declare use_beta1: boolean;

  protected static momentum(of: AnyOptimizer, base: unknown, max: unknown, fresh: boolean): Record<string, unknown> {
    if (!('momentum' in of.defaults) && !('betas' in of.defaults))
      throw valueError('optimizer must support momentum or beta1 with `cycle_momentum` option enabled');
    const use_beta1 = 'betas' in of.defaults;
    const [base_momentums, max_momentums] = [
      forEachGroup('base_momentum', of, base),
      forEachGroup('max_momentum', of, max),
    ];
    if (fresh)
      (of.param_groups as readonly Group[]).forEach((group, i) => {
        setMomentum(group, use_beta1, max_momentums[i] ?? 0);
        group['max_momentum'] = max_momentums[i];
        group['base_momentum'] = base_momentums[i];
      });
    return { use_beta1, base_momentums, max_momentums };
  }
}

function setMomentum(group: Group, isBeta: boolean, momentum: number): void {
  if (isBeta) group['betas'] = [momentum, ...(group['betas'] as readonly unknown[]).slice(1)];
  else group['momentum'] = momentum;
}

export interface CyclicOptions {
  /** The lowest rate, of all groups or of each. */
  base_lr?: ForGroups;
  /** The highest one. */
  max_lr?: ForGroups;
  /** Steps up; 2000. */
  step_size_up?: Whole;
  /** Steps down; as many as up. */
  step_size_down?: Whole | null;
  /** 'triangular'; 'triangular2', each time half as high; 'exp_range', times `gamma` at each step. */
  mode?: string;
  gamma?: number;
  /** A height of one's own, of the cycle or the step. */
  scale_fn?: ((x: number) => number) | null;
  scale_mode?: 'cycle' | 'iterations';
  cycle_momentum?: boolean;
  base_momentum?: ForGroups;
  max_momentum?: ForGroups;
  last_epoch?: Whole;
}

const CYCLIC = {
  optimizer,
  base_lr: REQUIRED as ForGroups | Required,
  max_lr: REQUIRED as ForGroups | Required,
  step_size_up: 2000 as Whole,
  step_size_down: null as Whole | null,
  mode: 'triangular',
  gamma: 1,
  scale_fn: null as ((x: number) => number) | null,
  scale_mode: 'cycle',
  cycle_momentum: true,
  base_momentum: 0.8 as ForGroups,
  max_momentum: 0.9 as ForGroups,
  last_epoch,
};

const MODES = ['triangular', 'triangular2', 'exp_range'];

/** Up from `base_lr` to `max_lr` and down again, again and again. */
export class CyclicLR extends Cycling {
  static override readonly name: string = 'CyclicLR';
  declare max_lrs: number[];
  declare total_size: number;
  declare step_ratio: number;
  declare mode: string;
  declare gamma: number;
  declare scale_mode: string;
  declare base_momentums: number[];
  declare max_momentums: number[];
  declare _scale_fn_custom: ((x: number) => number) | null;

  constructor(of: AnyOptimizer, ...options: readonly (CyclicOptions | ForGroups | string | null)[]) {
    checkOptimizer(of);
    const bound = called('CyclicLR.__init__', CYCLIC, [of, ...options], { own: 1 });
    const { mode, gamma, scale_fn, cycle_momentum } = bound;
    const fresh = Number(bound.last_epoch) === -1;
    const bases = forEachGroup('base_lr', of, bound.base_lr);
    if (fresh)
      (of.param_groups as readonly Group[]).forEach((group, i) => {
        setOption(group, 'lr', bases[i] ?? 0);
      });
    const up = Number(bound.step_size_up);
    const total_size = up + (bound.step_size_down === null ? up : Number(bound.step_size_down));
    if (!MODES.includes(mode) && scale_fn === null) throw valueError('mode is invalid and scale_fn is None');
    const scale_mode = scale_fn !== null ? bound.scale_mode : mode === 'exp_range' ? 'iterations' : 'cycle';
    const max_lrs = forEachGroup('max_lr', of, bound.max_lr);
    const momentum = cycle_momentum ? Cycling.momentum(of, bound.base_momentum, bound.max_momentum, fresh) : {};
    const settings = { max_lrs, total_size, step_ratio: up / total_size, mode, gamma, scale_mode, cycle_momentum };
    super(of, bound.last_epoch, { ...settings, _scale_fn_custom: scale_fn, ...momentum });
    this.base_lrs = bases;
  }

  /** How high a cycle is, or a step. */
  scale_fn(x: number): number {
    if (this._scale_fn_custom !== null) return this._scale_fn_custom(x);
    if (this.mode === 'triangular2') return 1 / 2 ** (x - 1);
    return this.mode === 'exp_range' ? this.gamma ** x : 1;
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    const cycle = Math.floor(1 + this.last_epoch / this.total_size);
    const x = 1 + this.last_epoch / this.total_size - cycle;
    const share = x <= this.step_ratio ? x / this.step_ratio : (x - 1) / (this.step_ratio - 1);
    const height = this.scale_fn(this.scale_mode === 'cycle' ? cycle : this.last_epoch);
    if (this.cycle_momentum)
      this.groups.forEach((group, i) => {
        const [base, max] = [this.base_momentums[i] ?? 0, this.max_momentums[i] ?? 0];
        setMomentum(group, this.use_beta1, max - (max - base) * share * height);
      });
    return this.base_lrs.map((base, i) => base + ((this.max_lrs[i] ?? base) - base) * share * height);
  }

  override state_dict(): Record<string, unknown> {
    return { ...super.state_dict(), _scale_fn_custom: null };
  }

  override load_state_dict(state_dict: Readonly<Record<string, unknown>>): void {
    super.load_state_dict({ ...state_dict, _scale_fn_custom: this._scale_fn_custom });
  }
}

export interface OneCycleOptions {
  /** The highest rate, of all groups or of each. */
  max_lr?: ForGroups;
  /** How many steps there are; or `epochs` times `steps_per_epoch`. */
  total_steps?: Whole | null;
  epochs?: Whole | null;
  steps_per_epoch?: Whole | null;
  /** What share of them goes up; 0.3. */
  pct_start?: number;
  anneal_strategy?: 'cos' | 'linear';
  cycle_momentum?: boolean;
  base_momentum?: ForGroups;
  max_momentum?: ForGroups;
  /** The first rate is the highest over this; 25. */
  div_factor?: number;
  /** The last rate is the first over this; 10000. */
  final_div_factor?: number;
  /** Whether the way down ends at the first rate, and a third part goes on from there. */
  three_phase?: boolean;
  last_epoch?: Whole;
}

const ONE_CYCLE = {
  optimizer,
  max_lr: REQUIRED as ForGroups | Required,
  total_steps: null as Whole | null,
  epochs: null as Whole | null,
  steps_per_epoch: null as Whole | null,
  pct_start: 0.3,
  anneal_strategy: 'cos',
  cycle_momentum: true,
  base_momentum: 0.85 as ForGroups,
  max_momentum: 0.95 as ForGroups,
  div_factor: 25,
  final_div_factor: 1e4,
  three_phase: false,
  last_epoch,
};

interface Phase {
  readonly end_step: number;
  readonly start_lr: string;
  readonly end_lr: string;
  readonly start_momentum: string;
  readonly end_momentum: string;
}

function phase(
  end_step: number,
  [start_lr, end_lr]: readonly [string, string],
  [from, to]: readonly [string, string],
): Phase {
  return { end_step, start_lr, end_lr, start_momentum: `${from}_momentum`, end_momentum: `${to}_momentum` };
}

/** Up from a small rate to `max_lr`, then down to a far smaller one. */
export class OneCycleLR extends Cycling {
  static override readonly name: string = 'OneCycleLR';
  declare total_steps: number;
  declare _schedule_phases: Phase[];
  declare _anneal_func_type: string;

  constructor(of: AnyOptimizer, ...options: readonly (OneCycleOptions | ForGroups | string | null)[]) {
    checkOptimizer(of);
    const bound = called('OneCycleLR.__init__', ONE_CYCLE, [of, ...options], { own: 1 });
    const { pct_start, anneal_strategy, cycle_momentum, div_factor, final_div_factor } = bound;
    const total_steps = totalOf(bound);
    const [end, fresh] = [total_steps - 1, Number(bound.last_epoch) === -1];
    const up = phase(pct_start * total_steps - 1, ['initial_lr', 'max_lr'], ['max', 'base']);
    const phases = bound.three_phase
      ? [
          up,
          phase(2 * pct_start * total_steps - 2, ['max_lr', 'initial_lr'], ['base', 'max']),
          phase(end, ['initial_lr', 'min_lr'], ['max', 'max']),
        ]
      : [up, phase(end, ['max_lr', 'min_lr'], ['base', 'max'])];
    if (!(typeof pct_start === 'number' && pct_start >= 0 && pct_start <= 1))
      throw valueError(`Expected float between 0 and 1 pct_start, but got ${shown(pct_start)}`);
    if (anneal_strategy !== 'cos' && anneal_strategy !== 'linear')
      throw valueError(`anneal_strategy must be one of 'cos' or 'linear', instead got ${shown(anneal_strategy)}`);
    const max_lrs = forEachGroup('max_lr', of, bound.max_lr);
    if (fresh)
      (of.param_groups as readonly Group[]).forEach((group, i) => {
        const [max, first] = [max_lrs[i] ?? 0, (max_lrs[i] ?? 0) / div_factor];
        Object.assign(group, { initial_lr: first, max_lr: max, min_lr: first / final_div_factor });
      });
    const { use_beta1 = false } = cycle_momentum
      ? Cycling.momentum(of, bound.base_momentum, bound.max_momentum, fresh)
      : {};
    const settings = { total_steps, _schedule_phases: phases, _anneal_func_type: anneal_strategy };
    super(of, bound.last_epoch, { ...settings, cycle_momentum, use_beta1 });
  }

  override get_lr(): number[] {
    this.warnOutsideStep();
    const step = this.last_epoch;
    if (step > this.total_steps)
      throw valueError(`Tried to step ${step} times. The specified number of total steps is ${this.total_steps}`);
    const last = this._schedule_phases.length - 1;
    const index = this._schedule_phases.findIndex(({ end_step }, i) => step <= end_step || i === last);
    const now = this._schedule_phases[index];
    if (now === undefined) return this.rates((lr) => lr);
    const start = this._schedule_phases[index - 1]?.end_step ?? 0;
    const share = (step - start) / (now.end_step - start);
    const between = (group: Group, from: string, to: string): number =>
      this.annealed(Number(group[from]), Number(group[to]), share);
    return this.groups.map((group) => {
      if (this.cycle_momentum) setMomentum(group, this.use_beta1, between(group, now.start_momentum, now.end_momentum));
      return between(group, now.start_lr, now.end_lr);
    });
  }

  private annealed(start: number, end: number, share: number): number {
    if (this._anneal_func_type === 'linear') return (end - start) * share + start;
    return end + ((start - end) / 2) * (Math.cos(Math.PI * share) + 1);
  }
}

function totalOf({
  total_steps,
  epochs,
  steps_per_epoch,
}: Pick<OneCycleOptions, 'total_steps' | 'epochs' | 'steps_per_epoch'>): number {
  const positive = (name: string, value: Whole): number => {
    const whole = Number(value);
    if (whole > 0 && Number.isInteger(whole)) return whole;
    throw valueError(`Expected positive integer ${name}, but got ${shown(value)}`);
  };
  if (total_steps !== null && total_steps !== undefined) return positive('total_steps', total_steps);
  if (epochs === null || epochs === undefined || steps_per_epoch === null || steps_per_epoch === undefined)
    throw valueError('You must define either total_steps OR (epochs AND steps_per_epoch)');
  return positive('epochs', epochs) * positive('steps_per_epoch', steps_per_epoch);
}
