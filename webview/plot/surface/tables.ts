/** The picture of f over two variables as a table of numbers, and a path of gradient descent as another. Knows no state. */
import type { DescentData } from '../../../src/trace/descent';
import { formatNumber } from '../../../src/trace/format';
import type { SurfaceData } from '../../../src/trace/surface';
import { element } from '../../elements';
import { t } from '../../words';
import { evenly } from '../curves';

/** As many as can be read through. */
const COLUMNS = 9;
const ROWS = 21;
const STEPS = 101;

export interface Names {
  readonly f: string;
  readonly x: string;
  readonly y: string;
}

/** A row for each y from above, a column for each x. */
export function gridTable({ x, y, f }: SurfaceData, names: Names): HTMLElement {
  const columns = evenly(x.length, COLUMNS);
  const rows = evenly(y.length, ROWS).reverse();
  return element(
    'table',
    { class: 'table plot-table' },
    element('caption', { class: 'for-screen-readers' }, t('{0} over {1} and {2}', names.f, names.x, names.y)),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, `${names.y} ╲ ${names.x}`),
        ...columns.map((column) => element('th', { scope: 'col' }, read(x[column]))),
      ),
    ),
    element(
      'tbody',
      {},
      ...rows.map((row) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, read(y[row])),
          ...columns.map((column) => element('td', {}, read(f[row * x.length + column]))),
        ),
      ),
    ),
  );
}

/** `current`: the step that the picture shows last. */
export function pathTable({ x, y, f, norm }: DescentData, names: Names, current: number): HTMLElement {
  const heads = [t('step'), names.x, names.y, names.f, `|∇${names.f}|`];
  return element(
    'table',
    { class: 'table plot-table' },
    element('caption', { class: 'for-screen-readers' }, t('Path of gradient descent')),
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element(
      'tbody',
      {},
      ...stepsShown(x.length, current).map((step) =>
        element(
          'tr',
          step === current ? { 'aria-current': 'step' } : {},
          element('th', { scope: 'row' }, String(step)),
          ...[x, y, f, norm].map((list) => element('td', {}, read(list[step]))),
        ),
      ),
    ),
  );
}

/** Evenly spread where there are many, the current one always among them. */
function stepsShown(count: number, current: number): number[] {
  return [...new Set([...evenly(count, STEPS), current])].filter((step) => step < count).sort((a, b) => a - b);
}

/** All values, tab-separated, a line for each place; then the path. */
export function surfaceText(data: SurfaceData, path: DescentData | null, names: Names): string {
  const { x, y, f, dx, dy } = data;
  const head = [names.x, names.y, names.f, `∂${names.f}/∂${names.x}`, `∂${names.f}/∂${names.y}`];
  const grid = f.map((value, at) => [x[at % x.length], y[Math.floor(at / x.length)], value, dx[at], dy[at]]);
  const steps =
    path === null
      ? []
      : [
          [],
          [t('step'), names.x, names.y, names.f, `|∇${names.f}|`],
          ...path.x.map((at, step) => [step, at, path.y[step], path.f[step], path.norm[step]]),
        ];
  return [head, ...grid, ...steps].map((cells) => cells.join('\t')).join('\n');
}

function read(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? t('undefined') : formatNumber(Number(value.toPrecision(6)));
}
