// Inverse trigonometric functions.
import { unary } from './stretches';
import { at, HALF, madd, MAGNITUDE, ONE, polynomial, select, SIGN } from './vectors';

/** And what float32 leaves out of it. */
const HALF_PI = memory.data<f32>([1.5707963267948966, -4.3711388286737929e-8]);
const PI = memory.data<f32>([3.141592653589793]);
/** Up to here by a polynomial: asin x = x + x³·(…), minimax (Remez) of the relative error, 2⁻²⁸. */
const SMALL = memory.data<f32>([0.5625]);
const ASIN = memory.data<f32>([
  0.04748348146677017, 0.00674287648871541, 0.034010689705610275, 0.04423220083117485, 0.07502097636461258,
  0.16666631400585175,
]);
/** atan x = x + x³·(…) for |x| ≤ 1: minimax (Remez) of the relative error, 2⁻²⁷. */
const ATAN = memory.data<f32>([
  -0.0017956348601728678, 0.010919246822595596, -0.031174009665846825, 0.05793850123882294, -0.0840144157409668,
  0.1095125824213028, -0.14264041185379028, 0.1999852955341339, -0.33333298563957214,
]);

/** asin of t = |x| if small, or of √((1 − |x|) / 2): `acos` and `asin` are made of it. */
// @ts-ignore: decorator
@inline
function asinOf(t: v128, z: v128): v128 {
  return madd(f32x4.mul(polynomial(z, ASIN, 6), z), t, t);
}

/** z: t² of that. */
// @ts-ignore: decorator
@inline
function squareOf(magnitude: v128, above: v128): v128 {
  return select(f32x4.mul(f32x4.sub(at(ONE), magnitude), at(HALF)), f32x4.mul(magnitude, magnitude), above);
}

@unmanaged
class Asin {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    const magnitude = v128.and(x, at(MAGNITUDE));
    const above = f32x4.gt(magnitude, at(SMALL));
    const z = squareOf(magnitude, above);
    const y = asinOf(select(f32x4.sqrt(z), magnitude, above), z);
    return v128.or(select(f32x4.sub(at(HALF_PI), f32x4.sub(f32x4.add(y, y), at(HALF_PI, 1))), y, above), v128.and(x, at(SIGN)));
  }
}

@unmanaged
class Acos {
  /** Of large |x| twice that angle, or π less it; else π/2 less the sine's. */
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    const sign = v128.and(x, at(SIGN));
    const magnitude = v128.and(x, at(MAGNITUDE));
    const above = f32x4.gt(magnitude, at(SMALL));
    const z = squareOf(magnitude, above);
    const y = asinOf(select(f32x4.sqrt(z), magnitude, above), z);
    const twice = f32x4.add(y, y);
    const large = select(f32x4.sub(at(PI), twice), twice, i32x4.shr_s(x, 31));
    return select(large, f32x4.sub(at(HALF_PI), v128.xor(y, sign)), above);
  }
}

// @ts-ignore: decorator
@inline
function atanOf(t: v128): v128 {
  const z = f32x4.mul(t, t);
  return madd(f32x4.mul(polynomial(z, ATAN, 9), z), t, t);
}

@unmanaged
class Atan {
  /** Above 1, π/2 less the angle of 1/x. */
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    const magnitude = v128.and(x, at(MAGNITUDE));
    const above = f32x4.gt(magnitude, at(ONE));
    const y = atanOf(select(f32x4.div(at(ONE), magnitude), magnitude, above));
    return v128.or(select(f32x4.sub(at(HALF_PI), f32x4.sub(y, at(HALF_PI, 1))), y, above), v128.and(x, at(SIGN)));
  }
}

export function asin_f32(x: usize, y: usize, n: i32): void {
  unary<Asin>(x, y, n);
}

export function acos_f32(x: usize, y: usize, n: i32): void {
  unary<Acos>(x, y, n);
}

export function atan_f32(x: usize, y: usize, n: i32): void {
  unary<Atan>(x, y, n);
}
