/**
 * A custom Function in forward mode: its `jvp` is given the tangents of the inputs, and what it gives become those of the
 * results, if they follow what `forward` did: views of views, changes in place of changes in place.
 */
import { pythonTypeName, runtimeError } from '../../errors';
import { formatList, sameShape } from '../../shape';
import { versionOf } from '../../storage/access';
import { Tensor } from '../../tensor/tensor';
import { currentTangents } from '../../transforms/forward-ad';
import type { Tangents } from '../../transforms/tangents';
import type { FunctionCtx } from './context';
import { isDifferentiable, type ForwardCall } from './outputs';
import { callStatic, type FunctionClass } from './statics';
import { tupleOf } from './tuples';

/** The tangent of an input as it was before `jvp`. */
interface InputTangent {
  readonly tangent: Tensor;
  readonly version: number;
}

export interface JvpCall extends ForwardCall {
  readonly arguments: readonly unknown[];
  readonly materializeGrads: boolean;
}

/** Gives `results` their tangents, where an input has one. */
export function propagateTangents(
  cls: FunctionClass,
  ctx: FunctionCtx,
  call: JvpCall,
  results: readonly unknown[],
): void {
  const tangents = currentTangents();
  if (tangents?.enabled !== true) return;
  const known = new Map<Tensor, InputTangent>();
  for (const input of call.inputs) {
    const tangent = tangents.of(input);
    if (tangent !== null) known.set(input, { tangent, version: versionOf(tangent) });
  }
  if (known.size === 0) return;
  const moved = tangents.without(() => callJvp(cls, ctx, call, known));
  if (moved.length !== results.length)
    throw runtimeError(
      `Function's jvp returned an invalid number of forward gradients (expected ${results.length} but got ${moved.length})`,
    );
  call.outputs.forEach((output, i) => {
    const result = results[i];
    const tangent = moved[i] ?? null;
    if (!(output instanceof Tensor) || !(result instanceof Tensor) || tangent === null) return;
    if (!isDifferentiable(output, call))
      throw runtimeError(
        `Function's jvp returned a gradient at position ${i}, but  the corresponding forward output is not a differentiable Tensor.You should return None at that position instead.`,
      );
    checkSize(result, tangent);
    if (call.dirty.has(output)) changeTangent(tangents, output, tangent, known);
    else setTangent(tangents, result, tangent, call, known);
  });
}

function callJvp(
  cls: FunctionClass,
  ctx: FunctionCtx,
  call: JvpCall,
  known: ReadonlyMap<Tensor, InputTangent>,
): readonly (Tensor | null)[] {
  const given = call.arguments.map((argument) => {
    if (!(argument instanceof Tensor)) return null;
    const tangent = known.get(argument)?.tangent;
    if (tangent !== undefined) return tangent;
    return call.materializeGrads && argument.dtype.is_floating_point ? argument.new_zeros(argument.shape) : null;
  });
  const returned = callStatic(cls, 'jvp', [ctx, ...given]);
  return (tupleOf(returned) ?? [returned]).map((tangent, i) => {
    if (tangent === null || tangent === undefined) return null;
    if (tangent instanceof Tensor) return tangent;
    throw runtimeError(`expected Variable or None (got ${pythonTypeName(tangent)}) for grad output ${i}.`);
  });
}

function checkSize(result: Tensor, tangent: Tensor): void {
  if (!sameShape(result.shape, tangent.shape))
    throw runtimeError(
      `Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size ${formatList(result.shape)} while the given forward gradient is of size ${formatList(tangent.shape)}.`,
    );
}

/** Of an input that was changed in place. */
function changeTangent(
  tangents: Tangents,
  input: Tensor,
  tangent: Tensor,
  known: ReadonlyMap<Tensor, InputTangent>,
): void {
  const before = known.get(input);
  if (before === undefined) {
    tangents.change(input, tangent);
    return;
  }
  if (versionOf(tangent) === before.version)
    throw runtimeError(
      'An inplace custom Function is not modifying the forward mode gradients inplace. If the forward is modifying an input inplace, then the jvp function must modify the corresponding gradient inplace.',
    );
  if (tangent !== before.tangent)
    throw runtimeError(
      'An inplace custom Function is not returning the forward mode gradients as-is. If the forward is modifying an input inplace, then the jvp function must modify the gradient inplace and return it as-is.',
    );
}

function setTangent(
  tangents: Tangents,
  result: Tensor,
  tangent: Tensor,
  { inputs }: ForwardCall,
  known: ReadonlyMap<Tensor, InputTangent>,
): void {
  const base = result.origin?.base;
  const seen = base === undefined ? undefined : [...inputs].find((input) => baseOf(input) === base);
  if (seen === undefined) {
    tangents.set(result, tangent);
    return;
  }
  const before = known.get(seen)?.tangent;
  // A view of what had no tangent: as if it were changed in place.
  if (before === undefined) tangents.change(result, tangent);
  else {
    checkView(tangent, before);
    tangents.set(result, tangent);
  }
}

/** Where the result is a view of an input, its tangent is a view of that one's. */
function checkView(tangent: Tensor, of: Tensor): void {
  if (tangent.origin === null)
    throw runtimeError(
      "A custom Function's forward is returning a view (or an input as-is) but the jvp is not returning a view.",
    );
  if (of.origin !== null) {
    if (tangent.origin.base !== of.origin.base)
      throw runtimeError(
        'A custom Function is returning a view but the jvp is not returning a view of the same base as the given grad input.',
      );
  } else if (tangent.origin.base !== of)
    throw runtimeError(
      'A custom Function is returning a view but the jvp is not returning a view of the given grad input.',
    );
}

function baseOf(tensor: Tensor): Tensor {
  return tensor.origin?.base ?? tensor;
}
