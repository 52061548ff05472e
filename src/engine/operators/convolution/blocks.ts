/** Sliding blocks of images as columns, and back; channels taken apart, put together and mixed. */
import { bool, type DType } from '../../dtype';
import { indexError, notImplemented, runtimeError } from '../../errors';
import { foldBlock, unfoldBlock, type ConvolutionGeometry } from '../../kernels/convolution';
import { copyStrided } from '../../kernels/copy';
import { repeated } from '../../kernels/extent';
import { contiguousStrides, formatList, numel, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import {
  aliased,
  by,
  composite,
  gradient,
  internal,
  kernel,
  method,
  notDifferentiable,
  operator,
  torchFunction,
} from '../definition';

interface Blocks {
  readonly kernel_size: Shape;
  readonly dilation: Shape;
  readonly padding: Shape;
  readonly stride: Shape;
}

const BLOCKS = 'int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride';
const FUNCTIONAL = 'int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1';

interface Unfolded extends Blocks {
  readonly self_sym_argsize_minus_1: number;
  readonly self_sym_argsize_minus_2: number;
}

export const im2col = internal(
  method(
    'Each block of the size of the kernel as a column.',
    kernel(
      `im2col(Tensor self, ${BLOCKS}) -> Tensor`,
      (self: Tensor, kernel_size: Shape, dilation: Shape, padding: Shape, stride: Shape) => {
        const blocks = { kernel_size, dilation, padding, stride };
        checkBlocks(blocks);
        checkImages(self.shape);
        const counts = countsOf(self.shape.slice(-2), blocks);
        if (counts.some((count) => count < 1))
          throw runtimeError(
            `Given input with spatial size ${tuple(self.shape.slice(-2))}, kernel_size=${tuple(kernel_size)}, dilation=${tuple(dilation)}, padding=${tuple(padding)}, calculated shape of the array of sliding blocks as ${tuple(counts)}, but its components must be at least one.`,
          );
        checkTaken('im2col_out_cpu', self.dtype);
        return unfolded(self, blocks, counts);
      },
      gradient('Im2ColBackward0', {
        self: by(
          '\\mathrm{col2im}(g)',
          ['dilation', 'kernel_size', 'padding', 'self_sym_argsize_minus_1', 'self_sym_argsize_minus_2', 'stride'],
          (g, { kernel_size, dilation, padding, stride, ...sizes }: Unfolded) =>
            g.col2im(
              [sizes.self_sym_argsize_minus_2, sizes.self_sym_argsize_minus_1],
              kernel_size,
              dilation,
              padding,
              stride,
            ),
        ),
      }),
    ),
  ),
);

export const col2im = internal(
  method(
    'An image in which each block is the sum of the columns that show it.',
    kernel(
      `col2im(Tensor self, int[2] output_size, ${BLOCKS}) -> Tensor`,
      (self: Tensor, size: Shape, kernel_size: Shape, dilation: Shape, padding: Shape, stride: Shape) => {
        const blocks = { kernel_size, dilation, padding, stride };
        checkBlocks(blocks);
        checkColumns(self.shape, size, blocks);
        checkTaken('col2im_out_cpu', self.dtype);
        return folded(self, size, blocks);
      },
      gradient('Col2ImBackward0', {
        self: by(
          '\\mathrm{im2col}(g)',
          ['dilation', 'kernel_size', 'padding', 'stride'],
          (g, { kernel_size, dilation, padding, stride }: Blocks) => g.im2col(kernel_size, dilation, padding, stride),
        ),
      }),
    ),
  ),
);

export const functional_unfold = operator(
  'Each block of the size of the kernel as a column.',
  composite(
    `nn.functional.unfold(Tensor input, ${FUNCTIONAL}) -> Tensor`,
    (input: Tensor, kernel_size: Shape, dilation: Shape, padding: Shape, stride: Shape) =>
      input.im2col(repeated(kernel_size, 2), repeated(dilation, 2), repeated(padding, 2), repeated(stride, 2)),
  ),
);

export const functional_fold = operator(
  'An image in which each block is the sum of the columns that show it.',
  composite(
    `nn.functional.fold(Tensor input, int[2] output_size, ${FUNCTIONAL}) -> Tensor`,
    (input: Tensor, size: Shape, kernel_size: Shape, dilation: Shape, padding: Shape, stride: Shape) => {
      const lists = [kernel_size, dilation, padding, stride].map((list) => repeated(list, 2));
      const [kernels = [], spread = [], pads = [], steps = []] = lists;
      return input.col2im(repeated(size, 2), kernels, spread, pads, steps);
    },
  ),
);

export const _pixel_shuffle = internal(
  method(
    'Channels laid out as finer elements of fewer of them.',
    kernel(
      '_pixel_shuffle(Tensor self, int upscale_factor) -> Tensor',
      (self: Tensor, factor: number) => {
        checkDimensions('pixel_shuffle', self);
        if (factor <= 0) throw runtimeError(`pixel_shuffle expects a positive upscale_factor, but got ${factor}`);
        const [channels = 0, height = 0, width = 0] = self.shape.slice(-3);
        if (channels % (factor * factor) !== 0)
          throw runtimeError(
            `pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=${channels} is not divisible by ${factor * factor}`,
          );
        const outer = channels / (factor * factor);
        const lead = self.shape.slice(0, -3);
        return reordered(
          self,
          [numel(lead), outer, factor, factor, height, width],
          [0, 1, 4, 2, 5, 3],
          [...lead, outer, height * factor, width * factor],
        );
      },
      gradient('PixelShuffleBackward0', {
        self: by('\\mathrm{unshuffle}(g)', ['upscale_factor'], (g, { upscale_factor }: { upscale_factor: number }) =>
          g._pixel_unshuffle(upscale_factor),
        ),
      }),
    ),
  ),
);

export const _pixel_unshuffle = internal(
  method(
    'Neighbouring elements laid out as channels of a coarser image.',
    kernel(
      '_pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor',
      (self: Tensor, factor: number) => {
        checkDimensions('pixel_unshuffle', self);
        if (factor <= 0) throw runtimeError(`pixel_unshuffle expects a positive downscale_factor, but got ${factor}`);
        const [channels = 0, height = 0, width = 0] = self.shape.slice(-3);
        for (const [side, size, d] of [
          ['height', height, -2],
          ['width', width, -1],
        ] as const)
          if (size % factor !== 0)
            throw runtimeError(
              `pixel_unshuffle expects ${side} to be divisible by downscale_factor, but input.size(${d})=${size} is not divisible by ${factor}`,
            );
        const lead = self.shape.slice(0, -3);
        const [h, w] = [height / factor, width / factor];
        return reordered(
          self,
          [numel(lead), channels, h, factor, w, factor],
          [0, 1, 3, 5, 2, 4],
          [...lead, channels * factor * factor, h, w],
        );
      },
      gradient('PixelUnshuffleBackward0', {
        self: by(
          '\\mathrm{shuffle}(g)',
          ['downscale_factor'],
          (g, { downscale_factor }: { downscale_factor: number }) => g._pixel_shuffle(downscale_factor),
        ),
      }),
    ),
  ),
);

export const _channel_shuffle = internal(
  method(
    'Channels of several groups in turn.',
    kernel(
      '_channel_shuffle(Tensor self, int groups) -> Tensor',
      mixedChannels,
      gradient('ChannelShuffleBackward0', {
        self: by('\\mathrm{shuffle}^{-1}(g)', ['groups'], (g, { groups }: { groups: number }) =>
          g._channel_shuffle(g.size(1) / groups),
        ),
      }),
    ),
  ),
);

export const pixel_shuffle = aliased(
  torchFunction(
    'Channels laid out as finer elements of fewer of them.',
    composite('pixel_shuffle(Tensor self, int upscale_factor) -> Tensor', (self: Tensor, factor: number) =>
      self._pixel_shuffle(factor),
    ),
  ),
  'nn.functional.pixel_shuffle',
);

export const pixel_unshuffle = aliased(
  torchFunction(
    'Neighbouring elements laid out as channels of a coarser image.',
    composite('pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor', (self: Tensor, factor: number) =>
      self._pixel_unshuffle(factor),
    ),
  ),
  'nn.functional.pixel_unshuffle',
);

export const channel_shuffle = aliased(
  torchFunction(
    'Channels of several groups in turn.',
    composite('channel_shuffle(Tensor self, int groups) -> Tensor', (self: Tensor, groups: number) =>
      self._channel_shuffle(groups),
    ),
  ),
  'nn.functional.channel_shuffle',
);

export const native_channel_shuffle = aliased(
  torchFunction(
    'Channels of several groups in turn, without a derivative.',
    kernel(
      'native_channel_shuffle(Tensor self, int groups) -> Tensor',
      mixedChannels,
      notDifferentiable('native_channel_shuffle'),
    ),
  ),
  'nn.functional.native_channel_shuffle',
);

function mixedChannels(self: Tensor, groups: number): Tensor {
  if (self.ndim < 3)
    throw runtimeError(
      `channel_shuffle expects input with > 2 dims, but got input with sizes ${formatList(self.shape)}`,
    );
  const [batch = 0, channels = 0] = self.shape;
  if (groups <= 0)
    throw runtimeError(`Number of groups to divide channels in must be positive. Value of groups:${groups}`);
  if (channels % groups !== 0)
    throw runtimeError(
      `Number of channels must be divisible by groups. Got ${channels} channels and ${groups} groups.`,
    );
  const parts = [batch, groups, channels / groups, numel(self.shape.slice(2))];
  return reordered(self, parts, [0, 2, 1, 3], self.shape);
}

function checkDimensions(name: string, self: Tensor): void {
  if (self.ndim < 3)
    throw runtimeError(
      `${name} expects input to have at least 3 dimensions, but got input with ${self.ndim} dimension(s)`,
    );
}

/** The elements as a tensor of `parts` with its dimensions in another order. */
function reordered(self: Tensor, parts: Shape, order: Shape, shape: Shape): Tensor {
  const strides = contiguousStrides(parts);
  const out = allocate(self.dtype, numel(shape));
  copyStrided(
    denseValues(self),
    order.map((d) => parts[d] ?? 1),
    order.map((d) => strides[d] ?? 1),
    0,
    out,
  );
  return fromValues(out, shape, self.dtype);
}

function unfolded(self: Tensor, blocks: Blocks, counts: Shape): Tensor {
  const batch = self.ndim === 4 ? self.size(0) : 1;
  const channels = self.size(-3);
  const geometry = geometryOf(batch, channels, self.shape.slice(-2), counts, blocks);
  const rows = channels * numel(blocks.kernel_size);
  const places = numel(counts);
  const out = allocate(self.dtype, batch * rows * places);
  const columns = new Float64Array(rows * places);
  const values = denseValues(self);
  for (let n = 0; n < batch; n++) {
    unfoldBlock(values, columns, geometry, n, 0, 0, counts[0] ?? 0);
    out.set(columns, n * columns.length);
  }
  return fromValues(out, [...self.shape.slice(0, -3), rows, places], self.dtype);
}

function folded(self: Tensor, size: Shape, blocks: Blocks): Tensor {
  const batch = self.ndim === 3 ? self.size(0) : 1;
  const [rows = 0, places = 0] = self.shape.slice(-2);
  const channels = rows / numel(blocks.kernel_size);
  const counts = countsOf(size, blocks);
  const geometry = geometryOf(batch, channels, size, counts, blocks);
  const out = allocate(self.dtype, batch * channels * numel(size));
  const sums = new Float64Array(channels * numel(size));
  const values = Float64Array.from(denseValues(self));
  for (let n = 0; n < batch; n++) {
    sums.fill(0);
    foldBlock(values.subarray(n * rows * places, (n + 1) * rows * places), sums, geometry, 0, counts[0] ?? 0);
    for (let i = 0; i < sums.length; i++) {
      const sum = sums[i] ?? 0;
      out[n * sums.length + i] = self.dtype === bool ? Number(sum !== 0) : sum;
    }
  }
  return fromValues(out, [...self.shape.slice(0, -2), channels, ...size], self.dtype);
}

function geometryOf(
  batch: number,
  channels: number,
  [height = 0, width = 0]: Shape,
  [rows = 0, columns = 0]: Shape,
  { kernel_size, dilation, padding, stride }: Blocks,
): ConvolutionGeometry {
  return {
    batch,
    groups: 1,
    inputChannels: channels,
    outputChannels: 1,
    input: [1, height, width],
    output: [1, rows, columns],
    kernel: [1, kernel_size[0] ?? 1, kernel_size[1] ?? 1],
    stride: [1, stride[0] ?? 1, stride[1] ?? 1],
    padding: [0, padding[0] ?? 0, padding[1] ?? 0],
    dilation: [1, dilation[0] ?? 1, dilation[1] ?? 1],
  };
}

/** How many blocks there are along each dimension. */
function countsOf(size: Shape, { kernel_size, dilation, padding, stride }: Blocks): number[] {
  return size.map((extent, d) => {
    const reach = (dilation[d] ?? 1) * ((kernel_size[d] ?? 1) - 1) + 1;
    return Math.floor((extent + 2 * (padding[d] ?? 0) - reach) / (stride[d] ?? 1)) + 1;
  });
}

function tuple(list: Shape): string {
  return `(${list.join(', ')})`;
}

function checkBlocks({ kernel_size, dilation, padding, stride }: Blocks): void {
  for (const [name, list] of Object.entries({ kernel_size, dilation, padding, stride }))
    if (list.length !== 2) throw runtimeError(`It is expected ${name} equals to 2, but got size ${list.length}`);
  const told = (what: string, [height = 0, width = 0]: Shape): string =>
    `but got ${what}_height: ${height} ${what}_width: ${width}`;
  if (kernel_size.some((size) => size <= 0))
    throw runtimeError(`kernel size should be greater than zero, ${told('kernel', kernel_size)}`);
  if (dilation.some((step) => step <= 0))
    throw runtimeError(`dilation should be greater than zero, ${told('dilation', dilation)}`);
  if (padding.some((pad) => pad < 0)) throw runtimeError(`padding should be non-negative, ${told('pad', padding)}`);
  if (stride.some((step) => step <= 0))
    throw runtimeError(`stride should be greater than zero, ${told('stride', stride)}`);
}

function checkImages(shape: Shape): void {
  if ((shape.length === 3 || shape.length === 4) && !shape.slice(-3).includes(0)) return;
  if (shape.length === 2) throw indexError('Dimension out of range (expected to be in range of [-2, 1], but got 2)');
  throw runtimeError(
    `Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: ${formatList(shape)}`,
  );
}

function checkColumns(shape: Shape, size: Shape, blocks: Blocks): void {
  if (size.length !== 2) throw runtimeError(`It is expected output_size equals to 2, but got size ${size.length}`);
  if ((shape.length !== 2 && shape.length !== 3) || shape.slice(-2).includes(0))
    throw runtimeError(
      `Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: ${formatList(shape)}`,
    );
  const [rows = 0, places = 0] = shape.slice(-2);
  const { kernel_size, dilation, padding, stride } = blocks;
  const d = shape.length - 2;
  if (rows % numel(kernel_size) !== 0)
    throw runtimeError(
      `Expected size of input's dimension ${d} to be divisible by the product of kernel_size, but got input.size(${d})=${rows} and kernel_size=${tuple(kernel_size)}.`,
    );
  const [high = 0, wide = 0] = countsOf(size, blocks);
  const given = `Given output_size=${tuple(size)}, kernel_size=${tuple(kernel_size)}, dilation=${tuple(dilation)}, padding=${tuple(padding)}, stride=${tuple(stride)}, expected`;
  if (places !== high * wide)
    throw runtimeError(
      `${given} size of input's dimension ${d + 1} to match the calculated number of sliding blocks ${high} * ${wide} = ${high * wide}, but got input.size(${d + 1})=${places}.`,
    );
}

function checkTaken(name: string, dtype: DType): void {
  if (!dtype.is_floating_point && dtype !== bool) throw notImplemented(name, dtype);
}
