/** A plot's samples as a table: the same for those who cannot see the chart. */
import { formatNumber } from '../../src/trace/format';
import type { PlotData } from '../../src/trace/plot';
import { element } from '../elements';
import { t } from '../words';

/** As many rows as can be read through; evenly spread over the samples. */
const ROWS = 41;

/** All samples, tab-separated, a line each. */
export function samplesText({ x, f, df }: PlotData, label: string, name: string): string {
  const lines = x.map((at, index) => [at, f[index] ?? NaN, df[index] ?? NaN].join('\t'));
  return [[label, name, `∂${name}/∂${label}`].join('\t'), ...lines].join('\n');
}

export function sampleTable(data: PlotData, label: string, name: string): HTMLElement {
  const stride = Math.max(1, Math.floor((data.x.length - 1) / (ROWS - 1)));
  const rows = data.x.flatMap((x, index) =>
    index % stride === 0 ? [{ x, f: data.f[index], df: data.df[index] }] : [],
  );
  const read = (value: number | undefined): string =>
    value === undefined || Number.isNaN(value) ? t('undefined') : formatNumber(Number(value.toPrecision(8)));
  return element(
    'table',
    { class: 'table plot-table' },
    element('caption', { class: 'for-screen-readers' }, t('{0} and its derivative by {1}', name, label)),
    element(
      'thead',
      {},
      element('tr', {}, ...[label, name, `∂${name}/∂${label}`].map((head) => element('th', { scope: 'col' }, head))),
    ),
    element(
      'tbody',
      {},
      ...rows.map(({ x, f, df }) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, read(x)),
          element('td', {}, read(f)),
          element('td', {}, read(df)),
        ),
      ),
    ),
  );
}
