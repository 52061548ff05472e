/** Whole numbers drawn between limits, which a dtype may not be able to hold: `random_`, `randint`. */
import type { DType } from '../dtype';
import { pythonTypeName, runtimeError, typeError, valueError } from '../errors';
import type { Generator } from '../kernels/generator';
import { fillIntegers, integersFrom } from '../kernels/random';
import { digitsOf, wholeLimits } from '../limits';
import { rounded } from '../storage/storage';
import { warn } from '../warnings';
import { drawn, drawnExactly, type Place } from './drawn';
import type { Tensor } from './tensor';

/** From `from` up to, without, `to`; without `to`, up to the largest that the dtype counts to. */
export function drawnIntegers(
  name: string,
  place: Place,
  dtype: DType,
  from: number | bigint,
  to: number | bigint | null,
  source: Generator,
): Tensor {
  const low = whole(name, 'from', from);
  const [first, last] = to === null ? allFrom(low, dtype) : between(low, whole(name, 'to', to), dtype);
  checkLimit('from', first, dtype);
  checkLimit('to - 1', last, dtype);
  const range = last - first + 1n;
  // Of all 64 bits none is counted from a limit.
  if (range === 2n ** 64n) return drawnExactly(place, dtype, integersFrom(0n, range, source));
  const exact = 2n ** 53n;
  if (first < -exact || last > exact || range > exact)
    return drawnExactly(place, dtype, integersFrom(first, range, source));
  return drawn(place, dtype, (out) => {
    fillIntegers(out, Number(first), Number(range), source);
  });
}

function whole(name: string, argument: string, value: number | bigint): bigint {
  if (typeof value === 'number' && !Number.isInteger(value))
    throw typeError(`${name}(): argument '${argument}' must be int, not ${pythonTypeName(value)}`);
  const integer = BigInt(value);
  if (integer !== BigInt.asIntN(64, integer)) throw valueError('Overflow when unpacking long long');
  return integer;
}

function between(from: bigint, to: bigint, dtype: DType): [bigint, bigint] {
  if (from >= to) throw runtimeError(`random_ expects 'from' to be less than 'to', but got from=${from} >= to=${to}`);
  if (!dtype.is_floating_point) return [from, to - 1n];
  const [low, high] = [raised(from, dtype), lowered(to, dtype)];
  if (low >= high)
    throw runtimeError(
      `random_ expects 'from' casted to dtype to be less than 'to' casted to dtype, but got from=${low} >= to=${high}`,
    );
  return [low, high - 1n];
}

function allFrom(from: bigint, dtype: DType): [bigint, bigint] {
  if (!dtype.is_floating_point) return [from, wholeLimits(dtype)[1]];
  const last = 2n ** BigInt(digitsOf(dtype));
  const low = raised(from, dtype);
  if (low >= last)
    throw runtimeError(
      `random_ expects 'from' casted to dtype to be less than or equal to 'to_inc' casted to dtype, but got from=${low} > to_inc=${last}`,
    );
  return [low, last];
}

/** The first number of the dtype from `from` on, where that is so large that the dtype leaves some out. */
function raised(from: bigint, dtype: DType): bigint {
  const next = rounded(Number(from + 1n), dtype);
  if (!Number.isFinite(next) || BigInt(next) >= from) return from;
  return BigInt(next) + spacing(from, dtype);
}

function lowered(to: bigint, dtype: DType): bigint {
  const before = rounded(Number(to - 1n), dtype);
  if (!Number.isFinite(before) || BigInt(before) < to) return to;
  return BigInt(before) - spacing(to - 1n, dtype);
}

/** The distance of numbers of the dtype at this size. */
function spacing(value: bigint, dtype: DType): bigint {
  const size = value < 0n ? -value : value;
  const power = size.toString(2).length - 1;
  return 2n ** BigInt(Math.max(0, power - digitsOf(dtype) + 1));
}

function checkLimit(name: string, value: bigint, dtype: DType): void {
  const [min, max] = wholeLimits(dtype);
  if (value < min || value > max) throw runtimeError(`${name} is out of bounds for ${dtype.cType}`);
  if (!dtype.is_floating_point) return;
  const digits = digitsOf(dtype);
  const largest = 2n ** BigInt(digits);
  if (value < -largest || value > largest)
    warn(
      `${name} is out of bounds [-(2^${digits}), 2^${digits}]. Due to precision limitations ${dtype.cType} can support discrete uniform distribution only within this range. This warning will become an error in version 1.7 release, please fix the code in advance`,
    );
}
