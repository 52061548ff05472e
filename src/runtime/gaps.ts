/**
 * Where a sampled curve must not be joined: poles, jumps and undefined stretches between or at its samples, and kinks,
 * where its derivative must not be. Knows plain numbers and one plain function.
 */
import { kinksOf, type Kink } from './kinks';

export interface Samples {
  readonly x: readonly number[];
  readonly f: readonly number[];
  readonly df: readonly number[];
}

/** f at several places at once. */
export type Curve = (x: readonly number[]) => ArrayLike<number>;

/** At most this many places are looked into more closely; a curve with more of them is no line anyway. */
const MAX_PLACES = 512;
/** Rounds in which an interval shrinks to a third, or to the golden section: to about 1e-13 of itself. */
const THIRDS = 28;
const SECTIONS = 60;
/** In parts of the curve's usual size: a jump that is no larger is the last digits' rounding. */
const NOISE = 1e-9;
/** What one place costs at most, in values of f. */
export const VALUES_PER_PLACE = 2 * THIRDS;

/**
 * The samples with NaN where f is not finite, and one more sample of NaN at each pole or jump between two. At a kink only
 * the derivative is NaN: it has none there, whatever autograd gives by convention. Looks into at most `places`; what is
 * suspicious beyond them is interrupted unseen.
 */
export function withGaps(samples: Samples, f: Curve, places = MAX_PLACES): Samples {
  const noise = NOISE * usualSize(samples.f);
  const intervals = samples.x.flatMap((_, index) => {
    const before = sampleAt(samples, index - 1);
    const here = sampleAt(samples, index);
    return before !== null && here !== null && suspicious(before, here, noise)
      ? [new Interval(index, before, here, noise)]
      : [];
  });
  const watched = intervals.slice(0, Math.min(places, MAX_PLACES));
  narrow(watched, f);
  const unseen = intervals.slice(watched.length).map(({ index, middle }) => [index, middle] as const);
  const found = watched.flatMap(({ index, gap }) => (gap === null ? [] : [[index, gap] as const]));
  const gaps = new Map([...found, ...unseen]);
  const kinks = kinksOf(samples, f, Math.min(places, MAX_PLACES)).filter(
    ({ index, onSample }) => !gaps.has(index) && !(onSample && gaps.has(index + 1)),
  );
  return interrupted(samples, gaps, kinks);
}

/** `gaps`: where f breaks before the sample of that index. */
function interrupted(samples: Samples, gaps: ReadonlyMap<number, number>, kinks: readonly Kink[]): Samples {
  const kinkAt = new Map(kinks.map((kink) => [kink.index, kink]));
  const curve: { readonly x: number[]; readonly f: number[]; readonly df: number[] } = { x: [], f: [], df: [] };
  const add = (x: number, f: number, df: number): void => {
    curve.x.push(x);
    curve.f.push(f);
    curve.df.push(Number.isFinite(df) ? df : NaN);
  };
  samples.x.forEach((at, index) => {
    const gap = gaps.get(index);
    const kink = kinkAt.get(index);
    if (gap !== undefined) add(gap, NaN, NaN);
    if (kink?.onSample === false) add(kink.x, kink.f, NaN);
    const here = sampleAt(samples, index);
    add(at, here?.f ?? NaN, here === null || kink?.onSample === true ? NaN : here.df);
  });
  return curve;
}

/** Nine tenths of the values are no larger than this. */
function usualSize(f: readonly number[]): number {
  const sizes = Float64Array.from(f.filter(Number.isFinite), Math.abs).sort();
  return sizes[Math.floor(0.9 * sizes.length)] ?? 0;
}

/** Narrows all intervals together, so that one evaluation of a vector serves them all. */
function narrow(intervals: readonly Interval[], f: Curve): void {
  let open = intervals;
  while (open.length > 0) {
    const values = f(open.flatMap((interval) => interval.probes()));
    open.forEach((interval, at) => {
      interval.take(values[2 * at] ?? NaN, values[2 * at + 1] ?? NaN);
    });
    open = open.filter(({ done }) => !done);
  }
}

interface Sample {
  readonly x: number;
  readonly f: number;
  readonly df: number;
}

/** null where there is none, or f is not finite. */
function sampleAt({ x, f, df }: Samples, index: number): Sample | null {
  const sample = { x: x[index] ?? NaN, f: f[index] ?? NaN, df: df[index] ?? NaN };
  return Number.isFinite(sample.f) ? sample : null;
}

