/** Padding: constant, mirrored, repeated, around in a circle. */
import { bool } from '../../dtype';
import { notImplemented, notImplementedError, runtimeError } from '../../errors';
import { callMethod } from '../../formulas/families';
import { nothingLike } from '../../formulas/pooling';
import { extentOf, planesOf } from '../../kernels/extent';
import {
  addByMaps,
  copyByMaps,
  copyShifted,
  reflectionMap,
  replicationMap,
  type SourceMap,
  type SourceMaps,
} from '../../kernels/padding';
import { formatList, numel, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate, rounded } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator } from '../definition';

type Mode = 'reflection' | 'replication';

export const constant_pad_nd = internal(
  operator(
    'With so many elements of a value before and after each dimension, the last one first; fewer, where negative.',
    kernel(
      'constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -> Tensor',
      (self: Tensor, pad: Shape, value: number | bigint | boolean) => {
        if (pad.length % 2 !== 0) throw runtimeError(`Length of pad must be even but instead it equals ${pad.length}`);
        if (pad.length > 2 * self.ndim)
          throw runtimeError(
            `Length of pad should be no more than twice the number of dimensions of the input. Pad length is ${pad.length}while the input has ${self.ndim}dimensions.`,
          );
        const before = sides(pad, self.ndim, 0);
        const after = sides(pad, self.ndim, 1);
        const shape = self.shape.map((size, d) => {
          const [first, last] = [before[d] ?? 0, after[d] ?? 0];
          if (size + Math.min(0, first) + Math.min(0, last) < 0)
            throw runtimeError('narrow(): length must be non-negative.');
          return size + first + last;
        });
        const out = allocate(self.dtype, numel(shape));
        out.fill(rounded(Number(value), self.dtype));
        if (self.ndim === 0) return fromValues(denseValues(self).slice(), shape, self.dtype);
        copyShifted(denseValues(self), self.shape, out, shape, before);
        return fromValues(out, shape, self.dtype);
      },
      gradient('ConstantPadNdBackward0', {
        self: by('g', ['pad'], (g, { pad }: { pad: Shape }) =>
          g.constant_pad_nd(
            pad.map((size) => -size),
            0,
          ),
        ),
      }),
    ),
  ),
);

export const reflection_pad1d = padding('reflection', 1);
export const reflection_pad2d = padding('reflection', 2);
export const reflection_pad3d = padding('reflection', 3);
export const replication_pad1d = padding('replication', 1);
export const replication_pad2d = padding('replication', 2);
export const replication_pad3d = padding('replication', 3);
export const reflection_pad1d_backward = paddingBackward('reflection', 1);
export const reflection_pad2d_backward = paddingBackward('reflection', 2);
export const reflection_pad3d_backward = paddingBackward('reflection', 3);
export const replication_pad1d_backward = paddingBackward('replication', 1);
export const replication_pad2d_backward = paddingBackward('replication', 2);
export const replication_pad3d_backward = paddingBackward('replication', 3);

const MODES: Readonly<Record<string, Mode | 'circular'>> = {
  reflect: 'reflection',
  replicate: 'replication',
  circular: 'circular',
};

export const pad = operator(
  'With so many elements before and after each dimension, the last one first: a value, or those that are there already.',
  composite(
    "nn.functional.pad(Tensor input, int[] pad, str mode='constant', Scalar? value=None) -> Tensor",
    (input: Tensor, sizes: Shape, mode: string, value: number | bigint | boolean | null) => {
      if (sizes.length % 2 !== 0) throw runtimeError('Padding length must be divisible by 2');
      if (sizes.length > 2 * input.ndim)
        throw runtimeError(
          `Padding length should be less than or equal to two times the input dimension but got padding length ${sizes.length} and input of dimension ${input.ndim}`,
        );
      if (mode === 'constant') return input.constant_pad_nd(sizes, value ?? 0);
      const known = MODES[mode];
      if (known === undefined) throw notImplementedError(`Unrecognised padding mode ${mode}`);
      if (value !== null && Number(value) !== 0)
        throw runtimeError(`Padding mode "${mode}" doesn't take in value argument`);
      const n = sizes.length / 2;
      if (n < 1 || n > 3 || (input.ndim !== n + 1 && input.ndim !== n + 2))
        throw notImplementedError(notSupported(sizes.length, input.ndim));
      return known === 'circular' ? around(input, sizes) : callMethod(input, `${known}_pad${n}d`, sizes);
    },
  ),
);

