/**
 * Slopes by extrapolated central differences: C. J. F. Ridders, "Accurate computation of F'(x) and F'(x) F''(x)",
 * Advances in Engineering Software 4 (1982) 75-76. Steps shrink by a constant factor, and Neville's scheme extrapolates
 * to step 0, giving its own estimate of the error. The same samples give one slope from each side, which tells kinks,
 * jumps and edges of the domain from smooth points. Knows plain functions only, neither tensors nor formulas; many
 * numbers ("lanes") are varied in one evaluation where they do not meet.
 */

/** Functions of one number each, evaluated together. */
export interface Lanes {
  /** Where each stands. */
  readonly points: readonly number[];
  /** Its value there. */
  readonly values: readonly number[];
  /** How large the numbers are that its value is computed from, whose rounding is in it; not known to matter if absent. */
  readonly sizes?: readonly number[];
  /** Whether only small steps are taken: they see what jumps many times within the larger ones. */
  readonly finer?: boolean;
  /** The value of each lane of `wanted` at a point of its own; a lane is there as often as it is wanted. */
  sample(points: Float64Array, wanted: readonly number[]): ArrayLike<number>;
}

export type Slope =
  | { readonly kind: 'smooth'; readonly slope: number; readonly error: number }
  | { readonly kind: 'kink'; readonly left: number; readonly right: number }
  | { readonly kind: 'jump' }
  /** The slope grows without bound. */
  | { readonly kind: 'vertical' }
  /** f exists on one side only, or on none. */
  | { readonly kind: 'edge'; readonly defined: 'left' | 'right' | 'neither' }
  | { readonly kind: 'overflow' }
  | { readonly kind: 'unsettled' }
  /** f itself is not finite here. */
  | { readonly kind: 'not-finite' };

const SHRINK = 1.4;
const STEPS = 10;
/** Each round begins with a step this many times smaller than the round before. */
const ROUND = 32;
const ROUNDS = 6;
/** The first round where only small steps are wanted. */
const FINER = 3;
/** At this relative error another round has nothing to add. */
const SETTLED = 1e-10;

export function slopes(lanes: Lanes): Slope[] {
  const all = lanes.points.map((point, lane) => new Lane(point, lanes.values[lane] ?? NaN, lanes.sizes?.[lane] ?? 0));
  let open = all.flatMap((lane, index) => (lane.isOpen() ? [index] : []));
  for (let round = lanes.finer === true ? FINER : 0; round < ROUNDS && open.length > 0; round += 1) {
    // All samples of a round at once: an evaluation of many numbers costs little more than of one.
    const wanted = open.flatMap((index) => new Array<number>(2 * STEPS).fill(index));
    const points = Float64Array.from(wanted, (index, at) => all[index]?.place(round, stepOf(at), sideOf(at)) ?? NaN);
    const values = lanes.sample(points, wanted);
    wanted.forEach((index, at) => all[index]?.take(stepOf(at), sideOf(at), values[at] ?? NaN));
    open = open.filter((index) => all[index]?.judge(round) === true);
  }
  return all.map((lane) => lane.verdict());
}

/** Of a lane's samples in a round: step by step, to the right and to the left. */
function stepOf(at: number): number {
  return (at >> 1) % STEPS;
}

function sideOf(at: number): 1 | -1 {
  return at % 2 === 0 ? 1 : -1;
}

interface Estimate {
  readonly slope: number;
  readonly error: number;
}

const NONE: Estimate = { slope: NaN, error: Infinity };

/** One number under investigation. */
class Lane {
  private readonly point: number;
  private readonly value: number;
  private readonly scale: number;
  private readonly size: number;
  private readonly steps = new Float64Array(STEPS);
  private readonly right = new Float64Array(STEPS);
  private readonly left = new Float64Array(STEPS);
  private best = NONE;
  /** Of the last round, at the smallest steps: what tells a kink from a sharp bend. */
  private leftSlope = NONE;
  private rightSlope = NONE;
  private isAtEnd = false;
  /** How far f moved to each side at some steps, from the largest to the smallest. */
  private readonly moves: { readonly step: number; readonly left: number; readonly right: number }[] = [];

  constructor(point: number, value: number, size: number) {
    this.point = point;
    this.value = value;
    this.size = Math.max(size, Math.abs(value));
    this.scale = Math.max(Math.abs(point), 0.1);
  }

  isOpen(): boolean {
    return Number.isFinite(this.point) && Number.isFinite(this.value);
  }

  /** Where to sample; the step is what really lies between the two numbers. */
  place(round: number, step: number, side: 1 | -1): number {
    const wanted = (0.1 * this.scale) / ROUND ** round / SHRINK ** step;
    const exact = this.point + wanted - this.point;
    this.steps[step] = exact;
    return this.point + side * exact;
  }

  take(step: number, side: 1 | -1, value: number): void {
    (side === 1 ? this.right : this.left)[step] = value;
  }

