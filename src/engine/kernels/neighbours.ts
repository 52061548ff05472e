/** Floating-point numbers taken apart: neighbours in a dtype, mantissa and exponent. */

const WORDS = new DataView(new ArrayBuffer(8));

/** The next float64 after x towards y. */
export function nextDouble(x: number, y: number): number {
  return next(x, y, 2 ** -1074, (value, step) => {
    WORDS.setFloat64(0, value);
    WORDS.setBigInt64(0, WORDS.getBigInt64(0) + BigInt(step));
    return WORDS.getFloat64(0);
  });
}

/** The next float32 after x towards y. */
export function nextFloat(x: number, y: number): number {
  return next(x, y, 2 ** -149, (value, step) => {
    WORDS.setFloat32(0, value);
    WORDS.setInt32(0, WORDS.getInt32(0) + step);
    return WORDS.getFloat32(0);
  });
}

/** The next bfloat16, which is the upper half of a float32. */
export function nextBrainFloat(x: number, y: number): number {
  return next(x, y, 2 ** -133, (value, step) => {
    WORDS.setFloat32(0, value);
    WORDS.setInt32(0, WORDS.getInt32(0) + step * 0x10000);
    return WORDS.getFloat32(0);
  });
}

/** The next float16: 11 digits, exponents from −14; beyond the largest, 65504, comes infinity. */
export function nextHalf(x: number, y: number): number {
  return next(x, y, 2 ** -24, (value, step) => {
    if (!Number.isFinite(value)) return step < 0 ? Math.sign(value) * 65504 : value;
    const magnitude = Math.abs(value);
    const exponent = Math.max(exponentOf(magnitude) - 1, -14);
    // Just below a power of two numbers lie twice as close.
    const finer = step < 0 && exponent > -14 && magnitude === 2 ** exponent;
    const moved = magnitude + step * 2 ** (exponent - (finer ? 11 : 10));
    return Math.sign(value) * (moved > 65504 ? Infinity : moved);
  });
}

type Move = (value: number, step: 1 | -1) => number;

/** C's rules; `move` goes one step away from 0, or towards it. */
function next(x: number, y: number, smallest: number, move: Move): number {
  if (x !== x || y !== y) return NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? smallest : -smallest;
  return move(x, y > x === x > 0 ? 1 : -1);
}

/** The e for which |x| = m · 2^e with ½ ≤ m < 1; 0 for 0 and what is not finite. */
export function exponentOf(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return 0;
  WORDS.setFloat64(0, x);
  const biased = (WORDS.getUint16(0) >> 4) & 0x7ff;
  if (biased !== 0) return biased - 1022;
  WORDS.setFloat64(0, x * 2 ** 54);
  return ((WORDS.getUint16(0) >> 4) & 0x7ff) - 1022 - 54;
}

/** x without its exponent: in [½, 1) by magnitude. */
export function mantissaOf(x: number): number {
  const exponent = exponentOf(x);
  // In two parts, since a subnormal's power of two is beyond the largest number.
  const half = Math.trunc(exponent / 2);
  return x / 2 ** half / 2 ** (exponent - half);
}

/** x · 2^exponent, in steps where the power alone is beyond the largest or smallest number. */
export function powerOfTwo(x: number, exponent: number): number {
  if (Math.abs(exponent) < 1000 || !Number.isFinite(exponent)) return x * 2 ** exponent;
  const half = Math.trunc(exponent / 2);
  return x * 2 ** half * 2 ** (exponent - half);
}
