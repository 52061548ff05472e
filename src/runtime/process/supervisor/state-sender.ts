/** Passes on what a program has recorded, as often as host and channel can well take it: only the newest counts. */
import type { RecordedState } from '../../../trace/program';
import type { Connection } from './connection';

/** Milliseconds between two states, and how many times longer than sending one the pause after it is. */
const PAUSE = 150;
const PAUSE_FACTOR = 8;
/** Bytes that may wait on the channel. */
const MAX_WAITING = 1_000_000;

export class StateSender {
  private readonly run: number;
  private readonly connection: Connection;
  private newest: RecordedState | null = null;
  private timer: NodeJS.Timeout | null = null;
  private next = 0;

  constructor(run: number, connection: Connection) {
    this.run = run;
    this.connection = connection;
  }

  /** In the JSON form of `trace/json`. */
  offer(state: RecordedState): void {
    this.newest = state;
    this.sendWhenDue();
  }

  /** Sends what is not sent yet: the run has ended. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.send();
  }

  private sendWhenDue(): void {
    if (this.timer !== null) return;
    const wait = this.next - performance.now();
    if (wait <= 0 && this.connection.waiting <= MAX_WAITING) {
      this.send();
      return;
    }
    this.timer = setTimeout(
      () => {
        this.timer = null;
        if (this.newest !== null) this.sendWhenDue();
      },
      Math.max(wait, EVERY_LOOK),
    );
  }

  private send(): void {
    if (this.newest === null) return;
    const begin = performance.now();
    this.connection.sendWritten({ type: 'state', run: this.run, state: this.newest });
    this.newest = null;
    const end = performance.now();
    this.next = end + Math.max(PAUSE, PAUSE_FACTOR * (end - begin));
  }
}

/** Milliseconds until the channel is looked at again. */
const EVERY_LOOK = 20;
