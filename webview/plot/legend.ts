/** The legend of the function's plot: what each line is, and a button that hides it. Knows neither chart nor samples. */
import { element, fill, svg } from '../elements';
import { t } from '../words';
import type { Series } from './chart';

export interface LegendItem {
  readonly series: Series;
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
        svg(
          'svg',
          {
            class: `legend-line legend-${item.series}`,
            viewBox: '0 0 26 10',
            width: 26,
            height: 10,
            'aria-hidden': 'true',
          },
          svg('path', { d: 'M0 5H26' }),
        ),
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
