/**
 * The walk backward: from the roots along the edges, each node once, when all gradients of its outputs have arrived;
 * of those that are ready, the one created last. Without recursion: a chain of a million nodes is walked like one of ten.
 */
import { runtimeError } from '../errors';
import { observer } from '../observer';
import { dimensionsToSum, formatList, sameShape } from '../shape';
import type { Tensor } from '../tensor/tensor';
import { ReadyNodes } from './heap';
import { unreported, withGradMode } from './modes';
import type { Node, NodeTask } from './node';

/** A place in the graph, an output of a node, and the gradient there. */
export interface Capture {
  readonly node: Node;
  readonly output: number;
  gradient: Tensor | null;
}

export interface WalkOptions {
  readonly keepGraph: boolean;
  /** The derivative formulas record a graph themselves. */
  readonly createGraph: boolean;
  /** Where not null, only what leads to these nodes runs. */
  readonly only: readonly Node[] | null;
  /** Gradients to hand back instead of accumulating them. */
  readonly captures: readonly Capture[];
}

export function walk(roots: readonly Capture[], options: WalkOptions): void {
  withGradMode(options.createGraph, () => {
    unreported(() => {
      new Walk(options).run(roots);
    });
  });
}

class Walk {
  private readonly options: WalkOptions;
  private readonly visited: Node[] = [];
  private readonly captures = new Map<Node, Capture[]>();
  private readonly ready = new ReadyNodes();

  constructor(options: WalkOptions) {
    this.options = options;
    for (const capture of options.captures) {
      const here = this.captures.get(capture.node);
      if (here === undefined) this.captures.set(capture.node, [capture]);
      else here.push(capture);
    }
  }

  run(roots: readonly Capture[]): void {
    try {
      this.countDependencies(roots);
      if (this.options.only !== null) this.markNeeded(this.options.only);
      for (const { node, output, gradient } of roots) this.deliver(node, output, gradient);
      for (const node of new Set(roots.map((root) => root.node)))
        if (this.taskOf(node).dependencies === 0) this.ready.push(node);
      for (let node = this.ready.pop(); node !== undefined; node = this.ready.pop()) this.visit(node);
    } finally {
      for (const node of this.visited) node.task = node.task?.outer ?? null;
    }
  }

  /** Finds every node that can be reached, and how many edges lead to each. */
  private countDependencies(roots: readonly Capture[]): void {
    for (const { node } of roots) this.enter(node);
    // Grows while it is gone through.
    for (const node of this.visited)
      for (let e = 0; e < node.edgeCount; e++) {
        const next = node.edge(e);
        if (next === null) continue;
        this.enter(next);
        this.taskOf(next).dependencies++;
      }
  }

  private enter(node: Node): void {
    if (node.task?.walk === this) return;
    node.task = { walk: this, outer: node.task, dependencies: 0, needed: this.options.only === null, gradients: null };
    this.visited.push(node);
  }

  private taskOf(node: Node): NodeTask {
    const { task } = node;
    if (task?.walk !== this) throw new Error(`A walk backward lost its place at ${node.name()}.`);
    return task;
  }

  /** A node runs if a target is among the nodes it leads to, or if `backward(inputs=…)` keeps its gradient. */
  private markNeeded(targets: readonly Node[]): void {
    const wanted = new Set(targets);
    const accumulating = this.options.captures.length === 0;
    const leads = new Set<Node>();
    // Every node comes after what it leads to: a graph's edges point to nodes of earlier creation.
    const byCreation = this.visited.slice().sort((a, b) => creation(a) - creation(b));
    for (const node of byCreation) {
      let leadsThere = false;
      for (let e = 0; e < node.edgeCount && !leadsThere; e++) {
        const next = node.edge(e);
        leadsThere = next !== null && leads.has(next);
      }
      this.taskOf(node).needed = leadsThere || (accumulating && wanted.has(node));
      if (leadsThere || wanted.has(node)) leads.add(node);
    }
  }

  private visit(node: Node): void {
    const task = this.taskOf(node);
    const gradients = task.gradients ?? new Array<Tensor | null>(node.outputCount).fill(null);
    task.gradients = null;
    if (node.retained !== null) keepGradients(node.retained, gradients);
    for (const capture of this.captures.get(node) ?? []) capture.gradient = gradients[capture.output] ?? null;
    const inputs = task.needed ? this.differentiate(node, gradients) : null;
    for (let e = 0; e < node.edgeCount; e++) {
      const next = node.edge(e);
      if (next === null) continue;
      const gradient = inputs?.[e] ?? null;
      if (gradient !== null) this.deliver(next, node.edgeOutput(e), gradient);
      if (--this.taskOf(next).dependencies === 0) this.ready.push(next);
    }
  }

  private differentiate(node: Node, gradients: readonly (Tensor | null)[]): readonly (Tensor | null)[] {
    const inputs = node.apply(gradients).map((gradient, e) => {
      const next = node.edge(e);
      return gradient === null || next === null ? null : fitted(gradient, next, node.edgeOutput(e), node, e);
    });
    if (!this.options.keepGraph) node.release();
    observer()?.onNode(node, gradients, inputs);
    return inputs;
  }

  /** Adds a gradient to what has arrived at an output of a node. */
  private deliver(node: Node, output: number, gradient: Tensor | null): void {
    const task = this.taskOf(node);
    task.gradients ??= new Array<Tensor | null>(node.outputCount).fill(null);
    if (gradient === null) return;
    const arrived = fittedDtype(gradient, node);
    const before = task.gradients[output] ?? null;
    task.gradients[output] = before === null ? arrived : before.add(arrived);
  }
}

/** Leaves first: their number is the largest so that they run early, but they lead nowhere. */
function creation(node: Node): number {
  return node.edgeCount === 0 ? -1 : node.sequence_nr;
}

function keepGradients(retained: ReadonlyMap<number, Tensor>, gradients: readonly (Tensor | null)[]): void {
  for (const [output, tensor] of retained) {
    const gradient = gradients[output] ?? null;
    if (gradient === null) continue;
    const before = tensor.storedGrad;
    tensor.storedGrad = before === null ? gradient.clone() : before.add(gradient);
  }
}

/** A gradient summed to the shape of the operand that was broadcast, in the operand's dtype. */
function fitted(gradient: Tensor, next: Node, output: number, from: Node, index: number): Tensor {
  const shape = next.outputShape(output);
  if (sameShape(gradient.shape, shape)) return fittedDtype(gradient, next);
  const dims = dimensionsToSum(gradient.shape, shape);
  if (dims === null)
    throw runtimeError(
      `Function ${from.printedName} returned an invalid gradient at index ${index} - got ${formatList(gradient.shape)} but expected shape compatible with ${formatList(shape)}`,
    );
  const summed = dims.length === 0 ? gradient : gradient.sum(dims, true);
  return fittedDtype(gradient.ndim > shape.length ? summed.reshape(shape) : summed, next);
}

function fittedDtype(gradient: Tensor, next: Node): Tensor {
  return gradient.dtype === next.dtype ? gradient : gradient.to(next.dtype);
}
