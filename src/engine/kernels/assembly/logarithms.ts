// The logarithm of one vector: x = 2ᵉ·(1 + f) with √½ ≤ 1 + f < √2.
import { at, madd, ONE, polynomial } from './vectors';

const ROOT_HALF = memory.data<u32>([0x3f3504f3]);
export const SMALLEST_NORMAL = memory.data<u32>([0x00800000]);
const LN2 = memory.data<f32>([0.693359375, -2.1219444e-4]);
const MINUS_HALF = memory.data<f32>([-0.5]);
/** ln(1 + f) = f − f²/2 + f³·(…): Cephes, logf. */
const LOG = memory.data<f32>([
  7.0376836292e-2, -1.151461031e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
]);

/** e, as an integer, of a positive normal x. */
// @ts-ignore: decorator
@inline
export function exponentOf(x: v128): v128 {
  return i32x4.shr_s(i32x4.sub(x, at(ROOT_HALF)), 23);
}

/** x / 2ᵉ − 1. */
// @ts-ignore: decorator
@inline
export function fractionOf(x: v128, exponent: v128): v128 {
  return f32x4.sub(i32x4.sub(x, i32x4.shl(exponent, 23)), at(ONE));
}

/** ln(1 + f) − f. */
// @ts-ignore: decorator
@inline
export function bend(f: v128): v128 {
  const square = f32x4.mul(f, f);
  return madd(square, at(MINUS_HALF), f32x4.mul(f32x4.mul(polynomial(f, LOG, 9), f), square));
}

/** e·ln 2 + ln(1 + f). */
// @ts-ignore: decorator
@inline
export function logOf(exponent: v128, f: v128): v128 {
  const e = f32x4.convert_i32x4_s(exponent);
  return madd(e, at(LN2), f32x4.add(f, madd(e, at(LN2, 1), bend(f))));
}

/** ln(1 + x) for −1 < x < 2⁶⁰; 1 + x itself may be rounded, since only its exponent is taken. */
// @ts-ignore: decorator
@inline
export function log1p(x: v128): v128 {
  const exponent = exponentOf(f32x4.add(x, at(ONE)));
  const scale = i32x4.sub(at(ONE), i32x4.shl(exponent, 23));
  return logOf(exponent, madd(x, scale, f32x4.sub(scale, at(ONE))));
}
