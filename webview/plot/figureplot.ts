/** A figure or a history in the tab Plot: chart, legend, read-out by pointer and keys, and the table that equals it. */
import { formatNumber } from '../../src/trace/format';
import { element, fill, setAttributes, setText, svg } from '../elements';
import { actionOf, type Action } from '../keys/bindings';
import { shortNumber } from '../numbers';
import type { Page } from '../page';
import { chartColors, onThemeChange } from '../theme';
import { checkbox } from '../ui';
import { t } from '../words';
import { chooseTable, isTable } from './astable';
import { CurveChart, lookOf, type Place } from './curvechart';
import { barAt, evenly, isBars, isPoint, type Curve, type CurveView } from './curves';

/** As many rows of each curve as can be read through. */
const ROWS = 101;

export class FigurePlot {
  readonly root: HTMLElement;
  /** Stands beside the choice of what is shown. */
  readonly tools: HTMLElement;
  private readonly canvas = element('canvas', { role: 'img' });
  private readonly stage: HTMLElement;
  private readonly title = element('h2', { class: 'figure-title' });
  private readonly legend = element('div', { class: 'plot-legend', role: 'group', 'aria-label': t('Series') });
  private readonly readout = element('div', { class: 'plot-readout', 'aria-hidden': 'true' });
  private readonly message = element('p', { class: 'plot-message muted', role: 'status' });
  private readonly tablePlace = element('div', {
    class: 'table-scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': t('Figure as table'),
    hidden: true,
  });
  private readonly asTable;
  private chart: CurveChart | null = null;
  private view: CurveView | null = null;
  private key = '';
  /** Curves that the legend hid, for as long as this figure is shown. */
  private hidden = new Set<number>();
  private traced: Place | null = null;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.asTable = checkbox(t('Show as table'), isTable(page), (on) => {
      chooseTable(page, on);
      this.draw();
    });
    this.tools = this.asTable.root;
    this.stage = element(
      'div',
      {
        class: 'plot-stage',
        role: 'slider',
        tabindex: 0,
        'aria-label': t('Points of the figure'),
        'aria-orientation': 'horizontal',
        'aria-valuenow': 0,
      },
      this.canvas,
    );
    this.root = element(
      'div',
      { class: 'plot figure' },
      this.title,
      element('div', { class: 'plot-line' }, this.legend, this.readout),
      this.message,
      this.stage,
      this.tablePlace,
    );
    this.listen();
    onThemeChange(() => {
      if (this.view === null || this.root.offsetParent === null) return;
      this.showLegend(this.view);
      this.chart?.redraw();
    });
  }

  /** `key` tells figures apart; the same one may have grown. */
  update(view: CurveView, key: string): void {
    if (key !== this.key) {
      this.hidden = new Set();
      this.traced = null;
    }
    this.key = key;
    this.view = view;
    this.asTable.checked = isTable(this.page);
    this.draw();
  }

  private draw(): void {
    const { view } = this;
    if (view === null) return;
    const table = isTable(this.page);
    setText(this.title, view.title);
    this.title.hidden = view.title === '';
    this.showLegend(view);
    this.legend.hidden = view.legend === false;
    const points = view.curves.reduce(
      (sum, { x, y }) => sum + x.filter((value, at) => isPoint(value, y[at])).length,
      0,
    );
    setText(this.message, points === 0 ? t('No point of this figure is a finite number.') : '');
    this.stage.hidden = table;
    this.tablePlace.hidden = !table;
    if (table) {
      fill(this.tablePlace, curveTable(view));
      return;
    }
    this.chart ??= new CurveChart(this.canvas);
    this.chart.show(view, this.hidden);
    const labels = view.curves.map(({ label }) => label).join(', ');
    setAttributes(this.canvas, { 'aria-label': `${view.title === '' ? t('Figure') : view.title}: ${labels}` });
    this.traceTo(this.traced);
  }

  private showLegend({ curves }: CurveView): void {
    const colors = chartColors();
    const focused = [...this.legend.children].indexOf(document.activeElement ?? this.legend);
    fill(
      this.legend,
      ...curves.map((curve, index) => {
        const shown = !this.hidden.has(index);
        const item = element(
          'button',
          { class: 'legend-item', type: 'button', 'aria-pressed': String(shown), title: shown ? t('Hide') : t('Show') },
          swatch(curve, lookOf(curve, index, colors)),
          curve.label,
        );
        item.addEventListener('click', () => {
          if (shown) this.hidden.add(index);
          else this.hidden.delete(index);
          if (this.traced?.curve === index) this.traced = null;
          this.draw();
        });
        item.addEventListener('pointerenter', () => {
          this.page.host.send({ type: 'hover', range: curve.range });
        });
        item.addEventListener('pointerleave', () => {
          this.page.host.send({ type: 'hover', range: null });
        });
        return item;
      }),
    );
    const again = this.legend.children[focused];
    if (again instanceof HTMLElement) again.focus();
  }

  private listen(): void {
    this.stage.addEventListener('pointermove', (event) => {
      const { left, top } = this.canvas.getBoundingClientRect();
      this.traceTo(this.chart?.nearest(event.clientX - left, event.clientY - top) ?? null);
    });
    this.stage.addEventListener('pointerleave', () => {
      if (document.activeElement !== this.stage) this.traceTo(null);
    });
    this.stage.addEventListener('focus', () => {
      if (this.stage.matches(':focus-visible')) this.traceTo(this.traced ?? this.first());
    });
    this.stage.addEventListener('blur', () => {
      this.traceTo(null);
    });
    this.stage.addEventListener('keydown', (event) => {
      const action = actionOf('figure', event);
      if (action === null) return;
      event.preventDefault();
      this.step(action);
    });
  }

  /** Takes the mark of the point away; false where there is none. */
  close(): boolean {
    if (this.traced === null) return false;
    this.traceTo(null);
    return true;
  }

  /** The points as text, a line each; null where no figure is shown. */
  get copied(): string | null {
    return this.view === null ? null : pointsText(this.view);
  }

  private first(): Place | null {
    const curve = this.view?.curves.findIndex((one, index) => !this.hidden.has(index) && one.x.length > 0) ?? -1;
    return curve < 0 ? null : { curve, index: 0 };
  }

  /** Left and right along a curve, up and down from one to the next. */
  private step(action: Action<'figure'>): void {
    const now = this.traced ?? this.first();
    if (now === null || this.view === null) {
      this.page.announce(t('This figure has no points to walk along.'));
      return;
    }
    if (action === 'up' || action === 'down') {
      const shown = this.view.curves.map((_, curve) => curve).filter((curve) => !this.hidden.has(curve));
      const turn = shown.indexOf(now.curve) + (action === 'down' ? 1 : -1) + shown.length;
      const curve = shown[turn % shown.length] ?? now.curve;
      if (curve === now.curve) this.page.announce(t('There is only one series.'));
      this.traceTo({ curve, index: Math.min(now.index, Math.max(0, (this.view.curves[curve]?.x.length ?? 1) - 1)) });
      return;
    }
    const last = (this.view.curves[now.curve]?.x.length ?? 1) - 1;
    const wanted = {
      back: now.index - 1,
      on: now.index + 1,
      'back-far': now.index - 10,
      'on-far': now.index + 10,
      'back-page': now.index - 40,
      'on-page': now.index + 40,
      first: 0,
      last,
    }[action];
    if (wanted < 0 && now.index === 0) this.page.announce(t('That is the first point.'));
    if (wanted > last && now.index === last) this.page.announce(t('That is the last point.'));
    this.traceTo({ curve: now.curve, index: Math.min(last, Math.max(0, wanted)) });
  }

  private traceTo(place: Place | null): void {
    this.traced = place;
    this.chart?.trace(place);
    const curve = place === null ? undefined : this.view?.curves[place.curve];
    if (place === null || curve === undefined || this.view === null) {
      setText(this.readout, '');
      return;
    }
    const text = pointText(curve, place.index, this.view.xLabel);
    setText(this.readout, text);
    setAttributes(this.stage, {
      'aria-valuemin': 1,
      'aria-valuemax': curve.x.length,
      'aria-valuenow': place.index + 1,
      'aria-valuetext': text.replace(/ {3}/g, ', '),
    });
  }
}

