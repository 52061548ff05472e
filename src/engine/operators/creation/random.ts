/** Random draws: the numbers that PyTorch's CPU generator gives for the same seed. */
import { bool, float16, float32, float64, get_default_dtype, int64, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import {
  bernoulli as bernoulliOf,
  drawWithReplacement,
  exponential,
  fillEach,
  fillNormal,
  fillUniform,
  largestOfRows,
  poisson as poissonOf,
  shuffle,
  singleBernoulli,
} from '../../kernels/random';
import { checkConverts } from '../../limits';
import { streamed } from '../../printing/streamed';
import { broadcastShapes, type Shape } from '../../shape';
import { broadcastValues, denseValues } from '../../storage/access';
import { allocate, rounded, type Numbers } from '../../storage/storage';
import { finished, fromValues } from '../../tensor/create';
import { checkProbability, drawn, newPlace, type Place, sourceOf } from '../../tensor/drawn';
import { drawnIntegers } from '../../tensor/drawn-integers';
import type { Tensor } from '../../tensor/tensor';
import {
  by,
  gradient,
  internal,
  kernel,
  method,
  notDifferentiable,
  operator,
  random,
  torchFunction,
} from '../definition';
import { floatingOnly } from '../../tensor/supported';

const OPTIONS = 'ScalarType? dtype=None, bool requires_grad=False';
const NEW = `*, any generator=None, ${OPTIONS}`;

type Numberlike = number | bigint;

export const rand = random(
  torchFunction(
    'Random numbers, uniform from 0 up to, without, 1.',
    kernel(
      `rand(int[] size, ${NEW}) -> Tensor`,
      (size: Shape, generator: unknown, dtype: DType | null, requires_grad: boolean) =>
        finished(uniform('rand', newPlace(size), dtype ?? get_default_dtype(), generator), { requires_grad }),
    ),
  ),
);

export const randn = random(
  torchFunction(
    'Random numbers, normal of mean 0 and standard deviation 1.',
    kernel(
      `randn(int[] size, ${NEW}) -> Tensor`,
      (size: Shape, generator: unknown, dtype: DType | null, requires_grad: boolean) =>
        finished(normals('randn', newPlace(size), dtype ?? get_default_dtype(), 0, 1, generator), { requires_grad }),
    ),
  ),
);

export const randint = random(
  torchFunction(
    'Random whole numbers from `low` (0) up to, without, `high`; int64 unless told otherwise.',
    kernel(
      `randint(Scalar high, int[] size, ${NEW}) -> Tensor`,
      (high: Numberlike, size: Shape, generator: unknown, dtype: DType | null, requires_grad: boolean) =>
        finished(integers('randint', newPlace(size), dtype ?? int64, 0, high, generator), { requires_grad }),
    ),
    kernel(
      `randint(Scalar low, Scalar high, int[] size, ${NEW}) -> Tensor`,
      (
        low: Numberlike,
        high: Numberlike,
        size: Shape,
        generator: unknown,
        dtype: DType | null,
        requires_grad: boolean,
      ) => finished(integers('randint', newPlace(size), dtype ?? int64, low, high, generator), { requires_grad }),
    ),
  ),
);

export const randperm = random(
  torchFunction(
    'The whole numbers from 0 up to, without, `n` in random order; int64 unless told otherwise.',
    kernel(
      `randperm(int n, ${NEW}) -> Tensor`,
      (n: number, generator: unknown, dtype: DType | null, requires_grad: boolean) => {
        const place = newPlace([n]);
        const type = dtype ?? int64;
        checkCounts(n, type);
        const source = sourceOf('randperm', generator);
        const made = drawn(place, type, (out) => {
          shuffle(out, source);
        });
        return finished(made, { requires_grad });
      },
    ),
  ),
);

export const rand_like = random(
  torchFunction(
    'Random numbers of the same size, uniform from 0 up to, without, 1.',
    kernel(
      `rand_like(Tensor self, *, ${OPTIONS}) -> Tensor`,
      (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
        finished(uniform('rand_like', self, dtype ?? self.dtype, null), { requires_grad }),
    ),
  ),
);

export const randn_like = random(
  torchFunction(
    'Random numbers of the same size, normal of mean 0 and standard deviation 1.',
    kernel(
      `randn_like(Tensor self, *, ${OPTIONS}) -> Tensor`,
      (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
        finished(normals('randn_like', self, dtype ?? self.dtype, 0, 1, null), { requires_grad }),
    ),
  ),
);

export const randint_like = random(
  torchFunction(
    'Random whole numbers of the same size and dtype, from `low` (0) up to, without, `high`.',
    kernel(
      `randint_like(Tensor self, Scalar high, *, ${OPTIONS}) -> Tensor`,
      (self: Tensor, high: Numberlike, dtype: DType | null, requires_grad: boolean) =>
        finished(integers('randint_like', self, dtype ?? self.dtype, 0, high, null), { requires_grad }),
    ),
    kernel(
      `randint_like(Tensor self, Scalar low, Scalar high, *, ${OPTIONS}) -> Tensor`,
      (self: Tensor, low: Numberlike, high: Numberlike, dtype: DType | null, requires_grad: boolean) =>
        finished(integers('randint_like', self, dtype ?? self.dtype, low, high, null), { requires_grad }),
    ),
  ),
);

const zerosLikeMean = by('0', ['mean_sym_sizes'], (g, { mean_sym_sizes }: { mean_sym_sizes: Shape }) =>
  g.new_zeros(mean_sym_sizes),
);
const zerosLikeStd = by('0', ['std_sym_sizes'], (g, { std_sym_sizes }: { std_sym_sizes: Shape }) =>
  g.new_zeros(std_sym_sizes),
);

export const normal = random(
  torchFunction(
    'Random numbers, normal of this mean and standard deviation, each a number or a tensor.',
    kernel(
      'normal(Tensor mean, Tensor std, *, any generator=None) -> Tensor',
      (mean: Tensor, std: Tensor, generator: unknown) => {
        checkStd(std);
        const place = newPlace(broadcastShapes(mean.shape, std.shape));
        return spread('normal', place, mean.dtype, mean, std, generator);
      },
      gradient('NormalBackward3', { mean: zerosLikeMean, std: zerosLikeStd }),
    ),
    kernel(
      'normal(Tensor mean, float std=1, *, any generator=None) -> Tensor',
      (mean: Tensor, std: number, generator: unknown) => {
        if (!(std >= 0)) throw runtimeError(`normal expects std >= 0.0, but found std ${streamed(std)}`);
        return spread('normal', newPlace(mean.shape), mean.dtype, mean, std, generator);
      },
      gradient('NormalBackward1', { mean: zerosLikeMean }),
    ),
    kernel(
      'normal(float mean, Tensor std, *, any generator=None) -> Tensor',
      (mean: number, std: Tensor, generator: unknown) => {
        checkStd(std);
        return spread('normal', newPlace(std.shape), std.dtype, mean, std, generator);
      },
      gradient('NormalBackward2', { std: zerosLikeStd }),
    ),
    kernel(
      `normal(float mean, float std, int[] size, ${NEW}) -> Tensor`,
      (mean: number, std: number, size: Shape, generator: unknown, dtype: DType | null, requires_grad: boolean) => {
        if (!(std >= 0)) throw runtimeError(`normal expects std >= 0.0, but found std ${streamed(std)}`);
        const made = normals('normal', newPlace(size), dtype ?? get_default_dtype(), mean, std, generator);
        return finished(made, { requires_grad });
      },
    ),
  ),
);

export const bernoulli = random(
  operator(
    'For each element 1 with that probability (or with `p`), else 0.',
    kernel(
      'bernoulli(Tensor self, *, any generator=None) -> Tensor',
      (self: Tensor, generator: unknown) => {
        floatingOnly('bernoulli_tensor_cpu_p_', self.dtype);
        return trials(
          'bernoulli',
          newPlace(self.shape),
          self.dtype,
          denseValues(self),
          self.dtype === float64,
          generator,
        );
      },
      gradient('BernoulliBackward0', { self: by('0', [], (g) => g.new_zeros(g.shape)) }),
    ),
    kernel(
      'bernoulli(Tensor self, float p, *, any generator=None) -> Tensor',
      (self: Tensor, p: number, generator: unknown) => {
        checkGiven(p);
        return trials('bernoulli', newPlace(self.shape), self.dtype, [p], true, generator);
      },
      notDifferentiable('bernoulli'),
    ),
  ),
);

/** As dropout draws what it keeps. */
export const _bernoulli_like = random(
  internal(
    method(
      'For each element 1 with the probability `p`, else 0.',
      kernel('_bernoulli_like(Tensor self, float p) -> Tensor', (self: Tensor, p: number) =>
        trials('dropout', self, self.dtype, [p], true, null),
      ),
    ),
  ),
);

export const poisson = random(
  torchFunction(
    'For each element a random count, Poisson distributed of that rate.',
    kernel(
      'poisson(Tensor self, any generator=None) -> Tensor',
      (self: Tensor, generator: unknown) => {
        floatingOnly('poisson_cpu', self.dtype);
        const rates = denseValues(self);
        if (rates.some((rate) => !(rate >= 0)))
          throw runtimeError('invalid Poisson rate, expected rate to be non-negative');
        const source = sourceOf('poisson', generator);
        let at = 0;
        return drawn(newPlace(self.shape), self.dtype, (out) => {
          fillEach(out, () => poissonOf(rates[at++] ?? 0, source));
        });
      },
      gradient('PoissonBackward0', { self: by('0', [], (g) => g.new_zeros(g.shape)) }),
    ),
  ),
);

const MOST_CATEGORIES = 2 ** 24;

export const multinomial = random(
  operator(
    'Indices drawn with the probabilities in each row, which need not add up to 1.',
    kernel(
      'multinomial(Tensor self, int num_samples, bool replacement=False, *, any generator=None) -> Tensor',
      (self: Tensor, samples: number, replacement: boolean, generator: unknown) => {
        checkMultinomial(self, samples, replacement);
        const columns = self.shape.at(-1) ?? 0;
        const rows = self.ndim === 2 ? (self.shape[0] ?? 0) : 1;
        const out = allocate(int64, rows * samples);
        const weights = denseValues(self);
        const source = sourceOf('multinomial', generator);
        if (replacement && samples > 1) drawWithReplacement(weights, columns, samples, self.dtype, out, source);
        else {
          checkWeights(weights, columns);
          // The largest of weights over exponential numbers: each index once, with the probability of its weight.
          const numbers = drawn(self, self.dtype, (values) => {
            fillEach(values, () => exponential(1, source));
          });
          largestOfRows(quotients(weights, denseValues(numbers), self.dtype), columns, samples, out);
        }
        return fromValues(out, self.ndim === 2 ? [rows, samples] : [samples], int64);
      },
    ),
  ),
);

/** One probability for all, or one for each element in the order of memory; drawn with 53 bits where it is `exact`. */
function trials(
  name: string,
  place: Place,
  dtype: DType,
  probabilities: Numbers | readonly number[],
  exact: boolean,
  generator: unknown,
): Tensor {
  const source = sourceOf(name, generator);
  const draw = exact ? bernoulliOf : singleBernoulli;
  const step = probabilities.length === 1 ? 0 : 1;
  for (const p of probabilities) checkProbability(p);
  let at = 0;
  return drawn(place, dtype, (out) => {
    fillEach(out, () => draw(probabilities[step * at++] ?? 0, source));
  });
}

/** The one probability that a call is given, which is told otherwise than one of a tensor's. */
function checkGiven(p: number): void {
  if (!(p >= 0 && p <= 1)) throw runtimeError(`bernoulli_ expects p to be in [0, 1], but got p=${streamed(p)}`);
}

function uniform(name: string, place: Place, dtype: DType, generator: unknown): Tensor {
  floatingOnly('check_uniform_bounds', dtype);
  const source = sourceOf(name, generator);
  return drawn(place, dtype, (out) => {
    fillUniform(out, 0, 1, dtype, source);
  });
}

function normals(name: string, place: Place, dtype: DType, mean: number, std: number, generator: unknown): Tensor {
  floatingOnly('normal_kernel_cpu', dtype);
  const source = sourceOf(name, generator);
  return drawn(place, dtype, (out, contiguous) => {
    fillNormal(out, mean, std, dtype, contiguous, source);
  });
}

/** Around means, by standard deviations: each a number or a tensor that broadcasts. A number is part of the draw. */
function spread(
  name: string,
  place: Place,
  dtype: DType,
  mean: number | Tensor,
  std: number | Tensor,
  generator: unknown,
): Tensor {
  const unit = denseValues(normals(name, place, dtype, 0, typeof std === 'number' ? std : 1, generator));
  const widths = typeof std === 'number' ? null : broadcastValues(std, place.shape, dtype);
  const centers = typeof mean === 'number' ? null : broadcastValues(mean, place.shape, dtype);
  const values = allocate(dtype, unit.length);
  for (let i = 0; i < values.length; i++) {
    const wide = widths === null ? (unit[i] ?? 0) : rounded((unit[i] ?? 0) * (widths[i] ?? 0), dtype);
    values[i] = wide + (centers === null ? Number(mean) : (centers[i] ?? 0));
  }
  return fromValues(values, place.shape, dtype);
}

function quotients(left: Numbers, right: Numbers, dtype: DType): Numbers {
  const values = allocate(dtype, left.length);
  for (let i = 0; i < values.length; i++) values[i] = rounded((left[i] ?? 0) / (right[i] ?? 1), dtype);
  return values;
}

function integers(
  name: string,
  place: Place,
  dtype: DType,
  low: Numberlike,
  high: Numberlike,
  generator: unknown,
): Tensor {
  return drawnIntegers(name, place, dtype, low, high, sourceOf(name, generator));
}

function checkStd(std: Tensor): void {
  if (denseValues(std).some((value) => !(value >= 0))) throw runtimeError('normal expects all elements of std >= 0.0');
}

/** Numbers up to `n` must be elements of the dtype. */
function checkCounts(n: number, dtype: DType): void {
  if (dtype === bool) throw notImplemented('randperm', bool);
  if (dtype === float16 && n > 2049) throw runtimeError('n cannot be greater than 2049 for Half type.');
  if (dtype === float32 && n > 2 ** 24 + 1) throw runtimeError('n cannot be greater than 2^24+1 for Float type.');
  // 0 to n - 1 are elements, and so must n - 1 be.
  if (!dtype.is_floating_point) checkConverts(n - 1, dtype);
}

function checkMultinomial({ ndim, shape, dtype }: Tensor, samples: number, replacement: boolean): void {
  if (ndim < 1 || ndim > 2) throw runtimeError('prob_dist must be 1 or 2 dim');
  if (!dtype.is_floating_point)
    throw runtimeError(`multinomial only supports floating-point dtypes for input, got: ${dtype.scalarType}`);
  if (samples <= 0) throw runtimeError('cannot sample n_sample <= 0 samples');
  const categories = shape.at(-1) ?? 0;
  if (!replacement && samples > categories)
    throw runtimeError('cannot sample n_sample > prob_dist.size(-1) samples without replacement');
  if (categories > MOST_CATEGORIES) throw runtimeError('number of categories cannot exceed 2^24');
}

function checkWeights(weights: ReturnType<typeof allocate>, columns: number): void {
  if (weights.some((weight) => !(weight >= 0 && weight < Infinity)))
    throw runtimeError('probability tensor contains either `inf`, `nan` or element < 0');
  for (let start = 0; start < weights.length; start += columns)
    if (!weights.subarray(start, start + columns).some((weight) => weight > 0))
      throw runtimeError('invalid multinomial distribution (sum of probabilities <= 0)');
}
