/** Resampling as networks call it: the way to weigh neighbours by its name, sizes or scales. */
import { notImplementedError, runtimeError, typeError, valueError } from '../../errors';
import { adaptiveMeans } from '../../formulas/pooling';
import { callMethod } from '../../formulas/families';
import { formatList, type Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { composite, operator } from '../definition';

/** The operator of each mode, by the input's dimensions. */
const OPERATORS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  nearest: { 3: 'upsample_nearest1d', 4: 'upsample_nearest2d', 5: 'upsample_nearest3d' },
  'nearest-exact': { 3: '_upsample_nearest_exact1d', 4: '_upsample_nearest_exact2d', 5: '_upsample_nearest_exact3d' },
  linear: { 3: 'upsample_linear1d' },
  bilinear: { 4: 'upsample_bilinear2d' },
  trilinear: { 5: 'upsample_trilinear3d' },
  bicubic: { 4: 'upsample_bicubic2d' },
};

const SMOOTH: Readonly<Record<string, string>> = {
  bilinear: '_upsample_bilinear2d_aa',
  bicubic: '_upsample_bicubic2d_aa',
  lanczos: '_upsample_lanczos2d_aa',
};

/** Modes that are told from which sizes they cannot come. */
const NEEDED: Readonly<Record<string, number>> = { linear: 3, bilinear: 4, trilinear: 5 };

export const interpolate = operator(
  'More or fewer elements in the same space: as many as `size` says, or `scale_factor` times as many.',
  composite(
    "nn.functional.interpolate(Tensor input, any size=None, any scale_factor=None, str mode='nearest', bool? align_corners=None, bool? recompute_scale_factor=None, bool antialias=False) -> Tensor",
    interpolated,
  ),
);

export const upsample = operator(
  'As `interpolate`; deprecated.',
  composite(
    "nn.functional.upsample(Tensor input, any size=None, any scale_factor=None, str mode='nearest', bool? align_corners=None) -> Tensor",
    (input: Tensor, size: unknown, scale: unknown, mode: string, alignCorners: boolean | null) => {
      deprecated('upsample');
      return interpolated(input, size, scale, mode, alignCorners, null, false);
    },
  ),
);

export const upsample_nearest = operator(
  'As `interpolate` with the nearest element; deprecated.',
  composite(
    'nn.functional.upsample_nearest(Tensor input, any size=None, any scale_factor=None) -> Tensor',
    (input: Tensor, size: unknown, scale: unknown) => {
      deprecated('upsample_nearest');
      return interpolated(input, size, scale, 'nearest', null, null, false);
    },
  ),
);

export const upsample_bilinear = operator(
  'As `interpolate` between neighbours, corners aligned; deprecated.',
  composite(
    'nn.functional.upsample_bilinear(Tensor input, any size=None, any scale_factor=None) -> Tensor',
    (input: Tensor, size: unknown, scale: unknown) => {
      deprecated('upsample_bilinear');
      return interpolated(input, size, scale, 'bilinear', true, null, false);
    },
  ),
);

function deprecated(name: string): void {
  warn(`\`nn.functional.${name}\` is deprecated. Use \`nn.functional.interpolate\` instead.`);
}

function interpolated(
  input: Tensor,
  size: unknown,
  scale: unknown,
  mode: string,
  aligned: boolean | null,
  recompute: boolean | null,
  antialias: boolean,
): Tensor {
  const byCorners = !['nearest', 'area', 'nearest-exact'].includes(mode);
  if (!byCorners && aligned !== null)
    throw valueError(
      'align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear',
    );
  const spatial = input.shape.slice(2);
  if (size !== null && scale !== null) throw valueError('only one of size or scale_factor should be defined');
  if (size === null && scale === null) throw valueError('either size or scale_factor should be defined');
  if (recompute === true && size !== null)
    throw valueError('recompute_scale_factor is not meaningful with an explicit size.');
  const scales = size === null ? scalesOf(scale, input) : null;
  const sizes =
    scales === null ? sizesOf(size, input) : spatial.map((extent, d) => Math.trunc(extent * (scales[d] ?? 1)));
  // Scales that sizes were computed from are forgotten, where that is asked for: the sizes alone decide then.
  const kept = recompute === true || mode === 'area' ? null : scales;
  const ndim = input.ndim;
  if (antialias && !(mode in SMOOTH && ndim === 4))
    throw valueError(
      'Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input',
    );
  if (mode === 'area' && ndim >= 3 && ndim <= 5) return byArea(input, sizes);
  if (mode === 'lanczos' && ndim === 4) {
    if (aligned === true) throw valueError('Lanczos mode does not support align_corners=True');
    if (!antialias) throw valueError('Lanczos mode requires antialias=True');
  }
  const name = antialias ? SMOOTH[mode] : OPERATORS[mode]?.[ndim];
  if (name === undefined) throw notImplementedError(notSupported(mode, ndim));
  const settings = spatial.map((_, d) => kept?.[d] ?? null);
  return callMethod(input, name, sizes, ...(byCorners ? [aligned ?? false] : []), ...settings);
}

function byArea(input: Tensor, sizes: Shape): Tensor {
  if (sizes.length > 1) {
    if (sizes.some((size) => size < 0))
      throw runtimeError(
        `adaptive_avg_pool${sizes.length}d: elements of output_size must be greater than or equal to 0 but received {${sizes.join(', ')}}`,
      );
    return adaptiveMeans(input, sizes);
  }
  return adaptiveMeans(input.unsqueeze(-2), [1, ...sizes]).squeeze(-2);
}

function sizesOf(size: unknown, input: Tensor): number[] {
  const spatial = input.shape.slice(2);
  if (!Array.isArray(size)) {
    const given = Number(size);
    if (!Number.isInteger(given) || typeof size === 'boolean')
      throw typeError(
        `expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, int], but got size with types [<class 'float'>]`,
      );
    return spatial.map(() => given);
  }
  const sizes = size as readonly unknown[];
  if (sizes.length !== spatial.length)
    throw valueError(
      `Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of ${formatList(spatial)} and output size of ${formatList(sizes.map(Number))}. Please provide input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.`,
    );
  if (sizes.some((value) => !Number.isInteger(Number(value)))) {
    const types = sizes.map((value) => `<class '${Number.isInteger(Number(value)) ? 'int' : 'float'}'>`);
    throw typeError(
      `expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, int], but got size with types [${types.join(', ')}]`,
    );
  }
  return sizes.map(Number);
}

function scalesOf(scale: unknown, input: Tensor): number[] {
  const spatial = input.shape.slice(2);
  if (!Array.isArray(scale)) return spatial.map(() => Number(scale));
  const scales = scale as readonly unknown[];
  if (scales.length !== spatial.length) {
    const shown = scales.map((value) =>
      typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value),
    );
    throw valueError(
      `Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions of ${formatList(spatial)} and scale_factor of shape [${shown.join(', ')}]. Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.`,
    );
  }
  return scales.map(Number);
}

function notSupported(mode: string, ndim: number): string {
  const needed = NEEDED[mode];
  if (needed !== undefined && ndim >= 3 && ndim <= 5)
    return `Got ${ndim}D input, but ${mode} mode needs ${needed}D input`;
  return `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${ndim}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got ${mode})`;
}