/** Whether the change from one sample to the next is not what their slopes say. */
function suspicious(one: Sample, other: Sample, noise: number): boolean {
  if (!Number.isFinite(one.df) || !Number.isFinite(other.df)) return true;
  const width = other.x - one.x;
  const change = other.f - one.f;
  const said = (width * (one.df + other.df)) / 2;
  const size = Math.abs(change) + Math.abs(width * one.df) + Math.abs(width * other.df);
  return Math.abs(change - said) > Math.max(0.1 * size, noise) || peaksBetween(one, other);
}

/** Both samples lead away from zero towards each other, steeply: a peak or a pole stands between. */
function peaksBetween(one: Sample, other: Sample): boolean {
  const sign = Math.sign(one.f);
  if (sign === 0 || Math.sign(other.f) !== sign || sign * one.df <= 0 || sign * other.df >= 0) return false;
  const steepest = (other.x - one.x) * Math.max(Math.abs(one.df), Math.abs(other.df));
  return steepest > 0.5 * Math.min(Math.abs(one.f), Math.abs(other.f));
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** A stretch between two samples where f may break. */
class Interval {
  /** Of the sample at its right end. */
  readonly index: number;
  /** Where f breaks; null while that is not known, and where it is continuous. */
  gap: number | null = null;
  done = false;
  private readonly peaks: boolean;
  private readonly change: number;
  private readonly bound: number;
  private readonly noise: number;
  private left: Sample;
  private right: Sample;
  private rounds = 0;

  constructor(index: number, left: Sample, right: Sample, noise: number) {
    this.noise = noise;
    this.index = index;
    this.left = left;
    this.right = right;
    this.peaks = peaksBetween(left, right);
    this.change = Math.abs(right.f - left.f);
    this.bound = 1e6 * Math.max(Math.abs(left.f), Math.abs(right.f));
  }

  get middle(): number {
    return (this.left.x + this.right.x) / 2;
  }

  /** The two places to look at next. */
  probes(): readonly [number, number] {
    const width = this.right.x - this.left.x;
    const part = this.peaks ? 1 - GOLDEN : 1 / 3;
    return [this.left.x + part * width, this.right.x - part * width];
  }

  take(near: number, far: number): void {
    const [nearX, farX] = this.probes();
    this.rounds += 1;
    if (this.peaks) this.climb({ x: nearX, f: near, df: NaN }, { x: farX, f: far, df: NaN });
    else this.follow({ x: nearX, f: near, df: NaN }, { x: farX, f: far, df: NaN });
  }

  /** Climbs |f| by golden sections; a pole is where it outgrows every bound. */
  private climb(near: Sample, far: Sample): void {
    if (!(Math.abs(near.f) < this.bound)) this.found(near.x);
    else if (!(Math.abs(far.f) < this.bound)) this.found(far.x);
    else if (Math.abs(near.f) > Math.abs(far.f)) this.right = far;
    else this.left = near;
    if (this.rounds >= SECTIONS) this.done = true;
  }

  /** Follows the third with the largest change: where that does not shrink with the interval, f jumps or runs away. */
  private follow(near: Sample, far: Sample): void {
    if (!Number.isFinite(near.f)) this.found(near.x);
    else if (!Number.isFinite(far.f)) this.found(far.x);
    if (this.done) return;
    const exhausted = near.x <= this.left.x || far.x >= this.right.x || near.x >= far.x;
    if (!exhausted) this.keepSteepest([this.left, near, far, this.right]);
    if (!exhausted && this.rounds < THIRDS) return;
    this.done = true;
    if (Math.abs(this.right.f - this.left.f) > Math.max(0.05 * this.change, this.noise)) this.gap = this.middle;
  }

  private keepSteepest(samples: readonly [Sample, Sample, Sample, Sample]): void {
    const [left, near, far, right] = samples;
    const changes = [near.f - left.f, far.f - near.f, right.f - far.f].map(Math.abs);
    const steepest = changes.indexOf(Math.max(...changes));
    this.left = samples[steepest] ?? left;
    this.right = samples[steepest + 1] ?? right;
  }

  private found(gap: number): void {
    this.gap = gap;
    this.done = true;
  }
}
