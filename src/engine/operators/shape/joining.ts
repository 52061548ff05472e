/** Several tensors as one. */
import { promote } from '../../dtype';
import { runtimeError, valueError } from '../../errors';
import { formatList, numel, sameShape, wrapDim, type Shape } from '../../shape';
import { allocateElements, type Elements, type Numbers } from '../../storage/storage';
import { fromElements, viewOf } from '../../tensor/create';
import { elementsAs } from '../../tensor/moved';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, composite, gradient, kernel, linearly, method, torchFunction } from '../definition';

const catGradient = gradient('CatBackward0', {
  tensors: by(
    'g_i',
    ['dim', '_tensors_sizes'],
    (g, { dim, _tensors_sizes }: { dim: number; _tensors_sizes: readonly Shape[] }) => {
      const d = wrapDim(dim, g.ndim);
      let start = 0;
      return _tensors_sizes.map((shape) => {
        if (isSkipped(shape)) return g.new_zeros(shape);
        const length = shape[d] ?? 0;
        start += length;
        return g.narrow(d, start - length, length);
      });
    },
  ),
});

const stackGradient = gradient('StackBackward0', {
  tensors: by('g_i', ['dim'], (g, { dim }: { dim: number }) => g.unbind(dim)),
});

export const cat = aliased(
  torchFunction(
    'The tensors one after the other along a dimension.',
    linearly(kernel('cat(Tensor[] tensors, int dim=0) -> Tensor', concatenated, catGradient)),
  ),
  'concat',
  'concatenate',
);

export const stack = torchFunction(
  'The tensors, of one size, along a new dimension.',
  linearly(kernel('stack(Tensor[] tensors, int dim=0) -> Tensor', stacked, stackGradient)),
);

// What is written with tensor methods joins by these; the tensor before the dot only says whose method it is.

export const _cat = method(
  'The tensors one after the other along a dimension.',
  linearly(
    kernel(
      '_cat(Tensor self, Tensor[] tensors, int dim=0) -> Tensor',
      (_self: Tensor, tensors: readonly Tensor[], dim: number) => concatenated(tensors, dim),
      catGradient,
    ),
  ),
);

export const _stack = method(
  'The tensors, of one size, along a new dimension.',
  linearly(
    kernel(
      '_stack(Tensor self, Tensor[] tensors, int dim=0) -> Tensor',
      (_self: Tensor, tensors: readonly Tensor[], dim: number) => stacked(tensors, dim),
      stackGradient,
    ),
  ),
);

export const hstack = torchFunction(
  'The tensors side by side: along the second dimension, vectors along their only one.',
  composite('hstack(Tensor[] tensors) -> Tensor', (tensors: readonly Tensor[]) => {
    const raised = tensors.map((tensor) => (tensor.ndim === 0 ? tensor.reshape([1]) : tensor));
    return joinedFrom('hstack', raised, raised[0]?.ndim === 1 ? 0 : 1);
  }),
);

export const vstack = aliased(
  torchFunction(
    'The tensors one above the other: along the first dimension, vectors as rows.',
    composite('vstack(Tensor[] tensors) -> Tensor', (tensors: readonly Tensor[]) =>
      joinedFrom('vstack', tensors.map(atLeast2d), 0),
    ),
  ),
  'row_stack',
);

export const dstack = torchFunction(
  'The tensors one behind the other: along the third dimension.',
  composite('dstack(Tensor[] tensors) -> Tensor', (tensors: readonly Tensor[]) =>
    joinedFrom('dstack', tensors.map(atLeast3d), 2),
  ),
);

export const column_stack = torchFunction(
  'The tensors side by side, vectors as columns.',
  composite('column_stack(Tensor[] tensors) -> Tensor', (tensors: readonly Tensor[]) =>
    joinedFrom(
      'column_stack',
      tensors.map((tensor) => (tensor.ndim < 2 ? tensor.reshape([tensor.numel(), 1]) : tensor)),
      1,
    ),
  ),
);

export const atleast_1d = torchFunction(
  'A number as a vector; else the tensor itself.',
  composite('atleast_1d(Tensor self) -> Tensor', atLeast1d),
  composite('atleast_1d(Tensor[1] tensors=[]) -> Tensor[]', (tensors: readonly Tensor[]) => tensors.map(atLeast1d)),
);

export const atleast_2d = torchFunction(
  'A vector as a row; of more dimensions, the tensor itself.',
  composite('atleast_2d(Tensor self) -> Tensor', atLeast2d),
  composite('atleast_2d(Tensor[1] tensors=[]) -> Tensor[]', (tensors: readonly Tensor[]) => tensors.map(atLeast2d)),
);

