/** What derivatives of poolings have in common. */
import type { Shape } from '../shape';
import type { Tensor } from '../tensor/tensor';

/** The elements of `tensor` at the places that a pooling over its last `dimensions` dimensions took. */
export function atIndices(tensor: Tensor, indices: Tensor, dimensions: number): Tensor {
  if (indices.numel() === 0) return tensor.new_zeros(indices.shape);
  return tensor.flatten(-dimensions).gather(-1, indices.flatten(-dimensions)).view(indices.shape);
}

/** Poolings change in steps: their gradients do not depend on where they are taken. */
export function nothingLike(g: Tensor): Tensor {
  return g.new_zeros(g.shape);
}

/** The mean of each of so many windows over the last dimensions; over all elements at once where there is one window. */
export function adaptiveMeans(self: Tensor, sizes: Shape): Tensor {
  const n = sizes.length;
  if (sizes.every((size) => size === 1))
    return self.mean(
      sizes.map((_, d) => -1 - d),
      true,
    );
  return n === 2 ? self._adaptive_avg_pool2d(sizes) : self._adaptive_avg_pool3d(sizes);
}
