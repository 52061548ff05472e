/** Operators that work element by element, on all elements of a batch at once: the ranks aligned, they broadcast. */
import { run } from '../dispatch/dispatch';
import type { CompiledOverload } from '../dispatch/overload';
import { bool, plainType, promote, resultType, type DType } from '../dtype';
import { Tensor } from '../tensor/tensor';
import { aligned, isBatched, type Batch } from './batches';
import type { Result } from './level';

/** null where the operator asks something of its operands that a batch of them may not be. */
export function pointwiseRule(batch: Batch, compiled: CompiledOverload, args: readonly unknown[]): Result | null {
  return hasCheck(compiled) ? null : run(compiled, alignedArguments(batch, compiled, args));
}

export function hasCheck({ overload: { forward } }: CompiledOverload): boolean {
  return forward.kind === 'pointwise' && forward.check !== null;
}

/** The operands with the batch in front, in the dtype in which they would have been computed one by one. */
export function alignedArguments(batch: Batch, compiled: CompiledOverload, args: readonly unknown[]): unknown[] {
  const rank = args.reduce<number>((most, each) => (each instanceof Tensor ? Math.max(most, each.ndim) : most), 0);
  const dtype = promotedAlone(batch, compiled, args);
  return args.map((each) => {
    if (!(each instanceof Tensor)) return each;
    const operand = aligned(batch, each, rank);
    return dtype === null || operand.dtype === dtype || operand.dtype === bool ? operand : operand.to(dtype);
  });
}

/** A batch of 0-d tensors has a dimension and counts for more in promotion: the dtype, where that makes a difference. */
function promotedAlone(batch: Batch, compiled: CompiledOverload, args: readonly unknown[]): DType | null {
  const { forward } = compiled.overload;
  if (forward.kind !== 'pointwise' || forward.result === 'self') return null;
  const alone = promoted(compiled, args, (tensor) => tensor.ndim > 0);
  const together = promoted(compiled, args, (tensor) => tensor.ndim > 0 || isBatched(batch, tensor));
  return alone === together ? null : alone;
}

function promoted(
  { operands }: CompiledOverload,
  args: readonly unknown[],
  hasDimensions: (tensor: Tensor) => boolean,
): DType {
  let dimensioned: DType | null = null;
  let scalars: DType | null = null;
  let plain: DType | null = null;
  const joined = (before: DType | null, dtype: DType): DType => (before === null ? dtype : promote(before, dtype));
  for (const index of operands) {
    const operand = args[index];
    if (operand instanceof Tensor) {
      if (hasDimensions(operand)) dimensioned = joined(dimensioned, operand.dtype);
      else scalars = joined(scalars, operand.dtype);
    } else if (operand !== null && operand !== undefined)
      plain = joined(plain, plainType(operand as number | bigint | boolean));
  }
  return resultType(dimensioned, scalars, plain);
}
