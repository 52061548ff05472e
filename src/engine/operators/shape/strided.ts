/** Looks at memory by strides, and what gradients of them need: an element's place, seen through another tensor's. */
import { runtimeError } from '../../errors';
import { endOf, partOf, replaced, wholeOf, type Geometry } from '../../kernels/strided';
import { formatList, numel, type Shape } from '../../shape';
import { denseValues, storageOf } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues, viewOf } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, kernel, linearly, method, operator } from '../definition';

/** A whole tensor's sizes, strides and start in memory, and those of the part that is looked at. */
const GEOMETRY = 'int[] sizes, int[] strides, int start, int[] size, int[] stride, int storage_offset';

interface Places {
  readonly sizes: Shape;
  readonly strides: Shape;
  readonly start: number;
  readonly size: Shape;
  readonly stride: Shape;
  readonly storage_offset: number;
}

const PLACES = ['sizes', 'strides', 'start', 'size', 'stride', 'storage_offset'] as const;

type PlaceArguments = readonly [Shape, Shape, number, Shape, Shape, number];

function listed({ sizes, strides, start, size, stride, storage_offset }: Places): PlaceArguments {
  return [sizes, strides, start, size, stride, storage_offset];
}

function geometries([sizes, strides, start, size, stride, offset]: PlaceArguments): [Geometry, Geometry] {
  return [
    { shape: sizes, strides, offset: start },
    { shape: size, strides: stride, offset },
  ];
}

export const as_strided = operator(
  "The tensor's memory with these sizes, strides and offset.",
  linearly(
    kernel(
      'as_strided(Tensor self, int[] size, int[] stride, int? storage_offset=None) -> Tensor',
      (self: Tensor, size: Shape, stride: Shape, storage_offset: number | null) => {
        const offset = storage_offset ?? self.offset;
        if (size.length !== stride.length) throw runtimeError('mismatch in length of strides and shape');
        if (size.some((count) => count < 0))
          throw runtimeError(
            `Storage size calculation overflowed with sizes=${formatList(size)} and strides=${formatList(stride)}`,
          );
        if (stride.some((step) => step < 0))
          throw runtimeError(
            `as_strided: Negative strides are not supported at the moment, got strides: ${formatList(stride)}`,
          );
        const needed = endOf({ shape: size, strides: stride, offset });
        const { array } = storageOf(self);
        if (offset < 0) throw runtimeError(`Tensor: invalid storage offset ${offset}`);
        if (needed > array.length)
          throw runtimeError(
            `setStorage: sizes ${formatList(size)}, strides ${formatList(stride)}, storage offset ${offset}, and itemsize ${array.BYTES_PER_ELEMENT} requiring a storage size of ${needed * array.BYTES_PER_ELEMENT} are out of bounds for storage of size ${array.byteLength}`,
          );
        return viewOf(self, [...size], [...stride], offset);
      },
      gradient('AsStridedBackward0', {
        self: by(
          'g',
          ['size', 'stride', 'storage_offset', '_self_sym_sizes', '_self_sym_strides', '_self_start'],
          (g, saved: StridedView) =>
            g._as_strided_whole(
              saved._self_sym_sizes,
              saved._self_sym_strides,
              saved._self_start,
              saved.size,
              saved.stride,
              saved.storage_offset ?? saved._self_start,
            ),
        ),
      }),
    ),
  ),
);

interface StridedView {
  readonly size: Shape;
  readonly stride: Shape;
  readonly storage_offset: number | null;
  readonly _self_sym_sizes: Shape;
  readonly _self_sym_strides: Shape;
  readonly _self_start: number;
}

export const _as_strided_part = method(
  'The elements of a part of the memory in which the tensor has these strides.',
  kernel(
    `_as_strided_part(Tensor self, ${GEOMETRY}) -> Tensor`,
    (self: Tensor, ...at: PlaceArguments) => {
      const [whole, part] = geometries(at);
      const out = allocate(self.dtype, numel(part.shape));
      partOf(denseValues(self), whole, part, out);
      return fromValues(out, part.shape, self.dtype);
    },
    gradient('AsStridedPartBackward0', {
      self: by('g', PLACES, (g, saved: Places) => g._as_strided_whole(...listed(saved))),
    }),
  ),
);

export const _as_strided_whole = method(
  'The sums of a part of the memory, seen as the whole tensor.',
  kernel(
    `_as_strided_whole(Tensor self, ${GEOMETRY}) -> Tensor`,
    (self: Tensor, ...at: PlaceArguments) => {
      const [whole, part] = geometries(at);
      const out = allocate(self.dtype, numel(whole.shape));
      wholeOf(denseValues(self), whole, part, out);
      return fromValues(out, whole.shape, self.dtype);
    },
    gradient('AsStridedWholeBackward0', {
      self: by('g', PLACES, (g, saved: Places) => g._as_strided_part(...listed(saved))),
    }),
  ),
);

export const _as_strided_replaced = method(
  'The tensor with other elements in a part of its memory.',
  kernel(
    `_as_strided_replaced(Tensor self, Tensor src, ${GEOMETRY}) -> Tensor`,
    (self: Tensor, src: Tensor, ...at: PlaceArguments) => {
      const [whole, part] = geometries(at);
      const out = allocate(self.dtype, numel(whole.shape));
      replaced(denseValues(self), denseValues(src, self.dtype), whole, part, out);
      return fromValues(out, whole.shape, self.dtype);
    },
    gradient('AsStridedReplacedBackward0', {
      self: by('g \\text{ elsewhere}', PLACES, (g, saved: Places) =>
        g._as_strided_replaced(g.new_zeros(saved.size), ...listed(saved)),
      ),
      src: by('g \\text{ here}', PLACES, (g, saved: Places) => g._as_strided_part(...listed(saved))),
    }),
  ),
);
