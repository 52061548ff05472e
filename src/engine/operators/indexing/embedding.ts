/** Rows of a table by their indices, and one-hot rows. */
import { int32, int64, tensorTypeName } from '../../dtype';
import { indexError, notImplementedError, runtimeError, TorchError } from '../../errors';
import { numel, type Shape } from '../../shape';
import { denseValues, elementsOf, overwrite } from '../../storage/access';
import { allocate, allocateElements, type Numbers } from '../../storage/storage';
import { fromElements, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, linearly, method, operator, torchFunction } from '../definition';

interface Saved {
  readonly indices: Tensor;
  readonly padding_idx: number;
  readonly scale_grad_by_freq: boolean;
  readonly weight_sym_argsize_0: number;
}

export const embedding_dense_backward = method(
  'Gradients added to the rows that they belong to.',
  kernel(
    'embedding_dense_backward(Tensor grad_output, Tensor indices, int num_weights, int padding_idx, bool scale_grad_by_freq) -> Tensor',
    (grad_output: Tensor, indices: Tensor, count: number, padding_idx: number, scale: boolean) => {
      const width = grad_output.shape.at(-1) ?? 1;
      const out = allocate(grad_output.dtype, count * width);
      const places = denseValues(indices);
      const gradients = denseValues(grad_output);
      const often = new Float64Array(count);
      for (const row of places) often[row] = (often[row] ?? 0) + 1;
      for (let i = 0; i < places.length; i++) {
        const row = places[i] ?? 0;
        if (row === padding_idx) continue;
        const divisor = scale ? (often[row] ?? 1) : 1;
        for (let c = 0; c < width; c++)
          out[row * width + c] = (out[row * width + c] ?? 0) + (gradients[i * width + c] ?? 0) / divisor;
      }
      return fromValues(out, [count, width], grad_output.dtype);
    },
    gradient('EmbeddingDenseBackwardBackward0', {
      grad_output: by(
        'g_i',
        ['indices', 'padding_idx'],
        (g, { indices, padding_idx }: { indices: Tensor; padding_idx: number }) => {
          const rows = g.index_select(0, indices.reshape([-1])).reshape([...indices.shape, g.shape[1] ?? 1]);
          return padding_idx < 0 ? rows : rows.masked_fill(indices.eq(padding_idx).unsqueeze(-1), 0);
        },
      ),
    }),
  ),
);

export const _embedding = method(
  'The rows at the indices.',
  linearly(
    kernel(
      '_embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor',
      (weight: Tensor, indices: Tensor, _padding: number, _scale: boolean, sparse: boolean) => {
        if (weight.ndim !== 2) throw runtimeError("'weight' must be 2-D");
        checkIndices(indices, 'embedding');
        if (sparse) throw notImplementedError('Sparse gradients are not available here: leave out sparse=True.');
        return rowsAt(weight, denseValues(indices), [...indices.shape, weight.shape[1] ?? 1]);
      },
      gradient('EmbeddingBackward0', {
        weight: by(
          '\\textstyle\\sum_{i} g_i',
          ['indices', 'padding_idx', 'scale_grad_by_freq', 'sparse', 'weight_sym_argsize_0'],
          (g, { indices, padding_idx, scale_grad_by_freq, weight_sym_argsize_0 }: Saved) =>
            g.embedding_dense_backward(indices, weight_sym_argsize_0, padding_idx, scale_grad_by_freq),
        ),
      }),
    ),
  ),
);

export const _shorten_rows = method(
  'The rows that are asked for, in place, to a length of at most `limit`.',
  composite(
    '_shorten_rows(Tensor weight, Tensor indices, float limit, float p) -> Tensor',
    (weight: Tensor, indices: Tensor, limit: number, p: number) => {
      checkIndices(indices, 'embedding_renorm_');
      for (const row of new Set(denseValues(indices))) {
        if (row < 0 || row >= (weight.shape[0] ?? 0)) throw indexError('index out of range in self');
        const part = weight.select(0, row);
        const length = Number(part.norm(p).item());
        if (length > limit) overwrite(part, part.mul(limit / (length + 1e-7)));
      }
      return weight;
    },
  ),
);

export const embedding = torchFunction(
  'The rows of `weight` at the indices.',
  composite(
    'embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor',
    (weight: Tensor, indices: Tensor, padding_idx: number, scale: boolean, sparse: boolean) =>
      weight._embedding(indices, padding_idx, scale, sparse),
  ),
);

export const functional_embedding = operator(
  'The rows of `weight` at the indices; rows longer than `max_norm` are shortened first, in place.',
  composite(
    'nn.functional.embedding(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor',
    (
      input: Tensor,
      weight: Tensor,
      padding_idx: number | null,
      max_norm: number | null,
      norm_type: number,
      scale: boolean,
      sparse: boolean,
    ) => {
      const count = weight.shape[0] ?? 0;
      if (padding_idx !== null && (padding_idx < -count || (padding_idx > 0 && padding_idx >= count)))
        throw new TorchError('AssertionError', 'Padding_idx must be within num_embeddings');
      if (max_norm !== null) weight.detach()._shorten_rows(input, max_norm, norm_type);
      const padding = padding_idx === null ? -1 : padding_idx < 0 ? padding_idx + count : padding_idx;
      return weight._embedding(input, padding, scale, sparse);
    },
  ),
);

export const one_hot = operator(
  'Rows of zeros with a one at each class.',
  kernel('nn.functional.one_hot(Tensor self, int num_classes=-1) -> Tensor', (self: Tensor, num_classes: number) => {
    if (self.dtype !== int64) throw runtimeError('one_hot is only applicable to index tensor of type LongTensor.');
    const values = denseValues(self);
    if (values.length === 0 && num_classes <= 0)
      throw runtimeError('Can not infer total number of classes from empty tensor.');
    let largest = -1;
    for (const value of values) {
      if (value < 0) throw runtimeError('Class values must be non-negative.');
      if (value > largest) largest = value;
    }
    const classes = num_classes === -1 ? largest + 1 : num_classes;
    if (largest >= classes) throw runtimeError('Class values must be smaller than num_classes.');
    const out = allocate(int64, values.length * classes);
    for (let i = 0; i < values.length; i++) out[i * classes + (values[i] ?? 0)] = 1;
    return fromValues(out, [...self.shape, classes], int64);
  }),
);

function checkIndices({ dtype }: Tensor, name: string): void {
  if (dtype === int64 || dtype === int32) return;
  throw runtimeError(
    `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got ${tensorTypeName(dtype)} instead (while checking arguments for ${name})`,
  );
}

function rowsAt(weight: Tensor, places: Numbers, shape: Shape): Tensor {
  const [count = 0, width = 1] = weight.shape;
  // Elements of one kind on both sides: they are moved only.
  const values = elementsOf(weight) as Numbers;
  const out = allocateElements(weight.dtype, numel(shape)) as Numbers;
  for (let i = 0; i < places.length; i++) {
    const row = places[i] ?? 0;
    if (row < 0 || row >= count) throw indexError('index out of range in self');
    out.set(values.subarray(row * width, (row + 1) * width), i * width);
  }
  return fromElements(out, shape, weight.dtype);
}
