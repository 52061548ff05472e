/**
 * The walk backward: from the roots along the edges, each node once, when all gradients of its outputs have arrived;
 * of those that are ready, the one created last. Without recursion: a chain of a million nodes is walked like one of ten.
 */
import { runtimeError } from '../../errors';
import { observer } from '../../observer';
import { dimensionsToSum, formatList, sameShape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { isTransforming } from '../../transforms/active';
import { is_anomaly_check_nan_enabled, is_anomaly_enabled, warnOfOrigin } from '../modes/anomaly';
import { ReadyNodes } from './heap';
import { is_reporting, withModes } from '../modes/modes';
import type { Gradients, Node, NodeTask } from '../nodes/node';
import { runPosthooks, runPrehooks, runTensorHooks } from '../hooks/run-hooks';
import { enterTask, leaveTask, nextTaskId, type GraphTask } from './running';

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
  /** The observer hears the calls of the derivative formulas instead of the pass: what transforms of functions compute. */
  readonly byCalls?: boolean;
}

export function walk(roots: readonly Capture[], options: WalkOptions): void {
  const task = new Walk(options, is_reporting());
  const reported = (options.byCalls ?? isTransforming()) && is_reporting();
  withModes(options.createGraph, reported, () => {
    task.run(roots);
  });
}

class Walk implements GraphTask {
  readonly id = nextTaskId();
  readonly heard: boolean;
  node: Node | null = null;
  private readonly options: WalkOptions;
  private readonly visited: Node[] = [];
  private readonly captures = new Map<Node, Capture[]>();
  private readonly ready = new ReadyNodes();

  constructor(options: WalkOptions, heard: boolean) {
    this.options = options;
    this.heard = heard;
    for (const capture of options.captures) {
      const here = this.captures.get(capture.node);
      if (here === undefined) this.captures.set(capture.node, [capture]);
      else here.push(capture);
    }
  }

