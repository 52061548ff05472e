/**
 * A walk backward as long as nobody can look. Every node was created after those that it leads to, so the youngest of
 * those that were reached has got all its gradients: no edge need be counted, nothing is kept of what is behind, and
 * leaves can wait for the end. Where all is 0-d, gradients go as plain numbers. A polynomial of eleven operators takes
 * 1.6 µs instead of 8, a chain of a million nodes 0.15 s instead of 1.1.
 *
 * It stops before the first step that runs user code or may be seen by some; the counted walk goes on from there.
 */
import type { DType } from '../../dtype';
import { isUnusual } from '../../unusual';
import { scalarOf } from '../../storage/access';
import { rounded } from '../../storage/storage';
import type { Tensor } from '../../tensor/tensor';
import { AccumulateGrad } from '../nodes/accumulate';
import { areRenumbered, type Node } from '../nodes/node';
import { OperatorNode } from '../nodes/operator-node';
import { isNumeric, type NumberDerivative } from '../numbers/derivative';
import { scalarTensor } from '../numbers/scalars';
import { fitted, fittedDtype } from './fitting';
import { ReadyNodes } from './heap';
import { enter, leave, type Capture, type Task } from './task';

interface Beginning {
  readonly keepGraph: boolean;
  readonly createGraph: boolean;
  readonly only: readonly Node[] | null;
  readonly captures: readonly Capture[];
  readonly rows?: RowsStep | undefined;
}

/** A node's step for several rows of a Jacobian at once: gradients have the rows in front. Fitted to where they go. */
export type RowsStep = (node: OperatorNode, gradients: readonly (Tensor | null)[]) => (Tensor | null)[];

/** Whether a walk may begin so: nobody listens, and nodes stand in the order in which they were made. */
export function mayBeQuick(): boolean {
  return !isUnusual() && !areRenumbered();
}

export class QuickWalk {
  /** Whose the tasks are. */
  private readonly walk: object;
  private readonly keepGraph: boolean;
  private readonly createGraph: boolean;
  /** Whether tasks are there already, and say which nodes are wanted; they stay. */
  private readonly isPartial: boolean;
  /** Whether gradients are handed back. */
  private readonly isCapturing: boolean;
  /** Of a pass for several rows of a Jacobian at once; else null. */
  private readonly rows: RowsStep | null;
  /** The youngest node that was reached, before all others: a chain needs no heap. */
  private next: Node | null = null;
  /** The one whose step runs, or is not to be run here. */
  private current: Node | null = null;
  private readonly others = new ReadyNodes();
  private readonly leaves: AccumulateGrad[] = [];

  constructor(walk: object, { keepGraph, createGraph, only, captures, rows }: Beginning) {
    this.walk = walk;
    this.keepGraph = keepGraph;
    this.createGraph = createGraph;
    this.isPartial = only !== null;
    this.rows = rows ?? null;
    this.isCapturing = captures.length > 0;
  }

  /** A root, with what arrives there. */
  start(node: Node, output: number, gradient: Tensor | null): void {
    const task = this.reach(node);
    if (task !== null && gradient !== null) add(task, node, output, fittedDtype(gradient, node, output));
  }

  /** A root that gets a number. */
  startWith(node: Node, number: number): void {
    const task = this.reach(node);
    if (task !== null) addNumber(task, number, node.dtype);
  }

  /** Walks on; false where the counted walk must, from `frontier`. */
  run(): boolean {
    for (let node = this.pop(); node !== null; node = this.pop()) {
      this.current = node;
      if (!this.step(node)) return false;
    }
    this.current = null;
    for (let leaf = this.leaves.pop(); leaf !== undefined; leaf = this.leaves.pop()) this.settle(leaf);
    return true;
  }

  /** The nodes that were reached and have not run, leaves last. */
  frontier(): Node[] {
    const nodes: Node[] = [];
    if (this.current !== null) nodes.push(this.current);
    this.current = null;
    for (let node = this.pop(); node !== null; node = this.pop()) nodes.push(node);
    for (const leaf of this.leaves) nodes.push(leaf);
    return nodes;
  }

  private pop(): Node | null {
    const node = this.next;
    if (node !== null) this.next = this.others.pop() ?? null;
    return node;
  }

  private push(node: Node): void {
    const { next } = this;
    if (next === null) this.next = node;
    else if (node.sequence_nr > next.sequence_nr) {
      this.others.push(next);
      this.next = node;
    } else this.others.push(node);
  }

  /** The task at a node that something leads to; null where nothing is wanted there. */
  private reach(node: Node): Task | null {
    const { isPartial, walk } = this;
    let { task } = node;
    if (task?.walk !== walk) task = enter(node, walk, !isPartial);
    else if (!task.wanted) return null;
    if (task.dependencies === 0) return task;
    task.dependencies = 0;
    if (!(node instanceof OperatorNode) && node instanceof AccumulateGrad) this.leaves.push(node);
    else this.push(node);
    return task;
  }

