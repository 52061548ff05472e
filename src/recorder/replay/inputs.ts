/** Values of a tape as the engine's tensors. Knows the engine's dtypes by name, and nothing of steps. */
import { DTYPES, float64, type DType } from '../../engine/dtype';
import { runtimeError } from '../../engine/errors';
import { allocate } from '../../engine/storage/storage';
import { fromValues } from '../../engine/tensor/create';
import type { Tensor } from '../../engine/tensor/tensor';

export function dtypeNamed(name: string): DType {
  const dtype = DTYPES.get(name);
  if (dtype === undefined) throw runtimeError(`the dtype ${name} is not available here`);
  return dtype;
}

/** The dtype in which a replay in double precision keeps what the program had in this one. */
export function preciseDtype(dtype: DType): DType {
  return dtype.is_floating_point ? float64 : dtype;
}

/** A tensor of these elements that requires no gradient. */
export function tensorOf(shape: readonly number[], values: readonly number[], dtype: DType): Tensor {
  const elements = allocate(dtype, values.length);
  elements.set(values);
  return fromValues(elements, shape, dtype);
}
