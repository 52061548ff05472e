/** Images, signals and volumes with more or fewer elements: each way to weigh neighbours, and its backward. */
import { float64, uint8, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import { callMethod } from '../../formulas/families';
import { planesOf } from '../../kernels/extent';
import {
  CUBIC_FILTER,
  cubicTaps,
  LANCZOS,
  linearTaps,
  nearestTaps,
  resample,
  resampleBack,
  resampleBytes,
  sameTaps,
  smoothTaps,
  TRIANGLE,
  type Resized,
  type Taps,
  type TapsOfDimensions,
} from '../../kernels/resampling';
import { formatList, numel, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, internal, kernel, method } from '../definition';

/** A way of resampling. */
interface Family {
  /** `upsample_bilinear2d`. */
  readonly name: string;
  /** `UpsampleBilinear2D`. */
  readonly node: string;
  readonly dimensions: 1 | 2 | 3;
  /** Whether it is told where the outermost elements lie. */
  readonly aligns: boolean;
  readonly taps: (resized: Resized, back: boolean) => Taps;
  /** What PyTorch calls its kernel where it lacks a dtype. */
  readonly kernel: string;
}

const NEAREST1D = nearest(1, false);
const NEAREST2D = nearest(2, false);
const NEAREST3D = nearest(3, false);
const EXACT1D = nearest(1, true);
const EXACT2D = nearest(2, true);
const EXACT3D = nearest(3, true);
const LINEAR1D = weighted('upsample_linear1d', 'UpsampleLinear1D', 1, linearTaps, 'compute_indices_weights_linear');
const LINEAR2D = weighted(
  'upsample_bilinear2d',
  'UpsampleBilinear2D',
  2,
  linearTaps,
  'upsample_bilinear2d_channels_last',
);
const LINEAR3D = weighted(
  'upsample_trilinear3d',
  'UpsampleTrilinear3D',
  3,
  linearTaps,
  'compute_indices_weights_linear',
);
const CUBIC2D = weighted('upsample_bicubic2d', 'UpsampleBicubic2D', 2, cubicTaps, 'compute_indices_weights_cubic');
const SMOOTH = 'compute_index_ranges_weights';
const SMOOTH_LINEAR = weighted(
  '_upsample_bilinear2d_aa',
  'UpsampleBilinear2DAa',
  2,
  (resized) => smoothTaps(resized, TRIANGLE),
  SMOOTH,
);
const SMOOTH_CUBIC = weighted(
  '_upsample_bicubic2d_aa',
  'UpsampleBicubic2DAa',
  2,
  (resized) => smoothTaps(resized, CUBIC_FILTER),
  SMOOTH,
);
const SMOOTH_LANCZOS = weighted(
  '_upsample_lanczos2d_aa',
  'UpsampleLanczos2DAa',
  2,
  (resized) => smoothTaps(resized, LANCZOS),
  SMOOTH,
);

export const upsample_nearest1d = forward(NEAREST1D);
export const upsample_nearest2d = forward(NEAREST2D);
export const upsample_nearest3d = forward(NEAREST3D);
export const _upsample_nearest_exact1d = forward(EXACT1D);
export const _upsample_nearest_exact2d = forward(EXACT2D);
export const _upsample_nearest_exact3d = forward(EXACT3D);
export const upsample_linear1d = forward(LINEAR1D);
export const upsample_bilinear2d = forward(LINEAR2D);
export const upsample_trilinear3d = forward(LINEAR3D);
export const upsample_bicubic2d = forward(CUBIC2D);
export const _upsample_bilinear2d_aa = forward(SMOOTH_LINEAR);
export const _upsample_bicubic2d_aa = forward(SMOOTH_CUBIC);
export const _upsample_lanczos2d_aa = forward(SMOOTH_LANCZOS);

export const upsample_nearest1d_backward = backward(NEAREST1D);
export const upsample_nearest2d_backward = backward(NEAREST2D);
export const upsample_nearest3d_backward = backward(NEAREST3D);
export const _upsample_nearest_exact1d_backward = backward(EXACT1D);
export const _upsample_nearest_exact2d_backward = backward(EXACT2D);
export const _upsample_nearest_exact3d_backward = backward(EXACT3D);
export const upsample_linear1d_backward = backward(LINEAR1D);
export const upsample_bilinear2d_backward = backward(LINEAR2D);
export const upsample_trilinear3d_backward = backward(LINEAR3D);
export const upsample_bicubic2d_backward = backward(CUBIC2D);
export const _upsample_bilinear2d_aa_backward = backward(SMOOTH_LINEAR);
export const _upsample_bicubic2d_aa_backward = backward(SMOOTH_CUBIC);
export const _upsample_lanczos2d_aa_backward = backward(SMOOTH_LANCZOS);

function nearest(dimensions: 1 | 2 | 3, exact: boolean): Family {
  return {
    name: `${exact ? '_upsample_nearest_exact' : 'upsample_nearest'}${dimensions}d`,
    node: `UpsampleNearest${exact ? 'Exact' : ''}${dimensions}D`,
    dimensions,
    aligns: false,
    taps: (resized, back) => nearestTaps(resized, exact, back || dimensions === 2),
    kernel: dimensions === 2 ? 'upsample_nearest2d_channels_last' : 'compute_indices_weights_nearest',
  };
}

function weighted(name: string, node: string, dimensions: 1 | 2 | 3, taps: Family['taps'], kernelName: string): Family {
  return { name, node, dimensions, aligns: true, taps, kernel: kernelName };
}

/** What follows the operands in a call: where corners lie, then a scale for each dimension. */
type Settings = readonly (boolean | number | null)[];

function scalesOf({ dimensions }: Family): readonly string[] {
  return dimensions === 1 ? ['scales'] : ['scales_d', 'scales_h', 'scales_w'].slice(3 - dimensions);
}

function parameters(family: Family): string {
  const scales = scalesOf(family).map((name) => `, float? ${name}=None`);
  return `${family.aligns ? ', bool align_corners' : ''}${scales.join('')}`;
}

function kept(family: Family): readonly string[] {
  return [...(family.aligns ? ['align_corners'] : []), 'output_size', ...scalesOf(family)];
}

type Kept = Readonly<Record<string, unknown>> & { readonly output_size: Shape; readonly self_sym_sizes: Shape };

/** The settings of a call as its node keeps them. */
function settingsOf(family: Family, saved: Kept): readonly unknown[] {
  return [...(family.aligns ? [saved['align_corners']] : []), ...scalesOf(family).map((name) => saved[name])];
}

function forward(family: Family): ReturnType<typeof method> {
  const { name, node, dimensions } = family;
  return internal(
    method(
      'As many elements as asked for, weighed from their neighbours.',
      kernel(
        `${name}(Tensor self, int[${dimensions}] output_size${parameters(family)}) -> Tensor`,
        (self: Tensor, output_size: Shape, ...settings: never[]) => {
          check(family, self.shape, output_size);
          checkDtype(family, self.dtype);
          const taps = tapsOf(family, self.shape, output_size, settings, self.dtype, false);
          const shape = [...self.shape.slice(0, 2), ...output_size];
          const compute = family.aligns && self.dtype === uint8 ? resampleBytes : resample;
          return made(shape, self.dtype, () => compute(denseValues(self), planesOf(self.shape, dimensions), taps));
        },
        gradient(`${node}Backward0`, {
          self: by('W^{\\mathsf T} g', [...kept(family), 'self_sym_sizes'], (g, saved: Kept) =>
            callMethod(g, `${name}_backward`, saved.output_size, saved.self_sym_sizes, ...settingsOf(family, saved)),
          ),
        }),
      ),
    ),
  );
}

function backward(family: Family): ReturnType<typeof method> {
  const { name, node, dimensions } = family;
  return internal(
    method(
      'The gradient of resampling: each element gets its share back.',
      kernel(
        `${name}_backward(Tensor grad_output, int[${dimensions}] output_size, int[${dimensions + 2}] input_size${parameters(family)}) -> Tensor`,
        (g: Tensor, output_size: Shape, input_size: Shape, ...settings: never[]) => {
          const taps = tapsOf(family, input_size, output_size, settings, g.dtype, true);
          return made(input_size, g.dtype, () => resampleBack(denseValues(g), planesOf(g.shape, dimensions), taps));
        },
        gradient(`${node}BackwardBackward0`, {
          grad_output: by('W g', kept(family), (g, saved: Kept) =>
            callMethod(g, name, saved.output_size, ...settingsOf(family, saved)),
          ),
        }),
      ),
    ),
  );
}

function tapsOf(
  family: Family,
  shape: Shape,
  outputs: Shape,
  settings: Settings,
  dtype: DType,
  back: boolean,
): TapsOfDimensions {
  const round =
    dtype === float64 || (dtype === uint8 && family.aligns) ? (value: number): number => value : Math.fround;
  const [first] = settings;
  const scales = (family.aligns ? settings.slice(1) : settings) as readonly (number | null)[];
  const taps = shape.slice(2).map((inputs, d) =>
    family.taps(
      {
        inputs,
        outputs: outputs[d] ?? 0,
        alignCorners: first === true,
        scale: scales[d] ?? null,
        round,
      },
      back,
    ),
  );
  const one = sameTaps(1);
  const [wide = one, high = one, deep = one] = taps.reverse();
  return [deep, high, wide];
}

/** What `compute` gives, in a tensor of its own; memory is asked for first. */
function made(shape: Shape, dtype: DType, compute: () => ReturnType<typeof resample>): Tensor {
  const out = allocate(dtype, numel(shape));
  out.set(compute());
  return fromValues(out, shape, dtype);
}

function check({ dimensions }: Family, shape: Shape, outputs: Shape): void {
  if (outputs.length !== dimensions)
    throw runtimeError(`It is expected output_size equals to ${dimensions}, but got size ${outputs.length}`);
  if (shape.length !== dimensions + 2)
    throw runtimeError(`It is expected input_size equals to ${dimensions + 2}, but got size ${shape.length}`);
  const inputs = shape.slice(2);
  if ([...inputs, ...outputs].some((size) => size <= 0)) {
    const letters = ['D', 'H', 'W'].slice(3 - dimensions);
    const told = (sizes: Shape): string => `(${letters.map((letter, d) => `${letter}: ${sizes[d] ?? 0}`).join(', ')})`;
    throw runtimeError(
      `Input and output sizes should be greater than 0, but got input ${told(inputs)} ${dimensions === 1 ? 'and ' : ''}output ${told(outputs)}`,
    );
  }
  if (shape[1] === 0)
    throw runtimeError(
      `Non-empty ${dimensions + 2}D data tensor expected but got a tensor with sizes ${formatList(shape)}`,
    );
}

/** Of integers only bytes are taken, as images have them: those of the nearest element, and weighed ones in images. */
function checkDtype({ kernel: name, aligns, dimensions }: Family, dtype: DType): void {
  if (!dtype.is_floating_point && (dtype !== uint8 || (aligns && dimensions !== 2))) throw notImplemented(name, dtype);
}
