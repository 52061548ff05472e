/** A stretch of a dimension as an index names it: Python's `start:stop:step`, where null stands for what is left out. */
export class Slice {
  readonly pythonName = 'slice';
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number | null;

  constructor(start: number | null, stop: number | null, step: number | null) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  /** As Python shows it. */
  toString(): string {
    const text = (value: number | null): string => (value === null ? 'None' : String(value));
    return `slice(${text(this.start)}, ${text(this.stop)}, ${text(this.step)})`;
  }
}
