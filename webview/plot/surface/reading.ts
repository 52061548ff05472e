/** What is read off the picture at a place, and where a key leads. Pure. */
import type { SurfaceData } from '../../../src/trace/surface';
import type { Action } from '../../keys/bindings';
import { shortNumber } from '../../numbers';
import { t } from '../../words';
import { besideOf, isRounding } from '../level';
import { equation } from '../reading';
import type { Levels } from './levels';
import type { Spot } from './marks';
import type { Names } from './tables';

export interface GridNode {
  readonly column: number;
  readonly row: number;
}

type Step = Extract<
  Action<'surface'>,
  'left' | 'right' | 'up' | 'down' | 'left-far' | 'right-far' | 'up-far' | 'down-far'
>;

/** Nodes that a far step passes. */
const FAR = 10;

export function nearestNode({ x, y }: Pick<SurfaceData, 'x' | 'y'>, at: Spot): GridNode {
  return { column: nearest(x, at.x), row: nearest(y, at.y) };
}

/** null at the edge. */
export function stepped({ x, y }: SurfaceData, { column, row }: GridNode, step: Step): GridNode | null {
  const far = step.endsWith('-far') ? FAR : 1;
  const [right, up] = step.startsWith('left')
    ? [-far, 0]
    : step.startsWith('right')
      ? [far, 0]
      : step.startsWith('up')
        ? [0, far]
        : [0, -far];
  const next = {
    column: Math.min(x.length - 1, Math.max(0, column + right)),
    row: Math.min(y.length - 1, Math.max(0, row + up)),
  };
  return next.column === column && next.row === row ? null : next;
}

/** At the node nearest to the place, where f was computed; its parts are three spaces apart. */
export function readingAt(data: SurfaceData, at: Spot, names: Names): string {
  const { column, row } = nearestNode(data, at);
  const index = row * data.x.length + column;
  const read = (value: number | undefined): string =>
    value === undefined || Number.isNaN(value) ? t('undefined') : shortNumber(value);
  const part = (name: string, values: readonly number[]): string =>
    equation(name, read(values[index]), isZeroAt(data, values, { column, row }));
  return [
    `${names.x} = ${read(data.x[column])}`,
    `${names.y} = ${read(data.y[row])}`,
    part(names.f, data.f),
    part(`∂${names.f}/∂${names.x}`, data.dx),
    part(`∂${names.f}/∂${names.y}`, data.dy),
  ].join('   ');
}

/** Zero but for rounding along one of the axes. */
function isZeroAt({ x, y }: SurfaceData, values: readonly number[], { column, row }: GridNode): boolean {
  const value = values[row * x.length + column];
  const along = x.map((_, other) => values[row * x.length + other] ?? NaN);
  const up = y.map((_, other) => values[other * x.length + column] ?? NaN);
  return (
    isRounding(value, x[column] ?? 0, besideOf(x, along, column)) ||
    isRounding(value, y[row] ?? 0, besideOf(y, up, row))
  );
}

/** What the picture is, for who cannot see it. */
export function aboutPicture({ least, greatest }: Levels, point: Spot, names: Names): string {
  return t(
    'Heights of {0} over {1} and {2}, from {3} to {4}; the point is at {1} = {5}, {2} = {6}.',
    names.f,
    names.x,
    names.y,
    shortNumber(least),
    shortNumber(greatest),
    shortNumber(point.x),
    shortNumber(point.y),
  );
}

function nearest(list: readonly number[], at: number): number {
  return list.reduce(
    (best, value, index) => (Math.abs(value - at) < Math.abs((list[best] ?? Infinity) - at) ? index : best),
    0,
  );
}
