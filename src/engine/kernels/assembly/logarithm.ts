// Logarithms.
import { bend, exponentOf, fractionOf, log1p, logOf, SMALLEST_NORMAL } from './logarithms';
import { guarded } from './stretches';
import { at, INFINITE, madd, ONE, select, SIGN, ZERO } from './vectors';

/** In two parts: products of the first with exponents are exact. */
const LOG10_2 = memory.data<f32>([0.30078125, 2.4874566398e-4]);
/** And, as a share of it, what float32 leaves out. */
const LOG2_E = memory.data<f32>([1.4426950408889634, 1.33498e-8]);
const LOG10_E = memory.data<f32>([0.4342944819032518, -2.32631e-8]);
const TWO_23 = memory.data<f32>([8388608]);
const NOT_A_NUMBER = memory.data<u32>([0x7fc00000]);
const MINUS_INFINITE = memory.data<u32>([0xff800000]);
/** 2³¹ less the bits of 2⁶⁰. */
const HUGE = memory.data<u32>([0x22800000]);
const TWO_60 = memory.data<f32>([1152921504606846976]);

/** Highest bit set outside of the positive normal numbers. */
// @ts-ignore: decorator
@inline
function notNormal(x: v128): v128 {
  const least = at(SMALLEST_NORMAL);
  return v128.or(v128.or(x, i32x4.sub(x, least)), i32x4.add(x, least));
}

// @ts-ignore: decorator
@inline
function subnormal(x: v128): v128 {
  return f32x4.lt(x, at(SMALLEST_NORMAL));
}

/** What IEEE 754 says of operands that have no logarithm. */
// @ts-ignore: decorator
@inline
function withLimits(x: v128, y: v128): v128 {
  y = v128.bitselect(x, y, f32x4.eq(x, at(INFINITE)));
  y = v128.bitselect(at(MINUS_INFINITE), y, f32x4.eq(x, at(ZERO)));
  return v128.bitselect(y, at(NOT_A_NUMBER), f32x4.ge(x, at(ZERO)));
}

@unmanaged
class Log {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return notNormal(x);
  }
  // @ts-ignore: decorator
  @inline
  from(x: v128, shift: v128): v128 {
    const exponent = exponentOf(x);
    return logOf(i32x4.add(exponent, shift), fractionOf(x, exponent));
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return this.from(x, i32x4.splat(0));
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const small = subnormal(x);
    const scaled = select(f32x4.mul(x, at(TWO_23)), x, small);
    return withLimits(x, this.from(scaled, v128.and(i32x4.splat(-23), small)));
  }
}

@unmanaged
class Log2 {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return notNormal(x);
  }
  // @ts-ignore: decorator
  @inline
  from(x: v128, shift: v128): v128 {
    const exponent = exponentOf(x);
    const f = fractionOf(x, exponent);
    const e = f32x4.convert_i32x4_s(i32x4.add(exponent, shift));
    return madd(f32x4.add(f, madd(f, at(LOG2_E, 1), bend(f))), at(LOG2_E), e);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return this.from(x, i32x4.splat(0));
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const small = subnormal(x);
    const scaled = select(f32x4.mul(x, at(TWO_23)), x, small);
    return withLimits(x, this.from(scaled, v128.and(i32x4.splat(-23), small)));
  }
}

@unmanaged
class Log10 {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return notNormal(x);
  }
  // @ts-ignore: decorator
  @inline
  from(x: v128, shift: v128): v128 {
    const exponent = exponentOf(x);
    const f = fractionOf(x, exponent);
    const e = f32x4.convert_i32x4_s(i32x4.add(exponent, shift));
    const y = madd(f32x4.add(f, madd(f, at(LOG10_E, 1), bend(f))), at(LOG10_E), f32x4.mul(e, at(LOG10_2, 1)));
    return madd(e, at(LOG10_2), y);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return this.from(x, i32x4.splat(0));
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const small = subnormal(x);
    const scaled = select(f32x4.mul(x, at(TWO_23)), x, small);
    return withLimits(x, this.from(scaled, v128.and(i32x4.splat(-23), small)));
  }
}

@unmanaged
class Log1p {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    const sum = f32x4.add(x, at(ONE));
return v128.or(notNormal(sum), i32x4.add(sum, at(HUGE)));
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    // The sign of x, for −0.
    return v128.or(log1p(x), v128.and(x, at(SIGN)));
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const sum = f32x4.add(x, at(ONE));
    const exponent = exponentOf(sum);
    const large = logOf(exponent, fractionOf(sum, exponent));
    const y = select(large, v128.or(log1p(x), v128.and(x, at(SIGN))), f32x4.ge(x, at(TWO_60)));
    return withLimits(sum, y);
  }
}

export function log_f32(x: usize, y: usize, n: i32): void {
  guarded<Log>(x, y, n);
}

export function log2_f32(x: usize, y: usize, n: i32): void {
  guarded<Log2>(x, y, n);
}

export function log10_f32(x: usize, y: usize, n: i32): void {
  guarded<Log10>(x, y, n);
}

export function log1p_f32(x: usize, y: usize, n: i32): void {
  guarded<Log1p>(x, y, n);
}
