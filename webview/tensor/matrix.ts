/**
 * The numbers of a tensor and of its gradient side by side, as grids or as heat maps: both scroll together and have one
 * cell that is looked at, which is moved by keys, read out in full and spoken.
 */
import { planeOf, sliceOffset, indicesOf } from '../../src/trace/tensors/plane';
import type { TraceTensor } from '../../src/trace/trace';
import { element, setText } from '../elements';
import { actionOf } from '../keys/bindings';
import { t } from '../words';
import type { Board, BoardOptions } from './board';
import { moved, type Cursor } from './cursor';
import { GridBoard } from './grid';
import { HeatBoard } from './heat';
import { HeatLegend } from './legend';
import { Reading } from './reading';
import { sideOf, type Pair, type Side, type TensorSource } from './source';
import { fullCell } from './spelling';

export interface MatrixOptions {
  readonly kind: 'grid' | 'heat';
  readonly pair: Pair;
  readonly sides: readonly Side[];
  readonly slice: readonly number[];
  /** The cell that is looked at first, by its place in the slice. */
  readonly place: number;
  readonly source: TensorSource;
  readonly announce: (text: string) => void;
  readonly onProblem: (problem: unknown) => void;
  /** Another cell is looked at. */
  readonly onPlace: (place: number) => void;
  /** The keys for slices are the viewer's. */
  readonly onStep: (by: 1 | -1) => void;
}

interface Shown {
  readonly side: Side;
  readonly tensor: TraceTensor;
  readonly board: Board;
  readonly reading: Reading;
}

export class MatrixView {
  readonly root = element('div', { class: 'tensor-matrix' });
  private readonly readout = element('p', { class: 'tensor-readout mono' });
  private readonly options: MatrixOptions;
  private readonly shown: readonly Shown[];
  /** Numbers of both, whatever is drawn: what is read out is the pair. */
  private readonly rows: number;
  private readonly columns: number;
  private cursor: Cursor;
  private hovered: Cursor | null = null;
  /** The cell is to be spoken once its numbers are there. */
  private toSay = false;
  private readonly observer = new ResizeObserver(() => {
    this.measure();
  });

  constructor(options: MatrixOptions) {
    this.options = options;
    const plane = planeOf(options.pair.tensor.shape);
    const turned = this.isVector && options.kind === 'heat';
    this.rows = turned ? 1 : plane.rows;
    this.columns = turned ? plane.rows : plane.columns;
    this.cursor = this.cursorOf(options.place);
    this.shown = options.sides.flatMap((side) => {
      const tensor = sideOf(options.pair, side);
      return tensor === null ? [] : [this.made(side, tensor, turned)];
    });
    const boards = element('div', { class: 'tensor-boards' });
    for (const { side, board } of this.shown)
      boards.append(
        element('figure', { class: 'tensor-figure' }, element('figcaption', {}, captionOf(side)), board.root),
      );
    this.root.append(boards, this.readout);
    this.root.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
    for (const { board } of this.shown) this.observer.observe(board.root);
    if (options.kind === 'heat') void this.scale();
  }

  dispose(): void {
    this.observer.disconnect();
  }

  focus(): void {
    this.shown[0]?.board.stage.focus();
  }

  /** In the page: sizes can be measured. */
  measure(): void {
    for (const { board } of this.shown) {
      board.setCursor(this.cursor);
      board.measure();
      board.draw();
    }
    this.readOut();
  }

  redraw(): void {
    for (const { board } of this.shown) board.draw();
    this.readOut();
  }

  /** Looks at another cell, by its place in the slice. */
  go(place: number): void {
    this.moveTo(this.cursorOf(place));
  }

  private get isVector(): boolean {
    return this.options.pair.tensor.shape.length === 1;
  }

  private made(side: Side, tensor: TraceTensor, turned: boolean): Shown {
    const { source, slice, pair, kind, onProblem } = this.options;
    const reading = new Reading({
      source,
      tensor,
      slice,
      turned,
      margin: kind === 'grid' ? 1 : 0.5,
      onChange: () => {
        this.redraw();
        if (this.toSay) this.say();
      },
      onProblem,
    });
    const options: BoardOptions = {
      tensor,
      reading,
      label: labelOf(side, pair.name, kind),
      rows: this.rows,
      columns: this.columns,
      isVector: this.isVector,
      onScroll: () => {
        board.draw();
        for (const { board: other } of this.shown) if (other !== board) other.scroller.moveTo(board.scroller.first);
      },
      onPick: (cursor) => {
        this.moveTo(cursor);
      },
      onHover: (cursor) => {
        this.hovered = cursor;
        this.readOut();
      },
    };
    const board: Board = kind === 'grid' ? new GridBoard(options) : new HeatBoard(options);
    return { side, tensor, board, reading };
  }

