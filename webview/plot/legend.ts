/** The legend of the function's plot: what each line is, and a button that hides it. Knows neither chart nor samples. */
import { element, fill, svg } from '../elements';
import { t } from '../words';
import { outline } from './export/shapes';
import { lookOfOrder, type SeriesKey } from './series';
import { chartColors } from '../theme';

export interface LegendItem {
  readonly series: SeriesKey;
  /** null: the tangent. */
  readonly order: number | null;
  readonly label: string;
  readonly shown: boolean;
}

export function fillLegend(legend: HTMLElement, items: readonly LegendItem[], press: (item: LegendItem) => void): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['series'] : undefined;
  fill(
    legend,
    ...items.map((item) => {
      const toggle = element(
        'button',
        {
          class: 'legend-item',
          type: 'button',
          'aria-pressed': String(item.shown),
          'data-series': item.series,
          title: item.shown ? t('Hide') : t('Show'),
        },
        sample(item),
        item.label,
      );
      toggle.addEventListener('click', () => {
        press(item);
      });
      return toggle;
    }),
  );
  if (focused !== undefined) legend.querySelector<HTMLElement>(`[data-series="${focused}"]`)?.focus();
}

function sample({ series, order }: LegendItem): SVGSVGElement {
  const { dash, mark } = order === null ? { dash: null, mark: null } : lookOfOrder(order, chartColors());
  const frame = {
    class: `legend-line legend-${series}`,
    viewBox: '0 0 26 10',
    width: 26,
    height: 10,
    'aria-hidden': 'true',
  };
  const line = svg('path', { d: 'M0 5H26', 'stroke-dasharray': dash?.join(' ') });
  if (mark === null) return svg('svg', frame, line);
  const d = outline(mark, 13, 5, 3.5)
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`)
    .join('');
  return svg('svg', frame, line, svg('path', { d: `${d}Z`, class: 'legend-mark' }));
}
