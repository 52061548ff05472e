/** A tensor as matrices: which of its numbers a slice and a rectangle in it are. Knows no engine. */
import type { Elements, ElementsRequest, Span } from '../elements';

/** The last two dimensions, and those before them; a vector is a column, a number a single cell. */
export interface Plane {
  readonly rows: number;
  readonly columns: number;
  readonly leading: readonly number[];
}

export function planeOf(shape: readonly number[]): Plane {
  if (shape.length === 0) return { rows: 1, columns: 1, leading: [] };
  if (shape.length === 1) return { rows: shape[0] ?? 0, columns: 1, leading: [] };
  return { rows: shape.at(-2) ?? 0, columns: shape.at(-1) ?? 0, leading: shape.slice(0, -2) };
}

/** The place of a slice's first number, row-major; null where the tensor has no such slice. */
export function sliceOffset(shape: readonly number[], slice: readonly number[]): number | null {
  const { rows, columns, leading } = planeOf(shape);
  if (slice.length !== leading.length) return null;
  let offset = 0;
  for (const [dimension, size] of leading.entries()) {
    const index = slice[dimension] ?? -1;
    if (!Number.isInteger(index) || index < 0 || index >= size) return null;
    offset = offset * size + index;
  }
  return offset * rows * columns;
}

/** A span as far as there is something. */
export function within({ from, count }: Span, size: number): Span {
  const start = Math.min(from, size);
  return { from: start, count: Math.max(0, Math.min(count, size - start)) };
}

type Rectangle = Pick<ElementsRequest, 'rows' | 'columns' | 'block'>;

/** How many numbers an answer would hold. */
export function sizeOf(shape: readonly number[], { rows, columns, block }: Rectangle): [rows: number, columns: number] {
  const plane = planeOf(shape);
  return [
    Math.ceil(within(rows, plane.rows).count / block.rows),
    Math.ceil(within(columns, plane.columns).count / block.columns),
  ];
}

/** `values` may be the first ones only. `check` is called now and then. */
export function elementsIn(
  shape: readonly number[],
  values: ArrayLike<number>,
  request: Rectangle & Pick<ElementsRequest, 'slice'>,
  check: () => void,
): Elements | null {
  const offset = sliceOffset(shape, request.slice);
  if (offset === null) return null;
  const plane = planeOf(shape);
  const rows = within(request.rows, plane.rows);
  const columns = within(request.columns, plane.columns);
  const { block } = request;
  const found: (number | null)[] = [];
  for (let row = rows.from; row < rows.from + rows.count; row += block.rows) {
    check();
    for (let column = columns.from; column < columns.from + columns.count; column += block.columns) {
      const height = Math.min(block.rows, rows.from + rows.count - row);
      const width = Math.min(block.columns, columns.from + columns.count - column);
      found.push(
        height * width === 1
          ? (values[offset + row * plane.columns + column] ?? null)
          : largest(values, offset + row * plane.columns + column, height, width, plane.columns),
      );
    }
  }
  const [high, wide] = sizeOf(shape, request);
  return { rows: high, columns: wide, values: found };
}

/** Of a rectangle: NaN, else the number of largest magnitude; null where a number is not held. */
function largest(values: ArrayLike<number>, start: number, height: number, width: number, stride: number) {
  let found = 0;
  for (let row = 0; row < height; row += 1)
    for (let at = start + row * stride; at < start + row * stride + width; at += 1) {
      const value = values[at];
      if (value === undefined) return null;
      if (Number.isNaN(value)) return NaN;
      if (Math.abs(value) > Math.abs(found)) found = value;
    }
  return found;
}

/** The indices of the element that stands at this place, row-major. */
export function indicesOf(shape: readonly number[], place: number): number[] {
  let rest = place;
  return shape
    .toReversed()
    .map((size) => {
      const index = rest % size;
      rest = Math.floor(rest / size);
      return index;
    })
    .reverse();
}
