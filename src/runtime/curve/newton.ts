/**
 * Newton's method for many brackets at once, so that one evaluation of a vector serves them all; each step that leaves its
 * bracket, or does not halve, is a bisection instead. Knows plain numbers and one plain function.
 */

/** Between its ends a function changes its sign, once as far as is known. */
export interface Bracket {
  readonly left: number;
  readonly right: number;
  /** Of the function at the left end. */
  readonly sign: number;
  /** Where to begin. */
  readonly start: number;
}

/** The function and its derivative at several places; a derivative that is NaN makes the step a bisection. */
export type Differentiable = (x: readonly number[]) => {
  readonly value: readonly number[];
  readonly slope: readonly number[];
};

/** Bisection alone needs about fifty. */
const ROUNDS = 80;
/** Around zero, in parts of the bracket's own width: closer is no better. */
const NEAR_ZERO = 1e-6;

/** Where the function changes its sign, bracket for bracket; NaN where it turned out to be undefined in there. */
export function refined(brackets: readonly Bracket[], g: Differentiable, rounds = ROUNDS): readonly number[] {
  const searches = brackets.map((bracket) => new Search(bracket));
  let open = searches;
  for (let round = 0; round < rounds && open.length > 0; round += 1) {
    const { value, slope } = g(open.map(({ x }) => x));
    open.forEach((search, index) => {
      search.take(value[index] ?? NaN, slope[index] ?? NaN);
    });
    open = open.filter(({ done }) => !done);
  }
  return searches.map(({ x }) => x);
}

class Search {
  x: number;
  done = false;
  private low: number;
  private high: number;
  private readonly sign: number;
  private readonly closest: number;
  private step = Infinity;

  constructor({ left, right, sign, start }: Bracket) {
    this.low = left;
    this.high = right;
    this.sign = sign;
    this.x = start > left && start < right ? start : (left + right) / 2;
    this.closest = NEAR_ZERO * (right - left);
  }

  take(value: number, slope: number): void {
    if (Number.isNaN(value)) {
      this.x = NaN;
      this.done = true;
      return;
    }
    if (value === 0) {
      this.done = true;
      return;
    }
    if (Math.sign(value) === this.sign) this.low = this.x;
    else this.high = this.x;
    const newton = this.x - value / slope;
    const slow = !(Math.abs(newton - this.x) <= this.step / 2);
    const next = newton > this.low && newton < this.high && !slow ? newton : (this.low + this.high) / 2;
    this.step = Math.abs(next - this.x);
    const room = 2 * Number.EPSILON * Math.max(Math.abs(next), this.closest);
    this.done = next <= this.low || next >= this.high || this.step <= room;
    // The last digit is the better one of the two.
    this.x = next;
  }
}
