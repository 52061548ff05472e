/** Draws bars and the bins of histograms into a chart of lines: each as wide as it says, with the outline of its series. */
import type { Chart } from 'chart.js';
import type { ChartColors } from '../theme';
import { barAt, type Curve } from './curves';

export interface BarLook {
  readonly color: string;
  readonly dash: readonly number[];
}

/** How much of the colour is inside; the outline has all of it. */
const INSIDE = 0.45;
const INSIDE_IN_HIGH_CONTRAST = 0.25;
/** Pixels; bars of many bins touch each other. */
const THIN = 6;

export function drawBars(
  { ctx, scales, chartArea }: Pick<Chart, 'ctx' | 'scales' | 'chartArea'>,
  curve: Curve,
  { color, dash }: BarLook,
  { highContrast }: ChartColors,
): void {
  const [across, up] = [scales['x'], scales['y']];
  if (across === undefined || up === undefined) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
  ctx.clip();
  ctx.fillStyle = color;
  ctx.strokeStyle = color;
  ctx.lineWidth = highContrast ? 2 : 1.5;
  ctx.setLineDash([...dash]);
  curve.x.forEach((_, index) => {
    const bar = barAt(curve, index);
    if (bar === null) return;
    const [left, right] = [across.getPixelForValue(bar.left), across.getPixelForValue(bar.right)];
    const [from, to] = [up.getPixelForValue(bar.from), up.getPixelForValue(bar.to)];
    const box = [Math.min(left, right), Math.min(from, to), Math.abs(right - left), Math.abs(to - from)] as const;
    ctx.globalAlpha = highContrast ? INSIDE_IN_HIGH_CONTRAST : INSIDE;
    ctx.fillRect(...box);
    ctx.globalAlpha = 1;
    if (box[2] > THIN || curve.kind === 'bar') ctx.strokeRect(...box);
  });
  ctx.restore();
}
