/**
 * A run's clock: how long it has run, when its limit is reached, when it is time to tell the outside how far it is. It
 * looks at the clock seldom, as often as the program's loops are slow. Knows neither recorder nor messages.
 */
import { LimitReached } from '../../../recorder/program/contract';
import { now } from './primordials';

/** Milliseconds between two looks at the clock that are aimed at. */
const LOOK_EVERY = 10;
const MOST_TICKS = 1024;
/** Milliseconds between two snapshots, and the part of the time that they may take. */
const SNAPSHOT_EVERY = 100;
const SNAPSHOT_SHARE = 10;
/** After single statements at the beginning, so that a program that then hangs shows what it had. */
const EARLY_SNAPSHOTS = 32;
const EARLY_COST = 40;

export interface PaceListener {
  /** Sends what was printed. */
  flush(): void;
  /** Sends what was recorded. */
  snapshot(): void;
}

export class Pace {
  private readonly limit: number;
  private readonly listener: PaceListener;
  private readonly started = now();
  private ticks = 0;
  private until = 1;
  private stride = 1;
  private looked = this.started;
  private nextSnapshot = this.started + SNAPSHOT_EVERY;
  private early = EARLY_SNAPSHOTS;
  private spent = 0;
  private stop: LimitReached | null = null;

  constructor(limit: number, listener: PaceListener) {
    this.limit = limit;
    this.listener = listener;
  }

  /** Milliseconds since the start. */
  get elapsed(): number {
    return now() - this.started;
  }

  /** What stopped the program, however much of it still runs. */
  get stopped(): LimitReached | null {
    return this.stop;
  }

  /** Hot: at each back-edge, function entry and evaluation of a tensor. */
  tick(): void {
    this.ticks += 1;
    if (this.ticks >= this.until) this.look();
  }

  /** Stops the program, now and at each look from now on: one that caught the stop goes no further. */
  reached(limit: LimitReached['limit']): never {
    this.stopAt(new LimitReached(limit));
    raise(this.stop);
  }

  stopAt(reached: LimitReached): void {
    this.stop ??= reached;
    this.until = 0;
  }

  look(): void {
    if (this.stop !== null) raise(this.stop);
    const time = now();
    this.adapt(time - this.looked);
    this.looked = time;
    if (time - this.started >= this.limit) this.reached('time');
    this.listener.flush();
    if (time >= this.nextSnapshot) this.snapshot(time);
  }

  /** Between two statements of the top level. */
  statement(): void {
    this.look();
    // What comes may be slower than what was.
    this.stride = 1;
    this.until = 1;
    if (this.early === 0 || this.spent >= EARLY_COST) return;
    this.early -= 1;
    this.snapshot(now());
  }

  private snapshot(time: number): void {
    this.listener.snapshot();
    const after = now();
    const cost = after - time;
    this.spent += cost;
    // The program's loops are no slower for it.
    this.looked = after;
    this.nextSnapshot = after + (cost * SNAPSHOT_SHARE > SNAPSHOT_EVERY ? cost * SNAPSHOT_SHARE : SNAPSHOT_EVERY);
  }

  private adapt(since: number): void {
    if (since > 2 * LOOK_EVERY) this.stride = 1 + (((this.stride * LOOK_EVERY) / since) | 0);
    else if (since < LOOK_EVERY && this.stride < MOST_TICKS) this.stride <<= 1;
    this.ticks = 0;
    this.until = this.stride;
  }
}

function raise(stop: LimitReached | null): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- no Error: neither a trace nor a message is wanted
  throw stop;
}
