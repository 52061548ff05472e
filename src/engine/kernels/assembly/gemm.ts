// Products of matrices: panels of both operands are packed so that a tile of 6 × 8 sums stays in registers while it
// reads memory in order. The tile is the fastest of sixteen that were tried: it keeps both multipliers busy.
import { dot } from './reductions';
import { madd } from './vectors';

/** Rows and columns of a tile. */
const MR: i32 = 6;
const NR: i32 = 8;
/** So many steps of a tile are one panel: that of the right operand (8 kB) stays in the first cache. */
const KC: i32 = 256;
/** So many rows are packed at once; a multiple of MR. */
const MC: i32 = 48;
/** So many columns of the right operand are packed at once. A multiple of NR. */
const NC: i32 = 1024;
/** Bytes in front of the packed panels for a tile that hangs over the edge. */
const TILE: usize = 256;

/**
 * c = a · b for each of `batch` pairs, `m` × `k` times `k` × `n`. Places are in bytes, strides and counts in numbers; a's
 * are from pair to pair, row to row, column to column, b's too; c is row-major, and added to where `add`. `work` takes
 * 4 · (64 + MC · KC + KC · NC) bytes.
 */
export function gemm_f32(
  a: usize, aBatch: i32, aRow: i32, aColumn: i32,
  b: usize, bBatch: i32, bRow: i32, bColumn: i32,
  c: usize, batch: i32, m: i32, k: i32, n: i32, add: bool, work: usize,
): void {
  const left = work + TILE;
  const right = left + bytes(MC * KC);
  for (let i = 0; i < batch; i++) {
    for (let s = 0; s < n; s += NC) {
      const columns = min(NC, n - s);
      for (let p = 0; p < k; p += KC) {
        const depth = min(KC, k - p);
        packed(b + bytes(p * bRow + s * bColumn), bColumn, bRow, columns, depth, NR, right);
        for (let r = 0; r < m; r += MC) {
          const rows = min(MC, m - r);
          packed(a + bytes(p * aColumn + r * aRow), aRow, aColumn, rows, depth, MR, left);
          for (let j = 0; j < columns; j += NR)
            for (let q = 0; q < rows; q += MR)
              tile(
                left + bytes(q * depth), right + bytes(j * depth), depth, c + bytes((r + q) * n + s + j), n,
                min(MR, rows - q), min(NR, columns - j), work, p == 0 && !add,
              );
        }
      }
    }
    a += bytes(aBatch);
    b += bytes(bBatch);
    c += bytes(m * n);
  }
}

/** Of so many numbers. */
// @ts-ignore: decorator
@inline
function bytes(numbers: i32): usize {
  return (<usize>numbers) << 2;
}

/**
 * `count` lines of `depth` numbers in groups of `width`, number by number; the last group is filled up with zeros. `line`
 * is from line to line, `step` from number to number of one.
 */
function packed(from: usize, line: i32, step: i32, count: i32, depth: i32, width: i32, to: usize): void {
  for (let i = 0; i < count; i += width) {
    const lines = min(width, count - i);
    if (lines == width && line == 1) beside(from, step, depth, width, to);
    else if (lines == width && step == 1) along(from, line, depth, width, to);
    else
      for (let p = 0; p < depth; p++)
        for (let l = 0; l < width; l++)
          store<f32>(to + bytes(p * width + l), l < lines ? load<f32>(from + bytes(l * line + p * step)) : 0);
    from += bytes(width * line);
    to += bytes(width * depth);
  }
}

/** A group whose lines lie beside each other. */
// @ts-ignore: decorator
@inline
function beside(from: usize, step: i32, depth: i32, width: i32, to: usize): void {
  for (let p = 0; p < depth; p++) {
    v128.store(to, v128.load(from));
    if (width == 8) v128.store(to, v128.load(from, 16), 16);
    else store<i64>(to, load<i64>(from, 16), 16);
    from += bytes(step);
    to += bytes(width);
  }
}

