/** Which stretch of x a plot shows when nobody says: around the point, or over a vector of points. Plain numbers. */
import type { Scale } from '../trace/plot';
import { linspace } from '../trace/value';

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Half of the window around a number near zero. */
const LEAST_HALF = 2;
/** The window reaches this many times the point's distance from zero, so that zero is always in it. */
const REACH = 1.5;
/** Decades to both sides of a point on a logarithmic axis. */
const DECADES = 2;

/** Round ends on both sides of a point, `-1` to `5` around 2, with more room around a larger one. */
export function windowAround(point: number, scale: Scale = 'linear'): Window {
  if (scale === 'log') return decadesAround(point);
  if (!Number.isFinite(point)) return { from: -LEAST_HALF, to: LEAST_HALF };
  const half = Math.max(LEAST_HALF, REACH * Math.abs(point));
  const grid = 10 ** Math.floor(Math.log10(half)) / 2;
  return { from: Math.floor((point - half) / grid) * grid, to: Math.ceil((point + half) / grid) * grid };
}

/** From the smallest to the largest of several points; on a logarithmic axis of those that have a place on it. */
export function windowOver(points: readonly number[], scale: Scale = 'linear'): Window {
  const finite = points.filter((point) => Number.isFinite(point) && (scale === 'linear' || point > 0));
  const from = finite.reduce((least, point) => Math.min(least, point), Infinity);
  const to = finite.reduce((most, point) => Math.max(most, point), -Infinity);
  return from < to ? { from, to } : windowAround(finite[0] ?? NaN, scale);
}

/** `count` places from end to end, evenly or by equal factors. */
export function spaced({ from, to }: Window, count: number, scale: Scale): number[] {
  if (scale === 'linear') return linspace(from, to, count);
  const last = count - 1;
  return linspace(Math.log(from), Math.log(to), count).map((power, index) =>
    index === 0 ? from : index === last ? to : Math.exp(power),
  );
}

function decadesAround(point: number): Window {
  const middle = point > 0 && Number.isFinite(point) ? Math.log10(point) : 0;
  const [from, to] = [Math.floor(middle - DECADES), Math.ceil(middle + DECADES)];
  return { from: Number(`1e${String(Math.max(from, -300))}`), to: Number(`1e${String(Math.min(to, 300))}`) };
}
