/** Normalisation of the last dimensions of each sample together. */
import { float32, float64, type DType } from '../../dtype';
import { runtimeError } from '../../errors';
import {
  biasSlope,
  layers,
  slopeByGradient,
  slopeByInput,
  slopeByWeight,
  weightSlope,
} from '../../formulas/normalisation';
import { formatList, numel, type Shape } from '../../shape';
import { checkMixed, normalised, slopeOf } from '../../tensor/normalised';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, composite, gradient, internal, kernel, method, operator, torchFunction } from '../definition';
import { floatingOnly } from '../../tensor/supported';

const RULE = 'r\\gamma\\,(g - \\bar g - \\hat x\\,\\overline{g \\hat x})';
const WEIGHT_RULE = '\\textstyle\\sum g\\,\\hat x';
const BIAS_RULE = '\\textstyle\\sum g';

interface Layer {
  readonly input: Tensor;
  readonly weight: Tensor | null;
  readonly normalized_shape: Shape;
  readonly result1: Tensor;
  readonly result2: Tensor;
  readonly _eps: number;
}

const LAYER_USES = ['bias', 'input', 'normalized_shape', 'result1', 'result2', 'weight', '_eps'] as const;

export const native_layer_norm = internal(
  method(
    'The last dimensions centred and scaled together.',
    kernel(
      'native_layer_norm(Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)',
      (input: Tensor, normalized: Shape, weight: Tensor | null, bias: Tensor | null, eps: number) => {
        checkNormalized(input, normalized, weight, bias);
        floatingOnly('LayerNormKernelImpl', input.dtype);
        const type = checkMixed(input, weight, bias);
        const length = numel(normalized);
        const layout = { length, sets: input.numel() / length || 0, run: 1, weights: length };
        const shape = input.shape.map((size, d) => (d < input.ndim - normalized.length ? size : 1));
        return normalised(input, layout, weight, bias, eps, shape, type);
      },
      gradient('NativeLayerNormBackward0', {
        input: by(RULE, LAYER_USES, (g, { input, weight, normalized_shape, result1, result2, _eps }: Layer) =>
          g.native_layer_norm_backward(input, normalized_shape, result1, result2, weight, _eps),
        ),
        weight: by(
          WEIGHT_RULE,
          ['input', 'normalized_shape', 'result1', 'result2', '_eps', '_weight'],
          (g, { input, normalized_shape, _eps, _weight }: Layer & { readonly _weight: Tensor }) =>
            weightSlope(g, input, _weight, layers(input.shape, normalized_shape), _eps, null),
        ),
        bias: by(BIAS_RULE, ['normalized_shape'], (g, { normalized_shape }: { readonly normalized_shape: Shape }) =>
          biasSlope(g, normalized_shape, layers(g.shape, normalized_shape)),
        ),
      }),
    ),
  ),
);

interface LayerBackward {
  readonly grad_out: Tensor;
  readonly input: Tensor;
  readonly weight: Tensor | null;
  readonly normalized_shape: Shape;
  readonly _eps: number;
}

const LAYER_BACKWARD_USES = ['grad_out', 'input', 'mean', 'normalized_shape', 'rstd', 'weight', '_eps'] as const;

export const native_layer_norm_backward = internal(
  method(
    'The gradient of the input of a normalised layer.',
    kernel(
      'native_layer_norm_backward(Tensor grad_out, Tensor input, int[] normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, float eps) -> Tensor',
      (grad_out: Tensor, input: Tensor, normalized: Shape, mean: Tensor, scale: Tensor, weight: Tensor | null) => {
        const length = numel(normalized);
        const layout = { length, sets: input.numel() / length || 0, run: 1, weights: length };
        return slopeOf(grad_out, input, layout, mean, scale, weight);
      },
      gradient('NativeLayerNormBackwardBackward0', {
        grad_out: by('r\\gamma\\,P(g)', LAYER_BACKWARD_USES, (g, saved: LayerBackward) =>
          slopeByGradient(g, saved, layers(saved.input.shape, saved.normalized_shape), saved._eps),
        ),
        input: by('\\partial_x\\,r P(h)', LAYER_BACKWARD_USES, (g, saved: LayerBackward) =>
          slopeByInput(g, saved, layers(saved.input.shape, saved.normalized_shape), saved._eps),
        ),
        weight: by('\\textstyle\\sum h\\,r P(g)', LAYER_BACKWARD_USES, (g, saved: LayerBackward) =>
          slopeByWeight(g, saved, layers(saved.input.shape, saved.normalized_shape), saved._eps),
        ),
      }),
    ),
  ),
);

