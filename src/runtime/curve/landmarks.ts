/**
 * Roots, extrema and inflections of a sampled curve, refined by Newton's method, and what stands where it breaks. Says
 * nothing of ends, flat stretches and rounding. Knows a line of places with derivatives, and no formula.
 */
import type { Landmark } from '../../trace/landmarks';
import { withGaps, type Samples } from '../gaps';
import { breaksOf, type Break } from './breaks';
import { crossings, type Crossing, type Place } from './crossings';
import { refined, type Differentiable } from './newton';

/** f and its derivatives at places, as many orders as asked for or fewer. */
export interface Curve {
  readonly f: (x: readonly number[]) => readonly number[];
  readonly jets: (
    x: readonly number[],
    order: number,
  ) => { readonly f: readonly number[]; readonly derivatives: readonly (readonly number[])[] };
}

/** What of a derivative may be rounding, in parts of the function's own size. */
const NOISE = 4e-15;
/** In parts of the window: nearer to a round number, the round number is meant. */
const ROUND = 1e-11;
/** In parts of the values beside it: a smaller one at an extremum is zero. */
const TOUCHES = 1e-11;
/** By how much a change may exceed what the slopes at its ends say. */
const STEEPER = 20;
/** A change from one double to the next that is more than this part of all changes is no curve's. */
const ROUGH = 0.02;
const HALVINGS = 60;

export interface Bounds {
  /** As many places of each kind are looked at. */
  readonly places: number;
  /** As many rounds of Newton's method. */
  readonly rounds: number;
}

export interface Found {
  readonly landmarks: readonly Landmark[];
  /** Places that were not looked at. */
  readonly more: number;
}

interface Sample {
  readonly x: number;
  readonly f: number;
  readonly df: number;
  readonly ddf: number;
}

export function landmarksOf(x: readonly number[], curve: Curve, bounds: Bounds): Found {
  const { f, derivatives } = curve.jets(x, 1);
  const samples = withGaps({ x, f, df: derivatives[0] ?? x.map(() => NaN) }, (at) => curve.f(at), bounds.places);
  if (isRounding(x, f, curve)) return { landmarks: [], more: 0 };
  const width = (x.at(-1) ?? NaN) - (x[0] ?? NaN);
  const stretches = stretchesOf(samples, curve);
  const search = new Searching(curve, width, bounds);
  for (const stretch of stretches) search.look(stretch, width);
  const inside = search.refine();
  const gaps = breaksIn(samples, curve, bounds);
  const breaks = breaksOf(gaps.breaks, {
    f: curve.f,
    jets: (at) => {
      const jets = curve.jets(at, 2);
      return [jets.f, ...jets.derivatives];
    },
  }).flatMap((landmark) => (landmark === null ? [] : [{ ...landmark, x: tidy(landmark.x, width) }]));
  const landmarks = [...inside, ...breaks].sort((one, other) => one.x - other.x);
  return { landmarks, more: search.more + gaps.more };
}

/** Stretches without a break, with f″ at each sample that has a slope. */
function stretchesOf(samples: Samples, curve: Curve): readonly (readonly Sample[])[] {
  const there = samples.x.flatMap((_, index) => (Number.isNaN(samples.df[index]) ? [] : [index]));
  const { derivatives } = curve.jets(
    there.map((index) => samples.x[index] ?? NaN),
    2,
  );
  const second = new Map(there.map((index, at) => [index, derivatives[1]?.[at] ?? NaN]));
  const stretches: Sample[][] = [[]];
  samples.x.forEach((x, index) => {
    const f = samples.f[index] ?? NaN;
    if (!Number.isFinite(f)) stretches.push([]);
    else stretches.at(-1)?.push({ x, f, df: samples.df[index] ?? NaN, ddf: second.get(index) ?? NaN });
  });
  return stretches.filter(({ length }) => length > 1);
}

type Wanted = Crossing & { readonly stretch: readonly Sample[] };

class Searching {
  more = 0;
  private readonly roots: Wanted[] = [];
  private readonly extrema: Wanted[] = [];
  private readonly inflections: Wanted[] = [];
  private readonly corners: Landmark[] = [];
  private readonly curve: Curve;
  private readonly width: number;
  private readonly bounds: Bounds;

  constructor(curve: Curve, width: number, bounds: Bounds) {
    this.curve = curve;
    this.width = width;
    this.bounds = bounds;
  }

