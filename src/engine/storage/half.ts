/**
 * The two 16-bit floats, kept as float32 numbers that they can hold: IEEE 754 binary16, and bfloat16, the upper half of
 * a binary32. Rounds to nearest, ties to even. Knows no tensor.
 */
import type { Numbers } from './storage';

const number = new Float32Array(1);
const bits = new Int32Array(number.buffer);

const LARGEST_FLOAT16 = 65504;
/** The smallest normal number of binary16, and the step between its subnormal ones. */
const SMALLEST_NORMAL = 2 ** -14;
const STEP = 2 ** -24;

/** Through float32, as PyTorch converts. */
export function toFloat16(value: number): number {
  const single = Math.fround(value);
  const magnitude = Math.abs(single);
  if (!(magnitude < Infinity)) return single;
  // A sum of this size leaves no bits below the step: it rounds by itself.
  if (magnitude < SMALLEST_NORMAL) return withSign(magnitude / STEP + 2 ** 52 - 2 ** 52, single) * STEP;
  const result = dropBits(single, 13);
  return Math.abs(result) > LARGEST_FLOAT16 ? withSign(Infinity, single) : result;
}

/** Through float32, as PyTorch converts. */
export function toBFloat16(value: number): number {
  const single = Math.fround(value);
  return Number.isFinite(single) ? dropBits(single, 16) : single;
}

/** Rounds in place. */
export function roundToFloat16(values: Numbers): void {
  for (let i = 0; i < values.length; i++) values[i] = toFloat16(values[i] ?? 0);
}

/** Rounds in place. */
export function roundToBFloat16(values: Numbers): void {
  for (let i = 0; i < values.length; i++) values[i] = toBFloat16(values[i] ?? 0);
}

/** Rounds away the lowest bits of a float32's significand; a carry goes into the exponent, as it should. */
function dropBits(single: number, count: number): number {
  number[0] = single;
  const all = bits[0] ?? 0;
  const half = (1 << (count - 1)) - 1 + ((all >>> count) & 1);
  bits[0] = (all + half) & -(1 << count);
  return number[0];
}

function withSign(magnitude: number, like: number): number {
  return like < 0 || Object.is(like, -0) ? -magnitude : magnitude;
}
