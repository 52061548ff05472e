/**
 * The engine's one window: an optional listener to operator calls and to the backward walk. Off, it costs one null
 * test; the recorder is its only user.
 */
import type { Node } from './autograd/nodes/node';
import type { OperatorDefinition } from './operators/definition';
import type { Storage } from './storage/storage';
import type { Tensor } from './tensor/tensor';
import { OBSERVER, setUnusual } from './unusual';

export interface OperatorCall {
  readonly definition: OperatorDefinition;
  /** Index of the overload that was taken. */
  readonly overload: number;
  /** The form that changes its first operand (`sub_`), which is the result then. */
  readonly inplace: boolean;
  /** Of the overload that was taken: a name for each of `args`. */
  readonly parameters: readonly { readonly name: string }[];
  /** In the order of the signature, defaults filled in: tensors, numbers, booleans, lists, null. */
  readonly args: readonly unknown[];
  readonly result: Tensor | readonly Tensor[];
  /** 0 for a call from outside, more for the calls that a composite operator makes. */
  readonly depth: number;
}

/** A custom Function was called, and its result has a node: what user code computes, beside the operators it calls. */
export interface FunctionCall {
  readonly node: Node;
  /** As `apply` was given them: tensors and anything else. */
  readonly inputs: readonly unknown[];
  /** What `forward` gave, before it got its node. The calls that made it were reported as any others, without grad mode. */
  readonly computed: readonly unknown[];
  /** The same with the node: what `apply` gives. */
  readonly results: readonly unknown[];
}

/**
 * User code that stands for a derivative ran in a backward pass: `backward` of a custom Function, or a hook. The operator
 * calls that it made were reported, as any others, between `onUserStart` and `onUserEnd`.
 */
export interface UserDerivative {
  readonly kind: 'function' | 'tensor hook' | 'node hook' | 'node prehook';
  /** Of the Function; of a hook, the node that it is registered at. */
  readonly node: Node;
  /** Of a tensor's hook: which output of the node. */
  readonly output: number;
  /** What it was given: of a node's (post)hook gradients of the inputs, then those of the outputs. */
  readonly given: readonly (Tensor | null)[];
}

export interface Observer {
  /** Whether to report the calls that derivative formulas make for a graph of their own, too (`create_graph`). */
  readonly hearsDerivatives?: boolean;
  onCall(call: OperatorCall): void;
  /** After a node ran in a backward pass: gradients of its outputs, then those of its inputs; null is undefined. */
  onNode(node: Node, gradOutputs: readonly (Tensor | null)[], gradInputs: readonly (Tensor | null)[]): void;
  /** After a leaf's `.grad` was stored or added to. */
  onAccumulate(leaf: Tensor, grad: Tensor): void;
  /** Before elements of this memory are changed in place. */
  onWrite?(storage: Storage): void;
  /** After `backward()` or `autograd.grad()`. */
  onPass?(pass: BackwardPass): void;
  /** Before `forward` of a custom Function runs on `inputs`, tensors and anything else. */
  onFunctionStart?(inputs: readonly unknown[]): void;
  onFunction?(call: FunctionCall): void;
  /** After that, or where nothing was recorded, or `forward` failed: the last of what the call says. */
  onFunctionEnd?(): void;
  onUserStart?(derivative: UserDerivative): void;
  /** `results`: what takes the place of what came in; null where the code gave nothing, so that nothing changes. */
  onUserEnd?(derivative: UserDerivative, results: readonly (Tensor | null)[] | null): void;
  /**
   * Runs user code inside of a call of the engine, which goes on where it was: what the code evaluates is elsewhere.
   * `module` is the one whose `forward` it is.
   */
  aside?<T>(body: () => T, module?: object): T;
  /** A tensor's only value was taken as a number, or decided a condition. */
  onRead?(tensor: Tensor, kind: 'number' | 'condition', outcome: number | boolean): void;
}

export interface BackwardPass {
  readonly kind: 'backward' | 'grad';
  readonly roots: readonly Tensor[];
  /** null: an implicit 1. */
  readonly grad_outputs: readonly (Tensor | null)[];
  /** What gradients were asked for; null: of all leaves. */
  readonly inputs: readonly Tensor[] | null;
  readonly create_graph: boolean;
  /** What `grad` gives, one per input; empty for `backward`. */
  readonly results: readonly (Tensor | null)[];
}

let current: Observer | null = null;

/** The observer to tell, or null. */
export function observer(): Observer | null {
  return current;
}

/** Runs user code inside of a call of the engine: a hook, a closure, a module's `forward`. */
export function aside<T>(body: () => T, module?: object): T {
  return current?.aside === undefined ? body() : current.aside(body, module);
}

/** Runs `body` with `listener` told of everything; nested calls restore the one before. */
export function observed<T>(listener: Observer | null, body: () => T): T {
  const before = current;
  setObserver(listener);
  try {
    return body();
  } finally {
    setObserver(before);
  }
}

/** Listens from now on, until the next call: for runs that do not end with a call, such as asynchronous programs. */
export function setObserver(listener: Observer | null): void {
  current = listener;
  setUnusual(OBSERVER, listener !== null);
}