  look(stretch: readonly Sample[], width: number): void {
    const places = (value: (sample: Sample) => number, noise: (size: Size) => number): Place[] =>
      stretch.map((sample, index) => ({ x: sample.x, value: value(sample), noise: noise(sizeAround(stretch, index)) }));
    this.take(
      this.roots,
      stretch,
      crossings(
        places(
          ({ f }) => f,
          () => 0,
        ),
      ).filter((crossing) => isSteady(stretch, crossing)),
    );
    const pieces = piecesOf(stretch);
    this.cornersBetween(pieces);
    for (const piece of pieces) {
      const among = (value: (sample: Sample) => number, noise: (size: Size) => number): readonly Crossing[] =>
        crossings(
          piece.map((sample, index) => ({ x: sample.x, value: value(sample), noise: noise(sizeAround(piece, index)) })),
        );
      this.take(
        this.extrema,
        piece,
        among(
          ({ df }) => df,
          ({ f }) => (NOISE * f) / width,
        ),
      );
      this.take(
        this.inflections,
        piece.filter(({ ddf }) => Number.isFinite(ddf)),
        piece.every(({ ddf }) => !Number.isFinite(ddf))
          ? []
          : among(
              ({ ddf }) => ddf,
              ({ f, df }) => NOISE * (f / width ** 2 + df / width),
            ),
      );
    }
  }

  refine(): readonly Landmark[] {
    const roots = this.settled(this.roots, 0);
    const extrema = this.settled(this.extrema, 1);
    const inflections = this.settled(this.inflections, 2);
    const plain = { left: NaN, right: NaN, manner: 'plain' } as const;
    const found: Landmark[] = [...this.corners];
    for (const { at, f, df, vanishes } of roots)
      if (vanishes) found.push({ kind: 'root', x: at, f, slope: df, ...plain });
    for (const { wanted, at, f, df, vanishes } of extrema) {
      const ends = [wanted.stretch[wanted.from]?.f ?? NaN, wanted.stretch[wanted.to]?.f ?? NaN];
      const kind = wanted.sign > 0 ? 'maximum' : 'minimum';
      const room = 8 * Number.EPSILON * Math.abs(f);
      const beyond = ends.every((end) => (wanted.sign > 0 ? f >= end - room : f <= end + room));
      if (beyond) found.push(...extremum(kind, at, f, vanishes ? df : NaN, ends));
    }
    for (const { at, f, df } of inflections) found.push({ kind: 'inflection', x: at, f, slope: df, ...plain });
    return found;
  }

  private take(into: Wanted[], stretch: readonly Sample[], found: readonly Crossing[]): void {
    const room = Math.max(0, this.bounds.places - into.length);
    into.push(...found.slice(0, room).map((crossing) => ({ ...crossing, stretch })));
    this.more += Math.max(0, found.length - room);
  }

  /** Where one smooth piece ends and the next begins, and the slope changes its sign. */
  private cornersBetween(pieces: readonly (readonly Sample[])[]): void {
    pieces.forEach((piece, index) => {
      const next = pieces[index + 1];
      const [before, after] = [piece.at(-2), next?.[1]];
      const corner = next?.[0];
      if (before === undefined || after === undefined || corner === undefined) return;
      const ways = [Math.sign(corner.f - before.f), Math.sign(after.f - corner.f)];
      if (ways[0] === 0 || ways[0] !== -(ways[1] ?? 0)) return;
      const kind = ways[0] === 1 ? 'maximum' : 'minimum';
      const beside = [before.f, after.f];
      this.corners.push(...extremum(kind, tidy(corner.x, this.width), corner.f, NaN, beside));
    });
  }

  /** The crossings of the derivative of that order, each at the round number that is meant, with f and f′ there. */
  private settled(
    all: readonly Wanted[],
    order: number,
  ): readonly {
    readonly wanted: Wanted;
    readonly at: number;
    readonly f: number;
    readonly df: number;
    /** Whether the function is zero there, and does not jump from one sign to the other. */
    readonly vanishes: boolean;
  }[] {
    const g: Differentiable = (x) => {
      const { f, derivatives } = this.curve.jets(x, order + 1);
      const orders = [f, ...derivatives];
      return { value: orders[order] ?? [], slope: orders[order + 1] ?? [] };
    };
    const places = refined(all, g, this.bounds.rounds);
    const wanted = all.flatMap((crossing, index) => {
      const x = places[index] ?? NaN;
      return Number.isNaN(x) ? [] : [{ crossing, x, round: tidy(x, this.width) }];
    });
    if (wanted.length === 0) return [];
    const jets = this.curve.jets(
      [...wanted.map(({ x }) => x), ...wanted.map(({ round }) => round)],
      Math.max(1, order),
    );
    const orders = [jets.f, ...jets.derivatives];
    const read = (of: number, index: number): number => orders[of]?.[index] ?? NaN;
    return wanted.map(({ crossing, x, round }, index) => {
      const other = index + wanted.length;
      const better = Math.abs(read(order, other)) <= Math.abs(read(order, index));
      const chosen = better ? other : index;
      const sizes = [crossing.from, crossing.to].map((end) => Math.abs(valueOf(crossing.stretch[end], order)));
      const left = Math.abs(read(order, chosen));
      const vanishes = left <= 0.05 * Math.max(...sizes);
      const isZero = left <= TOUCHES * Math.max(...sizes);
      return {
        wanted: crossing,
        at: better ? round : x,
        f: isZero && order === 0 ? 0 : read(0, chosen),
        df: isZero && order === 1 ? 0 : read(1, chosen),
        vanishes,
      };
    });
  }
}

