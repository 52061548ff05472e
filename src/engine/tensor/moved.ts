/** Tensors made of other tensors' elements at lists of places: exactly as they are stored, or combined where they meet. */
import { unreported } from '../autograd/modes/modes';
import { bool, type DType } from '../dtype';
import { runtimeError } from '../errors';
import { combine, pick, put, type Reduction } from '../kernels/moving';
import type { Places } from '../kernels/places';
import { formatList, numel, sameShape, type Shape } from '../shape';
import { broadcastElements, denseValues, elementsOf, overwrite } from '../storage/access';
import { allocate, allocateElements, copied, stored, type Elements, type Numbers } from '../storage/storage';
import { filled, fromElements, fromValues } from './create';
import type { Tensor } from './tensor';

/** The elements at the places, as a tensor of the shape; 0 where a place is −1. */
export function picked(source: Tensor, places: Places, shape: Shape): Tensor {
  return pickedFrom(elementsOf(source), places, shape, source.dtype);
}

/** As `picked`, of elements in row-major order. */
export function pickedFrom(source: Elements, places: Places, shape: Shape, dtype: DType): Tensor {
  const elements = allocateElements(dtype, places.length);
  pick(source, places, elements);
  return fromElements(elements, shape, dtype);
}

/** `self`, as if it had the shape, with the elements of `source` at the places, in order; the last one wins. */
export function replacedAt(self: Tensor, places: Places, source: Elements, shape: Shape = self.shape): Tensor {
  const elements = copied(broadcastElements(self, shape));
  put(source, places, elements);
  return fromElements(elements, shape, self.dtype);
}

/** Zeros with the elements of `source` at the places. */
export function placedAt(source: Tensor, places: Places, shape: Shape): Tensor {
  const elements = allocateElements(source.dtype, numel(shape));
  put(elementsOf(source), places, elements);
  return fromElements(elements, shape, source.dtype);
}

/** `self` with the elements of `source` combined into those at the places: in double precision, rounded once. */
export function combinedAt(self: Tensor, places: Places, source: Elements, reduction: Reduction): Tensor {
  const sums = accumulator(self);
  combine(source, places, sums, reduction);
  return accumulated(sums, self.shape, self.dtype);
}

/** A copy of the elements to combine others into: floating-point ones in double precision. */
export function accumulator(self: Tensor): Elements {
  const elements = elementsOf(self);
  return self.dtype.is_floating_point ? Float64Array.from(elements as Numbers) : copied(elements);
}

/** The tensor of what was accumulated. */
export function accumulated(values: Elements, shape: Shape, dtype: DType): Tensor {
  if (values instanceof BigInt64Array) return fromElements(values, shape, dtype);
  const result = allocate(dtype, values.length);
  if (dtype === bool) for (let i = 0; i < values.length; i++) result[i] = values[i] === 0 ? 0 : 1;
  else result.set(values);
  return fromValues(result, shape, dtype);
}

/** The elements of a tensor as another dtype stores them. */
export function elementsAs(tensor: Tensor, dtype: DType): Elements {
  return tensor.dtype === dtype ? elementsOf(tensor) : stored(denseValues(tensor, dtype), dtype);
}

/** A plain number as an element of the dtype. */
export function elementOf(value: number | bigint | boolean, dtype: DType): Elements {
  return elementsOf(filled(typeof value === 'boolean' ? Number(value) : value, [], dtype));
}

/** A copy of the tensor with the elements of `src` in the part that the view of it shows. */
export function withPart(self: Tensor, src: Tensor, part: (copy: Tensor) => Tensor): Tensor {
  const copy = self.detachedCopy();
  const view = unreported(() => part(copy));
  if (!sameShape(src.shape, view.shape))
    throw runtimeError(
      `expected src to have a size equal to the slice of self. src size = ${formatList(src.shape)}, slice size = ${formatList(view.shape)}`,
    );
  overwrite(view, src);
  // With a version of its own.
  return copy.detachedCopy();
}
