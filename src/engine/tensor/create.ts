/** Making tensors: from arrays and numbers, as views of others, and from nested lists as a user writes them. */
import { unreported } from '../autograd/modes/modes';
import { get_default_dtype, int64, plainType, promote, type DType } from '../dtype';
import { pythonTypeName, runtimeError, typeError, valueError } from '../errors';
import { checkDatum } from '../limits';
import { contiguousStrides, numel, type Shape } from '../shape';
import { exactValues, storageOf } from '../storage/access';
import { allocate, rounded, Storage, stored, type Elements, type Numbers } from '../storage/storage';
import { lifted } from '../transforms/active';
import { warn } from '../warnings';
import { Tensor } from './tensor';
import { viewRelation } from '../autograd/views/views';

/** Data that `torch.tensor` takes. */
export type TensorData = number | bigint | boolean | Tensor | TensorList | Elements;

export type TensorList = readonly TensorData[];

export interface TensorOptions {
  readonly dtype?: DType | null | undefined;
  readonly requires_grad?: boolean | undefined;
}

/** A contiguous tensor that owns `values`, which were computed in the array that `allocate(dtype, …)` gives. */
export function fromValues(values: Numbers, shape: Shape, dtype: DType): Tensor {
  return shape.length === 0
    ? Tensor.scalar(values[0] ?? 0, dtype)
    : new Tensor(new Storage(stored(values, dtype)), shape, dtype);
}

/** A contiguous tensor of a copy of these numbers, as the dtype holds them: of whatever list, computed in whatever precision. */
export function ofNumbers(values: ArrayLike<number>, shape: Shape, dtype: DType): Tensor {
  const own = allocate(dtype, values.length);
  own.set(values);
  return fromValues(own, shape, dtype);
}

/** A contiguous int64 tensor that owns `values`; one value that a number holds exactly needs no array. */
export function fromExact(values: BigInt64Array, shape: Shape): Tensor {
  const number = shape.length === 0 ? Number(values[0] ?? 0n) : NaN;
  return Number.isSafeInteger(number) ? Tensor.scalar(number, int64) : new Tensor(new Storage(values), shape, int64);
}

/** A contiguous tensor that owns elements which were moved, not computed: as `elementsOf` and `allocateElements` give them. */
export function fromElements(elements: Elements, shape: Shape, dtype: DType): Tensor {
  return elements instanceof BigInt64Array ? fromExact(elements, shape) : fromValues(elements, shape, dtype);
}

/** A tensor of one value, rounded to the dtype. */
export function filled(value: number | bigint, shape: Shape, dtype: DType): Tensor {
  if (typeof value === 'bigint' && dtype === int64)
    return fromExact(new BigInt64Array(numel(shape)).fill(value), shape);
  const number = Number(value);
  if (shape.length === 0) return Tensor.scalar(number, dtype);
  const values = allocate(dtype, numel(shape));
  if (number !== 0) values.fill(rounded(number, dtype));
  return fromValues(values, shape, dtype);
}

/** Another look at the same memory; of `several`, one of those that one call gives. */
export function viewOf(
  tensor: Tensor,
  shape: Shape,
  strides: Shape = contiguousStrides(shape),
  offset = tensor.offset,
  several = false,
): Tensor {
  const storage = storageOf(tensor);
  const view = new Tensor(storage, shape, tensor.dtype, strides, offset);
  if (!storage.inference) view.origin = viewRelation(tensor, several);
  return view;
}

/** The same memory as another tensor's, of which nothing is known any more; with a version count of its own for `.data`. */
export function aliasOf(
  tensor: Tensor,
  recounted: boolean,
  shape: Shape = tensor.shape,
  strides = tensor.strides,
): Tensor {
  const storage = storageOf(tensor);
  return new Tensor(recounted ? storage.recounted() : storage, shape, tensor.dtype, strides, tensor.offset);
}

/** `torch.tensor(data)`: numbers give the default float, bigints int64, booleans bool. */
export function tensor(data: TensorData, options: TensorOptions = {}): Tensor {
  if (data instanceof Tensor)
    warn(
      'To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).',
    );
  const shape = shapeOf(data);
  const values: (number | bigint)[] = [];
  const found = collect(data, shape, 0, values);
  return finished(lifted(fromNumbers(values, shape, options.dtype ?? found ?? get_default_dtype())), options);
}

/** `torch.as_tensor(data)`: a tensor of that dtype is given as it is. */
export function as_tensor(data: TensorData, options: Pick<TensorOptions, 'dtype'> = {}): Tensor {
  if (data instanceof Tensor) return data.to(options.dtype ?? data.dtype);
  return tensor(data, options);
}

