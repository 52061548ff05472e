/** Pointwise operators: plain numbers for 0-d operands, the generated loop for arrays. */
import {
  bool,
  float32,
  float64,
  get_default_dtype,
  int32,
  int64,
  plainType,
  promote,
  resultType,
  type DType,
} from '../dtype';
import type { Forward } from '../operators/definition';
import type { Operand } from '../kernels/simd/expression';
import { WORDS, type KernelWord } from '../kernels/simd/words';
import { broadcastShapes, numel, SCALAR, type Shape } from '../shape';
import { broadcastValues, isSingle, operandOf, scalarOf } from '../storage/access';
import { isLarge, pendingStorage } from '../storage/pending';
import { mayBeInexact } from '../storage/int64';
import { allocate, rounded, type Numbers } from '../storage/storage';
import { fromValues, ofNumbers } from '../tensor/create';
import { Tensor } from '../tensor/tensor';
import { exactPointwise } from './exact';
import type { CompiledOverload } from './overload';

type Pointwise = Extract<Forward, { kind: 'pointwise' }>;
type Scalars = (...operands: readonly unknown[]) => number;

/** The dtypes in which a call computes and gives its result, and its result's shape. */
interface Plan {
  readonly dtype: DType;
  readonly resultDtype: DType;
  readonly shape: Shape;
}

/** Plain values among the arguments decide the dtype by their kind, and are numbers in `args` from then on. */
export function runPointwise(compiled: CompiledOverload, forward: Pointwise, args: unknown[]): Tensor {
  let shape: Shape = SCALAR;
  let dimensioned: DType | null = null;
  let scalars: DType | null = null;
  let plain: DType | null = null;
  let areNumbers = true;
  for (const index of compiled.operands) {
    const operand = args[index];
    if (!(operand instanceof Tensor)) {
      if (operand === null) continue;
      if (typeof operand !== 'number') areNumbers = false;
      const type = plainType(operand as number | bigint | boolean);
      plain = plain === null ? type : promote(plain, type);
    } else if (operand.shape.length === 0) scalars = scalars === null ? operand.dtype : promote(scalars, operand.dtype);
    else {
      dimensioned = dimensioned === null ? operand.dtype : promote(dimensioned, operand.dtype);
      shape = broadcastShapes(shape, operand.shape);
    }
  }
  if (forward.check !== null) (forward.check as (...operands: readonly unknown[]) => void)(...args);
  const promoted = forward.result === 'self' ? (args[0] as Tensor).dtype : resultType(dimensioned, scalars, plain);
  const dtype = forward.result === 'float' && !promoted.is_floating_point ? get_default_dtype() : promoted;
  const plan = { dtype, resultDtype: resultDtypeOf(forward, dtype), shape };
  if (forward.integers !== null && isWide(dtype)) {
    const given = args.slice();
    if (!areNumbers) makeNumbers(compiled, args);
    return wide(compiled, forward.integers, given, args, plan);
  }
  if (!areNumbers) makeNumbers(compiled, args);
  return dimensioned === null ? onScalars(forward, args, plan) : onArrays(compiled, forward, args, plan);
}

/** What is a truth value by its type stays one. */
function makeNumbers({ operands }: CompiledOverload, args: unknown[]): void {
  for (const index of operands)
    if (typeof args[index] === 'boolean' || typeof args[index] === 'bigint') args[index] = Number(args[index]);
}

function resultDtypeOf({ result }: Pointwise, dtype: DType): DType {
  if (result === 'bool') return bool;
  return result === 'int64' ? int64 : dtype;
}

/** Whether sums and products of two elements may be more than a number holds exactly. */
function isWide(dtype: DType): boolean {
  return dtype === int64 || dtype === int32;
}

