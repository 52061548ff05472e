/**
 * The engine's one window: an optional listener to operator calls and to the backward walk. Off, it costs one null
 * test; the recorder is its only user.
 */
import type { Node } from './autograd/node';
import type { OperatorDefinition } from './operators/definition';
import type { Tensor } from './tensor/tensor';

export interface OperatorCall {
  readonly definition: OperatorDefinition;
  /** Of the overload that was taken: a name for each of `args`. */
  readonly parameters: readonly { readonly name: string }[];
  /** In the order of the signature, defaults filled in: tensors, numbers, booleans, lists, null. */
  readonly args: readonly unknown[];
  readonly result: Tensor | readonly Tensor[];
  /** 0 for a call from outside, more for the calls that a composite operator makes. */
  readonly depth: number;
}

/** Calls that derivative formulas make during a backward pass are not reported. */
export interface Observer {
  onCall(call: OperatorCall): void;
  /** After a node ran in a backward pass: gradients of its outputs, then those of its inputs; null is undefined. */
  onNode(node: Node, gradOutputs: readonly (Tensor | null)[], gradInputs: readonly (Tensor | null)[]): void;
  /** After a leaf's `.grad` was stored or added to. */
  onAccumulate(leaf: Tensor, grad: Tensor): void;
}

let current: Observer | null = null;

/** The observer to tell, or null. */
export function observer(): Observer | null {
  return current;
}

/** Runs `body` with `listener` told of everything; nested calls restore the one before. */
export function observed<T>(listener: Observer | null, body: () => T): T {
  const before = current;
  current = listener;
  try {
    return body();
  } finally {
    current = before;
  }
}
