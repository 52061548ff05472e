/**
 * Where the derivative of a sampled curve jumps although the curve itself does not: the kinks of abs, relu and of
 * branches that meet. Knows plain numbers and one plain function.
 */
import type { Curve, Samples } from './gaps';

export interface Kink {
  readonly x: number;
  readonly f: number;
  /** Of the sample that it lies on, or of the first one behind it. */
  readonly index: number;
  readonly onSample: boolean;
}

interface Sample {
  readonly x: number;
  readonly f: number;
  readonly df: number;
}

/** A place where the slopes from both sides do not meet. */
interface Candidate {
  readonly x: number;
  readonly index: number;
  readonly onSample: boolean;
  readonly jump: number;
  /** How far to both sides of it the function is asked. */
  readonly reach: number;
}

/** A part of the distance between samples, so small that a curve that merely bends is straight over it. */
const REACH = 1 / 64;
/** By how much of itself the jump between the samples may differ from the one seen at the place. */
const TOLERANCE = 0.3;
/** A smaller jump, in parts of the slope, may be rounding. */
const ROUNDING = 1e-6;
const HALVINGS = 50;

/** The kinks, by `index`, at most `most` places looked at: three values of f each. */
export function kinksOf(samples: Samples, f: Curve, most: number): readonly Kink[] {
  const { x } = samples;
  const candidates: Candidate[] = [];
  for (let index = 1; index < x.length && candidates.length < most; index += 1) {
    const found = [between(samples, index), onSample(samples, index)];
    for (const candidate of found) if (candidate !== null) candidates.push(candidate);
  }
  if (candidates.length === 0) return [];
  const values = f(candidates.flatMap(({ x: place, reach }) => [place - reach, place, place + reach]));
  const kinks = candidates.flatMap((candidate, at): Kink[] => {
    const [left = NaN, middle = NaN, right = NaN] = [values[3 * at], values[3 * at + 1], values[3 * at + 2]];
    const seen = (right - 2 * middle + left) / candidate.reach;
    const { x: place, index, onSample: on, jump } = candidate;
    return Math.abs(seen - jump) <= TOLERANCE * Math.abs(jump) ? [{ x: place, f: middle, index, onSample: on }] : [];
  });
  // A kink on a sample, whose own slope is a convention, looks like one on either side of it too.
  const taken = new Set(kinks.filter((kink) => kink.onSample).flatMap(({ index }) => [index, index + 1]));
  return kinks.filter((kink) => kink.onSample || !taken.has(kink.index));
}

/** The slope carried on from the left neighbours, against that from the right ones. */
function onSample(samples: Samples, index: number): Candidate | null {
  const here = sampleAt(samples, index);
  const [before, after] = [sampleAt(samples, index - 1), sampleAt(samples, index + 1)];
  if (here === null || before === null || after === null) return null;
  const bends = [bendOf(sampleAt(samples, index - 2), before), bendOf(after, sampleAt(samples, index + 2))] as const;
  const reach = REACH * Math.min(here.x - before.x, after.x - here.x);
  return candidate({ x: here.x, index, onSample: true, reach }, before, after, bends);
}

/** Where the curves that go on from both samples meet between them. */
function between(samples: Samples, index: number): Candidate | null {
  const [before, after] = [sampleAt(samples, index - 1), sampleAt(samples, index)];
  if (before === null || after === null) return null;
  const bends = [bendOf(sampleAt(samples, index - 2), before), bendOf(after, sampleAt(samples, index + 1))] as const;
  const apart = (x: number): number => goneOn(before, bends[0], x) - goneOn(after, bends[1], x);
  let [low, high] = [before.x, after.x];
  const sign = Math.sign(apart(low));
  if (sign === 0 || Math.sign(apart(high)) !== -sign) return null;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (Math.sign(apart(middle)) === sign) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  const reach = Math.min(REACH * (after.x - before.x), x - before.x, after.x - x);
  return candidate({ x, index, onSample: false, reach }, before, after, bends);
}

/** null where the slopes meet as well as those of neighbouring samples do: the samples show what there is to see. */
function candidate(
  place: Omit<Candidate, 'jump'>,
  before: Sample,
  after: Sample,
  bends: readonly [number, number],
): Candidate | null {
  const left = before.df + bends[0] * (place.x - before.x);
  const right = after.df - bends[1] * (after.x - place.x);
  const jump = right - left;
  const usual = Math.max(...bends.map(Math.abs)) * (after.x - before.x) * (place.onSample ? 0.5 : 1);
  const rounding = ROUNDING * Math.max(Math.abs(before.df), Math.abs(after.df));
  return Math.abs(jump) > usual + rounding && place.reach > 0 ? { ...place, jump } : null;
}

function goneOn({ x, f, df }: Sample, bend: number, to: number): number {
  return f + (to - x) * (df + (bend / 2) * (to - x));
}

/** How fast the slope changes from one sample to the next; 0 where it is not known. */
function bendOf(one: Sample | null, other: Sample | null): number {
  return one === null || other === null ? 0 : (other.df - one.df) / (other.x - one.x);
}

function sampleAt({ x, f, df }: Samples, index: number): Sample | null {
  const sample = { x: x[index] ?? NaN, f: f[index] ?? NaN, df: df[index] ?? NaN };
  return Number.isFinite(sample.f) && Number.isFinite(sample.df) ? sample : null;
}