/** `torch.Tensor([2])`, the legacy constructor: data, or sizes of a tensor that is not initialised. */
export function legacyTensor(...data: readonly (TensorData | undefined)[]): Tensor {
  const [first] = data;
  const dtype = get_default_dtype();
  if (data.length === 0 || first === undefined) return filled(0, [0], dtype);
  if (typeof first === 'number' || typeof first === 'bigint') return filled(0, data.map(Number), dtype);
  if (first instanceof Tensor) return first.detach().to(dtype);
  return tensor(first, { dtype });
}

/** `torch.autograd.Variable(x, requires_grad)`, deprecated: the tensor itself with the flag set. */
export function variable(data: Tensor, options: { readonly requires_grad?: boolean } | boolean = false): Tensor {
  if (!(data instanceof Tensor)) throw typeError(`Variable data has to be a tensor, but got ${pythonTypeName(data)}`);
  const requires_grad = typeof options === 'boolean' ? options : (options.requires_grad ?? false);
  return finished(data.detach(), { requires_grad });
}

/** Sets the flag on what a constructor made. */
export function finished(made: Tensor, { requires_grad = false }: TensorOptions): Tensor {
  if (!requires_grad) return made;
  if (!made.dtype.is_floating_point)
    throw runtimeError('Only Tensors of floating point and complex dtype can require gradients');
  made.requires_grad = true;
  return made;
}

function fromNumbers(numbers: readonly (number | bigint)[], shape: Shape, dtype: DType): Tensor {
  for (const value of numbers) checkDatum(value, dtype);
  if (dtype === int64)
    return fromExact(
      BigInt64Array.from(numbers, (value) => (typeof value === 'bigint' ? value : BigInt(Math.trunc(value)))),
      shape,
    );
  const values = allocate(dtype, numbers.length);
  numbers.forEach((value, i) => (values[i] = rounded(Number(value), dtype)));
  return fromValues(values, shape, dtype);
}

/** Of nested lists, as in PyTorch; a list that holds itself has more. */
const MOST_DIMENSIONS = 128;

/** Sizes along the first items, as PyTorch looks at them. */
function shapeOf(data: TensorData): number[] {
  const shape: number[] = [];
  let at: TensorData | undefined = data;
  while (at !== undefined && isSequence(at)) {
    shape.push(at.length);
    if (shape.length > MOST_DIMENSIONS) throw valueError("too many dimensions 'list'");
    at = at[0];
  }
  // A tensor in a list counts as its only element.
  return at instanceof Tensor && shape.length === 0 ? [...at.shape] : shape;
}

function isSequence(data: TensorData): data is TensorList | Elements {
  return Array.isArray(data) || (ArrayBuffer.isView(data) && !(data instanceof DataView));
}

/** Appends the numbers in order and gives the dtype that they ask for. */
function collect(data: TensorData, shape: Shape, d: number, values: (number | bigint)[]): DType | null {
  if (isSequence(data)) {
    if (d >= shape.length) throw typeError('must be real number, not list');
    if (data.length !== shape[d])
      throw valueError(`expected sequence of length ${shape[d] ?? 0} at dim ${d} (got ${data.length})`);
    let found: DType | null = null;
    for (const item of data) {
      const dtype = collect(item, shape, d + 1, values);
      found = found === null || dtype === null ? (found ?? dtype) : promote(found, dtype);
    }
    return found;
  }
  if (data instanceof Tensor) {
    if (d > 0 && d < shape.length) throw typeError('not a sequence');
    if (d > 0 && data.numel() !== 1) throw valueError('only one element tensors can be converted to Python scalars');
    // Its value is taken for a new tensor, not read by the program.
    if (d > 0 && data.dtype.is_floating_point) values.push(unreported(() => data.__float__()));
    else for (const value of data.dtype === int64 ? exactValues(data) : data.toArray()) values.push(value);
    return data.dtype;
  }
  if (typeof data === 'number' || typeof data === 'boolean' || typeof data === 'bigint') {
    if (d < shape.length) throw typeError('not a sequence');
    if (typeof data === 'bigint' && data !== BigInt.asIntN(64, data))
      throw valueError('Overflow when unpacking long long');
    values.push(typeof data === 'boolean' ? Number(data) : data);
    return plainType(data);
  }
  // Untyped callers.
  if ((data as unknown) === null || (data as unknown) === undefined)
    throw runtimeError('Could not infer dtype of NoneType');
  throw typeError(`new(): invalid data type '${pythonTypeName(data)}'`);
}
