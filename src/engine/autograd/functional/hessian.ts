/** `hessian`: the Jacobian of the Jacobian of a function that gives one number. */
import { called } from '../../dispatch/python-call';
import { runtimeError, TorchError } from '../../errors';
import { Tensor } from '../../tensor/tensor';
import { isUnusual } from '../../unusual';
import type { DifferentiableFunction, Nested, TensorOrTensors } from './arguments';
import { checkDependence } from './dependence';
import { gradientWithGraph, jacobian, type JacobianOptions } from './jacobian';
import { asTensors, OUTPUTS } from './nesting';

export interface HessianOptions extends Omit<JacobianOptions, 'strategy'> {
  /** Of the second derivative; `forward-mode` only with `vectorize`. */
  readonly outer_jacobian_strategy?: string | undefined;
}

export type HessianArguments =
  | readonly [options?: HessianOptions]
  | readonly [create_graph: boolean, strict?: boolean, vectorize?: boolean, outer_jacobian_strategy?: string];

/**
 * A tensor of shape `input.shape + input.shape`; of several inputs a list of lists, of which [i][j] has the shape of
 * input i and then of input j. The function must give a tensor with one element.
 */
export function hessian(func: DifferentiableFunction, inputs: TensorOrTensors, ...rest: HessianArguments): Nested {
  const { create_graph, strict, vectorize, outer_jacobian_strategy } = called('hessian', HESSIAN, rest, { own: 2 });
  const { tensors, several } = asTensors(inputs, 'inputs', 'hessian');
  if (outer_jacobian_strategy !== 'forward-mode' && outer_jacobian_strategy !== 'reverse-mode')
    throw new TorchError('AssertionError', 'Expected strategy to be either "forward-mode" or "reverse-mode".');
  const first: DifferentiableFunction = (...points) => {
    // Nobody sees the graph of the first derivative where the second has none.
    const isHidden = !create_graph && !isUnusual();
    const number = (...at: Tensor[]): Tensor => oneNumber(func(...at), strict, isHidden);
    const derivative = isHidden
      ? gradientWithGraph(number, points)
      : (jacobian(number, points, { create_graph: true }) as readonly Tensor[]);
    checkDependence(derivative, 'jacobian', strict);
    return derivative;
  };
  const rows = jacobian(first, tensors, { create_graph, strict, vectorize, strategy: outer_jacobian_strategy });
  if (several || rows instanceof Tensor) return rows;
  const [row] = rows;
  return row === undefined || row instanceof Tensor ? rows : (row[0] ?? rows);
}

const HESSIAN = { create_graph: false, strict: false, vectorize: false, outer_jacobian_strategy: 'reverse-mode' };

/** Where nobody sees the graph it is as it is. */
function oneNumber(given: unknown, strict: boolean, isHidden: boolean): Tensor {
  const { tensors, several } = asTensors(given, OUTPUTS, 'hessian');
  checkDependence(tensors, 'outputs', strict);
  const [output] = tensors;
  if (several || output === undefined)
    throw runtimeError('The function given to hessian should return a single Tensor');
  if (output.numel() !== 1)
    throw runtimeError('The Tensor returned by the function given to hessian should contain a single element');
  return output.ndim === 0 && isHidden ? output : output.squeeze();
}