export const layer_norm = torchFunction(
  'The last dimensions, of the size `normalized_shape`, centred and scaled together.',
  composite(
    'layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-5, bool cudnn_enable=True) -> Tensor',
    (input: Tensor, normalized: Shape, weight: Tensor | null, bias: Tensor | null, eps: number) =>
      input.native_layer_norm(normalized, weight, bias, eps)[0],
  ),
);

export const functional_layer_norm = operator(
  'The last dimensions, of the size `normalized_shape`, centred and scaled together.',
  composite(
    'nn.functional.layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-5) -> Tensor',
    (input: Tensor, normalized: Shape, weight: Tensor | null, bias: Tensor | null, eps: number) =>
      input.native_layer_norm(normalized, weight, bias, eps)[0],
  ),
);

export const rms_norm = aliased(
  torchFunction(
    'The last dimensions, of the size `normalized_shape`, divided by the root of their mean square.',
    composite(
      'rms_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor',
      (input: Tensor, normalized: Shape, weight: Tensor | null, eps: number | null) => {
        checkRootMeanSquare(input, normalized, weight);
        const dtype = input.dtype;
        const wide = dtype.itemsize === 2 ? input.to(float32) : input;
        const dims = normalized.map((_, d) => d - normalized.length);
        const square = wide
          .pow(2)
          .mean(dims, true)
          ._add_scalar(eps ?? smallestStep(dtype));
        const unit = wide.mul(square.rsqrt());
        return (weight === null ? unit : unit.mul(weight)).to(dtype);
      },
    ),
  ),
  'nn.functional.rms_norm',
);

/** The distance from 1 to the next number of the dtype that is computed in. */
function smallestStep(dtype: DType): number {
  return dtype === float64 ? 2 ** -52 : 2 ** -23;
}

function checkRootMeanSquare({ shape, dtype }: Tensor, normalized: Shape, weight: Tensor | null): void {
  if (normalized.length === 0)
    throw runtimeError(
      `Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = ${formatList(normalized)}`,
    );
  if (weight !== null && formatList(weight.shape) !== formatList(normalized))
    throw runtimeError(
      `Expected weight to be of same shape as normalized_shape, but got weight of shape ${formatList(weight.shape)} and normalized_shape = ${formatList(normalized)}`,
    );
  if (formatList(shape.slice(Math.max(0, shape.length - normalized.length))) !== formatList(normalized))
    throw runtimeError(
      `Given normalized_shape=${formatList(normalized)}, expected input with shape [*${normalized.join(', ')}], but got input of size${formatList(shape)}`,
    );
  floatingOnly('rms_norm', dtype);
}

function checkNormalized({ shape }: Tensor, normalized: Shape, weight: Tensor | null, bias: Tensor | null): void {
  if (normalized.length === 0)
    throw runtimeError(
      `Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = ${formatList(normalized)}`,
    );
  for (const [name, parameter] of Object.entries({ weight, bias }))
    if (parameter !== null && formatList(parameter.shape) !== formatList(normalized))
      throw runtimeError(
        `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${formatList(parameter.shape)} and normalized_shape = ${formatList(normalized)}`,
      );
  const last = shape.slice(Math.max(0, shape.length - normalized.length));
  if (formatList(last) !== formatList(normalized))
    throw runtimeError(
      `Given normalized_shape=${formatList(normalized)}, expected input with shape [*, ${normalized.join(', ')}], but got input of size${formatList(shape)}`,
    );
}
