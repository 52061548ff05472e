/**
 * Operators that change their first operand: what may be changed, what becomes of the elements, of the version and of the
 * graph. The values are computed apart and written then, so that operands may show the same memory.
 */
import { isInference } from '../autograd/modes/inference';
import { is_recording, unreported } from '../autograd/modes/modes';
import { nodeWith } from '../autograd/nodes/operator-node';
import { rebase, rebaseHistory } from '../autograd/views/slices';
import { checkChange } from '../autograd/views/views';
import { canCast } from '../dtype';
import { runtimeError } from '../errors';
import { broadcastShapes, formatList, sameShape } from '../shape';
import type { Geometry } from '../operators/definition';
import { overwrite, overwriteShared, storageOf, versionOf } from '../storage/access';
import { Tensor } from '../tensor/tensor';
import type { CompiledOverload } from './overload';
import { checkOverlap, sharesWithin, warnOfSharing } from './overlap';
import { edgesOf, extrasOf } from './record';

/** Gives `self`, the first argument, the values that `compute` gives, and its place in the graph. */
export function changeInPlace(compiled: CompiledOverload, args: readonly unknown[], compute: () => Tensor): Tensor {
  const self = args[0] as Tensor;
  return recordChange(compiled, args, () => {
    const result = compute();
    checkResult(self, result, compiled.overload.forward.kind === 'change');
    const shared = sharesWithin(self);
    const { onExpanded } = compiled.definition;
    if (shared && onExpanded !== undefined) {
      if (onExpanded === 'deprecated') warnOfSharing(`${compiled.definition.name}_`);
      overwriteShared(self, result);
    } else {
      if (!isOneValue(args, result)) checkOverlap(self, args, shared);
      overwrite(self, result);
    }
  });
}

/** Gives `self`, the first argument, its place in the graph, around `change`, which changes its elements. */
export function recordChange(compiled: CompiledOverload, args: readonly unknown[], change: () => void): Tensor {
  const self = args[0] as Tensor;
  const { gradient } = compiled.overload;
  const recorded = gradient !== null && self.dtype.is_floating_point && isRecorded(compiled, args);
  if (recorded) checkChange(self);
  const operands = recorded ? edgesOf(compiled, args) : null;
  const values = operands === null ? [] : savedValues(compiled, args, operands.needed);
  const versions = operands === null ? null : compiled.versions(values);
  change();
  if (operands === null) return self;
  const after = resultVersions(compiled, values, versions, versionOf(self));
  const extras = extrasOf(operands.outputs, null, after);
  const node = nodeWith(compiled, operands.edges, values, self.shape, self.dtype, extras);
  rebaseHistory(self, node);
  return self;
}

/** Lays `self`, the first argument, out anew. The graph goes on from its own node, also of a view. */
export function changeGeometry(
  compiled: CompiledOverload,
  compute: (...args: never[]) => Geometry | null,
  args: readonly unknown[],
): Tensor {
  const self = args[0] as Tensor;
  return recordLayout(compiled, args, () => {
    const at = (compute as (...args: readonly unknown[]) => Geometry | null)(...args);
    if (at === null) return false;
    storageOf(self).count();
    self.lieAs(at.shape, at.strides, at.offset);
    return true;
  });
}

/** Gives `self`, the first argument, its place in the graph, around `change`, which lays it out anew or gives false. */
export function recordLayout(compiled: CompiledOverload, args: readonly unknown[], change: () => boolean): Tensor {
  const self = args[0] as Tensor;
  const recorded = compiled.overload.gradient !== null && isRecorded(compiled, args);
  if (recorded) checkChange(self);
  const operands = recorded ? edgesOf(compiled, args) : null;
  // What is saved are sizes, strides and arguments, as they were before.
  const values = operands === null ? [] : compiled.save(args, self, operands.needed);
  if (!change() || operands === null) return self;
  const extras = extrasOf(operands.outputs, null, null);
  rebase(self, nodeWith(compiled, operands.edges, values, self.shape, self.dtype, extras));
  return self;
}

/** Whether the graph has a part in the change: what it changes, or what it changes it by, requires a gradient. */
function isRecorded({ inputs }: CompiledOverload, args: readonly unknown[]): boolean {
  if (!is_recording() || isInference(args[0] as Tensor)) return false;
  return inputs.some(({ index, list }) =>
    list ? (args[index] as readonly unknown[]).some(requiresGrad) : requiresGrad(args[index]),
  );
}

function requiresGrad(value: unknown): boolean {
  return value instanceof Tensor && value.requires_grad;
}

/** As `save`, with a copy of `self` as it is now: after the change, `self` is the result. */
function savedValues(compiled: CompiledOverload, args: readonly unknown[], needed: number): unknown[] {
  const values = compiled.save(args, args[0] as Tensor, needed);
  return values.map((value, i) => {
    const source = compiled.sources[i];
    const isSelf = source?.kind === 'argument' && source.index === 0 && value instanceof Tensor;
    return isSelf ? unreported(() => value.clone()) : value;
  });
}

/** The result is saved as it is after the change. */
function resultVersions(
  compiled: CompiledOverload,
  values: readonly unknown[],
  before: readonly number[] | null,
  version: number,
): readonly number[] | null {
  if (!values.some((_, i) => compiled.isResult(i))) return before;
  return values.map((_, i) => (compiled.isResult(i) ? version : (before?.[i] ?? 0)));
}

/** The same for every element: it does not matter which of those that share memory is written last. */
function isOneValue(args: readonly unknown[], result: Tensor): boolean {
  return result.ndim === 0 && !args.some((arg, i) => i > 0 && arg instanceof Tensor);
}

function checkResult(self: Tensor, result: Tensor, casts: boolean): void {
  if (!casts && !canCast(result.dtype, self.dtype))
    throw runtimeError(
      `result type ${result.dtype.scalarType} can't be cast to the desired output type ${self.dtype.scalarType}`,
    );
  if (sameShape(self.shape, result.shape)) return;
  const shape = broadcastShapes(self.shape, result.shape);
  if (!sameShape(self.shape, shape))
    throw runtimeError(
      `output with shape ${formatList(self.shape)} doesn't match the broadcast shape ${formatList(shape)}`,
    );
}
