/** What every chart of lines has in common: Chart.js's options and its axes in the theme's colours. Knows no data. */
import type { ChartOptions } from 'chart.js';
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