function valueOf(sample: Sample | undefined, order: number): number {
  return (order === 0 ? sample?.f : order === 1 ? sample?.df : sample?.ddf) ?? NaN;
}

/** An extremum, and the root that it is where f is zero there. */
function extremum(
  kind: 'minimum' | 'maximum',
  x: number,
  f: number,
  slope: number,
  beside: readonly number[],
): readonly Landmark[] {
  const at = { x, slope, left: NaN, right: NaN };
  const manner = Number.isNaN(slope) ? 'corner' : 'plain';
  const touches = Math.abs(f) <= TOUCHES * Math.min(...beside.map(Math.abs));
  const root: readonly Landmark[] = touches ? [{ kind: 'root', ...at, f, manner: 'touches' }] : [];
  return [...root, { kind, ...at, f, manner }];
}

/** The change from end to end is what the slopes there can explain: rounding crosses zero too, but on its own. */
function isSteady(stretch: readonly Sample[], { from, to }: Crossing): boolean {
  const [one, other] = [stretch[from], stretch[to]];
  if (one === undefined || other === undefined) return false;
  const slopes = [one.df, other.df].filter(Number.isFinite).map(Math.abs);
  if (slopes.length === 0) return true;
  const most = STEEPER * (other.x - one.x) * Math.max(...slopes);
  return Math.abs(other.f - one.f) <= most;
}

/** From one double to the next the values change as much as all along: constant but for the last digits. */
function isRounding(x: readonly number[], f: readonly number[], curve: Curve): boolean {
  const beside = curve.f(x.map((at) => at + Math.max(Math.abs(at), Number.MIN_VALUE) * Number.EPSILON));
  const changes = Float64Array.from(
    f.map((value, index) => Math.abs((beside[index] ?? NaN) - value)).filter(Number.isFinite),
  ).sort();
  let [least, most] = [Infinity, -Infinity];
  for (const value of f) {
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return (changes[Math.floor(0.9 * changes.length)] ?? 0) > ROUGH * (most - least);
}

/** A stretch cut at its corners, which belong to both sides. */
function piecesOf(stretch: readonly Sample[]): readonly (readonly Sample[])[] {
  const pieces: Sample[][] = [[]];
  stretch.forEach((sample, index) => {
    pieces.at(-1)?.push(sample);
    const inner = index > 0 && index < stretch.length - 1;
    if (inner && Number.isNaN(sample.df)) pieces.push([sample]);
  });
  return pieces;
}

interface Size {
  readonly f: number;
  readonly df: number;
}

/** The largest values near a sample: what of them is rounding is in its derivatives too. */
function sizeAround(samples: readonly Sample[], index: number): Size {
  let [f, df] = [0, 0];
  for (const sample of samples.slice(Math.max(0, index - 3), index + 4)) {
    f = Math.max(f, Math.abs(sample.f));
    if (Number.isFinite(sample.df)) df = Math.max(df, Math.abs(sample.df));
  }
  return { f, df };
}

/** The nearest number with few digits, if it is as good as the same place. */
function tidy(x: number, width: number): number {
  const room = ROUND * width;
  if (Math.abs(x) <= room) return 0;
  for (let digits = 1; digits < 15; digits += 1) {
    const round = Number(x.toPrecision(digits));
    if (Math.abs(round - x) <= room) return round;
  }
  return x;
}

/** Where f has no value: single places, and the ends of the stretches without one, narrowed to where they begin. */
function breaksIn(
  samples: Samples,
  curve: Curve,
  { places }: Bounds,
): { readonly breaks: Break[]; readonly more: number } {
  const has = samples.f.map(Number.isFinite);
  const single: Break[] = [];
  const edges: { inside: number; outside: number; readonly left: boolean; readonly from: number }[] = [];
  samples.x.forEach((x, index) => {
    if (has[index] === true) return;
    const [left, right] = [samples.x[index - 1], samples.x[index + 1]];
    const [before, after] = [has[index - 1] === true, has[index + 1] === true];
    if (before && after && left !== undefined && right !== undefined) single.push({ x, left, right });
    else if (before && left !== undefined) edges.push({ inside: left, outside: x, left: true, from: left });
    else if (after && right !== undefined) edges.push({ inside: right, outside: x, left: false, from: right });
  });
  const looked = edges.slice(0, places);
  for (let halving = 0; halving < HALVINGS && looked.length > 0; halving += 1) {
    const values = curve.f(looked.map(({ inside, outside }) => (inside + outside) / 2));
    looked.forEach((edge, index) => {
      const middle = (edge.inside + edge.outside) / 2;
      if (Number.isFinite(values[index])) edge.inside = middle;
      else edge.outside = middle;
    });
  }
  const ends = looked.map(({ outside, left, from }) => ({
    x: outside,
    left: left ? from : null,
    right: left ? null : from,
  }));
  const all = [...single, ...ends].sort((one, other) => one.x - other.x);
  return { breaks: all.slice(0, places), more: Math.max(0, all.length - places) + edges.length - looked.length };
}
