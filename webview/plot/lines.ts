/** What every chart of lines has in common: Chart.js's options and its axes in the theme's colours. Knows no data. */
import type { ChartOptions } from 'chart.js';
import type { Scale } from '../../src/trace/plot';
import { shortNumber } from '../numbers';
import type { ChartColors } from '../theme';

/** `normalized`: the points of each line are in the order of x. */
export function lineOptions(normalized: boolean): ChartOptions<'line'> {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    normalized,
    events: [],
    layout: { padding: { top: 10, right: 14 } },
    scales: { x: { type: 'linear' }, y: { type: 'linear' } },
  };
}

/** An axis without a label has no title. */
export function axis(colors: ChartColors, label: string) {
  const font = { family: colors.font, size: 11 };
  return {
    type: 'linear' as const,
    grid: { color: colors.grid, drawTicks: false },
    border: { color: colors.grid },
    ticks: {
      color: colors.muted,
      font,
      padding: 6,
      maxRotation: 0,
      includeBounds: false,
      callback: (value: string | number) => shortNumber(Number(value)),
    },
    title: { display: label !== '', text: label, color: colors.text, font: { ...font, size: 12 }, padding: { top: 2 } },
  };
}

/** The same by equal factors: powers of ten are named, and where there is room their doubles and fives. */
export function scaledAxis(colors: ChartColors, label: string, scale: Scale, from: number, to: number) {
  const plain = axis(colors, label);
  if (scale === 'linear') return { ...plain, min: from, max: to };
  const decades = Math.log10(to / from);
  const every = Math.max(1, Math.ceil(decades / 8));
  const callback = (value: string | number): string => {
    const number = Number(value);
    const power = Math.floor(Math.log10(number) + 1e-9);
    const first = Math.round(number / 10 ** power);
    if (first === 1) return power % every === 0 ? shortNumber(number) : '';
    return decades <= 3 && (first === 2 || first === 5) ? shortNumber(number) : '';
  };
  return { ...plain, type: 'logarithmic' as const, min: from, max: to, ticks: { ...plain.ticks, callback } };
}
