/**
 * The walk backward: from the roots along the edges, each node once, when all gradients of its outputs have arrived;
 * of those that are ready, the one created last. Without recursion: a chain of a million nodes is walked like one of ten.
 */
import { runtimeError } from '../../errors';
import { observer } from '../../observer';
import type { Tensor } from '../../tensor/tensor';
import { isTransforming } from '../../transforms/active';
import type { Attachments } from '../hooks/hooks';
import { runPosthooks, runPrehooks, runTensorHooks } from '../hooks/run-hooks';
import { is_anomaly_check_nan_enabled, is_anomaly_enabled, warnOfOrigin } from '../modes/anomaly';
import { enterModes, is_reporting, leaveModes } from '../modes/modes';
import { AccumulateGrad } from '../nodes/accumulate';
import type { Gradients, Node } from '../nodes/node';
import { isNumeric } from '../numbers/derivative';
import { fitted, fittedDtype } from './fitting';
import { ReadyNodes } from './heap';
import { add, arrived, mayBeQuick, note, QuickWalk, takesNumbers, type RowsStep } from './quick';
import { enterTask, leaveTask, nextTaskId, type GraphTask } from './running';
import { enter, leave, type Capture, type Task } from './task';

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
  /** Runs nodes for several rows of a Jacobian at once. */
  readonly rows?: RowsStep;
}

/**
 * For several rows of a Jacobian at once: the gradients have the rows in front, `step` runs each node so. False where that
 * cannot be: nothing has happened then.
 */
export function walkRows(roots: readonly Capture[], captures: readonly Capture[], rows: RowsStep): boolean {
  const only = captures.map(({ node }) => node);
  const task = new Walk(roots, { keepGraph: true, createGraph: false, only, captures, rows }, is_reporting());
  const before = enterModes(false, false);
  try {
    return task.runRows();
  } finally {
    leaveModes(before);
  }
}

const PLAIN: WalkOptions = { keepGraph: false, createGraph: false, only: null, captures: [] };

/**
 * `y.backward()` of a single number, where nobody listens: as `walk` from a first gradient of 1, without the tensor. False
 * where it is not so, before anything has happened.
 */
export function walkFromNumber(node: Node, output: number): boolean {
  if (output !== 0 || !mayBeQuick() || !takesNumbers(node, node.dtype) || !isNumeric(node.dtype)) return false;
  const task = new Walk([{ node, output, gradient: null }], PLAIN, is_reporting());
  const before = enterModes(false, false);
  try {
    task.run(1);
  } finally {
    leaveModes(before);
  }
  return true;
}

export function walk(roots: readonly Capture[], options: WalkOptions): void {
  const task = new Walk(roots, options, is_reporting());
  const reported = (options.byCalls ?? isTransforming()) && is_reporting();
  const before = enterModes(options.createGraph, reported);
  try {
    task.run(null);
  } finally {
    leaveModes(before);
  }
}

/** Of the dependencies of a target that nobody has come to yet. */
const UNEXPLORED = -2;

const NONE: readonly Node[] = [];
const NONE_READY = new ReadyNodes();

class Walk implements GraphTask {
  readonly id = nextTaskId();
  readonly heard: boolean;
  node: Node | null = null;
  private readonly options: WalkOptions;
  private readonly roots: readonly Capture[];
  /** Nodes whose tasks end with the walk. */
  private visited: readonly Node[] = NONE;
  private readonly isCapturing: boolean;
  private ready = NONE_READY;

  constructor(roots: readonly Capture[], options: WalkOptions, heard: boolean) {
    this.roots = roots;
    this.options = options;
    this.heard = heard;
    this.isCapturing = options.captures.length > 0;
  }

  /** `first`: what the root starts with, where that is a number. */
  run(first: number | null): void {
    const outer = enterTask(this);
    try {
      if (this.options.only !== null) this.markNeeded(this.options.only);
      if (first !== null || this.isQuick()) this.runQuickly(first);
      else {
        for (const { node, output, gradient } of this.roots) this.arrive(node, output, gradient);
        this.runCounted(Array.from(new Set(this.roots.map(({ node }) => node))));
      }
    } catch (error) {
      if (this.node !== null && is_anomaly_enabled()) warnOfOrigin(this.node, error);
      throw error;
    } finally {
      leaveTask(outer);
      this.node = null;
      for (const node of this.visited) leave(node);
    }
  }

