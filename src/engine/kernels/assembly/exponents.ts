// Exponentials of one vector: x = n·ln 2 + r with |r| ≤ ln 2 / 2, then 2ⁿ·eʳ (Cody and Waite, Software Manual for the
// Elementary Functions).
import { at, madd, ONE, polynomial, ROUNDER } from './vectors';

const LOG2_E = memory.data<f32>([1.4426950408889634]);
/** −ln 2 in two parts: products of the first with integers below 2¹⁵ are exact. */
const MINUS_LN2 = memory.data<f32>([-0.693359375, 2.1219444e-4]);
/** eʳ = 1 + r + r²·(…): minimax (Remez) of the relative error, 2⁻²⁸. */
const EXP = memory.data<f32>([
  0.0013840397587046027, 0.00836934894323349, 0.041668083518743515, 0.16666515171527863, 0.4999999403953552, 1, 1,
]);
/** eʳ − 1 = r + r²·(…): minimax (Remez) of the relative error, 2⁻³⁰. */
const EXPM1 = memory.data<f32>([
  0.00019732151122298092, 0.0013927774270996451, 0.008333574049174786, 0.04166654124855995, 0.1666666567325592, 0.5,
]);

/** Below 87.33 `exp` is right: nothing overflows, nor is any result subnormal. */
export const NORMAL = memory.data<u32>([0x3d51570a]);
const LOWEST = memory.data<f32>([-110]);
const HIGHEST = memory.data<f32>([90]);

/** x / ln 2, rounded: the integer n in the low bits. */
// @ts-ignore: decorator
@inline
export function halvings(x: v128): v128 {
  return madd(x, at(LOG2_E), at(ROUNDER));
}

/** What is left of x. */
// @ts-ignore: decorator
@inline
export function remainder(x: v128, t: v128): v128 {
  const n = f32x4.sub(t, at(ROUNDER));
  return madd(n, at(MINUS_LN2, 1), madd(n, at(MINUS_LN2), x));
}

/** eʳ − 1. */
// @ts-ignore: decorator
@inline
export function expm1OfRemainder(r: v128): v128 {
  return madd(polynomial(r, EXPM1, 6), f32x4.mul(r, r), r);
}

/** 2ⁿ for n from −126 to 127. */
// @ts-ignore: decorator
@inline
export function powerOfTwo(t: v128): v128 {
  return i32x4.add(i32x4.shl(t, 23), at(ONE));
}

/** eˣ for |x| ≤ 87.33. */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  const t = halvings(x);
  return i32x4.add(polynomial(remainder(x, t), EXP, 7), i32x4.shl(t, 23));
}

/** eˣ for every x. */
// @ts-ignore: decorator
@inline
export function expWide(x: v128): v128 {
  return expTimes(x, at(ONE), 0);
}

/**
 * 2ⁱ·f·eˣ for every x: 2ⁿ in two factors, since neither may overflow and only the last product may be rounded.
 */
// @ts-ignore: decorator
@inline
export function expTimes(x: v128, f: v128, i: i32): v128 {
  const inside = f32x4.pmin(f32x4.pmax(x, at(LOWEST)), at(HIGHEST));
  const t = halvings(inside);
  const n = i32x4.add(i32x4.sub(t, at(ROUNDER)), i32x4.splat(i));
  const r = remainder(inside, t);
  return scaled(madd(polynomial(r, EXP, 6), f32x4.mul(r, f), f), n);
}

/** p·2ⁿ. */
// @ts-ignore: decorator
@inline
export function scaled(p: v128, n: v128): v128 {
  const half = i32x4.shr_s(n, 1);
  return f32x4.mul(f32x4.mul(p, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}

/** eˣ + 1 for |x| ≤ 87.33, rounded once at the end. */
// @ts-ignore: decorator
@inline
export function expPlusOne(x: v128): v128 {
  const t = halvings(x);
  const scale = powerOfTwo(t);
  return madd(expm1OfRemainder(remainder(x, t)), scale, f32x4.add(scale, at(ONE)));
}

/** eˣ − 1 for |x| ≤ 87.33, but 0 of −0. */
// @ts-ignore: decorator
@inline
export function expm1(x: v128): v128 {
  const t = halvings(x);
  const scale = powerOfTwo(t);
  return madd(expm1OfRemainder(remainder(x, t)), scale, f32x4.sub(scale, at(ONE)));
}
