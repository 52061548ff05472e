/**
 * The order in which the engine went backward: of the nodes that have all they wait for, the one created last, and every
 * leaf before it. Knows what arrived at which node; no names, no words.
 */
import type { NodeId, TensorId, Trace, TraceNode } from '../../../src/trace/trace';

/** A gradient on its way to an output of a node: what a consumer hands on, or where backward begins. */
export interface Part {
  /** null: where backward begins. */
  readonly from: NodeId | null;
  /** Which of the consumer's inputs it is for. */
  readonly input: number;
  readonly gradient: TensorId | null;
}

export interface Order {
  /** Only nodes that ran, in the order in which they did. */
  readonly nodes: readonly NodeId[];
  /** The place of a node in the order. */
  readonly placeOf: ReadonlyMap<NodeId, number>;
  /** By `partsKey`: what comes together at an output of a node, in the order in which it arrives. */
  readonly parts: ReadonlyMap<string, readonly Part[]>;
  /** Where backward begins. */
  readonly root: { readonly node: NodeId; readonly output: number };
}

/** Why there is nothing to step through. */
export type NoOrder = 'not-run' | 'outline' | 'no-graph';

export function partsKey(node: NodeId, output: number): string {
  return `${node} ${output}`;
}

export function orderOf(trace: Trace): Order | NoOrder {
  const root = rootOf(trace);
  if (root === null) return trace.nodes.length === 0 ? 'no-graph' : 'not-run';
  const start = trace.nodes[root.node];
  if (start === undefined) return 'no-graph';
  if (!ran(start)) return trace.nodes.some(ran) ? 'outline' : 'not-run';
  // What is too large to be kept node by node has its two ends only.
  if (start.variable === null && start.next_functions.length > 0 && !start.next_functions.some((next) => next !== null))
    return 'outline';
  const nodes = walked(trace, root.node);
  const parts = partsOf(trace, nodes, root);
  return { nodes, parts, root, placeOf: new Map(nodes.map((node, place) => [node, place])) };
}

function ran(node: TraceNode): boolean {
  return node.grad_outputs !== null;
}

function rootOf(trace: Trace): Order['root'] | null {
  const root = trace.tensors[trace.output.root];
  if (root === undefined) return null;
  if (root.grad_fn !== null) return { node: root.grad_fn, output: root.output_nr };
  const leaf = trace.nodes.find(({ variable }) => variable === root.id);
  return leaf === undefined ? null : { node: leaf.id, output: 0 };
}

function walked(trace: Trace, root: NodeId): readonly NodeId[] {
  const waiting = new Map<NodeId, number>([[root, 0]]);
  // Grows while it is gone through.
  for (const id of waiting.keys())
    for (const next of trace.nodes[id]?.next_functions ?? [])
      if (next !== null) waiting.set(next.node, (waiting.get(next.node) ?? 0) + 1);
  const ready = new ReadyNodes(trace.nodes);
  ready.push(root);
  const order: NodeId[] = [];
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const node = trace.nodes[id];
    if (node === undefined) continue;
    if (ran(node)) order.push(id);
    for (const next of node.next_functions) {
      if (next === null) continue;
      const left = (waiting.get(next.node) ?? 0) - 1;
      waiting.set(next.node, left);
      if (left === 0) ready.push(next.node);
    }
  }
  return order;
}

/** A heap, as the engine's own: of equals the one that came first stays above. */
class ReadyNodes {
  private readonly heap: NodeId[] = [];
  private readonly nodes: readonly TraceNode[];

  constructor(nodes: readonly TraceNode[]) {
    this.nodes = nodes;
  }

  push(id: NodeId): void {
    const { heap } = this;
    let at = heap.push(id) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || this.number(parent) >= this.number(id)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = id;
  }

  pop(): NodeId | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      if (left === undefined) break;
      const right = heap[2 * at + 2];
      const isRight = right !== undefined && this.number(right) > this.number(left);
      const child = isRight ? right : left;
      if (this.number(child) <= this.number(last)) break;
      heap[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = last;
    return first;
  }

  private number(id: NodeId): number {
    return this.nodes[id]?.sequence_nr ?? 0;
  }
}

function partsOf(trace: Trace, nodes: readonly NodeId[], root: Order['root']): ReadonlyMap<string, readonly Part[]> {
  const parts = new Map<string, Part[]>();
  const add = (key: string, part: Part): void => {
    const known = parts.get(key);
    if (known === undefined) parts.set(key, [part]);
    else known.push(part);
  };
  const begins = trace.nodes[root.node]?.grad_outputs?.[root.output] ?? null;
  add(partsKey(root.node, root.output), { from: null, input: 0, gradient: begins });
  for (const id of nodes) {
    const node = trace.nodes[id];
    node?.next_functions.forEach((next, input) => {
      if (next !== null)
        add(partsKey(next.node, next.input_nr), { from: id, input, gradient: node.grad_inputs?.[input] ?? null });
    });
  }
  return parts;
}
