/**
 * Integers of 64 bits: divisors, powers, shifts and bits, of numbers as far as they hold an integer exactly, and of
 * bigints beyond.
 */

/** The greatest common divisor; not negative. */
export function gcd(x: number, y: number): number {
  let [a, b] = [Math.abs(x), Math.abs(y)];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** The greatest common divisor, never negative; 0 of zeros. */
export function gcdExact(x: bigint, y: bigint): bigint {
  let [a, b] = [x < 0n ? -x : x, y < 0n ? -y : y];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}

/** The least common multiple; 0 where an operand is. */
export function lcm(x: number, y: number): number {
  const divisor = gcd(x, y);
  return divisor === 0 ? 0 : Math.abs((x / divisor) * y);
}

/** The least common multiple, never negative; 0 where an operand is. */
export function lcmExact(x: bigint, y: bigint): bigint {
  const divisor = gcdExact(x, y);
  if (divisor === 0n) return 0n;
  const multiple = (x / divisor) * y;
  return multiple < 0n ? -multiple : multiple;
}

/** The largest integer that is not above x / y. */
export function floorQuotientExact(x: bigint, y: bigint): bigint {
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}

/** The remainder with the sign of the divisor. */
export function floorRemainderExact(x: bigint, y: bigint): bigint {
  const remainder = x % y;
  return remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder;
}

/** x to the power of y in 64 bits; to a negative power 0, except of 1 and −1. */
export function powerExact(x: bigint, y: bigint): bigint {
  if (y < 0n) {
    if (x === 1n) return 1n;
    if (x !== -1n) return 0n;
    return y % 2n === 0n ? 1n : -1n;
  }
  let result = 1n;
  let base = x;
  for (let left = y; left > 0n; left >>= 1n) {
    if (left & 1n) result = BigInt.asIntN(64, result * base);
    base = BigInt.asIntN(64, base * base);
  }
  return result;
}

/** Bits of numbers that may need more than 32. */
export function bitwise(x: number, y: number, narrow: (x: number, y: number) => number, wide: Wide): number {
  const both = (x | 0) === x && (y | 0) === y;
  return both ? narrow(x, y) : Number(BigInt.asIntN(64, wide(BigInt(x), BigInt(y))));
}

type Wide = (x: bigint, y: bigint) => bigint;

/** x · 2^y in 64 bits; by 64 or more, or by less than 0, nothing is left. */
export function shiftLeftExact(x: bigint, y: bigint): bigint {
  return y < 0n || y > 63n ? 0n : BigInt.asIntN(64, x << y);
}

/** ⌊x / 2^y⌋; by less than 0 as by 63 and more. */
export function shiftRightExact(x: bigint, y: bigint): bigint {
  return x >> (y < 0n || y > 63n ? 63n : y);
}

/** x·2^y in 64 bits; 0 where y is negative or above 63. */
export function shiftLeft(x: number, y: number): number {
  const shifted = x * 2 ** y;
  if (y >= 0 && Math.abs(shifted) <= Number.MAX_SAFE_INTEGER) return shifted;
  return y < 0 || y > 63 ? 0 : Number(shiftLeftExact(BigInt(x), BigInt(y)));
}

/** x/2^y rounded down; y negative or above 63 counts as 63. */
export function shiftRight(x: number, y: number): number {
  return Math.floor(x / 2 ** (y < 0 || y > 63 ? 63 : y));
}
