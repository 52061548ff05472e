/** Slopes by extrapolated differences in tests, of plain functions of named numbers. */
import { slopes, type Slope } from '../../src/runtime/ridders';

export type Point = Readonly<Record<string, number>>;

export function slopeOf(f: (values: ReadonlyMap<string, number>) => number, point: Point, by: string): Slope {
  const at = point[by] ?? NaN;
  const value = (varied: number): number => f(new Map(Object.entries({ ...point, [by]: varied })));
  const [slope = { kind: 'unsettled' } as const] = slopes({
    points: [at],
    values: [value(at)],
    sample: (points) => Array.from(points, value),
  });
  return slope;
}