  run(roots: readonly Capture[]): void {
    const outer = enterTask(this);
    try {
      this.countDependencies(roots);
      if (this.options.only !== null) this.markNeeded(this.options.only);
      for (const { node, output, gradient } of roots) this.deliver(node, output, gradient);
      for (const node of new Set(roots.map((root) => root.node))) {
        const { dependencies, wanted } = this.taskOf(node);
        // As PyTorch has it: a single root is visited, with its hooks, though nothing that is asked for is below it.
        if ((wanted || roots.length === 1) && dependencies === 0) this.ready.push(node);
      }
      for (let node = this.ready.pop(); node !== undefined; node = this.ready.pop()) {
        this.node = node;
        this.visit(node);
      }
    } catch (error) {
      if (this.node !== null && is_anomaly_enabled()) warnOfOrigin(this.node, error);
      throw error;
    } finally {
      leaveTask(outer);
      this.node = null;
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
    const all = this.options.only === null;
    node.task = { walk: this, outer: node.task, dependencies: 0, needed: all, wanted: all, gradients: null };
    this.visited.push(node);
  }

  private taskOf(node: Node): NodeTask {
    const task = this.taskHere(node);
    if (task === null) throw new Error(`A walk backward lost its place at ${node.name()}.`);
    return task;
  }

  /** Also while a walk inside this one is at the same node; null where this walk does not come to the node. */
  private taskHere(node: Node): NodeTask | null {
    let { task } = node;
    while (task !== null && task.walk !== this) task = task.outer;
    return task;
  }

  /** A node runs if a target is among the nodes it leads to, or if `backward(inputs=…)` keeps its gradient. */
  private markNeeded(targets: readonly Node[]): void {
    const accumulating = this.options.captures.length === 0;
    for (const target of targets) {
      const task = this.taskHere(target);
      if (task === null) continue;
      task.wanted = true;
      if (accumulating) task.needed = true;
    }
    // What a node leads to stands after it.
    for (const node of this.inOrder().reverse()) {
      const task = this.taskOf(node);
      for (let e = 0; e < node.edgeCount && !task.needed; e++) {
        const next = node.edge(e);
        task.needed = next !== null && this.taskOf(next).wanted;
      }
      task.wanted ||= task.needed;
    }
  }

  /** All nodes, each before those that it leads to. */
  private inOrder(): Node[] {
    const open = new Map<Node, number>();
    const order = this.visited.filter((node) => this.taskOf(node).dependencies === 0);
    // Grows while it is gone through.
    for (const node of order)
      for (let e = 0; e < node.edgeCount; e++) {
        const next = node.edge(e);
        if (next === null) continue;
        const left = (open.get(next) ?? this.taskOf(next).dependencies) - 1;
        if (left === 0) order.push(next);
        else open.set(next, left);
      }
    return order;
  }

  private visit(node: Node): void {
    const task = this.taskOf(node);
    let gradients: Gradients = task.gradients ?? new Array<Tensor | null>(node.outputCount).fill(null);
    task.gradients = null;
    const { attached } = node;
    if (!task.needed) {
      if (attached !== null) gradients = runTensorHooks(node, attached, gradients);
      if (node.retained !== null) keepGradients(node.retained, gradients);
      this.capture(node, gradients);
      return;
    }
    // As PyTorch has it: where the node runs too, what is asked for is what arrived, before its hooks.
    if (this.captures.size > 0) this.capture(node, gradients);
    if (attached !== null) gradients = runTensorHooks(node, attached, gradients);
    if (node.retained !== null) keepGradients(node.retained, gradients);
    if (attached !== null) gradients = runPrehooks(node, attached, gradients);
    const inputs = this.differentiate(node, gradients);
    for (let e = 0; e < node.edgeCount; e++) {
      const next = node.edge(e);
      if (next === null) continue;
      const nextTask = this.taskOf(next);
      if (!nextTask.wanted) continue;
      const gradient = inputs[e] ?? null;
      if (gradient !== null) this.deliver(next, node.edgeOutput(e), gradient);
      if (--nextTask.dependencies === 0) this.ready.push(next);
    }
  }

  private capture(node: Node, gradients: Gradients): void {
    for (const capture of this.captures.get(node) ?? []) capture.gradient = gradients[capture.output] ?? null;
  }

  private differentiate(node: Node, gradients: Gradients): Gradients {
    let inputs: Gradients = node.apply(gradients).map((gradient, e) => {
      const next = node.edge(e);
      return gradient === null || next === null ? null : fitted(gradient, next, node.edgeOutput(e), node, e);
    });
    if (node.attached !== null) inputs = runPosthooks(node, node.attached, inputs, gradients);
    if (!this.options.keepGraph) node.release();
    if (is_anomaly_enabled() && is_anomaly_check_nan_enabled()) checkNaN(node, inputs);
    if (!is_reporting()) observer()?.onNode(node, gradients, inputs);
    return inputs;
  }

  /** Adds a gradient to what has arrived at an output of a node. */
  private deliver(node: Node, output: number, gradient: Tensor | null): void {
    const task = this.taskOf(node);
    task.gradients ??= new Array<Tensor | null>(node.outputCount).fill(null);
    if (gradient === null) return;
    const arrived = fittedDtype(gradient, node, output);
    const before = task.gradients[output] ?? null;
    task.gradients[output] = before === null ? arrived : before.add(arrived);
  }

  get isPartial(): boolean {
    return this.options.only !== null;
  }

  get keepGraph(): boolean {
    return this.options.keepGraph;
  }

  willExecute(node: Node): boolean {
    return this.taskHere(node)?.needed === true;
  }

  executionOrder(): readonly Node[] {
    const left = new Map<Node, number>();
    const ready = this.ready.copy();
    const order: Node[] = [];
    const follow = (node: Node): void => {
      for (let e = 0; e < node.edgeCount; e++) {
        const next = node.edge(e);
        if (next === null || !this.taskOf(next).wanted) continue;
        const open = (left.get(next) ?? this.taskOf(next).dependencies) - 1;
        left.set(next, open);
        if (open === 0) ready.push(next);
      }
    };
    if (this.node !== null) follow(this.node);
    for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
      order.push(node);
      if (this.taskOf(node).needed) follow(node);
    }
    return order;
  }
}

function checkNaN(node: Node, inputs: Gradients): void {
  const index = inputs.findIndex((gradient) => gradient?.toArray().some(Number.isNaN) === true);
  if (index >= 0) throw runtimeError(`Function '${node.name()}' returned nan values in its ${index}th output.`);
}

function keepGradients(retained: ReadonlyMap<number, Tensor>, gradients: Gradients): void {
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
  if (sameShape(gradient.shape, shape)) return fittedDtype(gradient, next, output);
  const dims = dimensionsToSum(gradient.shape, shape);
  if (dims === null)
    throw runtimeError(
      `Function ${from.printedName} returned an invalid gradient at index ${index} - got ${formatList(gradient.shape)} but expected shape compatible with ${formatList(shape)}`,
    );
  const summed = dims.length === 0 ? gradient : gradient.sum(dims, true);
  return fittedDtype(gradient.ndim > shape.length ? summed.reshape(shape) : summed, next, output);
}

function fittedDtype(gradient: Tensor, next: Node, output: number): Tensor {
  const dtype = next.gradientDtype(output);
  return dtype === null || gradient.dtype === dtype ? gradient : gradient.to(dtype);
}