  private async scale(): Promise<void> {
    const { source, onProblem } = this.options;
    try {
      for (const { board, tensor } of this.shown) {
        const { min, max } = await source.statistics(tensor);
        if (source.isClosed || !(board instanceof HeatBoard)) return;
        const limit = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0));
        board.scaleTo(limit);
        const legend = new HeatLegend(limit, board.block);
        board.root.append(legend.root);
        legend.draw();
      }
    } catch (problem) {
      if (!source.isClosed) onProblem(problem);
    }
  }

  private pressed(event: KeyboardEvent): void {
    if (!this.shown.some(({ board }) => board.stage === event.target)) return;
    const action = actionOf('tensor', event);
    if (action === null) return;
    event.preventDefault();
    const page = this.shown[0]?.board.page ?? { rows: 1, columns: 1 };
    const next = moved(this.cursor, action, { rows: this.rows, columns: this.columns, page });
    if (next !== null) {
      if (next.row === this.cursor.row && next.column === this.cursor.column)
        this.options.announce(t('That is the edge of the tensor.'));
      else this.moveTo(next);
    } else if (action === 'slice-before' || action === 'slice-after')
      this.options.onStep(action === 'slice-after' ? 1 : -1);
    else this.zoom(action === 'zoom-in' ? 1 : action === 'zoom-out' ? -1 : 0);
  }

  /** 0: fits. */
  zoom(by: 1 | -1 | 0): void {
    const boards = this.shown.map(({ board }) => board).filter((board) => board instanceof HeatBoard);
    const changed = boards.map((board) => board.zoomTo(by === 0 ? 0 : board.zoom + by));
    if (!changed.includes(true)) this.options.announce(t('It cannot be zoomed further.'));
  }

  private moveTo(cursor: Cursor): void {
    this.cursor = cursor;
    for (const { board } of this.shown) {
      board.setCursor(cursor);
      board.scroller.reveal(cursor);
      board.draw();
    }
    this.options.onPlace(cursor.row * this.columns + cursor.column);
    this.readOut();
    this.say();
  }

  private say(): void {
    const missing = this.shown.some(({ reading }) => reading.at(this.cursor.row, this.cursor.column) === undefined);
    this.toSay = missing;
    if (!missing) this.options.announce(this.textOf(this.cursor));
  }

  private readOut(): void {
    setText(this.readout, this.textOf(this.hovered ?? this.cursor));
  }

  /** `W[3, 5] = 0.25, gradient -0.5` */
  private textOf({ row, column }: Cursor): string {
    const { pair, slice } = this.options;
    const { shape } = pair.tensor;
    const place = (sliceOffset(shape, slice) ?? 0) + row * this.columns + column;
    const name = `${pair.name}[${indicesOf(shape, place).join(', ')}]`;
    const { rows, columns } = this.shown[0]?.board.block ?? { rows: 1, columns: 1 };
    const several = rows * columns > 1;
    const parts = this.shown.map(({ side, tensor, reading }) => {
      const text = fullCell(tensor.dtype, reading.at(row, column));
      return side === 'value'
        ? `${name} = ${text}`
        : this.shown.length > 1
          ? t('gradient {0}', text)
          : t('gradient of {0}: {1}', name, text);
    });
    const text = parts.join(', ');
    return several ? t('Largest of {0} × {1} numbers at {2}', rows, columns, text) : text;
  }

  private cursorOf(place: number): Cursor {
    const within = Math.max(0, Math.min(this.rows * this.columns - 1, place));
    return { row: Math.floor(within / this.columns), column: within % this.columns };
  }
}

function captionOf(side: Side): string {
  return side === 'value' ? t('value') : t('gradient');
}

function labelOf(side: Side, name: string, kind: 'grid' | 'heat'): string {
  if (kind === 'grid') return side === 'value' ? t('Values of {0}', name) : t('Gradient of {0}', name);
  return side === 'value' ? t('Heat map of {0}', name) : t('Heat map of the gradient of {0}', name);
}
