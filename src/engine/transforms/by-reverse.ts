/**
 * The tangent of any operator from its derivative in reverse mode, twice: the gradients are linear in what arrives, so
 * their own gradients with respect to that, in the direction of the operands' tangents, are the results' tangents.
 */
import { run } from '../dispatch/dispatch';
import type { CompiledOverload } from '../dispatch/overload';
import { TorchError } from '../errors';
import { Tensor } from '../tensor/tensor';
import { gradientsOf } from './gradients';
import { setByReverse, type Moving } from './propagation';
import { TrackingLevel } from './tracking';
import { unsupported } from './unsupported';

/** One tangent for each result; null where none depends on the operands. */
function byReverse(compiled: CompiledOverload, args: readonly unknown[], moving: readonly Moving[]): (Tensor | null)[] {
  try {
    return twice(compiled, args, moving);
  } catch (error) {
    // Some derivatives have none themselves.
    if (error instanceof TorchError && error.message.includes('is not implemented')) throw unsupported(compiled);
    throw error;
  }
}

function twice(compiled: CompiledOverload, args: readonly unknown[], moving: readonly Moving[]): (Tensor | null)[] {
  const level = new TrackingLevel(false);
  return level.during(() => {
    const operands = moving.map(({ operand }) => level.leaf(operand));
    const given = replaced(args, moving, operands);
    // A leaf may not be changed in place.
    const results = run(compiled, compiled.inplace ? given.with(0, (given[0] as Tensor).clone()) : given);
    const all = results instanceof Tensor ? [results] : results;
    // Any would do; at 0 some formulas, which take logarithms of what arrives, have no derivative.
    const arriving = all.map((result) =>
      result.requires_grad && result.numel() > 0 ? level.leaf(level.lower(result).new_ones(result.shape)) : null,
    );
    const directions = arriving.filter((each) => each !== null);
    if (directions.length === 0) return all.map(() => null);
    const roots = all.filter((_, i) => arriving[i] !== null);
    const gradients = gradientsOf(roots, operands, directions, true);
    const moved = gradients.flatMap((gradient, i) => {
      const tangent = moving[i]?.tangent;
      return gradient?.requires_grad === true && tangent !== undefined ? [{ gradient, tangent }] : [];
    });
    const tangents = gradientsOf(
      moved.map(({ gradient }) => gradient),
      directions,
      moved.map(({ gradient, tangent }) => (tangent.dtype === gradient.dtype ? tangent : tangent.to(gradient.dtype))),
      true,
    ).values();
    return arriving.map((each) =>
      each === null ? null : level.lower(tangents.next().value ?? each.new_zeros(each.shape)),
    );
  });
}

function replaced(args: readonly unknown[], moving: readonly Moving[], operands: readonly Tensor[]): unknown[] {
  const result = args.slice();
  moving.forEach(({ index, place }, i) => {
    result[index] = place === null ? operands[i] : (result[index] as readonly unknown[]).with(place, operands[i]);
  });
  return result;
}

setByReverse(byReverse);