/** How the node of an operator is called: `ReflectionPad2D`. */
function nodeName(mode: Mode, n: number): string {
  return `${mode === 'reflection' ? 'Reflection' : 'Replication'}Pad${n}DBackward`;
}

function padding(mode: Mode, n: 1 | 2 | 3): ReturnType<typeof method> {
  const name = `${mode}_pad${n}d`;
  return internal(
    method(
      mode === 'reflection' ? 'Mirrored at the first and last elements.' : 'With the first and last elements repeated.',
      kernel(
        `${name}(Tensor self, int[${2 * n}] padding) -> Tensor`,
        (self: Tensor, pad: Shape) => {
          checkPadding(mode, n, self.shape, pad);
          if (self.dtype === bool) throw notImplemented(name, self.dtype);
          const maps = mapsOf(mode, n, self.shape, pad);
          const shape = [...self.shape.slice(0, -n), ...maps.slice(-n).map(({ length }) => length)];
          const out = allocate(self.dtype, numel(shape));
          copyByMaps(denseValues(self), out, planesOf(self.shape, n), extentOf(self.shape.slice(-n)), maps);
          return fromValues(out, shape, self.dtype);
        },
        gradient(`${nodeName(mode, n)}0`, {
          self: by(
            '\\textstyle\\sum g',
            ['padding', 'self'],
            (g, { self, padding: pad }: { self: Tensor; padding: Shape }) =>
              callMethod(self, `${name}_backward`, g, pad),
          ),
        }),
      ),
    ),
  );
}

function paddingBackward(mode: Mode, n: 1 | 2 | 3): ReturnType<typeof method> {
  const name = `${mode}_pad${n}d`;
  return internal(
    method(
      'The gradient added up where its elements come from.',
      kernel(
        `${name}_backward(Tensor grad_output, Tensor self, int[${2 * n}] padding) -> Tensor`,
        (g: Tensor, self: Tensor, pad: Shape) => {
          const out = allocate(g.dtype, self.numel());
          const sums = new Float64Array(out.length);
          const maps = mapsOf(mode, n, self.shape, pad);
          addByMaps(denseValues(g), sums, planesOf(self.shape, n), extentOf(self.shape.slice(-n)), maps);
          out.set(sums);
          return fromValues(out, self.shape, g.dtype);
        },
        gradient(`${nodeName(mode, n)}Backward0`, {
          grad_output: by('g', ['padding'], (g, { padding: pad }: { padding: Shape }) => callMethod(g, name, pad)),
          self: by('0', [], nothingLike),
        }),
      ),
    ),
  );
}

/** The sizes before (0) or after (1) each dimension, in the order of dimensions. */
function sides(pad: Shape, ndim: number, side: 0 | 1): number[] {
  return Array.from({ length: ndim }, (_, d) => pad[2 * (ndim - 1 - d) + side] ?? 0);
}

function mapsOf(mode: Mode, n: number, shape: Shape, pad: Shape): SourceMaps {
  const spatial = shape.slice(-n);
  const [before, after] = [sides(pad, n, 0), sides(pad, n, 1)];
  const make = mode === 'reflection' ? reflectionMap : replicationMap;
  const maps = spatial.map((size, d) => make(size, before[d] ?? 0, after[d] ?? 0));
  const one: SourceMap = new Int32Array(1);
  const [wide = one, high = one, deep = one] = maps.reverse();
  return [deep, high, wide];
}

