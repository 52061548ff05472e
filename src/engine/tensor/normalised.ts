/** What the normalisations have in common: their forward and backward computation on tensors, and their checks. */
import { bfloat16, float16, float32, type DType } from '../dtype';
import { runtimeError } from '../errors';
import { momentsOf, normalisationSlope, normalise, type Layout } from '../kernels/normalisation';
import type { Shape } from '../shape';
import { denseValues, overwriteUncounted } from '../storage/access';
import { allocate } from '../storage/storage';
import { fromValues, ofNumbers } from './create';
import type { Tensor } from './tensor';

/** Result, mean and scale (of this shape and dtype). */
export function normalised(
  input: Tensor,
  layout: Layout,
  weight: Tensor | null,
  bias: Tensor | null,
  eps: number,
  shape: Shape,
  type: DType,
): Tensor[] {
  const values = denseValues(input);
  const out = allocate(input.dtype, values.length);
  const { mean, scale } = momentsOf(values, layout, eps);
  normalise(values, layout, mean, scale, valuesOf(weight), valuesOf(bias), out);
  return [fromValues(out, input.shape, input.dtype), ofNumbers(mean, shape, type), ofNumbers(scale, shape, type)];
}

/** The gradient of the input from that of the result. */
export function slopeOf(
  grad_out: Tensor,
  input: Tensor,
  layout: Layout,
  mean: Tensor,
  scale: Tensor,
  weight: Tensor | null,
): Tensor {
  const out = allocate(input.dtype, input.numel());
  const statistics = [denseValues(mean), denseValues(scale)] as const;
  normalisationSlope(denseValues(grad_out), denseValues(input), layout, ...statistics, valuesOf(weight), out);
  return fromValues(out, input.shape, input.dtype);
}

/** The elements in row-major order, where there is a tensor. */
export function valuesOf(tensor: Tensor | null): ReturnType<typeof denseValues> | null {
  return tensor === null ? null : denseValues(tensor);
}

/** `running ← (1 − momentum) running + momentum observed`; its changes are not counted, as in PyTorch. */
export function follow(running: Tensor | null, observed: Float64Array, momentum: number, correction: number): void {
  if (running === null) return;
  const before = denseValues(running);
  const after = allocate(running.dtype, before.length);
  for (let i = 0; i < after.length; i++)
    after[i] = (1 - momentum) * (before[i] ?? 0) + momentum * (observed[i] ?? 0) * correction;
  overwriteUncounted(running, fromValues(after, running.shape, running.dtype));
}

/** Parameters are of the input's dtype, or float32 where that has half precision; gives that of the statistics. */
export function checkMixed(input: Tensor, ...parameters: readonly (Tensor | null)[]): DType {
  const [first] = parameters.filter((parameter) => parameter !== null);
  const other = parameters.find((parameter) => parameter !== null && parameter.dtype !== input.dtype);
  if (!other) return input.dtype;
  if (other !== first && other === parameters[1])
    throw runtimeError(`expected scalar type ${input.dtype.scalarType} but found ${other.dtype.scalarType}`);
  if (other.dtype !== float32) throw runtimeError('mixed dtype (CPU): expect parameter to have scalar type of Float');
  if (input.dtype !== float16 && input.dtype !== bfloat16)
    throw runtimeError('mixed dtype (CPU): all inputs must share same datatype.');
  return float32;
}