  /** One node's; false where user code could look, before anything has happened. */
  private step(node: Node): boolean {
    if (!(node instanceof OperatorNode) || node.attached !== null) return false;
    const count = node.edgeCount;
    for (let e = 0; e < count; e++) {
      const next = node.edge(e);
      if (next !== null && next.attached !== null && next instanceof AccumulateGrad) return false;
    }
    const task = taskOf(node);
    const { createGraph } = this;
    if (task.captures !== null) note(task, arrived(task, node));
    if (task.needed) {
      const derivative = createGraph || this.rows !== null || node.shape.length > 0 ? null : node.recipe.numbers;
      if (derivative === null || !this.onNumbers(node, task, derivative)) {
        if (node.savesPacked) return false;
        this.onTensors(node, task);
      }
    } else this.done(node, task);
    return true;
  }

  private onNumbers(node: OperatorNode, task: Task, derivative: NumberDerivative): boolean {
    const { dtype } = node;
    const { gradient } = task;
    if (!task.isNumber && (gradient === null || !isNumeric(dtype))) return false;
    if (!derivative.run(node, gradient === null ? task.number : scalarOf(gradient))) return false;
    if (!this.keepGraph) node.release();
    const { isCapturing } = this;
    const { numbers, goes, same } = derivative;
    for (let e = 0; e < goes.length; e++) {
      const next = node.edge(e);
      if (next === null) continue;
      const to = this.reach(next);
      if (to === null || goes[e] !== true) continue;
      const number = numbers[e] ?? NaN;
      // What is handed back may be one tensor for several inputs, as it is in the counted walk.
      if (isCapturing && same[e] === true) deliver(to, next, arrived(task, node)[0] ?? null, node, e);
      else if (takesNumbers(next, dtype)) addNumber(to, number, dtype);
      else deliver(to, next, scalarTensor(number, dtype), node, e);
    }
    this.done(node, task);
    return true;
  }

  private onTensors(node: OperatorNode, task: Task): void {
    const { rows } = this;
    const inputs = rows === null ? node.apply(arrived(task, node)) : rows(node, arrived(task, node));
    for (let e = 0; e < inputs.length; e++) {
      const gradient = inputs[e] ?? null;
      const next = node.edge(e);
      if (gradient !== null && rows === null)
        inputs[e] = next === null ? null : fitted(gradient, next, node.edgeOutput(e), node, e);
    }
    if (!this.keepGraph) node.release();
    for (let e = 0; e < inputs.length; e++) {
      const next = node.edge(e);
      const to = next === null ? null : this.reach(next);
      const gradient = inputs[e] ?? null;
      if (next !== null && to !== null && gradient !== null) add(to, next, node.edgeOutput(e), gradient);
    }
    this.done(node, task);
  }

  private done(node: Node, task: Task): void {
    task.gradient = null;
    task.gradients = null;
    if (!this.isPartial) leave(node);
  }

  /** At the end, or where nothing leads to the leaf any more. */
  private settle(leaf: AccumulateGrad): void {
    const task = taskOf(leaf);
    if (task.captures !== null) note(task, arrived(task, leaf));
    if (task.needed) {
      if (task.isNumber) leaf.applyNumber(task.number);
      else leaf.apply(arrived(task, leaf));
    }
    this.done(leaf, task);
  }
}

function taskOf(node: Node): Task {
  if (node.task === null) throw new Error(`A walk backward lost its place at ${node.name()}.`);
  return node.task;
}

/** Hands back what is asked for at a node. */
export function note({ captures }: Task, gradients: readonly (Tensor | null)[]): void {
  if (captures !== null) for (const capture of captures) capture.gradient = gradients[capture.output] ?? null;
}

/** What has arrived at a node, as tensors. */
export function arrived(task: Task, node: Node): (Tensor | null)[] {
  if (task.gradients !== null) return task.gradients;
  if (task.isNumber) {
    task.gradient = scalarTensor(task.number, node.dtype);
    task.isNumber = false;
  }
  const count = node.outputCount;
  if (count === 1) return [task.gradient];
  return (task.gradients = new Array<Tensor | null>(count).fill(null));
}

/** Adds a gradient to what has arrived at an output of a node. */
export function add(task: Task, node: Node, output: number, gradient: Tensor): void {
  const gradients = arrived(task, node);
  const before = gradients[output] ?? null;
  const sum = before === null ? gradient : before.add(gradient);
  if (task.gradients === null) task.gradient = sum;
  else gradients[output] = sum;
}

function addNumber(task: Task, number: number, dtype: DType): void {
  if (task.isNumber) task.number = rounded(task.number + number, dtype);
  else {
    task.isNumber = true;
    if (task.gradient === null) task.number = number;
    else task.number = rounded(scalarOf(task.gradient) + number, dtype);
    task.gradient = null;
  }
}

function deliver(to: Task, next: Node, gradient: Tensor | null, from: Node, e: number): void {
  const output = from.edgeOutput(e);
  if (gradient !== null) add(to, next, output, fitted(gradient, next, output, from, e));
}

/** Whether gradients go to a node as numbers of this dtype. */
export function takesNumbers(node: Node, dtype: DType): boolean {
  return node.dtype === dtype && node.shape.length === 0 && node.gradientDtype(0) === dtype && node.outputCount === 1;
}