/** In numbers; again in 64-bit integers where one of those numbers may stand for several integers. */
function wide(
  compiled: CompiledOverload,
  integers: (...operands: never[]) => bigint,
  given: readonly unknown[],
  args: readonly unknown[],
  plan: Plan,
): Tensor {
  const { dtype, resultDtype, shape } = plan;
  const operands = arrays(compiled, args, dtype, shape);
  const out = new Float64Array(numel(shape));
  run(compiled, out, operands);
  const exact = (value: unknown): boolean =>
    typeof value === 'object' && value !== null ? !mayBeInexact(value as Numbers) : Math.abs(Number(value)) < 2 ** 53;
  if (
    !mayBeInexact(out) &&
    operands.every((operand) => operand === null || typeof operand === 'string' || exact(operand))
  )
    return resultDtype === int64 ? fromValues(out, shape, int64) : ofNumbers(out, shape, resultDtype);
  return exactPointwise(integers, given, shape, resultDtype);
}

/** The definition's function itself, on numbers. */
function onScalars(forward: Pointwise, args: readonly unknown[], { dtype, resultDtype }: Plan): Tensor {
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

/** PyTorch computes with numbers in the dtype of the tensors beside them, which wraps; in half precision, in float32. */
function plainValue(value: unknown, dtype: DType): unknown {
  if (typeof value === 'number') {
    if (dtype.is_integral) return rounded(value, dtype);
    return dtype !== float64 && dtype.is_floating_point ? Math.fround(value) : value;
  }
  if (!(value instanceof Tensor)) return value;
  return value.dtype === dtype ? scalarOf(value) : rounded(scalarOf(value), dtype);
}

function onArrays(compiled: CompiledOverload, forward: Pointwise, args: readonly unknown[], plan: Plan): Tensor {
  const { dtype, resultDtype, shape } = plan;
  const count = numel(shape);
  if (forward.kernel !== null && dtype === float32 && resultDtype === float32 && isLarge(count, float32)) {
    const elements = pendingElements(compiled, forward, forward.kernel as KernelWord, args, shape);
    if (elements !== null) return new Tensor(pendingStorage(elements, count, compiled.inplace), shape, float32);
  }
  const out = allocate(resultDtype, count);
  run(compiled, out, arrays(compiled, args, dtype, shape));
  if (resultDtype === bool) truthValues(out);
  return fromValues(out, shape, resultDtype);
}

/** What gives the elements when they are read; null where there are no compiled kernels for such operands. */
function pendingElements(
  { inplace }: CompiledOverload,
  { scalar }: Pointwise,
  kernel: KernelWord,
  args: readonly unknown[],
  shape: Shape,
): Operand | null {
  const operands = args.map((arg) =>
    // What a change in place computes is written at once.
    arg instanceof Tensor ? operandOf(arg, shape, inplace) : plainValue(arg, float32),
  );
  // All elements are the same, and so are those of the result: such are first gradients.
  if (operands.every((operand) => typeof operand !== 'object' || operand === null))
    return Math.fround((scalar as Scalars)(...operands));
  return (WORDS[kernel] as (...operands: readonly unknown[]) => Operand | null)(...operands);
}

function run(compiled: CompiledOverload, out: Numbers, operands: readonly unknown[]): void {
  (compiled.loop as ((...operands: readonly unknown[]) => void) | null)?.(out, out.length, ...operands);
}

/** What a loop takes: array and step of each tensor, plain values as they are. */
function arrays(compiled: CompiledOverload, args: readonly unknown[], dtype: DType, shape: Shape): unknown[] {
  const operands: unknown[] = [];
  for (let i = 0; i < args.length; i++) {
    if (compiled.signature.parameters[i]?.type !== 'Tensor') operands.push(plainValue(args[i], dtype));
    else pushArray(operands, args[i], dtype, shape);
  }
  return operands;
}

/** An operand's array and its step from element to element: 0 for a single value. */
function pushArray(operands: unknown[], operand: unknown, dtype: DType, shape: Shape): void {
  if (operand === null) operands.push(null, 0);
  else if (!(operand instanceof Tensor) || isSingle(operand))
    operands.push(singleValue(plainValue(operand, dtype) as number, dtype), 0);
  else operands.push(broadcastValues(operand, shape, dtype), 1);
}

function singleValue(value: number, dtype: DType): Numbers {
  const array = allocate(dtype, 1);
  array[0] = dtype === bool ? rounded(value, bool) : value;
  return array;
}

/** Sums and products of truth values are truth values. */
function truthValues(out: Numbers): void {
  for (let i = 0; i < out.length; i++) if ((out[i] ?? 0) > 1) out[i] = 1;
}
