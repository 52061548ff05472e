/** A plot's samples as a table: the same for those who cannot see the chart, and for a spreadsheet. */
import { formatNumber } from '../../src/trace/format';
import type { PlotData } from '../../src/trace/plot';
import { element } from '../elements';
import { t } from '../words';
import { csvOf } from './export/csv';
import { orderLabel, seriesOf } from './series';

/** As many rows as can be read through; evenly spread over the samples. */
const ROWS = 41;

function columnsOf(data: PlotData, label: string, name: string) {
  return [
    { head: label, values: data.x },
    ...seriesOf(data).map(({ order, values }) => ({ head: orderLabel(name, label, order), values })),
  ];
}

/** All samples, tab-separated, a line each. */
export function samplesText(data: PlotData, label: string, name: string): string {
  const columns = columnsOf(data, label, name);
  const lines = data.x.map((_, index) => columns.map(({ values }) => values[index] ?? NaN).join('\t'));
  return [columns.map(({ head }) => head).join('\t'), ...lines].join('\n');
}

/** All samples of all lines, for a file. */
export function samplesFile(data: PlotData, label: string, name: string): string {
  return csvOf(columnsOf(data, label, name));
}

export function sampleTable(data: PlotData, label: string, name: string): HTMLElement {
  const stride = Math.max(1, Math.floor((data.x.length - 1) / (ROWS - 1)));
  const columns = columnsOf(data, label, name);
  const rows = data.x.flatMap((_, index) => (index % stride === 0 ? [index] : []));
  const read = (value: number | undefined): string =>
    value === undefined || Number.isNaN(value) ? t('undefined') : formatNumber(Number(value.toPrecision(8)));
  return element(
    'table',
    { class: 'table plot-table' },
    element('caption', { class: 'for-screen-readers' }, t('{0} and its derivatives by {1}', name, label)),
    element('thead', {}, element('tr', {}, ...columns.map(({ head }) => element('th', { scope: 'col' }, head)))),
    element(
      'tbody',
      {},
      ...rows.map((index) =>
        element(
          'tr',
          {},
          ...columns.map(({ values }, place) =>
            place === 0 ? element('th', { scope: 'row' }, read(values[index])) : element('td', {}, read(values[index])),
          ),
        ),
      ),
    ),
  );
}
