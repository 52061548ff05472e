/** Poolings that take the mean of each window: what the public functions come down to, and their backward. */
import { int64 } from '../../dtype';
import { runtimeError } from '../../errors';
import { nothingLike } from '../../formulas/pooling';
import { extentOf, planesOf } from '../../kernels/extent';
import {
  adaptiveStretches,
  meansOfWindows,
  slidingStretches,
  spreadOverWindows,
  threeWindows,
  type Windows,
} from '../../kernels/pooling';
import {
  checkAdaptive,
  checkPlanes,
  checkPooled,
  checkPooling,
  poolingSizes,
  poolingWindow,
} from '../../kernels/pooling-shapes';
import { formatList, numel, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, internal, kernel, method } from '../definition';

export const avg_pool2d = pooling(2);
export const avg_pool3d = pooling(3);
export const avg_pool2d_backward = poolingBackward(2);
export const avg_pool3d_backward = poolingBackward(3);
export const _adaptive_avg_pool2d = adaptive(2);
export const _adaptive_avg_pool3d = adaptive(3);
export const _adaptive_avg_pool2d_backward = adaptiveBackward(2);
export const _adaptive_avg_pool3d_backward = adaptiveBackward(3);

interface Pooled {
  readonly self: Tensor;
  readonly kernel_size: Shape;
  readonly stride: Shape;
  readonly padding: Shape;
  readonly ceil_mode: boolean;
  readonly count_include_pad: boolean;
  readonly divisor_override: number | null;
}

/** The parameters after the tensors. */
function parameters(n: number): string {
  return `int[${n}] kernel_size, int[${n}] stride, int[${n}] padding, bool ceil_mode, bool count_include_pad, int? divisor_override`;
}

function pooling(n: 2 | 3): ReturnType<typeof method> {
  return internal(
    method(
      'The mean of each window.',
      kernel(
        `avg_pool${n}d(Tensor self, ${parameters(n)}) -> Tensor`,
        (
          self: Tensor,
          size: Shape,
          stride: Shape,
          padding: Shape,
          ceil: boolean,
          counts: boolean,
          divisor: number | null,
        ) => {
          // Planes have a channel, which PyTorch asks for before anything else.
          if (n === 2) self.size(-3);
          else checkPlanes(self.shape, n);
          const { windows, sizes } = windowsOver(self.shape, n, size, stride, padding, ceil, counts);
          if (divisor === 0) throw runtimeError('divisor must be not zero');
          checkPooled(`avg_pool${n}d`, self.dtype, (integers) => integers === int64);
          return means(self, sizes, windows, divisor);
        },
        gradient(`AvgPool${n}DBackward0`, {
          self: by(
            '\\frac{g}{k}',
            ['ceil_mode', 'count_include_pad', 'divisor_override', 'kernel_size', 'padding', 'self', 'stride'],
            (g, saved: Pooled) => {
              const { self, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override } = saved;
              const rest = [kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override] as const;
              return n === 2 ? self.avg_pool2d_backward(g, ...rest) : self.avg_pool3d_backward(g, ...rest);
            },
          ),
        }),
      ),
    ),
  );
}

function poolingBackward(n: 2 | 3): ReturnType<typeof method> {
  return internal(
    method(
      'The gradient spread evenly over each window.',
      kernel(
        `avg_pool${n}d_backward(Tensor grad_output, Tensor self, ${parameters(n)}) -> Tensor`,
        (
          g: Tensor,
          self: Tensor,
          size: Shape,
          stride: Shape,
          padding: Shape,
          ceil: boolean,
          counts: boolean,
          divisor: number | null,
        ) => spread(g, self.shape, windowsOver(self.shape, n, size, stride, padding, ceil, counts).windows, divisor, n),
        gradient(`AvgPool${n}DBackwardBackward0`, {
          grad_output: by(
            '\\bar g',
            ['ceil_mode', 'count_include_pad', 'divisor_override', 'kernel_size', 'padding', 'stride'],
            (g, saved: Omit<Pooled, 'self'>) => {
              const { kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override } = saved;
              const rest = [kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override] as const;
              return n === 2 ? g.avg_pool2d(...rest) : g.avg_pool3d(...rest);
            },
          ),
          self: by('0', [], nothingLike),
        }),
      ),
    ),
  );
}

