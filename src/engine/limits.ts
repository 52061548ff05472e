/** What numbers of each dtype can be: `torch.finfo` and `torch.iinfo`. Knows no tensor. */
import { bfloat16, bool, DType, float16, float32, float64, get_default_dtype } from './dtype';
import { pythonTypeName, runtimeError, typeError } from './errors';
import { streamed } from './printing/streamed';

/** Of a floating-point dtype: bits of its significand with the hidden one, its largest exponent, decimal digits that survive. */
interface Format {
  readonly digits: number;
  readonly exponent: number;
  readonly decimals: number;
}

const FORMATS: ReadonlyMap<DType, Format> = new Map([
  [float16, { digits: 11, exponent: 16, decimals: 3 }],
  [bfloat16, { digits: 8, exponent: 128, decimals: 2 }],
  [float32, { digits: 24, exponent: 128, decimals: 6 }],
  [float64, { digits: 53, exponent: 1024, decimals: 15 }],
]);

function formatOf(dtype: DType): Format {
  return FORMATS.get(dtype) ?? { digits: 0, exponent: 0, decimals: 0 };
}

/** Bits of precision of a floating-point dtype: whole numbers up to two to their count are exact. */
export function digitsOf(dtype: DType): number {
  return formatOf(dtype).digits;
}

/** The largest finite number of a floating-point dtype. */
export function largestOf(dtype: DType): number {
  const { digits, exponent } = formatOf(dtype);
  return (2 - 2 ** (1 - digits)) * 2 ** (exponent - 1);
}

/** The smallest and the largest whole number; truth values count as 0 and 1. */
export function wholeLimits(dtype: DType): readonly [bigint, bigint] {
  if (dtype === bool) return [0n, 1n];
  if (dtype.is_floating_point) return [-BigInt(largestOf(dtype)), BigInt(largestOf(dtype))];
  const bits = BigInt(8 * dtype.itemsize - (dtype.is_signed ? 1 : 0));
  return [dtype.is_signed ? -(2n ** bits) : 0n, 2n ** bits - 1n];
}

const CPP_NAMES: Readonly<Record<string, string>> = {
  uint8: 'uint8_t',
  int8: 'int8_t',
  int16: 'int16_t',
  int32: 'int',
  int64: 'int64_t',
};

/** Refuses to make a value an element of a dtype that has none so large: an unsigned one takes negative values that wrap. */
export function checkConverts(value: number | bigint | boolean, dtype: DType): void {
  if (overflows(value, dtype)) throw overflow(CPP_NAMES[dtype.name] ?? dtype.cType);
}

/** The same for data, whose floats may become infinite. */
export function checkDatum(value: number | bigint, dtype: DType): void {
  if (!dtype.is_floating_point && overflows(value, dtype)) throw overflow(dtype.name);
}

function overflow(type: string): Error {
  return runtimeError(`value cannot be converted to type ${type} without overflow`);
}

function overflows(value: number | bigint | boolean, dtype: DType): boolean {
  if (dtype === bool || typeof value === 'boolean') return false;
  const [min, max] = dtype.is_floating_point ? [-largestOf(dtype), largestOf(dtype)] : wholeLimits(dtype);
  if (dtype.is_floating_point && !Number.isFinite(Number(value))) return typeof value === 'bigint';
  const whole = typeof value === 'number' ? Math.trunc(value) : value;
  return !(whole >= (dtype.is_signed ? min : -max) && whole <= max);
}

/** Limits of a floating-point dtype, of the default one where none is given. */
export class FloatingLimits {
  readonly bits: number;
  /** The distance from 1 to the next number. */
  readonly eps: number;
  readonly max: number;
  readonly min: number;
  /** The smallest number of full precision. */
  readonly tiny: number;
  readonly smallest_normal: number;
  /** Of numbers in decimal writing. */
  readonly resolution: number;
  readonly dtype: string;

  constructor(type: DType = get_default_dtype()) {
    checkType('finfo', type);
    if (!type.is_floating_point)
      throw typeError("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'");
    const { digits, exponent, decimals } = formatOf(type);
    this.bits = 8 * type.itemsize;
    this.eps = 2 ** (1 - digits);
    this.max = largestOf(type);
    this.min = -this.max;
    this.tiny = 2 ** (2 - exponent);
    this.smallest_normal = this.tiny;
    this.resolution = Number(`1e-${decimals}`);
    this.dtype = type.name;
  }

  toString(): string {
    const { resolution, min, max, eps, smallest_normal, tiny } = this;
    const shown = Object.entries({ resolution, min, max, eps, smallest_normal, tiny });
    return `finfo(${shown.map(([name, value]) => `${name}=${streamed(value)}`).join(', ')}, dtype=${this.dtype})`;
  }
}

/** Limits of an integer dtype; those of int64 are bigints. */
export class IntegerLimits {
  readonly bits: number;
  readonly max: number | bigint;
  readonly min: number | bigint;
  readonly dtype: string;

  constructor(type: DType) {
    checkType('iinfo', type);
    if (type.is_floating_point)
      throw typeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'");
    if (type === bool) throw typeError('torch.bool is not supported by torch.iinfo');
    const [min, max] = wholeLimits(type);
    this.bits = 8 * type.itemsize;
    this.max = this.bits === 64 ? max : Number(max);
    this.min = this.bits === 64 ? min : Number(min);
    this.dtype = type.name;
  }

  toString(): string {
    return `iinfo(min=${shownWhole(this.min)}, max=${shownWhole(this.max)}, dtype=${this.dtype})`;
  }
}

/** As PyTorch shows them, which are doubles there. */
function shownWhole(value: number | bigint): string {
  return streamed(Number(value));
}

function checkType(name: string, type: unknown): void {
  if (type === undefined) throw typeError(`${name}() missing 1 required positional arguments: "type"`);
  if (!(type instanceof DType))
    throw typeError(`${name}(): argument 'type' (position 1) must be torch.dtype, not ${pythonTypeName(type)}`);
}
