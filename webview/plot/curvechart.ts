/** Draws curves with Chart.js, each with a dash or a mark of its own beside its colour. Knows no controls. */
import { Chart, LinearScale, LineController, LineElement, PointElement, type ChartDataset, type Scale } from 'chart.js';
import type { Dash, FigureMark } from '../../src/trace/program';
import { chartColors, type ChartColors } from '../theme';
import { readRgb, visible, writeRgb } from './colors';
import { decimated } from './axes/decimate';
import { barAt, extent, isBars, isolated, isPoint, roomOf, type Curve, type CurveView } from './curves';
import { drawBars } from './bars';
import { axis, lineOptions } from './lines';
import type { Interval } from './range';

Chart.register(LineController, LineElement, PointElement, LinearScale);

/** One point of one curve. */
export interface Place {
  readonly curve: number;
  readonly index: number;
}

/** Chart.js's names of them. */
export type Mark = 'circle' | 'triangle' | 'rect' | 'crossRot' | 'rectRot' | 'star' | 'cross';

export interface Look {
  readonly color: string;
  readonly dash: readonly number[];
  readonly mark: Mark;
  /** Degrees. */
  readonly turned: number;
  /** A dot is a small circle. */
  readonly small: boolean;
}

const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [14, 4], [4, 2]];
const MARKS: readonly Mark[] = ['circle', 'triangle', 'rect', 'crossRot', 'rectRot', 'star'];
const ASKED_DASHES: Readonly<Record<Dash, readonly number[]>> = {
  solid: [],
  dashed: [7, 4],
  dotted: [2, 3],
  dashdot: [9, 3, 2, 3],
};
const ASKED_MARKS: Readonly<Record<FigureMark, Mark>> = {
  dot: 'circle',
  circle: 'circle',
  rect: 'rect',
  triangle: 'triangle',
  'triangle-down': 'triangle',
  diamond: 'rectRot',
  cross: 'crossRot',
  plus: 'cross',
  star: 'star',
};
/** More marks than this are drawn smaller. */
const MANY_POINTS = 400;

type Line = ChartDataset<'line', { x: number; y: number }[]>;

export class CurveChart {
  private readonly chart: Chart<'line', { x: number; y: number }[]>;
  private view: CurveView | null = null;
  private hidden: ReadonlySet<number> = new Set();
  private traced: Place | null = null;

  constructor(canvas: HTMLCanvasElement) {
    this.chart = new Chart(canvas, {
      type: 'line',
      data: { datasets: [] },
      // Curves may turn back: their points are not in the order of x.
      options: lineOptions(false),
      plugins: [
        {
          id: 'trace',
          beforeDatasetsDraw: (chart) => {
            this.drawAllBars(chart);
          },
          afterDatasetsDraw: (chart) => {
            this.drawTrace(chart);
          },
        },
      ],
    });
  }

  show(view: CurveView, hidden: ReadonlySet<number>): void {
    this.view = view;
    this.hidden = hidden;
    this.redraw();
  }

  /** Again with the colours as they are now. */
  redraw(): void {
    const { view } = this;
    if (view === null) return;
    const colors = chartColors();
    const seen = view.curves.filter((_, index) => !this.hidden.has(index));
    const rooms = seen.map(roomOf);
    const x =
      view.xLimits ??
      ends(
        extent(
          rooms.map((room) => room.x),
          seen.every(({ kind }) => kind === 'line') ? 0 : 0.04,
        ),
      );
    const y =
      view.yLimits ??
      ends(
        extent(
          rooms.map((room) => room.y),
          0.06,
        ),
      );
    const grid = view.grid === false ? { grid: { display: false } } : {};
    const across = { ...axis(colors, view.xLabel), ...grid };
    this.chart.options.scales = {
      x: { ...across, min: x[0], max: x[1], ...named(seen, across.ticks) },
      y: { ...axis(colors, view.yLabel), ...grid, min: y[0], max: y[1] },
    };
    // The first is drawn on top.
    this.chart.data.datasets = view.curves.map((curve, index) =>
      dataset(curve, lookOf(curve, index, colors), this.hidden.has(index), colors, { from: x[0], to: x[1] }),
    );
    this.chart.update('none');
  }

  trace(place: Place | null): void {
    this.traced = place;
    this.chart.draw();
  }

  /** The point nearest to a place in the canvas; null where none is near. */
  nearest(offsetX: number, offsetY: number, reach = 40): Place | null {
    const [across, up] = [this.chart.scales['x'], this.chart.scales['y']];
    if (this.view === null || across === undefined || up === undefined) return null;
    let best: Place | null = null;
    let least = reach;
    this.view.curves.forEach(({ x, y }, curve) => {
      if (this.hidden.has(curve)) return;
      x.forEach((value, index) => {
        const height = y[index];
        if (height === undefined || !isPoint(value, height)) return;
        const away = this.distance(curve, index, { across, up }, [offsetX, offsetY]);
        if (away < least) {
          least = away;
          best = { curve, index };
        }
      });
    });
    return best;
  }

  /** In pixels; nothing inside of a bar. */
  private distance(
    curve: number,
    index: number,
    { across, up }: { readonly across: Scale; readonly up: Scale },
    [left, top]: readonly [number, number],
  ): number {
    const one = this.view?.curves[curve];
    if (one === undefined) return Infinity;
    const bar = isBars(one) ? barAt(one, index) : null;
    const beside = (at: number, ...range: readonly [number, number]): number =>
      Math.max(0, Math.min(...range) - at, at - Math.max(...range));
    if (bar !== null)
      return Math.hypot(
        beside(left, across.getPixelForValue(bar.left), across.getPixelForValue(bar.right)),
        beside(top, up.getPixelForValue(bar.from), up.getPixelForValue(bar.to)),
      );
    return Math.hypot(
      across.getPixelForValue(one.x[index] ?? NaN) - left,
      up.getPixelForValue(one.y[index] ?? NaN) - top,
    );
  }

