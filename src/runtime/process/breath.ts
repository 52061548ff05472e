/** Work in slices: lets the event loop go on whenever it has been kept for some milliseconds. */

/** Milliseconds of work at a time. */
const SLICE = 4;

export class Breath {
  private begin = performance.now();

  /** Whether it is time for a pause. */
  get isDue(): boolean {
    return performance.now() - this.begin > SLICE;
  }

  async pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    this.begin = performance.now();
  }
}
