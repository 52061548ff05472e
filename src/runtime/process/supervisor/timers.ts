/** The timers that a program asked for. */

/** More than so many at a time are a program that makes them without end. */
const MAX_TIMERS = 100_000;
/** Node's own bound; a longer one would be due at once. */
const MAX_MILLISECONDS = 2 ** 31 - 1;

export class Timers {
  private readonly pending = new Map<number, NodeJS.Timeout>();
  private readonly due: (id: number) => void;

  constructor(due: (id: number) => void) {
    this.due = due;
  }

  /** false: there are too many. The numbers come from the program's realm. */
  set(id: unknown, milliseconds: unknown): boolean {
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return true;
    this.clear(id);
    if (this.pending.size >= MAX_TIMERS) return false;
    const delay = typeof milliseconds === 'number' ? Math.min(Math.max(milliseconds, 0), MAX_MILLISECONDS) : 0;
    const timer = setTimeout(() => {
      this.pending.delete(id);
      this.due(id);
    }, delay);
    this.pending.set(id, timer);
    return true;
  }

  clear(id: number): void {
    clearTimeout(this.pending.get(id));
    this.pending.delete(id);
  }

  end(): void {
    for (const timer of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
  }
}
