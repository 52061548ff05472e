/**
 * Draws samples with Chart.js: the function solid, each derivative in a dash of its own, the point with its tangent. Knows
 * no controls.
 */
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import type { Landmark } from '../../src/trace/landmarks';
import type { PlotData, Scale } from '../../src/trace/plot';
import { chartColors, type ChartColors } from '../theme';
import type { Pixel } from './axes/gestures';
import { valueOn } from './axes/zoom';
import type { Shape } from './export/shapes';
import { flipsInside } from './flips';
import { lineOptions, scaledAxis } from './lines';
import * as overlay from './overlay';
import { valueRange, type Interval } from './range';
import { keyOf, lookOfOrder, seriesOf, TANGENT } from './series';

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);

export interface Spot {
  readonly x: number;
  readonly f: number;
  readonly slope: number;
}

export interface Picture {
  readonly data: PlotData;
  /** What of x is shown, which may be newer than the samples. */
  readonly window: Interval;
  readonly scales: { readonly x: Scale; readonly y: Scale };
  /** The range of y that stays; null: y follows what is shown. */
  readonly held: Interval | null;
  /** The point at which the result stands now, which may be newer than the samples. */
  readonly point: Spot | null;
  /** Whether the point can be dragged. */
  readonly movable: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly xLabel: string;
  readonly landmarks: readonly Landmark[];
}

type Line = ChartDataset<'line', { x: number; y: number }[]>;

/** Chart.js's names of the marks. */
const POINT_STYLES: Readonly<Partial<Record<Shape, 'triangle' | 'rect' | 'rectRot' | 'star'>>> = {
  triangle: 'triangle',
  square: 'rect',
  diamond: 'rectRot',
  star: 'star',
};
/** A line has this many marks, each line's a little further on. */
const MARKS = 9;
/** A tangent is no straight line where an axis is divided by factors. */
const TANGENT_PLACES = 121;
/** What a mouse and a finger must come near to. */
const REACH = 14;
const FINGER = 26;

export class PlotChart {
  private readonly chart: Chart<'line', { x: number; y: number }[]>;
  private picture: Picture | null = null;
  private cross: overlay.Cross | null = null;
  private box: readonly [Pixel, Pixel] | null = null;
  private held = false;

