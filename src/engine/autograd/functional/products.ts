/** `vjp` and `jvp`: a Jacobian times a vector, from either side, without making the Jacobian. */
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { is_grad_enabled, withGradMode } from '../modes/modes';
import {
  productArguments,
  type DifferentiableFunction,
  type ProductArguments,
  type TensorOrTensors,
} from './arguments';
import { checkDependence, filledIn } from './dependence';
import { gradientsOf } from './gradients';
import { apart, asTensors, checkVector, finished, isSingle, OUTPUTS, unlisted } from './nesting';

const VECTOR_NEEDED =
  'The vector v can only be None if the input to the user-provided function is a single Tensor with a single element.';

/**
 * `[outputs, vᵀJ]`: the second has the inputs' shapes. `v` has those of the outputs; it may be left out where the output
 * is a single number. Refuses, as RuntimeError, a vector of other shapes, and with `strict` an output that does not
 * depend on an input.
 */
export function vjp(
  func: DifferentiableFunction,
  inputs: TensorOrTensors,
  ...rest: ProductArguments
): [TensorOrTensors, TensorOrTensors] {
  const { v, create_graph, strict } = productArguments('vjp', rest);
  const given = asTensors(inputs, 'inputs', 'vjp');
  const { outputs, points, vector } = withGradMode(true, () => {
    const points = apart(given.tensors, create_graph, true);
    const outputs = asTensors(func(...points), OUTPUTS, 'vjp');
    checkDependence(outputs.tensors, 'outputs', strict);
    if (v !== null) {
      const vector = apart(asTensors(v, 'v', 'vjp').tensors, create_graph, false);
      checkVector(vector, outputs);
      return { outputs, points, vector };
    }
    if (!isSingle(outputs.tensors))
      throw runtimeError(
        'The vector v can only be None if the user-provided function returns a single Tensor with a single element.',
      );
    return { outputs, points, vector: null };
  });
  const product = withGradMode(create_graph || is_grad_enabled(), () =>
    filledIn(gradientsOf(outputs.tensors, points, vector, { create_graph }), points, 'backward', {
      create_graph,
      strict,
    }),
  );
  return [
    unlisted(finished(outputs.tensors, create_graph), outputs.several),
    unlisted(finished(product, create_graph), given.several),
  ];
}

/**
 * `[outputs, J·v]`: the second has the outputs' shapes. `v` has those of the inputs; it may be left out where the input
 * is a single number. It is computed by going backward twice: the gradient is linear in the vector that it starts with,
 * and its derivative by that vector is what is wanted.
 */
export function jvp(
  func: DifferentiableFunction,
  inputs: TensorOrTensors,
  ...rest: ProductArguments
): [TensorOrTensors, TensorOrTensors] {
  const { v, create_graph, strict } = productArguments('jvp', rest);
  const given = asTensors(inputs, 'inputs', 'jvp');
  const { outputs, cotangents, gradients, vector } = withGradMode(true, () => {
    const points = apart(given.tensors, create_graph, true);
    const vector = vectorOf(v, points, given.several, 'jvp', create_graph);
    const outputs = asTensors(func(...points), OUTPUTS, 'jvp');
    checkDependence(outputs.tensors, 'outputs', strict);
    const cotangents = startsOf(outputs.tensors);
    const gradients = gradientsOf(outputs.tensors, points, cotangents, { create_graph: true });
    checkDependence(gradients, 'gradients', strict);
    return { outputs, cotangents, gradients, vector };
  });
  const product = withGradMode(create_graph || is_grad_enabled(), () =>
    filledIn(gradientsOf(gradients, cotangents, vector, { create_graph }), outputs.tensors, 'forward by backward', {
      create_graph,
      strict,
    }),
  );
  return [
    unlisted(finished(outputs.tensors, create_graph), outputs.several),
    unlisted(finished(product, create_graph), outputs.several),
  ];
}

/** The vector, checked against the inputs; null where it may be left out and was. */
export function vectorOf(
  v: TensorOrTensors | null | undefined,
  points: readonly Tensor[],
  several: boolean,
  caller: string,
  create_graph: boolean,
): readonly Tensor[] | null {
  if (v === null || v === undefined) {
    if (!isSingle(points)) throw runtimeError(VECTOR_NEEDED);
    return null;
  }
  const vector = apart(asTensors(v, 'v', caller).tensors, create_graph, false);
  checkVector(vector, { tensors: points, several });
  return vector;
}

/** What a gradient that is linear in its start may start with: its value does not matter, only that it is finite. */
export function startsOf(outputs: readonly Tensor[]): readonly Tensor[] {
  return outputs.map((output) => {
    if (!output.is_floating_point())
      throw runtimeError('Only Tensors of floating point and complex dtype can require gradients');
    return output.new_zeros(output.shape).requires_grad_();
  });
}
