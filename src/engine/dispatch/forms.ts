/**
 * How the commonest calls are bound: with one tensor, with two, with a tensor and a number, by position and without
 * keywords. Which overload takes such a call, and the defaults that follow, are the same each time: found out once.
 */
import { takesNumbers } from './bind';
import type { CompiledOverload } from './overload';
import type { ParameterType } from './parameters';
import { scalarCall, type ScalarCall } from './scalar';

/** The overload that takes a call, and what stands behind the operands that are given. */
export interface Form {
  readonly overload: CompiledOverload;
  readonly defaults: readonly unknown[];
  /** The call on 0-d tensors, where there is a short path. */
  readonly scalar: ScalarCall | null;
}

/** Kinds of operands behind the first, which is a tensor. */
type Second = 'none' | 'tensor' | 'number';

/**
 * The form of a call; null where more than kinds decides which overload takes it (whether a number is whole, whether a
 * tensor stands for one), or where none does.
 */
export function formOf(overloads: readonly CompiledOverload[], second: Second): Form | null {
  const given = second === 'none' ? 1 : 2;
  for (const overload of overloads) {
    const takes = takesKinds(overload, second, given);
    if (takes === null) return null;
    if (!takes) continue;
    const defaults = overload.signature.parameters.slice(given).map(({ fallback }) => fallback);
    return { overload, defaults, scalar: scalarCall(overload, given, defaults) };
  }
  return null;
}

/** Whether an overload takes operands of these kinds; null where their values decide. */
function takesKinds(overload: CompiledOverload, second: Second, given: number): boolean | null {
  const { parameters, positional } = overload.signature;
  const [first, other] = parameters;
  if (!isDecided(first?.type)) return null;
  if (given > positional) return false;
  if (given === 2 && !isDecided(other?.type)) return null;
  if (first?.type !== 'Tensor' || parameters.slice(given).some(({ required }) => required)) return false;
  if (second === 'none') return true;
  if (second === 'tensor') return other?.type === 'Tensor';
  return other?.type !== 'Tensor' || takesNumbers(overload);
}

/** Types of which each tensor is one or none is, and each number. */
function isDecided(type: ParameterType | undefined): boolean {
  return type === 'Tensor' || type === 'Scalar' || type === 'float';
}
