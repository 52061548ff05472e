/** What the grid and the heat map have in common: a matrix of numbers that scrolls, with a cell that is looked at. */
import type { TraceTensor } from '../../src/trace/trace';
import type { Cursor } from './cursor';
import type { Reading } from './reading';
import type { Scroller } from './scroller';

export interface BoardOptions {
  readonly tensor: TraceTensor;
  readonly reading: Reading;
  /** What it is, for a screen reader. */
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  /** Whether the tensor is a vector, whose only column has no index. */
  readonly isVector: boolean;
  readonly onScroll: () => void;
  readonly onPick: (cursor: Cursor) => void;
  /** The pointer is over this cell; null: over none. */
  readonly onHover: (cursor: Cursor | null) => void;
}

export interface Board {
  readonly root: HTMLElement;
  /** What takes the focus. */
  readonly stage: HTMLElement;
  readonly scroller: Scroller;
  /** How many rows and columns are seen. */
  readonly page: { readonly rows: number; readonly columns: number };
  /** How many rows and columns one number stands for. */
  readonly block: { readonly rows: number; readonly columns: number };
  /** Measures anew: it came into the page, or has another size. */
  measure(): void;
  draw(): void;
  setCursor(cursor: Cursor): void;
}
