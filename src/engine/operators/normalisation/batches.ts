/** Normalisation of channels over a batch, by its own statistics or running ones, and of each of its samples. */
import { indexError, runtimeError, valueError } from '../../errors';
import {
  biasSlope,
  channels,
  givenSlope,
  slopeByGradient,
  slopeByInput,
  slopeByWeight,
  weightSlope,
  type Given,
} from '../../formulas/normalisation';
import { momentsOf, normalise, scalesOf, type Layout } from '../../kernels/normalisation';
import { numel, wrapDim, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues, ofNumbers } from '../../tensor/create';
import { checkMixed, follow, slopeOf, valuesOf } from '../../tensor/normalised';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator, torchFunction } from '../definition';
import { floatingOnly } from '../../tensor/supported';

const RULE = 'r\\gamma\\,(g - \\bar g - \\hat x\\,\\overline{g \\hat x})';
const WEIGHT_RULE = '\\textstyle\\sum g\\,\\hat x';
const BIAS_RULE = '\\textstyle\\sum g';

interface Batch {
  readonly input: Tensor;
  readonly weight: Tensor | null;
  readonly running_mean: Tensor | null;
  readonly running_var: Tensor | null;
  readonly result1: Tensor;
  readonly result2: Tensor;
  readonly training: boolean;
  readonly eps: number;
}

export const native_batch_norm = internal(
  method(
    'Each channel centred and scaled; in training by its own mean and spread, which the running ones follow.',
    kernel(
      'native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)',
      (
        input: Tensor,
        weight: Tensor | null,
        bias: Tensor | null,
        running_mean: Tensor | null,
        running_var: Tensor | null,
        training: boolean,
        momentum: number,
        eps: number,
      ) => {
        floatingOnly('batch_norm', input.dtype);
        for (const [name, statistic] of Object.entries({ running_mean, running_var }))
          if (statistic?.requires_grad === true)
            throw runtimeError(
              `The function 'native_batch_norm' is not differentiable with respect to argument '${name}'. This input cannot have requires_grad True.`,
            );
        const type = checkMixed(input, weight, bias, running_mean, running_var);
        const layout = channelLayout(input.shape);
        const values = denseValues(input);
        const out = allocate(input.dtype, values.length);
        const parts = [valuesOf(weight), valuesOf(bias)] as const;
        if (!training && running_mean !== null && running_var !== null) {
          const scale = scalesOf(denseValues(running_var), eps);
          normalise(values, layout, denseValues(running_mean), scale, ...parts, out);
          const none = fromValues(allocate(type, 0), [0], type);
          return [fromValues(out, input.shape, input.dtype), none, none];
        }
        const { mean, variance, scale, count } = momentsOf(values, layout, eps);
        normalise(values, layout, mean, scale, ...parts, out);
        follow(running_mean, mean, momentum, 1);
        follow(running_var, variance, momentum, count / (count - 1));
        return [
          fromValues(out, input.shape, input.dtype),
          ofNumbers(mean, [mean.length], type),
          ofNumbers(scale, [scale.length], type),
        ];
      },
      gradient('NativeBatchNormBackward0', {
        input: by(
          RULE,
          ['eps', 'input', 'result1', 'result2', 'running_mean', 'running_var', 'training', 'weight'],
          (g, saved: Batch) => {
            const { input, weight, result1, result2, eps } = saved;
            const given = givenOf(saved);
            return given === null
              ? g.native_batch_norm_backward(input, result1, result2, weight, eps)
              : givenSlope(g, input, weight, channels(input.shape), eps, given);
          },
        ),
        weight: by(
          WEIGHT_RULE,
          ['eps', 'input', 'result1', 'result2', 'running_mean', 'running_var', 'training', '_weight'],
          (g, { _weight, ...saved }: Batch & { readonly _weight: Tensor }) =>
            weightSlope(g, saved.input, _weight, channels(saved.input.shape), saved.eps, givenOf(saved)),
        ),
        bias: by(BIAS_RULE, ['_bias_sym_sizes'], (g, { _bias_sym_sizes }: { readonly _bias_sym_sizes: Shape }) =>
          biasSlope(g, _bias_sym_sizes, channels(g.shape)),
        ),
      }),
    ),
  ),
);

/** The running statistics, where the batch was normalised by them. */
function givenOf({ training, running_mean, running_var }: Batch | Omit<Batch, 'weight'>): Given | null {
  return training || running_mean === null || running_var === null
    ? null
    : { mean: running_mean, variance: running_var };
}

interface BatchBackward {
  readonly grad_out: Tensor;
  readonly input: Tensor;
  readonly weight: Tensor | null;
  readonly eps: number;
}

const BATCH_USES = ['eps', 'grad_out', 'input', 'save_invstd', 'save_mean', 'weight'] as const;

