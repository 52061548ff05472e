/** Poolings that take the largest element of each window: what the public functions come down to, and their backward. */
import { extentOf, planesOf } from '../../kernels/extent';
import {
  adaptiveStretches,
  fractionalStretches,
  largestOfWindows,
  scatterToPlanes,
  slidingStretches,
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
import { atIndices, nothingLike } from '../../formulas/pooling';
import { float64, int64 } from '../../dtype';
import { runtimeError } from '../../errors';
import { formatList, numel, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, internal, kernel, method } from '../definition';

const WINDOW = 'int[2] kernel_size, int[2] stride, int[2] padding, int[2] dilation, bool ceil_mode';

export const max_pool2d_with_indices = pooling(2);
export const max_pool3d_with_indices = pooling(3);
export const max_pool2d_with_indices_backward = poolingBackward(2);
export const max_pool3d_with_indices_backward = poolingBackward(3);
export const adaptive_max_pool2d = adaptive(2);
export const adaptive_max_pool3d = adaptive(3);
export const adaptive_max_pool2d_backward = adaptiveBackward(2);
export const adaptive_max_pool3d_backward = adaptiveBackward(3);
export const max_unpool2d = unpooling(2);
export const max_unpool3d = unpooling(3);

interface Pooled {
  readonly self: Tensor;
  readonly kernel_size: Shape;
  readonly stride: Shape;
  readonly padding: Shape;
  readonly dilation: Shape;
  readonly ceil_mode: boolean;
  readonly result1: Tensor;
}

function pooling(n: 2 | 3): ReturnType<typeof method> {
  const name = `max_pool${n}d`;
  return internal(
    method(
      'The largest element of each window, and its index.',
      kernel(
        `${name}_with_indices(Tensor self, ${WINDOW.replaceAll('int[2]', `int[${n}]`)}) -> (Tensor, Tensor)`,
        (self: Tensor, size: Shape, stride: Shape, padding: Shape, dilation: Shape, ceil: boolean) => {
          const window = poolingWindow(name, n, size, stride, padding, dilation);
          checkPlanes(self.shape, n);
          const spatial = self.shape.slice(-n);
          const sizes = poolingSizes(spatial, window, ceil);
          checkPooling(`${name}_with_indices_out_cpu_template`, self.shape, window, sizes);
          checkPooled(name, self.dtype, () => true);
          const stretches = spatial.map((extent, d) =>
            slidingStretches(
              extent,
              sizes[d] ?? 0,
              window.kernel[d] ?? 1,
              window.stride[d] ?? 1,
              window.padding[d] ?? 0,
              window.dilation[d] ?? 1,
              false,
            ),
          );
          const windows = threeWindows(stretches);
          return largest(self, sizes, () => windows);
        },
        gradient(`MaxPool${n}DWithIndicesBackward0`, {
          self: by(
            'g\\,[i = \\arg\\max x]',
            ['ceil_mode', 'dilation', 'kernel_size', 'padding', 'result1', 'self', 'stride'],
            (g, { self, kernel_size, stride, padding, dilation, ceil_mode, result1 }: Pooled) =>
              n === 2
                ? self.max_pool2d_with_indices_backward(g, kernel_size, stride, padding, dilation, ceil_mode, result1)
                : self.max_pool3d_with_indices_backward(g, kernel_size, stride, padding, dilation, ceil_mode, result1),
          ),
        }),
      ),
    ),
  );
}

function poolingBackward(n: 2 | 3): ReturnType<typeof method> {
  return internal(
    method(
      'The gradient at the largest element of each window.',
      kernel(
        `max_pool${n}d_with_indices_backward(Tensor grad_output, Tensor self, ${WINDOW.replaceAll('int[2]', `int[${n}]`)}, Tensor indices) -> Tensor`,
        (
          g: Tensor,
          self: Tensor,
          _size: Shape,
          _stride: Shape,
          _padding: Shape,
          _dilation: Shape,
          _ceil: boolean,
          indices: Tensor,
        ) => scattered(g, indices, self.shape, n, true),
        backwardOfBackward(`MaxPool${n}DWithIndicesBackwardBackward0`, n),
      ),
    ),
  );
}

function adaptive(n: 2 | 3): ReturnType<typeof method> {
  const name = `adaptive_max_pool${n}d`;
  return internal(
    method(
      'The largest element of each of so many windows, and its index.',
      kernel(
        `${name}(Tensor self, int[${n}] output_size) -> (Tensor, Tensor)`,
        (self: Tensor, output_size: Shape) => {
          if (self.ndim !== n + 1 && self.ndim !== n + 2)
            throw runtimeError(`${name}(): Expected ${n + 1}D or ${n + 2}D tensor, but got: ${formatList(self.shape)}`);
          checkAdaptive(name, self.shape, 1);
          if (output_size.length !== n)
            throw runtimeError(`${name}(): internal error: output_size.size() must be ${n}`);
          if (output_size.some((size) => size < 0))
            throw runtimeError(
              `Trying to create tensor with negative dimension ${output_size.find((size) => size < 0) ?? 0}: ${formatList([...self.shape.slice(0, -n), ...output_size])}`,
            );
          checkPooled(name, self.dtype, () => false);
          const windows = threeWindows(
            self.shape.slice(-n).map((size, d) => adaptiveStretches(size, output_size[d] ?? 0)),
          );
          return largest(self, output_size, () => windows);
        },
        gradient(`AdaptiveMaxPool${n}DBackward0`, {
          self: by(
            'g\\,[i = \\arg\\max x]',
            ['result1', 'self'],
            (g, { self, result1 }: { self: Tensor; result1: Tensor }) =>
              n === 2 ? self.adaptive_max_pool2d_backward(g, result1) : self.adaptive_max_pool3d_backward(g, result1),
          ),
        }),
      ),
    ),
  );
}

function adaptiveBackward(n: 2 | 3): ReturnType<typeof method> {
  return internal(
    method(
      'The gradient at the largest element of each window.',
      kernel(
        `adaptive_max_pool${n}d_backward(Tensor grad_output, Tensor self, Tensor indices) -> Tensor`,
        (g: Tensor, self: Tensor, indices: Tensor) => scattered(g, indices, self.shape, n, true),
        backwardOfBackward(`AdaptiveMaxPool${n}DBackwardBackward0`, n),
      ),
    ),
  );
}

interface Fractional {
  readonly self: Tensor;
  readonly kernel_size: Shape;
  readonly output_size: Shape;
  readonly result1: Tensor;
}

export const fractional_max_pool2d = internal(
  method(
    'The largest element of each of so many windows, whose places are drawn, and its index.',
    kernel(
      'fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)',
      (self: Tensor, size: Shape, outputs: Shape, samples: Tensor) => {
        checkFractional(self, size, outputs, samples);
        checkPooled('fractional_max_pool2d_out_frame', self.dtype, () => false);
        const round = self.dtype === float64 ? (value: number): number => value : Math.fround;
        const drawn = denseValues(samples);
        const [height = 0, width = 0] = self.shape.slice(-2);
        return largest(self, outputs, (plane) =>
          threeWindows([
            fractionalStretches(height, outputs[0] ?? 0, size[0] ?? 1, drawn[2 * plane + 1] ?? 0, round),
            fractionalStretches(width, outputs[1] ?? 0, size[1] ?? 1, drawn[2 * plane] ?? 0, round),
          ]),
        );
      },
      gradient('FractionalMaxPool2DBackward0', {
        self: by(
          'g\\,[i = \\arg\\max x]',
          ['kernel_size', 'output_size', 'result1', 'self'],
          (g, { self, kernel_size, output_size, result1 }: Fractional) =>
            self.fractional_max_pool2d_backward(g, kernel_size, output_size, result1),
        ),
      }),
    ),
  ),
);

export const fractional_max_pool2d_backward = internal(
  method(
    'The gradient at the largest element of each window.',
    kernel(
      'fractional_max_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, int[2] output_size, Tensor indices) -> Tensor',
      (g: Tensor, self: Tensor, _size: Shape, _outputs: Shape, indices: Tensor) =>
        scattered(g, indices, self.shape, 2, true),
      backwardOfBackward('FractionalMaxPool2DBackwardBackward0', 2),
    ),
  ),
);

function unpooling(n: 2 | 3): ReturnType<typeof method> {
  const rest = n === 2 ? '' : ', int[3] stride, int[3] padding';
  return internal(
    method(
      'The elements at the places where a pooling took them, zeros elsewhere.',
      kernel(
        `max_unpool${n}d(Tensor self, Tensor indices, int[${n}] output_size${rest}) -> Tensor`,
        (self: Tensor, indices: Tensor, output_size: Shape) => {
          checkUnpooling(self, indices, output_size, n);
          return scattered(self, indices, [...self.shape.slice(0, -n), ...output_size], n, false);
        },
        gradient(`MaxUnpool${n}DBackward0`, {
          self: by('g_i', ['indices'], (g, { indices }: { indices: Tensor }) => atIndices(g, indices, n)),
        }),
      ),
    ),
  );
}

function backwardOfBackward(node: string, n: number): ReturnType<typeof gradient> {
  return gradient(node, {
    grad_output: by('g_i', ['indices'], (g, { indices }: { indices: Tensor }) => atIndices(g, indices, n)),
    self: by('0', [], nothingLike),
  });
}

function largest(self: Tensor, sizes: Shape, windows: (plane: number) => Windows): [Tensor, Tensor] {
  const n = sizes.length;
  const shape = [...self.shape.slice(0, -n), ...sizes];
  const out = allocate(self.dtype, numel(shape));
  const indices = allocate(int64, numel(shape));
  const planes = planesOf(self.shape, n);
  largestOfWindows(denseValues(self), out, indices, planes, extentOf(self.shape.slice(-n)), windows);
  return [fromValues(out, shape, self.dtype), fromValues(indices, shape, int64)];
}

function scattered(values: Tensor, indices: Tensor, shape: Shape, n: number, adds: boolean): Tensor {
  const size = numel(shape.slice(-n));
  const out = allocate(values.dtype, numel(shape));
  const sums = adds ? new Float64Array(out.length) : out;
  scatterToPlanes(denseValues(values), denseValues(indices), sums, planesOf(shape, n), size, adds);
  if (adds) out.set(sums);
  return fromValues(out, shape, values.dtype);
}

function checkFractional(self: Tensor, size: Shape, outputs: Shape, samples: Tensor): void {
  if (samples.requires_grad)
    throw runtimeError(
      "The function 'fractional_max_pool2d' is not differentiable with respect to argument 'random_samples'. This input cannot have requires_grad True.",
    );
  const name = 'fractional_max_pool2d';
  if (size.length !== 2) throw runtimeError(`${name}: kernel_size must either be a single Int or tuple of Ints`);
  if (outputs.length !== 2) throw runtimeError(`${name}: output_size must either be a single Int or tuple of Ints`);
  const [kernelHeight = 0, kernelWidth = 0] = size;
  if (kernelHeight <= 0 || kernelWidth <= 0)
    throw runtimeError(`${name}(): kernel size should be greater than zero, but got ${kernelHeight}x${kernelWidth}`);
  if (self.ndim !== 3 && self.ndim !== 4)
    throw runtimeError(`${name}(): Expected 3D or 4D tensor, but got: ${formatList(self.shape)}`);
  const empty = self.shape.findIndex((extent, d) => d >= self.ndim - 3 && extent === 0);
  if (empty >= 0)
    throw runtimeError(
      `${name}(): Expected input to have non-zero size for non-batch dimensions, but got${formatList(self.shape)} with dimension ${empty} being empty.`,
    );
  ['height', 'width'].forEach((side, d) => {
    const extent = self.size(d - 2);
    if ((outputs[d] ?? 0) + (size[d] ?? 0) - 1 > extent)
      throw runtimeError(`${name}(): pool ${side} ${size[d] ?? 0} too large relative to input ${side} ${extent}`);
  });
  if (samples.dtype !== self.dtype) throw runtimeError('Expect _random_samples to have the same dtype as input');
  if (samples.ndim !== 3) throw runtimeError(`Expect _random_samples to have 3 dimensions, got ${samples.ndim}`);
  if (samples.size(0) < (self.ndim === 3 ? 1 : self.size(0)))
    throw runtimeError('Expect _random_samples.size(0) no less then input batch size.');
  if (samples.size(1) !== self.size(-3))
    throw runtimeError('Expect _random_samples.size(1) equals to input channel size.');
  if (samples.size(2) !== 2) throw runtimeError(`Expect _random_samples.size(2) equals to 2; got ${samples.size(2)}.`);
}

function checkUnpooling(self: Tensor, indices: Tensor, sizes: Shape, n: number): void {
  if (indices.dtype !== int64)
    throw runtimeError(`elements in indices should be type int64 but got: ${indices.dtype.scalarType}`);
  if (sizes.length !== n)
    throw runtimeError(
      `There should be exactly ${n === 2 ? 'two' : 'three'} elements (${n === 2 ? '' : 'depth, '}height, width) in output_size, but got ${sizes.length} elements.`,
    );
  if (self.ndim !== n + 1 && self.ndim !== n + 2)
    throw runtimeError(
      `Input to max_unpooling${n}d should be a ${n + 1}d or ${n + 2}d Tensor, but got a tensor with ${self.ndim} dimensions.`,
    );
  if (formatList(self.shape) !== formatList(indices.shape))
    throw runtimeError(
      `Expected shape of indices to be same as that of the input tensor (${formatList(self.shape)}) but got indices tensor with shape: ${formatList(indices.shape)}`,
    );
  const empty = self.shape.findIndex((extent, d) => d >= (self.ndim === n + 2 ? 1 : 0) && extent === 0);
  if (empty >= 0)
    throw runtimeError(
      `max_unpooling${n}d_forward_out_cpu(): Expected input to have non-zero size for non-batch dimensions, but got ${formatList(self.shape)} with dimension ${empty} being empty.`,
    );
  checkPooled(`max_unpool${n}d`, self.dtype, () => false);
  const size = numel(sizes);
  for (const index of denseValues(indices))
    if (index < 0 || index >= size)
      throw runtimeError(`Found an invalid max index: ${index} (output volumes are of size ${sizes.join('x')})`);
}