function adaptive(n: 2 | 3): ReturnType<typeof method> {
  const name = `adaptive_avg_pool${n}d`;
  return internal(
    method(
      'The mean of each of so many windows.',
      kernel(
        `_${name}(Tensor self, int[${n}] output_size) -> Tensor`,
        (self: Tensor, output_size: Shape) => {
          checkAdaptive(name, self.shape, self.ndim - n);
          checkPooled(name, self.dtype, () => false);
          return means(self, output_size, adaptiveWindows(self.shape, output_size), null);
        },
        gradient(`AdaptiveAvgPool${n}DBackward0`, {
          self: by('\\frac{g}{k}', ['self'], (g, { self }) =>
            n === 2 ? self._adaptive_avg_pool2d_backward(g) : self._adaptive_avg_pool3d_backward(g),
          ),
        }),
      ),
    ),
  );
}

function adaptiveBackward(n: 2 | 3): ReturnType<typeof method> {
  const sizes = Array.from({ length: n }, (_, d) => `grad_output_sym_argsize_minus_${d + 1}`);
  return internal(
    method(
      'The gradient spread evenly over each window.',
      kernel(
        `_adaptive_avg_pool${n}d_backward(Tensor grad_output, Tensor self) -> Tensor`,
        (g: Tensor, self: Tensor) => spread(g, self.shape, adaptiveWindows(self.shape, g.shape.slice(-n)), null, n),
        gradient(`AdaptiveAvgPool${n}DBackwardBackward0`, {
          grad_output: by('\\bar g', sizes, (g, saved: Readonly<Record<string, number>>) => {
            const outputs = sizes.map((name) => saved[name] ?? 0).reverse();
            return n === 2 ? g._adaptive_avg_pool2d(outputs) : g._adaptive_avg_pool3d(outputs);
          }),
          self: by('0', [], nothingLike),
        }),
      ),
    ),
  );
}

function windowsOver(
  shape: Shape,
  n: number,
  kernelSize: Shape,
  strides: Shape,
  paddings: Shape,
  ceil: boolean,
  counts: boolean,
): { windows: Windows; sizes: Shape } {
  const window = poolingWindow(`avg_pool${n}d`, n, kernelSize, strides, paddings, [1]);
  const spatial = shape.slice(-n);
  const sizes = poolingSizes(spatial, window, ceil);
  checkPooling(`avg_pool${n}d`, shape, window, sizes);
  const stretches = spatial.map((extent, d) => {
    const [size, stride, padding] = [window.kernel[d] ?? 1, window.stride[d] ?? 1, window.padding[d] ?? 0];
    return slidingStretches(extent, sizes[d] ?? 0, size, stride, padding, 1, counts);
  });
  return { windows: threeWindows(stretches), sizes };
}

function adaptiveWindows(shape: Shape, sizes: Shape): Windows {
  return threeWindows(shape.slice(-sizes.length).map((extent, d) => adaptiveStretches(extent, sizes[d] ?? 0)));
}

function means(self: Tensor, sizes: Shape, windows: Windows, divisor: number | null): Tensor {
  const n = sizes.length;
  const shape = [...self.shape.slice(0, -n), ...sizes];
  if (sizes.some((size) => size < 0))
    throw runtimeError(
      `Trying to create tensor with negative dimension ${sizes.find((size) => size < 0) ?? 0}: ${formatList(shape)}`,
    );
  const out = allocate(self.dtype, numel(shape));
  const extent = extentOf(self.shape.slice(-n));
  meansOfWindows(denseValues(self), out, planesOf(self.shape, n), extent, windows, divisor);
  return fromValues(out, shape, self.dtype);
}

function spread(g: Tensor, shape: Shape, windows: Windows, divisor: number | null, n: number): Tensor {
  const out = allocate(g.dtype, numel(shape));
  const sums = new Float64Array(out.length);
  spreadOverWindows(denseValues(g), sums, planesOf(shape, n), extentOf(shape.slice(-n)), windows, divisor);
  out.set(sums);
  return fromValues(out, shape, g.dtype);
}
