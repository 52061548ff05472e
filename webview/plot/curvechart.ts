/** Draws curves with Chart.js, each with a dash or a mark of its own beside its colour. Knows no controls. */
import { Chart, LinearScale, LineController, LineElement, PointElement, type ChartDataset } from 'chart.js';
import { chartColors, type ChartColors } from '../theme';
import { readRgb, visible, writeRgb } from './colors';
import { extent, isolated, isPoint, type Curve, type CurveView } from './curves';
import { axis, lineOptions } from './lines';

Chart.register(LineController, LineElement, PointElement, LinearScale);

/** One point of one curve. */
export interface Place {
  readonly curve: number;
  readonly index: number;
}

/** Chart.js's names of them. */
export type Mark = 'circle' | 'triangle' | 'rect' | 'crossRot' | 'rectRot' | 'star';

export interface Look {
  readonly color: string;
  readonly dash: readonly number[];
  readonly mark: Mark;
}

const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [14, 4], [4, 2]];
const MARKS: readonly Mark[] = ['circle', 'triangle', 'rect', 'crossRot', 'rectRot', 'star'];
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
    const points = seen.map(finitePoints);
    const x = extent(
      points.map((list) => list.map((point) => point.x)),
      seen.some(({ kind }) => kind === 'scatter') ? 0.04 : 0,
    );
    const y = extent(
      points.map((list) => list.map((point) => point.y)),
      0.06,
    );
    this.chart.options.scales = {
      x: { ...axis(colors, view.xLabel), min: x.from, max: x.to },
      y: { ...axis(colors, view.yLabel), min: y.from, max: y.to },
    };
    // The first is drawn on top.
    this.chart.data.datasets = view.curves.map((curve, index) =>
      dataset(curve, lookOf(curve, index, colors), this.hidden.has(index), colors),
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
        const away = Math.hypot(across.getPixelForValue(value) - offsetX, up.getPixelForValue(height) - offsetY);
        if (away < least) {
          least = away;
          best = { curve, index };
        }
      });
    });
    return best;
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
    ctx.arc(across.getPixelForValue(x), up.getPixelForValue(y), 5.5, 0, 2 * Math.PI);
    ctx.fillStyle = lookOf(curve, traced.curve, colors).color;
    ctx.strokeStyle = colors.text;
    ctx.lineWidth = 2;
    ctx.fill();
    ctx.stroke();
    ctx.restore();
  }
}

/** A colour that was asked for stays where it can be seen; dash and mark tell curves apart without any. */
export function lookOf({ color }: Curve, index: number, colors: ChartColors): Look {
  const theme = colors.series[index % colors.series.length] ?? colors.text;
  return {
    color: color === null ? theme : (asSeen(color, colors) ?? theme),
    dash: DASHES[index % DASHES.length] ?? [],
    mark: MARKS[index % MARKS.length] ?? 'circle',
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

function dataset(curve: Curve, { color, dash, mark }: Look, hidden: boolean, colors: ChartColors): Line {
  const scatter = curve.kind === 'scatter';
  const width = colors.highContrast ? 3 : 2;
  const alone = scatter ? [] : isolated(curve);
  const size = curve.x.length > MANY_POINTS ? 2 : 3.5;
  return {
    label: curve.label,
    hidden,
    data: withGaps(curve),
    showLine: !scatter,
    borderColor: color,
    backgroundColor: color,
    borderWidth: width,
    borderDash: [...dash],
    spanGaps: false,
    // A point alone on a line is a dot, whatever the marks of others are.
    pointStyle: scatter ? mark : 'circle',
    pointRadius: scatter ? size : alone.map((is) => (is ? 4 : 0)),
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

function finitePoints({ x, y }: Curve): { x: number; y: number }[] {
  return x.flatMap((value, index) => {
    const height = y[index] ?? NaN;
    return isPoint(value, height) ? [{ x: value, y: height }] : [];
  });
}
