/** The tab Plot: the chart with its legend, range, choice of variable, trace by keyboard, and the table that equals it. */
import { formatNumber } from '../../src/trace/format';
import type { PlotData, PlotRequest } from '../../src/trace/plot';
import { isMessage, parseValue } from '../../src/trace/value';
import type { Trace } from '../../src/trace/trace';
import { element, fill, setAttributes, setText, svg } from '../elements';
import { outputName, shortNumber } from '../numbers';
import type { Page } from '../page';
import { onThemeChange } from '../theme';
import { button, checkbox, dropdown, textField } from '../ui';
import { PlotChart, SERIES, type Series, type Spot } from './chart';
import { choicesOf, pointNow, type Choice } from './choice';
import { Samples } from './samples';
import { flipNotes, note } from './notes';
import { sampleTable } from './table';

/** Odd, so that the middle of a range, where poles like to be, is a sample of its own. */
const COUNT = 401;
export class PlotTab {
  readonly root: HTMLElement;
  private readonly canvas = element('canvas', { role: 'img' });
  private readonly stage: HTMLElement;
  private readonly readout = element('div', { class: 'plot-readout', 'aria-hidden': 'true' });
  private readonly legend = element('div', { class: 'plot-legend', role: 'group', 'aria-label': 'Series' });
  private readonly message = element('p', { class: 'plot-message', role: 'status' });
  private readonly notes = element('ul', { class: 'notes' });
  private readonly tablePlace = element('div', {
    class: 'table-scroll',
    tabindex: 0,
    role: 'region',
    'aria-label': 'Plot as table',
    hidden: true,
  });
  private readonly along = element('span', { class: 'plot-along' }, element('span', { class: 'label' }, 'x axis'));
  private readonly variable;
  private readonly from;
  private readonly to;
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
    this.variable = dropdown('Variable along x', (value) => {
      const choice = this.choices()[Number(value)];
      if (choice !== undefined) this.choose(choice);
    });
    this.along.append(this.variable.root);
    const commit = (): void => {
      this.applyRange();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter') commit();
    };
    this.from = textField('From', { onKey, size: 6 });
    this.to = textField('To', { onKey, size: 6 });
    const asTable = checkbox('Show as table', page.remembered.isOn('plot-table'), (on) => {
      page.remembered.switch('plot-table', on);
      this.showTable();
    });
    this.stage = element(
      'div',
      {
        class: 'plot-stage',
        role: 'slider',
        tabindex: 0,
        'aria-label': 'Trace along the plot',
        'aria-orientation': 'horizontal',
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
        element(
          'span',
          { class: 'plot-range' },
          element('span', { class: 'label' }, 'from'),
          this.from.root,
          element('span', { class: 'label' }, 'to'),
          this.to.root,
        ),
        element(
          'span',
          { class: 'plot-buttons' },
          button('Apply', commit, { appearance: 'primary' }),
          button('Reset', () => {
            this.setRange(null, null);
          }),
        ),
        element('span', { class: 'spring' }),
        asTable.root,
      ),
      element('div', { class: 'plot-line' }, this.legend, this.readout),
      this.message,
      this.stage,
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
      this.refused('There is no variable to plot along: the formula is a number.');
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

  private request(chosen: Choice): PlotRequest {
    const { plot } = this.page.remembered.current;
    const own = plot?.variable === chosen.variable && plot.element === chosen.element ? plot : null;
    return {
      variable: chosen.variable,
      element: chosen.element,
      from: own?.from ?? null,
      to: own?.to ?? null,
      count: COUNT,
    };
  }

  /** The samples stay good while only the plotted variable moves inside them: then just the point moves. */
  private askIfNeeded(trace: Trace, chosen: Choice): void {
    const request = this.request(chosen);
    const scalar =
      (trace.tensors[trace.variables.find(({ name }) => name === chosen.variable)?.tensor ?? -1]?.shape.length ?? 1) ===
      0;
    const others = trace.variables
      .filter(({ name }) => !(scalar && name === chosen.variable))
      .map(({ name, tensor }) => [name, trace.tensors[tensor]?.shape, trace.tensors[tensor]?.values]);
    const key = JSON.stringify([trace.text, trace.language, this.about, request, others]);
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
        : 'The function has no value in this range. Choose another one above.',
    );
    this.message.classList.remove('is-error');
    this.stage.classList.remove('is-empty');
    const label = this.chosen(this.choices())?.label ?? 'x';
    fill(this.notes, ...data.notes.map(({ text }) => note(text)), ...flipNotes(data, label, this.trace, this.page));
    if (!this.from.focused) this.from.text = shortNumber(data.from);
    if (!this.to.focused) this.to.text = shortNumber(data.to);
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
    setAttributes(this.canvas, { 'aria-label': this.summary(trace, chosen, data, point) });
    setAttributes(this.stage, { 'aria-valuemin': data.from, 'aria-valuemax': data.to });
    this.trackTo(this.traced);
    this.showTable();
  }

