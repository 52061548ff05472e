/** A matrix as a table of which only what is seen is there: its indices stay in sight while it scrolls. */
import { element, fill, setAttributes, setText } from '../elements';
import { counted, t } from '../words';
import type { Board, BoardOptions } from './board';
import type { Cursor } from './cursor';
import { Scroller } from './scroller';
import { cellLength, fullCell, isWhole, shortCell } from './spelling';

const ROW = 22;
const PADDING = 18;

export class GridBoard implements Board {
  readonly root: HTMLElement;
  readonly stage: HTMLElement;
  readonly scroller: Scroller;
  private readonly table: HTMLTableElement;
  private readonly probe = element('span', { class: 'tensor-probe', 'aria-hidden': 'true' }, '0'.repeat(20));
  private readonly options: BoardOptions;
  private cells: HTMLTableCellElement[][] = [];
  private cursor: Cursor = { row: 0, column: 0 };

  constructor(options: BoardOptions) {
    this.options = options;
    const { label, rows, columns, onScroll } = options;
    this.scroller = new Scroller(onScroll);
    this.table = element('table', {
      class: 'tensor-grid',
      role: 'grid',
      'aria-label': label,
      'aria-rowcount': rows + 1,
      'aria-colcount': columns + 1,
      tabindex: 0,
    });
    this.stage = this.table;
    this.scroller.layer.append(this.table);
    this.root = element('div', { class: 'tensor-board' }, this.scroller.root, this.probe);
    this.table.addEventListener('pointerdown', ({ target }) => {
      const cursor = this.cursorOf(target);
      if (cursor !== null) options.onPick(cursor);
    });
    this.table.addEventListener('pointerover', ({ target }) => {
      options.onHover(this.cursorOf(target));
    });
    this.table.addEventListener('pointerleave', () => {
      options.onHover(null);
    });
  }

  readonly block = { rows: 1, columns: 1 };

  get page() {
    return { rows: this.scroller.down.whole, columns: this.scroller.across.whole };
  }

  measure(): void {
    const { tensor, rows, columns } = this.options;
    const letter = this.probe.offsetWidth / 20;
    if (letter === 0) return;
    const wide = (letters: number): number => Math.ceil(letters * letter) + PADDING;
    const least = wide(Math.max(cellLength(tensor), String(columns - 1).length));
    const heads = wide(String(rows - 1).length);
    const extend = (column: number): void => {
      this.scroller.extend({ rows, columns }, { row: ROW, column, rowHeads: heads, columnHeads: ROW });
    };
    const { first, root } = this.scroller;
    if (root.clientWidth === 0) extend(least);
    // Whole columns only: a number that is cut off reads as another one.
    const room = this.root.clientWidth - (root.offsetWidth - root.clientWidth);
    const whole = Math.max(1, Math.floor((room - heads) / least));
    extend(whole < columns ? Math.max(least, Math.floor((room - heads) / whole)) : least);
    this.scroller.moveTo(first);
    const column = this.scroller.columnSize;
    this.root.style.setProperty('--tensor-column', `${String(column)}px`);
    this.root.style.setProperty('--tensor-heads', `${String(heads)}px`);
  }

  setCursor(cursor: Cursor): void {
    this.cursor = cursor;
  }

  draw(): void {
    const { reading, tensor, isVector } = this.options;
    const { first, down, across } = this.scroller;
    const rows = Math.min(down.partly, down.count - first.row);
    const columns = Math.min(across.whole, across.count - first.column);
    reading.want({
      rows: { from: first.row, count: rows },
      columns: { from: first.column, count: columns },
      block: { rows: 1, columns: 1 },
    });
    this.make(rows, columns);
    for (const [r, line] of this.cells.entries()) {
      const row = first.row + r - 1;
      if (r > 0) setAttributes(line[0]?.parentElement ?? this.table, { 'aria-rowindex': row + 2 });
      for (const [c, cell] of line.entries()) {
        const column = first.column + c - 1;
        if (r === 0) {
          setText(cell, c === 0 ? '' : isVector ? '' : String(column));
          setAttributes(cell, { 'aria-colindex': c === 0 ? 1 : column + 2 });
        } else if (c === 0) setText(cell, String(row));
        else this.write(cell, row, column, reading.at(row, column), tensor.dtype);
      }
    }
  }

  private write(cell: HTMLElement, row: number, column: number, value: number | null | undefined, dtype: string): void {
    setText(cell, shortCell(dtype, value));
    const isCurrent = row === this.cursor.row && column === this.cursor.column;
    setAttributes(cell, {
      'data-row': row,
      'data-column': column,
      'aria-colindex': column + 2,
      'aria-selected': isCurrent ? 'true' : null,
      title: value === undefined || isWhole(dtype) ? null : fullCell(dtype, value),
    });
    const odd = typeof value === 'number' && !Number.isFinite(value);
    cell.className = odd ? 'tensor-cell tensor-odd' : value === 0 ? 'tensor-cell tensor-zero' : 'tensor-cell';
  }

  /** As many rows and columns of cells as are seen. */
  private make(rows: number, columns: number): void {
    if (this.cells.length === rows + 1 && this.cells[0]?.length === columns + 1) return;
    this.cells = Array.from({ length: rows + 1 }, (_, row) =>
      Array.from({ length: columns + 1 }, (__, column) => {
        if (row === 0 && column === 0) return element('td', { class: 'tensor-corner' });
        if (row === 0) return element('th', { scope: 'col' });
        return column === 0 ? element('th', { scope: 'row' }) : element('td', { role: 'gridcell' });
      }),
    );
    const lines = this.cells.map((cells) => element('tr', {}, ...cells));
    const [head, ...others] = lines;
    fill(this.table, element('thead', {}, head), element('tbody', {}, ...others));
  }

  private cursorOf(target: EventTarget | null): Cursor | null {
    const cell = target instanceof Element ? target.closest<HTMLElement>('.tensor-cell') : null;
    const { row, column } = cell?.dataset ?? {};
    return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
  }
}

/** `64 × 128`, or how many. */
export function sizeText(rows: number, columns: number, isVector: boolean): string {
  return isVector ? t('{0} numbers', counted(rows)) : `${counted(rows)} × ${counted(columns)}`;
}
