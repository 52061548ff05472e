/** The Jacobian column by column, as forward mode gives it: one product per element of the inputs. */
import { notImplementedError, runtimeError, typeError, valueError, pythonClass } from '../../errors';
import { functions } from '../../functions';
import { Tensor } from '../../tensor/tensor';
import { is_grad_enabled, withGradMode } from '../modes/modes';
import type { DifferentiableFunction, Nested, TensorOrTensors } from './arguments';
import { basisOf } from './basis';
import { gradientsOf } from './gradients';
import { asTensors, finished, unlistedMatrix, type TensorList } from './nesting';
import { startsOf } from './products';

/** The dtype of each part is the output's. A graph stays where the inputs require gradients. */
export function jacobianForward(
  func: DifferentiableFunction,
  inputs: TensorOrTensors,
  strict: boolean,
  vectorize: boolean,
): Nested {
  if (strict)
    throw runtimeError(
      'torch.autograd.functional.jacobian: `strict=True` and `strategy="forward-mode"` are not supported together (yet). Please either set `strict=False` or `strategy="reverse-mode"`.',
    );
  const given = asTensors(inputs, 'inputs', 'jacobian');
  if (!vectorize)
    throw notImplementedError(
      'Computing Jacobian using forward-AD or forward-over-reverse Hessian isonly implemented for `vectorize=True`.',
    );
  for (const input of given.tensors)
    if (!input.is_floating_point())
      throw valueError(`Expected primal to be floating point or complex, but got: ${String(input.dtype)}`);
  const keepsGraph = is_grad_enabled() && given.tensors.some((input) => input.requires_grad);
  return withGradMode(true, () => {
    const points = given.tensors.map((input) =>
      keepsGraph && input.requires_grad ? input.view_as(input) : input.detach().requires_grad_(),
    );
    const outputs = outputsOf(func(...points));
    const sizes = points.map((point) => point.numel());
    const basis = basisOf(points, sizes);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const columns = columnsOf(outputs.tensors, points, keepsGraph);
    const products = Array.from({ length: total }, (_, k) =>
      columns(points.map((point, i) => basis[i]?.select(0, k).view(point.shape) ?? point)),
    );
    const rows = outputs.tensors.map((output, j) => {
      const stacked = functions.stack(products.map((product) => product[j] ?? output.new_zeros(output.shape)));
      return stacked
        .split(sizes)
        .map((part, i) =>
          part
            .permute([...output.shape.map((_, d) => d + 1), 0])
            .reshape([...output.shape, ...(points[i]?.shape ?? [])]),
        );
    });
    return unlistedMatrix(
      rows.map((row) => finished(row, keepsGraph)),
      outputs.several,
      given.several,
    );
  });
}

/** PyTorch checks what forward mode gives without saying for whom. */
function outputsOf(given: unknown): TensorList {
  if (!Array.isArray(given) && !(given instanceof Tensor))
    throw typeError(
      `The outputs given to None must be either a Tensor or a tuple of Tensors but the given outputs has type ${pythonClass(given)}.`,
    );
  return asTensors(given, 'outputs', 'None');
}

/** What each output gets of a tangent of the inputs: the derivative of the gradient by what it starts with. */
function columnsOf(
  outputs: readonly Tensor[],
  points: readonly Tensor[],
  create_graph: boolean,
): (tangents: readonly Tensor[]) => readonly Tensor[] {
  const differentiable = outputs.filter((output) => output.requires_grad);
  const cotangents = startsOf(differentiable);
  const gradients = gradientsOf(differentiable, points, cotangents, { create_graph: true });
  return (tangents) => {
    const products = gradientsOf(gradients, cotangents, tangents, { create_graph, retain_graph: true });
    return outputs.map((output) => {
      const at = differentiable.indexOf(output);
      return (at < 0 ? null : products[at]) ?? output.new_zeros(output.shape);
    });
  };
}
