/** Sampling at the points of a grid, with derivatives of any order in the elements and in the points. */
import { float64, type DType } from '../../dtype';
import { notImplemented, runtimeError, valueError } from '../../errors';
import {
  alongCoordinates,
  oneMore,
  ordersOf,
  sampledAt,
  scatteredAt,
  sumOfPresent,
  type GridReading,
} from '../../formulas/sampling';
import {
  NEAREST,
  noTaps,
  sampleAt,
  scatterAt,
  tapsAt,
  type PointTaps,
  type TapsOfPoint,
} from '../../kernels/gridsample';
import { extentOf } from '../../kernels/extent';
import { formatList, numel, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import {
  by,
  composite,
  gradient,
  internal,
  kernel,
  method,
  operator,
  torchFunction,
  withoutForwardMode,
} from '../definition';

const MODES = ['bilinear', 'nearest', 'bicubic'];
const PADDINGS = ['zeros', 'border', 'reflection'];
const KEPT = ['align_corners', 'grid', 'input', 'interpolation_mode', 'padding_mode'] as const;
const HOW = 'int interpolation_mode, int padding_mode, bool align_corners';

interface Sampled extends GridReading {
  readonly input: Tensor;
}

interface Derived extends GridReading {
  /** Of the derivative in each of the grid's coordinates. */
  readonly orders: Shape;
}

export const grid_sampler_2d = sampler(2);
export const grid_sampler_3d = sampler(3);
export const grid_sampler_2d_backward = samplerBackward(2);
export const grid_sampler_3d_backward = samplerBackward(3);

export const _grid_sampled = internal(
  method(
    'Elements sampled at points, or a derivative of that in the coordinates, of an order for each.',
    kernel(
      `_grid_sampled(Tensor input, Tensor grid, ${HOW}, int[] orders) -> Tensor`,
      (input: Tensor, grid: Tensor, mode: number, padding: number, aligned: boolean, orders: Shape) =>
        sampled(input, reading(grid, mode, padding, aligned), orders),
      gradient('GridSampledBackward0', {
        input: by(
          '(\\partial^k W)^{\\mathsf T} g',
          ['align_corners', 'grid', 'interpolation_mode', 'orders', 'padding_mode', '_input_sym_sizes'],
          (g, saved: Derived & { readonly _input_sym_sizes: Shape }) =>
            scatteredAt(g, saved, saved._input_sym_sizes, saved.orders),
        ),
        grid: by(
          '\\textstyle\\sum g\\,\\partial^{k+1} W x',
          [...KEPT, 'orders'],
          (g, saved: Derived & { readonly input: Tensor }) =>
            alongCoordinates(saved.orders.length, (d) =>
              g.mul(sampledAt(saved.input, saved, oneMore(saved.orders, d))),
            ),
        ),
      }),
    ),
  ),
);

export const _grid_scattered = internal(
  method(
    'The adjoint of `_grid_sampled` in its input.',
    kernel(
      `_grid_scattered(Tensor grad_output, Tensor grid, int[] sizes, ${HOW}, int[] orders) -> Tensor`,
      (g: Tensor, grid: Tensor, sizes: Shape, mode: number, padding: number, aligned: boolean, orders: Shape) =>
        scattered(g, reading(grid, mode, padding, aligned), sizes, orders),
      gradient('GridScatteredBackward0', {
        grad_output: by(
          '\\partial^k W g',
          ['align_corners', 'grid', 'interpolation_mode', 'orders', 'padding_mode'],
          (g, saved: Derived) => sampledAt(g, saved, saved.orders),
        ),
        grid: by(
          '\\textstyle\\sum x\\,\\partial^{k+1} W g',
          ['align_corners', 'grad_output', 'grid', 'interpolation_mode', 'orders', 'padding_mode'],
          (g, saved: Derived & { readonly grad_output: Tensor }) =>
            alongCoordinates(saved.orders.length, (d) =>
              saved.grad_output.mul(sampledAt(g, saved, oneMore(saved.orders, d))),
            ),
        ),
      }),
    ),
  ),
);

export const grid_sampler = torchFunction(
  'Elements sampled at the points of a grid, from -1 to 1 over each dimension.',
  composite(`grid_sampler(Tensor input, Tensor grid, ${HOW}) -> Tensor`, sampledOnGrid),
);

export const grid_sample = operator(
  'Elements sampled at the points of a grid, from -1 to 1 over each dimension.',
  composite(
    "nn.functional.grid_sample(Tensor input, Tensor grid, str mode='bilinear', str padding_mode='zeros', bool? align_corners=None) -> Tensor",
    (input: Tensor, grid: Tensor, mode: string, padding: string, aligned: boolean | null) => {
      if (!MODES.includes(mode))
        throw valueError(
          `nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '${mode}'`,
        );
      if (!PADDINGS.includes(padding))
        throw valueError(
          `nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: '${padding}'`,
        );
      if (aligned === null)
        warn(
          'Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for details.',
        );
      return sampledOnGrid(input, grid, MODES.indexOf(mode), PADDINGS.indexOf(padding), aligned ?? false);
    },
  ),
);

function sampler(n: 2 | 3): ReturnType<typeof method> {
  const kept = (
    g: Tensor,
    { input, grid, interpolation_mode, padding_mode, align_corners }: Sampled,
    wanted: 0 | 1,
  ): Tensor => {
    const rest = [input, grid, interpolation_mode, padding_mode, align_corners, [wanted === 0, wanted === 1]] as const;
    return (n === 2 ? g.grid_sampler_2d_backward(...rest) : g.grid_sampler_3d_backward(...rest))[wanted];
  };
  return internal(
    method(
      'Elements sampled at the points of a grid.',
      withoutForwardMode(
        kernel(
          `grid_sampler_${n}d(Tensor input, Tensor grid, ${HOW}) -> Tensor`,
          (input: Tensor, grid: Tensor, mode: number, padding: number, aligned: boolean) => {
            checkDtypes(input.dtype, grid.dtype, n);
            return sampled(input, reading(grid, mode, padding, aligned), ordersOf(n));
          },
          gradient(`GridSampler${n}DBackward0`, {
            input: by('W^{\\mathsf T} g', KEPT, (g, saved: Sampled) => kept(g, saved, 0)),
            grid: by('\\textstyle\\sum g\\,\\partial W x', KEPT, (g, saved: Sampled) => kept(g, saved, 1)),
          }),
        ),
      ),
    ),
  );
}

interface Backward extends Sampled {
  readonly grad_output: Tensor;
}

function samplerBackward(n: 2 | 3): ReturnType<typeof method> {
  const uses = [...KEPT, 'grad_output'] as const;
  const each = Array.from({ length: n }, (_, d) => d);
  /** The gradient that arrives for a coordinate, for all channels. */
  const of = (grid: Tensor, d: number): Tensor => grid.select(-1, d).unsqueeze(1);
  const total = (part: (d: number) => Tensor): Tensor => each.map(part).reduce((sum, next) => sum.add(next));
  return internal(
    method(
      'The gradients of sampling in the elements and in the points: those that the mask asks for, the others empty.',
      kernel(
        `grid_sampler_${n}d_backward(Tensor grad_output, Tensor input, Tensor grid, ${HOW}, bool[] output_mask) -> (Tensor, Tensor)`,
        (
          g: Tensor,
          input: Tensor,
          grid: Tensor,
          mode: number,
          padding: number,
          aligned: boolean,
          mask: readonly boolean[],
        ) => {
          const read = reading(grid, mode, padding, aligned);
          const empty = (): Tensor => fromValues(allocate(g.dtype, 0), [0], g.dtype);
          return [
            mask[0] === true ? scattered(g, read, input.shape, ordersOf(n)) : empty(),
            mask[1] === true ? gridGradient(g, input, read) : empty(),
          ];
        },
        gradient(`GridSampler${n}DBackwardBackward0`, {
          grad_output: by(
            'W h_x + h_p\\,\\partial W x',
            uses,
            (_, saved: Backward, [forInput = null, forGrid = null]) =>
              sumOfPresent(
                forInput === null ? null : sampledAt(forInput, saved, ordersOf(n)),
                forGrid === null
                  ? null
                  : total((d) => of(forGrid, d).mul(sampledAt(saved.input, saved, ordersOf(n, d)))),
              ),
          ),
          input: by('\\partial W^{\\mathsf T} (h_p\\,g)', uses, (_, saved: Backward, [, forGrid = null]) =>
            // Of the nearest element, the gradient of the points is 0 whatever it is.
            forGrid === null || saved.interpolation_mode === NEAREST
              ? null
              : total((d) =>
                  scatteredAt(saved.grad_output.mul(of(forGrid, d)), saved, saved.input.shape, ordersOf(n, d)),
                ),
          ),
          grid: by(
            'g\\,\\partial W h_x + h_p\\,g\\,\\partial^2 W x',
            uses,
            (_, saved: Backward, [forInput = null, forGrid = null]) =>
              sumOfPresent(
                forInput === null
                  ? null
                  : alongCoordinates(n, (d) => saved.grad_output.mul(sampledAt(forInput, saved, ordersOf(n, d)))),
                forGrid === null
                  ? null
                  : alongCoordinates(n, (d) =>
                      saved.grad_output.mul(
                        total((e) => of(forGrid, e).mul(sampledAt(saved.input, saved, ordersOf(n, d, e)))),
                      ),
                    ),
              ),
          ),
        }),
      ),
    ),
  );
}

function reading(grid: Tensor, mode: number, padding: number, aligned: boolean): GridReading {
  return { grid, interpolation_mode: mode, padding_mode: padding, align_corners: aligned };
}

function sampledOnGrid(input: Tensor, grid: Tensor, mode: number, padding: number, aligned: boolean): Tensor {
  const n = input.ndim - 2;
  const sizes = (tensor: Tensor): string => formatList(tensor.shape);
  if (input.size(0) !== grid.size(0))
    throw runtimeError(
      `grid_sampler(): expected grid and input to have same batch size, but got input with sizes ${sizes(input)} and grid with sizes ${sizes(grid)}`,
    );
  if (grid.size(-1) !== n)
    throw runtimeError(
      `grid_sampler(): expected grid to have size ${n} in last dimension, but got grid with sizes ${sizes(grid)}`,
    );
  const empty = input.shape.findIndex((size, d) => d >= 2 && size === 0);
  if (empty >= 0)
    throw runtimeError(
      `grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes ${sizes(input)} with dimension ${empty} being empty`,
    );
  if ((n !== 2 && n !== 3) || grid.ndim !== input.ndim)
    throw runtimeError(
      `grid_sampler(): expected ${n === 3 ? '5D' : n === 2 ? '4D' : '4D or 5D'} input and grid with same number of dimensions, but got input with sizes ${sizes(input)} and grid with sizes ${sizes(grid)}`,
    );
  if (n === 3 && mode === 2) throw runtimeError('grid_sampler(): bicubic interpolation only supports 4D input');
  return n === 2
    ? input.grid_sampler_2d(grid, mode, padding, aligned)
    : input.grid_sampler_3d(grid, mode, padding, aligned);
}

function checkDtypes(input: DType, grid: DType, n: number): void {
  if (input !== grid) throw runtimeError(`expected scalar type ${input.scalarType} but found ${grid.scalarType}`);
  if (!input.is_floating_point)
    throw notImplemented(n === 2 ? 'grid_sampler_2d_cpu_kernel_impl' : 'grid_sampler3d_cpu', input);
}

/** For one sample of the batch, the taps of its points; the last of the grid's coordinates is the first dimension's. */
function tapsOf(
  points: Float64Array,
  n: number,
  sample: number,
  spatial: Shape,
  read: GridReading,
  orders: Shape,
): TapsOfPoint {
  const { interpolation_mode: mode, padding_mode: padding, align_corners: alignCorners } = read;
  const count = points.length / (n * read.grid.size(0));
  const round = read.grid.dtype === float64 ? (value: number): number => value : Math.fround;
  const taps: PointTaps[] = [];
  for (let d = 0; d < n; d++) {
    const own = new Float64Array(count);
    for (let p = 0; p < count; p++) own[p] = points[(sample * count + p) * n + n - 1 - d] ?? 0;
    taps.push(tapsAt(own, spatial[d] ?? 1, { mode, padding, alignCorners, round }, orders[n - 1 - d] ?? 0));
  }
  const one = noTaps(count);
  const [wide = one, high = one, deep = one] = taps.reverse();
  return [deep, high, wide];
}

function sampled(input: Tensor, read: GridReading, orders: Shape): Tensor {
  const [batch = 0, channels = 0, ...spatial] = input.shape;
  const n = spatial.length;
  const places = read.grid.shape.slice(1, -1);
  const shape = [batch, channels, ...places];
  const [count, plane] = [numel(places), numel(spatial)];
  const out = allocate(input.dtype, numel(shape));
  const values = denseValues(input);
  const points = Float64Array.from(denseValues(read.grid));
  for (let s = 0; s < batch; s++) {
    const taps = tapsOf(points, n, s, spatial, read, orders);
    const [from, to] = [s * channels * plane, s * channels * count];
    sampleAt(values, from, out, to, channels, count, extentOf(spatial), taps);
  }
  return fromValues(out, shape, input.dtype);
}

function scattered(g: Tensor, read: GridReading, sizes: Shape, orders: Shape): Tensor {
  const [batch = 0, channels = 0, ...spatial] = sizes;
  const n = spatial.length;
  const [count, plane] = [numel(g.shape.slice(2)), numel(spatial)];
  const out = allocate(g.dtype, numel(sizes));
  const sums = new Float64Array(out.length);
  const values = denseValues(g);
  const points = Float64Array.from(denseValues(read.grid));
  for (let s = 0; s < batch; s++) {
    const taps = tapsOf(points, n, s, spatial, read, orders);
    const [from, to] = [s * channels * count, s * channels * plane];
    scatterAt(values, from, sums, to, channels, count, extentOf(spatial), taps);
  }
  out.set(sums);
  return fromValues(out, sizes, g.dtype);
}

/** For each point and coordinate, the sum over the channels of the gradient times the slope of what was sampled. */
function gridGradient(g: Tensor, input: Tensor, read: GridReading): Tensor {
  const { grid } = read;
  const n = grid.size(-1);
  const [batch = 0, channels = 0] = input.shape;
  const count = numel(grid.shape.slice(1, -1));
  const out = allocate(grid.dtype, grid.numel());
  const values = denseValues(g);
  for (let d = 0; d < n; d++) {
    const slopes = denseValues(sampled(input, read, ordersOf(n, d)));
    for (let s = 0; s < batch; s++)
      for (let p = 0; p < count; p++) {
        let sum = 0;
        for (let c = 0; c < channels; c++) {
          const at = (s * channels + c) * count + p;
          sum += (values[at] ?? 0) * (slopes[at] ?? 0);
        }
        out[(s * count + p) * n + d] = sum;
      }
  }
  return fromValues(out, grid.shape, grid.dtype);
}
