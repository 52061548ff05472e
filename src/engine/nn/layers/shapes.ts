/** Layers without parameters that move elements, compare two tensors, drop elements, or change nothing. */
import { functions } from '../../functions';
import { pythonTypeName, typeError, valueError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { Module, type Given } from '../module/module';
import { layer, type LayerClass } from './layer';
import { pythonText, type Values } from './signature';

/** Gives its input, whatever it is made with. */
class Identity extends Module {
  static override readonly name = 'Identity';

  /** Takes any arguments, and no notice of them. */
  constructor(...given: Given) {
    super(...given.slice(given.length));
  }

  override forward(input: Tensor): Tensor {
    return input;
  }
}

interface Span {
  start_dim: number;
  end_dim: number;
}

const Flatten = layer<Span>('Flatten', {
  takes: 'start_dim=1, end_dim=-1',
  computes: ({ start_dim, end_dim }, input) => input.flatten(start_dim, end_dim),
  prints: 'start_dim={start_dim}, end_dim={end_dim}',
});

interface Sizes {
  dim: number;
  unflattened_size: number[];
}

const Unflatten = layer<Sizes>('Unflatten', {
  takes: 'dim, unflattened_size',
  prepare(_module, { unflattened_size: sizes }) {
    if (!Array.isArray(sizes))
      throw typeError(`unflattened_size must be a tuple of ints, but found type ${pythonTypeName(sizes)}`);
    sizes.forEach((size: unknown, at) => {
      if (!Number.isInteger(size))
        throw typeError(
          `unflattened_size must be tuple of ints, but found element of type ${pythonTypeName(size)} at pos ${at}`,
        );
    });
  },
  computes: ({ dim, unflattened_size }, input) => input.unflatten(dim, unflattened_size),
  prints: 'dim={dim}, unflattened_size={unflattened_size}',
});

const Fold = layer('Fold', {
  takes: 'output_size, kernel_size, dilation=1, padding=0, stride=1',
  computes: 'fold(input, output_size, kernel_size, dilation, padding, stride)',
  prints:
    'output_size={output_size}, kernel_size={kernel_size}, dilation={dilation}, padding={padding}, stride={stride}',
});

const Unfold = layer('Unfold', {
  takes: 'kernel_size, dilation=1, padding=0, stride=1',
  computes: 'unfold(input, kernel_size, dilation, padding, stride)',
  prints: 'kernel_size={kernel_size}, dilation={dilation}, padding={padding}, stride={stride}',
});

const ChannelShuffle = layer('ChannelShuffle', {
  takes: 'groups',
  computes: 'channel_shuffle(input, groups)',
  prints: 'groups={groups}',
});

const PixelShuffle = layer('PixelShuffle', {
  takes: 'upscale_factor',
  computes: 'pixel_shuffle(input, upscale_factor)',
  prints: 'upscale_factor={upscale_factor}',
});

const PixelUnshuffle = layer('PixelUnshuffle', {
  takes: 'downscale_factor',
  computes: 'pixel_unshuffle(input, downscale_factor)',
  prints: 'downscale_factor={downscale_factor}',
});

const CosineSimilarity = layer('CosineSimilarity', {
  takes: 'dim=1, eps: float = 1e-08',
  inputs: 'x1, x2',
  computes: 'cosine_similarity(x1, x2, dim, eps)',
});

interface Norm {
  norm: number;
  eps: number;
  keepdim: boolean;
}

const PairwiseDistance = layer<Norm>('PairwiseDistance', {
  takes: 'p: float = 2.0, eps: float = 1e-06, keepdim=False',
  inputs: 'x1, x2',
  prepare(module, { p }) {
    Reflect.deleteProperty(module, 'p');
    module.norm = Number(p);
  },
  computes: ({ norm, eps, keepdim }, x1, x2) => functions.nn.functional.pairwise_distance(x1, x2, norm, eps, keepdim),
});

interface Resized {
  size: unknown;
  scale_factor: unknown;
  mode: string;
  align_corners: boolean | null;
  recompute_scale_factor: boolean | null;
}

const Upsample = layer<Resized>('Upsample', {
  takes: "size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None",
  prepare(module, { scale_factor }) {
    Reflect.set(module, 'name', module._get_name());
    module.scale_factor = scale_factor === 0 ? null : scale_factor;
  },
  computes: upsampled,
  prints: printedUpsample,
});

function upsampled(module: Resized, input: Tensor): Tensor {
  const { size, scale_factor, mode, align_corners, recompute_scale_factor } = module;
  return functions.nn.functional.interpolate(input, {
    size: size ?? undefined,
    scale_factor: scale_factor ?? undefined,
    mode,
    align_corners,
    recompute_scale_factor,
  });
}

function printedUpsample({ size, scale_factor, mode }: Resized): string {
  const wanted = scale_factor === null ? `size=${pythonText(size)}` : `scale_factor=${pythonText(scale_factor, true)}`;
  return `${wanted}, mode='${mode}'`;
}

/** An Upsample of one mode. */
function upsampling(name: string, mode: string, align_corners: boolean | null): LayerClass<Resized> {
  return layer<Resized>(name, {
    takes: 'size=None, scale_factor=None',
    computes: upsampled,
    prints: printedUpsample,
    above: {
      parent: Upsample,
      passed: ({ size, scale_factor }: Values) => [size, scale_factor, mode, align_corners],
    },
  });
}

/** A share of elements, or of channels, is set to 0 while training. */
function dropout(name: string, computes: string): LayerClass {
  return layer(name, {
    takes: 'p: float = 0.5, inplace=False',
    constructedBy: '_DropoutNd',
    prepare(_module, { p }) {
      if (Number(p) < 0 || Number(p) > 1)
        throw valueError(`dropout probability has to be between 0 and 1, but got ${pythonText(p, true)}`);
    },
    computes,
    prints: 'p={p}, inplace={inplace}',
  });
}

export const shapes = {
  Identity,
  Flatten,
  Unflatten,
  Fold,
  Unfold,
  ChannelShuffle,
  PixelShuffle,
  PixelUnshuffle,
  CosineSimilarity,
  PairwiseDistance,
  Upsample,
  UpsamplingNearest2d: upsampling('UpsamplingNearest2d', 'nearest', null),
  UpsamplingBilinear2d: upsampling('UpsamplingBilinear2d', 'bilinear', true),
  Dropout: dropout('Dropout', 'dropout(input, p, training, inplace)'),
  Dropout1d: dropout('Dropout1d', 'dropout1d(input, p, training, inplace)'),
  Dropout2d: dropout('Dropout2d', 'dropout2d(input, p, training, inplace)'),
  Dropout3d: dropout('Dropout3d', 'dropout3d(input, p, training, inplace)'),
  AlphaDropout: dropout('AlphaDropout', 'alpha_dropout(input, p, training)'),
  FeatureAlphaDropout: dropout('FeatureAlphaDropout', 'feature_alpha_dropout(input, p, training)'),
};
