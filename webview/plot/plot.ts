/** The tab Plot: the chart with its legend, range, choice of variable, trace by keyboard, and the table that equals it. */
import type { PlotData } from '../../src/trace/plot';
import type { Trace } from '../../src/trace/trace';
import { element, fill, setAttributes, setText } from '../elements';
import { actionOf } from '../keys/bindings';
import { outputName, shortNumber } from '../numbers';
import type { Page } from '../page';
import { onThemeChange } from '../theme';
import { checkbox, dropdown, type Toggle } from '../ui';
import { said, t } from '../words';
import { dependsOn, requestFor } from './asking';
import { PlotChart, SERIES, type Series } from './chart';
import { chooseTable, isTable } from './astable';
import { choicesOf, pointNow, type Choice } from './choice';
import { fillLegend } from './legend';
import { flipNotes, note } from './notes';
import { RangeFields } from './rangefields';
import { hasTangent, nearestToPoint, readingAt, sampleAfter, type Step } from './reading';
import { Samples } from './samples';
import { aboutPlot, courseOf } from './summary';
import { samplesText, sampleTable } from './table';
import { rangeAfter } from './zoom';

export class PlotTab {
  readonly root: HTMLElement;
  private readonly canvas = element('canvas', { role: 'img' });
  private readonly stage: HTMLElement;
  private readonly readout = element('div', { class: 'plot-readout', 'aria-hidden': 'true' });
  private readonly legend = element('div', { class: 'plot-legend', role: 'group', 'aria-label': t('Series') });
  private readonly message = element('p', { class: 'plot-message', role: 'status', id: 'plot-problem' });
  /** In sentences what the chart shows: read aloud with it, seen above its table. */
  private readonly course = element('p', { class: 'plot-course muted', id: 'plot-course' });
  private readonly notes = element('ul', { class: 'notes' });
  private readonly tablePlace = element('div', {
    class: 'table-scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': t('Plot as table'),
    hidden: true,
  });
  private readonly along = element('span', { class: 'plot-along' }, element('span', { class: 'label' }, t('x axis')));
  private readonly variable;
  private readonly range: RangeFields;
  private readonly asTable: Toggle;
  private readonly samples: Samples;
  private chart: PlotChart | null = null;
  private trace: Trace | null = null;
  private about = '';
  private data: PlotData | null = null;
  private dataKey = '';
  private traced: number | null = null;
  private visible = false;

  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.samples = new Samples(page, {
      arrived: (data) => {
        this.arrived(data);
      },
      refused: (reason) => {
        this.refused(reason);
      },
      waiting: (waits) => {
        this.root.classList.toggle('waits', waits);
      },
    });
    this.variable = dropdown(t('Variable along x'), (value) => {
      const choice = this.choices()[Number(value)];
      if (choice !== undefined) this.choose(choice);
    });
    this.along.append(this.variable.root);
    this.range = new RangeFields('plot-problem', {
      chosen: (from, to) => {
        this.setRange(from, to);
      },
      refused: (reason) => {
        this.refused(reason);
      },
    });
    this.asTable = checkbox(t('Show as table'), isTable(page), (on) => {
      chooseTable(page, on);
      this.showTable();
    });
    this.stage = element(
      'div',
      {
        class: 'plot-stage',
        role: 'slider',
        tabindex: 0,
        'aria-label': t('Trace along the plot'),
        'aria-orientation': 'horizontal',
        'aria-valuenow': 0,
        'aria-describedby': 'plot-course',
      },
      this.canvas,
    );
    this.root = element(
      'div',
      { class: 'plot' },
      element(
        'div',
        { class: 'toolbar plot-toolbar' },
        this.along,
        this.range.fields,
        this.range.buttons,
        element('span', { class: 'spring' }),
        this.asTable.root,
      ),
      element('div', { class: 'plot-line' }, this.legend, this.readout),
      this.message,
      this.stage,
      this.course,
      this.tablePlace,
      this.notes,
    );
    this.listen();
    onThemeChange(() => this.chart?.redraw());
  }

  /** Samples are asked for only while they can be seen. */
  show(visible: boolean): void {
    this.visible = visible;
    if (visible && this.trace !== null) this.update(this.trace, this.about);
    else if (!visible) this.samples.cancel();
  }

  /** `about`: what the samples depend on beside the trace's text and values. */
  update(trace: Trace, about = ''): void {
    this.trace = trace;
    this.about = about;
    if (!this.visible) return;
    const choices = this.choices();
    const chosen = this.chosen(choices);
    if (chosen === undefined) {
      this.samples.cancel();
      this.data = null;
      this.refused(t('There is no variable to plot along: the formula is a number.'));
      return;
    }
    const place = choices.indexOf(chosen);
    // A single variable stands at the axis itself.
    this.along.hidden = choices.length < 2;
    if (choices.length > 1)
      this.variable.setOptions(
        choices.map(({ label }, index) => ({ value: String(index), label })),
        String(place),
      );
    this.showLegend(trace, chosen);
    this.askIfNeeded(trace, chosen);
    this.draw();
  }

  private choices(): Choice[] {
    return this.trace === null ? [] : choicesOf(this.trace);
  }

  private chosen(choices: readonly Choice[]): Choice | undefined {
    const wanted = this.page.remembered.current.plot;
    return (
      choices.find(({ variable, element: index }) => variable === wanted?.variable && index === wanted.element) ??
      choices[0]
    );
  }

  private choose({ variable, element: index }: Choice): void {
    this.page.remembered.update({ plot: { variable, element: index, from: null, to: null } });
    this.traced = null;
    if (this.trace !== null) this.update(this.trace);
  }

  /** The samples stay good while only the plotted variable moves inside them: then just the point moves. */
  private askIfNeeded(trace: Trace, chosen: Choice): void {
    const request = requestFor(chosen, this.page.remembered.current.plot);
    const key = JSON.stringify([this.about, request, ...dependsOn(trace, chosen)]);
    const point = pointNow(trace, chosen);
    const inside =
      request.from !== null ||
      point === null ||
      this.data === null ||
      (point.x >= this.data.from && point.x <= this.data.to);
    if (key === this.dataKey && inside) return;
    const first = this.data === null;
    this.dataKey = key;
    this.samples.ask(request, first);
  }

  private arrived(data: PlotData): void {
    const key = JSON.stringify([data.request.variable, data.request.element]);
    if (this.data !== null && key !== JSON.stringify([this.data.request.variable, this.data.request.element]))
      this.traced = null;
    this.data = data;
    setText(
      this.message,
      data.f.filter(Number.isFinite).length > 1
        ? ''
        : t('The function has no value in this range. Choose another one above.'),
    );
    this.message.classList.remove('is-error');
    this.stage.classList.remove('is-empty');
    const label = this.chosen(this.choices())?.label ?? 'x';
    fill(this.notes, ...data.notes.map((one) => note(said(one))), ...flipNotes(data, label, this.trace, this.page));
    this.range.show(data.from, data.to);
    this.draw();
  }

  private refused(reason: string): void {
    setText(this.message, reason);
    this.message.classList.add('is-error');
    this.stage.classList.toggle('is-empty', this.data === null);
  }

  private draw(): void {
    const { trace, data } = this;
    if (trace === null || data === null || !this.visible) return;
    const chosen = this.chosen(this.choices());
    if (chosen?.variable !== data.request.variable || chosen.element !== data.request.element) return;
    const point = pointNow(trace, chosen) ?? data.point;
    this.chart ??= new PlotChart(this.canvas);
    this.chart.show({
      data,
      point,
      hidden: new Set(this.page.remembered.current.switches ?? []),
      xLabel: chosen.label,
    });
    setAttributes(this.canvas, { 'aria-label': aboutPlot(data, outputName(trace), chosen.label, point) });
    setText(this.course, courseOf(data, outputName(trace), chosen.label));
    const at = data.x[this.traced ?? this.nearestToPoint()] ?? data.from;
    setAttributes(this.stage, { 'aria-valuemin': data.from, 'aria-valuemax': data.to, 'aria-valuenow': at });
    this.trackTo(this.traced);
    this.showTable();
  }

  private showLegend(trace: Trace, chosen: Choice): void {
    const name = outputName(trace);
    const labels: Readonly<Record<Series, string>> = {
      function: name,
      derivative: `∂${name}/∂${chosen.label}`,
      tangent: t('tangent'),
    };
    const offered = SERIES.filter((series) => series !== 'tangent' || hasTangent(pointNow(trace, chosen)));
    const items = offered.map((series) => ({
      series,
      label: labels[series],
      shown: !this.page.remembered.isOn(`series:${series}`),
    }));
    fillLegend(this.legend, items, ({ series, shown }) => {
      this.page.remembered.switch(`series:${series}`, shown);
      this.showLegend(trace, chosen);
      this.draw();
    });
  }

  private setRange(from: number | null, to: number | null): void {
    const chosen = this.chosen(this.choices());
    if (chosen === undefined || this.trace === null) return;
    this.range.accept();
    this.page.remembered.update({ plot: { variable: chosen.variable, element: chosen.element, from, to } });
    this.traced = null;
    this.dataKey = '';
    setText(this.message, '');
    this.askIfNeeded(this.trace, chosen);
  }

  private listen(): void {
    this.stage.addEventListener('pointermove', (event) => {
      const { left } = this.canvas.getBoundingClientRect();
      this.trackTo(this.chart?.sampleAt(event.clientX - left) ?? null);
    });
    this.stage.addEventListener('pointerleave', () => {
      if (document.activeElement !== this.stage) this.trackTo(null);
    });
    this.stage.addEventListener('focus', () => {
      if (this.stage.matches(':focus-visible')) this.trackTo(this.traced ?? this.nearestToPoint());
    });
    this.stage.addEventListener('blur', () => {
      this.trackTo(null);
    });
    this.stage.addEventListener('keydown', (event) => {
      this.key(event);
    });
  }

  private key(event: KeyboardEvent): void {
    const action = actionOf('plot', event);
    const { data } = this;
    if (action === null || data === null || data.x.length === 0) return;
    event.preventDefault();
    const last = data.x.length - 1;
    const now = this.traced ?? this.nearestToPoint();
    switch (action) {
      case 'put':
        this.put(now);
        break;
      case 'zoom-in':
      case 'zoom-out':
      case 'pan-left':
      case 'pan-right':
        this.look(rangeAfter(action, data, data.x[now] ?? data.from));
        break;
      case 'fit':
        this.setRange(null, null);
        break;
      default:
        this.walk(action, now, last);
    }
  }

  private walk(action: Step, now: number, last: number): void {
    const wanted = sampleAfter(action, now, last);
    if (wanted < 0 && now === 0) this.page.announce(t('That is the first sample.'));
    if (wanted > last && now === last) this.page.announce(t('That is the last sample.'));
    this.trackTo(Math.min(last, Math.max(0, wanted)));
  }

  private look(range: { readonly from: number; readonly to: number } | null): void {
    if (range === null) {
      this.page.announce(t('The range goes no further that way.'));
      return;
    }
    this.setRange(range.from, range.to);
    this.page.announce(t('From {0} to {1}', shortNumber(range.from), shortNumber(range.to)));
  }

  /** Moves the point to the sample. */
  private put(index: number): void {
    const chosen = this.chosen(this.choices());
    const x = this.data?.x[index];
    const variable = this.trace?.variables.find(({ name }) => name === chosen?.variable);
    const shape = this.trace?.tensors[variable?.tensor ?? -1]?.shape;
    if (chosen === undefined || x === undefined || shape?.length !== 0)
      this.page.announce(t('Only a variable that is a single number can be given a value here.'));
    else this.page.setValue(chosen.variable, Number(x.toPrecision(12)));
  }

  /** Takes the cross-hair away; false where there is none. */
  close(): boolean {
    if (this.traced === null) return false;
    this.trackTo(null);
    return true;
  }

  /** The samples as text, a line each; null where there are none. */
  get copied(): string | null {
    if (this.data === null || this.trace === null) return null;
    return samplesText(this.data, this.chosen(this.choices())?.label ?? 'x', outputName(this.trace));
  }

  private nearestToPoint(): number {
    return this.data === null ? 0 : nearestToPoint(this.data);
  }

  private trackTo(index: number | null): void {
    const { data, trace } = this;
    if (this.traced !== index) {
      this.traced = index;
      this.chart?.trace(index);
    }
    if (data === null || trace === null || index === null) {
      setText(this.readout, '');
      return;
    }
    const text = readingAt(data, index, this.chosen(this.choices())?.label ?? 'x', outputName(trace));
    setText(this.readout, text);
    // A slider's text is spoken by screen readers as it moves, politely and without a queue.
    setAttributes(this.stage, { 'aria-valuenow': data.x[index] ?? 0, 'aria-valuetext': text.replace(/ {3}/g, ', ') });
  }

  private showTable(): void {
    const shown = isTable(this.page);
    this.asTable.checked = shown;
    this.tablePlace.hidden = !shown;
    this.stage.hidden = shown;
    const { data, trace } = this;
    if (!shown || data === null || trace === null) return;
    const name = outputName(trace);
    const label = this.chosen(this.choices())?.label ?? 'x';
    fill(this.tablePlace, sampleTable(data, label, name));
  }
}
