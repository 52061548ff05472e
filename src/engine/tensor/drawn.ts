/**
 * Tensors of numbers that are drawn one after another in the order in which elements lie in memory, as PyTorch goes
 * through them. It knows no distribution.
 */
import { int64, type DType } from '../dtype';
import { pythonTypeName, runtimeError, typeError } from '../errors';
import { copyStrided, writeStrided } from '../kernels/copy';
import { Generator, generator as own } from '../kernels/generator';
import { contiguousStrides, formatList, isContiguous, numel, type Shape } from '../shape';
import { broadcastValues } from '../storage/access';
import { allocate, copied, type Elements, type Numbers } from '../storage/storage';
import { fromExact, fromValues } from './create';
import type { Tensor } from './tensor';

/** Where elements are to lie: their shape, and the strides of the tensor whose order counts. */
export interface Place {
  readonly shape: Shape;
  readonly strides: Shape;
}

/** Of a new tensor of this size. */
export function newPlace(size: Shape): Place {
  const negative = size.find((extent) => extent < 0);
  if (negative !== undefined)
    throw runtimeError(`Trying to create tensor with negative dimension ${negative}: ${formatList(size)}`);
  return { shape: size, strides: contiguousStrides(size) };
}

/** What a call draws from: the `generator` that it is given, else torch's own. */
export function sourceOf(name: string, generator: unknown): Generator {
  if (generator === null) return own;
  if (generator instanceof Generator) return generator;
  throw typeError(`${name}(): argument 'generator' must be torch.Generator, not ${pythonTypeName(generator)}`);
}

/** The numbers that `fill` writes. */
export function drawn(place: Place, dtype: DType, fill: (out: Numbers, contiguous: boolean) => void): Tensor {
  const values = allocate(dtype, numel(place.shape));
  const contiguous = isContiguous(place.shape, place.strides);
  fill(values, contiguous);
  return fromValues(contiguous ? values : placed(values, place), place.shape, dtype);
}

/** The 64-bit integers that `draw` gives. */
export function drawnExactly(place: Place, dtype: DType, draw: () => bigint): Tensor {
  const integers = new BigInt64Array(numel(place.shape));
  for (let i = 0; i < integers.length; i++) integers[i] = draw();
  const ordered = isContiguous(place.shape, place.strides) ? integers : placed(integers, place);
  if (dtype === int64) return fromExact(ordered, place.shape);
  const values = allocate(dtype, ordered.length);
  for (let i = 0; i < values.length; i++) values[i] = Number(ordered[i] ?? 0n);
  return fromValues(values, place.shape, dtype);
}

/** The elements of a tensor that broadcasts to a place, in the order in which that lies in memory. */
export function inMemoryOrder(tensor: Tensor, { shape, strides }: Place, dtype: DType): Numbers {
  const values = broadcastValues(tensor, shape, dtype);
  if (isContiguous(shape, strides)) return values;
  const out = copied(values);
  const { orderedShape, orderedStrides } = orderOf({ shape, strides });
  copyStrided(values, orderedShape, orderedStrides, 0, out);
  return out;
}

/** From the order of memory to that of the dimensions. */
function placed<Array extends Elements>(values: Array, place: Place): Array {
  const { orderedShape, orderedStrides } = orderOf(place);
  const out = copied(values);
  writeStrided(out, orderedShape, orderedStrides, 0, values);
  return out;
}

/** The dimensions from the largest stride to the smallest, and where their elements lie in a contiguous tensor. */
function orderOf({ shape, strides }: Place): { orderedShape: Shape; orderedStrides: Shape } {
  const order = shape.map((_, d) => d).sort((a, b) => (strides[b] ?? 0) - (strides[a] ?? 0));
  const own = contiguousStrides(shape);
  return { orderedShape: order.map((d) => shape[d] ?? 1), orderedStrides: order.map((d) => own[d] ?? 1) };
}

/** Of a Bernoulli distribution. */
export function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1))
    throw runtimeError(
      'Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)',
    );
}
