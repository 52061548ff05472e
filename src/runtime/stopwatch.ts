/** Stops a run that takes too long, between two operators. Knows only the clock. */

/** An expression that still runs after this many milliseconds is stopped. */
export const STOP_AFTER = 250;

export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Milliseconds since some moment. */
export type Clock = () => number;

export class Stopwatch {
  private readonly now: Clock;
  private readonly end: number;

  constructor(now: Clock, after = STOP_AFTER) {
    this.now = now;
    this.end = now() + after;
  }

  /** Throws where the time is over. */
  check(): void {
    if (this.now() > this.end) throw new Stopped();
  }
}
