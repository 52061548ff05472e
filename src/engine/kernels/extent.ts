/** Spatial dimensions as kernels take them: three, of which the leading ones may be of size 1. Knows no tensor. */
import { numel, type Shape } from '../shape';
import type { Extent } from './convolution';

/** Depth, height and width of the last up to three sizes; what is missing is `fill`. */
export function extentOf(sizes: Shape, fill = 1): Extent {
  const [width = fill, height = fill, depth = fill] = [...sizes].reverse();
  return [depth, height, width];
}

/** One number stands for as many as there are dimensions. */
export function repeated(list: Shape, dimensions: number): Shape {
  const [only] = list;
  return list.length === 1 && only !== undefined ? new Array<number>(dimensions).fill(only) : list;
}

/** How many planes of `spatial` dimensions a shape has. */
export function planesOf(shape: Shape, spatial: number): number {
  return numel(shape.slice(0, shape.length - spatial));
}

/** `(2 x 3)`, as PyTorch prints sizes in messages. */
export function product(sizes: Shape): string {
  return `(${sizes.join(' x ')})`;
}
