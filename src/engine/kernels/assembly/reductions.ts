// Sums of stretches, rows and columns, in float64 lanes: as exact as the loops over plain numbers.
import { madd } from './vectors';

/** Σ x. */
export function sum_f32(x: usize, n: i32): f64 {
  let a = f64x2.splat(0), b = f64x2.splat(0), c = f64x2.splat(0), d = f64x2.splat(0);
  let i = 0;
  for (; i + 8 <= n; i += 8) {
    const u = v128.load(x);
    const v = v128.load(x, 16);
    a = f64x2.add(a, f64x2.promote_low_f32x4(u));
    b = f64x2.add(b, f64x2.promote_low_f32x4(upper(u)));
    c = f64x2.add(c, f64x2.promote_low_f32x4(v));
    d = f64x2.add(d, f64x2.promote_low_f32x4(upper(v)));
    x += 32;
  }
  const s = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
  let total = f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
  for (; i < n; i++) {
    total += <f64>load<f32>(x);
    x += 4;
  }
  return total;
}

/** Σ x · y: in float32 for up to 64 numbers of each of sixteen sums, in float64 beyond: as good as pairwise. */
export function dot(x: usize, y: usize, n: i32): f64 {
  let total: f64 = 0;
  let i = 0;
  while (i + 16 <= n) {
    const end = min(n & ~15, i + 1024);
    let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
    for (; i < end; i += 16) {
      s0 = madd(v128.load(x), v128.load(y), s0);
      s1 = madd(v128.load(x, 16), v128.load(y, 16), s1);
      s2 = madd(v128.load(x, 32), v128.load(y, 32), s2);
      s3 = madd(v128.load(x, 48), v128.load(y, 48), s3);
      x += 64;
      y += 64;
    }
    const s = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
    total += <f64>f32x4.extract_lane(s, 0) + <f64>f32x4.extract_lane(s, 1);
    total += <f64>f32x4.extract_lane(s, 2) + <f64>f32x4.extract_lane(s, 3);
  }
  for (; i < n; i++) {
    total += <f64>load<f32>(x) * <f64>load<f32>(y);
    x += 4;
    y += 4;
  }
  return total;
}

/** y = Σ of each of `rows` rows of `n` numbers, divided by `divisor`. */
export function sum_rows_f32(x: usize, rows: i32, n: i32, divisor: f64, y: usize): void {
  for (let r = 0; r < rows; r++) {
    store<f32>(y, <f32>(sum_f32(x, n) / divisor));
    x += (<usize>n) << 2;
    y += 4;
  }
}

/** Adds `rows` rows of `n` numbers to the `n` float64 sums at `y`. */
export function add_rows_f32(x: usize, rows: i32, n: i32, y: usize): void {
  for (let r = 0; r < rows; r++) {
    let to = y;
    let i = 0;
    for (; i + 4 <= n; i += 4) {
      const u = v128.load(x);
      v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(u)));
      v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(upper(u))), 16);
      x += 16;
      to += 32;
    }
    for (; i < n; i++) {
      store<f64>(to, load<f64>(to) + <f64>load<f32>(x));
      x += 4;
      to += 8;
    }
  }
}

/** y = x / divisor, from float64 to float32. */
export function narrowed_f64(x: usize, divisor: f64, n: i32, y: usize): void {
  for (let i = 0; i < n; i++) {
    store<f32>(y, <f32>(load<f64>(x) / divisor));
    x += 8;
    y += 4;
  }
}

/** The upper two numbers in the places of the lower two. */
// @ts-ignore: decorator
@inline
function upper(v: v128): v128 {
  return i8x16.shuffle(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
}
