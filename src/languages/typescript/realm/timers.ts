/**
 * Timers and microtasks: the outside counts the time and says when one is due; its callback runs here. Knows neither
 * messages nor what an error of a callback means.
 */
import { SafeMap, soon } from './primordials';

export interface TimerSignals {
  /** Asks to be called in so many milliseconds; 0 from now at the earliest. */
  start(id: number, milliseconds: number): void;
  clear(id: number): void;
  /** Runs a callback of the program's and takes care of what it throws. */
  guard(body: () => void): void;
}

type Callback = (...args: readonly unknown[]) => unknown;

interface Timer {
  readonly callback: Callback;
  readonly args: readonly unknown[];
  readonly milliseconds: number;
  readonly repeats: boolean;
}

const LONGEST = 2 ** 31 - 1;

export class Timers {
  private readonly pending = new SafeMap<number, Timer>();
  private readonly signals: TimerSignals;
  /** 0 is the realm's own. */
  private last = 0;

  constructor(signals: TimerSignals) {
    this.signals = signals;
  }

  get count(): number {
    return this.pending.count;
  }

  due(id: number): void {
    const timer = this.pending.get(id);
    if (timer === undefined) return;
    if (!timer.repeats) this.pending.delete(id);
    this.signals.guard(() => {
      timer.callback(...timer.args);
    });
    if (timer.repeats && this.pending.has(id)) this.signals.start(id, timer.milliseconds);
  }

  /** What a program calls, by name. */
  globals(): Readonly<Record<string, (...args: readonly never[]) => unknown>> {
    const clear = (id: unknown): void => {
      if (typeof id === 'number' && this.pending.delete(id)) this.signals.clear(id);
    };
    return {
      setTimeout: (callback: unknown, milliseconds?: unknown, ...args: readonly unknown[]) =>
        this.add('setTimeout', callback, milliseconds, args, false),
      setInterval: (callback: unknown, milliseconds?: unknown, ...args: readonly unknown[]) =>
        this.add('setInterval', callback, milliseconds, args, true),
      clearTimeout: clear,
      clearInterval: clear,
      queueMicrotask: (callback: unknown) => {
        const body = checked('queueMicrotask', callback);
        soon(() => {
          this.signals.guard(() => {
            body();
          });
        });
      },
    };
  }

  private add(name: string, callback: unknown, asked: unknown, args: readonly unknown[], repeats: boolean): number {
    const body = checked(name, callback);
    const wanted = Number(asked ?? 0);
    // As in Node: what is no time, or too long, is 1 ms.
    const milliseconds = wanted >= 1 && wanted <= LONGEST ? wanted : 1;
    this.last += 1;
    this.pending.set(this.last, { callback: body, args, milliseconds, repeats });
    this.signals.start(this.last, milliseconds);
    return this.last;
  }
}

function checked(name: string, callback: unknown): Callback {
  if (typeof callback === 'function') return callback as Callback;
  throw new TypeError(`${name} takes a function.`);
}
