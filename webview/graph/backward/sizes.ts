/**
 * How large gradients are, as widths and bars: by the logarithm, so that what vanishes and what explodes can be seen side by
 * side. Nothing, zero and what is not finite stand apart: they have no logarithm. Plain data; knows no elements.
 */
import type { NodeId, TensorId, Trace } from '../../../src/trace/trace';
import type { Order } from './order';
import { arrivedBy } from './steps';

export interface GradientSizes {
  /** 0 … 1 by the keys of boxes and lines; those without a size are not in it. */
  readonly weights: ReadonlyMap<string, number>;
  readonly zero: Keys;
  /** No gradient went there. */
  readonly none: Keys;
  readonly infinite: Keys;
  /** Of what has a size; null where nothing has. */
  readonly least: number | null;
  readonly most: number | null;
  /** How many times larger what arrives at leaves is than where backward begins, at most and at least; null: not known. */
  readonly leaves: { readonly least: number; readonly most: number } | null;
}

export interface Keys {
  readonly boxes: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
}

/** The keys of what is shown. */
export interface KeysOf {
  readonly box: (node: NodeId) => string;
  readonly line: (from: string, to: string) => string;
  readonly output: string;
  /** All boxes and lines whose gradients are compared. */
  readonly boxes: readonly string[];
  readonly lines: readonly string[];
}

export function gradientSizes(trace: Trace, order: Order, keys: KeysOf): GradientSizes {
  const boxes = new Map<string, number>();
  const lines = new Map<string, number>();
  const largest = (map: Map<string, number>, key: string, size: number | null): void => {
    if (size !== null) map.set(key, Math.max(map.get(key) ?? 0, size));
  };
  const begins = sizeOfTensor(trace, trace.nodes[order.root.node]?.grad_outputs?.[order.root.output]);
  largest(boxes, keys.output, begins);
  largest(lines, keys.line(keys.box(order.root.node), keys.output), begins);
  for (const id of order.nodes) {
    const node = trace.nodes[id];
    const own = keys.box(id);
    node?.grad_outputs?.forEach((gradient) => {
      largest(boxes, own, sizeOfTensor(trace, gradient));
    });
    node?.next_functions.forEach((next, input) => {
      if (next !== null)
        largest(lines, keys.line(keys.box(next.node), own), sizeOfTensor(trace, node.grad_inputs?.[input]));
    });
  }
  return scaled(keys, boxes, lines, leafSizes(trace, order, begins));
}

function scaled(
  keys: KeysOf,
  boxes: ReadonlyMap<string, number>,
  lines: ReadonlyMap<string, number>,
  leaves: GradientSizes['leaves'],
): GradientSizes {
  const finite = [...boxes.values(), ...lines.values()].filter((size) => size > 0 && Number.isFinite(size));
  const least = finite.reduce((one, other) => Math.min(one, other), Infinity);
  const most = finite.reduce((one, other) => Math.max(one, other), 0);
  const span = Math.log(most) - Math.log(least);
  const weights = new Map<string, number>();
  for (const [key, size] of [...boxes, ...lines])
    if (size > 0 && Number.isFinite(size)) weights.set(key, span > 0 ? (Math.log(size) - Math.log(least)) / span : 0.5);
  const keysWhere = (is: (size: number | undefined) => boolean): Keys => ({
    boxes: new Set(keys.boxes.filter((key) => is(boxes.get(key)))),
    lines: new Set(keys.lines.filter((key) => is(lines.get(key)))),
  });
  return {
    weights,
    zero: keysWhere((size) => size === 0),
    none: keysWhere((size) => size === undefined),
    infinite: keysWhere((size) => size === Infinity),
    least: finite.length === 0 ? null : least,
    most: finite.length === 0 ? null : most,
    leaves,
  };
}

function leafSizes(trace: Trace, order: Order, begins: number | null): GradientSizes['leaves'] {
  if (begins === null || begins === 0 || !Number.isFinite(begins)) return null;
  const sizes = order.nodes.flatMap((id) => {
    const size = trace.nodes[id]?.variable === null ? null : sizeOfTensor(trace, trace.nodes[id]?.grad_outputs?.[0]);
    return size === null || size === 0 ? [] : [size / begins];
  });
  return sizes.length === 0 ? null : { least: Math.min(...sizes), most: Math.max(...sizes) };
}

/** The largest of its absolute values; infinite where one is not finite, null where there is no gradient. */
function sizeOfTensor(trace: Trace, id: TensorId | null | undefined): number | null {
  const summary = id === null || id === undefined ? undefined : trace.tensors[id]?.summary;
  if (summary === undefined || summary.numel === 0) return null;
  if (summary.nan + summary.infinite > 0) return Infinity;
  return Math.max(Math.abs(summary.min ?? 0), Math.abs(summary.max ?? 0));
}

/** What has come together at the boxes when a step is done, by their keys; a dash where nothing has. */
export function arrivals(
  trace: Trace,
  order: Order,
  index: number,
  shown: { readonly box: (node: NodeId) => string; readonly text: (arrived: ReturnType<typeof arrivedBy>) => string },
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const id of order.nodes) {
    const node = trace.nodes[id];
    const key = shown.box(id);
    // The last of a group's: what backward comes to first is what leaves it.
    if (node === undefined || texts.has(key)) continue;
    const output = Math.max(0, node.grad_outputs?.findIndex((gradient) => gradient !== null) ?? 0);
    texts.set(key, shown.text(arrivedBy(trace, order, id, output, index)));
  }
  return texts;
}
