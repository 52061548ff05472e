/** A graph to be laid out and a layout as plain arrays of numbers, which threads hand to each other without copying. Pure. */
import type { Layout, LayoutBox, LayoutEdge, Point } from '../layout';

export interface Task {
  readonly id: number;
  readonly widths: Float64Array;
  readonly heights: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly before: Float64Array | null;
  /** Milliseconds after which what was found must do. */
  readonly budget: number;
}

export interface PackedLayout {
  /** x and y in turn. */
  readonly boxes: Float64Array;
  readonly points: Float64Array;
  /** Points of each edge. */
  readonly edges: Int32Array;
  readonly layered: Int32Array;
  /** Boxes of each layer. */
  readonly layers: Int32Array;
  readonly width: number;
  readonly height: number;
}

export type Answer =
  { readonly id: number; readonly layout: PackedLayout } | { readonly id: number; readonly error: string };

export function packTask(
  id: number,
  boxes: readonly LayoutBox[],
  edges: readonly LayoutEdge[],
  before: Float64Array | null,
  budget: number,
): Task {
  return {
    id,
    widths: Float64Array.from(boxes, ({ width }) => width),
    heights: Float64Array.from(boxes, ({ height }) => height),
    from: Int32Array.from(edges, ({ from }) => from),
    to: Int32Array.from(edges, ({ to }) => to),
    before,
    budget,
  };
}

export function boxesOf({ widths, heights }: Task): LayoutBox[] {
  return Array.from(widths, (width, box) => ({ width, height: heights[box] ?? 0 }));
}

export function edgesOf({ from, to }: Task): LayoutEdge[] {
  return Array.from(from, (source, edge) => ({ from: source, to: to[edge] ?? 0 }));
}

export function pack({ boxes, edges, layers, width, height }: Layout): PackedLayout {
  return {
    boxes: coordinates(boxes, boxes.length),
    points: coordinates(
      edges.flat(),
      edges.reduce((sum, line) => sum + line.length, 0),
    ),
    edges: Int32Array.from(edges, (line) => line.length),
    layered: Int32Array.from(layers.flat()),
    layers: Int32Array.from(layers, (layer) => layer.length),
    width,
    height,
  };
}

export function unpack({ boxes, points, edges, layered, layers, width, height }: PackedLayout): Layout {
  const point = (numbers: Float64Array, index: number): Point => ({
    x: numbers[2 * index] ?? 0,
    y: numbers[2 * index + 1] ?? 0,
  });
  let atPoint = 0;
  let atBox = 0;
  return {
    boxes: Array.from({ length: boxes.length / 2 }, (_, box) => point(boxes, box)),
    edges: Array.from(edges, (count) => {
      const first = atPoint;
      atPoint += count;
      return Array.from({ length: count }, (_, index) => point(points, first + index));
    }),
    layers: Array.from(layers, (count) => {
      const first = atBox;
      atBox += count;
      return [...layered.subarray(first, atBox)];
    }),
    width,
    height,
  };
}

/** The memory that changes hands. */
export function buffersOf({ boxes, points, edges, layered, layers }: PackedLayout): ArrayBufferLike[] {
  return [boxes, points, edges, layered, layers].map(({ buffer }) => buffer);
}

function coordinates(points: readonly Point[], count: number): Float64Array {
  const numbers = new Float64Array(2 * count);
  points.forEach(({ x, y }, index) => {
    numbers[2 * index] = x;
    numbers[2 * index + 1] = y;
  });
  return numbers;
}