export const native_batch_norm_backward = internal(
  method(
    'The gradient of the input of a normalised batch in training.',
    kernel(
      'native_batch_norm_backward(Tensor grad_out, Tensor input, Tensor save_mean, Tensor save_invstd, Tensor? weight, float eps) -> Tensor',
      (grad_out: Tensor, input: Tensor, mean: Tensor, scale: Tensor, weight: Tensor | null) =>
        slopeOf(grad_out, input, channelLayout(input.shape), mean, scale, weight),
      gradient('NativeBatchNormBackwardBackward0', {
        grad_out: by('r\\gamma\\,P(g)', BATCH_USES, (g, saved: BatchBackward) =>
          slopeByGradient(g, saved, channels(saved.input.shape), saved.eps),
        ),
        input: by('\\partial_x\\,r P(h)', BATCH_USES, (g, saved: BatchBackward) =>
          slopeByInput(g, saved, channels(saved.input.shape), saved.eps),
        ),
        weight: by('\\textstyle\\sum h\\,r P(g)', BATCH_USES, (g, saved: BatchBackward) =>
          slopeByWeight(g, saved, channels(saved.input.shape), saved.eps),
        ),
      }),
    ),
  ),
);

export const batch_norm = torchFunction(
  'Each channel centred and scaled; in training by its own mean and spread, which the running ones follow.',
  composite(
    'batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor',
    normalisedBatch,
  ),
);

export const functional_batch_norm = operator(
  'Each channel centred and scaled; in training by its own mean and spread, which the running ones follow.',
  composite(
    'nn.functional.batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, bool training=False, float momentum=0.1, float eps=1e-5) -> Tensor',
    (
      input: Tensor,
      running_mean: Tensor | null,
      running_var: Tensor | null,
      weight: Tensor | null,
      bias: Tensor | null,
      training: boolean,
      momentum: number,
      eps: number,
    ) => {
      if (training) checkBatch(input.shape);
      return normalisedBatch(input, weight, bias, running_mean, running_var, training, momentum, eps);
    },
  ),
);

export const instance_norm = torchFunction(
  'Each channel of each sample centred and scaled.',
  composite(
    'instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor',
    normalisedInstances,
  ),
);

export const functional_instance_norm = operator(
  'Each channel of each sample centred and scaled.',
  composite(
    'nn.functional.instance_norm(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, Tensor? bias=None, bool use_input_stats=True, float momentum=0.1, float eps=1e-5) -> Tensor',
    (
      input: Tensor,
      running_mean: Tensor | null,
      running_var: Tensor | null,
      weight: Tensor | null,
      bias: Tensor | null,
      use_input_stats: boolean,
      momentum: number,
      eps: number,
    ) => {
      if (use_input_stats && numel(input.shape.slice(2)) === 1)
        throw valueError(
          `Expected more than 1 spatial element when training, got input size ${input.shape.toString()}`,
        );
      return normalisedInstances(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps);
    },
  ),
);

function normalisedBatch(
  input: Tensor,
  weight: Tensor | null,
  bias: Tensor | null,
  running_mean: Tensor | null,
  running_var: Tensor | null,
  training: boolean,
  momentum: number,
  eps: number,
): Tensor {
  const count = input.shape[wrapDim(1, input.ndim)] ?? 0;
  if (!training && running_mean === null) throw runtimeError('running_mean must be defined in evaluation mode');
  if (!training && running_var === null) throw runtimeError('running_var must be defined in evaluation mode');
  for (const [name, parameter] of Object.entries({ running_mean, running_var, weight, bias }))
    if (parameter !== null && parameter.numel() !== count)
      throw runtimeError(`${name} should contain ${count} elements not ${parameter.numel()}`);
  if (input.numel() > 0)
    return input.native_batch_norm(weight, bias, running_mean, running_var, training, momentum, eps)[0];
  // Nothing to normalise; the parameters still take part in the graph.
  const scaled = weight === null ? input.clone() : input.clone().mul(weight.select(0, 0));
  return bias === null ? scaled : scaled.add(bias.select(0, 0));
}

function normalisedInstances(
  input: Tensor,
  weight: Tensor | null,
  bias: Tensor | null,
  running_mean: Tensor | null,
  running_var: Tensor | null,
  use_input_stats: boolean,
  momentum: number,
  eps: number,
): Tensor {
  if (!use_input_stats && (running_mean === null || running_var === null))
    throw runtimeError('Expected running_mean and running_var to be defined when use_input_stats is false');
  const [batch = 1, channel = 1, ...positions] = input.shape;
  const repeated = (parameter: Tensor | null): Tensor | null => parameter?.repeat([batch]) ?? null;
  const [means, variances] = [repeated(running_mean), repeated(running_var)];
  const together = input.contiguous().view([1, batch * channel, ...positions]);
  const parameters = [repeated(weight), repeated(bias)] as const;
  const result = normalisedBatch(together, ...parameters, means, variances, use_input_stats, momentum, eps);
  // The running statistics follow the mean over the batch.
  if (means !== null) running_mean?.copy_(means.view([batch, channel]).mean(0));
  if (variances !== null) running_var?.copy_(variances.view([batch, channel]).mean(0));
  return result.view(input.shape);
}

/** One value alone has no spread. */
function checkBatch(shape: Shape & { toString(): string }): void {
  if (shape.length === 0) throw indexError('tuple index out of range');
  const values = (shape[0] ?? 1) * numel(shape.slice(2));
  if (values === 1)
    throw valueError(`Expected more than 1 value per channel when training, got input size ${shape.toString()}`);
}

function channelLayout(shape: Shape): Layout {
  const positions = numel(shape.slice(2));
  const count = shape[1] ?? 1;
  return { length: positions, sets: count, run: positions, weights: count };
}
