/** Making tensors: from arrays and numbers, as views of others, and from nested lists as a user writes them. */
import { bool, defaultDtype, type DType } from '../dtype';
import { pythonTypeName, runtimeError, TorchError, typeError } from '../errors';
import { contiguousStrides, numel, type Shape } from '../shape';
import { storageOf } from '../storage/access';
import { allocate, rounded, Storage, type Numbers } from '../storage/storage';
import { warn } from '../warnings';
import { Tensor } from './tensor';
import { viewRelation } from '../autograd/views';

/** Data that `torch.tensor` takes. */
export type TensorData = number | boolean | Tensor | TensorList | Float32Array | Float64Array;

export type TensorList = readonly TensorData[];

export interface TensorOptions {
  readonly dtype?: DType | null | undefined;
  readonly requires_grad?: boolean | undefined;
}

/** A contiguous tensor that owns `values`. */
export function fromValues(values: Numbers, shape: Shape, dtype: DType): Tensor {
  return shape.length === 0 ? Tensor.scalar(values[0] ?? 0, dtype) : new Tensor(new Storage(values), shape, dtype);
}

export function filled(value: number, shape: Shape, dtype: DType): Tensor {
  if (shape.length === 0) return Tensor.scalar(value, dtype);
  const values = allocate(dtype, numel(shape));
  if (value !== 0) values.fill(rounded(value, dtype));
  return new Tensor(new Storage(values), shape, dtype);
}

/** Another look at the same memory; of `several`, one of those that one call gives. */
export function viewOf(
  tensor: Tensor,
  shape: Shape,
  strides: Shape = contiguousStrides(shape),
  offset = tensor.offset,
  several = false,
): Tensor {
  const view = new Tensor(storageOf(tensor), shape, tensor.dtype, strides, offset);
  view.origin = viewRelation(tensor, several);
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

/** `torch.tensor(data)`: numbers give the default float, booleans bool. */
export function tensor(data: TensorData, options: TensorOptions = {}): Tensor {
  if (data instanceof Tensor)
    warn(
      'To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).',
    );
  const shape = shapeOf(data);
  const values: number[] = [];
  const found = collect(data, shape, 0, values);
  return finished(fromNumbers(values, shape, options.dtype ?? found ?? defaultDtype), options);
}

/** `torch.Tensor([2])`, the legacy constructor: data, or sizes of a tensor that is not initialised. */
export function legacyTensor(...data: readonly (TensorData | undefined)[]): Tensor {
  const [first] = data;
  if (data.length === 0 || first === undefined) return filled(0, [0], defaultDtype);
  if (typeof first === 'number') return filled(0, data.map(Number), defaultDtype);
  if (first instanceof Tensor) return first.detach().to(defaultDtype);
  return tensor(first, { dtype: defaultDtype });
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

function fromNumbers(numbers: readonly number[], shape: Shape, dtype: DType): Tensor {
  if (shape.length === 0) return Tensor.scalar(numbers[0] ?? 0, dtype);
  const values = allocate(dtype, numbers.length);
  numbers.forEach((value, i) => (values[i] = dtype === bool ? rounded(value, bool) : value));
  return new Tensor(new Storage(values), shape, dtype);
}

/** Sizes along the first items, as PyTorch looks at them. */
function shapeOf(data: TensorData): number[] {
  const shape: number[] = [];
  let at: TensorData | undefined = data;
  while (at !== undefined && isSequence(at)) {
    shape.push(at.length);
    at = at[0];
  }
  return at instanceof Tensor ? [...shape, ...at.shape] : shape;
}

function isSequence(data: TensorData): data is readonly TensorData[] {
  return Array.isArray(data) || data instanceof Float32Array || data instanceof Float64Array;
}

/** Appends the numbers in order and gives the dtype that they ask for. */
function collect(data: TensorData, shape: Shape, d: number, values: number[]): DType | null {
  if (isSequence(data)) {
    if (data.length !== shape[d])
      throw new TorchError(
        'ValueError',
        `expected sequence of length ${shape[d] ?? 0} at dim ${d} (got ${data.length})`,
      );
    let found: DType | null = null;
    for (const item of data) {
      const dtype = collect(item, shape, d + 1, values);
      found = found === null || (dtype !== null && dtype.rank > found.rank) ? dtype : found;
    }
    return found;
  }
  if (data instanceof Tensor) {
    if (d > 0 && data.ndim === 0) values.push(data.__float__());
    else for (const value of data.toArray()) values.push(value);
    return data.dtype;
  }
  if (typeof data === 'number' || typeof data === 'boolean') {
    if (d < shape.length) throw typeError('not a sequence');
    values.push(Number(data));
    return typeof data === 'boolean' ? bool : defaultDtype;
  }
  // Untyped callers.
  if ((data as unknown) === null || (data as unknown) === undefined)
    throw runtimeError('Could not infer dtype of NoneType');
  throw typeError(`new(): invalid data type '${pythonTypeName(data)}'`);
}
