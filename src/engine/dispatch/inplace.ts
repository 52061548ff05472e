/**
 * Operators that change their first operand: what may be changed, what becomes of the elements, of the version and of the
 * graph. The values are computed apart and written then, so that operands may show the same memory.
 */
import { is_grad_enabled, unreported } from '../autograd/modes';
import { OperatorNode } from '../autograd/node';
import { CopySlices } from '../autograd/slices';
import { checkChange, type View } from '../autograd/views';
import { canCast } from '../dtype';
import { runtimeError } from '../errors';
import { broadcastShapes, formatList, sameShape } from '../shape';
import type { Geometry } from '../operators/definition';
import { overwrite, storageOf, versionOf } from '../storage/access';
import { Tensor } from '../tensor/tensor';
import type { CompiledOverload } from './overload';
import { checkOverlap } from './overlap';
import { edgesOf } from './record';

/** Gives `self`, the first argument, the values that `compute` gives, and its place in the graph. */
export function changeInPlace(compiled: CompiledOverload, args: readonly unknown[], compute: () => Tensor): Tensor {
  const self = args[0] as Tensor;
  const { gradient, forward } = compiled.overload;
  const recorded = gradient !== null && is_grad_enabled() && self.dtype.is_floating_point;
  const operands = recorded ? edgesOf(compiled, args) : null;
  if (operands !== null) checkChange(self);
  const values = operands === null ? [] : savedValues(compiled, args, operands.needed);
  const versions = operands === null ? null : compiled.versions(values);
  const result = compute();
  checkResult(self, result, forward.kind === 'change');
  if (!isOneValue(args, result)) checkOverlap(self, args);
  overwrite(self, result);
  if (operands === null) return self;
  const after = resultVersions(compiled, values, versions, versionOf(self));
  const extras =
    operands.outputs === null && after === null
      ? null
      : { edgeOutputs: operands.outputs, moreShapes: null, versions: after };
  const node = new OperatorNode(compiled, operands.edges, values, self.shape, self.dtype, extras);
  if (self.origin === null) self.rebase(node);
  else rebaseView(self, self.origin, node);
  return self;
}

/** Lays `self`, the first argument, out anew. The graph goes on from its own node, also of a view. */
export function changeGeometry(
  compiled: CompiledOverload,
  compute: (...args: never[]) => Geometry,
  args: readonly unknown[],
): Tensor {
  const self = args[0] as Tensor;
  const operands = is_grad_enabled() ? edgesOf(compiled, args) : null;
  if (operands !== null) checkChange(self);
  // What is saved are sizes, strides and arguments, as they were before.
  const values = operands === null ? [] : compiled.save(args, self, operands.needed);
  const { shape, strides, offset } = (compute as (...args: readonly unknown[]) => Geometry)(...args);
  self.lieAs(shape, strides, offset);
  storageOf(self).version++;
  if (operands === null) return self;
  const extras = operands.outputs === null ? null : { edgeOutputs: operands.outputs, moreShapes: null, versions: null };
  self.rebase(new OperatorNode(compiled, operands.edges, values, self.shape, self.dtype, extras));
  return self;
}

/** The base gets the node; that of the view follows from it when it is next asked for. */
function rebaseView(self: Tensor, { base }: View, inner: OperatorNode): void {
  base.rebase(new CopySlices(base, self, inner));
}

/** As `save`, with a copy of `self` as it is now: after the change, `self` is the result. */
function savedValues(
  compiled: CompiledOverload,
  args: readonly unknown[],
  needed: readonly boolean[],
): readonly unknown[] {
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
