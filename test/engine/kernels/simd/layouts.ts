/** Ways in which the matrices of an operand may lie in memory. */
import type { Matrices } from '../../../../src/engine/kernels/simd/products';

export const LAYOUTS = [
  'rows',
  'columns',
  'offset',
  'wide',
  'far',
  'every second',
  'equal rows',
  'equal columns',
  'one number',
  'equal matrices',
] as const;

export type Layout = (typeof LAYOUTS)[number];

/** Matrices with numbers from `next` in an array that may hold more. */
export function laidOut(layout: Layout, batch: number, rows: number, columns: number, next: () => number): Matrices {
  const lies = stridesOf(layout, rows, columns);
  const last = (batch - 1) * lies.batch + (rows - 1) * lies.row + (columns - 1) * lies.column;
  const array = new Float32Array(Math.max(0, lies.offset + last + 1));
  for (let i = 0; i < array.length; i++) array[i] = next();
  return { array, ...lies };
}

function stridesOf(layout: Layout, rows: number, columns: number): Omit<Matrices, 'array'> {
  const area = rows * columns;
  switch (layout) {
    case 'rows':
      return { offset: 0, batch: area, row: columns, column: 1 };
    case 'columns':
      return { offset: 0, batch: area, row: 1, column: rows };
    case 'offset':
      return { offset: 7, batch: area, row: columns, column: 1 };
    case 'wide':
      return { offset: 3, batch: rows * (columns + 5), row: columns + 5, column: 1 };
    case 'far':
      return { offset: 1, batch: 3 * rows * columns, row: 1, column: 3 * rows };
    case 'every second':
      return { offset: 0, batch: 6 * area, row: 6 * columns, column: 2 };
    case 'equal rows':
      return { offset: 2, batch: columns, row: 0, column: 1 };
    case 'equal columns':
      return { offset: 0, batch: rows, row: 1, column: 0 };
    case 'one number':
      return { offset: 0, batch: 0, row: 0, column: 0 };
    case 'equal matrices':
      return { offset: 0, batch: 0, row: columns, column: 1 };
  }
}

/** The same numbers one after the other. */
export function dense(from: Matrices, batch: number, rows: number, columns: number): Float64Array {
  const out = new Float64Array(batch * rows * columns);
  let at = 0;
  for (let i = 0; i < batch; i++)
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++)
        out[at++] = from.array[from.offset + i * from.batch + r * from.row + c * from.column] ?? NaN;
  return out;
}
