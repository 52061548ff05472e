// Softmax of rows, its logarithm, and the gradients of both.
import { exp, expWide, NORMAL } from './exponents';
import { dot, sum_f32 } from './reductions';
import { all, beyond, madd } from './vectors';

/** y = exp(x − largest) / Σ of each of `rows` rows of `n` numbers; `scratch` takes 64 bytes. */
export function softmax_rows_f32(x: usize, rows: i32, n: i32, scratch: usize, y: usize): void {
  const row = (<usize>n) << 2;
  for (let r = 0; r < rows; r++) {
    const total = exponentials(x, all(largest(x, n)), n, scratch, y);
    scaled(y, <f32>(1 / total), n);
    x += row;
    y += row;
  }
}

/** The largest number of each row, and Σ exp(x − largest) as float64; `y` is written over. */
export function softmax_sums_f32(
  x: usize, rows: i32, n: i32, scratch: usize, y: usize, maxima: usize, totals: usize,
): void {
  for (let r = 0; r < rows; r++) {
    const most = largest(x, n);
    store<f32>(maxima, most);
    store<f64>(totals, exponentials(x, all(most), n, scratch, y));
    maxima += 4;
    totals += 8;
    x += (<usize>n) << 2;
  }
}

/** y = (x − first) − second, with one of each for a row. */
export function shifted_rows_f32(x: usize, rows: i32, n: i32, first: usize, second: usize, y: usize): void {
  for (let r = 0; r < rows; r++) {
    const u = load<f32>(first);
    const v = load<f32>(second);
    const us = all(u);
    const vs = all(v);
    let i = 0;
    for (; i + 4 <= n; i += 4) {
      v128.store(y, f32x4.sub(f32x4.sub(v128.load(x), us), vs));
      x += 16;
      y += 16;
    }
    for (; i < n; i++) {
      store<f32>(y, load<f32>(x) - u - v);
      x += 4;
      y += 4;
    }
    first += 4;
    second += 4;
  }
}

/** out = (g − Σ g y) y. */
export function softmax_slopes_f32(g: usize, y: usize, rows: i32, n: i32, out: usize): void {
  for (let r = 0; r < rows; r++) {
    const mean = <f32>dot(g, y, n);
    const means = all(mean);
    let i = 0;
    for (; i + 4 <= n; i += 4) {
      v128.store(out, f32x4.mul(f32x4.sub(v128.load(g), means), v128.load(y)));
      g += 16;
      y += 16;
      out += 16;
    }
    for (; i < n; i++) {
      store<f32>(out, (load<f32>(g) - mean) * load<f32>(y));
      g += 4;
      y += 4;
      out += 4;
    }
  }
}

/** out = g − exp(y) Σ g. */
export function log_softmax_slopes_f32(g: usize, y: usize, rows: i32, n: i32, scratch: usize, out: usize): void {
  for (let r = 0; r < rows; r++) {
    const total = <f32>sum_f32(g, n);
    exponentials(y, all(0), n, scratch, out);
    const totals = all(-total);
    let i = 0;
    for (; i + 4 <= n; i += 4) {
      v128.store(out, madd(v128.load(out), totals, v128.load(g)));
      g += 16;
      out += 16;
    }
    for (; i < n; i++) {
      store<f32>(out, load<f32>(g) - load<f32>(out) * total);
      g += 4;
      out += 4;
    }
    y += (<usize>n) << 2;
  }
}

/** Or NaN where there is one, or another: then the row is NaN either way. */
function largest(x: usize, n: i32): f32 {
  let a = all(-Infinity), b = a, c = a, d = a;
  let i = 0;
  for (; i + 16 <= n; i += 16) {
    a = f32x4.pmax(v128.load(x), a);
    b = f32x4.pmax(v128.load(x, 16), b);
    c = f32x4.pmax(v128.load(x, 32), c);
    d = f32x4.pmax(v128.load(x, 48), d);
    x += 64;
  }
  a = f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d));
  let most = max(max(f32x4.extract_lane(a, 0), f32x4.extract_lane(a, 1)), max(f32x4.extract_lane(a, 2), f32x4.extract_lane(a, 3)));
  for (; i < n; i++) {
    most = max(most, load<f32>(x));
    x += 4;
  }
  return most;
}

/** y = exp(x − shift); gives the sum, in float32 for sixteen numbers of each of sixteen sums, in float64 beyond. */
function exponentials(x: usize, shift: v128, n: i32, scratch: usize, y: usize): f64 {
  let total: f64 = 0;
  let i = 0;
  while (i + 16 <= n) {
    const end = min(n & ~15, i + 256);
    let s0 = all(0), s1 = s0, s2 = s0, s3 = s0;
    for (; i < end; i += 16) {
      let a = f32x4.sub(v128.load(x), shift);
      let b = f32x4.sub(v128.load(x, 16), shift);
      let c = f32x4.sub(v128.load(x, 32), shift);
      let d = f32x4.sub(v128.load(x, 48), shift);
      if (areNormal(a, b, c, d)) {
        a = exp(a);
        v128.store(y, a);
        s0 = f32x4.add(s0, a);
        b = exp(b);
        v128.store(y, b, 16);
        s1 = f32x4.add(s1, b);
        c = exp(c);
        v128.store(y, c, 32);
        s2 = f32x4.add(s2, c);
        d = exp(d);
        v128.store(y, d, 48);
        s3 = f32x4.add(s3, d);
      } else {
        wide(x, shift, y);
        s0 = f32x4.add(s0, v128.load(y));
        s1 = f32x4.add(s1, v128.load(y, 16));
        s2 = f32x4.add(s2, v128.load(y, 32));
        s3 = f32x4.add(s3, v128.load(y, 48));
      }
      x += 64;
      y += 64;
    }
    const s = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
    total += <f64>f32x4.extract_lane(s, 0) + <f64>f32x4.extract_lane(s, 1);
    total += <f64>f32x4.extract_lane(s, 2) + <f64>f32x4.extract_lane(s, 3);
  }
  if (i == n) return total;
  memory.copy(scratch, x, (<usize>(n - i)) << 2);
  wide(scratch, shift, scratch);
  memory.copy(y, scratch, (<usize>(n - i)) << 2);
  for (; i < n; i++) {
    total += <f64>load<f32>(y);
    y += 4;
  }
  return total;
}

/** Whether `exp` is right for all of them. */
// @ts-ignore: decorator
@inline
function areNormal(a: v128, b: v128, c: v128, d: v128): bool {
  const ab = v128.or(beyond(a, NORMAL), beyond(b, NORMAL));
  const cd = v128.or(beyond(c, NORMAL), beyond(d, NORMAL));
  return !i32x4.bitmask(v128.or(ab, cd));
}

/** The same where an exponential may be too small or too large; apart, since the rest would wait for its registers. */
function wide(x: usize, shift: v128, y: usize): void {
  for (let j: usize = 0; j < 64; j += 16) v128.store(y + j, expWide(f32x4.sub(v128.load(x + j), shift)));
}

function scaled(y: usize, factor: f32, n: i32): void {
  const factors = all(factor);
  let i = 0;
  for (; i + 8 <= n; i += 8) {
    v128.store(y, f32x4.mul(v128.load(y), factors));
    v128.store(y, f32x4.mul(v128.load(y, 16), factors), 16);
    y += 32;
  }
  for (; i < n; i++) {
    store<f32>(y, load<f32>(y) * factor);
    y += 4;
  }
}
