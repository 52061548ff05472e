/** Pointwise operators on integers too large for numbers: element by element as bigints, wrapped to 64 bits. */
import { bool, int64, type DType } from '../dtype';
import { numel, type Shape } from '../shape';
import { exactValues } from '../storage/access';
import { allocate } from '../storage/storage';
import { fromExact, fromValues } from '../tensor/create';
import { Tensor } from '../tensor/tensor';

export function exactPointwise(
  integers: (...operands: never[]) => bigint,
  args: readonly unknown[],
  shape: Shape,
  dtype: DType,
): Tensor {
  const f = integers as (...operands: readonly unknown[]) => bigint;
  const operands = args.map((arg) => operandOf(arg, shape));
  const out = new BigInt64Array(numel(shape));
  for (let i = 0; i < out.length; i++) out[i] = f(...operands.map((operand) => operand(i)));
  if (dtype === int64) return fromExact(out, shape);
  const values = allocate(dtype, out.length);
  out.forEach((value, i) => (values[i] = dtype === bool ? Number(value !== 0n) : Number(BigInt.asIntN(32, value))));
  return fromValues(values, shape, dtype);
}

/** An operand as a function of the element's place; what is no integer stays as it is. */
function operandOf(arg: unknown, shape: Shape): (index: number) => unknown {
  if (arg instanceof Tensor) {
    const values = exactValues(arg.ndim === 0 ? arg : arg.expand(shape));
    return arg.ndim === 0 ? () => values[0] ?? 0n : (i) => values[i] ?? 0n;
  }
  const value = typeof arg === 'number' || typeof arg === 'boolean' ? BigInt(Math.trunc(Number(arg))) : arg;
  return () => value;
}