  /** False where user code would run, or anything fails. */
  runRows(): boolean {
    const outer = enterTask(this);
    try {
      this.markNeeded(this.options.only ?? NONE);
      if (!this.isQuick()) return false;
      const quick = this.quickly();
      for (const { node, output, gradient } of this.roots) quick.start(node, output, gradient);
      return quick.run();
    } catch {
      return false;
    } finally {
      leaveTask(outer);
      for (const node of this.visited) leave(node);
    }
  }

  private isQuick(): boolean {
    // Gradients of leaves that are to be differentiated themselves are nodes, whose order can be seen.
    if (!mayBeQuick() || (this.options.createGraph && !this.isCapturing)) return false;
    return this.options.only === null || this.roots.every(({ node }) => this.taskHere(node)?.wanted === true);
  }

  private runQuickly(first: number | null): void {
    const quick = this.quickly();
    let isDone: boolean;
    try {
      for (const { node, output, gradient } of this.roots)
        if (first === null) quick.start(node, output, gradient);
        else quick.startWith(node, first);
      isDone = quick.run();
    } catch (error) {
      this.settleLeaves(quick.frontier());
      throw error;
    }
    if (!isDone) this.runCounted(quick.frontier());
  }

  private quickly(): QuickWalk {
    return new QuickWalk(this, this.options);
  }

  /** From these nodes on, where gradients have arrived. */
  private runCounted(frontier: readonly Node[]): void {
    this.ready = new ReadyNodes();
    this.countDependencies(frontier);
    for (const node of frontier) {
      const { dependencies, wanted } = this.taskOf(node);
      // As PyTorch has it: a single root is visited, with its hooks, though nothing that is asked for is below it.
      if ((wanted || this.roots.length === 1) && dependencies === 0) this.ready.push(node);
    }
    for (let node = this.ready.pop(); node !== undefined; node = this.ready.pop()) {
      this.node = node;
      this.visit(node);
    }
  }

  /** A step failed: leaves that nothing leads to any more get what has arrived. */
  private settleLeaves(frontier: readonly Node[]): void {
    this.countDependencies(frontier);
    for (const node of frontier)
      if (node instanceof AccumulateGrad && this.taskOf(node).dependencies === 0) this.visit(node);
  }

  /** Finds every node that can be reached, and how many edges lead to each. */
  private countDependencies(frontier: readonly Node[]): void {
    const found = frontier.slice();
    if (this.options.only === null) this.visited = found;
    for (const node of found) this.taskOf(node).dependencies = 0;
    // Grows while it is gone through.
    for (const node of found)
      for (let e = 0; e < node.edgeCount; e++) {
        const next = node.edge(e);
        if (next === null) continue;
        const task = this.taskHere(next) ?? enter(next, this, true);
        if (task.dependencies < 0) {
          task.dependencies = 0;
          found.push(next);
        }
        task.dependencies++;
      }
  }

  private taskOf(node: Node): Task {
    const task = this.taskHere(node);
    if (task === null) throw new Error(`A walk backward lost its place at ${node.name()}.`);
    return task;
  }

  /** Also while a walk inside this one is at the same node; null where this walk does not come to the node. */
  private taskHere(node: Node): Task | null {
    let { task } = node;
    while (task !== null && task.walk !== this) task = task.outer;
    return task;
  }

  /**
   * Begins a task at every node that can be reached. A node runs if a target is among the nodes it leads to, or if
   * `backward(inputs=…)` keeps its gradient.
   */
  private markNeeded(targets: readonly Node[]): void {
    const visited: Node[] = [];
    this.visited = visited;
    for (const target of targets) {
      const task = this.taskHere(target) ?? enter(target, this, false);
      task.dependencies = UNEXPLORED;
      task.wanted = true;
      if (!this.isCapturing) task.needed = true;
    }
    for (const capture of this.options.captures) (this.taskOf(capture.node).captures ??= []).push(capture);
    for (const { node } of this.roots) this.explore(node, visited);
    for (const target of targets) if (this.taskHere(target)?.dependencies === UNEXPLORED) leave(target);
  }

