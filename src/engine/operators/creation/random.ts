/** Random draws: the numbers that PyTorch's CPU generator gives for the same seed. */
import { get_default_dtype, float32, type DType } from '../../dtype';
import { formatList, isContiguous, numel, type Shape } from '../../shape';
import { runtimeError, TorchError } from '../../errors';
import { writeStrided } from '../../kernels/copy';
import { fillNormal, fillUniform } from '../../kernels/random';
import { allocate, copied } from '../../storage/storage';
import { finished, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, change, gradient, kernel, method, random, torchFunction } from '../definition';

const OPTIONS = 'ScalarType? dtype=None, bool requires_grad=False';

type Distribution = 'uniform' | 'normal';

export const rand = random(
  torchFunction(
    'Random numbers, uniform from 0 up to, without, 1.',
    kernel(`rand(int[] size, *, ${OPTIONS}) -> Tensor`, (size: Shape, dtype: DType | null, requires_grad: boolean) =>
      finished(drawn('uniform', sizes(size), dtype ?? get_default_dtype()), { requires_grad }),
    ),
  ),
);

export const randn = random(
  torchFunction(
    'Random numbers, normal of mean 0 and standard deviation 1.',
    kernel(`randn(int[] size, *, ${OPTIONS}) -> Tensor`, (size: Shape, dtype: DType | null, requires_grad: boolean) =>
      finished(drawn('normal', sizes(size), dtype ?? get_default_dtype()), { requires_grad }),
    ),
  ),
);

export const rand_like = random(
  torchFunction(
    'Random numbers of the same size, uniform from 0 up to, without, 1.',
    kernel(
      `rand_like(Tensor self, *, ${OPTIONS}) -> Tensor`,
      (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
        finished(drawn('uniform', self.shape, dtype ?? self.dtype, 0, 1, self.strides), { requires_grad }),
    ),
  ),
);

export const randn_like = random(
  torchFunction(
    'Random numbers of the same size, normal of mean 0 and standard deviation 1.',
    kernel(
      `randn_like(Tensor self, *, ${OPTIONS}) -> Tensor`,
      (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
        finished(drawn('normal', self.shape, dtype ?? self.dtype, 0, 1, self.strides), { requires_grad }),
    ),
  ),
);

const nothing = by('0', [], (g) => g.new_zeros(g.shape));

export const uniform_ = random(
  method(
    'Every element becomes a random number, uniform between the limits.',
    change(
      'uniform_(Tensor self, float from=0, float to=1) -> Tensor',
      (self: Tensor, from: number, to: number) => {
        checkUniform(from, to, self.dtype);
        return drawn('uniform', self.shape, self.dtype, from, to, self.strides);
      },
      gradient('UniformBackward0', { self: nothing }),
    ),
  ),
);

export const normal_ = random(
  method(
    'Every element becomes a random number, normal of this mean and standard deviation.',
    change(
      'normal_(Tensor self, float mean=0, float std=1) -> Tensor',
      (self: Tensor, mean: number, std: number) => {
        if (!(std >= 0)) throw runtimeError(`normal expects std >= 0.0, but found std ${std}`);
        return drawn('normal', self.shape, self.dtype, mean, std, self.strides);
      },
      gradient('NormalBackward0', { self: nothing }),
    ),
  ),
);

function sizes(size: Shape): Shape {
  const negative = size.find((extent) => extent < 0);
  if (negative !== undefined)
    throw runtimeError(`Trying to create tensor with negative dimension ${negative}: ${formatList(size)}`);
  return size;
}

const LARGEST_FLOAT = 3.4028234663852886e38;

function checkUniform(from: number, to: number, dtype: DType): void {
  checkFloating('uniform', dtype);
  const largest = dtype === float32 ? LARGEST_FLOAT : Number.MAX_VALUE;
  for (const [name, value] of Object.entries({ from, to }))
    if (!(Math.abs(value) <= largest)) throw runtimeError(`${name} is out of bounds for ${dtype.cType}`);
  if (from > to) throw runtimeError(`uniform_ expects to return a [from, to) range, but found from=${from} > to=${to}`);
}

function checkFloating(distribution: Distribution, dtype: DType): void {
  if (dtype.is_floating_point) return;
  const kernelName = distribution === 'normal' ? 'normal_kernel_cpu' : 'check_uniform_bounds';
  throw new TorchError('NotImplementedError', `"${kernelName}" not implemented for '${dtype.scalarType}'`);
}

/** Drawn in the order in which the elements lie in memory, as PyTorch goes through them. */
function drawn(
  distribution: Distribution,
  shape: Shape,
  dtype: DType,
  first = 0,
  second = 1,
  strides: Shape | null = null,
): Tensor {
  checkFloating(distribution, dtype);
  const contiguous = strides === null || isContiguous(shape, strides);
  const values = allocate(dtype, numel(shape));
  if (distribution === 'uniform') fillUniform(values, first, second, dtype);
  else fillNormal(values, first, second, dtype, contiguous);
  return fromValues(contiguous ? values : inOrder(values, shape, strides), shape, dtype);
}

/** From the order of memory, largest strides outermost, to that of the dimensions. */
function inOrder(values: ReturnType<typeof allocate>, shape: Shape, strides: Shape): ReturnType<typeof allocate> {
  const order = shape.map((_, d) => d).sort((a, b) => (strides[b] ?? 0) - (strides[a] ?? 0));
  const own = new Array<number>(shape.length).fill(1);
  for (let d = shape.length - 2; d >= 0; d--) own[d] = (own[d + 1] ?? 1) * (shape[d + 1] ?? 1);
  const out = copied(values);
  const orderedShape = order.map((d) => shape[d] ?? 1);
  writeStrided(
    out,
    orderedShape,
    order.map((d) => own[d] ?? 1),
    0,
    values,
  );
  return out;
}
