/** Pointwise operators: plain numbers for 0-d operands, the generated loop for arrays. */
import { bool, defaultDtype, promote, resultType, float32, type DType } from '../dtype';
import type { Forward } from '../operators/definition';
import { broadcastShapes, numel, SCALAR, type Shape } from '../shape';
import { broadcastValues, scalarOf } from '../storage/access';
import { allocate, rounded, Storage, type Numbers } from '../storage/storage';
import { Tensor } from '../tensor/tensor';
import type { CompiledOverload } from './overload';

type Pointwise = Extract<Forward, { kind: 'pointwise' }>;
type Scalars = (...operands: readonly unknown[]) => number;

/** Truth values among the arguments decide the dtype as such, and are numbers in `args` from then on. */
export function runPointwise(compiled: CompiledOverload, forward: Pointwise, args: unknown[]): Tensor {
  let shape: Shape = SCALAR;
  let dimensioned: DType | null = null;
  let scalars: DType | null = null;
  let plain: DType | null = null;
  let truths = false;
  for (const index of compiled.operands) {
    const operand = args[index];
    if (!(operand instanceof Tensor)) {
      if (typeof operand === 'boolean') {
        truths = true;
        plain ??= bool;
      } else if (operand !== null) plain = defaultDtype;
    } else if (operand.shape.length === 0) scalars = scalars === null ? operand.dtype : promote(scalars, operand.dtype);
    else {
      dimensioned = dimensioned === null ? operand.dtype : promote(dimensioned, operand.dtype);
      shape = broadcastShapes(shape, operand.shape);
    }
  }
  if (forward.check !== null) (forward.check as (...operands: readonly unknown[]) => void)(...args);
  if (truths) args.forEach((value, i) => (args[i] = typeof value === 'boolean' ? Number(value) : value));
  const promoted = forward.result === 'self' ? (args[0] as Tensor).dtype : resultType(dimensioned, scalars, plain);
  const dtype = promoted === bool && forward.result === 'float' ? defaultDtype : promoted;
  const resultDtype = forward.result === 'bool' ? bool : dtype;
  return dimensioned === null
    ? onScalars(forward, args, dtype, resultDtype)
    : onArrays(compiled, args, dtype, resultDtype, shape);
}

/** The definition's function itself, on numbers. */
function onScalars(forward: Pointwise, args: readonly unknown[], dtype: DType, resultDtype: DType): Tensor {
  const f = forward.scalar as Scalars;
  const value = args[0];
  // Exactly as many arguments as there are: some functions take any number.
  switch (args.length) {
    case 1:
      return Tensor.scalar(f(plainValue(value, dtype)), resultDtype);
    case 2:
      return Tensor.scalar(f(plainValue(value, dtype), plainValue(args[1], dtype)), resultDtype);
    default:
      return Tensor.scalar(f(...args.map((arg) => plainValue(arg, dtype))), resultDtype);
  }
}

/** PyTorch computes with numbers in the dtype of the tensors beside them. */
function plainValue(value: unknown, dtype: DType): unknown {
  if (typeof value === 'number') return dtype === float32 ? Math.fround(value) : value;
  return value instanceof Tensor ? scalarOf(value) : value;
}

function onArrays(
  compiled: CompiledOverload,
  args: readonly unknown[],
  dtype: DType,
  resultDtype: DType,
  shape: Shape,
): Tensor {
  const count = numel(shape);
  const out = allocate(resultDtype, count);
  const operands: unknown[] = [out, count];
  for (let i = 0; i < args.length; i++) {
    if (compiled.signature.parameters[i]?.type !== 'Tensor') operands.push(plainValue(args[i], dtype));
    else pushArray(operands, args[i], dtype, shape);
  }
  (compiled.loop as ((...operands: readonly unknown[]) => void) | null)?.(...operands);
  if (resultDtype === bool) truthValues(out);
  return new Tensor(new Storage(out), shape, resultDtype);
}

/** An operand's array and its step from element to element: 0 for a single value. */
function pushArray(operands: unknown[], operand: unknown, dtype: DType, shape: Shape): void {
  if (operand === null) operands.push(null, 0);
  else if (!(operand instanceof Tensor)) operands.push(singleValue(rounded(operand as number, dtype), dtype), 0);
  else if (operand.shape.length === 0) operands.push(singleValue(scalarOf(operand), dtype), 0);
  else operands.push(broadcastValues(operand, shape, dtype), 1);
}

function singleValue(value: number, dtype: DType): Numbers {
  const array = allocate(dtype, 1);
  array[0] = rounded(value, dtype);
  return array;
}

/** Sums and products of truth values are truth values. */
function truthValues(out: Numbers): void {
  for (let i = 0; i < out.length; i++) if ((out[i] ?? 0) > 1) out[i] = 1;
}
