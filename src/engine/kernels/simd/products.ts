/**
 * Large products of float32 matrices by the compiled kernels: operands lie in arrays by strides, so transposed and
 * expanded ones cost nothing, and go through the kernels' memory in blocks, which bound what that grows to. Knows no tensor.
 */
import { simdModule, type SimdModule } from './module';
import { padded, ROOM, withRoom } from './room';

/** Where the matrices of an operand lie: the first number, and from matrix to matrix, row to row, column to column. */
export interface Matrices {
  readonly array: Float32Array;
  readonly offset: number;
  readonly batch: number;
  readonly row: number;
  readonly column: number;
}

/** How many pairs, rows of the left, columns of the left, columns of the right. */
export interface Sizes {
  readonly batch: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

/** From so many multiplications on, copying into the kernels' memory costs less than it saves. */
export const LARGE = 4096;
/** Rows and columns of a block at most, and numbers: three blocks and what is packed of them are 14 MB. */
const SIDE = 1024;
const AREA = SIDE * SIDE;
/** What packed panels take, in numbers. */
const WORK = 64 + 48 * 256 + 256 * 1024;

/** a · b for each pair; null where plain loops serve better, or are all there is. */
export function largeProduct(a: Matrices, b: Matrices, sizes: Sizes): Float32Array<ArrayBuffer> | null {
  const { batch, m, k, n } = sizes;
  // Rows or columns that are one in memory, as the gradient of a sum has them, are multiplied once.
  if (a.row === 0 && m > 1) return repeated(largeProduct(a, b, { ...sizes, m: 1 }), batch, m, n);
  if (b.column === 0 && n > 1) return repeated(largeProduct(a, b, { ...sizes, n: 1 }), batch * m, n, 1);
  if (batch * m * k * n < LARGE || k === 0) return null;
  const module = simdModule();
  if (module === null) return null;
  if (Math.max(m * k, k * n, m * n) <= AREA) return inGroups(module, a, b, sizes);
  const out = new Float32Array(batch * m * n);
  for (let i = 0; i < batch; i++) {
    const left = { ...a, offset: a.offset + i * a.batch };
    const right = { ...b, offset: b.offset + i * b.batch };
    inBlocks(module, left, right, sizes, out, i * m * n);
  }
  return out;
}

/** Each of `count` rows of `width` numbers, `times` as often. */
function repeated(
  rows: Float32Array | null,
  count: number,
  times: number,
  width: number,
): Float32Array<ArrayBuffer> | null {
  if (rows === null) return null;
  const out = new Float32Array(count * times * width);
  for (let i = 0; i < count; i++) {
    const start = i * times * width;
    if (width === 1) out.fill(rows[i] ?? 0, start, start + times);
    else for (let t = 0; t < times; t++) out.set(rows.subarray(i * width, (i + 1) * width), start + t * width);
  }
  return out;
}

/** As many pairs at once as fit. */
function inGroups(module: SimdModule, a: Matrices, b: Matrices, { batch, m, k, n }: Sizes): Float32Array<ArrayBuffer> {
  const group = Math.min(batch, Math.max(1, Math.floor(AREA / Math.max(m * k, k * n, m * n))));
  let out: Float32Array<ArrayBuffer> | null = null;
  for (let i = 0; i < batch; i += group) {
    const count = Math.min(group, batch - i);
    const left = { ...a, offset: a.offset + i * a.batch };
    const right = { ...b, offset: b.offset + i * b.batch };
    const part = multiplied(module, left, right, { batch: count, m, k, n }, false);
    // An array made of another is not filled with zeros before.
    if (count === batch) return new Float32Array(part);
    out ??= new Float32Array(batch * m * n);
    out.set(part, i * m * n);
  }
  return out ?? new Float32Array(0);
}

/** A pair too large for the memory: the sums of blocks of the result one after the other. */
function inBlocks(
  module: SimdModule,
  a: Matrices,
  b: Matrices,
  { m, k, n }: Sizes,
  out: Float32Array,
  at: number,
): void {
  const depth = Math.floor(AREA / Math.min(SIDE, Math.max(m, n)));
  for (let r = 0; r < m; r += SIDE)
    for (let j = 0; j < n; j += SIDE) {
      const [rows, columns] = [Math.min(SIDE, m - r), Math.min(SIDE, n - j)];
      let sum: Float32Array | null = null;
      for (let p = 0; p < k; p += depth) {
        const left = { ...a, offset: a.offset + r * a.row + p * a.column };
        const right = { ...b, offset: b.offset + p * b.row + j * b.column };
        sum = multiplied(module, left, right, { batch: 1, m: rows, k: Math.min(depth, k - p), n: columns }, p > 0);
      }
      for (let i = 0; i < rows && sum !== null; i++)
        out.set(sum.subarray(i * columns, (i + 1) * columns), at + (r + i) * n + j);
    }
}

/** The products as a view of the kernels' memory; `add`: added to those of the call before. */
function multiplied(module: SimdModule, a: Matrices, b: Matrices, sizes: Sizes, add: boolean): Float32Array {
  const { batch, m, k, n } = sizes;
  const count = batch * m * n;
  const [spanOfLeft, spanOfRight] = [spanned(a, batch, m, k), spanned(b, batch, k, n)];
  // The result comes first, so that it stays where it is while blocks of other sizes are added to it.
  const left = ROOM + padded(count);
  const right = left + padded(spanOfLeft ?? batch * m * k);
  const work = right + padded(spanOfRight ?? batch * k * n);
  const numbers = withRoom(module, work + padded(WORK) - ROOM);
  const { kernels } = module;
  const x = brought(numbers, a, left, spanOfLeft, batch, m, k);
  const y = brought(numbers, b, right, spanOfRight, batch, k, n);
  const more = add ? 1 : 0;
  if (batch === 1 && n === 1 && (y.row === 1 || k === 1) && (x.column === 1 || x.row === 1)) {
    const turned = x.column !== 1;
    kernels.gemv_f32(left, turned ? x.column : x.row, turned ? 1 : 0, right, ROOM, m, k, more);
  } else if (batch === 1 && m === 1 && (x.column === 1 || k === 1) && (y.row === 1 || y.column === 1)) {
    // A row times a matrix is the matrix's transpose times a column.
    const turned = y.row !== 1;
    kernels.gemv_f32(right, turned ? y.row : y.column, turned ? 1 : 0, left, ROOM, n, k, more);
  } else
    // prettier-ignore
    kernels.gemm_f32(
      left, x.batch, x.row, x.column, right, y.batch, y.row, y.column, ROOM, batch, m, k, n, more, work,
    );
  return numbers.subarray(ROOM / 4, ROOM / 4 + count);
}

type Strides = Pick<Matrices, 'batch' | 'row' | 'column'>;

/** How many numbers lie from the first to the last, where these are not many more than are looked at; else null. */
function spanned({ batch, row, column }: Matrices, count: number, rows: number, columns: number): number | null {
  const span = (count - 1) * batch + (rows - 1) * row + (columns - 1) * column + 1;
  return span <= 64 + 1.25 * count * rows * columns ? span : null;
}

/** Copies an operand to `at`: as it lies, or, where that would take too much, row by row; says how it lies there. */
function brought(
  numbers: Float32Array,
  from: Matrices,
  at: number,
  span: number | null,
  batch: number,
  rows: number,
  columns: number,
): Strides {
  const { array, offset } = from;
  let to = at / 4;
  if (span !== null) {
    numbers.set(array.subarray(offset, offset + span), to);
    return from;
  }
  // Those of the longer stretches are copied whole.
  const turned = from.row === 1;
  const [lines, length] = turned ? [columns, rows] : [rows, columns];
  const [next, step] = turned ? [from.column, 1] : [from.row, from.column];
  for (let i = 0; i < batch; i++)
    for (let l = 0; l < lines; l++) {
      const start = offset + i * from.batch + l * next;
      if (step === 1) numbers.set(array.subarray(start, start + length), to);
      else for (let j = 0; j < length; j++) numbers[to + j] = array[start + j * step] ?? 0;
      to += length;
    }
  const area = rows * columns;
  return turned ? { batch: area, row: 1, column: rows } : { batch: area, row: columns, column: 1 };
}
