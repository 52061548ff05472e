/** Draws in place: every element becomes a random number. Their gradients are zero. */
import { bool, float64, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import {
  anyInteger,
  bernoulli,
  cauchy,
  exponential,
  fillEach,
  fillNormal,
  fillUniform,
  geometric,
  singleBernoulli,
} from '../../kernels/random';
import { largestOf } from '../../limits';
import { streamed } from '../../printing/streamed';
import { expandedGeometry, sameShape, type Shape } from '../../shape';
import { checkProbability, drawn, drawnExactly, inMemoryOrder, sourceOf } from '../../tensor/drawn';
import { drawnIntegers } from '../../tensor/drawn-integers';
import type { Tensor } from '../../tensor/tensor';
import { by, change, gradient, method, random } from '../definition';
import { floatingOnly } from '../../tensor/supported';

const FROM = '*, any generator=None';

const nothing = by('0', [], (g) => g.new_zeros(g.shape));

const constant = (node: string): ReturnType<typeof gradient> => gradient(node, { self: nothing });

export const uniform_ = random(
  method(
    'Every element becomes a random number, uniform between the limits.',
    change(
      `uniform_(Tensor self, float from=0, float to=1, ${FROM}) -> Tensor`,
      (self: Tensor, from: number, to: number, generator: unknown) => {
        checkUniform(from, to, self.dtype);
        const source = sourceOf('uniform_', generator);
        return drawn(self, self.dtype, (out) => {
          fillUniform(out, from, to, self.dtype, source);
        });
      },
      constant('UniformBackward0'),
    ),
  ),
);

export const normal_ = random(
  method(
    'Every element becomes a random number, normal of this mean and standard deviation.',
    change(
      `normal_(Tensor self, float mean=0, float std=1, ${FROM}) -> Tensor`,
      (self: Tensor, mean: number, std: number, generator: unknown) => {
        if (!(std >= 0)) throw runtimeError(`normal expects std >= 0.0, but found std ${streamed(std)}`);
        floatingOnly('normal_kernel_cpu', self.dtype);
        const source = sourceOf('normal_', generator);
        return drawn(self, self.dtype, (out, contiguous) => {
          fillNormal(out, mean, std, self.dtype, contiguous, source);
        });
      },
      constant('NormalBackward0'),
    ),
  ),
);

export const random_ = random(
  method(
    'Every element becomes a random whole number: from `from` up to, without, `to`; without limits, any that the dtype counts to.',
    change(
      `random_(Tensor self, Scalar from, Scalar? to, ${FROM}) -> Tensor`,
      (self: Tensor, from: number | bigint, to: number | bigint | null, generator: unknown) =>
        drawnIntegers('random_', self, self.dtype, from, to, sourceOf('random_', generator)),
      constant('RandomBackward0'),
    ),
    change(
      `random_(Tensor self, Scalar to, ${FROM}) -> Tensor`,
      (self: Tensor, to: number | bigint, generator: unknown) =>
        drawnIntegers('random_', self, self.dtype, 0, to, sourceOf('random_', generator)),
      constant('RandomBackward1'),
    ),
    change(
      `random_(Tensor self, ${FROM}) -> Tensor`,
      (self: Tensor, generator: unknown) =>
        drawnExactly(self, self.dtype, anyInteger(self.dtype, sourceOf('random_', generator))),
      constant('RandomBackward2'),
    ),
  ),
);

export const bernoulli_ = random(
  method(
    'Every element becomes 1 with the probability `p`, else 0.',
    change(
      `bernoulli_(Tensor self, Tensor p, ${FROM}) -> Tensor`,
      (self: Tensor, p: Tensor, generator: unknown) => {
        floatingOnly('bernoulli_tensor_cpu_p_', p.dtype);
        if (!sameShape(self.shape, p.shape)) checkExpands(p, self.shape);
        const probabilities = inMemoryOrder(p, self, p.dtype);
        for (const probability of probabilities) checkProbability(probability);
        const source = sourceOf('bernoulli_', generator);
        const draw = p.dtype === float64 ? bernoulli : singleBernoulli;
        let at = 0;
        return drawn(self, self.dtype, (out) => {
          fillEach(out, () => draw(probabilities[at++] ?? 0, source));
        });
      },
      gradient('BernoulliBackward1', {
        self: nothing,
        p: by('0', ['_p_sym_sizes'], (g, { _p_sym_sizes }: { _p_sym_sizes: Shape }) => g.new_zeros(_p_sym_sizes)),
      }),
    ),
    change(
      `bernoulli_(Tensor self, float p=0.5, ${FROM}) -> Tensor`,
      (self: Tensor, p: number, generator: unknown) => {
        if (!(p >= 0 && p <= 1)) throw runtimeError(`bernoulli_ expects p to be in [0, 1], but got p=${streamed(p)}`);
        const source = sourceOf('bernoulli_', generator);
        return drawn(self, self.dtype, (out) => {
          fillEach(out, () => bernoulli(p, source));
        });
      },
      constant('BernoulliBackward2'),
    ),
  ),
);

export const exponential_ = random(
  method(
    'Every element becomes a random number, exponential of the rate `lambd`.',
    change(
      `exponential_(Tensor self, float lambd=1, ${FROM}) -> Tensor`,
      (self: Tensor, lambd: number, generator: unknown) => {
        if (!self.dtype.is_floating_point) throw continuous('Exponential', self.dtype.scalarType);
        if (!(lambd > 0)) throw runtimeError(`exponential_ expects lambda > 0.0, but found lambda=${streamed(lambd)}`);
        const source = sourceOf('exponential_', generator);
        return drawn(self, self.dtype, (out) => {
          fillEach(out, () => exponential(lambd, source));
        });
      },
      constant('ExponentialBackward0'),
    ),
  ),
);

export const geometric_ = random(
  method(
    'Every element becomes the random number of trials until one of the probability `p` succeeds.',
    change(
      `geometric_(Tensor self, float p, ${FROM}) -> Tensor`,
      (self: Tensor, p: number, generator: unknown) => {
        if (!(p > 0 && p < 1)) throw runtimeError(`geometric_ expects p to be in (0, 1), but got p=${streamed(p)}`);
        if (self.dtype === bool) throw notImplemented('geometric_cpu', self.dtype);
        const source = sourceOf('geometric_', generator);
        return drawn(self, self.dtype, (out) => {
          fillEach(out, () => geometric(p, source));
        });
      },
      constant('GeometricBackward0'),
    ),
  ),
);

export const log_normal_ = random(
  method(
    'Every element becomes the exponential of a normal random number of this mean and standard deviation.',
    change(
      `log_normal_(Tensor self, float mean=1, float std=2, ${FROM}) -> Tensor`,
      (self: Tensor, mean: number, std: number, generator: unknown) => {
        if (!(std > 0)) throw runtimeError(`log_normal_ expects std > 0.0, but found std=${streamed(std)}`);
        floatingOnly('log_normal_cpu', self.dtype);
        const source = sourceOf('log_normal_', generator);
        return drawn(self, self.dtype, (out) => {
          fillEach(out, () => Math.exp(source.normal() * std + mean));
        });
      },
      constant('LogNormalBackward0'),
    ),
  ),
);

export const cauchy_ = random(
  method(
    'Every element becomes a random number, Cauchy distributed about `median`.',
    change(
      `cauchy_(Tensor self, float median=0, float sigma=1, ${FROM}) -> Tensor`,
      (self: Tensor, median: number, sigma: number, generator: unknown) => {
        if (!(sigma > 0)) throw runtimeError(`cauchy_ expects sigma > 0.0, but found sigma=${streamed(sigma)}`);
        if (!self.dtype.is_floating_point) throw continuous('Cauchy', self.dtype.cType);
        const source = sourceOf('cauchy_', generator);
        return drawn(self, self.dtype, (out) => {
          fillEach(out, () => cauchy(median, sigma, source));
        });
      },
      constant('CauchyBackward0'),
    ),
  ),
);

function checkUniform(from: number, to: number, dtype: DType): void {
  floatingOnly('check_uniform_bounds', dtype);
  const largest = largestOf(dtype);
  for (const [name, value] of Object.entries({ from, to }))
    if (!(Math.abs(value) <= largest)) throw runtimeError(`${name} is out of bounds for ${dtype.cType}`);
  if (from > to)
    throw runtimeError(
      `uniform_ expects to return a [from, to) range, but found from=${streamed(from)} > to=${streamed(to)}`,
    );
  if (to - from > largest)
    throw runtimeError(
      `uniform_ expects to-from <= std::numeric_limits<${dtype.scalarType}>::max(), but found to=${streamed(to)} and from=${streamed(from)} which result in to-from to exceed the limit`,
    );
}

function checkExpands({ shape, strides }: Tensor, target: Shape): void {
  if (shape.length > target.length)
    throw runtimeError(
      `The number of sizes provided (${target.length}) must be greater or equal to the number of dimensions in the tensor (${shape.length})`,
    );
  expandedGeometry(shape, strides, target);
}

function continuous(distribution: string, type: string): Error {
  return runtimeError(
    `${distribution} distribution is a continuous probability distribution. dtype must be a floating point but you specified ${type}`,
  );
}
