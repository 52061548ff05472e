/** `vhp` and `hvp`: the Hessian of one number times a vector, from either side, without making the Hessian. */
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
import { apart, asTensors, finished, OUTPUTS, unlisted } from './nesting';
import { startsOf, vectorOf } from './products';

/**
 * `[output, vᵀH]` of a function that gives a tensor with one element: two passes backward, the cheaper of the two
 * products. `v` has the inputs' shapes; it may be left out where the input is a single number.
 */
export function vhp(
  func: DifferentiableFunction,
  inputs: TensorOrTensors,
  ...rest: ProductArguments
): [Tensor, TensorOrTensors] {
  const { v, create_graph, strict } = productArguments('vhp', rest);
  const given = asTensors(inputs, 'inputs', 'vhp');
  const { output, points, vector, jacobian } = withGradMode(true, () => {
    const points = apart(given.tensors, create_graph, true);
    const vector = vectorOf(v, points, given.several, 'vhp', create_graph);
    return { points, vector, ...firstDerivative(func, points, 'vhp', strict) };
  });
  const product = withGradMode(create_graph || is_grad_enabled(), () =>
    filledIn(gradientsOf(jacobian, points, vector, { create_graph }), points, 'twice backward', {
      create_graph,
      strict,
    }),
  );
  return [one(finished([output], create_graph)), unlisted(finished(product, create_graph), given.several)];
}

/**
 * `[output, H·v]` of a function that gives a tensor with one element. It goes backward once more than `vhp`; where the
 * second derivatives are continuous both are the same, and `vhp` is faster.
 */
export function hvp(
  func: DifferentiableFunction,
  inputs: TensorOrTensors,
  ...rest: ProductArguments
): [Tensor, TensorOrTensors] {
  const { v, create_graph, strict } = productArguments('hvp', rest);
  const given = asTensors(inputs, 'inputs', 'hvp');
  const { output, points, vector, cotangents, twice } = withGradMode(true, () => {
    const points = apart(given.tensors, create_graph, true);
    const vector = vectorOf(v, points, given.several, 'hvp', create_graph);
    const { output, jacobian } = firstDerivative(func, points, 'hvp', strict);
    const cotangents = startsOf(points);
    const twice = gradientsOf(jacobian, points, cotangents, { create_graph: true });
    checkDependence(jacobian, 'hessian', strict);
    return { output, points, vector, cotangents, twice };
  });
  const product = withGradMode(create_graph || is_grad_enabled(), () =>
    filledIn(gradientsOf(twice, cotangents, vector, { create_graph }), points, 'forward by backward, twice', {
      create_graph,
      strict,
    }),
  );
  return [one(finished([output], create_graph)), unlisted(finished(product, create_graph), given.several)];
}

function firstDerivative(
  func: DifferentiableFunction,
  points: readonly Tensor[],
  caller: string,
  strict: boolean,
): { readonly output: Tensor; readonly jacobian: readonly (Tensor | null)[] } {
  const { tensors, several } = asTensors(func(...points), OUTPUTS, caller);
  checkDependence(tensors, 'outputs', strict);
  if (several) throw runtimeError(`The function given to ${caller} should return a single Tensor`);
  const output = one(tensors);
  if (output.numel() !== 1)
    throw runtimeError(`The Tensor returned by the function given to ${caller} should contain a single element`);
  const jacobian = gradientsOf([output], points, null, { create_graph: true });
  checkDependence(jacobian, 'jacobian', strict);
  return { output, jacobian };
}

function one(tensors: readonly Tensor[]): Tensor {
  const [tensor] = tensors;
  if (tensor === undefined) throw runtimeError('Expected one tensor.');
  return tensor;
}
