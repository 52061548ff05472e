/** Dropout: elements, or whole channels, are set to 0 at random, and the others scaled so that the mean stays. */
import { runtimeError, valueError } from '../../errors';
import { numel } from '../../shape';
import { filled } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { composite, operator, random, torchFunction } from '../definition';

/** What becomes of an operand that dropout multiplies by a mask. */
interface Kind {
  /** One draw for each channel. */
  readonly features: boolean;
  /** Dropped to the negative limit of SELU (arXiv:1706.02515), and scaled so that mean and variance stay. */
  readonly alpha: boolean;
  readonly inplace: boolean;
}

const PLAIN: Kind = { features: false, alpha: false, inplace: false };
/** SELU's limit on the left, its scale times its alpha. */
const SELU_LIMIT = 1.758_099_340_847_376_6;

export const dropout = random(
  torchFunction(
    'Each element set to 0 with probability `p`, the others divided by 1 - p.',
    composite('dropout(Tensor input, float p, bool train) -> Tensor', (input: Tensor, p: number, train: boolean) =>
      dropped(input, p, train, PLAIN),
    ),
  ),
);

export const dropout_ = random(
  torchFunction(
    '`dropout` in place.',
    composite('dropout_(Tensor self, float p, bool train) -> Tensor', (self: Tensor, p: number, train: boolean) =>
      dropped(self, p, train, { ...PLAIN, inplace: true }),
    ),
  ),
);

export const feature_dropout = random(
  torchFunction(
    'Each channel set to 0 with probability `p`, the others divided by 1 - p.',
    composite(
      'feature_dropout(Tensor input, float p, bool train) -> Tensor',
      (input: Tensor, p: number, train: boolean) => dropped(input, p, train, { ...PLAIN, features: true }),
    ),
  ),
);

export const feature_dropout_ = random(
  torchFunction(
    '`feature_dropout` in place.',
    composite(
      'feature_dropout_(Tensor self, float p, bool train) -> Tensor',
      (self: Tensor, p: number, train: boolean) => dropped(self, p, train, { ...PLAIN, features: true, inplace: true }),
    ),
  ),
);

export const alpha_dropout = random(
  torchFunction(
    'Dropout that keeps mean and variance of what SELU gives.',
    composite(
      'alpha_dropout(Tensor input, float p, bool train) -> Tensor',
      (input: Tensor, p: number, train: boolean) => dropped(input, p, train, { ...PLAIN, alpha: true }),
    ),
  ),
);

export const alpha_dropout_ = random(
  torchFunction(
    '`alpha_dropout` in place.',
    composite('alpha_dropout_(Tensor self, float p, bool train) -> Tensor', (self: Tensor, p: number, train: boolean) =>
      dropped(self, p, train, { ...PLAIN, alpha: true, inplace: true }),
    ),
  ),
);

export const feature_alpha_dropout = random(
  torchFunction(
    'Dropout of whole channels that keeps mean and variance of what SELU gives.',
    composite(
      'feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor',
      (input: Tensor, p: number, train: boolean) =>
        dropped(input, p, train, { features: true, alpha: true, inplace: false }),
    ),
  ),
);

export const feature_alpha_dropout_ = random(
  torchFunction(
    '`feature_alpha_dropout` in place.',
    composite(
      'feature_alpha_dropout_(Tensor self, float p, bool train) -> Tensor',
      (self: Tensor, p: number, train: boolean) =>
        dropped(self, p, train, { features: true, alpha: true, inplace: true }),
    ),
  ),
);

export const functional_dropout = random(
  operator(
    'In training, each element set to 0 with probability `p`, the others divided by 1 - p.',
    composite(
      'nn.functional.dropout(Tensor input, float p=0.5, bool training=True, bool inplace=False) -> Tensor',
      (input: Tensor, p: number, training: boolean, inplace: boolean) =>
        dropped(input, probability(p), training, { ...PLAIN, inplace }),
    ),
  ),
);

export const functional_alpha_dropout = random(
  operator(
    'In training, dropout that keeps mean and variance of what SELU gives.',
    composite(
      'nn.functional.alpha_dropout(Tensor input, float p=0.5, bool training=False, bool inplace=False) -> Tensor',
      (input: Tensor, p: number, training: boolean, inplace: boolean) =>
        dropped(input, probability(p), training, { features: false, alpha: true, inplace }),
    ),
  ),
);

export const functional_feature_alpha_dropout = random(
  operator(
    'In training, dropout of whole channels that keeps mean and variance of what SELU gives.',
    composite(
      'nn.functional.feature_alpha_dropout(Tensor input, float p=0.5, bool training=False, bool inplace=False) -> Tensor',
      (input: Tensor, p: number, training: boolean, inplace: boolean) =>
        dropped(input, probability(p), training, { features: true, alpha: true, inplace }),
    ),
  ),
);

