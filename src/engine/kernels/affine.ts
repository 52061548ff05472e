/** The grid of points that affine maps are applied to: from -1 to 1 along each dimension. Knows no tensor. */
import { numel, type Shape } from '../shape';

/** For each element of `spatial` its coordinates, the last dimension's first, and a 1: [elements, dimensions + 1]. */
export function affineBase(spatial: Shape, alignCorners: boolean): Float64Array {
  const n = spatial.length;
  const count = numel(spatial);
  const base = new Float64Array(count * (n + 1));
  for (let p = 0; p < count; p++) {
    let rest = p;
    for (let d = n - 1; d >= 0; d--) {
      const size = spatial[d] ?? 1;
      base[p * (n + 1) + n - 1 - d] = coordinate(rest % size, size, alignCorners);
      rest = Math.floor(rest / size);
    }
    base[p * (n + 1) + n] = 1;
  }
  return base;
}

/** Of the middle of an element; a dimension of one element is at 0. */
function coordinate(index: number, size: number, alignCorners: boolean): number {
  if (size <= 1) return 0;
  return alignCorners ? (2 * index) / (size - 1) - 1 : (2 * index + 1) / size - 1;
}
