/** Refusals of dtypes for which PyTorch has no kernel, and of plain values that a dtype cannot hold, in its words. */
import { plainType, promote, resultType, type DType } from '../dtype';
import { notImplemented } from '../errors';
import { checkConverts } from '../limits';
import { Tensor } from './tensor';

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

/** No floating-point one. */
export function isIntegralOrBool(dtype: DType): boolean {
  return !dtype.is_floating_point;
}

export function isBool(dtype: DType): boolean {
  return dtype.name === 'bool';
}

/** float16 and bfloat16. */
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

/** Refuses whole numbers and truth values; `kernel` is ATen's name of what would have computed. */
export function floatingOnly(kernel: string, dtype: DType): void {
  if (!dtype.is_floating_point) throw notImplemented(kernel, dtype);
}

/** Refuses all but float32 and float64. */
export function wideFloatingOnly(kernel: string, dtype: DType): void {
  if (!dtype.is_floating_point || isHalf(dtype)) throw notImplemented(kernel, dtype);
}

/** Refuses a plain value that the dtype cannot hold; infinities and NaN are no matter of its size. */
export function checkFits(value: Operand, dtype: DType): void {
  if (value === null || value instanceof Tensor || !Number.isFinite(Number(value))) return;
  checkConverts(value, dtype);
}
