/** Sums, means and maxima of a table's rows, bag by bag. */
import { int32, int64, tensorTypeName } from '../../dtype';
import { notImplementedError, runtimeError, valueError } from '../../errors';
import { sizeText } from '../../formulas/losses';
import { formatList, sameShape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, method, operator, withoutDerivative } from '../definition';

/** ATen's numbers of what is made of a bag. */
const MODES = ['sum', 'mean', 'max'];
const MEAN = 1;
const MAX = 2;

interface Saved {
  readonly weight: Tensor;
  readonly indices: Tensor;
  readonly per_sample_weights: Tensor | null;
  readonly mode: number;
  readonly padding_idx: number;
  readonly scale_grad_by_freq: boolean;
  readonly weight_sym_argsize_0: number;
  readonly result1: Tensor;
  readonly result2: Tensor;
  readonly result3: Tensor;
}

const USES = [
  'indices',
  'mode',
  'offsets',
  'padding_idx',
  'per_sample_weights',
  'result1',
  'result2',
  'result3',
  'scale_grad_by_freq',
  'sparse',
  'weight',
  'weight_sym_argsize_0',
] as const;

export const _embedding_bag = method(
  'What is made of the rows of each bag, which bag each index is in, how many rows a bag has, and which were the largest.',
  kernel(
    '_embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int padding_idx=-1) -> (Tensor, Tensor, Tensor, Tensor)',
    (
      weight: Tensor,
      indices: Tensor,
      offsets: Tensor,
      _scale: boolean,
      mode: number,
      sparse: boolean,
      per_sample_weights: Tensor | null,
      include_last_offset: boolean,
      padding_idx: number,
    ) => {
      check(weight, indices, offsets, per_sample_weights, sparse);
      const [count = 0, width = 0] = weight.shape;
      const [places, values, starts] = [denseValues(indices), denseValues(weight), denseValues(offsets)];
      const bags = starts.length - (include_last_offset ? 1 : 0);
      const factors = per_sample_weights === null ? null : denseValues(per_sample_weights);
      const out = allocate(weight.dtype, bags * width);
      const bagOf = allocate(int64, places.length);
      const sizes = allocate(int64, bags);
      const largest = allocate(int64, mode === MAX ? bags * width : bags);
      for (let bag = 0, i = 0; i < places.length; i++) {
        while (bag + 1 < bags && i >= (starts[bag + 1] ?? 0)) bag++;
        bagOf[i] = bag;
        const row = places[i] ?? 0;
        if (row < 0 || row >= count)
          throw runtimeError(`embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be ${row}`);
        if (row === padding_idx) continue;
        const first = sizes[bag] === 0;
        sizes[bag] = (sizes[bag] ?? 0) + 1;
        for (let c = 0; c < width; c++) {
          const at = bag * width + c;
          const value = values[row * width + c] ?? 0;
          if (mode !== MAX) out[at] = (out[at] ?? 0) + value * (factors?.[i] ?? 1);
          else if (first || value > (out[at] ?? 0)) {
            out[at] = value;
            largest[at] = row;
          }
        }
      }
      if (mode === MEAN)
        for (let at = 0; at < out.length; at++)
          out[at] = (out[at] ?? 0) / Math.max(1, sizes[Math.floor(at / width)] ?? 1);
      if (mode !== MAX) largest.set(sizes);
      return [
        fromValues(out, [bags, width], weight.dtype),
        fromValues(bagOf, [places.length], int64),
        fromValues(sizes, [bags], int64),
        fromValues(largest, mode === MAX ? [bags, width] : [bags], int64),
      ];
    },
    gradient('EmbeddingBagBackward0', {
      weight: by('\\textstyle\\sum_i g_{b(i)}', USES, (g, saved: Saved) =>
        g._embedding_bag_dense_backward(
          saved.indices,
          saved.result1,
          saved.result2,
          saved.result3,
          saved.weight_sym_argsize_0,
          saved.scale_grad_by_freq,
          saved.mode,
          saved.per_sample_weights,
          saved.padding_idx,
        ),
      ),
      per_sample_weights: by('g_{b(i)} \\cdot x_i', USES, (g, { weight, indices, result1, padding_idx }: Saved) => {
        const products = g.index_select(0, result1).mul(weight.index_select(0, indices)).sum([1]);
        return padding_idx < 0 ? products : products.masked_fill(indices.eq(padding_idx), 0);
      }),
    }),
  ),
);

export const _embedding_bag_dense_backward = method(
  'The gradients of bags, added to the rows in them.',
  kernel(
    '_embedding_bag_dense_backward(Tensor grad, Tensor indices, Tensor offset2bag, Tensor bag_size, Tensor maximum_indices, int num_weights, bool scale_grad_by_freq, int mode, Tensor? per_sample_weights, int padding_idx=-1) -> Tensor',
    (
      grad: Tensor,
      indices: Tensor,
      offset2bag: Tensor,
      bag_size: Tensor,
      maximum_indices: Tensor,
      count: number,
      scale: boolean,
      mode: number,
      per_sample_weights: Tensor | null,
      padding_idx: number,
    ) => {
      const [bags = 0, width = 0] = grad.shape;
      const out = allocate(grad.dtype, count * width);
      const [gradients, sizes, places] = [denseValues(grad), denseValues(bag_size), denseValues(indices)];
      const add = (row: number, c: number, value: number): void => {
        out[row * width + c] = (out[row * width + c] ?? 0) + value;
      };
      if (mode === MAX) {
        const largest = denseValues(maximum_indices);
        for (let at = 0; at < bags * width; at++)
          if ((sizes[Math.floor(at / width)] ?? 0) > 0) add(largest[at] ?? 0, at % width, gradients[at] ?? 0);
        return fromValues(out, [count, width], grad.dtype);
      }
      const bagOf = denseValues(offset2bag);
      const factors = per_sample_weights === null ? null : denseValues(per_sample_weights);
      const often = new Float64Array(count);
      for (const row of places) often[row] = (often[row] ?? 0) + 1;
      for (let i = 0; i < places.length; i++) {
        const row = places[i] ?? 0;
        if (row === padding_idx) continue;
        const bag = bagOf[i] ?? 0;
        const factor = (factors?.[i] ?? 1) / (mode === MEAN ? (sizes[bag] ?? 1) : 1) / (scale ? (often[row] ?? 1) : 1);
        for (let c = 0; c < width; c++) add(row, c, (gradients[bag * width + c] ?? 0) * factor);
      }
      return fromValues(out, [count, width], grad.dtype);
    },
    gradient('EmbeddingBagBackwardBackward0', {
      grad: withoutDerivative('_embedding_bag_backward'),
    }),
  ),
);

