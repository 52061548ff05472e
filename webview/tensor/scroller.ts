/**
 * A part of the page that scrolls over something far larger than can be drawn: what is seen is drawn anew in a layer that
 * stays where it is. Knows neither tensors nor what is drawn.
 */
import { element } from '../elements';
import { Axis } from './axis';

export interface Scale {
  /** Pixels of a row or column, and of the heads that do not scroll. */
  readonly row: number;
  readonly column: number;
  readonly rowHeads: number;
  readonly columnHeads: number;
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

export class Scroller {
  readonly root = element('div', { class: 'tensor-scroll' });
  /** What is drawn in. */
  readonly layer = element('div', { class: 'tensor-layer' });
  private readonly extent = element('div', { class: 'tensor-extent' }, this.layer);
  private counts = { rows: 0, columns: 0 };
  private scale: Scale = { row: 20, column: 60, rowHeads: 0, columnHeads: 0 };
  private drawn: Place = { row: 0, column: 0 };

  /** `onMove` is told when other rows or columns are seen, by whatever way. */
  constructor(onMove: () => void) {
    this.root.append(this.extent);
    this.root.addEventListener(
      'scroll',
      () => {
        const { first } = this;
        if (first.row === this.drawn.row && first.column === this.drawn.column) return;
        this.drawn = first;
        onMove();
      },
      { passive: true },
    );
  }

  extend(counts: { readonly rows: number; readonly columns: number }, scale: Scale): void {
    this.counts = counts;
    this.scale = scale;
    this.extent.style.width = `${String(this.across.length)}px`;
    this.extent.style.height = `${String(this.down.length)}px`;
  }

  get columnSize(): number {
    return this.scale.column;
  }

  get down(): Axis {
    const { row, columnHeads } = this.scale;
    return new Axis(this.counts.rows, { size: row, head: columnHeads, seen: this.root.clientHeight });
  }

  get across(): Axis {
    const { column, rowHeads } = this.scale;
    return new Axis(this.counts.columns, { size: column, head: rowHeads, seen: this.root.clientWidth });
  }

  /** The first row and column that are seen. */
  get first(): Place {
    return { row: this.down.firstAt(this.root.scrollTop), column: this.across.firstAt(this.root.scrollLeft) };
  }

  moveTo({ row, column }: Place): void {
    const { first } = this;
    if (row !== first.row) this.root.scrollTop = this.down.scrollFor(row);
    if (column !== first.column) this.root.scrollLeft = this.across.scrollFor(column);
  }

  /** Scrolls as little as shows this cell whole. */
  reveal({ row, column }: Place): void {
    const { first } = this;
    this.moveTo({ row: this.down.showing(row, first.row), column: this.across.showing(column, first.column) });
  }
}
