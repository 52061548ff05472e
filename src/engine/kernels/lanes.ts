/** Walking along one dimension of row-major arrays: a lane is what an index of the other dimensions leaves. */
import { numel, type Shape } from '../shape';

export interface Lanes {
  /** How many elements each has. */
  readonly size: number;
  /** From element to element of a lane. */
  readonly step: number;
  readonly count: number;
}

/** The lanes along dimension `d`; a single number is one lane of one element. */
export function lanesOf(shape: Shape, d: number): Lanes {
  const size = shape.length === 0 ? 1 : (shape[d] ?? 1);
  const step = numel(shape.slice(d + 1));
  return { size, step, count: numel(shape.slice(0, d)) * step };
}

/** Where a lane starts in an array whose lanes have `size` elements. */
export function laneStart({ step }: Lanes, lane: number, size: number): number {
  const outer = Math.floor(lane / step);
  return outer * size * step + (lane - outer * step);
}