export const embedding_bag = operator(
  'Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices.',
  composite(
    "nn.functional.embedding_bag(Tensor input, Tensor weight, Tensor? offsets=None, float? max_norm=None, float norm_type=2, bool scale_grad_by_freq=False, str mode='mean', bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None) -> Tensor",
    (
      input: Tensor,
      weight: Tensor,
      offsets: Tensor | null,
      max_norm: number | null,
      norm_type: number,
      scale: boolean,
      mode: string,
      sparse: boolean,
      per_sample_weights: Tensor | null,
      include_last_offset: boolean,
      padding_idx: number | null,
    ) => {
      if (per_sample_weights !== null && !sameShape(per_sample_weights.shape, input.shape))
        throw valueError(
          `embedding_bag: If per_sample_weights (${sizeText(per_sample_weights)}) is not None, then it must have the same shape as the input (${sizeText(input)})`,
        );
      if (weight.ndim !== 2)
        throw valueError(`weight has to be a 2D Tensor, but got Tensor of dimension ${weight.ndim}`);
      const starts = offsetsOf(input, offsets);
      const chosen = MODES.indexOf(mode);
      if (chosen < 0) throw valueError('mode has to be one of sum, mean or max');
      if (chosen === MAX && scale) throw valueError('max mode does not support scaling the gradient by the frequency');
      if (chosen === MAX && sparse) throw valueError('max mode does not support sparse weights');
      if (per_sample_weights !== null && mode !== 'sum')
        throw notImplementedError(
          `embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got mode='${mode}'). Please open a feature request on GitHub.`,
        );
      const indices = input.ndim === 2 ? input.reshape([-1]) : input;
      if (max_norm !== null) weight.detach()._shorten_rows(indices, max_norm, norm_type);
      const factors = per_sample_weights?.ndim === 2 ? per_sample_weights.reshape([-1]) : per_sample_weights;
      const count = weight.shape[0] ?? 0;
      const padding = padding_idx === null ? -1 : padding_idx < 0 ? padding_idx + count : padding_idx;
      const last = include_last_offset && input.ndim === 1;
      const [bags] = weight._embedding_bag(indices, starts, scale, chosen, sparse, factors, last, padding);
      return bags;
    },
  ),
);

function offsetsOf(input: Tensor, offsets: Tensor | null): Tensor {
  if (input.ndim === 2) {
    if (offsets !== null)
      throw valueError(
        "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. However, found offsets of type <class 'torch.Tensor'>",
      );
    const [bags = 0, length = 0] = input.shape;
    if (length === 0) throw runtimeError('step must be nonzero');
    const starts = allocate(int64, bags);
    for (let bag = 0; bag < bags; bag++) starts[bag] = bag * length;
    return fromValues(starts, [bags], int64);
  }
  if (input.ndim !== 1) throw valueError(`input has to be 1D or 2D Tensor, but got Tensor of dimension ${input.ndim}`);
  if (offsets === null) throw valueError('offsets has to be a 1D Tensor but got None');
  if (offsets.ndim !== 1) throw valueError('offsets has to be a 1D Tensor');
  return offsets;
}

function check(weight: Tensor, indices: Tensor, offsets: Tensor, factors: Tensor | null, sparse: boolean): void {
  const where = 'while checking arguments for embedding_bag';
  if (indices.dtype !== int64 && indices.dtype !== int32)
    throw runtimeError(
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got ${tensorTypeName(indices.dtype)} instead (${where})`,
    );
  if (!weight.dtype.is_floating_point)
    throw runtimeError(
      `Expected tensor for argument #1 'weight' to have one of the following scalar types: Half, BFloat16, Float, Double; but got ${tensorTypeName(weight.dtype)} instead (${where})`,
    );
  if (factors !== null && factors.dtype !== weight.dtype)
    throw runtimeError(
      `Expected tensor for argument #1 'weight' to have the same type as tensor for argument #1 'per_sample_weights'; but type ${tensorTypeName(weight.dtype)} does not equal ${tensorTypeName(factors.dtype)} (${where})`,
    );
  if (sparse) throw notImplementedError('Sparse gradients are not available here: leave out sparse=True.');
  const starts = denseValues(offsets);
  if (starts.length > 0 && starts[0] !== 0)
    throw runtimeError(
      `offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got ${formatList([starts[0] ?? 0]).slice(1, -1)}`,
    );
  const last = starts[starts.length - 1] ?? 0;
  if (last > indices.numel())
    throw runtimeError(
      `offsets[-1] can not be greater than input's length ${indices.numel()} but got offsets[-1] of ${last}`,
    );
}
