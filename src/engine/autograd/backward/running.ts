/**
 * Which backward pass runs now, and how user code runs inside of one: hooks and derivatives of custom Functions. Knows
 * no graph.
 */
import { aside, observer, type UserDerivative } from '../../observer';
import type { Tensor } from '../../tensor/tensor';
import { is_grad_enabled, is_reporting, withModes } from '../modes/modes';
import type { Node } from '../nodes/node';

/** A backward pass that is under way. */
export interface GraphTask {
  readonly id: number;
  /** Whether the observer hears the calls of whoever started it. */
  readonly heard: boolean;
  /** Whether it looks for some gradients only: of `grad`, or of `backward` with `inputs`. */
  readonly isPartial: boolean;
  /** Whether what the nodes saved is kept. */
  readonly keepGraph: boolean;
  /** The node whose step this is; null between two. */
  readonly node: Node | null;
  /** Whether a node has run or will run in this pass. */
  willExecute(node: Node): boolean;
  /** The nodes that have not run yet, in the order in which they would. */
  executionOrder(): readonly Node[];
}

let current: GraphTask | null = null;
let started = 0;

/** The innermost backward pass that runs; null outside of all. */
export function currentTask(): GraphTask | null {
  return current;
}

/** A number for a pass: larger than those of all passes before. */
export function nextTaskId(): number {
  return started++;
}

/** `task` is the pass that runs, until it is left. Gives the one around it. */
export function enterTask(task: GraphTask): GraphTask | null {
  const outer = current;
  current = task;
  return outer;
}

export function leaveTask(outer: GraphTask | null): void {
  current = outer;
}

/** Runs user code inside a backward pass: as audible as the pass's caller, and what modes it leaves behind end with it. */
export function userCode<T>(body: () => T): T {
  return withModes(is_grad_enabled(), current?.heard ?? is_reporting(), () => aside(body));
}

/** The same for code that stands for a derivative, which the observer is told of. `run` gives null where nothing changes. */
export function userDerivative(
  derivative: UserDerivative,
  run: () => readonly (Tensor | null)[] | null,
): readonly (Tensor | null)[] | null {
  const listener = (current?.heard ?? is_reporting()) ? observer() : null;
  if (listener === null) return userCode(run);
  listener.onUserStart?.(derivative);
  let results: readonly (Tensor | null)[] | null = null;
  try {
    results = userCode(run);
  } finally {
    listener.onUserEnd?.(derivative, results);
  }
  return results;
}