/** A group whose lines lie one behind the other: four numbers of four lines are turned at once. */
// @ts-ignore: decorator
@inline
function along(from: usize, line: i32, depth: i32, width: i32, to: usize): void {
  const next = bytes(line);
  const row = bytes(width);
  let p = 0;
  for (; p + 4 <= depth; p += 4) {
    turned(from, next, to, row);
    if (width == 8) turned(from + 4 * next, next, to + 16, row);
    else {
      const x = v128.load(from + 4 * next);
      const y = v128.load(from + 5 * next);
      const low = i8x16.shuffle(x, y, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
      const high = i8x16.shuffle(x, y, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
      v128.store64_lane(to, low, 0, 16);
      v128.store64_lane(to + row, low, 1, 16);
      v128.store64_lane(to + 2 * row, high, 0, 16);
      v128.store64_lane(to + 3 * row, high, 1, 16);
    }
    from += 16;
    to += 4 * row;
  }
  for (; p < depth; p++) {
    for (let l = 0; l < width; l++) store<f32>(to + bytes(l), load<f32>(from + bytes(l * line)));
    from += 4;
    to += row;
  }
}

/** The transpose of four rows of four numbers. */
// @ts-ignore: decorator
@inline
function turned(from: usize, next: usize, to: usize, row: usize): void {
  const x = v128.load(from);
  const y = v128.load(from + next);
  const z = v128.load(from + 2 * next);
  const w = v128.load(from + 3 * next);
  const xy = i8x16.shuffle(x, y, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const zw = i8x16.shuffle(z, w, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const xyHigh = i8x16.shuffle(x, y, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  const zwHigh = i8x16.shuffle(z, w, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  v128.store(to, i8x16.shuffle(xy, zw, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
  v128.store(to + row, i8x16.shuffle(xy, zw, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31));
  v128.store(to + 2 * row, i8x16.shuffle(xyHigh, zwHigh, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
  v128.store(to + 3 * row, i8x16.shuffle(xyHigh, zwHigh, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31));
}

/** Six lines of the left times eight of the right operand; `rows` × `columns` of it are written, or added where not `first`. */
function tile(
  a: usize, b: usize, depth: i32, c: usize, ldc: i32, rows: i32, columns: i32, scratch: usize, first: bool,
): void {
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0), c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0), c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  let c40 = f32x4.splat(0), c41 = f32x4.splat(0), c50 = f32x4.splat(0), c51 = f32x4.splat(0);
  const end = a + bytes(MR * depth);
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = madd(a0, b0, c00);
    c01 = madd(a0, b1, c01);
    const a1 = v128.load32_splat(a, 4);
    c10 = madd(a1, b0, c10);
    c11 = madd(a1, b1, c11);
    const a2 = v128.load32_splat(a, 8);
    c20 = madd(a2, b0, c20);
    c21 = madd(a2, b1, c21);
    const a3 = v128.load32_splat(a, 12);
    c30 = madd(a3, b0, c30);
    c31 = madd(a3, b1, c31);
    const a4 = v128.load32_splat(a, 16);
    c40 = madd(a4, b0, c40);
    c41 = madd(a4, b1, c41);
    const a5 = v128.load32_splat(a, 20);
    c50 = madd(a5, b0, c50);
    c51 = madd(a5, b1, c51);
    a += 24;
    b += 32;
  }
  const full = rows == MR && columns == NR;
  const add = full && !first;
  const next: usize = full ? bytes(ldc) : 32;
  let to = full ? c : scratch;
  put(to, c00, c01, add);
  put((to += next), c10, c11, add);
  put((to += next), c20, c21, add);
  put((to += next), c30, c31, add);
  put((to += next), c40, c41, add);
  put((to += next), c50, c51, add);
  if (full) return;
  for (let r = 0; r < rows; r++)
    for (let j = 0; j < columns; j++) {
      const at = c + bytes(r * ldc + j);
      const value = load<f32>(scratch + bytes(r * NR + j));
      store<f32>(at, first ? value : load<f32>(at) + value);
    }
}

// @ts-ignore: decorator
@inline
function put(at: usize, u: v128, v: v128, add: bool): void {
  if (add) {
    v128.store(at, f32x4.add(v128.load(at), u));
    v128.store(at, f32x4.add(v128.load(at, 16), v), 16);
  } else {
    v128.store(at, u);
    v128.store(at, v, 16);
  }
}

/**
 * y = a · x for a matrix of `m` × `k` and a vector, or y + a · x where `add`. Either the rows or the columns of a lie beside
 * each other in memory; `stride` is from row to row, or, where `turned`, from column to column. What is read is read once,
 * so nothing is packed.
 */
export function gemv_f32(
  a: usize, stride: i32, turned: bool, x: usize, y: usize, m: i32, k: i32, add: bool,
): void {
  if (!add) memory.fill(y, 0, bytes(m));
  if (turned) combined(a, bytes(stride), x, y, m, k);
  else for (let r = 0; r < m; r++) store<f32>(y + bytes(r), load<f32>(y + bytes(r)) + <f32>dot(a + bytes(r * stride), x, k));
}

/** y + Σ xᵢ times column i. */
function combined(a: usize, next: usize, x: usize, y: usize, m: i32, k: i32): void {
  let i = 0;
  for (; i + 4 <= k; i += 4) {
    const x0 = v128.load32_splat(x), x1 = v128.load32_splat(x, 4);
    const x2 = v128.load32_splat(x, 8), x3 = v128.load32_splat(x, 12);
    let from = a, to = y, r = 0;
    for (; r + 4 <= m; r += 4) {
      const u = madd(x1, v128.load(from + next), f32x4.mul(x0, v128.load(from)));
      const v = madd(x3, v128.load(from + 3 * next), f32x4.mul(x2, v128.load(from + 2 * next)));
      v128.store(to, f32x4.add(v128.load(to), f32x4.add(u, v)));
      from += 16;
      to += 16;
    }
    for (; r < m; r++) {
      const u = load<f32>(x) * load<f32>(from) + load<f32>(x, 4) * load<f32>(from + next);
      const v = load<f32>(x, 8) * load<f32>(from + 2 * next) + load<f32>(x, 12) * load<f32>(from + 3 * next);
      store<f32>(to, load<f32>(to) + (u + v));
      from += 4;
      to += 4;
    }
    a += 4 * next;
    x += 16;
  }
  for (; i < k; i++) {
    for (let r = 0; r < m; r++)
      store<f32>(y + bytes(r), load<f32>(y + bytes(r)) + load<f32>(x) * load<f32>(a + bytes(r)));
    a += next;
    x += 4;
  }
}
