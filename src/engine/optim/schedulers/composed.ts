/** Schedules made of others: one after the other, or all at once. */
import { called, REQUIRED, type Required } from '../../dispatch/python-call';
import { pythonTypeName, typeError, valueError } from '../../errors';
import type { Optimizer } from '../optimizer';
import { ReduceLROnPlateau } from './plateau';
import { countUpTo, LRScheduler, setOption, type AnyOptimizer } from './scheduler';

type Whole = number | bigint;

function checkSchedulers(name: string, optimizer: AnyOptimizer, schedulers: readonly LRScheduler[]): void {
  schedulers.forEach((scheduler, i) => {
    if (!(scheduler instanceof LRScheduler))
      throw typeError(`${name} at index ${i} should have \`optimizer\` as its attribute.`);
    if (scheduler instanceof ReduceLROnPlateau)
      throw valueError(
        `${name} does not support \`ReduceLROnPlateau\` scheduler as it requires additional kwargs to be specified when calling \`step\`, but got one at index ${i} in the given schedulers sequence.`,
      );
    if (scheduler.optimizer !== optimizer)
      throw valueError(
        `${name} expects all schedulers to belong to the same optimizer, but got scheduler ${scheduler.constructor.name} at index ${i} has ${(scheduler.optimizer as Optimizer).toString()}, which is different from ${optimizer.constructor.name}.`,
      );
  });
}

abstract class Composed extends LRScheduler {
  declare _schedulers: LRScheduler[];

  /** With the state of each. */
  override state_dict(): Record<string, unknown> {
    return { ...super.state_dict(), _schedulers: this._schedulers.map((scheduler) => scheduler.state_dict()) };
  }

  override load_state_dict({ _schedulers, ...state }: Readonly<Record<string, unknown>>): void {
    super.load_state_dict(state);
    const states = _schedulers as readonly Readonly<Record<string, unknown>>[];
    states.forEach((each, i) => this._schedulers[i]?.load_state_dict(each));
  }
}

/** One of the `schedulers` until the first of the `milestones`, the next until the second, and so on. */
export class SequentialLR extends Composed {
  static override readonly name: string = 'SequentialLR';
  declare _milestones: number[];

  constructor(
    of: AnyOptimizer,
    ...options: readonly (
      | readonly LRScheduler[]
      | readonly Whole[]
      | Whole
      | { schedulers?: readonly LRScheduler[]; milestones?: readonly Whole[]; last_epoch?: Whole }
    )[]
  ) {
    const defaults = {
      optimizer: REQUIRED as AnyOptimizer | Required,
      schedulers: REQUIRED as readonly LRScheduler[] | Required,
      milestones: REQUIRED as readonly Whole[] | Required,
      last_epoch: -1 as Whole,
    };
    const { schedulers, milestones, last_epoch } = called('SequentialLR.__init__', defaults, [of, ...options], {
      own: 1,
    });
    if (schedulers.length < 1) throw valueError('SequentialLR expects at least one scheduler, but got no scheduler.');
    checkSchedulers('SequentialLR', of, schedulers);
    if (milestones.length !== schedulers.length - 1)
      throw valueError(
        `Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, but got number of schedulers ${schedulers.length} and the number of milestones to be equal to ${milestones.length}`,
      );
    super(of, last_epoch, { _schedulers: [...schedulers], _milestones: milestones.map(Number) });
  }

  /** The first scheduler begins anew; the first steps that all have made already are taken back. */
  protected override begin(): void {
    this.last_epoch++;
    for (const group of this.groups) setOption(group, 'lr', Number(group['initial_lr']));
    undo(this);
    const first = this._schedulers[countUpTo(this._milestones, 0)];
    first?._initial_step();
    this._last_lr = first?.get_last_lr() ?? [];
  }

  override step(): void {
    this.last_epoch++;
    const index = countUpTo(this._milestones, this.last_epoch);
    const scheduler = this._schedulers[index];
    if (scheduler === undefined) return;
    if (index > 0 && this._milestones[index - 1] === this.last_epoch) scheduler._update_lr(0);
    else scheduler.step();
    this._last_lr = scheduler.get_last_lr();
  }
}

/** One step back, of all that a scheduler is made of. */
function undo(scheduler: LRScheduler): void {
  const waiting = [scheduler];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    if (next instanceof Composed) waiting.push(...next._schedulers);
    else next.last_epoch--;
}

/** All of the `schedulers` at each step, each on the rates that the one before has left. */
export class ChainedScheduler extends Composed {
  static override readonly name: string = 'ChainedScheduler';

  constructor(
    ...options: readonly (
      | readonly LRScheduler[]
      | AnyOptimizer
      | { schedulers?: readonly LRScheduler[]; optimizer?: AnyOptimizer | null }
      | null
    )[]
  ) {
    const defaults = {
      schedulers: REQUIRED as readonly LRScheduler[] | Required,
      optimizer: null as AnyOptimizer | null,
    };
    const { schedulers, optimizer } = called('ChainedScheduler.__init__', defaults, options, { own: 1 });
    const [first] = schedulers;
    if (first === undefined)
      throw valueError('ChainedScheduler expects at least one scheduler to be chained, but got no scheduler.');
    if (!(first instanceof LRScheduler))
      throw typeError(`'${pythonTypeName(first)}' object has no attribute 'optimizer'`);
    const of = optimizer ?? first.optimizer;
    checkSchedulers('ChainedScheduler', of, schedulers);
    super(of, -1, { _schedulers: [...schedulers] });
  }

  protected override begin(): void {
    this._last_lr = this.valuesOf('lr');
  }

  override step(): void {
    for (const scheduler of this._schedulers) scheduler.step();
    this._last_lr = this.valuesOf('lr');
  }
}
