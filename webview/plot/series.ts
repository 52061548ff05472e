/** The lines of the function's plot: f and its derivatives, how they are called, and how each is told from the others. */
import type { PlotData } from '../../src/trace/plot';
import type { ChartColors } from '../theme';
import type { Shape } from './export/shapes';

/** `function`, `derivative`, `order-2` …, as the switches name them. */
export type SeriesKey = string;

export const TANGENT = 'tangent';

export interface CurveSeries {
  readonly order: number;
  readonly values: readonly number[];
}

export interface SeriesLook {
  readonly color: string;
  readonly dash: readonly number[];
  /** At some points of the line. */
  readonly mark: Shape | null;
}

const RAISED = ['', '', '²', '³', '⁴', '⁵'];
const PRIMES = ['f', 'f′', 'f″', 'f‴', 'f⁗', 'f⁽⁵⁾'];
const DASHES: readonly (readonly number[])[] = [[], [7, 4], [10, 3, 2, 3], [4, 2], [14, 4], [2, 2]];
const MARKS: readonly (Shape | null)[] = [null, null, 'triangle', 'square', 'diamond', 'star'];

export function keyOf(order: number): SeriesKey {
  return order === 0 ? 'function' : order === 1 ? 'derivative' : `order-${String(order)}`;
}

/** In the user's own names: `y`, `∂y/∂x`, `∂²y/∂x²`. */
export function orderLabel(name: string, label: string, order: number): string {
  return order === 0 ? name : `∂${RAISED[order] ?? ''}${name}/∂${label}${RAISED[order] ?? ''}`;
}

/** `f″`. */
export function orderSign(order: number): string {
  return PRIMES[order] ?? '';
}

/** From f on, as many as were computed. */
export function seriesOf({ f, df, higher = [] }: Pick<PlotData, 'f' | 'df' | 'higher'>): CurveSeries[] {
  return [f, df, ...higher].map((values, order) => ({ order, values }));
}

export function lookOfOrder(order: number, colors: ChartColors): SeriesLook {
  const color = [colors.function, colors.derivative, ...[3, 4, 5].map((index) => colors.series[index])][order];
  return { color: color ?? colors.text, dash: DASHES[order] ?? [], mark: MARKS[order] ?? null };
}

/** Those whose lines are shown. `hidden`: switches such as `series:derivative`. */
export function shownOrders(data: Pick<PlotData, 'f' | 'df' | 'higher'>, hidden: ReadonlySet<string>): number[] {
  return seriesOf(data)
    .map(({ order }) => order)
    .filter((order) => !hidden.has(`series:${keyOf(order)}`));
}
