/** Batches of matrices: in and out of tensors for the kernels of linear algebra, and what those ask of their operands. */
import { float64, int32, type DType } from '../dtype';
import { linearAlgebraError, notImplemented, runtimeError } from '../errors';
import { broadcastShapes, type Shape } from '../shape';
import { broadcastValues } from '../storage/access';
import { allocate, Storage, stored } from '../storage/storage';
import { ofNumbers } from '../tensor/create';
import { Tensor } from '../tensor/tensor';
import { isHalf } from '../tensor/supported';

/** The dimensions in front of a matrix's two. */
export function batchOf(tensor: Tensor): Shape {
  return tensor.shape.slice(0, -2);
}

/** A tensor's matrices one after another, row by row, as a copy in double precision; `batch` is what it broadcasts to. */
export function matricesOf(tensor: Tensor, batch: Shape = batchOf(tensor)): Float64Array {
  return Float64Array.from(broadcastValues(tensor, [...batch, ...tensor.shape.slice(-2)], float64));
}

/** As `ofNumbers`, but each matrix lies column by column in memory, as LAPACK leaves it and PyTorch gives it back. */
export function columnsOf(values: Float64Array, shape: Shape, dtype: DType): Tensor {
  const [rows, columns] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const out = allocate(dtype, values.length);
  const size = rows * columns;
  for (let start = 0; start < values.length; start += size)
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) out[start + j * rows + i] = values[start + i * columns + j] ?? 0;
  const strides = new Array<number>(shape.length);
  let step = Math.max(1, rows) * Math.max(1, columns);
  for (let d = shape.length - 3; d >= 0; d--) {
    strides[d] = step;
    step *= Math.max(1, shape[d] ?? 1);
  }
  strides[shape.length - 2] = 1;
  strides[shape.length - 1] = Math.max(1, rows);
  return new Tensor(new Storage(stored(out, dtype)), shape, dtype, strides);
}

/** An int32 tensor: pivots, infos. */
export function integersOf(values: ArrayLike<number>, shape: Shape): Tensor {
  return ofNumbers(values, shape, int32);
}

/** A vector or matrix without elements, where PyTorch computes none. */
export function nothing(dtype: DType): Tensor {
  return ofNumbers([], [0], dtype);
}

/** Refuses what has fewer than two dimensions; `name` is the function in the message. */
export function atLeastMatrix(tensor: Tensor, name: string, argument = 'A'): void {
  if (tensor.ndim < 2) throw runtimeError(`${name}: The input tensor ${argument} must have at least 2 dimensions.`);
}

/** Refuses what is no batch of square matrices. */
export function square(tensor: Tensor, name: string, argument = 'A'): void {
  atLeastMatrix(tensor, name, argument);
  const [rows, columns] = tensor.shape.slice(-2);
  if (rows !== columns)
    throw runtimeError(
      `${name}: ${argument} must be batches of square matrices, but they are ${rows} by ${columns} matrices`,
    );
}

/** Refuses integers and truth values, and where `half` is false the 16-bit floats. */
export function floating(tensor: Tensor, name: string, half = true): void {
  if (!tensor.dtype.is_floating_point)
    throw runtimeError(`${name}: Expected a floating point or complex tensor as input. Got ${tensor.dtype.scalarType}`);
  if (!half && isHalf(tensor.dtype))
    throw runtimeError(`${name}: Low precision dtypes not supported. Got ${tensor.dtype.scalarType}`);
}

/** LAPACK computes in single and double precision only. */
export function singleOrDouble({ dtype }: Tensor, kernel: string): void {
  if (!dtype.is_floating_point || isHalf(dtype)) throw notImplemented(kernel, dtype);
}

/** Whether B holds vectors, not matrices, beside the batch of matrices A. */
export function isVector(a: Tensor, b: Tensor): boolean {
  const rows = a.shape.slice(0, -1);
  return b.ndim === 1 || (a.ndim - 1 === b.ndim && rows.every((size, d) => size === b.shape[d]));
}

/** Refuses operands of two dtypes, called `first` and `second` in the message. */
export function sameDtypes(name: string, first: string, a: Tensor, second: string, b: Tensor): void {
  if (a.dtype !== b.dtype)
    throw runtimeError(
      `${name}: Expected ${first} and ${second} to have the same dtype, but found ${first} of type ${a.dtype.scalarType} and ${second} of type ${b.dtype.scalarType} instead`,
    );
}

/** The batch that both broadcast to, of systems A·X = B, or X·A = B. */
export function systemBatch(a: Tensor, b: Tensor, left: boolean, name: string): Shape {
  square(a, name);
  atLeastMatrix(b, name, 'B');
  if (a.size(-2) !== b.size(left ? -2 : -1))
    throw runtimeError(
      `${name}: Incompatible shapes of A and B for the equation ${left ? 'AX = B' : 'XA = B'} (${a.size(-2)}x${a.size(-1)} and ${b.size(-2)}x${b.size(-1)})`,
    );
  return broadcastShapes(batchOf(b), batchOf(a));
}

/** Raises where one of the infos is not 0: `problem` says what it means. */
export function checkInfos(name: string, infos: Tensor, problem: (info: number) => string): void {
  const failed = firstInfo(infos);
  if (failed !== null) throw linearAlgebraError(`${name}: ${failed.place}${problem(failed.info)}`);
}

/** The first info that is not 0, and where it stands in the batch. */
export function firstInfo(infos: Tensor): { readonly place: string; readonly info: number } | null {
  const values = infos.toArray();
  const at = values.findIndex((info) => info !== 0);
  if (at < 0) return null;
  return { place: infos.ndim === 0 ? '' : `(Batch element ${at}): `, info: Number(values[at]) };
}
