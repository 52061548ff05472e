/** Gradients on their way to a place in the graph: of its shape and dtype when they arrive. */
import { runtimeError } from '../../errors';
import { dimensionsToSum, formatList, sameShape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import type { Node } from '../nodes/node';

/** A gradient summed to the shape of the operand that was broadcast, in the operand's dtype. */
export function fitted(gradient: Tensor, next: Node, output: number, from: Node, index: number): Tensor {
  const shape = next.outputShape(output);
  if (sameShape(gradient.shape, shape)) return fittedDtype(gradient, next, output);
  const dims = dimensionsToSum(gradient.shape, shape);
  if (dims === null)
    throw runtimeError(
      `Function ${from.printedName} returned an invalid gradient at index ${index} - got ${formatList(gradient.shape)} but expected shape compatible with ${formatList(shape)}`,
    );
  const summed = dims.length === 0 ? gradient : gradient.sum(dims, true);
  return fittedDtype(gradient.ndim > shape.length ? summed.reshape(shape) : summed, next, output);
}

export function fittedDtype(gradient: Tensor, next: Node, output: number): Tensor {
  const dtype = next.gradientDtype(output);
  return dtype === null || gradient.dtype === dtype ? gradient : gradient.to(dtype);
}
