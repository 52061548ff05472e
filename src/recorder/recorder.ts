/**
 * Listens to the engine while something runs, and keeps every operator call with the place in the text that made it and
 * every step of the backward pass. Knows neither what runs nor what becomes of the recording; places and names are
 * handed to it.
 */
import type { Node } from '../engine/autograd/nodes/node';
import { observed, type FunctionCall, type Observer, type OperatorCall } from '../engine/observer';
import type { Tensor } from '../engine/tensor/tensor';
import type { SourceRange } from '../trace/range';
import type { ScopeId } from '../trace/scope';

/** One entry of the tape. */
export interface RecordedCall extends OperatorCall {
  readonly range: SourceRange | null;
  /** The function, loop or module that made it, by its place in the table of whoever tells the recorder. */
  readonly scope: ScopeId | undefined;
}

/** A call of a custom Function. */
export interface RecordedFunction extends FunctionCall {
  readonly range: SourceRange | null;
  readonly scope: ScopeId | undefined;
}

/** What arrived at a node's outputs and what left for its inputs; null is an undefined gradient. */
export interface BackwardStep {
  readonly grad_outputs: readonly (Tensor | null)[];
  readonly grad_inputs: readonly (Tensor | null)[];
}

export interface NamedTensor {
  readonly tensor: Tensor;
  readonly name: string;
  readonly range: SourceRange | null;
}

export class Recorder implements Observer {
  readonly calls: RecordedCall[] = [];
  /** By their nodes. */
  readonly functions = new Map<Node, RecordedFunction>();
  /** The last step of each node; an earlier backward pass is overwritten. */
  readonly steps = new Map<Node, BackwardStep>();
  /** In the order in which they were named. */
  readonly named: NamedTensor[] = [];
  /** The part of the text that runs now; calls from now on come from it. */
  range: SourceRange | null = null;
  scope: ScopeId | undefined = undefined;
  /** What calls gave, by the names that the text has for them. */
  readonly marked: NamedTensor[] = [];
  private preparing = false;
  private readonly between: (() => void) | null;

  /** `between` is called after each operator call: there a run can be stopped, by an exception. */
  constructor(between: (() => void) | null = null) {
    this.between = between;
  }

  /** Runs `body` while listening. */
  listen<T>(body: () => T): T {
    return observed(this, body);
  }

  /** Runs a backward pass: its steps are kept, the calls that prepare it are nobody's. */
  backward(root: Tensor): void {
    this.preparing = true;
    try {
      // The graph stays, for its saved values and for more derivatives.
      this.listen(() => {
        root.backward({ retain_graph: true });
      });
    } finally {
      this.preparing = false;
    }
  }

  /** Gives a tensor its name in the text; `range` is where it got its value. */
  name(tensor: Tensor, name: string, range: SourceRange | null): void {
    this.named.push({ tensor, name, range });
  }

  /**
   * The last change in place took `before` and gave `after`: its caller kept the former apart. What an operator is made
   * of changed the same tensor, too.
   */
  changed(before: Tensor, after: Tensor): void {
    for (let index = this.calls.length - 1; index >= 0; index -= 1) {
      const call = this.calls[index];
      if (call?.inplace !== true) return;
      if (call.args[0] === after) this.calls[index] = { ...call, args: [before, ...call.args.slice(1)] };
    }
  }

  /** Gives what a call gave its name in the text; it has its place among the calls already. */
  mark(tensor: Tensor, name: string, range: SourceRange | null): void {
    this.marked.push({ tensor, name, range });
  }

  /** Nodes that a derivative left behind are told with their operands, but for the pass that is recorded step by step. */
  get hearsDerivatives(): boolean {
    return !this.preparing;
  }

  onCall(call: OperatorCall): void {
    if (!this.preparing) this.calls.push({ ...call, range: this.range, scope: this.scope });
    this.between?.();
  }

  onFunction(call: FunctionCall): void {
    if (!this.preparing) this.functions.set(call.node, { ...call, range: this.range, scope: this.scope });
  }

  onNode(node: Node, grad_outputs: readonly (Tensor | null)[], grad_inputs: readonly (Tensor | null)[]): void {
    this.steps.set(node, { grad_outputs, grad_inputs });
    this.between?.();
  }

  onAccumulate(): void {
    // A leaf's gradient is read from the leaf itself, which has the sum of all passes.
  }
}

/** Every node that can be reached from the roots; without recursion, since a graph may be a million nodes deep. */
export function reachable(roots: Iterable<Node | null>): readonly Node[] {
  const found = new Set<Node>();
  for (const root of roots) if (root !== null) found.add(root);
  // A set hands out what is added while it is gone through.
  for (const node of found)
    for (let edge = 0; edge < node.edgeCount; edge += 1) {
      const next = node.edge(edge);
      if (next !== null) found.add(next);
    }
  return [...found];
}
