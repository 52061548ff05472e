// Rounding to integers, and signs: exact.
import { unary } from './stretches';
import { at, ONE, SIGN, ZERO } from './vectors';

@unmanaged
class Floor {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.floor(x);
  }
}

@unmanaged
class Ceil {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.ceil(x);
  }
}

@unmanaged
class Trunc {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.trunc(x);
  }
}

@unmanaged
class Round {
  /** Half to even. */
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.nearest(x);
  }
}

@unmanaged
class Sign {
  /** 0 of NaN, as in PyTorch. */
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    const one = v128.or(at(ONE), v128.and(x, at(SIGN)));
    return v128.and(one, v128.or(f32x4.gt(x, at(ZERO)), f32x4.lt(x, at(ZERO))));
  }
}

export function floor_f32(x: usize, y: usize, n: i32): void {
  unary<Floor>(x, y, n);
}

export function ceil_f32(x: usize, y: usize, n: i32): void {
  unary<Ceil>(x, y, n);
}

export function trunc_f32(x: usize, y: usize, n: i32): void {
  unary<Trunc>(x, y, n);
}

export function round_f32(x: usize, y: usize, n: i32): void {
  unary<Round>(x, y, n);
}

export function sign_f32(x: usize, y: usize, n: i32): void {
  unary<Sign>(x, y, n);
}
