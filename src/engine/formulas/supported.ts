/** Refusals of dtypes for which PyTorch has no kernel, in its words. */
import { plainType, promote, resultType, type DType } from '../dtype';
import { runtimeError, TorchError } from '../errors';
import { Tensor } from '../tensor/tensor';

/** A tensor, or a plain value in the place of one. */
export type Operand = Tensor | number | bigint | boolean | null;

/** The dtype in which a pointwise operator computes with these operands. */
export function commonDtype(operands: readonly Operand[]): DType {
  let dimensioned: DType | null = null;
  let scalars: DType | null = null;
  let plain: DType | null = null;
  for (const operand of operands) {
    if (operand === null) continue;
    if (!(operand instanceof Tensor)) plain = both(plain, plainType(operand));
    else if (operand.shape.length === 0) scalars = both(scalars, operand.dtype);
    else dimensioned = both(dimensioned, operand.dtype);
  }
  return resultType(dimensioned, scalars, plain);
}

function both(a: DType | null, b: DType): DType {
  return a === null ? b : promote(a, b);
}

export function isIntegralOrBool(dtype: DType): boolean {
  return !dtype.is_floating_point;
}

export function isBool(dtype: DType): boolean {
  return dtype.name === 'bool';
}

export function isHalf(dtype: DType): boolean {
  return dtype.is_floating_point && dtype.itemsize === 2;
}

export function isFloatingOrBool(dtype: DType): boolean {
  return dtype.is_floating_point || isBool(dtype);
}

/** The `check` of a pointwise operator whose kernel lacks some dtypes; the first `count` arguments are its operands. */
export function unsupported(
  kernel: string,
  lacks: (dtype: DType) => boolean,
  count = 2,
): (...args: readonly Operand[]) => void {
  return (...args) => {
    const dtype = commonDtype(args.slice(0, count));
    if (lacks(dtype)) throw notImplemented(kernel, dtype);
  };
}

export function notImplemented(kernel: string, dtype: DType): TorchError {
  return new TorchError('NotImplementedError', `"${kernel}" not implemented for '${dtype.scalarType}'`);
}

/** C's names in messages where they differ from PyTorch's. */
const C_NAMES: Readonly<Record<string, string>> = {
  uint8: 'uint8_t',
  int8: 'int8_t',
  int16: 'int16_t',
  int64: 'int64_t',
};

/** Refuses a plain value that the dtype cannot hold; negative ones wrap where it has no sign. */
export function checkFits(value: Operand, dtype: DType): void {
  if (value === null || value instanceof Tensor) return;
  const magnitude = Math.abs(Number(value));
  if (Number.isFinite(magnitude) && magnitude > limitOf(dtype, Number(value)))
    throw runtimeError(`value cannot be converted to type ${C_NAMES[dtype.name] ?? dtype.cType} without overflow`);
}

function limitOf(dtype: DType, value: number): number {
  if (dtype.is_integral) {
    const bits = 8 * dtype.itemsize;
    return dtype.is_signed ? 2 ** (bits - 1) - (value < 0 ? 0 : 1) : 2 ** bits - 1;
  }
  return LARGEST[dtype.name] ?? Infinity;
}

/** The largest finite number of each floating-point dtype. */
export const LARGEST: Readonly<Record<string, number>> = {
  float64: Number.MAX_VALUE,
  float32: (2 - 2 ** -23) * 2 ** 127,
  float16: 65504,
  bfloat16: (2 - 2 ** -7) * 2 ** 127,
};
