/** Where conditions of the program flip inside of a plot. Pure. */
import type { Flip, PlotData } from '../../src/trace/plot';

/** In order along x. */
export function flipsInside({ flips = [], from, to }: PlotData): readonly Flip[] {
  return flips.filter(({ x }) => x >= from && x <= to).toSorted((one, other) => one.x - other.x);
}
