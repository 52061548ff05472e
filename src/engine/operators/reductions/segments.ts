/** Reductions of stretches of a dimension: `segment_reduce`. */
import { notImplemented, runtimeError } from '../../errors';
import { boundsOf, reduceSegments, segmentSlopes, type SegmentReduction, type Segments } from '../../kernels/segments';
import { numel, wrapDim } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, internal, kernel, method, notDifferentiable, torchFunction } from '../definition';

interface Saved {
  readonly data: Tensor;
  readonly result: Tensor;
  readonly reduce: string;
  readonly lengths: Tensor | null;
  readonly offsets: Tensor | null;
  readonly axis: number;
  readonly initial: number | bigint | boolean | null;
}

export const segment_reduce = torchFunction(
  'Stretches of a dimension reduced to one element each: their sum, mean, max, min or product.',
  kernel(
    'segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor',
    (
      data: Tensor,
      reduce: string,
      lengths: Tensor | null,
      indices: Tensor | null,
      offsets: Tensor | null,
      axis: number,
      unsafe: boolean,
      initial: Saved['initial'],
    ) => {
      const along = wrapDim(axis, data.ndim);
      if (indices !== null) throw runtimeError('segment_reduce(): indices based reduction is not supported yet.');
      const given = lengths ?? offsets;
      if (given === null) throw runtimeError('segment_reduce(): Either lengths or offsets must be defined.');
      check(data, given, along);
      if (lengths !== null && !unsafe) checkLengths(data, lengths, along);
      const reduction = reductionOf(reduce);
      if (!data.dtype.is_floating_point) throw notImplemented('_segment_reduce_cpu', data.dtype);
      const segments = segmentsOf(data, lengths, offsets, along);
      const shape = [...given.shape.slice(0, -1), segments.count, ...data.shape.slice(along + 1)];
      const values = allocate(data.dtype, numel(shape));
      reduceSegments(denseValues(data), segments, reduction, initialOf(initial), values);
      return fromValues(values, shape, data.dtype);
    },
    gradient('SegmentReduceBackward0', {
      data: by(
        '\\frac{\\partial r_s}{\\partial x_i}\\,g_s',
        ['axis', 'data', 'initial', 'lengths', 'offsets', 'reduce', 'result'],
        (g, { axis, data, initial, lengths, offsets, reduce, result }: Saved) =>
          g._segment_reduce_backward(result, data, reduce, { lengths, offsets, axis, initial }),
      ),
    }),
  ),
);

export const _segment_reduce_backward = internal(
  method(
    'The gradient of `segment_reduce`.',
    kernel(
      '_segment_reduce_backward(Tensor grad, Tensor output, Tensor data, str reduce, *, Tensor? lengths=None, Tensor? offsets=None, int axis=0, Scalar? initial=None) -> Tensor',
      (
        grad: Tensor,
        output: Tensor,
        data: Tensor,
        reduce: string,
        lengths: Tensor | null,
        offsets: Tensor | null,
        axis: number,
        initial: Saved['initial'],
      ) => {
        const segments = segmentsOf(data, lengths, offsets, wrapDim(axis, data.ndim));
        const values = allocate(data.dtype, data.numel());
        const at = [denseValues(grad, data.dtype), denseValues(output), denseValues(data)] as const;
        segmentSlopes(...at, segments, reductionOf(reduce), initialOf(initial), values);
        return fromValues(values, data.shape, data.dtype);
      },
      notDifferentiable('_segment_reduce_backward', 'grad', 'output', 'data'),
    ),
  ),
);

function initialOf(initial: Saved['initial']): number | null {
  return initial === null ? null : Number(initial);
}

const REDUCTIONS: Readonly<Record<string, SegmentReduction>> = {
  sum: 'sum',
  mean: 'mean',
  max: 'max',
  amax: 'max',
  min: 'min',
  amin: 'min',
  prod: 'prod',
};

function reductionOf(reduce: string): SegmentReduction {
  const reduction = Object.hasOwn(REDUCTIONS, reduce) ? REDUCTIONS[reduce] : undefined;
  if (reduction === undefined)
    throw runtimeError(`reduce argument must be either sum, prod, mean, amax or amin, got ${reduce}`);
  return reduction;
}

const UNLIKELY = '(Could this error message be improved?  If so, please report an enhancement request to PyTorch.)';

/** The lengths or offsets have the dimensions of the data up to the one that is reduced, and end with the stretches. */
function check(data: Tensor, given: Tensor, along: number): void {
  if (data.ndim < given.ndim)
    throw runtimeError(`Expected data.dim() >= lengths_value.dim() to be true, but got false.  ${UNLIKELY}`);
  if (given.ndim - 1 !== along)
    throw runtimeError(`segment_reduce(): Expected axis to be the last dimension of lengths but got ${along}.`);
}

function checkLengths(data: Tensor, lengths: Tensor, along: number): void {
  if (lengths.numel() === 0)
    throw runtimeError(
      "min(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.",
    );
  const values = denseValues(lengths);
  if (values.some((length) => length < 0)) throw runtimeError('lengths contains negative value!');
  const count = lengths.shape.at(-1) ?? 0;
  for (let row = 0; row < values.length; row += count) {
    let sum = 0;
    for (let i = row; i < row + count; i++) sum += values[i] ?? 0;
    if (sum !== data.shape[along])
      throw runtimeError(
        'segment_reduce(): Expected all rows of lengths along axis to sum to data.size(lengths.dim()-1) when !unsafe.',
      );
  }
}

function segmentsOf(data: Tensor, lengths: Tensor | null, offsets: Tensor | null, along: number): Segments {
  const { shape } = data;
  const given = lengths ?? offsets;
  const last = given?.shape.at(-1) ?? 0;
  const count = lengths === null ? last - 1 : last;
  const outer = numel(shape.slice(0, along));
  const size = shape[along] ?? 0;
  const bounds = lengths === null ? boundaries(offsets) : boundsOf(indices(lengths, 'lengths'), outer, count);
  const reaches = bounds.every((bound) => bound >= 0 && bound <= size);
  if (!reaches) throw runtimeError('segment_reduce(): a segment reaches beyond the data.');
  if (bounds.some((bound, i) => i % (count + 1) !== 0 && bound < (bounds[i - 1] ?? 0)))
    throw runtimeError(`Expected segment_length >= 0 to be true, but got false.  ${UNLIKELY}`);
  return { outer, count, size, inner: numel(shape.slice(along + 1)), bounds };
}

type Indices = ReturnType<typeof denseValues>;

function boundaries(offsets: Tensor | null): Indices {
  return offsets === null ? new Float64Array(0) : indices(offsets, 'offsets');
}

function indices(tensor: Tensor, name: string): Indices {
  const { dtype } = tensor;
  if (!dtype.is_integral || dtype.itemsize < 4) throw notImplemented(`_segment_reduce_${name}_cpu_kernel1`, dtype);
  return denseValues(tensor);
}
