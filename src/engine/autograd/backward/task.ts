/** What a walk keeps on a node while it is under way. Knows no walk. */
import type { Tensor } from '../../tensor/tensor';
import type { Node } from '../nodes/node';

/** A place in the graph, an output of a node, and the gradient there. */
export interface Capture {
  readonly node: Node;
  readonly output: number;
  gradient: Tensor | null;
}

/** Made anew for each node: to use old ones again takes longer, as V8 notes every young object that an old one points to. */
export class Task {
  /** The walk that this belongs to. */
  readonly walk: object;
  /** Of the walk around it, which came to the same node. */
  readonly outer: Task | null;
  /** How many gradients are still to come; negative as long as nobody counted. */
  dependencies = -1;
  /** Whether the node's own step runs. */
  needed: boolean;
  /** Whether anything is to arrive here: its step runs, or what arrives is asked for. */
  wanted: boolean;
  /** Whether a gradient of a 0-d output has arrived that is kept as a number. */
  isNumber = false;
  number = 0;
  /** What has arrived otherwise; of several outputs, `gradients`. */
  gradient: Tensor | null = null;
  gradients: (Tensor | null)[] | null = null;
  /** What is asked for here; null where nothing is. */
  captures: Capture[] | null = null;

  constructor(walk: object, outer: Task | null, isWanted: boolean) {
    this.walk = walk;
    this.outer = outer;
    this.needed = isWanted;
    this.wanted = isWanted;
  }
}

/** Begins a task at a node. */
export function enter(node: Node, walk: object, isWanted: boolean): Task {
  return (node.task = new Task(walk, node.task, isWanted));
}

/** Ends the innermost task at a node. */
export function leave(node: Node): void {
  const { task } = node;
  if (task !== null) node.task = task.outer;
}
