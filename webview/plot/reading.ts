/** What is read off a plot at one of its samples, and the sample to which a key leads. Knows nothing of the page. */
import type { PlotData } from '../../src/trace/plot';
import type { Action } from '../keys/bindings';
import { shortNumber } from '../numbers';
import { t } from '../words';
import type { Spot } from './chart';
import type { RangeStep } from './zoom';

/** The keys that lead from one sample to another. */
export type Step = Exclude<Action<'plot'>, RangeStep | 'put' | 'fit'>;

/** The sample nearest to the point, else to the middle. */
export function nearestToPoint({ x: samples, point, from, to }: PlotData): number {
  const x = point?.x ?? (from + to) / 2;
  return samples.reduce(
    (best, sample, index) => (Math.abs(sample - x) < Math.abs((samples[best] ?? Infinity) - x) ? index : best),
    0,
  );
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

/** Its parts are three spaces apart. */
export function readingAt({ x, f, df }: PlotData, index: number, label: string, name: string): string {
  const read = (value: number | undefined): string =>
    value === undefined || Number.isNaN(value) ? t('undefined') : shortNumber(value);
  return `${label} = ${read(x[index])}   ${name} = ${read(f[index])}   ∂${name}/∂${label} = ${read(df[index])}`;
}

export function hasTangent(point: Spot | null): boolean {
  return point !== null && Number.isFinite(point.f) && Number.isFinite(point.slope);
}
