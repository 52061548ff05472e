/**
 * Transforms inside each other: each runs operators on its own tensors and hands them on, in the tensors of the level
 * below, to the one outside of it; the outermost to the base, where tensors belong to none. Knows neither derivatives nor
 * batches.
 */
import { runUntransformed } from '../dispatch/dispatch';
import type { CompiledOverload } from '../dispatch/overload';
import { runtimeError } from '../errors';
import type { Tensor } from '../tensor/tensor';
import { activeTransform, duringTransform, setActiveTransform, type Transform } from './active';
import { mapTensors, someTensor } from './arguments';
import { dualTangents } from './dual-level';
import { withTangents } from './propagation';
import { BatchedTensor, TrackedTensor } from './wrapped';

export type Result = Tensor | readonly Tensor[];

/** Where no function is transformed: tensors that are left of one are what they stood for, and dual tensors have tangents. */
class Base implements Transform {
  readonly number = 0;

  run(compiled: CompiledOverload, args: unknown[]): Result {
    const plain = withoutDead(args);
    return withTangents(dualTangents(), compiled, plain, (operands) => runUntransformed(compiled, operands));
  }

  lift(tensor: Tensor): Tensor {
    return tensor;
  }
}

export const base = new Base();

/** A function that is being transformed. */
export abstract class Level implements Transform {
  readonly number: number;
  readonly outer: Level | Base;
  alive = true;

  constructor() {
    const outer = activeTransform();
    this.outer = outer instanceof Level ? outer : base;
    this.number = this.outer.number + 1;
  }

  abstract run(compiled: CompiledOverload, args: unknown[]): Result;

  abstract lift(tensor: Tensor): Tensor;

  /** Runs `body`, whose operators this level transforms. Its tensors are dead afterwards. */
  during<T>(body: () => T): T {
    try {
      return duringTransform(this, body);
    } finally {
      this.alive = false;
      // From now on a tensor of this level may be met that its function let out.
      if (activeTransform() === null) setActiveTransform(base);
    }
  }

  /** Runs `body` as the transform outside. */
  below<T>(body: () => T): T {
    return duringTransform(this.outer, body);
  }

  /** An operator, as the transform outside runs it. */
  runBelow(compiled: CompiledOverload, args: unknown[]): Result {
    return this.below(() => this.outer.run(compiled, args));
  }
}

/** The arguments without tensors of functions that have ended. */
export function withoutDead(args: unknown[]): unknown[] {
  return someTensor(args, isDead) ? mapTensors(args, living) : args;
}

function isDead(tensor: Tensor): boolean {
  return (tensor instanceof TrackedTensor || tensor instanceof BatchedTensor) && !tensor.level.alive;
}

/** What a tensor stands for, if the function that it belonged to has ended. */
export function living(tensor: Tensor): Tensor {
  let found = tensor;
  while (found instanceof TrackedTensor && !found.level.alive) found = found.value;
  if (found instanceof BatchedTensor && !found.level.alive)
    throw runtimeError(
      'Either your tensor may have escaped from inside a function being vmapped and this is a user error (see https://pytorch.org/functorch/stable/ux_limitations.html), or there is an internal functorch error in `gen_vmap_plumbing` Please file an issue if it looks like the latter',
    );
  return found;
}
