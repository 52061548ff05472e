// Sine and cosine: both are a sine of what is left of x after multiples of π, which are taken away in parts (Cody and
// Waite, Software Manual for the Elementary Functions), so that digits that cancel leave exact ones behind.
import { guarded } from './stretches';
import { at, beyond, HALF, madd, MAGNITUDE, ONE, polynomial, ROUNDER, select, SIGN, ZERO } from './vectors';

const MINUS_ONE = memory.data<f32>([-1]);
const ONE_BY_PI = memory.data<f32>([0.3183098861837907]);
/**
 * −π in parts. Where products are not rounded before they are added: three of 24 bits; the first product cancels exactly.
 * Else 16, 16 and 24 bits, so that products with halves up to 64 are exact. All have one sign, so that −0 stays −0.
 */
const FUSED_PI = memory.data<f32>([-3.141592502593994, -1.5099578831723193e-7, -1.078060505991553e-14]);
const MINUS_PI = memory.data<f32>([-3.14154052734375, -5.212612450122833e-5, -1.215420125655342e-10]);
const HALF_PI = memory.data<f32>([1.5707963267948966, -4.3711388286737929e-8]);
const QUARTER_PI = memory.data<f32>([0.7853981633974483]);
/** cos r = 1 − r²/2 + r⁴·(…) for |r| ≤ π/4: Cephes, cosf. */
const COS = memory.data<f32>([2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2]);
/** 8192 and 200: up to here those parts leave the 24 bits of a remainder right, however near to 0 it is. */
const FUSED_NEAR = memory.data<u32>([0x3a000000]);
const NEAR = memory.data<u32>([0x3cb80000]);
/** sin r = r + r³·(…) for |r| ≤ π/2: minimax (Remez), relative error 2⁻²⁷. */
const SIN = memory.data<f32>([
  2.606081807243754e-6, -0.00019809773948509246, 0.008333069272339344, -0.16666659712791443,
]);

/** The same in float64, for |x| up to 2²⁴. */
const MIDDLE = memory.data<f32>([16777216]);
const ONE_BY_PI_64 = 0.3183098861837907;
const ROUNDER_64 = 6755399441055744.0;
const PI_64_1 = 3.141592651605606;
const PI_64_2 = 1.9841871583270443e-9;
const PI_64_3 = 1.034036596358821e-18;
/** The bits of 1/π, the first of weight 1. */
const BITS = memory.data<u32>([
  0x28be60db, 0x9391054a, 0x7f09d5f4, 0x7d4d3770, 0x36d8a566, 0x4f10e410, 0x7f9458ea,
]);

/** sin r for |r| ≤ π/2. */
// @ts-ignore: decorator
@inline
function sinOf(r: v128): v128 {
  const z = f32x4.mul(r, r);
  // Of −0 too: + 0 makes the factor positive.
  const y = madd(madd(polynomial(z, SIN, 4), z, at(ZERO)), r, r);
  // No rounding may take a sine above 1.
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.pmin(f32x4.pmax(y, at(MINUS_ONE)), at(ONE));
  // Rounded products add up near π/2: there it is the cosine of what is missing.
  const magnitude = v128.and(r, at(MAGNITUDE));
  const missing = f32x4.add(f32x4.sub(at(HALF_PI), magnitude), at(HALF_PI, 1));
  const square = f32x4.mul(missing, missing);
  const less = f32x4.mul(square, f32x4.sub(at(HALF), f32x4.mul(square, polynomial(square, COS, 3))));
  const cosine = v128.or(f32x4.sub(at(ONE), less), v128.and(r, at(SIGN)));
  return select(cosine, y, f32x4.gt(magnitude, at(QUARTER_PI)));
}

// @ts-ignore: decorator
@inline
function remainder(x: v128, n: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) {
    const rest = madd(n, at(FUSED_PI, 1), madd(n, at(FUSED_PI), x));
    return madd(n, at(FUSED_PI, 2), rest);
  }
  const first = f32x4.add(x, f32x4.mul(n, at(MINUS_PI)));
  const product = f32x4.mul(n, at(MINUS_PI, 1));
  const rest = f32x4.add(first, product);
  // What that sum lost goes into the last one, so that the remainder is rounded once.
  const lost = f32x4.sub(f32x4.sub(rest, first), product);
  return f32x4.sub(rest, f32x4.sub(lost, f32x4.mul(n, at(MINUS_PI, 2))));
}

/** Highest bit set where the remainder would not be right. */
// @ts-ignore: decorator
@inline
function tooFar(x: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? beyond(x, FUSED_NEAR) : beyond(x, NEAR);
}

/** Odd multiples of π turn the sign. */
// @ts-ignore: decorator
@inline
function turned(y: v128, multiple: v128): v128 {
  return v128.xor(y, i32x4.shl(multiple, 31));
}

// @ts-ignore: decorator
@inline
function sin(x: v128): v128 {
  const t = madd(x, at(ONE_BY_PI), at(ROUNDER));
  return turned(sinOf(remainder(x, f32x4.sub(t, at(ROUNDER)))), t);
}