  private summary(trace: Trace, chosen: Choice, data: PlotData, point: Spot | null): string {
    const at =
      point === null
        ? ''
        : ` The point is at ${chosen.label} = ${formatNumber(point.x)}, value ${formatNumber(point.f)}, slope ${formatNumber(point.slope)}.`;
    return `Plot of ${outputName(trace)} and its derivative by ${chosen.label} from ${formatNumber(data.from)} to ${formatNumber(data.to)}.${at}`;
  }

  private showLegend(trace: Trace, chosen: Choice): void {
    const name = outputName(trace);
    const labels: Readonly<Record<Series, string>> = {
      function: name,
      derivative: `∂${name}/∂${chosen.label}`,
      tangent: 'tangent',
    };
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['series'] : undefined;
    fill(
      this.legend,
      ...SERIES.filter((series) => series !== 'tangent' || hasTangent(pointNow(trace, chosen))).map((series) => {
        const shown = !this.page.remembered.isOn(`series:${series}`);
        const toggle = element(
          'button',
          {
            class: 'legend-item',
            type: 'button',
            'aria-pressed': String(shown),
            'data-series': series,
            title: shown ? 'Hide' : 'Show',
          },
          svg(
            'svg',
            {
              class: `legend-line legend-${series}`,
              viewBox: '0 0 26 10',
              width: 26,
              height: 10,
              'aria-hidden': 'true',
            },
            svg('path', { d: 'M0 5H26' }),
          ),
          labels[series],
        );
        toggle.addEventListener('click', () => {
          this.page.remembered.switch(`series:${series}`, shown);
          this.showLegend(trace, chosen);
          this.draw();
        });
        return toggle;
      }),
    );
    if (focused !== undefined) this.legend.querySelector<HTMLElement>(`[data-series="${focused}"]`)?.focus();
  }

  private applyRange(): void {
    const [from, to] = [this.from, this.to].map((field) => {
      const value = parseValue(field.text);
      const number = !isMessage(value) && typeof value === 'number' && Number.isFinite(value) ? value : null;
      field.setInvalid(number === null ? 'plot-problem' : null);
      return number;
    });
    this.message.id = 'plot-problem';
    if (from === null || to === null || from === undefined || to === undefined) {
      this.refused('The range needs two numbers.');
    } else if (from >= to) {
      this.from.setInvalid('plot-problem');
      this.refused(`“from” must be less than “to”: ${formatNumber(from)} is not less than ${formatNumber(to)}.`);
    } else {
      this.setRange(from, to);
    }
  }

  private setRange(from: number | null, to: number | null): void {
    const chosen = this.chosen(this.choices());
    if (chosen === undefined || this.trace === null) return;
    this.from.setInvalid(null);
    this.to.setInvalid(null);
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
    const last = (this.data?.x.length ?? 0) - 1;
    if (last < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const now = this.traced ?? this.nearestToPoint();
    const far = event.shiftKey ? 10 : 4;
    const next: Readonly<Record<string, number>> = {
      ArrowLeft: now - (event.shiftKey ? far : 1),
      ArrowRight: now + (event.shiftKey ? far : 1),
      PageDown: now - 40,
      PageUp: now + 40,
      Home: 0,
      End: last,
    };
    const index = next[event.key];
    if (index === undefined) {
      if (event.key === 'Escape') this.trackTo(null);
      return;
    }
    event.preventDefault();
    this.trackTo(Math.min(last, Math.max(0, index)));
  }

  private nearestToPoint(): number {
    const { data } = this;
    if (data === null) return 0;
    const x = data.point?.x ?? (data.from + data.to) / 2;
    return data.x.reduce(
      (best, sample, index) => (Math.abs(sample - x) < Math.abs((data.x[best] ?? Infinity) - x) ? index : best),
      0,
    );
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
    const name = outputName(trace);
    const label = this.chosen(this.choices())?.label ?? 'x';
    const read = (value: number | undefined): string =>
      value === undefined || Number.isNaN(value) ? 'undefined' : shortNumber(value);
    const text = `${label} = ${read(data.x[index])}   ${name} = ${read(data.f[index])}   ∂${name}/∂${label} = ${read(data.df[index])}`;
    setText(this.readout, text);
    // A slider's text is spoken by screen readers as it moves, politely and without a queue.
    setAttributes(this.stage, { 'aria-valuenow': data.x[index] ?? 0, 'aria-valuetext': text.replace(/ {3}/g, ', ') });
  }

  private showTable(): void {
    const shown = this.page.remembered.isOn('plot-table');
    this.tablePlace.hidden = !shown;
    this.stage.hidden = shown;
    const { data, trace } = this;
    if (!shown || data === null || trace === null) return;
    const name = outputName(trace);
    const label = this.chosen(this.choices())?.label ?? 'x';
    fill(this.tablePlace, sampleTable(data, label, name));
  }
}

function hasTangent(point: Spot | null): boolean {
  return point !== null && Number.isFinite(point.f) && Number.isFinite(point.slope);
}