function checkPadding(mode: Mode, n: number, shape: Shape, pad: Shape): void {
  if (shape.length < n + 1 || shape.length > n + 2 || shape.slice(shape.length - n - 1).includes(0))
    throw runtimeError(
      `Expected ${n + 1}D or ${n + 2}D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: ${formatList(shape)}`,
    );
  const spatial = shape.slice(-n);
  const [before, after] = [sides(pad, n, 0), sides(pad, n, 1)];
  if (mode === 'reflection')
    for (let d = n - 1; d >= 0; d--) {
      const [first, last, size] = [before[d] ?? 0, after[d] ?? 0, spatial[d] ?? 0];
      if (first >= size || last >= size)
        throw runtimeError(
          `Argument #${4 + 2 * (n - 1 - d)}: Padding size should be less than the corresponding input dimension, but got: padding (${first}, ${last}) at dimension ${shape.length - n + d} of input ${formatList(shape)}`,
        );
    }
  const sizes = spatial.map((size, d) => size + (before[d] ?? 0) + (after[d] ?? 0));
  if (sizes.every((size) => size >= 1)) return;
  if (mode === 'reflection' && n > 1) {
    const negative = sizes.find((size) => size < 0);
    if (negative === undefined) return;
    const whole = [...shape.slice(0, -n), ...sizes];
    throw runtimeError(
      n === 2
        ? 'numel: integer multiplication overflow'
        : `Trying to create tensor with negative dimension ${negative}: ${formatList(whole)}`,
    );
  }
  const letters = ['D', 'H', 'W'].slice(3 - n);
  const told = (list: Shape, between: string): string =>
    letters.map((letter, d) => `${letter}: ${list[d] ?? 0}`).join(between);
  throw runtimeError(
    n === 1
      ? `input (${told(spatial, ', ')}) is too small. Calculated output ${told(sizes, ' ')}`
      : `Calculated output ${told(sizes, ' ')} must be >= 1 in every dimension (input ${told(spatial, ', ')})`,
  );
}

/** Each side shows what is at the other; written into place, last dimension first, as PyTorch does. */
function around(self: Tensor, pad: Shape): Tensor {
  const n = pad.length / 2;
  const { ndim } = self;
  const [before, after] = [sides(pad, ndim, 0), sides(pad, ndim, 1)];
  const shape = self.shape.map((size, d) => {
    const [first, last] = [before[d] ?? 0, after[d] ?? 0];
    if (first > size || last > size) throw runtimeError('Padding value causes wrapping around more than once.');
    if (size + first + last < 0) throw runtimeError('Negative padding value is resulting in an empty dimension');
    return size + first + last;
  });
  const out = self.new_zeros(shape);
  let middle = out;
  let source = self;
  for (let i = 0; i < n; i++) {
    const d = ndim - 1 - i;
    const [first, last] = [before[d] ?? 0, after[d] ?? 0];
    middle = middle.slice(d, Math.max(first, 0), (shape[d] ?? 0) - Math.max(last, 0));
    source = source.slice(d, Math.max(-first, 0), self.size(d) - Math.max(-last, 0));
  }
  middle.copy_(source);
  for (let i = 0; i < n; i++) {
    const d = ndim - 1 - i;
    const [first, last, size] = [before[d] ?? 0, after[d] ?? 0, shape[d] ?? 0];
    const end = size - Math.max(last, 0);
    if (first > 0) out.slice(d, 0, first).copy_(out.slice(d, end - first, end));
    const start = Math.max(first, 0);
    if (last > 0) out.slice(d, size - last, size).copy_(out.slice(d, start, start + last));
  }
  return out;
}

function notSupported(length: number, ndim: number): string {
  return `Padding size ${length} is not supported for ${ndim}D input tensor.
Supported combinations for non-constant padding:
  - 2D or 3D input: padding size = 2 (pads last dimension)
  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)
  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)`;
}
