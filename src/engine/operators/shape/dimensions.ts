/** Dimensions moved, taken apart and put together: views written with other views, and windows. */
import { runtimeError } from '../../errors';
import { addStrided } from '../../kernels/copy';
import { contiguousStrides, formatList, inferShape, numel, wrapDim, type Shape } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues, viewOf } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { warnOnce } from '../../warnings';
import { aliased, by, composite, gradient, kernel, linearly, method, operator } from '../definition';

export const movedim = aliased(
  operator(
    'Dimensions moved to other places; the others keep their order.',
    composite(
      'movedim(Tensor self, int source, int destination) -> Tensor',
      (self: Tensor, source: number, destination: number) => movedTo(self, [source], [destination]),
    ),
    composite('movedim(Tensor self, int[] source, int[] destination) -> Tensor', movedTo),
  ),
  'moveaxis',
);

export const unflatten = operator(
  'One dimension as several of the given sizes, one of which may be −1.',
  composite('unflatten(Tensor self, int dim, int[] sizes) -> Tensor', (self: Tensor, dim: number, sizes: Shape) => {
    if (sizes.length === 0) throw runtimeError('unflatten: sizes must be non-empty');
    const d = wrapDim(dim, self.ndim);
    const { shape } = self;
    const size = shape[d] ?? 1;
    return self.view([...shape.slice(0, d), ...unflattened(sizes, size, d), ...shape.slice(d + 1)]);
  }),
);

export const ravel = operator(
  'All elements in one dimension.',
  composite('ravel(Tensor self) -> Tensor', (self: Tensor) => self.contiguous().view([-1])),
);

export const adjoint = operator(
  'The last two dimensions exchanged, as for real numbers.',
  composite('adjoint(Tensor self) -> Tensor', (self: Tensor) => {
    if (self.ndim === 0) {
      warnOnce('adjoint() is deprecated on 0-D tensors. Consider using x.conj().');
      return self;
    }
    if (self.ndim < 2)
      throw runtimeError(
        `tensor.adjoint() is only supported on matrices or batches of matrices. Got ${self.ndim}-D tensor.`,
      );
    return self.transpose(-2, -1);
  }),
);

interface Windows {
  readonly dimension: number;
  readonly self_sym_sizes: Shape;
  readonly size: number;
  readonly step: number;
}

export const unfold = method(
  'Windows of a size along a dimension, each `step` after the one before; their elements are the last dimension.',
  linearly(
    kernel(
      'unfold(Tensor self, int dimension, int size, int step) -> Tensor',
      (self: Tensor, dimension: number, size: number, step: number) => {
        const d = wrapDim(dimension, self.ndim);
        const whole = self.shape[d] ?? 1;
        if (step <= 0) throw runtimeError(`step is ${step} but must be > 0`);
        if (size < 0) throw runtimeError(`size is ${size} but must be >= 0`);
        if (size > whole)
          throw runtimeError(`maximum size for tensor at dimension ${d} is ${whole} but size is ${size}`);
        const at = windows(self.shape, self.strides, d, size, step);
        return viewOf(self, at.shape, at.strides);
      },
      gradient('UnfoldBackward0', {
        self: by(
          '\\textstyle\\sum_{\\text{windows}} g',
          ['dimension', 'self_sym_sizes', 'size', 'step'],
          (g, { dimension, self_sym_sizes, size, step }: Windows) =>
            g.unfold_backward(self_sym_sizes, dimension, size, step),
        ),
      }),
    ),
  ),
);

export const unfold_backward = method(
  'The sums of what windows show of each element.',
  kernel(
    'unfold_backward(Tensor self, int[] input_sizes, int dim, int size, int step) -> Tensor',
    (self: Tensor, sizes: Shape, dim: number, size: number, step: number) => {
      const at = windows(sizes, contiguousStrides(sizes), wrapDim(dim, sizes.length), size, step);
      const sums = new Float64Array(numel(sizes));
      addStrided(sums, at.shape, at.strides, 0, denseValues(self));
      const out = allocate(self.dtype, sums.length);
      out.set(sums);
      return fromValues(out, sizes, self.dtype);
    },
    gradient('UnfoldBackwardBackward0', {
      self: by('g', ['dim', 'size', 'step'], (g, { dim, size, step }: { dim: number; size: number; step: number }) =>
        g.unfold(dim, size, step),
      ),
    }),
  ),
);

function windows(
  shape: Shape,
  strides: Shape,
  d: number,
  size: number,
  step: number,
): { shape: Shape; strides: Shape } {
  const stride = strides[d] ?? 1;
  const count = Math.floor(((shape[d] ?? 1) - size) / step) + 1;
  if (shape.length === 0) return { shape: [size], strides: [1] };
  return {
    shape: [...shape.map((each, i) => (i === d ? count : each)), size],
    strides: [...strides.map((each, i) => (i === d ? each * step : each)), stride],
  };
}

/** The order of dimensions that takes each source to its destination. */
function moved(ndim: number, source: Shape, destination: Shape): number[] {
  if (source.length !== destination.length)
    throw runtimeError(
      `movedim: Invalid source or destination dims: source (${formatList(source)} dims) should contain the same number of dims as destination (${formatList(destination)} dims)`,
    );
  const from = source.map((dim) => wrapDim(dim, ndim));
  const to = destination.map((dim) => wrapDim(dim, ndim));
  for (const [dims, given, name] of [
    [from, source, 'source'],
    [to, destination, 'destination'],
  ] as const)
    if (new Set(dims).size !== dims.length)
      throw runtimeError(`movedim: repeated dim in \`${name}\` (${formatList(given)})`);
  const others = Array.from({ length: ndim }, (_, d) => d).filter((d) => !from.includes(d));
  return Array.from({ length: ndim }, (_, d) => {
    const place = to.indexOf(d);
    return place >= 0 ? (from[place] ?? 0) : (others.shift() ?? 0);
  });
}

function movedTo(self: Tensor, source: Shape, destination: Shape): Tensor {
  const order = moved(self.ndim, source, destination);
  return self.ndim === 0 ? self.alias() : self.permute(order);
}

function unflattened(sizes: Shape, size: number, d: number): Shape {
  const known = numel(sizes.filter((each) => each !== -1));
  const unknown = sizes.filter((each) => each === -1).length;
  if (unknown > 1) throw runtimeError('unflatten got an unexpected error:\nonly one dimension can be inferred');
  if (unknown === 0 ? known !== size : known === 0 || size % known !== 0)
    throw runtimeError(
      `unflatten: Provided sizes ${formatList(sizes)} don't multiply up to the size of dim ${d} (${size}) in the input tensor`,
    );
  return inferShape(sizes, size);
}
