/** Contour lines of a grid as polylines in its own columns and rows: what runs along its edge or along a hole is left out. Pure. */
import { contours } from 'd3-contour';

/** Columns and rows, between the nodes too. */
export type GridPoint = readonly [column: number, row: number];
export type Polyline = readonly GridPoint[];

/** `f` row-major with `columns` in each row; a value that is not finite is a hole. */
export function isolines(f: readonly number[], columns: number, level: number): Polyline[] {
  const rows = f.length / columns;
  const values = f.map((value) => (Number.isFinite(value) ? value : NaN));
  const { coordinates } = contours().size([columns, rows]).contour(values, level);
  const isThere = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && row < rows && !Number.isNaN(values[row * columns + column]);
  // The library closes each line along the edge of the grid and of its holes.
  const isLine = ([column, row]: GridPoint): boolean => {
    if (!isThere(Math.floor(column), Math.floor(row)) || !isThere(Math.ceil(column), Math.ceil(row))) return false;
    if (!Number.isInteger(column) || !Number.isInteger(row)) return true;
    return [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ].every(([right = 0, up = 0]) => {
      const [c, r] = [column + right, row + up];
      return c < 0 || r < 0 || c >= columns || r >= rows || isThere(c, r);
    });
  };
  return coordinates.flat().flatMap((ring) =>
    pieces(
      ring.map(([x = NaN, y = NaN]): GridPoint => [x - 0.5, y - 0.5]),
      isLine,
    ),
  );
}

function pieces(ring: Polyline, isLine: (point: GridPoint) => boolean): Polyline[] {
  const found: GridPoint[][] = [[]];
  for (const point of ring) {
    if (isLine(point)) found.at(-1)?.push(point);
    else if (found.at(-1)?.length !== 0) found.push([]);
  }
  return found.filter((piece) => piece.length > 1);
}
