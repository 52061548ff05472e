// Arithmetic, which IEEE 754 rounds to the nearest: equal to the bit to what plain numbers, rounded to float32, give.
import { binary, unary, withNumber } from './stretches';
import { all, at, madd, MAGNITUDE, ONE, SIGN, ZERO } from './vectors';

@unmanaged
class Neg {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return v128.xor(x, at(SIGN));
  }
}

@unmanaged
class Abs {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return v128.and(x, at(MAGNITUDE));
  }
}

@unmanaged
class Sqrt {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.sqrt(x);
  }
}

@unmanaged
class Rsqrt {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.div(at(ONE), f32x4.sqrt(x));
  }
}

@unmanaged
class Reciprocal {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.div(at(ONE), x);
  }
}

@unmanaged
class Square {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.mul(x, x);
  }
}

@unmanaged
class Cube {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.mul(f32x4.mul(x, x), x);
  }
}

@unmanaged
class Relu {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    // NaN, which no comparison finds below 0, stays, and so does −0.
    return v128.andnot(x, f32x4.lt(x, at(ZERO)));
  }
}

@unmanaged
class Add {
  // @ts-ignore: decorator
  @inline
  of(a: v128, b: v128): v128 {
    return f32x4.add(a, b);
  }
}

@unmanaged
class Sub {
  // @ts-ignore: decorator
  @inline
  of(a: v128, b: v128): v128 {
    return f32x4.sub(a, b);
  }
}

@unmanaged
class Rsub {
  // @ts-ignore: decorator
  @inline
  of(a: v128, b: v128): v128 {
    return f32x4.sub(b, a);
  }
}

@unmanaged
class Mul {
  // @ts-ignore: decorator
  @inline
  of(a: v128, b: v128): v128 {
    return f32x4.mul(a, b);
  }
}

@unmanaged
class Div {
  // @ts-ignore: decorator
  @inline
  of(a: v128, b: v128): v128 {
    return f32x4.div(a, b);
  }
}

@unmanaged
class Rdiv {
  // @ts-ignore: decorator
  @inline
  of(a: v128, b: v128): v128 {
    return f32x4.div(b, a);
  }
}

@unmanaged
class Maximum {
  // @ts-ignore: decorator
  @inline
  of(a: v128, b: v128): v128 {
    return f32x4.max(a, b);
  }
}

@unmanaged
class Minimum {
  // @ts-ignore: decorator
  @inline
  of(a: v128, b: v128): v128 {
    return f32x4.min(a, b);
  }
}

export function neg_f32(x: usize, y: usize, n: i32): void {
  unary<Neg>(x, y, n);
}

export function abs_f32(x: usize, y: usize, n: i32): void {
  unary<Abs>(x, y, n);
}

export function sqrt_f32(x: usize, y: usize, n: i32): void {
  unary<Sqrt>(x, y, n);
}

export function rsqrt_f32(x: usize, y: usize, n: i32): void {
  unary<Rsqrt>(x, y, n);
}

export function reciprocal_f32(x: usize, y: usize, n: i32): void {
  unary<Reciprocal>(x, y, n);
}

export function square_f32(x: usize, y: usize, n: i32): void {
  unary<Square>(x, y, n);
}

export function cube_f32(x: usize, y: usize, n: i32): void {
  unary<Cube>(x, y, n);
}

export function relu_f32(x: usize, y: usize, n: i32): void {
  unary<Relu>(x, y, n);
}

export function add_f32(a: usize, b: usize, y: usize, n: i32): void {
  binary<Add>(a, b, y, n);
}

export function sub_f32(a: usize, b: usize, y: usize, n: i32): void {
  binary<Sub>(a, b, y, n);
}

export function mul_f32(a: usize, b: usize, y: usize, n: i32): void {
  binary<Mul>(a, b, y, n);
}

export function div_f32(a: usize, b: usize, y: usize, n: i32): void {
  binary<Div>(a, b, y, n);
}

export function maximum_f32(a: usize, b: usize, y: usize, n: i32): void {
  binary<Maximum>(a, b, y, n);
}

export function minimum_f32(a: usize, b: usize, y: usize, n: i32): void {
  binary<Minimum>(a, b, y, n);
}

export function add_s_f32(a: usize, s: f32, y: usize, n: i32): void {
  withNumber<Add>(a, s, y, n);
}

export function sub_s_f32(a: usize, s: f32, y: usize, n: i32): void {
  withNumber<Sub>(a, s, y, n);
}

export function rsub_s_f32(a: usize, s: f32, y: usize, n: i32): void {
  withNumber<Rsub>(a, s, y, n);
}

export function mul_s_f32(a: usize, s: f32, y: usize, n: i32): void {
  withNumber<Mul>(a, s, y, n);
}

export function div_s_f32(a: usize, s: f32, y: usize, n: i32): void {
  withNumber<Div>(a, s, y, n);
}

export function rdiv_s_f32(a: usize, s: f32, y: usize, n: i32): void {
  withNumber<Rdiv>(a, s, y, n);
}

export function maximum_s_f32(a: usize, s: f32, y: usize, n: i32): void {
  withNumber<Maximum>(a, s, y, n);
}

export function minimum_s_f32(a: usize, s: f32, y: usize, n: i32): void {
  withNumber<Minimum>(a, s, y, n);
}

/** a·s + b, the product rounded before the sum as plain numbers do not: within one unit of the larger term. */
export function madd_s_f32(a: usize, s: f32, b: usize, y: usize, n: i32): void {
  const factor = all(s);
  for (let i = 0; i < n; i += 16) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const a2 = v128.load(a, 32);
    const a3 = v128.load(a, 48);
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    v128.store(y, f32x4.add(f32x4.mul(a0, factor), b0));
    v128.store(y, f32x4.add(f32x4.mul(a1, factor), b1), 16);
    v128.store(y, f32x4.add(f32x4.mul(a2, factor), b2), 32);
    v128.store(y, f32x4.add(f32x4.mul(a3, factor), b3), 48);
    a += 64;
    b += 64;
    y += 64;
  }
}

/** a·b + c. */
export function madd_f32(a: usize, b: usize, c: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i += 8) {
    const u = f32x4.add(f32x4.mul(v128.load(a), v128.load(b)), v128.load(c));
    const v = f32x4.add(f32x4.mul(v128.load(a, 16), v128.load(b, 16)), v128.load(c, 16));
    v128.store(y, u);
    v128.store(y, v, 16);
    a += 32;
    b += 32;
    c += 32;
    y += 32;
  }
}

/** g where x > s or is NaN, else 0: the slope of rectifiers. */
export function gt_mul_f32(x: usize, s: f32, g: usize, y: usize, n: i32): void {
  const limit = all(s);
  for (let i = 0; i < n; i += 8) {
    const u = v128.andnot(v128.load(g), f32x4.le(v128.load(x), limit));
    const v = v128.andnot(v128.load(g, 16), f32x4.le(v128.load(x, 16), limit));
    v128.store(y, u);
    v128.store(y, v, 16);
    x += 32;
    g += 32;
    y += 32;
  }
}

/** a·b + c of numbers: tells whether this machine rounds once or twice. */
export function madd_of(a: f32, b: f32, c: f32): f32 {
  return f32x4.extract_lane(madd(all(a), all(b), all(c)), 0);
}
