/** The tapes of the last runs, as JSON text in bytes: so many that the host seldom has to send one back. */

const MAX_TAPES = 8;
const MAX_BYTES = 64_000_000;

export class TapeStore {
  /** The one used last at the end. */
  private readonly tapes = new Map<number, Buffer>();

  put(run: number, tape: Buffer): void {
    this.tapes.delete(run);
    this.tapes.set(run, tape);
    let bytes = 0;
    for (const one of this.tapes.values()) bytes += one.length;
    for (const [oldest, one] of this.tapes) {
      if (oldest === run || (this.tapes.size <= MAX_TAPES && bytes <= MAX_BYTES)) break;
      this.tapes.delete(oldest);
      bytes -= one.length;
    }
  }

  get(run: number): Buffer | undefined {
    const tape = this.tapes.get(run);
    if (tape !== undefined) this.put(run, tape);
    return tape;
  }
}
