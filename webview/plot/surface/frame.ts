/** The part of the plane that a picture shows, and where in the canvas it lies: from numbers to pixels and back. Pure. */
import type { Interval } from '../range';
import { roundValues } from './levels';

export interface View {
  readonly x: Interval;
  readonly y: Interval;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Wider or narrower than this, doubles have no room. */
const NARROWEST = 1e-9;
const WIDEST = 1e12;

export class Frame {
  readonly view: View;
  readonly box: Box;

  constructor(view: View, box: Box) {
    this.view = view;
    this.box = box;
  }

  /** Pixels of one unit. */
  get pixels(): { readonly x: number; readonly y: number } {
    return { x: this.box.width / width(this.view.x), y: this.box.height / width(this.view.y) };
  }

  left(x: number): number {
    return this.box.left + (x - this.view.x.from) * this.pixels.x;
  }

  top(y: number): number {
    return this.box.top + this.box.height - (y - this.view.y.from) * this.pixels.y;
  }

  place(left: number, top: number): { readonly x: number; readonly y: number } {
    return {
      x: tidy(this.view.x.from + (left - this.box.left) / this.pixels.x, this.view.x),
      y: tidy(this.view.y.from + (this.box.top + this.box.height - top) / this.pixels.y, this.view.y),
    };
  }

  holds(left: number, top: number): boolean {
    const { left: from, top: above, width: across, height } = this.box;
    return left >= from && left <= from + across && top >= above && top <= above + height;
  }

  ticks(): { readonly x: readonly number[]; readonly y: readonly number[] } {
    const { x, y } = this.view;
    return {
      x: roundValues(x.from, x.to, Math.max(3, Math.floor(this.box.width / 80))),
      y: roundValues(y.from, y.to, Math.max(3, Math.floor(this.box.height / 48))),
    };
  }
}

/** Nearer by a factor above 1, around a place that stays; null where it goes no further. */
export function zoomed(view: View, factor: number, about: { readonly x: number; readonly y: number }): View | null {
  const part = (interval: Interval, at: number): Interval => ({
    from: at - (at - interval.from) / factor,
    to: at + (interval.to - at) / factor,
  });
  return checked({ x: part(view.x, about.x), y: part(view.y, about.y) });
}

/** Moved by parts of its width and height. */
export function moved(view: View, right: number, up: number): View | null {
  const part = ({ from, to }: Interval, by: number): Interval => ({
    from: from + by * (to - from),
    to: to + by * (to - from),
  });
  return checked({ x: part(view.x, right), y: part(view.y, up) });
}

function checked(view: View): View | null {
  const tidied = { x: within(view.x), y: within(view.y) };
  return [tidied.x, tidied.y].every(({ from, to }) => {
    const largest = Math.max(Math.abs(from), Math.abs(to));
    return to - from > NARROWEST * largest && largest <= WIDEST;
  })
    ? tidied
    : null;
}

function within(interval: Interval): Interval {
  return { from: tidy(interval.from, interval), to: tidy(interval.to, interval) };
}

/** To a hundred-thousandth of the width: what is said is what is meant. */
function tidy(value: number, interval: Interval): number {
  const decimals = 5 - Math.floor(Math.log10(width(interval)));
  return decimals >= 0 && decimals <= 20 ? Number(value.toFixed(decimals)) : Number(value.toPrecision(12));
}

function width({ from, to }: Interval): number {
  return to - from;
}
