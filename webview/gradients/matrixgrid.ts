/**
 * A matrix as a table whose cells are coloured by sign and size, and walked on by the arrow keys. Colour repeats what the
 * numbers say. Knows neither what the matrix is nor who computed it.
 */
import { formatNumber } from '../../src/trace/format';
import type { MatrixData } from '../../src/trace/matrix';
import { element, fill } from '../elements';
import { actionOf } from '../keys/bindings';
import { shortNumber } from '../numbers';
import type { Page } from '../page';
import { t } from '../words';
import { placeText } from './matrixtext';

/** So much of a colour, in per cent, that the number on it is still read well. */
const STRONGEST = 46;

export class MatrixGrid {
  readonly root = element('div', { class: 'matrix-scroll' });
  private readonly page: Page;
  private cells: readonly (readonly HTMLElement[])[] = [];
  private row = 0;
  private column = 0;

  constructor(page: Page) {
    this.page = page;
    this.root.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
    this.root.addEventListener('focusin', ({ target }) => {
      this.cells.forEach((line, row) => {
        const column = line.findIndex((cell) => cell === target);
        if (column >= 0) this.makeCurrent(row, column);
      });
    });
  }

  show(data: MatrixData, output: string, label: string): void {
    const had = this.root.contains(document.activeElement);
    const { rows, columns, values } = data;
    const largest = largestOf(values);
    const names = columns.map((column) => placeText(column, output));
    this.cells = values.map((line) => line.map((value) => cellOf(value, largest)));
    const head = element(
      'tr',
      {},
      element('td', { class: 'matrix-corner' }),
      ...names.map((name) => element('th', { scope: 'col' }, name)),
    );
    const lines = this.cells.map((line, row) => {
      const place = rows[row];
      return element(
        'tr',
        {},
        element('th', { scope: 'row' }, place === undefined ? '' : placeText(place, output)),
        ...line,
      );
    });
    fill(
      this.root,
      element(
        'table',
        { class: 'matrix-table', role: 'grid', 'aria-label': label },
        element('thead', {}, head),
        element('tbody', {}, ...lines),
      ),
      scaleOf(largest),
    );
    this.makeCurrent(Math.min(this.row, values.length - 1), Math.min(this.column, columns.length - 1));
    if (had) this.cells[this.row]?.[this.column]?.focus();
  }

  private pressed(event: KeyboardEvent): void {
    const action = actionOf('matrix', event);
    if (action === null || this.cells.length === 0) return;
    event.preventDefault();
    const last = (this.cells[0]?.length ?? 1) - 1;
    switch (action) {
      case 'up':
        this.go(this.row - 1, this.column);
        break;
      case 'down':
        this.go(this.row + 1, this.column);
        break;
      case 'left':
        this.go(this.row, this.column - 1);
        break;
      case 'right':
        this.go(this.row, this.column + 1);
        break;
      case 'first':
        this.go(this.row, 0);
        break;
      case 'last':
        this.go(this.row, last);
        break;
    }
  }

  private go(row: number, column: number): void {
    const cell = this.cells[row]?.[column];
    if (cell === undefined) this.page.announce(t('The matrix ends here.'));
    else {
      this.makeCurrent(row, column);
      cell.focus();
    }
  }

  /** One cell is a stop of the Tab key. */
  private makeCurrent(row: number, column: number): void {
    this.cells[this.row]?.[this.column]?.setAttribute('tabindex', '-1');
    this.row = Math.max(0, row);
    this.column = Math.max(0, column);
    this.cells[this.row]?.[this.column]?.setAttribute('tabindex', '0');
  }
}

function largestOf(values: MatrixData['values']): number {
  return values.reduce(
    (most, line) =>
      line.reduce<number>(
        (own, value) => (value !== null && Number.isFinite(value) ? Math.max(own, Math.abs(value)) : own),
        most,
      ),
    0,
  );
}

function cellOf(value: number | null, largest: number): HTMLElement {
  const finite = value !== null && Number.isFinite(value);
  const sign = !finite ? 'odd' : value > 0 ? 'above' : value < 0 ? 'below' : 'zero';
  const cell = element(
    'td',
    {
      class: `matrix-cell matrix-${sign}`,
      tabindex: -1,
      title: value === null ? t('No gradient reaches it.') : formatNumber(value),
    },
    // Zero has no sign here: which one it gets depends on the way it was computed.
    shortNumber(value === 0 ? 0 : value),
  );
  // A quarter of the colour says the sign, the rest the size.
  const heat = finite && largest > 0 ? (0.25 + 0.75 * (Math.abs(value) / largest)) * STRONGEST : 0;
  cell.style.setProperty('--heat', `${heat.toFixed(1)}%`);
  return cell;
}

/** What the colours mean; the numbers say the same. */
function scaleOf(largest: number): HTMLElement | null {
  if (largest === 0) return null;
  return element(
    'div',
    { class: 'matrix-scale', 'aria-hidden': 'true' },
    element('span', {}, shortNumber(-largest)),
    element('span', { class: 'matrix-scale-bar' }),
    element('span', {}, shortNumber(largest)),
  );
}
