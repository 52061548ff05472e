/** What losses share: how they are reduced, what their operands must be, and derivatives of reduced losses. */
import { is_grad_enabled } from '../autograd/modes/modes';
import type { DType } from '../dtype';
import { runtimeError, valueError } from '../errors';
import { sumOf } from '../kernels/reduce';
import { broadcastShapes, formatList, sameShape, type Shape } from '../shape';
import { broadcastValues } from '../storage/access';
import { allocate, type Numbers } from '../storage/storage';
import { fromValues } from '../tensor/create';
import type { Tensor } from '../tensor/tensor';
import { warn } from '../warnings';
import { commonDtype, floatingOnly } from '../tensor/supported';

/** ATen's numbers of reductions. */
export const NONE = 0;
export const MEAN = 1;
export const SUM = 2;
/** Their names, by number. */
const NAMES = ['none', 'mean', 'sum'];

/** ATen's number of a reduction by its name, or by the arguments that it replaced. */
export function reductionOf(name: string, size_average: boolean | null = null, reduce: boolean | null = null): number {
  if (size_average !== null || reduce !== null) return legacyReduction(size_average, reduce);
  if (name === 'none') return NONE;
  if (name === 'mean') return MEAN;
  if (name === 'sum') return SUM;
  if (name !== 'elementwise_mean') throw valueError(`${name} is not a valid value for reduction`);
  warn("reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.");
  return MEAN;
}

/** The name of the reduction where the older arguments may decide. */
export function reductionName(name: string, size_average: boolean | null, reduce: boolean | null): string {
  if (size_average === null && reduce === null) return name;
  return NAMES[legacyReduction(size_average, reduce)] ?? name;
}

function legacyReduction(size_average: boolean | null, reduce: boolean | null): number {
  const mean = size_average ?? true;
  const reduction = (reduce ?? true) ? (mean ? MEAN : SUM) : NONE;
  const name = NAMES[reduction] ?? '';
  warn(`size_average and reduce args will be deprecated, please use reduction='${name}' instead.`);
  return reduction;
}

/** The losses themselves, their mean or their sum. */
export function reduced(losses: Tensor, reduction: number): Tensor {
  if (reduction === MEAN) return losses.mean();
  return reduction === SUM ? losses.sum() : losses;
}

type OfElements = (...values: number[]) => number;

/** A loss of each element of operands that broadcast, reduced; `kernel` is ATen's name. */
export function elementLosses(kernel: string, operands: readonly Tensor[], reduction: number, one: OfElements): Tensor {
  const dtype = commonDtype(operands);
  floatingOnly(kernel, dtype);
  const { out, shape } = mapped(operands, dtype, one);
  return reducedValues(out, shape, dtype, reduction);
}

/** The gradient of such a loss for its first operand: the first of `operands` is the gradient, `count` what a mean divides by. */
export function elementSlopes(operands: readonly Tensor[], reduction: number, count: number, one: OfElements): Tensor {
  const dtype = commonDtype(operands);
  const { out, shape } = mapped(operands, dtype, one);
  if (reduction === MEAN) for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) / count;
  return fromValues(out, shape, dtype);
}

/** The reduction of losses that were computed as an array. */
export function reducedValues(values: Numbers, shape: Shape, dtype: DType, reduction: number): Tensor {
  if (reduction === NONE) return fromValues(values, shape, dtype);
  const total = sumOf(values, 0, values.length);
  const out = allocate(dtype, 1);
  out[0] = reduction === MEAN ? total / values.length : total;
  return fromValues(out, [], dtype);
}

function mapped(operands: readonly Tensor[], dtype: DType, one: OfElements): { out: Numbers; shape: Shape } {
  const shape = operands.reduce<Shape>((all, operand) => broadcastShapes(all, operand.shape), []);
  const arrays = operands.map((operand) => broadcastValues(operand, shape, dtype));
  const [a, b, c, d] = arrays;
  const out = allocate(
    dtype,
    shape.reduce((count, size) => count * size, 1),
  );
  for (let i = 0; i < out.length; i++) out[i] = one(a?.[i] ?? 0, b?.[i] ?? 0, c?.[i] ?? 0, d?.[i] ?? 0);
  return { out, shape };
}

/** The derivative of a loss's gradient for the gradient that it came from. */
export function throughReduction(
  g: Tensor,
  grad_output: Tensor,
  reduction: number,
  slope: (gradient: Tensor) => Tensor,
): Tensor {
  if (reduction === NONE) return slope(g);
  return slope(grad_output.new_ones(grad_output.shape)).mul(g).sum();
}

/** Divided by the number of elements where the loss is a mean. */
export function averaged(g: Tensor, reduction: number, self: Tensor): Tensor {
  return reduction === MEAN ? g._div_scalar(self.numel()) : g;
}

/** What has no derivative must not ask for one while a graph is recorded. */
export function refuseGradient(name: string, argument: string, tensor: Tensor | null): void {
  if (tensor?.requires_grad === true && is_grad_enabled())
    throw runtimeError(
      `The function '${name}' is not differentiable with respect to argument '${argument}'. This input cannot have requires_grad True.`,
    );
}

/** A shape as Python prints it, `torch.Size([2, 3])`. */
export function sizeText({ shape }: Tensor): string {
  return `torch.Size(${formatList(shape)})`;
}

/** Both as large as they are together, with PyTorch's warning where they are not yet. */
export function broadcastWithWarning(input: Tensor, target: Tensor): { input: Tensor; target: Tensor } {
  if (sameShape(input.shape, target.shape)) return { input, target };
  warn(
    `Using a target size (${sizeText(target)}) that is different to the input size (${sizeText(input)}). This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.`,
  );
  const shape = broadcastShapes(input.shape, target.shape);
  const grown = (tensor: Tensor): Tensor => (sameShape(tensor.shape, shape) ? tensor : tensor.expand(shape));
  return { input: grown(input), target: grown(target) };
}

/** A loss of each element times its weight, reduced; a mean is divided by what `total` gives. */
export function weighted(losses: Tensor, weight: Tensor, reduction: string, mean: (all: Tensor) => Tensor): Tensor {
  const all = losses.mul(weight);
  if (reduction === 'none') return all;
  if (reduction === 'sum') return all.sum();
  if (reduction === 'mean') return mean(all);
  throw valueError(`Invalid reduction mode: ${reduction}. Expected one of 'none', 'mean', 'sum'.`);
}

/** Refuses weights of another shape than the input. */
export function checkWeightSize(weight: Tensor, input: Tensor): void {
  if (!sameShape(weight.shape, input.shape)) throw valueError('Weights and input must have the same size.');
}
