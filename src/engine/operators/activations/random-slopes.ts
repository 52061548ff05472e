/** Leaky rectifiers whose slope is drawn anew for each element. */
import { runtimeError } from '../../errors';
import { leaky } from '../../kernels/activations';
import { generator } from '../../kernels/generator';
import { uniformBetween } from '../../kernels/random';
import { floatingOnly } from '../../tensor/supported';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import {
  aliased,
  by,
  composite,
  gradient,
  kernel,
  method,
  pointwise,
  random,
  torchFunction,
  withInPlace,
} from '../definition';

interface Slopes {
  readonly self: Tensor;
  readonly noise: Tensor;
  readonly lower: number;
  readonly upper: number;
  readonly training: boolean;
}

/** `noise` holds 1 for positive operands and the slopes for the others. */
export const rrelu_with_noise_backward = method(
  'The gradient times the slopes that were drawn, or as of the mean slope.',
  pointwise(
    'rrelu_with_noise_backward(Tensor grad_output, Tensor self, Tensor noise, Scalar lower, Scalar upper, bool training) -> Tensor',
    (g: number, x: number, slope: number, lower: number, upper: number, training: boolean) => {
      if (training && upper - lower > 1e-6) return g * slope;
      return x > 0 ? g : g * ((lower + upper) / 2);
    },
    gradient('RreluWithNoiseBackwardBackward0', {
      grad_output: by('g\\,s', ['lower', 'noise', 'self', 'training', 'upper'], slopes),
      self: by('0', ['lower', 'noise', 'self', 'training', 'upper'], (g) => g.new_zeros(g.shape)),
    }),
    { result: 'self' },
  ),
);

export const rrelu_with_noise = withInPlace(
  method(
    'The positive part, and the negative part times the slopes in `noise`, or times the mean slope.',
    pointwise(
      'rrelu_with_noise(Tensor self, Tensor noise, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False) -> Tensor',
      (x: number, slope: number, lower: number, upper: number, training: boolean) =>
        leaky(x, training ? slope : (lower + upper) / 2),
      gradient('RreluWithNoiseBackward0', {
        self: by('g\\,s', ['lower', 'noise', 'self', 'training', 'upper'], slopes),
      }),
      {
        result: 'self',
        check: ({ dtype }: Tensor) => {
          floatingOnly('leaky_relu_cpu', dtype);
        },
        inplaceGradient: gradient('RreluWithNoiseBackward1', {
          self: by(
            'g\\,s',
            ['lower', 'noise', 'result', 'training', 'upper'],
            (g, { result, ...others }: Omit<Slopes, 'self'> & { readonly result: Tensor }) => {
              if (!others.training && others.lower + others.upper < 0)
                throw runtimeError(
                  'In-place leakyReLu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead. File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation with negative slope',
                );
              return slopes(g, { self: result, ...others });
            },
          ),
        }),
      },
    ),
  ),
  'method',
);

export const _rrelu_noise = random(
  method(
    'A slope from [lower, upper) for each operand that is not positive, and 1 for the others.',
    kernel(
      '_rrelu_noise(Tensor self, Scalar lower, Scalar upper) -> Tensor',
      (self: Tensor, lower: number, upper: number) => {
        const values = denseValues(self);
        const out = allocate(self.dtype, values.length);
        for (let i = 0; i < out.length; i++)
          out[i] = (values[i] ?? 0) <= 0 ? uniformBetween(lower, upper, generator) : 1;
        return fromValues(out, self.shape, self.dtype);
      },
    ),
  ),
);

export const _rrelu = withInPlace(
  random(
    method(
      'The positive part, and the negative part times a slope that is drawn from [lower, upper), or their mean.',
      composite(
        '_rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False) -> Tensor',
        (self: Tensor, lower: number, upper: number, training: boolean) =>
          self.rrelu_with_noise(noiseFor(self, lower, upper, training), lower, upper, training),
        (self: Tensor, lower: number, upper: number, training: boolean) =>
          self.rrelu_with_noise_(noiseFor(self, lower, upper, training), lower, upper, training),
      ),
    ),
  ),
  'method',
);

export const rrelu = random(
  torchFunction(
    'The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean.',
    composite(
      'rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False) -> Tensor',
      (self: Tensor, lower: number, upper: number, training: boolean) => self._rrelu(lower, upper, training),
    ),
  ),
);

export const rrelu_ = aliased(
  random(
    torchFunction(
      '`rrelu` in place.',
      composite(
        'rrelu_(Tensor self, Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False) -> Tensor',
        (self: Tensor, lower: number, upper: number, training: boolean) => self._rrelu_(lower, upper, training),
      ),
    ),
  ),
  'nn.functional.rrelu_',
);

function slopes(g: Tensor, { self, noise, lower, upper, training }: Slopes): Tensor {
  return self.rrelu_with_noise_backward(g, noise, lower, upper, training);
}

function noiseFor(self: Tensor, lower: number, upper: number, training: boolean): Tensor {
  if (lower > upper) throw runtimeError('Lower bound should be less than or equal to the upper bound');
  if (!training) return self.new_zeros(self.shape);
  floatingOnly('rrelu_with_noise_out_cpu', self.dtype);
  return self.detach()._rrelu_noise(lower, upper);
}
