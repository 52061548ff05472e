/** Which lines of the function's plot are shown: the legend's buttons, remembered as switches. */
import type { PlotData } from '../../src/trace/plot';
import type { Page } from '../page';
import { t } from '../words';
import type { Spot } from './chart';
import { fillLegend, type LegendItem } from './legend';
import { hasTangent } from './reading';
import { keyOf, orderLabel, seriesOf, TANGENT } from './series';

export interface Lines {
  readonly data: PlotData;
  readonly name: string;
  readonly label: string;
  /** Where the tangent touches; null: there is none. */
  readonly tangent: Spot | null;
}

/** `changed` is called when a line was shown or hidden. */
export function showLegend(
  legend: HTMLElement,
  { remembered }: Page,
  { data, name, label, tangent }: Lines,
  changed: () => void,
): void {
  const isShown = (series: string): boolean => !remembered.isOn(`series:${series}`);
  const items: LegendItem[] = seriesOf(data).map(({ order }) => {
    const series = keyOf(order);
    return { series, order, label: orderLabel(name, label, order), shown: isShown(series) };
  });
  if (hasTangent(tangent)) items.push({ series: TANGENT, order: null, label: t('tangent'), shown: isShown(TANGENT) });
  const signature = JSON.stringify(items);
  // While a value moves nothing of it changes: a button under the pointer stays the same element.
  if (legend.dataset['items'] === signature) return;
  legend.dataset['items'] = signature;
  fillLegend(legend, items, ({ series, shown }) => {
    remembered.switch(`series:${series}`, shown);
    changed();
  });
}