  /** Uses the samples of a round; true while another round is wanted. */
  judge(round: number): boolean {
    const difference = (step: number): number =>
      (this.at(this.right, step) - this.at(this.left, step)) / (2 * this.at(this.steps, step));
    const central = extrapolated(this.steps, difference, 2);
    this.rightSlope = extrapolated(
      this.steps,
      (step) => (this.at(this.right, step) - this.value) / this.at(this.steps, step),
      1,
    );
    this.leftSlope = extrapolated(
      this.steps,
      (step) => (this.value - this.at(this.left, step)) / this.at(this.steps, step),
      1,
    );
    const last = STEPS - 1;
    this.isAtEnd = round === ROUNDS - 1;
    for (const step of this.isAtEnd ? [0, last] : [0])
      this.moves.push({
        step: this.at(this.steps, step),
        left: Math.abs(this.value - this.at(this.left, step)),
        right: Math.abs(this.at(this.right, step) - this.value),
      });
    // What is lost when x and the step are added, and when values are subtracted.
    const moved = Math.max(
      Math.abs(this.at(this.right, last) - this.value),
      Math.abs(this.at(this.left, last) - this.value),
    );
    const lost = Number.EPSILON * (this.size + (Number.isFinite(moved) ? moved : 0)) + Number.MIN_VALUE;
    const noise = (4 * lost) / this.at(this.steps, last);
    const error = Math.max(
      central.error,
      noise,
      strayed(central.slope, [difference(0), difference(last - 1), difference(last)]),
    );
    // Smaller steps know better where both cannot be true.
    const contradicts = Math.abs(central.slope - this.best.slope) > 10 * (error + this.best.error);
    if (contradicts || error < this.best.error) this.best = { slope: central.slope, error };
    return !(this.best.error <= Math.max(SETTLED * Math.abs(this.best.slope), noise) && !this.sidesDiffer());
  }

  verdict(): Slope {
    if (!this.isOpen()) return { kind: 'not-finite' };
    const ends = this.moves.at(-1);
    const begin = this.moves.at(Math.max(0, this.moves.length - 4));
    const smooth: Slope = { kind: 'smooth', slope: this.best.slope, error: this.best.error };
    if (ends === undefined || begin === undefined) return { kind: 'unsettled' };
    if (!this.isAtEnd) return this.isSettled() ? smooth : { kind: 'unsettled' };
    if (this.best.error <= 1e-6 * Math.abs(this.best.slope) && !this.sidesDiffer()) return smooth;
    const outside = this.edge(ends.left, ends.right);
    if (outside !== null) return outside;
    const growth = Math.min(
      ...(['left', 'right'] as const).map((side) => order(begin[side], ends[side], begin.step / ends.step, this.value)),
    );
    if (growth < 0.2) return { kind: 'jump' };
    if (growth < 0.9) return { kind: 'vertical' };
    const { slope: left } = this.leftSlope;
    const { slope: right } = this.rightSlope;
    if (!Number.isFinite(left) || !Number.isFinite(right)) return { kind: 'overflow' };
    if (this.sidesDiffer()) return { kind: 'kink', left, right };
    return this.isSettled() ? smooth : { kind: 'unsettled' };
  }

  private isSettled(): boolean {
    const size = Math.max(Math.abs(this.best.slope), (1e-6 * Math.abs(this.value)) / this.scale);
    return this.best.error <= 1e-3 * size || this.best.error <= 1e-9;
  }

  private edge(left: number, right: number): Slope | null {
    const existsLeft = !Number.isNaN(left) && left !== Infinity;
    const existsRight = !Number.isNaN(right) && right !== Infinity;
    if (existsLeft && existsRight) return null;
    if (left === Infinity || right === Infinity) return { kind: 'overflow' };
    return { kind: 'edge', defined: existsLeft ? 'left' : existsRight ? 'right' : 'neither' };
  }

  private sidesDiffer(): boolean {
    const { leftSlope, rightSlope } = this;
    const apart = Math.abs(leftSlope.slope - rightSlope.slope);
    const size = Math.max(Math.abs(leftSlope.slope), Math.abs(rightSlope.slope));
    return !(
      apart <=
      Math.max(1e-4 * size, 20 * (leftSlope.error + rightSlope.error), (1e-9 * Math.abs(this.value)) / this.scale)
    );
  }

  private at(array: Float64Array, index: number): number {
    return array[index] ?? NaN;
  }
}

/**
 * Neville's scheme over differences at shrinking steps, whose error has the powers `power`, 2·`power`, … of the step.
 * Begins at the largest step from which all smaller ones are finite.
 */
function extrapolated(steps: Float64Array, difference: (step: number) => number, power: 1 | 2): Estimate {
  const column = Array.from(steps, (_, step) => difference(step));
  let first = column.length;
  while (first > 0 && Number.isFinite(column[first - 1])) first -= 1;
  if (column.length - first < 3) return NONE;
  // What the subtraction left over is uncertain by rounding, however well the rows agree.
  const rounding = 8 * Number.EPSILON * column.slice(first).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  let best = NONE;
  let before: number[] = [];
  for (const plain of column.slice(first)) {
    const row = [plain];
    let factor = 1;
    for (let order = 0; order < before.length; order += 1) {
      factor *= SHRINK ** power;
      const lower = row[order] ?? NaN;
      const upper = before[order] ?? NaN;
      const value = (lower * factor - upper) / (factor - 1);
      row.push(value);
      const error = Math.max(Math.abs(value - lower), Math.abs(value - upper), rounding);
      if (error <= best.error) best = { slope: value, error };
    }
    before = row;
  }
  return best;
}

/**
 * How far the extrapolation is from the difference at the smallest step, where that is too far: where a function jumps
 * many times within the steps, rows of the scheme may agree by accident.
 */
function strayed(slope: number, [largest, next, smallest]: readonly [number, number, number]): number {
  const away = Math.abs(slope - smallest);
  // Of a smooth function what is left to go shrinks as the differences do.
  const likely = 0.01 * Math.abs(slope) + Math.min(0.1 * Math.abs(largest - smallest), 3 * Math.abs(next - smallest));
  return away > likely ? away : 0;
}

/** With which power of the step a movement shrinks; 1 for a slope, 0 for a jump. */
function order(large: number, small: number, ratio: number, value: number): number {
  if (!(small > 1e-13 * Math.abs(value)) || small === 0) return 1;
  return Math.log(large / small) / Math.log(ratio);
}
