/** How the numbers of a tensor are spread: bars by Chart.js, read bar by bar with the arrow keys, and the same as a table. */
import { BarController, BarElement, Chart, LinearScale } from 'chart.js';
import type { Histogram, TensorStatistics } from '../../src/trace/elements';
import { element, fill, setAttributes } from '../elements';
import { actionOf } from '../keys/bindings';
import { shortNumber } from '../numbers';
import { axis } from '../plot/lines';
import { chartColors } from '../theme';
import { counted, t } from '../words';

Chart.register(BarController, BarElement, LinearScale);

export interface HistogramOptions {
  /** What it is of: `W`, or its gradient. */
  readonly label: string;
  readonly announce: (text: string) => void;
}

export class HistogramView {
  readonly root: HTMLElement;
  readonly stage = element('div', { class: 'tensor-bars', tabindex: 0, role: 'img' });
  private readonly canvas = element('canvas');
  private readonly words = element('p', { class: 'muted' });
  private readonly table = element('tbody');
  private readonly options: HistogramOptions;
  private readonly chart: Chart<'bar', { x: number; y: number }[]>;
  private histogram: Histogram | null = null;
  private current = 0;

  constructor(options: HistogramOptions) {
    this.options = options;
    this.stage.append(this.canvas);
    const heads = [t('from'), t('to'), t('numbers')].map((name) => element('th', { scope: 'col' }, name));
    const table = element(
      'table',
      { class: 'table plot-table' },
      element('caption', { class: 'for-screen-readers' }, t('How the numbers of {0} are spread', options.label)),
      element('thead', {}, element('tr', {}, ...heads)),
      this.table,
    );
    const asTable = element(
      'details',
      { class: 'tensor-bins' },
      element('summary', {}, t('As a table')),
      element(
        'div',
        { class: 'elements-scroll', tabindex: 0, role: 'region', 'aria-label': t('Bars of {0}', options.label) },
        table,
      ),
    );
    this.root = element('div', { class: 'tensor-board' }, this.stage, this.words, asTable);
    this.chart = new Chart(this.canvas, {
      type: 'bar',
      data: { datasets: [] },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        parsing: false,
        events: [],
        layout: { padding: { top: 8, right: 10 } },
      },
    });
    this.stage.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
  }

  dispose(): void {
    this.chart.destroy();
  }

  show(statistics: TensorStatistics): void {
    this.histogram = statistics.histogram;
    this.current = 0;
    const text = spreadText(statistics);
    this.words.textContent = text;
    this.stage.hidden = this.histogram === null;
    setAttributes(this.stage, {
      'aria-label': `${t('How the numbers of {0} are spread', this.options.label)}: ${text}`,
    });
    const { histogram } = this;
    fill(
      this.table,
      ...(histogram?.counts ?? []).map((count, bin) => {
        const [from, to] = histogram === null ? [NaN, NaN] : endsOf(histogram, bin);
        return element(
          'tr',
          {},
          element('th', { scope: 'row' }, shortNumber(from)),
          element('td', {}, shortNumber(to)),
          element('td', {}, counted(count)),
        );
      }),
    );
    this.redraw();
  }

  /** Again with the colours as they are now. */
  redraw(): void {
    const { histogram } = this;
    if (histogram === null) return;
    const colors = chartColors();
    const isCurrent = (bin: number): boolean => this.stage === document.activeElement && bin === this.current;
    const data = histogram.counts.map((count, bin) => {
      const [from, to] = endsOf(histogram, bin);
      return { x: from / 2 + to / 2, y: count };
    });
    this.chart.options.scales = {
      x: { ...axis(colors, ''), min: histogram.from, max: histogram.to, offset: false },
      y: { ...axis(colors, ''), min: 0, ticks: { ...axis(colors, '').ticks, precision: 0 } },
    };
    this.chart.data.datasets = [
      {
        data,
        grouped: false,
        barPercentage: 1,
        categoryPercentage: 1,
        backgroundColor: data.map((_, bin) => (isCurrent(bin) ? colors.text : colors.tangent)),
        borderColor: colors.background,
        borderWidth: data.length > 1 ? { top: 0, bottom: 0, left: 1, right: 1 } : 0,
      },
    ];
    this.chart.update('none');
  }

  private pressed(event: KeyboardEvent): void {
    const { histogram } = this;
    const action = actionOf('tensor', event);
    if (histogram === null || action === null) return;
    const last = histogram.counts.length - 1;
    const next = { left: this.current - 1, right: this.current + 1, 'row-start': 0, 'row-end': last };
    if (!Object.hasOwn(next, action)) return;
    event.preventDefault();
    this.current = Math.max(0, Math.min(last, next[action as keyof typeof next]));
    const [from, to] = endsOf(histogram, this.current);
    const count = histogram.counts[this.current] ?? 0;
    this.options.announce(
      count === 1
        ? t('{0} to {1}: one number', shortNumber(from), shortNumber(to))
        : t('{0} to {1}: {2} numbers', shortNumber(from), shortNumber(to), counted(count)),
    );
    this.redraw();
  }
}

function endsOf({ from, to, counts }: Histogram, bin: number): [from: number, to: number] {
  const at = (end: number): number => from * (1 - end / counts.length) + to * (end / counts.length);
  return [at(bin), at(bin + 1)];
}

/** `half of them between −0.1 and 0.2, 3 NaN` */
export function spreadText({ quantiles, finite, nan, positiveInfinite, negativeInfinite }: TensorStatistics): string {
  const infinite = positiveInfinite + negativeInfinite;
  const [least, low, middle, high, most] = (quantiles ?? []).map((value) => shortNumber(value));
  const parts = [
    finite === 0 ? t('No finite number.') : '',
    least === undefined || low === undefined || middle === undefined || high === undefined || most === undefined
      ? ''
      : t('Median {0}; half lie between {1} and {2}, nine tenths between {3} and {4}.', middle, low, high, least, most),
    nan + infinite === 0 ? '' : t('Not in the bars: {0} NaN, {1} infinite.', counted(nan), counted(infinite)),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