/** cos x = −sin(x − (n + ½)·π) for even n. */
// @ts-ignore: decorator
@inline
function cos(x: v128): v128 {
  const t = f32x4.add(f32x4.sub(f32x4.mul(x, at(ONE_BY_PI)), at(HALF)), at(ROUNDER));
  const n = f32x4.add(f32x4.sub(t, at(ROUNDER)), at(HALF));
  return turned(f32x4.neg(sinOf(remainder(x, n))), t);
}

/** Two numbers of 64 bits: the multiple of π, rounded, in the low bits. `shift` is 0 for sines, ½ for cosines. */
// @ts-ignore: decorator
@inline
function multiple64(x: v128, shift: f64): v128 {
  const scaled = f64x2.sub(f64x2.mul(x, f64x2.splat(ONE_BY_PI_64)), f64x2.splat(shift));
  return f64x2.add(scaled, f64x2.splat(ROUNDER_64));
}

// @ts-ignore: decorator
@inline
function remainder64(x: v128, t: v128, shift: f64): v128 {
  const n = f64x2.add(f64x2.sub(t, f64x2.splat(ROUNDER_64)), f64x2.splat(shift));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(n, f64x2.splat(PI_64_1))), f64x2.mul(n, f64x2.splat(PI_64_2)));
  return f32x4.demote_f64x2_zero(f64x2.sub(r, f64x2.mul(n, f64x2.splat(PI_64_3))));
}

/** The angle within ±π/2 whose sine is that of x + π·shift, for every x, in float64. */
function angle(x: v128, shift: f64): v128 {
  const low = f64x2.promote_low_f32x4(x);
  const high = f64x2.promote_low_f32x4(i32x4.shuffle(x, x, 2, 3, 0, 1));
  const tLow = multiple64(low, shift);
  const tHigh = multiple64(high, shift);
  let r = i32x4.shuffle(remainder64(low, tLow, shift), remainder64(high, tHigh, shift), 0, 1, 4, 5);
  r = turned(r, i32x4.shuffle(tLow, tHigh, 0, 2, 4, 6));
  if (shift != 0) r = f32x4.neg(r);
  if (v128.any_true(i32x4.gt_u(v128.and(x, at(MAGNITUDE)), at(MIDDLE)))) {
    r = f32x4.replace_lane(r, 0, far(f32x4.extract_lane(x, 0), f32x4.extract_lane(r, 0), shift));
    r = f32x4.replace_lane(r, 1, far(f32x4.extract_lane(x, 1), f32x4.extract_lane(r, 1), shift));
    r = f32x4.replace_lane(r, 2, far(f32x4.extract_lane(x, 2), f32x4.extract_lane(r, 2), shift));
    r = f32x4.replace_lane(r, 3, far(f32x4.extract_lane(x, 3), f32x4.extract_lane(r, 3), shift));
  }
  return r;
}

/**
 * That angle of one x beyond 2²⁴; `known` of smaller ones. Of x / π,
 * only what is left of multiples of 2 matters: 64 bits of it, from as many bits of 1/π as x reaches (Payne and Hanek,
 * Radian reduction for trigonometric functions).
 */
function far(x: f32, known: f32, shift: f64): f32 {
  const bits = reinterpret<u32>(x);
  const exponent = (bits >> 23) & 255;
  if (exponent == 255) return f32(NaN);
  if ((bits & 0x7fffffff) <= load<u32>(MIDDLE)) return known;
  const digits: u64 = (bits & 0x7fffff) | 0x800000;
  const first = exponent - 150;
  const place = BITS + (<usize>(first >> 5) << 2);
  const skipped = first & 31;
  let turns = (digits * window(place, skipped)) << 32;
  turns += digits * window(place + 4, skipped);
  turns += (digits * window(place + 8, skipped)) >> 32;
  if (bits >> 31) turns = 0 - turns;
  if (shift != 0) turns += 0x4000000000000000;
  const odd = (turns + 0x4000000000000000) >> 63;
  const rest = <f64>(<i64>(turns - (odd << 63))) * (Math.PI / 9223372036854775808.0);
  return <f32>(odd ? -rest : rest);
}

/** 32 bits from a place on, some skipped. */
// @ts-ignore: decorator
@inline
function window(place: usize, skipped: u32): u64 {
  const both = (<u64>load<u32>(place) << 32) | <u64>load<u32>(place, 4);
  return ((both << skipped) >> 32) & 0xffffffff;
}

@unmanaged
class Sin {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return tooFar(x);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return sin(x);
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    return sinOf(angle(x, 0));
  }
}

@unmanaged
class Cos {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return tooFar(x);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return cos(x);
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    return sinOf(angle(x, 0.5));
  }
}

export function sin_f32(x: usize, y: usize, n: i32): void {
  guarded<Sin>(x, y, n);
}

export function cos_f32(x: usize, y: usize, n: i32): void {
  guarded<Cos>(x, y, n);
}
