/** Draws samples with Chart.js: the function solid, its derivative dashed, the point with its tangent. Knows no controls. */
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import type { Flip, PlotData } from '../../src/trace/plot';
import { chartColors } from '../theme';
import { t } from '../words';
import { axis, lineOptions } from './lines';
import { valueRange } from './range';

Chart.register(LineController, LineElement, PointElement, LinearScale);

export const SERIES = ['function', 'derivative', 'tangent'] as const;
export type Series = (typeof SERIES)[number];

export interface Spot {
  readonly x: number;
  readonly f: number;
  readonly slope: number;
}

export interface Picture {
  readonly data: PlotData;
  /** The point at which the result stands now, which may be newer than the samples. */
  readonly point: Spot | null;
  readonly hidden: ReadonlySet<string>;
  readonly xLabel: string;
}

const FLIP = t('condition flips');

/** In order along x. */
export function flipsInside(data: PlotData | undefined): readonly Flip[] {
  const inside = (data?.flips ?? []).filter(({ x }) => data !== undefined && x >= data.from && x <= data.to);
  return inside.toSorted((one, other) => one.x - other.x);
}

type Line = ChartDataset<'line', { x: number; y: number }[]>;

export class PlotChart {
  private readonly chart: Chart<'line', { x: number; y: number }[]>;
  private picture: Picture | null = null;
  /** Index of the sample under the pointer or the keyboard's trace. */
  private traced: number | null = null;

