// Four float32 numbers at once: what all kernels are made of.

/** a·b + c; where the processor can, rounded once. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** `a` where the mask's lanes are all ones, `b` where they are all zeros. */
// @ts-ignore: decorator
@inline
export function select(a: v128, b: v128, mask: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_laneselect(a, b, mask);
  return v128.bitselect(a, b, mask);
}

/** The same number four times. */
// @ts-ignore: decorator
@inline
export function all(x: f32): v128 {
  return f32x4.splat(x);
}

/**
 * The number at a place four times. Constants are read from memory, since V8 builds each one that is written in code
 * from its bits again wherever it is used: `exp` takes 1.13 ms for a million numbers so, 0.49 from memory.
 */
// @ts-ignore: decorator
@inline
export function at(place: usize, index: i32 = 0): v128 {
  return v128.load32_splat(place + (<usize>index << 2));
}

/** The polynomial of `count` coefficients (2 to 10), highest first. */
// @ts-ignore: decorator
@inline
export function polynomial(x: v128, coefficients: usize, count: i32): v128 {
  let sum = madd(at(coefficients), x, at(coefficients, 1));
  if (count > 2) sum = madd(sum, x, at(coefficients, 2));
  if (count > 3) sum = madd(sum, x, at(coefficients, 3));
  if (count > 4) sum = madd(sum, x, at(coefficients, 4));
  if (count > 5) sum = madd(sum, x, at(coefficients, 5));
  if (count > 6) sum = madd(sum, x, at(coefficients, 6));
  if (count > 7) sum = madd(sum, x, at(coefficients, 7));
  if (count > 8) sum = madd(sum, x, at(coefficients, 8));
  if (count > 9) sum = madd(sum, x, at(coefficients, 9));
  return sum;
}

/** Highest bit set where |x| is not below the limit, NaN included; the limit is given as 2³¹ minus its bits. */
// @ts-ignore: decorator
@inline
export function beyond(x: v128, limit: usize): v128 {
  return i32x4.add(v128.and(x, at(MAGNITUDE)), at(limit));
}

// Of constants. Adding 1.5·2²³ rounds to an integer, which then stands in the low bits of the sum.
export const ZERO = memory.data<f32>([0]);
export const ONE = memory.data<f32>([1]);
export const HALF = memory.data<f32>([0.5]);
export const TWO = memory.data<f32>([2]);
export const ROUNDER = memory.data<f32>([12582912]);
export const SIGN = memory.data<u32>([0x80000000]);
export const MAGNITUDE = memory.data<u32>([0x7fffffff]);
export const INFINITE = memory.data<u32>([0x7f800000]);
