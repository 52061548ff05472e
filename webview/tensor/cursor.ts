/** The cell that is looked at, moved by keys. Knows no elements of the page. */
import type { Action } from '../keys/bindings';

export interface Cursor {
  readonly row: number;
  readonly column: number;
}

export interface Field {
  readonly rows: number;
  readonly columns: number;
  /** How many rows and columns a page is. */
  readonly page: { readonly rows: number; readonly columns: number };
}

/** Where an action leads; null where it is none that moves. */
export function moved(
  { row, column }: Cursor,
  action: Action<'tensor'>,
  { rows, columns, page }: Field,
): Cursor | null {
  const to = (down: number, across: number): Cursor => ({
    row: Math.max(0, Math.min(rows - 1, down)),
    column: Math.max(0, Math.min(columns - 1, across)),
  });
  switch (action) {
    case 'up':
      return to(row - 1, column);
    case 'down':
      return to(row + 1, column);
    case 'left':
      return to(row, column - 1);
    case 'right':
      return to(row, column + 1);
    case 'up-far':
      return to(row - page.rows, column);
    case 'down-far':
      return to(row + page.rows, column);
    case 'left-far':
      return to(row, column - page.columns);
    case 'right-far':
      return to(row, column + page.columns);
    case 'row-start':
      return to(row, 0);
    case 'row-end':
      return to(row, columns - 1);
    case 'first':
      return to(0, 0);
    case 'last':
      return to(rows - 1, columns - 1);
    default:
      return null;
  }
}