  private drawAllBars(chart: Pick<Chart, 'scales' | 'ctx' | 'chartArea'>): void {
    const colors = chartColors();
    this.view?.curves.forEach((curve, index) => {
      if (!this.hidden.has(index) && isBars(curve)) drawBars(chart, curve, lookOf(curve, index, colors), colors);
    });
  }

  /** The chart is drawn once while it is made: this one has no chart then. */
  private drawTrace(chart: Pick<Chart, 'scales' | 'ctx'>): void {
    const { traced } = this;
    const curve = traced === null ? undefined : this.view?.curves[traced.curve];
    const [x, y] = [curve?.x[traced?.index ?? -1], curve?.y[traced?.index ?? -1]];
    const [across, up] = [chart.scales['x'], chart.scales['y']];
    if (traced === null || curve === undefined || x === undefined || y === undefined || !across || !up) return;
    const colors = chartColors();
    const { ctx } = chart;
    ctx.save();
    ctx.beginPath();
    const end = isBars(curve) ? (barAt(curve, traced.index)?.to ?? y) : y;
    ctx.arc(across.getPixelForValue(x), up.getPixelForValue(end), 5.5, 0, 2 * Math.PI);
    ctx.fillStyle = lookOf(curve, traced.curve, colors).color;
    ctx.strokeStyle = colors.text;
    ctx.lineWidth = 2;
    ctx.fill();
    ctx.stroke();
    ctx.restore();
  }
}

/** A colour that was asked for stays where it can be seen; dash and mark tell curves apart without any. */
export function lookOf({ color, mark, dash }: Curve, index: number, colors: ChartColors): Look {
  const theme = colors.series[index % colors.series.length] ?? colors.text;
  return {
    color: color === null ? theme : (asSeen(color, colors) ?? theme),
    dash: dash === undefined ? (DASHES[index % DASHES.length] ?? []) : ASKED_DASHES[dash],
    mark: mark === undefined ? (MARKS[index % MARKS.length] ?? 'circle') : ASKED_MARKS[mark],
    turned: mark === 'triangle-down' ? 180 : 0,
    small: mark === 'dot',
  };
}

function asSeen(color: string, { background, text, highContrast }: ChartColors): string | null {
  const [asked, behind, front] = [color, background, text].map(normalized);
  if (!asked || !behind || !front) return null;
  return writeRgb(visible(asked, behind, front, highContrast));
}

const pencil = document.createElement('canvas').getContext('2d');

/** By the browser itself, which knows every name; null where it is no colour. */
function normalized(color: string): ReturnType<typeof readRgb> {
  if (pencil === null || !CSS.supports('color', color)) return null;
  pencil.fillStyle = color;
  return readRgb(pencil.fillStyle);
}

function dataset(
  curve: Curve,
  { color, dash, mark, turned, small }: Look,
  hidden: boolean,
  colors: ChartColors,
  shown: Interval,
): Line {
  const scatter = curve.kind === 'scatter';
  const marked = scatter || curve.mark !== undefined;
  const width = colors.highContrast ? 3 : 2;
  const drawn = marked || isBars(curve) ? curve : { ...curve, ...fewer(curve, shown) };
  const alone = marked || isBars(curve) ? [] : isolated(drawn);
  const size = small || curve.x.length > MANY_POINTS ? 2 : 3.5;
  return {
    label: curve.label,
    hidden,
    // Bars are drawn beside the chart's own lines.
    data: isBars(curve) ? [] : withGaps(drawn),
    showLine: !scatter,
    borderColor: color,
    backgroundColor: color,
    borderWidth: width,
    borderDash: [...dash],
    spanGaps: false,
    // A point alone on a line is a dot, whatever the marks of others are.
    pointStyle: marked ? mark : 'circle',
    pointRotation: turned,
    pointRadius: marked ? size : alone.map((is) => (is ? 4 : 0)),
    // Crosses and stars are drawn by their border alone.
    pointBorderWidth: 1.5,
    clip: 6,
  };
}

/** A gap keeps a place along x: Chart.js looks for what is in sight by x. */
function withGaps({ x, y }: Curve): { x: number; y: number }[] {
  let before = x.find(Number.isFinite) ?? 0;
  return x.map((value, index) => {
    const there = isPoint(value, y[index]);
    if (Number.isFinite(value)) before = value;
    return { x: before, y: there ? (y[index] ?? NaN) : NaN };
  });
}

/** As many as can be told apart. */
const COLUMNS = 2000;

function fewer(
  { x, y }: Curve,
  { from, to }: Interval,
): { readonly x: readonly number[]; readonly y: readonly number[] } {
  // What is not seen is one column at either side.
  const column = (at: number): number => Math.min(COLUMNS, Math.max(-1, ((at - from) / (to - from)) * COLUMNS));
  return decimated({ x, y }, column, COLUMNS);
}

function ends({ from, to }: Interval): readonly [number, number] {
  return [from, to];
}

/** Names below the bars stand where the bars do. */
function named<Ticks extends object>(curves: readonly Curve[], ticks: Ticks) {
  const texts = new Map(
    curves.flatMap(({ x, names }) => (names ?? []).map((name, index) => [x[index] ?? NaN, name] as const)),
  );
  if (texts.size === 0) return {};
  return {
    afterBuildTicks: (scale: Scale) => {
      scale.ticks = [...texts.keys()].map((value) => ({ value }));
    },
    ticks: { ...ticks, autoSkip: true, callback: (value: string | number) => texts.get(Number(value)) ?? '' },
  };
}
