/** Which stretch of x a plot shows when nobody says: around the point, or over a vector of points. Plain numbers. */

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Half of the window around a number near zero. */
const LEAST_HALF = 2;
/** The window reaches this many times the point's distance from zero, so that zero is always in it. */
const REACH = 1.5;

/** Round ends on both sides of a point, `-1` to `5` around 2, with more room around a larger one. */
export function windowAround(point: number): Window {
  if (!Number.isFinite(point)) return { from: -LEAST_HALF, to: LEAST_HALF };
  const half = Math.max(LEAST_HALF, REACH * Math.abs(point));
  const grid = 10 ** Math.floor(Math.log10(half)) / 2;
  return { from: Math.floor((point - half) / grid) * grid, to: Math.ceil((point + half) / grid) * grid };
}

/** From the smallest to the largest of several points. */
export function windowOver(points: readonly number[]): Window {
  const finite = points.filter(Number.isFinite);
  const from = finite.reduce((least, point) => Math.min(least, point), Infinity);
  const to = finite.reduce((most, point) => Math.max(most, point), -Infinity);
  return from < to ? { from, to } : windowAround(finite[0] ?? NaN);
}