export const atleast_3d = torchFunction(
  'With dimensions of size 1 to make three; of more, the tensor itself.',
  composite('atleast_3d(Tensor self) -> Tensor', atLeast3d),
  composite('atleast_3d(Tensor[1] tensors=[]) -> Tensor[]', (tensors: readonly Tensor[]) => tensors.map(atLeast3d)),
);

function atLeast1d(tensor: Tensor): Tensor {
  return tensor.ndim === 0 ? tensor.reshape([1]) : tensor;
}

function atLeast2d(tensor: Tensor): Tensor {
  if (tensor.ndim === 0) return tensor.reshape([1, 1]);
  return tensor.ndim === 1 ? tensor.unsqueeze(0) : tensor;
}

function atLeast3d(tensor: Tensor): Tensor {
  if (tensor.ndim === 0) return tensor.reshape([1, 1, 1]);
  if (tensor.ndim === 1) return tensor.unsqueeze(0).unsqueeze(-1);
  return tensor.ndim === 2 ? tensor.unsqueeze(-1) : tensor;
}

function joinedFrom(name: string, tensors: readonly Tensor[], dim: number): Tensor {
  const [first] = tensors;
  if (first === undefined) throw runtimeError(`${name} expects a non-empty TensorList`);
  return first._cat(tensors, dim);
}

/** PyTorch lets an empty vector join anything. */
function isSkipped(shape: Shape): boolean {
  return shape.length === 1 && shape[0] === 0;
}

function stacked(tensors: readonly Tensor[], dim: number): Tensor {
  const [first] = tensors;
  if (first === undefined) throw runtimeError('stack expects a non-empty TensorList');
  const d = wrapDim(dim, first.ndim + 1);
  tensors.forEach((tensor, i) => {
    if (!sameShape(tensor.shape, first.shape))
      throw runtimeError(
        `stack expects each tensor to be equal size, but got ${formatList(first.shape)} at entry 0 and ${formatList(tensor.shape)} at entry ${i}`,
      );
  });
  return concatenated(
    tensors.map((tensor) => unsqueezed(tensor, d)),
    d,
  );
}

function concatenated(tensors: readonly Tensor[], dim: number): Tensor {
  if (tensors.length === 0) throw valueError('torch.cat(): expected a non-empty list of Tensors');
  tensors.forEach((tensor, i) => {
    if (tensor.ndim === 0) throw runtimeError(`zero-dimensional tensor (at position ${i}) cannot be concatenated`);
  });
  const dtype = tensors.map((tensor) => tensor.dtype).reduce(promote);
  const joined = tensors.filter(({ shape }) => !isSkipped(shape));
  const [first] = joined;
  if (first === undefined) return fromElements(allocateElements(dtype, 0), [0], dtype);
  const d = wrapDim(dim, first.ndim);
  for (const tensor of joined) checkJoins(first, tensor, d, tensors.indexOf(tensor));
  const shape = first.shape.map((size, i) =>
    i === d ? joined.reduce((sum, tensor) => sum + (tensor.shape[d] ?? 0), 0) : size,
  );
  const out = allocateElements(dtype, numel(shape));
  const inner = numel(shape.slice(d + 1));
  const row = (shape[d] ?? 0) * inner;
  let at = 0;
  for (const tensor of joined) {
    const width = (tensor.shape[d] ?? 0) * inner;
    copyRows(elementsAs(tensor, dtype), width, out, at, row);
    at += width;
  }
  return fromElements(out, shape, dtype);
}

/** Rows of one width into rows of another, from a column on. */
function copyRows(from: Elements, width: number, to: Elements, column: number, row: number): void {
  // Both of one kind, which a type cannot say.
  const [source, target] = [from as Numbers, to as Numbers];
  for (let start = 0, at = column; start < source.length; start += width, at += row)
    target.set(source.subarray(start, start + width), at);
}

function checkJoins(first: Tensor, tensor: Tensor, d: number, index: number): void {
  if (tensor.ndim !== first.ndim)
    throw runtimeError(`Tensors must have same number of dimensions: got ${first.ndim} and ${tensor.ndim}`);
  tensor.shape.forEach((size, i) => {
    if (i !== d && size !== first.shape[i])
      throw runtimeError(
        `Sizes of tensors must match except in dimension ${d}. Expected size ${first.shape[i] ?? 0} but got size ${size} for tensor number ${index} in the list.`,
      );
  });
}

function unsqueezed(tensor: Tensor, d: number): Tensor {
  const insert = (list: Shape): number[] => [...list.slice(0, d), 1, ...list.slice(d)];
  return viewOf(tensor, insert(tensor.shape), insert(tensor.strides));
}