  readonly canvas: HTMLCanvasElement;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.chart = new Chart(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: lineOptions(true),
      plugins: [this.tracePlugin()],
    });
  }

  show(picture: Picture): void {
    this.picture = picture;
    if (this.traced !== null && this.traced >= picture.data.x.length) this.traced = null;
    this.redraw();
  }

  /** Again with the colours as they are now. */
  redraw(): void {
    if (this.picture === null) return;
    const colors = chartColors();
    const { data, point, hidden, xLabel } = this.picture;
    const visible = (name: Series): boolean => !hidden.has(`series:${name}`);
    const shown = [visible('function') ? data.f : [], visible('derivative') ? data.df : []];
    const { from, to } = valueRange(shown, point !== null && visible('function') ? [point.f] : []);
    const across = axis(colors, xLabel);
    const title = { ...across.title, font: { ...across.title.font, style: 'italic' as const } };
    this.chart.options.scales = {
      x: { ...across, title, min: data.from, max: data.to },
      y: { ...axis(colors, ''), min: from, max: to },
    };
    const width = colors.highContrast ? 3 : 2;
    const line = (name: Series, label: string, color: string, y: readonly number[], style: Partial<Line>): Line => ({
      label,
      hidden: !visible(name),
      data: data.x.map((x, index) => ({ x, y: finite(y[index]) })),
      borderColor: color,
      backgroundColor: color,
      borderWidth: width,
      pointRadius: 0,
      spanGaps: false,
      ...style,
    });
    const atPoint = point === null ? null : pointLines(point, data, visible('tangent'), colors, width);
    // The first is drawn on top.
    this.chart.data.datasets = [
      ...(atPoint === null ? [] : [atPoint.marker]),
      line('function', 'function', colors.function, data.f, {}),
      line('derivative', 'derivative', colors.derivative, data.df, { borderDash: [7, 4] }),
      ...(atPoint === null ? [] : [atPoint.tangentLine]),
    ];
    this.chart.update('none');
  }

  /** Marks a sample by a cross-hair; null takes the mark away. */
  trace(index: number | null): void {
    this.traced = index;
    this.chart.draw();
  }

  /** The sample nearest to a place in the canvas, null outside. */
  sampleAt(offsetX: number): number | null {
    const scale = this.chart.scales['x'];
    const x = scale?.getValueForPixel(offsetX);
    const samples = this.picture?.data.x ?? [];
    if (
      scale === undefined ||
      x === undefined ||
      offsetX < scale.left - 4 ||
      offsetX > scale.right + 4 ||
      samples.length === 0
    )
      return null;
    return samples.reduce(
      (best, sample, index) => (Math.abs(sample - x) < Math.abs((samples[best] ?? Infinity) - x) ? index : best),
      0,
    );
  }

  /** Where a condition of the program would be decided the other way. */
  private drawFlips(chart: Chart<'line'>): void {
    const across = chart.scales['x'];
    if (across === undefined) return;
    const colors = chartColors();
    const { top, bottom, left, right } = chart.chartArea;
    const { ctx } = chart;
    let free = left;
    for (const { x } of flipsInside(this.picture?.data)) {
      const at = Math.round(across.getPixelForValue(x)) + 0.5;
      stroke(ctx, colors.text, [at, top, at, bottom], [6, 4]);
      ctx.save();
      ctx.font = `11px ${colors.font}`;
      const { width } = ctx.measureText(FLIP);
      const from = at + 5 + width <= right ? at + 5 : at - 5 - width;
      ctx.fillStyle = colors.text;
      // Lines that stand close together share one label.
      if (from >= free) {
        ctx.fillText(FLIP, from, top + 11);
        free = from + width + 5;
      }
      ctx.restore();
    }
  }

  private tracePlugin(): Plugin<'line'> {
    return {
      id: 'trace',
      beforeDatasetsDraw: (chart) => {
        // The axes through zero stand out a little.
        const colors = chartColors();
        for (const axis of ['x', 'y'] as const) {
          const scale = chart.scales[axis];
          if (scale === undefined || scale.min > 0 || scale.max < 0) continue;
          const at = Math.round(scale.getPixelForValue(0)) + 0.5;
          const { left, right, top, bottom } = chart.chartArea;
          stroke(chart.ctx, colors.muted, axis === 'x' ? [at, top, at, bottom] : [left, at, right, at]);
        }
      },
      afterDatasetsDraw: (chart) => {
        this.drawFlips(chart);
        const x = this.traced === null ? undefined : this.picture?.data.x[this.traced];
        const [across, up] = [chart.scales['x'], chart.scales['y']];
        if (
          x === undefined ||
          this.traced === null ||
          this.picture === null ||
          across === undefined ||
          up === undefined
        )
          return;
        const colors = chartColors();
        const at = across.getPixelForValue(x);
        const { top, bottom } = chart.chartArea;
        stroke(chart.ctx, colors.muted, [at, top, at, bottom], [2, 3]);
        const { data, hidden } = this.picture;
        for (const [name, y, color] of [
          ['function', data.f[this.traced], colors.function],
          ['derivative', data.df[this.traced], colors.derivative],
        ] as const) {
          const height = y === undefined || hidden.has(`series:${name}`) ? NaN : up.getPixelForValue(y);
          if (height >= top && height <= bottom) dot(chart.ctx, at, height, color, colors.background);
        }
      },
    };
  }
}

function pointLines(
  point: Spot,
  data: PlotData,
  tangent: boolean,
  colors: ReturnType<typeof chartColors>,
  width: number,
): { readonly marker: Line; readonly tangentLine: Line } {
  const along = (x: number): { x: number; y: number } => ({ x, y: point.f + point.slope * (x - point.x) });
  const tangentLine: Line = {
    label: 'tangent',
    hidden: !tangent || !Number.isFinite(point.slope),
    data: [along(data.from), along(data.to)],
    borderColor: colors.tangent,
    borderWidth: width - 0.5,
    borderDash: [2, 3],
    pointRadius: 0,
  };
  const marker: Line = {
    label: 'point',
    data: [{ x: point.x, y: finite(point.f) }],
    showLine: false,
    pointRadius: 5,
    pointBorderWidth: 2,
    pointBorderColor: colors.background,
    pointBackgroundColor: colors.point,
    clip: 8,
  };
  return { marker, tangentLine };
}

/** An infinity is a gap too. */
function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : NaN;
}

function stroke(
  context: CanvasRenderingContext2D,
  color: string,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  dash: number[] = [],
): void {
  context.save();
  context.beginPath();
  context.setLineDash(dash);
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
  context.restore();
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, color: string, around: string): void {
  context.save();
  context.beginPath();
  context.arc(x, y, 4.5, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.strokeStyle = around;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  context.restore();
}
