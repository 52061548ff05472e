/** What is read off a plot at a place, and the sample to which a key leads. Knows nothing of the page. */
import type { PlotData } from '../../src/trace/plot';
import type { Action } from '../keys/bindings';
import { shortNumber } from '../numbers';
import { t } from '../words';
import type { Spot } from './chart';
import { besideOf, isRounding } from './level';
import { orderLabel, seriesOf } from './series';

/** The keys that lead from one sample to another. */
export const STEPS = ['back', 'on', 'back-far', 'on-far', 'back-page', 'on-page', 'first', 'last'] as const;
export type Step = (typeof STEPS)[number];

export function isStep(action: Action<'plot'>): action is Step {
  return (STEPS as readonly string[]).includes(action);
}

/** The sample nearest to a place. */
export function nearestTo({ x: samples }: Pick<PlotData, 'x'>, x: number): number {
  return samples.reduce(
    (best, sample, index) => (Math.abs(sample - x) < Math.abs((samples[best] ?? Infinity) - x) ? index : best),
    0,
  );
}

/** The sample nearest to the point, else to the middle. */
export function nearestToPoint(data: PlotData): number {
  return nearestTo(data, data.point?.x ?? (data.from + data.to) / 2);
}

/** May lie outside: who asks says so, and stays. */
export function sampleAfter(step: Step, now: number, last: number): number {
  return {
    back: now - 1,
    on: now + 1,
    'back-far': now - 10,
    'on-far': now + 10,
    'back-page': now - 40,
    'on-page': now + 40,
    first: 0,
    last,
  }[step];
}

const NO_ZEROS: ReadonlySet<number> = new Set();

/** `name = value`; of what is zero but for rounding `name ≈ 0`. */
export function equation(name: string, value: string, isZero: boolean): string {
  return isZero ? `${name} ≈ 0` : `${name} = ${value}`;
}

/** Of which orders the values at this place, at or near a sample, are zero but for rounding. */
export function zerosAt(
  data: PlotData,
  index: number,
  x: number,
  values: readonly (number | undefined)[],
): ReadonlySet<number> {
  const zeros = seriesOf(data).flatMap(({ values: line }, order) =>
    isRounding(values[order], x, besideOf(data.x, line, index)) ? [order] : [],
  );
  return new Set(zeros);
}

/**
 * Its parts are three spaces apart. `orders`: which lines are read; `values` of all orders at the place; `zeros`: of
 * which orders they are zero but for rounding.
 */
export function readingOf(
  x: number | undefined,
  values: readonly (number | undefined)[],
  orders: readonly number[],
  label: string,
  name: string,
  zeros: ReadonlySet<number> = NO_ZEROS,
): string {
  const read = (value: number | undefined): string =>
    value === undefined || Number.isNaN(value) ? t('undefined') : shortNumber(value);
  const parts = orders.map((order) => equation(orderLabel(name, label, order), read(values[order]), zeros.has(order)));
  return [`${label} = ${read(x)}`, ...parts].join('   ');
}

/** All orders at a sample. */
export function valuesAt(data: PlotData, index: number): (number | undefined)[] {
  return seriesOf(data).map(({ values }) => values[index]);
}

export function hasTangent(point: Spot | null): boolean {
  return point !== null && Number.isFinite(point.f) && Number.isFinite(point.slope);
}

/** f and its slope between two samples, by the cubic that has both at both; null outside, and across a gap. */
export function between({ x, f, df }: Pick<PlotData, 'x' | 'f' | 'df'>, at: number): Spot | null {
  const after = x.findIndex((sample) => sample >= at);
  if (after < 0) return null;
  const before = Math.max(0, after - 1);
  const [x0 = NaN, x1 = NaN] = [x[before], x[after]];
  const [f0 = NaN, f1 = NaN] = [f[before], f[after]];
  const [d0 = NaN, d1 = NaN] = [df[before], df[after]];
  const width = x1 - x0;
  if (at === x1 || !(width > 0)) return Number.isFinite(f1) && at === x1 ? { x: at, f: f1, slope: d1 } : null;
  if (![f0, f1, d0, d1].every(Number.isFinite) || at < x0) return null;
  const s = (at - x0) / width;
  const value =
    f0 * (1 + 2 * s) * (1 - s) ** 2 +
    width * d0 * s * (1 - s) ** 2 +
    f1 * s * s * (3 - 2 * s) +
    width * d1 * s * s * (s - 1);
  const slope = (6 * s * (1 - s) * (f1 - f0)) / width + d0 * (1 - s) * (1 - 3 * s) + d1 * s * (3 * s - 2);
  return { x: at, f: value, slope };
}

/** Whether both run along the same variable. */
export function isAlongSame({ request: one }: PlotData, { request: other }: PlotData): boolean {
  return one.variable === other.variable && one.element === other.element;
}