function pointText(curve: Curve, index: number, xLabel: string): string {
  const { label, y } = curve;
  const name = xLabel === '' ? 'x' : xLabel;
  const place = isBars(curve) ? placeOf(curve, index) : `= ${read(curve.x[index])}`;
  return `${label}   ${name} ${place}   y = ${read(y[index])}`;
}

function read(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? t('undefined') : shortNumber(value);
}

/** A bar's name, or where a bin begins and ends. */
function placeOf(curve: Curve, index: number): string {
  const bin = curve.kind === 'histogram' ? barAt(curve, index) : null;
  if (bin !== null) return t('{0} to {1}', shortNumber(bin.left), shortNumber(bin.right));
  return curve.names?.[index] ?? read(curve.x[index]);
}

/** Marks that have no inside. */
const STROKES: Readonly<Record<string, string>> = {
  crossRot: 'M10 2l6 6M16 2l-6 6',
  cross: 'M13 1v8M9 5h8',
  star: 'M13 1v8M9 5h8M10.2 2.2l5.6 5.6M15.8 2.2l-5.6 5.6',
};

function swatch({ kind, mark: asked }: Curve, { color, dash, mark }: ReturnType<typeof lookOf>): SVGSVGElement {
  const frame = { class: 'legend-line', viewBox: '0 0 26 10', width: 26, height: 10, 'aria-hidden': 'true' };
  if (kind === 'bar' || kind === 'histogram') {
    const box = { x: 4, y: 1, width: 18, height: 8, class: 'legend-bar' };
    return svg('svg', frame, svg('rect', { ...box, fill: color, stroke: color, 'stroke-dasharray': dash.join(' ') }));
  }
  if (kind === 'line' && asked === undefined) {
    return svg('svg', frame, svg('path', { d: 'M0 5H26', stroke: color, 'stroke-dasharray': dash.join(' ') }));
  }
  const marks: Readonly<Record<string, string>> = {
    circle: 'M9 5a4 4 0 1 1 8 0a4 4 0 1 1-8 0Z',
    triangle: 'M13 .5l4.5 8.5h-9Z',
    rect: 'M9.5 1.5h7v7h-7Z',
    rectRot: 'M13 .5l4.5 4.5L13 9.5L8.5 5Z',
  };
  const through = kind === 'line' && svg('path', { d: 'M0 5H26', stroke: color, 'stroke-dasharray': dash.join(' ') });
  const solid = marks[mark];
  return svg(
    'svg',
    frame,
    through,
    solid === undefined
      ? svg('path', { d: STROKES[mark] ?? '', stroke: color })
      : svg('path', { d: solid, class: 'legend-mark', fill: color, stroke: color }),
  );
}

