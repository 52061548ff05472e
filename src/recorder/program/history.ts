/**
 * The scalars that a place gave, one after the other, in bounded memory: when there is no more room, every second one
 * goes and from then on only every second one comes. Knows no sites.
 */

export const MAX_LENGTH = 1024;
const FIRST_LENGTH = 16;
/** Of all histories together. */
const MAX_POINTS = 2_000_000;

/** How many points all histories have room for. */
export interface HistoryBudget {
  points: number;
}

export class History {
  /** Every how many-th value is kept, from the first on. */
  stride = 1;
  private values = new Float64Array(FIRST_LENGTH);
  private length = 0;
  /** Values still to be left out before the next one that is kept. */
  private skip = 0;
  private readonly budget: HistoryBudget;

  constructor(budget: HistoryBudget) {
    this.budget = budget;
    budget.points += FIRST_LENGTH;
  }

  add(value: number): void {
    if (this.skip > 0) {
      this.skip -= 1;
      return;
    }
    if (this.length === this.values.length && !this.grow()) {
      this.thin();
      // The value that comes now would have stood at an even place, since the length is even.
    }
    this.values[this.length++] = value;
    this.skip = this.stride - 1;
  }

  get kept(): number {
    return this.length;
  }

  /** At most `most` of them, thinned evenly. */
  shown(most: number): { readonly stride: number; readonly values: readonly number[] } {
    let every = 1;
    while (Math.ceil(this.length / every) > most) every *= 2;
    const values = Array.from({ length: Math.ceil(this.length / every) }, (_, i) => this.values[i * every] ?? NaN);
    return { stride: this.stride * every, values };
  }

  private grow(): boolean {
    const { length } = this.values;
    if (length >= MAX_LENGTH || this.budget.points + length > MAX_POINTS) return false;
    const larger = new Float64Array(2 * length);
    larger.set(this.values);
    this.values = larger;
    this.budget.points += length;
    return true;
  }

  private thin(): void {
    for (let i = 0; 2 * i < this.length; i += 1) this.values[i] = this.values[2 * i] ?? NaN;
    this.length = Math.ceil(this.length / 2);
    this.stride *= 2;
  }
}
