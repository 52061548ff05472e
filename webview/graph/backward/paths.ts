/**
 * How a gradient came about: the product of the local derivatives along each path from the output, and their sum. Paths
 * are counted without being walked, since their number doubles with each place where a value is used twice; the largest are
 * kept on the way. Where a node is no function of single numbers its paths begin with what it handed on, as recorded.
 */
import type { NodeId, Trace, TraceNode } from '../../../src/trace/trace';
import { partsKey, type Order, type Part } from './order';
import { isBroadcast, isSameShape, sizeOf, targetElements, valueAt } from './values';

/** Of all paths the largest are listed. */
export const MOST_PATHS = 8;
/** Beyond so many numbers on the way, what was handed on stands for what led to it. */
const MOST_PLACES = 40_000;

export interface Target {
  readonly node: NodeId;
  readonly output: number;
  readonly element: number;
}

/** The derivative of one element of what a node gave, with respect to one element of its input. */
export interface Factor {
  readonly node: NodeId;
  readonly input: number;
  readonly value: number;
  /** The element of what the node gave. */
  readonly element: number;
}

export interface Path {
  /** Where it begins: at the output, or at what this node handed on. */
  readonly from: { readonly node: NodeId; readonly input: number } | null;
  /** The gradient there. */
  readonly start: number;
  /** From the output on. */
  readonly factors: readonly Factor[];
  readonly product: number;
}

export interface Paths {
  readonly count: bigint;
  /** The largest first. */
  readonly listed: readonly Path[];
  /** What all others come to; null where all are listed. */
  readonly rest: number | null;
  readonly sum: number;
  /** What the engine gave; undefined where the trace does not hold it. */
  readonly recorded: number | undefined;
  readonly agrees: boolean;
  /** Whether each path begins at the output. */
  readonly whole: boolean;
  /** What the products of the whole paths come to, where that is not what the engine gave: then one step alone is shown. */
  readonly apart: number | null;
}

/**
 * The gradient at `target` by its paths; null where none arrived there. Zero times infinity has no value, but a rule may
 * say that nothing passes at all, and a hook may change what passes: then the products say something else than the engine.
 */
export function pathsTo(trace: Trace, order: Order, target: Target): Paths | null {
  const paths = pathsBy(trace, order, target, MOST_PLACES);
  if (paths === null || paths.agrees) return paths;
  const step = pathsBy(trace, order, target, 0);
  return step === null ? null : { ...step, apart: paths.sum };
}

function pathsBy(trace: Trace, order: Order, target: Target, most: number): Paths | null {
  const gradient = trace.nodes[target.node]?.grad_outputs?.[target.output] ?? null;
  if (gradient === null) return null;
  const places = new Places(trace, order, most);
  const end = places.find(target);
  places.explore();
  const ways = new Ways(places.all);
  const count = ways.counts[end] ?? 0n;
  const sum = ways.sums[end] ?? 0;
  const listed = ways.largest(end);
  const together = listed.reduce((total, { product }) => total + product, 0);
  const recorded = valueAt(trace, gradient, target.element);
  return {
    count,
    listed,
    rest: BigInt(listed.length) === count ? null : sum - together,
    sum,
    recorded,
    agrees: recorded !== undefined && areClose(sum, recorded, trace.tensors[gradient]?.dtype ?? ''),
    whole: places.all.every(({ handed }) => handed.length === 0),
    apart: null,
  };
}

const TOLERANCE: Readonly<Record<string, number>> = { float64: 1e-9, float32: 1e-4, float16: 2e-2, bfloat16: 1e-1 };

function areClose(one: number, other: number, dtype: string): boolean {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) === Number.isNaN(other);
  if (one === other) return true;
  return Math.abs(one - other) <= (TOLERANCE[dtype] ?? 1e-4) * Math.max(1e-12, Math.abs(one), Math.abs(other));
}

/** An edge upward: to an element of what a consumer gave. */
interface Edge extends Factor {
  readonly to: number;
}

interface Handed {
  readonly node: NodeId;
  readonly input: number;
  readonly value: number;
}

/** One number on the way: an element of what a node gave. */
interface Place extends Target {
  /** The gradient that backward begins with, where it begins here. */
  readonly begins: number | null;
  readonly edges: readonly Edge[];
  readonly handed: readonly Handed[];
}

/** The numbers that lie between the output and the target. */
class Places {
  /** The target is the first. */
  readonly all: Place[] = [];
  private readonly open: Target[] = [];
  private readonly known = new Map<string, number>();
  private readonly trace: Trace;
  private readonly order: Order;
  private readonly most: number;

  constructor(trace: Trace, order: Order, most: number) {
    this.trace = trace;
    this.order = order;
    this.most = most;
  }

