/** Normalisation of groups of channels of each sample. */
import { runtimeError, valueError } from '../../errors';
import {
  biasSlope,
  groups,
  slopeByGradient,
  slopeByInput,
  slopeByWeight,
  weightSlope,
} from '../../formulas/normalisation';
import type { Layout } from '../../kernels/normalisation';
import { formatList, numel } from '../../shape';
import { checkMixed, normalised, slopeOf } from '../../tensor/normalised';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator, torchFunction } from '../definition';
import { floatingOnly } from '../../tensor/supported';

const RULE = 'r\\gamma\\,(g - \\bar g - \\hat x\\,\\overline{g \\hat x})';
const WEIGHT_RULE = '\\textstyle\\sum g\\,\\hat x';
const BIAS_RULE = '\\textstyle\\sum g';

interface Group {
  readonly input: Tensor;
  readonly weight: Tensor | null;
  readonly N: number;
  readonly C: number;
  readonly HxW: number;
  readonly group: number;
  readonly result1: Tensor;
  readonly result2: Tensor;
  readonly _eps: number;
}

const GROUP_USES = ['C', 'HxW', 'N', 'group', 'input', 'result1', 'result2', 'weight', '_eps'] as const;

function groupForm({ N, C, HxW, group }: Pick<Group, 'N' | 'C' | 'HxW' | 'group'>): ReturnType<typeof groups> {
  return groups(N, C, HxW, group);
}

function groupLayout({ N, C, HxW, group }: Pick<Group, 'N' | 'C' | 'HxW' | 'group'>): Layout {
  return { length: (C / group) * HxW, sets: N * group, run: HxW, weights: C };
}

export const native_group_norm = internal(
  method(
    'Groups of channels centred and scaled together.',
    kernel(
      'native_group_norm(Tensor input, Tensor? weight, Tensor? bias, int N, int C, int HxW, int group, float eps) -> (Tensor, Tensor, Tensor)',
      (
        input: Tensor,
        weight: Tensor | null,
        bias: Tensor | null,
        N: number,
        C: number,
        HxW: number,
        group: number,
        eps: number,
      ) => {
        if (HxW <= 0) throw runtimeError(`Expected HxW to be greater than 0, got ${HxW}`);
        floatingOnly('GroupNormKernelImpl', input.dtype);
        const type = checkMixed(input, weight, bias);
        return normalised(input, groupLayout({ N, C, HxW, group }), weight, bias, eps, [N, group], type);
      },
      gradient('NativeGroupNormBackward0', {
        input: by(RULE, GROUP_USES, (g, { input, weight, N, C, HxW, group, result1, result2, _eps }: Group, [first]) =>
          first === null
            ? input.new_zeros(input.shape)
            : g.native_group_norm_backward(input, result1, result2, weight, N, C, HxW, group, _eps),
        ),
        weight: by(
          WEIGHT_RULE,
          ['C', 'HxW', 'N', 'group', 'input', 'result1', 'result2', '_eps', '_weight'],
          (g, { input, _eps, _weight, ...sizes }: Group & { readonly _weight: Tensor }, [first]) =>
            first === null
              ? _weight.new_zeros(_weight.shape)
              : weightSlope(g, input, _weight, groupForm(sizes), _eps, null),
        ),
        bias: by(BIAS_RULE, ['C', 'HxW', 'N', 'group'], (g, sizes: Group, [first]) =>
          first === null ? g.new_zeros([sizes.C]) : biasSlope(g, [sizes.C], groupForm(sizes)),
        ),
      }),
    ),
  ),
);

type GroupBackward = Group & { readonly grad_out: Tensor; readonly mean: Tensor };

const GROUP_BACKWARD_USES = ['C', 'HxW', 'N', 'grad_out', 'group', 'input', 'mean', 'rstd', 'weight', '_eps'] as const;

export const native_group_norm_backward = internal(
  method(
    'The gradient of the input of normalised groups.',
    kernel(
      'native_group_norm_backward(Tensor grad_out, Tensor input, Tensor mean, Tensor rstd, Tensor? weight, int N, int C, int HxW, int group, float eps) -> Tensor',
      (
        grad_out: Tensor,
        input: Tensor,
        mean: Tensor,
        scale: Tensor,
        weight: Tensor | null,
        N: number,
        C: number,
        HxW: number,
        group: number,
      ) => slopeOf(grad_out, input, groupLayout({ N, C, HxW, group }), mean, scale, weight),
      gradient('NativeGroupNormBackwardBackward0', {
        grad_out: by('r\\gamma\\,P(g)', GROUP_BACKWARD_USES, (g, saved: GroupBackward) =>
          slopeByGradient(g, saved, groupForm(saved), saved._eps),
        ),
        input: by('\\partial_x\\,r P(h)', GROUP_BACKWARD_USES, (g, saved: GroupBackward) =>
          slopeByInput(g, saved, groupForm(saved), saved._eps),
        ),
        weight: by('\\textstyle\\sum h\\,r P(g)', GROUP_BACKWARD_USES, (g, saved: GroupBackward) =>
          slopeByWeight(g, saved, groupForm(saved), saved._eps),
        ),
        // What depends on the input by way of its mean is part of its own; but the mean has a place in the graph.
        mean: by('0', GROUP_BACKWARD_USES, (_g, { mean }: GroupBackward) => mean.new_zeros(mean.shape)),
      }),
    ),
  ),
);

export const group_norm = torchFunction(
  'Each of `num_groups` groups of channels centred and scaled.',
  composite(
    'group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-5, bool cudnn_enabled=True) -> Tensor',
    normalisedGroups,
  ),
);

export const functional_group_norm = operator(
  'Each of `num_groups` groups of channels centred and scaled.',
  composite(
    'nn.functional.group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-5) -> Tensor',
    (input: Tensor, group: number, weight: Tensor | null, bias: Tensor | null, eps: number) => {
      if (input.ndim < 2)
        throw runtimeError(`Expected at least 2 dimensions for input tensor but received ${input.ndim}`);
      const [batch = 1, channel = 1, ...positions] = input.shape;
      const looked = [Math.floor((batch * channel) / group), group, ...positions];
      // One value alone has no spread.
      if ((looked[0] ?? 1) * numel(positions) === 1)
        throw valueError(`Expected more than 1 value per channel when training, got input size ${formatList(looked)}`);
      return normalisedGroups(input, group, weight, bias, eps);
    },
  ),
);

function normalisedGroups(
  input: Tensor,
  group: number,
  weight: Tensor | null,
  bias: Tensor | null,
  eps: number,
): Tensor {
  if (group <= 0) throw runtimeError(`Expected num groups to be greater than 0, got ${group}`);
  const [batch = 1, channel = 1, ...positions] = input.shape;
  if (channel % group !== 0)
    throw runtimeError(
      `Expected number of channels in input to be divisible by num_groups, but got input of shape ${formatList(input.shape)} and num_groups=${group}`,
    );
  for (const [name, parameter] of Object.entries({ weight, bias }))
    if (parameter !== null && (parameter.ndim !== 1 || parameter.numel() !== channel))
      throw runtimeError(
        `Expected ${name} to be a vector of size equal to the number of channels in input, but got ${name} of shape ${formatList(parameter.shape)} and input of shape ${formatList(input.shape)}`,
      );
  return input.native_group_norm(weight, bias, batch, channel, numel(positions), group, eps)[0];
}
