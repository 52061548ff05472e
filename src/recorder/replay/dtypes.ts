/** The engine's dtypes by the names that a tape has for them. Knows nothing of steps. */
import { DTYPES, float64, type DType } from '../../engine/dtype';
import { runtimeError } from '../../engine/errors';

export function dtypeNamed(name: string): DType {
  const dtype = DTYPES.get(name);
  if (dtype === undefined) throw runtimeError(`the dtype ${name} is not available here`);
  return dtype;
}

/** The dtype in which a replay in double precision keeps what the program had in this one. */
export function preciseDtype(dtype: DType): DType {
  return dtype.is_floating_point ? float64 : dtype;
}
