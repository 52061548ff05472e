/** One tensor or several: inputs, outputs and vectors are lists inside, and come out as they went in. */
import { pythonClass, runtimeError, typeError } from '../../errors';
import { sameShape } from '../../shape';
import { Tensor } from '../../tensor/tensor';
import type { Nested } from './arguments';

export interface TensorList {
  readonly tensors: readonly Tensor[];
  /** Whether they were given as a list. */
  readonly several: boolean;
}

export const OUTPUTS = 'outputs of the user-provided function';

/** Refuses what is no tensor and no list of tensors: `what` it is, and which function was given it. */
export function asTensors(given: unknown, what: string, caller: string): TensorList {
  const several = Array.isArray(given);
  const values: readonly unknown[] = several ? given : [given];
  values.forEach((value, i) => {
    if (value instanceof Tensor) return;
    const which = several ? `value at index ${i}` : `given ${what}`;
    throw typeError(
      `The ${what} given to ${caller} must be either a Tensor or a tuple of Tensors but the ${which} has type ${pythonClass(value)}.`,
    );
  });
  return { tensors: values as readonly Tensor[], several };
}

/** The only one where one was given, else all. */
export function unlisted<T>(values: readonly T[], several: boolean): T | readonly T[] {
  return several ? values : (values[0] as T);
}

/** Of every output, then of every input: without the lists that stand for a single one. */
export function unlistedMatrix(
  rows: readonly (readonly Nested[])[],
  severalOutputs: boolean,
  severalInputs: boolean,
): Nested {
  return unlisted<Nested>(
    rows.map((row) => unlisted(row, severalInputs)),
    severalOutputs,
  );
}

/**
 * The inputs as other tensors, so that what the function is given differs from what it captured. Where a graph is asked
 * for, they are connected to those that require a gradient; else they are new leaves.
 */
export function apart(inputs: readonly Tensor[], create_graph: boolean, requires_grad: boolean): readonly Tensor[] {
  return inputs.map((input) =>
    create_graph && input.requires_grad ? input.view_as(input) : input.detach().requires_grad_(requires_grad),
  );
}

/** Without a graph, unless one was asked for. */
export function finished(results: readonly Tensor[], create_graph: boolean): readonly Tensor[] {
  return create_graph ? results : results.map((result) => result.detach());
}

/** Refuses a vector that is not as long and not of the shapes of what it is multiplied with. */
export function checkVector(v: readonly Tensor[], { tensors, several }: TensorList): void {
  if (v.length !== tensors.length)
    throw runtimeError(
      several
        ? `v is a tuple of invalid length: should be ${tensors.length} but got ${v.length}.`
        : 'The given v should contain a single Tensor.',
    );
  v.forEach((part, i) => {
    const other = tensors[i];
    if (other === undefined || sameShape(part.shape, other.shape)) return;
    throw runtimeError(
      `${several ? `Entry ${i} in ` : ''}v has invalid size: should be ${String(other.shape)} but got ${String(part.shape)}.`,
    );
  });
}

/** Whether a vector may be left out: there is one number only, so that it is 1. */
export function isSingle(tensors: readonly Tensor[]): boolean {
  return tensors.length === 1 && tensors[0]?.numel() === 1;
}
