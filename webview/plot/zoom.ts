/** The range along x after a key: nearer, further, to a side. Pure. */
import type { Interval } from './range';

export type RangeStep = 'zoom-in' | 'zoom-out' | 'pan-left' | 'pan-right';

const FACTOR = 1.5;
/** The part of the range that it moves to a side. */
const SHIFT = 0.25;
/** Narrower than this part of its numbers, doubles have no room between samples; wider than the other, no meaning. */
const NARROWEST = 1e-9;
const WIDEST = 1e12;

/** null where it goes no further. `about`: what stays in its place. */
export function rangeAfter(step: RangeStep, { from, to }: Interval, about: number): Interval | null {
  const width = to - from;
  switch (step) {
    case 'pan-left':
      return checked({ from: from - width * SHIFT, to: to - width * SHIFT });
    case 'pan-right':
      return checked({ from: from + width * SHIFT, to: to + width * SHIFT });
    case 'zoom-in':
      return checked({ from: about - (about - from) / FACTOR, to: about + (to - about) / FACTOR });
    case 'zoom-out':
      return checked({ from: about - (about - from) * FACTOR, to: about + (to - about) * FACTOR });
  }
}

function checked(range: Interval): Interval | null {
  const [from, to] = [tidy(range.from, range), tidy(range.to, range)];
  const width = to - from;
  const largest = Math.max(Math.abs(from), Math.abs(to));
  return width > 0 && width >= NARROWEST * largest && largest <= WIDEST ? { from, to } : null;
}

/** To a hundred-thousandth of the width: what the fields show is what is plotted. */
function tidy(value: number, { from, to }: Interval): number {
  const digits = Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to)) / (to - from))) + 5;
  return Number(value.toPrecision(Math.min(15, Math.max(1, digits))));
}
