/**
 * Watches what this process has in memory while a program runs: V8's own limits count the heap only, not the arrays of
 * numbers that tensors are made of. Knows no program.
 */

/** Milliseconds between two looks. */
const EVERY = 25;
const MEGABYTE = 1_000_000;
/** What the process has before a program does anything counts at most so much: memory that an earlier run left is used again. */
const MAX_BASE = 250 * MEGABYTE;

export class MemoryWatch {
  private readonly timer: NodeJS.Timeout;

  /** `exceeded` is called once. */
  constructor(megabytes: number, exceeded: () => void) {
    const bound = Math.min(process.memoryUsage.rss(), MAX_BASE) + megabytes * MEGABYTE;
    this.timer = setInterval(() => {
      if (process.memoryUsage.rss() <= bound) return;
      this.end();
      exceeded();
    }, EVERY);
  }

  end(): void {
    clearInterval(this.timer);
  }
}
