/**
 * How often a state is told: while a program runs it may change far oftener than anyone can read, and what was printed
 * and plotted may be megabytes. Knows nothing of what is told.
 */

/** Milliseconds between two states of a running program. */
const RUNNING_PAUSE = 120;
/** Writing takes no more than this part of the time. */
const WRITING_PART = 0.1;

export class Pace {
  private readonly tell: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting = false;

  constructor(tell: () => void) {
    this.tell = tell;
  }

  /** Tells at once, but for `running` states that follow one another quickly: of those the newest is told in time. */
  changed(running: () => boolean): void {
    const thinned = running();
    if (thinned && this.timer !== undefined) {
      this.waiting = true;
      return;
    }
    const began = Date.now();
    this.tell();
    if (!thinned) return;
    const pause = Math.max(RUNNING_PAUSE, (Date.now() - began) / WRITING_PART);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.waiting) this.changed(running);
    }, pause);
  }

  /** Something was told that holds what was waiting. */
  told(): void {
    this.waiting = false;
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
