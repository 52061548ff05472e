/** Elements in another order, or several times. */
import { ofNumbers } from '../../tensor/create';
import { int64, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import { positions, progression, sums, tables, type Places } from '../../kernels/places';
import { contiguousStrides, formatList, wrapDim, wrapDims, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { picked } from '../../tensor/moved';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, linearly, method, operator } from '../definition';

export const flip = operator(
  'In reverse order along the dimensions.',
  linearly(
    kernel(
      'flip(Tensor self, int[] dims) -> Tensor',
      (self: Tensor, dims: Shape) => {
        const turned = dims.length === 0 ? [] : wrapDims(dims, self.ndim);
        const strides = contiguousStrides(self.shape);
        const start = turned.reduce((sum, d) => sum + Math.max(0, (self.shape[d] ?? 1) - 1) * (strides[d] ?? 1), 0);
        const steps = strides.map((stride, d) => (turned.includes(d) ? -stride : stride));
        return picked(self, positions(self.shape, steps, start), self.shape);
      },
      gradient('FlipBackward0', {
        self: by('g \\text{ reversed}', ['dims'], (g, { dims }: { dims: Shape }) => g.flip(dims)),
      }),
    ),
  ),
);

export const fliplr = operator(
  'The columns in reverse order.',
  composite('fliplr(Tensor self) -> Tensor', (self: Tensor) => {
    if (self.ndim < 2) throw runtimeError('Input must be >= 2-d.');
    return self.flip([1]);
  }),
);

export const flipud = operator(
  'The rows in reverse order.',
  composite('flipud(Tensor self) -> Tensor', (self: Tensor) => {
    if (self.ndim < 1) throw runtimeError('Input must be >= 1-d.');
    return self.flip([0]);
  }),
);

export const roll = operator(
  'Shifted along the dimensions, what leaves at the end coming in at the start; without dimensions, in row-major order.',
  linearly(
    kernel(
      'roll(Tensor self, int[1] shifts, int[1] dims=[]) -> Tensor',
      (self: Tensor, shifts: Shape, dims: Shape) => {
        if (shifts.length === 0) throw runtimeError('`shifts` required');
        if (dims.length === 0 && shifts.length === 1)
          return picked(self, rolled(self.numel(), 1, shifts[0] ?? 0), self.shape);
        if (dims.length !== shifts.length)
          throw runtimeError(`shifts and dimensions must align. shifts: ${shifts.length}, dims:${dims.length}`);
        const turned = dims.map((dim) => wrapDim(dim, self.ndim));
        const strides = contiguousStrides(self.shape);
        const order = self.shape.map((size, d) => {
          const shift = turned.reduce((sum, each, i) => sum + (each === d ? (shifts[i] ?? 0) : 0), 0);
          return rolled(size, strides[d] ?? 1, shift);
        });
        return picked(self, sums(order), self.shape);
      },
      gradient('RollBackward0', {
        self: by('g \\text{ shifted back}', ['dims', 'shifts'], (g, { dims, shifts }: { dims: Shape; shifts: Shape }) =>
          g.roll(
            shifts.map((shift) => 0 - shift),
            dims,
          ),
        ),
      }),
    ),
  ),
);

/** Where the elements of a dimension come from that is shifted. */
function rolled(size: number, step: number, shift: number): Places {
  const places = progression(size, step);
  const by = size === 0 ? 0 : ((shift % size) + size) % size;
  return Int32Array.from(places, (_, i) => places[(i + size - by) % size] ?? 0);
}

export const rot90 = operator(
  'Turned by 90 degrees `k` times, from the first of two dimensions towards the second.',
  linearly(
    kernel(
      'rot90(Tensor self, int k=1, int[] dims=[0;1]) -> Tensor',
      (self: Tensor, k: number, dims: Shape) => {
        if (dims.length !== 2) throw runtimeError(`expected total rotation dims == 2, but got dims = ${dims.length}`);
        if (self.ndim < 2) throw runtimeError(`expected total dims >= 2, but got total dims = ${self.ndim}`);
        const [from = 0, to = 0] = dims;
        if (from === to || Math.abs(from - to) === self.ndim)
          throw runtimeError(`expected rotation dims to be different, but got dim0 = ${from} and dim1 = ${to}`);
        return turned(self, ((k % 4) + 4) % 4, wrapDim(from, self.ndim), wrapDim(to, self.ndim));
      },
      gradient('Rot90Backward0', {
        self: by('g \\text{ turned back}', ['dims', 'k'], (g, { dims, k }: { dims: Shape; k: number }) =>
          g.rot90(0 - k, dims),
        ),
      }),
    ),
  ),
);

function turned(self: Tensor, quarters: number, a: number, b: number): Tensor {
  const strides = [...contiguousStrides(self.shape)];
  const shape = [...self.shape];
  let start = 0;
  const reverse = (d: number): void => {
    start += Math.max(0, (shape[d] ?? 1) - 1) * (strides[d] ?? 1);
    strides[d] = -(strides[d] ?? 1);
  };
  if (quarters === 1 || quarters === 2) reverse(b);
  if (quarters === 3 || quarters === 2) reverse(a);
  if (quarters % 2 === 1)
    for (const list of [shape, strides]) {
      const kept = list[a] ?? 1;
      list[a] = list[b] ?? 1;
      list[b] = kept;
    }
  return picked(self, positions(shape, strides, start), shape);
}

export const repeat = method(
  'So many copies along each dimension; new dimensions come in front.',
  linearly(
    kernel(
      'repeat(Tensor self, int[] repeats) -> Tensor',
      (self: Tensor, repeats: Shape) => {
        const lead = repeats.length - self.ndim;
        if (lead < 0)
          throw runtimeError(
            'Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor',
          );
        const sizes = repeats.map((_, d) => (d < lead ? 1 : (self.shape[d - lead] ?? 1)));
        const shape = sizes.map((size, d) => size * (repeats[d] ?? 1));
        const negative = shape.find((size) => size < 0);
        if (negative !== undefined)
          throw runtimeError(`Trying to create tensor with negative dimension ${negative}: ${formatList(shape)}`);
        const order = tables(sizes).map((table, d) =>
          Int32Array.from({ length: shape[d] ?? 0 }, (_, i) => table[i % table.length] ?? 0),
        );
        return picked(self, sums(order), shape);
      },
      gradient('RepeatBackward0', {
        self: by(
          '\\textstyle\\sum_{\\text{copies}} g',
          ['repeats', 'self_sym_sizes'],
          (g, { repeats, self_sym_sizes }: { repeats: Shape; self_sym_sizes: Shape }) => {
            if (repeats.includes(0)) return g.new_zeros(self_sym_sizes);
            if (repeats.length === 0) return g;
            const lead = repeats.length - self_sym_sizes.length;
            const apart = repeats.flatMap((count, d) => [count, d < lead ? 1 : (self_sym_sizes[d - lead] ?? 1)]);
            const copies = repeats.map((_, d) => 2 * d);
            return g.reshape(apart).sum(copies).reshape(self_sym_sizes);
          },
        ),
      }),
    ),
  ),
);

export const tile = operator(
  'So many copies along each of the last dimensions.',
  composite('tile(Tensor self, int[] dims) -> Tensor', (self: Tensor, dims: Shape) => {
    const lead = self.ndim - dims.length;
    return self.repeat(lead > 0 ? [...new Array<number>(lead).fill(1), ...dims] : dims);
  }),
);

export const repeat_interleave = operator(
  'Each part along a dimension several times, one beside the other; without `dim`, each element.',
  composite(
    'repeat_interleave(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -> Tensor',
    (self: Tensor, repeats: number, dim: number | null, output_size: number | null) => {
      if (repeats < 0) throw runtimeError('Repeats must be non-negative');
      const input = dim === null ? self.flatten() : self.ndim === 0 ? self.flatten() : self;
      const d = wrapDim(dim ?? 0, input.ndim);
      const total = (input.shape[d] ?? 0) * repeats;
      if (output_size !== null && output_size !== total)
        throw runtimeError(`repeat_interleave: Invalid output_size, expected ${total} but got ${output_size}`);
      const { shape } = input;
      const spread = input.unsqueeze(d + 1).expand([...shape.slice(0, d + 1), repeats, ...shape.slice(d + 1)]);
      return spread.clone().flatten(d, d + 1);
    },
  ),
  composite(
    'repeat_interleave(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor',
    (self: Tensor, repeats: Tensor, dim: number | null) => {
      const input = dim === null || self.ndim === 0 ? self.flatten() : self;
      const d = wrapDim(dim ?? 0, input.ndim);
      const size = input.shape[d] ?? 0;
      if (repeats.ndim > 1) throw runtimeError('repeats must be 0-dim or 1-dim tensor');
      const single = repeats.ndim === 0 || repeats.shape[0] === 1;
      if (!single && repeats.shape[0] !== size)
        throw runtimeError(
          `repeats must have the same size as input along dim, but got repeats.size(0) = ${repeats.shape[0] ?? 0} and input.size(0) = ${size}`,
        );
      return input.index_select(d, interleaved(single ? repeats.reshape([1]).expand([size]) : repeats).to(int64));
    },
  ),
  kernel('repeat_interleave(Tensor repeats, *, int? output_size=None) -> Tensor', (repeats: Tensor) => {
    checkRepeats(repeats);
    if (repeats.ndim !== 1) throw runtimeError('repeat_interleave only accept 1D vector as repeat');
    return interleaved(repeats);
  }),
);

function checkRepeats({ dtype }: Tensor): void {
  if (!dtype.is_integral) throw notImplemented('repeat_interleave_cpu', dtype);
}

/** 0 so often as the first says, 1 as the second says, and so on. */
function interleaved(repeats: Tensor): Tensor {
  checkRepeats(repeats);
  const places: number[] = [];
  denseValues(repeats).forEach((count, i) => {
    if (count < 0) throw runtimeError('repeats can not be negative');
    for (let k = 0; k < count; k++) places.push(i);
  });
  return indicesOf(places, repeats.dtype);
}

function indicesOf(values: readonly number[], dtype: DType): Tensor {
  return ofNumbers(values, [values.length], dtype);
}
