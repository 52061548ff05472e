/** `torch.func.jvp` and `linearize`: derivatives of functions in one direction. */
import { called } from '../dispatch/python-call';
import { pythonClass, runtimeError, TorchError, pythonTypeName, valueError } from '../errors';
import { sameShape } from '../shape';
import { Tensor } from '../tensor/tensor';
import { madeDual } from '../transforms/forward-ad';
import { describe, flatten, sameStructure, unflatten } from '../transforms/pytree';
import { TrackingLevel } from '../transforms/tracking';
import { call, lowered, mapTensorsOf, outputTensors, withAuxiliary, type Transformed } from './arguments';
import { vjpOf, type VjpFunction } from './reverse';

export interface JvpOptions {
  /** Refuses an output that does not depend on the primals, instead of a tangent of zeros. */
  readonly strict?: boolean;
  readonly has_aux?: boolean;
}

const API = 'jvp(f, primals, tangents)';

/**
 * The output of `f` and its derivative in the direction of the tangents, which have the structure of the primals, both
 * lists of arguments: [output, tangent], with `has_aux` [output, tangent, auxiliary].
 */
export function jvp(
  f: Transformed,
  primals: readonly unknown[],
  tangents: readonly unknown[],
  ...given: readonly [options?: JvpOptions]
): unknown[] {
  const { strict, has_aux } = called('jvp', { strict: false, has_aux: false }, given, { positional: 0, own: 3 });
  if (!Array.isArray(primals))
    throw runtimeError(`${API}: Expected primals to be a tuple. E.g. it should be valid to call f(*primals).`);
  const { leaves, structure } = flatten(primals);
  const directions = flatten(tangents);
  if (!sameStructure(structure, directions.structure))
    throw runtimeError(
      `${API}: Expected primals and tangents to have the same python structure. For example, if primals is a tuple of 3 tensors, tangents also must be. Got primals with structure ${describe(structure)} and tangents with structure ${describe(directions.structure)}`,
    );
  checkTensors('primals', leaves);
  checkTensors('tangents', directions.leaves);
  return derivative(
    f,
    leaves as Tensor[],
    directions.leaves as Tensor[],
    (duals) => unflatten(duals, structure) as unknown[],
    strict,
    has_aux,
  );
}

function checkTensors(name: string, leaves: readonly unknown[]): void {
  if (leaves.length === 0) throw runtimeError(`${API}: Expected ${name} to contain at least one Tensor.`);
  const other = leaves.find((leaf) => !(leaf instanceof Tensor));
  if (leaves.some((leaf) => !(leaf instanceof Tensor)))
    throw runtimeError(`${API}: Expected ${name} to only contain Tensors, got ${pythonClass(other)}`);
}

/** `argumentsWith`: the arguments of `f` with these in the place of the primals. */
export function derivative(
  f: Transformed,
  primals: readonly Tensor[],
  directions: readonly Tensor[],
  argumentsWith: (duals: readonly Tensor[]) => readonly unknown[],
  strict: boolean,
  has_aux: boolean,
): unknown[] {
  const level = new TrackingLevel(true);
  const lower = (tensor: Tensor): Tensor => level.lower(tensor);
  return level.during(() => {
    const tangents = level.tangentsHere();
    const duals = primals.map((primal, i) => {
      if (!primal.dtype.is_floating_point)
        throw valueError(`Expected primal to be floating point or complex, but got: ${String(primal.dtype)}`);
      return madeDual(tangents, level.lift(primal), level.lift(directions[i] ?? primal));
    });
    const given = call(
      f,
      mapTensorsOf(argumentsWith(duals), (tensor) => level.lift(tensor)),
    );
    const [output, auxiliary] = has_aux ? withAuxiliary(API, given) : [given, null];
    const { leaves, structure } = flatten(output);
    const outputs = outputTensors(`${API}: expected f(*primals)`, leaves);
    const moved = outputs.map((each) => {
      const tangent = tangents.of(each);
      if (tangent === null && strict)
        throw runtimeError(
          'jvp(f, primals, tangents, strict=True): The output of f is independent of the inputs. This is not allowed with strict=True.',
        );
      return tangents.without(() => lower(tangent ?? each.detach().new_zeros(each.shape)));
    });
    const value = unflatten(outputs.map(lower), structure);
    const tangent = unflatten(moved, structure);
    return has_aux ? [value, tangent, lowered(auxiliary, lower)] : [value, tangent];
  });
}

/**
 * The output of `f` at the primals, and its derivative there as a function of tangents, which does not run `f` again:
 * [output, jvp_fn].
 */
export function linearize(
  f: Transformed,
  ...primals: readonly unknown[]
): [unknown, (...tangents: readonly unknown[]) => unknown] {
  const { leaves, structure } = flatten(primals);
  for (const leaf of leaves)
    if (!(leaf instanceof Tensor))
      throw new TorchError('AttributeError', `'${pythonTypeName(leaf)}' object has no attribute 'new_empty'`);
  const [output, backward] = vjpOf(f, primals, null, false) as [unknown, VjpFunction];
  const zeros = mapTensorsOf(output, (tensor) => tensor.new_zeros(tensor.shape));
  // Gradients are linear in the cotangent: their own gradient is the derivative, whatever the cotangent.
  const [, forward] = vjpOf(backward, [zeros], null, false) as [unknown, VjpFunction];
  return [
    output,
    (...tangents) => {
      const given = flatten(tangents);
      if (!sameStructure(given.structure, structure))
        throw runtimeError(
          `Expected the tangents ${describe(given.structure)} to have the same argspec as the primals ${describe(structure)}`,
        );
      given.leaves.forEach((tangent, i) => {
        checkTangent(tangent as Tensor, leaves[i] as Tensor, i);
      });
      return forward(tangents)[0];
    },
  ];
}

function checkTangent(tangent: Tensor, primal: Tensor, place: number): void {
  const which = `tangent:${place} with`;
  if (!sameShape(tangent.shape, primal.shape))
    throw runtimeError(
      `${which} shape ${String(tangent.shape)} in flattened pytree doesn't match the shape ${String(primal.shape)} of the corresponding primal.`,
    );
  if (tangent.dtype !== primal.dtype)
    throw runtimeError(
      `${which} dtype ${String(tangent.dtype)} in flattened pytree doesn't match the dtype ${String(primal.dtype)} of the corresponding primal.`,
    );
}
