/** The range of an axis after a key, a turn of the wheel or a drag: nearer, further, to a side. Pure. */
import type { Scale } from '../../../src/trace/plot';
import type { Interval } from '../range';

export type RangeStep = 'zoom-in' | 'zoom-out' | 'pan-left' | 'pan-right';

const FACTOR = 1.5;
/** The part of the range that it moves to a side. */
const SHIFT = 0.25;
/** Narrower than this part of its numbers, doubles have no room between samples; wider than the other, no meaning. */
const NARROWEST = 1e-9;
const WIDEST = 1e12;
/** The same for a logarithmic axis, in powers of ten. */
const LEAST_POWER = -300;
const MOST_POWER = 300;

/** null where it goes no further. `about`: what stays in its place. */
export function rangeAfter(step: RangeStep, range: Interval, about: number, scale: Scale = 'linear'): Interval | null {
  switch (step) {
    case 'pan-left':
      return panned(range, -SHIFT, scale);
    case 'pan-right':
      return panned(range, SHIFT, scale);
    case 'zoom-in':
      return zoomed(range, 1 / FACTOR, about, scale);
    case 'zoom-out':
      return zoomed(range, FACTOR, about, scale);
  }
}

/** The range `factor` times as wide. */
export function zoomed(
  { from, to }: Interval,
  factor: number,
  about: number,
  scale: Scale = 'linear',
): Interval | null {
  const [low, high, middle] = [from, to, about].map((value) => along(value, scale)) as [number, number, number];
  return checked(middle - (middle - low) * factor, middle + (high - middle) * factor, scale);
}

/** The range moved by a part of its width. */
export function panned({ from, to }: Interval, part: number, scale: Scale = 'linear'): Interval | null {
  const [low, high] = [along(from, scale), along(to, scale)];
  const by = (high - low) * part;
  return checked(low + by, high + by, scale);
}

/** A range from a box that was drawn, its ends in either order; null where it is too narrow. */
export function spanned(one: number, other: number, scale: Scale = 'linear'): Interval | null {
  const [low, high] = [along(Math.min(one, other), scale), along(Math.max(one, other), scale)];
  return checked(low, high, scale);
}

/** Where a value lies on its axis, from 0 at the low end to 1 at the high one. */
export function placeOn(value: number, { from, to }: Interval, scale: Scale): number {
  return (along(value, scale) - along(from, scale)) / (along(to, scale) - along(from, scale));
}

/** The value that lies there. */
export function valueOn(place: number, { from, to }: Interval, scale: Scale): number {
  const value = along(from, scale) + place * (along(to, scale) - along(from, scale));
  return scale === 'log' ? 10 ** value : value;
}

function along(value: number, scale: Scale): number {
  return scale === 'log' ? Math.log10(value) : value;
}

/** `low` and `high` along the axis: powers of ten on a logarithmic one. */
function checked(low: number, high: number, scale: Scale): Interval | null {
  if (!(low < high)) return null;
  if (scale === 'log') {
    if (low < LEAST_POWER || high > MOST_POWER || high - low < NARROWEST * Math.max(1, Math.abs(low))) return null;
    const range = { from: Number((10 ** low).toPrecision(6)), to: Number((10 ** high).toPrecision(6)) };
    return range.from < range.to ? range : null;
  }
  const [from, to] = [tidy(low, low, high), tidy(high, low, high)];
  const width = to - from;
  const largest = Math.max(Math.abs(from), Math.abs(to));
  return width > 0 && width >= NARROWEST * largest && largest <= WIDEST ? { from, to } : null;
}

/** To a hundred-thousandth of the width: what the fields show is what is plotted. */
function tidy(value: number, from: number, to: number): number {
  const digits = Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to)) / (to - from))) + 5;
  return Number(value.toPrecision(Math.min(15, Math.max(1, digits))));
}
