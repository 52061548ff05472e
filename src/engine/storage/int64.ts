/**
 * 64-bit integers and numbers: a number holds integers up to 2⁵³ exactly. Conversions go through the two 32-bit halves,
 * several times faster than through a bigint for each element. Knows no tensor.
 */
import type { Elements, Numbers } from './storage';

const HIGH = 2 ** 32;
const LIMIT = 2 ** 63;
/** From here on a number may stand for several integers. */
const EXACT = 2 ** 53;

/** Where the lower half of a 64-bit integer lies. */
const LOW_AT = new Uint8Array(BigInt64Array.of(1n).buffer)[0] === 1 ? 0 : 1;

/** Truncated towards zero; what no 64 bits hold becomes −2⁶³, as a processor's conversion gives. */
export function toInt64(values: Numbers): BigInt64Array {
  const result = new BigInt64Array(values.length);
  const halves = new Int32Array(result.buffer);
  for (let i = 0; i < values.length; i++) {
    const whole = Math.trunc(values[i] ?? 0);
    if (whole >= -LIMIT && whole < LIMIT) {
      const high = Math.floor(whole / HIGH);
      halves[2 * i + LOW_AT] = whole - high * HIGH;
      halves[2 * i + 1 - LOW_AT] = high;
    } else halves[2 * i + 1 - LOW_AT] = -(2 ** 31);
  }
  return result;
}

/** The nearest numbers. */
export function fromInt64(values: BigInt64Array): Float64Array<ArrayBuffer> {
  const result = new Float64Array(values.length);
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let i = 0; i < values.length; i++)
    result[i] = (halves[2 * i + 1 - LOW_AT] ?? 0) * HIGH + ((halves[2 * i + LOW_AT] ?? 0) >>> 0);
  return result;
}

/** Whether some of the numbers are so large that they may stand for another integer. */
export function mayBeInexact(values: Numbers): boolean {
  for (const value of values) if (!(Math.abs(value) < EXACT)) return true;
  return false;
}

/** Elements of any dtype as integers; of floating-point ones, truncated. */
export function toBigInts(values: Elements): BigInt64Array {
  return values instanceof BigInt64Array ? values : toInt64(values);
}
