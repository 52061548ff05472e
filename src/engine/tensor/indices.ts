/** Index tensors as places: what PyTorch checks of them, negative indices, masks, and where what they pick goes. */
import { ofNumbers } from './create';
import { bool, int32, int64, uint8 } from '../dtype';
import { indexError, runtimeError } from '../errors';
import { coordinates, progression, sums, truePlaces, type Places } from '../kernels/places';
import { broadcastShapes, contiguousStrides, formatList, numel, type Shape } from '../shape';
import { broadcastValues, denseValues, elementsOf } from '../storage/access';
import type { Numbers } from '../storage/storage';
import { warnOnce } from '../warnings';
import type { Tensor } from './tensor';

/** Refuses, as `gather` and the scatters do, what they cannot take along `d`. */
export function checkAlong(
  name: 'gather' | 'scatter',
  called: 'input' | 'self',
  self: Tensor,
  d: number,
  index: Tensor,
  src: Tensor | null,
): void {
  if (index.numel() !== 0 && index.dtype !== int64 && index.dtype !== int32)
    throw runtimeError(`${name}(): Expected dtype int32/int64 for index`);
  if (src !== null && src.dtype !== self.dtype)
    throw runtimeError(`${name}(): Expected self.dtype to be equal to src.dtype`);
  if (index.numel() === 0) return;
  const ndim = Math.max(1, index.ndim);
  if (Math.max(1, self.ndim) !== ndim)
    throw runtimeError(`Index tensor must have the same number of dimensions as ${called} tensor`);
  const sizes = formatList(index.shape);
  const isLarger = (size: number, i: number): boolean => i !== d && size > (self.shape[i] ?? 1);
  const wrong = index.shape.findIndex(isLarger);
  if (name === 'gather') {
    if (wrong >= 0)
      throw runtimeError(
        `Size does not match at dimension ${wrong} expected index ${sizes} to be no larger than self ${formatList(self.shape)} apart from dimension ${d}`,
      );
    return;
  }
  const apart = `Expected index ${sizes} to be no larger than self ${formatList(self.shape)} apart from dimension ${d}`;
  if (src === null) {
    if (wrong >= 0) throw runtimeError(apart);
    return;
  }
  if (Math.max(1, src.ndim) !== ndim)
    throw runtimeError('Index tensor must have the same number of dimensions as src tensor');
  if (wrong >= 0 || index.shape.some((size, i) => size > (src.shape[i] ?? 1)))
    throw runtimeError(`${apart} and to be no larger size than src ${formatList(src.shape)}`);
}

/** Refuses indices along `d` that the shape does not have; negative ones too. */
export function checkWithin(indices: Numbers, shape: Shape, d: number): void {
  const size = shape[d] ?? 1;
  for (const at of indices)
    if (at < 0 || at >= size) throw runtimeError(`index ${at} is out of bounds for dimension ${d} with size ${size}`);
}

/** Of an index that is a vector or 0-d, its entries, none of them negative. */
export function vectorIndices(index: Tensor, size: number): ArrayLike<number> {
  const indices = denseValues(index);
  for (const at of indices) if (at < 0 || at >= size) throw indexError('index out of range in self');
  return indices;
}

/** Row-major numbers of elements, of which there are `count`; negative ones count from the end. */
export function wrappedIndices(index: Tensor, count: number): Places {
  return Int32Array.from(denseValues(index), (at) => {
    if (at < -count || at >= count)
      throw indexError(`out of range: tried to access index ${at} on a tensor of ${count} elements.`);
    return at < 0 ? at + count : at;
  });
}

interface Indexed {
  readonly places: Places;
  readonly shape: Shape;
}

/**
 * The elements of an array of `shape` that index tensors pick: they broadcast together, and what they pick stands where
 * the first of them stands, if they stand side by side, else in front.
 */
export function indexedPlaces(shape: Shape, given: readonly (Tensor | null)[]): Indexed {
  const indices = numbered(shape, given);
  if (indices.length > shape.length)
    throw indexError(`too many indices for tensor of dimension ${shape.length} (got ${indices.length})`);
  const found = indices.filter((index) => index !== null);
  const common = commonShape(found);
  const strides = contiguousStrides(shape);
  const picked = new Int32Array(numel(common));
  indices.forEach((index, d) => {
    if (index !== null) addPlaces(picked, broadcastValues(index, common, index.dtype), shape, d, strides[d] ?? 1);
  });
  const first = indices.findIndex((index) => index !== null);
  const last = indices.findLastIndex((index) => index !== null);
  const front = last - first + 1 === found.length ? first : 0;
  const rest = shape.flatMap((_, d) => (indices[d] ? [] : [d]));
  const before = rest.filter((d) => d < front);
  const after = rest.filter((d) => d >= front);
  const table = (d: number): Places => progression(shape[d] ?? 1, strides[d] ?? 1);
  const sizes = (dims: readonly number[]): number[] => dims.map((d) => shape[d] ?? 1);
  return {
    places: sums([...before.map(table), picked, ...after.map(table)]),
    shape: [...sizes(before), ...common, ...sizes(after)],
  };
}

/** Masks as the coordinates of what is true in them; other indices as they are. */
function numbered(shape: Shape, given: readonly (Tensor | null)[]): (Tensor | null)[] {
  const indices: (Tensor | null)[] = [];
  for (const index of given) {
    if (index === null || index.dtype === int64 || index.dtype === int32) {
      indices.push(index);
      continue;
    }
    if (index.dtype !== bool && index.dtype !== uint8)
      throw indexError('tensors used as indices must be long, int, byte or bool tensors');
    if (index.dtype === uint8)
      warnOnce('indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.');
    checkMask(index.shape, shape, indices.length);
    const places = truePlaces(elementsOf(index));
    for (const along of coordinates(places, index.shape)) indices.push(ofNumbers(along, [along.length], int64));
  }
  return indices;
}

/** Refuses a mask of another shape than the dimensions that it stands for, which begin at `from`. */
export function checkMask(mask: Shape, shape: Shape, from: number): void {
  mask.forEach((size, i) => {
    if (size !== shape[from + i])
      throw indexError(
        `The shape of the mask ${formatList(mask)} at index ${i} does not match the shape of the indexed tensor ${formatList(shape)} at index ${from + i}`,
      );
  });
}

function commonShape(indices: readonly Tensor[]): Shape {
  try {
    return indices.map(({ shape }): Shape => shape).reduce(broadcastShapes, []);
  } catch {
    throw indexError(
      `shape mismatch: indexing tensors could not be broadcast together with shapes ${indices.map(({ shape }) => formatList(shape)).join(', ')}`,
    );
  }
}

function addPlaces(places: Places, indices: ArrayLike<number>, shape: Shape, d: number, step: number): void {
  const size = shape[d] ?? 1;
  for (let i = 0; i < places.length; i++) {
    const at = indices[i] ?? 0;
    if (at < -size || at >= size) throw indexError(`index ${at} is out of bounds for dimension ${d} with size ${size}`);
    places[i] = (places[i] ?? 0) + (at < 0 ? at + size : at) * step;
  }
}
