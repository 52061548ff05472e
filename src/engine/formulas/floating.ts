/** Refusals by kernels that compute with floating-point numbers only, in PyTorch's words. */
import type { DType } from '../dtype';
import { isHalf, notImplemented } from './supported';

/** Refuses whole numbers and truth values; `kernel` is ATen's name of what would have computed. */
export function floatingOnly(kernel: string, dtype: DType): void {
  if (!dtype.is_floating_point) throw notImplemented(kernel, dtype);
}

/** Refuses all but float32 and float64. */
export function wideFloatingOnly(kernel: string, dtype: DType): void {
  if (!dtype.is_floating_point || isHalf(dtype)) throw notImplemented(kernel, dtype);
}
