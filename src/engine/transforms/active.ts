/**
 * Whose turn an operator's call is: the innermost transform that runs, or nobody's. Dispatch asks before each call; off,
 * it costs one null test. Knows no transform.
 */
import type { CompiledOverload } from '../dispatch/overload';
import type { Tensor } from '../tensor/tensor';
import { setUnusual, TRANSFORM } from '../unusual';

export interface Transform {
  /** How many transforms run inside each other; 0 where none does and only dual tensors are looked after. */
  readonly number: number;
  run(compiled: CompiledOverload, args: unknown[]): Tensor | readonly Tensor[];
  /** A tensor that was made without an operator, as one that an operator gave here. */
  lift(tensor: Tensor): Tensor;
}

let current: Transform | null = null;

export function activeTransform(): Transform | null {
  return current;
}

/** From now on, until the next call. */
export function setActiveTransform(transform: Transform | null): void {
  current = transform;
  setUnusual(TRANSFORM, transform !== null);
}

export function duringTransform<T>(transform: Transform | null, body: () => T): T {
  const before = current;
  setActiveTransform(transform);
  try {
    return body();
  } finally {
    setActiveTransform(before);
  }
}

/** Whether a function runs that `torch.func` transforms. */
export function isTransforming(): boolean {
  return current !== null && current.number > 0;
}

/** What a constructor made, for the transform that runs. */
export function lifted(tensor: Tensor): Tensor {
  return current === null ? tensor : current.lift(tensor);
}
