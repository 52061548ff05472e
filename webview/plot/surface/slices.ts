/** The two slices through the point as small curves, one beside the other. Knows neither picture nor controls. */
import type { SurfaceData } from '../../../src/trace/surface';
import { element, setAttributes, setText } from '../../elements';
import { shortNumber } from '../../numbers';
import { t } from '../../words';
import { CurveChart } from '../curvechart';
import type { CurveView } from '../curves';
import type { Names } from './tables';

export class Slices {
  readonly root: HTMLElement;
  private readonly x = new SliceChart();
  private readonly y = new SliceChart();

  constructor() {
    this.root = element('div', { class: 'surface-slices', role: 'group', 'aria-label': t('Slices through the point') });
    this.root.append(this.x.root, this.y.root);
  }

  show({ x, y, slices, point }: SurfaceData, names: Names): void {
    this.x.show(
      { along: names.x, at: point.x, fixed: names.y, fixedAt: point.y, slope: point.dx },
      sliceView(names.f, names.x, { at: x, f: slices.x.f }, point.x, point.f),
      names.f,
    );
    this.y.show(
      { along: names.y, at: point.y, fixed: names.x, fixedAt: point.x, slope: point.dy },
      sliceView(names.f, names.y, { at: y, f: slices.y.f }, point.y, point.f),
      names.f,
    );
  }

  redraw(): void {
    this.x.redraw();
    this.y.redraw();
  }
}

interface Told {
  readonly along: string;
  readonly at: number;
  readonly fixed: string;
  readonly fixedAt: number;
  readonly slope: number;
}

class SliceChart {
  readonly root: HTMLElement;
  private readonly canvas = element('canvas', { role: 'img' });
  private readonly caption = element('figcaption', {});
  private chart: CurveChart | null = null;

  constructor() {
    this.root = element(
      'figure',
      { class: 'surface-slice' },
      this.caption,
      element('div', { class: 'surface-slice-place' }, this.canvas),
    );
  }

  show({ along, at, fixed, fixedAt, slope }: Told, view: CurveView, name: string): void {
    const text = t(
      '{0} along {1} at {2} = {3}: slope {4} at {1} = {5}',
      name,
      along,
      fixed,
      shortNumber(fixedAt),
      shortNumber(slope),
      shortNumber(at),
    );
    setText(this.caption, text);
    setAttributes(this.canvas, { 'aria-label': text });
    this.chart ??= new CurveChart(this.canvas);
    this.chart.show(view, new Set());
  }

  redraw(): void {
    this.chart?.redraw();
  }
}

function sliceView(
  name: string,
  along: string,
  { at, f }: { readonly at: readonly number[]; readonly f: readonly number[] },
  point: number,
  value: number,
): CurveView {
  const inside = point >= (at[0] ?? NaN) && point <= (at.at(-1) ?? NaN);
  return {
    title: '',
    xLabel: along,
    yLabel: '',
    curves: [
      // The first is drawn on top.
      {
        label: t('point'),
        kind: 'scatter',
        color: null,
        x: inside ? [point] : [],
        y: inside ? [value] : [],
        range: null,
      },
      { label: name, kind: 'line', color: null, dash: 'solid', x: at, y: f, range: null },
    ],
  };
}
