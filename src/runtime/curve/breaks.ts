/**
 * What stands where a curve breaks: a pole, a jump or a hole, told apart by what the function tends to from both sides.
 * Knows plain numbers, the function and its first two derivatives.
 */
import type { Landmark } from '../../trace/landmarks';

export interface Sides {
  readonly f: (x: readonly number[]) => readonly number[];
  /** f, f′ and f″ at several places. */
  readonly jets: (x: readonly number[]) => readonly (readonly number[])[];
}

/** Where f has no finite value between two places where it has; `sided`: beyond one of them there is none. */
export interface Break {
  readonly x: number;
  /** The nearest places with a value; null where there is a stretch without any on that side. */
  readonly left: number | null;
  readonly right: number | null;
}

/** Probes go nearer by tenths. */
const PROBES = 10;
/** Closer to a pole than this part of its place, doubles have no room. */
const CLOSEST = 1e4 * Number.EPSILON;
/** Of three changes in a row each is at least this part of the one before: they do not come to an end. */
const GROWING = 0.85;
/** Limits from both sides that differ by less of their size are one. */
const SAME = 1e-6;
const STEPS = 30;

/** Each break's landmark, in order; null where it is none. */
export function breaksOf(breaks: readonly Break[], sides: Sides): readonly (Landmark | null)[] {
  const exact = polesOf(breaks, sides);
  const places = breaks.map((one, index) => ({ ...one, x: exact[index] ?? one.x }));
  const probes = places.flatMap(({ x, left, right }) => [...towards(left, x), ...towards(right, x)]);
  const values = sides.f(probes);
  return places.map(({ x, left, right }, index) => {
    const from = index * 2 * PROBES;
    return landmarkAt(
      x,
      left === null ? NaN : tendency(values.slice(from, from + PROBES)),
      right === null ? NaN : tendency(values.slice(from + PROBES, from + 2 * PROBES)),
    );
  });
}

/** NaN where there is no room, or nothing to come from. */
function towards(from: number | null, x: number): number[] {
  return Array.from({ length: PROBES }, (_, index) => {
    const away = from === null ? NaN : (from - x) / 10 ** (index + 1);
    return Math.abs(away) > CLOSEST * Math.abs(x) ? x + away : NaN;
  });
}

/** An infinity where the values grow beyond every bound, their limit where they have one, else NaN. */
function tendency(all: readonly number[]): number {
  const values = all.filter(Number.isFinite);
  const [a, b, c, d] = values.slice(-4);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return NaN;
  const [first, second, third] = [b - a, c - b, d - c];
  const outwards =
    Math.sign(d) === Math.sign(third) && Math.sign(first) === Math.sign(third) && Math.abs(d) > Math.abs(a);
  if (outwards && second / first >= GROWING && third / second >= GROWING) return Math.sign(d) * Infinity;
  return Math.abs(third) <= 1e-3 * Math.max(Math.abs(d), Math.abs(values[0] ?? 0)) ? d : NaN;
}

function landmarkAt(x: number, left: number, right: number): Landmark | null {
  const plain = { x, f: NaN, slope: NaN, left, right, manner: 'plain' } as const;
  if (Math.abs(left) === Infinity || Math.abs(right) === Infinity) return { kind: 'pole', ...plain };
  if (Number.isNaN(left) || Number.isNaN(right)) return null;
  const same = Math.abs(left - right) <= SAME * Math.max(Math.abs(left), Math.abs(right));
  return same ? { kind: 'hole', ...plain, f: (left + right) / 2 } : { kind: 'jump', ...plain };
}

/**
 * Newton's method for the zero of 1/f, in the form that is quadratic for poles of any order; what leaves the
 * neighbouring samples is given up. null where it found none.
 */
function polesOf(breaks: readonly Break[], { jets }: Sides): readonly (number | null)[] {
  const at = breaks.map(({ x, left, right }) => (left === null || right === null ? NaN : x + (right - x) / 64));
  const done: (number | null)[] = breaks.map(() => null);
  let open = at.flatMap((x, index) => (Number.isNaN(x) ? [] : [index]));
  for (let step = 0; step < STEPS && open.length > 0; step += 1) {
    const [f = [], df = [], ddf = []] = jets(open.map((index) => at[index] ?? NaN));
    open = open.filter((index, place) => {
      const [v, s, c] = [f[place] ?? NaN, df[place] ?? NaN, ddf[place] ?? NaN];
      const x = at[index] ?? NaN;
      const { left, right } = breaks[index] ?? { left: null, right: null };
      if (!Number.isFinite(v)) {
        done[index] = x;
        return false;
      }
      // Divided by f² first: the products of large values leave the doubles.
      const relative = s / v;
      const next = x + relative / (c / v - relative * relative);
      if (!(next > (left ?? NaN) && next < (right ?? NaN))) return false;
      at[index] = next;
      if (Math.abs(next - x) > 4 * Number.EPSILON * Math.abs(next)) return true;
      done[index] = next;
      return false;
    });
  }
  return done;
}
