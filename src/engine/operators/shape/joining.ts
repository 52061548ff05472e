/** Several tensors as one, and one as several. */
import { promote } from '../../dtype';
import { runtimeError, TorchError } from '../../errors';
import { formatList, numel, sameShape, wrapDim, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues, viewOf } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, kernel, operator, torchFunction } from '../definition';

export const cat = torchFunction(
  'The tensors one after the other along a dimension.',
  kernel(
    'cat(Tensor[] tensors, int dim=0) -> Tensor',
    concatenated,
    gradient('CatBackward0', {
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
    }),
  ),
);

export const stack = torchFunction(
  'The tensors, of one size, along a new dimension.',
  kernel(
    'stack(Tensor[] tensors, int dim=0) -> Tensor',
    (tensors: readonly Tensor[], dim: number) => {
      const [first] = tensors;
      if (first === undefined) throw runtimeError('stack expects a non-empty TensorList');
      tensors.forEach((tensor, i) => {
        if (!sameShape(tensor.shape, first.shape))
          throw runtimeError(
            `stack expects each tensor to be equal size, but got ${formatList(first.shape)} at entry 0 and ${formatList(tensor.shape)} at entry ${i}`,
          );
      });
      const d = wrapDim(dim, first.ndim + 1);
      return concatenated(
        tensors.map((tensor) => unsqueezed(tensor, d)),
        d,
      );
    },
    gradient('StackBackward0', {
      tensors: by('g_i', ['dim'], (g, { dim }: { dim: number }) => g.unbind(dim)),
    }),
  ),
);

export const unbind = operator(
  'The parts along a dimension.',
  kernel(
    'unbind(Tensor self, int dim=0) -> Tensor[]',
    (self: Tensor, dim: number) => {
      if (self.ndim === 0) throw runtimeError('Dimension specified as 0 but tensor has no dimensions');
      const d = wrapDim(dim, self.ndim);
      const without = (list: Shape): number[] => list.filter((_, i) => i !== d);
      const step = self.strides[d] ?? 1;
      return Array.from({ length: self.shape[d] ?? 0 }, (_, i) =>
        viewOf(self, without(self.shape), without(self.strides), self.offset + i * step, true),
      );
    },
    gradient('UnbindBackward0', {
      self: by('(g_1, \\dots, g_n)', ['dim', '_self_sym_sizes'], unbindGradient),
    }),
  ),
);

/** Each part in its place; those that nothing needed are 0. */
function unbindGradient(
  g: Tensor,
  { dim, _self_sym_sizes }: { dim: number; _self_sym_sizes: Shape },
  gradients: readonly (Tensor | null)[],
): Tensor {
  const placed = gradients.flatMap((part, i) => (part === null ? [] : [part.select_backward(_self_sym_sizes, dim, i)]));
  return placed.reduce((sum, part) => sum.add(part), g.new_zeros(_self_sym_sizes));
}

/** PyTorch lets an empty vector join anything. */
function isSkipped(shape: Shape): boolean {
  return shape.length === 1 && shape[0] === 0;
}

function concatenated(tensors: readonly Tensor[], dim: number): Tensor {
  if (tensors.length === 0) throw new TorchError('ValueError', 'torch.cat(): expected a non-empty list of Tensors');
  tensors.forEach((tensor, i) => {
    if (tensor.ndim === 0) throw runtimeError(`zero-dimensional tensor (at position ${i}) cannot be concatenated`);
  });
  const dtype = tensors.map((tensor) => tensor.dtype).reduce(promote);
  const joined = tensors.filter(({ shape }) => !isSkipped(shape));
  const [first] = joined;
  if (first === undefined) return fromValues(allocate(dtype, 0), [0], dtype);
  const d = wrapDim(dim, first.ndim);
  for (const tensor of joined) checkJoins(first, tensor, d, tensors.indexOf(tensor));
  const shape = first.shape.map((size, i) =>
    i === d ? joined.reduce((sum, tensor) => sum + (tensor.shape[d] ?? 0), 0) : size,
  );
  const out = allocate(dtype, numel(shape));
  const inner = numel(shape.slice(d + 1));
  const row = (shape[d] ?? 0) * inner;
  let at = 0;
  for (const tensor of joined) {
    const values = denseValues(tensor, dtype);
    const width = (tensor.shape[d] ?? 0) * inner;
    for (let from = 0, to = at; from < values.length; from += width, to += row)
      out.set(values.subarray(from, from + width), to);
    at += width;
  }
  return fromValues(out, shape, dtype);
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
