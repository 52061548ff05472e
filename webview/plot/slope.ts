/** The slope at the point in words: what a small step does to the function. Knows no chart. */
import { formatNumber, FEW_DIGITS } from '../../src/trace/format';
import type { Trace } from '../../src/trace/trace';
import { t } from '../words';
import type { Spot } from './chart';
import type { Choice } from './choice';

/** The slopes from both sides, where the difference check found a corner at the point. */
export interface Corner {
  readonly left: number;
  readonly right: number;
}

export function cornerOf(trace: Trace, { variable, element }: Choice): Corner | null {
  const found = trace.checks.find((check) => check.variable === variable)?.slopes ?? null;
  return element === 0 ? found : null;
}

/** Empty where there is no point. */
export function slopeSentence(point: Spot | null, label: string, name: string, corner: Corner | null): string {
  if (point === null || !Number.isFinite(point.x)) return '';
  const x = formatNumber(point.x, FEW_DIGITS);
  const read = (value: number): string => formatNumber(value, FEW_DIGITS);
  if (!Number.isFinite(point.f)) return t('At {0} = {1} there is no value, and so no slope.', label, x);
  if (corner !== null && Math.abs(corner.left - corner.right) > 1e-6 * Math.max(Math.abs(corner.left), 1))
    return t(
      'At {0} = {1} the curve has a corner: its slope is {2} on the left and {3} on the right. Autograd takes {4}.',
      label,
      x,
      read(corner.left),
      read(corner.right),
      read(point.slope),
    );
  if (Number.isNaN(point.slope)) return t('At {0} = {1} the slope is not known.', label, x);
  const { slope } = point;
  if (!Number.isFinite(slope))
    return slope > 0
      ? t('At {0} = {1} the slope is infinite: the curve goes straight up there.', label, x)
      : t('At {0} = {1} the slope is infinite: the curve goes straight down there.', label, x);
  if (slope === 0)
    return t('At {0} = {1} the slope is 0: the curve is level there, a small step hardly changes {2}.', label, x, name);
  return slope > 0
    ? t(
        'At {0} = {1} the slope is {2}: for a small step to the right {3} grows about {2} times as much.',
        label,
        x,
        read(slope),
        name,
      )
    : t(
        'At {0} = {1} the slope is {2}: for a small step to the right {3} falls about {4} times as much.',
        label,
        x,
        read(slope),
        name,
        read(-slope),
      );
}