export const dropout1d = random(
  operator(
    'In training, each channel of sequences set to 0 with probability `p`, the others divided by 1 - p.',
    composite(
      'nn.functional.dropout1d(Tensor input, float p=0.5, bool training=True, bool inplace=False) -> Tensor',
      (input: Tensor, p: number, training: boolean, inplace: boolean) => {
        probability(p);
        if (input.ndim !== 2 && input.ndim !== 3)
          throw runtimeError(
            `dropout1d: Expected 2D or 3D input, but received a ${input.ndim}D input. Note that dropout1d exists to provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs).`,
          );
        return channels(input, p, training, inplace, input.ndim === 3);
      },
    ),
  ),
);

export const dropout2d = random(
  operator(
    'In training, each channel of images set to 0 with probability `p`, the others divided by 1 - p.',
    composite(
      'nn.functional.dropout2d(Tensor input, float p=0.5, bool training=True, bool inplace=False) -> Tensor',
      (input: Tensor, p: number, training: boolean, inplace: boolean) => {
        probability(p);
        if (input.ndim !== 3 && input.ndim !== 4) warn(deprecated('dropout2d', input.ndim, '2 spatial', '3D or 4D'));
        if (input.ndim === 3)
          warn(
            'dropout2d: Received a 3D input to dropout2d and assuming that channel-wise 1D dropout behavior is desired - input is interpreted as shape (N, C, L), where C is the channel dim. This behavior will change in a future release to interpret the input as one without a batch dimension, i.e. shape (C, H, W). To maintain the 1D channel-wise dropout behavior, please switch to using dropout1d instead.',
          );
        return channels(input, p, training, inplace, true);
      },
    ),
  ),
);

export const dropout3d = random(
  operator(
    'In training, each channel of volumes set to 0 with probability `p`, the others divided by 1 - p.',
    composite(
      'nn.functional.dropout3d(Tensor input, float p=0.5, bool training=True, bool inplace=False) -> Tensor',
      (input: Tensor, p: number, training: boolean, inplace: boolean) => {
        probability(p);
        if (input.ndim !== 4 && input.ndim !== 5) warn(deprecated('dropout3d', input.ndim, '3 spatial', '4D or 5D'));
        return channels(input, p, training, inplace, input.ndim === 5);
      },
    ),
  ),
);

function deprecated(name: string, ndim: number, spatial: string, expected: string): string {
  return `${name}: Received a ${ndim}-D input to ${name}, which is deprecated and will result in an error in a future release. To retain the behavior and silence this warning, please use dropout instead. Note that ${name} exists to provide channel-wise dropout on inputs with ${spatial} dimensions, a channel dimension, and an optional batch dimension (i.e. ${expected} inputs).`;
}

/** The check of `torch.nn.functional`; that of `torch` has another type and text. */
function probability(p: number): number {
  if (p < 0 || p > 1)
    throw valueError(
      `dropout probability has to be between 0 and 1, but got ${Number.isInteger(p) ? `${p}.0` : String(p)}`,
    );
  return p;
}

/** Without a batch in front, with one for as long as it takes. */
function channels(input: Tensor, p: number, training: boolean, inplace: boolean, batched: boolean): Tensor {
  const kind = { ...PLAIN, features: true, inplace };
  if (batched) return dropped(input, p, training, kind);
  return dropped(input.unsqueeze(0), p, training, kind).squeeze(0);
}

function dropped(input: Tensor, p: number, train: boolean, { features, alpha, inplace }: Kind): Tensor {
  if (!(p >= 0 && p <= 1)) throw runtimeError(`dropout probability has to be between 0 and 1, but got ${p}`);
  if (p === 0 || !train || input.numel() === 0) return input;
  if (p === 1) {
    const nothing = filled(0, [], input.dtype);
    return inplace ? input.mul_(nothing) : input.mul(nothing);
  }
  const noise = features ? channelNoise(input) : emptyAlike(input);
  noise.bernoulli_(1 - p);
  if (!alpha) {
    noise.div_(1 - p);
    return inplace ? input.mul_(noise) : input.mul(noise);
  }
  const scale = 1 / Math.sqrt((SELU_LIMIT * SELU_LIMIT * p + 1) * (1 - p));
  const shift = noise
    .add(-1)
    .mul_(SELU_LIMIT * scale)
    .add_(SELU_LIMIT * scale * p);
  noise.mul_(scale);
  return inplace ? input.mul_(noise).add_(shift) : input.mul(noise).add(shift);
}

/** Laid out in the order in which the operand lies in memory, in which PyTorch draws. */
function emptyAlike(input: Tensor): Tensor {
  if (input.is_contiguous()) return input.new_empty(input.shape);
  const order = input.shape.map((_, d) => d).sort((a, b) => (input.strides[b] ?? 0) - (input.strides[a] ?? 0));
  return input.new_empty(order.map((d) => input.size(d))).permute(order.map((_, d) => order.indexOf(d)));
}

function channelNoise(input: Tensor): Tensor {
  if (input.ndim < 2) throw runtimeError('Feature dropout requires at least 2 dimensions in the input');
  const shape = input.shape.map((size, d) => (d < 2 ? size : 1));
  return input.new_empty(numel(shape) === 0 ? [0] : shape);
}