  constructor(canvas: HTMLCanvasElement) {
    this.chart = new Chart(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: lineOptions(true),
      plugins: [this.overlayPlugin()],
    });
  }

  show(picture: Picture): void {
    this.picture = picture;
    this.redraw();
  }

  /** Again with the colours as they are now. */
  redraw(): void {
    if (this.picture === null) return;
    const colors = chartColors();
    const { data, point, hidden, xLabel, window, scales } = this.picture;
    const visible = (key: string): boolean => !hidden.has(`series:${key}`);
    const all = seriesOf(data);
    const { from, to } = this.rangeOfY();
    const across = scaledAxis(colors, xLabel, scales.x, window.from, window.to);
    const title = { ...across.title, font: { ...across.title.font, style: 'italic' as const } };
    this.chart.options.scales = { x: { ...across, title }, y: scaledAxis(colors, '', scales.y, from, to) };
    const width = colors.highContrast ? 3 : 2;
    const line = (order: number, values: readonly number[]): Line => {
      const { color, dash, mark } = lookOfOrder(order, colors);
      const every = Math.max(1, Math.floor(values.length / MARKS));
      return {
        label: keyOf(order),
        hidden: !visible(keyOf(order)),
        data: data.x.map((x, index) => ({ x, y: drawable(values[index], scales.y) })),
        borderColor: color,
        backgroundColor: color,
        borderWidth: width,
        borderDash: [...dash],
        pointStyle: (mark === null ? undefined : POINT_STYLES[mark]) ?? 'circle',
        pointRadius: mark === null ? 0 : values.map((_, index) => ((index + order * 7) % every === 0 ? 4 : 0)),
        spanGaps: false,
      };
    };
    // The first is drawn on top.
    this.chart.data.datasets = [
      ...(point === null ? [] : [pointMarker(point, colors)]),
      ...all.map(({ order, values }) => line(order, values)),
      ...(point === null || !Number.isFinite(point.slope)
        ? []
        : [tangentLine(point, this.picture, visible(TANGENT), colors, width)]),
    ];
    this.chart.update('none');
  }

  /** What of y is drawn. */
  rangeOfY(): Interval {
    if (this.picture === null) return { from: 0, to: 1 };
    const { data, point, hidden, window, scales, held } = this.picture;
    if (held !== null && (scales.y === 'linear' || held.from > 0)) return held;
    const inside = data.x.map((x) => x >= window.from && x <= window.to);
    const shown = seriesOf(data)
      .filter(({ order }) => !hidden.has(`series:${keyOf(order)}`))
      .map(({ values }) => values.filter((_, index) => inside[index] === true));
    const sees = point !== null && point.x >= window.from && point.x <= window.to;
    const always = sees && !hidden.has(`series:${keyOf(0)}`) ? [point.f] : [];
    if (scales.y === 'linear') return valueRange(shown, always);
    const powers = (values: readonly number[]): number[] => values.filter((value) => value > 0).map(Math.log10);
    const { from, to } = valueRange(shown.map(powers), powers(always));
    return { from: 10 ** from, to: 10 ** to };
  }

  /** Marks a place by a cross-hair; null takes the mark away. */
  trace(cross: overlay.Cross | null): void {
    this.cross = cross;
    this.chart.draw();
  }

  drawBox(box: readonly [Pixel, Pixel] | null): void {
    this.box = box;
    this.chart.draw();
  }

  /** Whether the point is being dragged. */
  hold(held: boolean): void {
    this.held = held;
    this.chart.draw();
  }

  /** Whether a place in the canvas is on the point's handle. */
  isHandle(at: Pixel, touch: boolean): boolean {
    const { picture } = this;
    const point = picture?.movable === true ? picture.point : null;
    const [across, up] = [this.chart.scales['x'], this.chart.scales['y']];
    if (point === null || across === undefined || up === undefined) return false;
    const [x, y] = [across.getPixelForValue(point.x), up.getPixelForValue(point.f)];
    return Math.hypot(x - at.x, y - at.y) <= (touch ? FINGER : REACH);
  }

  /** The values at a place in the canvas; null before anything is drawn. */
  valueAt(at: Pixel): { readonly x: number; readonly y: number } | null {
    const { picture } = this;
    if (picture === null) return null;
    const { left, right, top, bottom } = this.chart.chartArea;
    const { window, scales } = picture;
    return {
      x: valueOn((at.x - left) / (right - left), window, scales.x),
      y: valueOn((bottom - at.y) / (bottom - top), this.rangeOfY(), scales.y),
    };
  }

  /** Width and height of the area of the lines. */
  get size(): { readonly width: number; readonly height: number } {
    const { left, right, top, bottom } = this.chart.chartArea;
    return { width: right - left, height: bottom - top };
  }

  isInside({ x }: Pixel): boolean {
    const { left, right } = this.chart.chartArea;
    return x >= left - 4 && x <= right + 4;
  }

  /** What stands along the axes now. */
  ticks(axis: 'x' | 'y'): { readonly at: number; readonly label: string }[] {
    return (this.chart.scales[axis]?.ticks ?? []).map(({ value, label }) => ({
      at: value,
      label: typeof label === 'string' ? label : '',
    }));
  }

  private overlayPlugin(): Plugin<'line'> {
    const groundOf = (chart: Chart<'line'>): overlay.Ground | null => {
      const [across, up] = [chart.scales['x'], chart.scales['y']];
      if (across === undefined || up === undefined) return null;
      return {
        ctx: chart.ctx,
        area: chart.chartArea,
        colors: chartColors(),
        across: (x) => across.getPixelForValue(x),
        up: (y) => up.getPixelForValue(y),
      };
    };
    return {
      id: 'overlay',
      beforeDatasetsDraw: (chart) => {
        const ground = groundOf(chart);
        if (ground !== null && this.picture?.scales.x === 'linear' && this.picture.scales.y === 'linear')
          overlay.drawZero(ground);
        if (ground !== null && this.picture !== null)
          overlay.drawBreaks(ground, this.picture.landmarks, this.picture.xLabel);
      },
      afterDatasetsDraw: (chart) => {
        const ground = groundOf(chart);
        const { picture } = this;
        if (ground === null || picture === null) return;
        overlay.drawFlips(ground, flipsInside(picture.data));
        if (!picture.hidden.has(`series:${keyOf(0)}`)) overlay.drawLandmarks(ground, picture.landmarks);
        if (picture.point !== null && picture.movable)
          overlay.drawHandle(ground, picture.point.x, picture.point.f, this.held);
        if (this.cross !== null) overlay.drawCross(ground, this.cross);
        if (this.box !== null) overlay.drawBox(ground, ...this.box);
      },
    };
  }
}

function pointMarker(point: Spot, colors: ChartColors): Line {
  return {
    label: 'point',
    data: [{ x: point.x, y: drawable(point.f, 'linear') }],
    showLine: false,
    pointRadius: 5,
    pointBorderWidth: 2,
    pointBorderColor: colors.background,
    pointBackgroundColor: colors.point,
    clip: 8,
  };
}

function tangentLine(
  point: Spot,
  { window, scales }: Picture,
  shown: boolean,
  colors: ChartColors,
  width: number,
): Line {
  const places = scales.x === 'linear' && scales.y === 'linear' ? 2 : TANGENT_PLACES;
  return {
    label: 'tangent',
    hidden: !shown,
    data: Array.from({ length: places }, (_, index) => {
      const x = valueOn(index / (places - 1), window, scales.x);
      return { x, y: drawable(point.f + point.slope * (x - point.x), scales.y) };
    }),
    borderColor: colors.tangent,
    borderWidth: width - 0.5,
    borderDash: [2, 3],
    pointRadius: 0,
  };
}

/** An infinity is a gap too, and what has no place on a logarithmic axis. */
function drawable(value: number | undefined, scale: Scale): number {
  return value !== undefined && Number.isFinite(value) && (scale === 'linear' || value > 0) ? value : NaN;
}