  /** What a node leads to before the node itself. */
  private explore(root: Node, visited: Node[]): void {
    const path: Node[] = [];
    const edges: number[] = [];
    for (let next: Node | null = root; next !== null || path.length > 0;) {
      if (next !== null && this.begin(next)) {
        visited.push(next);
        path.push(next);
        edges.push(0);
      }
      const last = path.length - 1;
      const node = path[last];
      const e = edges[last] ?? 0;
      next = null;
      if (node === undefined) return;
      if (e < node.edgeCount) {
        edges[last] = e + 1;
        next = node.edge(e);
      } else {
        path.pop();
        edges.pop();
        this.decide(node);
      }
    }
  }

  /** False where the node was explored before. */
  private begin(node: Node): boolean {
    const task = this.taskHere(node);
    if (task === null) enter(node, this, false);
    else if (task.dependencies === UNEXPLORED) task.dependencies = -1;
    else return false;
    return true;
  }

  private decide(node: Node): void {
    const task = this.taskOf(node);
    for (let e = 0; e < node.edgeCount && !task.needed; e++) {
      const next = node.edge(e);
      task.needed = next !== null && this.taskOf(next).wanted;
    }
    task.wanted ||= task.needed;
  }

  private visit(node: Node): void {
    const task = this.taskOf(node);
    let gradients: Gradients = arrived(task, node);
    task.gradient = null;
    task.gradients = null;
    const { attached } = node;
    if (!task.needed) {
      if (attached !== null) gradients = keptOf(attached, runTensorHooks(node, attached, gradients));
      note(task, gradients);
      return;
    }
    // As PyTorch has it: where the node runs too, what is asked for is what arrived, before its hooks.
    note(task, gradients);
    if (attached !== null) {
      gradients = keptOf(attached, runTensorHooks(node, attached, gradients));
      gradients = runPrehooks(node, attached, gradients);
    }
    const inputs = this.differentiate(node, gradients);
    for (let e = 0; e < node.edgeCount; e++) {
      const next = node.edge(e);
      if (next === null) continue;
      const nextTask = this.taskOf(next);
      if (!nextTask.wanted) continue;
      const gradient = inputs[e] ?? null;
      if (gradient !== null) add(nextTask, next, node.edgeOutput(e), fittedDtype(gradient, next, node.edgeOutput(e)));
      if (--nextTask.dependencies === 0) this.ready.push(next);
    }
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

  /** What a root starts with. */
  private arrive(node: Node, output: number, gradient: Tensor | null): void {
    const task = this.taskHere(node) ?? enter(node, this, true);
    if (gradient !== null) add(task, node, output, fittedDtype(gradient, node, output));
  }

  get isPartial(): boolean {
    return this.options.only !== null;
  }

  get keepGraph(): boolean {
    return this.options.keepGraph;
  }

  willExecute(node: Node): boolean {
    return this.taskHere(node)?.needed === true || (this.options.only === null && this.reaches(node));
  }

  /** Also of nodes that have run without being counted. */
  private reaches(wanted: Node): boolean {
    const found = new Set(this.roots.map(({ node }) => node));
    // Grows while it is gone through.
    for (const node of found) {
      if (node === wanted) return true;
      for (let e = 0; e < node.edgeCount; e++) {
        const next = node.edge(e);
        if (next !== null) found.add(next);
      }
    }
    return false;
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

/** Keeps the gradients for tensors that asked for them (`retain_grad`), and gives them back. */
function keptOf({ retained }: Attachments, gradients: Gradients): Gradients {
  for (const [output, tensor] of retained) {
    const gradient = gradients[output] ?? null;
    if (gradient === null) continue;
    const before = tensor.storedGrad;
    tensor.storedGrad = before === null ? gradient.clone() : before.add(gradient);
  }
  return gradients;
}