  find(target: Target): number {
    const key = `${target.node} ${target.output} ${target.element}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.open.length);
    return this.open.push(target) - 1;
  }

  explore(): void {
    // Grows while it is gone through.
    for (const target of this.open) this.all.push(this.placeOf(target));
  }

  private placeOf(target: Target): Place {
    let begins: number | null = null;
    const edges: Edge[] = [];
    const handed: Handed[] = [];
    for (const part of this.order.parts.get(partsKey(target.node, target.output)) ?? []) {
      if (part.gradient === null) continue;
      if (part.from === null) begins = valueAt(this.trace, part.gradient, target.element) ?? NaN;
      else {
        const through = this.edgesOf(part, part.from, target.element);
        if (through !== null) edges.push(...through);
        else
          handed.push({
            node: part.from,
            input: part.input,
            value: valueAt(this.trace, part.gradient, target.element) ?? NaN,
          });
      }
    }
    return { ...target, begins, edges, handed };
  }

  /** null where the node is no function of single numbers, or these are not known. */
  private edgesOf(part: Part, from: NodeId, element: number): readonly Edge[] | null {
    const consumer = this.trace.nodes[from];
    const elements = consumer === undefined ? null : this.elementsOf(consumer, part, element);
    if (elements === null) return null;
    const edges: Edge[] = [];
    for (const { above, at } of elements) {
      const value = valueAt(this.trace, consumer?.local[part.input], at);
      if (value === undefined) return null;
      const to = this.find({ node: from, output: 0, element: above });
      edges.push({ node: from, input: part.input, value, element: above, to });
    }
    return edges;
  }

  /** Which elements of what the node gave came from this element of its input, and where their factors stand. */
  private elementsOf(
    consumer: TraceNode,
    part: Part,
    element: number,
  ): readonly { readonly above: number; readonly at: number }[] | null {
    const { trace } = this;
    const arrived = consumer.grad_outputs?.length === 1 ? consumer.grad_outputs[0] : null;
    const above = arrived === null || arrived === undefined ? undefined : trace.tensors[arrived];
    const local = trace.tensors[consumer.local[part.input] ?? -1];
    const own = trace.tensors[part.gradient ?? -1];
    if (above === undefined || local === undefined || own === undefined) return null;
    const room = this.most - this.open.length;
    if (room <= 0) return null;
    if (isSameShape(local.shape, above.shape) && isBroadcast(own.shape, above.shape)) {
      const targets = targetElements(element, own.shape, above.shape, Math.min(room, local.values.length));
      return targets?.map((at) => ({ above: at, at })) ?? null;
    }
    // One number of many: a sum, a mean, an element that was picked.
    if (sizeOf(above.shape) !== 1 || !isSameShape(local.shape, own.shape)) return null;
    return [{ above: 0, at: element }];
  }
}

/** A way from the output to a place, as the last of its edges and what stands before it. */
interface Way {
  /** The logarithm of the product's size, in which nothing overflows. NaN counts as infinite: it spoils the sum. */
  readonly size: number;
  readonly from: Handed | number;
  readonly edge: Edge | null;
  readonly before: Way | null;
}

class Ways {
  readonly counts: bigint[] = [];
  readonly sums: number[] = [];
  private readonly best: (readonly Way[])[] = [];

  constructor(places: readonly Place[]) {
    for (const index of fromAbove(places)) {
      const place = places[index];
      if (place !== undefined) this.arrive(index, place);
    }
  }

  private arrive(index: number, { begins, edges, handed }: Place): void {
    let count = BigInt(handed.length) + (begins === null ? 0n : 1n);
    let sum = begins ?? 0;
    const ways: Way[] = begins === null ? [] : [{ size: sizeIn(begins), from: begins, edge: null, before: null }];
    for (const one of handed) {
      sum += one.value;
      ways.push({ size: sizeIn(one.value), from: one, edge: null, before: null });
    }
    for (const edge of edges) {
      count += this.counts[edge.to] ?? 0n;
      sum += edge.value * (this.sums[edge.to] ?? 0);
      for (const before of this.best[edge.to] ?? [])
        ways.push({ size: together(before.size, sizeIn(edge.value)), from: before.from, edge, before });
    }
    this.counts[index] = count;
    this.sums[index] = sum;
    this.best[index] = ways.sort(bySize).slice(0, MOST_PATHS);
  }

  largest(index: number): readonly Path[] {
    return (this.best[index] ?? []).map((way) => {
      const factors: Factor[] = [];
      for (let at: Way | null = way; at?.edge; at = at.before) {
        const { node, input, value, element } = at.edge;
        factors.push({ node, input, value, element });
      }
      factors.reverse();
      const start = typeof way.from === 'number' ? way.from : way.from.value;
      return {
        from: typeof way.from === 'number' ? null : { node: way.from.node, input: way.from.input },
        start,
        factors,
        product: factors.reduce((product, { value }) => product * value, start),
      };
    });
  }
}

function sizeIn(value: number): number {
  return Number.isNaN(value) ? Infinity : Math.log(Math.abs(value));
}

/** Nothing times infinity is NaN. */
function together(one: number, other: number): number {
  const sum = one + other;
  return Number.isNaN(sum) ? Infinity : sum;
}

function bySize(one: Way, other: Way): number {
  return one.size === other.size ? 0 : other.size - one.size;
}

/** Each place after those that its edges lead to. */
function fromAbove(places: readonly Place[]): readonly number[] {
  const waiting = places.map(({ edges }) => edges.length);
  const below = places.map((): number[] => []);
  places.forEach(({ edges }, index) => {
    for (const { to } of edges) below[to]?.push(index);
  });
  const order = waiting.flatMap((count, index) => (count === 0 ? [index] : []));
  // Grows while it is gone through.
  for (const index of order)
    for (const next of below[index] ?? []) {
      const left = (waiting[next] ?? 0) - 1;
      waiting[next] = left;
      if (left === 0) order.push(next);
    }
  return order;
}
