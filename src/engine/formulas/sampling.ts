/** What derivatives of sampling on a grid come down to: elements sampled or scattered with derived weights. */
import type { Shape } from '../shape';
import type { Tensor } from '../tensor/tensor';

/** How a grid is read. */
export interface GridReading {
  readonly grid: Tensor;
  readonly interpolation_mode: number;
  readonly padding_mode: number;
  readonly align_corners: boolean;
}

/** The order of the derivative in each coordinate: one in those that are named. */
export function ordersOf(dimensions: number, ...coordinates: readonly number[]): number[] {
  return Array.from({ length: dimensions }, (_, d) => coordinates.filter((each) => each === d).length);
}

/** `orders` with one more in a coordinate. */
export function oneMore(orders: Shape, coordinate: number): number[] {
  return orders.map((order, d) => (d === coordinate ? order + 1 : order));
}

/** [N, C, ...spatial] at the grid's points: [N, C, ...points]. */
export function sampledAt(values: Tensor, reading: GridReading, orders: Shape): Tensor {
  const { grid, interpolation_mode, padding_mode, align_corners } = reading;
  return values._grid_sampled(grid, interpolation_mode, padding_mode, align_corners, orders);
}

/** [N, C, ...points] back to the elements that they were sampled from: [N, C, ...spatial]. */
export function scatteredAt(values: Tensor, reading: GridReading, sizes: Shape, orders: Shape): Tensor {
  const { grid, interpolation_mode, padding_mode, align_corners } = reading;
  return values._grid_scattered(grid, sizes, interpolation_mode, padding_mode, align_corners, orders);
}

/** A gradient of the grid: for each coordinate, what `part` gives for it, summed over the channels. */
export function alongCoordinates(dimensions: number, part: (coordinate: number) => Tensor): Tensor {
  const parts = Array.from({ length: dimensions }, (_, d) =>
    part(d)
      .sum(1)
      .unsqueeze(-1)
      .constant_pad_nd([d, dimensions - 1 - d], 0),
  );
  return parts.reduce((sum, each) => sum.add(each));
}

/** The gradients' sum, of those that arrived. */
export function sumOfPresent(...parts: readonly (Tensor | null)[]): Tensor | null {
  return parts.reduce((sum, part) => (sum === null ? part : part === null ? sum : sum.add(part)), null);
}