/** All points, tab-separated, a line each. */
function pointsText({ curves, xLabel, yLabel }: CurveView): string {
  const head = [t('series'), xLabel === '' ? 'x' : xLabel, yLabel === '' ? 'y' : yLabel];
  const lines = curves.flatMap(({ label, x, y }) => x.map((at, index) => [label, at, y[index] ?? NaN]));
  return [head, ...lines].map((cells) => cells.join('\t')).join('\n');
}

/** A row for each point; where the curves share their x, a column for each curve. */
function curveTable({ curves, xLabel, yLabel, title }: CurveView): HTMLElement {
  const first = curves[0];
  const shared = curves.every(
    ({ x, kind }) =>
      kind === first?.kind && x.length === first.x.length && x.every((value, at) => value === first.x[at]),
  );
  const x = xLabel === '' ? 'x' : xLabel;
  const heads = shared ? [x, ...curves.map(({ label }) => label)] : [t('series'), x, yLabel === '' ? 'y' : yLabel];
  const rows = shared
    ? evenly(first?.x.length ?? 0, ROWS).map((at) => [placeIn(first, at), ...curves.map(({ y }) => exact(y[at]))])
    : curves.flatMap((curve) =>
        evenly(curve.x.length, ROWS).map((at) => [curve.label, placeIn(curve, at), exact(curve.y[at])]),
      );
  const cells = ([head, ...rest]: readonly string[]): HTMLElement[] => [
    element('th', { scope: 'row' }, head),
    ...rest.map((text) => element('td', {}, text)),
  ];
  return element(
    'table',
    { class: 'table plot-table' },
    element('caption', { class: 'for-screen-readers' }, title === '' ? t('Points of the figure') : title),
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...cells(row)))),
  );
}

function exact(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? t('undefined') : formatNumber(Number(value.toPrecision(8)));
}

function placeIn(curve: Curve | undefined, index: number): string {
  if (curve === undefined) return '';
  return isBars(curve) ? placeOf(curve, index) : exact(curve.x[index]);
}
