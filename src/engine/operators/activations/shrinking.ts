/** Activations that draw towards 0, and sigmoids made of straight pieces. */
import { runtimeError } from '../../errors';
import {
  hardshrink as shrunk,
  hardsigmoid,
  hardsigmoidSlope,
  hardswish,
  hardswishSlope,
  passOutside,
  softshrink,
} from '../../kernels/activations';
import { floatingOnly } from '../../tensor/supported';
import type { Tensor } from '../../tensor/tensor';
import {
  aliased,
  by,
  composite,
  gradient,
  method,
  notDifferentiable,
  operator,
  pointwise,
  withInPlace,
} from '../definition';

interface Shrinking {
  readonly self: Tensor;
  readonly lambd: number;
}

const SHRINK_RULE = 'g\\,[|x| > \\lambda]';

export const softshrink_backward = method(
  'The gradient outside [-lambd, lambd], else 0.',
  pointwise(
    'softshrink_backward(Tensor grad_output, Tensor self, Scalar lambd) -> Tensor',
    passOutside,
    gradient('SoftshrinkBackwardBackward0', {
      grad_output: by(SHRINK_RULE, ['lambd', 'self'], softshrinkDerivative),
      self: by('0', ['lambd', 'self'], (g) => g.new_zeros(g.shape)),
    }),
    { result: 'self' },
  ),
);

export const functional_softshrink = operator(
  'Drawn towards 0 by `lambd`; 0 in [-lambd, lambd].',
  pointwise(
    'nn.functional.softshrink(Tensor self, Scalar lambd=0.5) -> Tensor',
    softshrink,
    gradient('SoftshrinkBackward0', { self: by(SHRINK_RULE, ['lambd', 'self'], softshrinkDerivative) }),
    {
      result: 'self',
      check: ({ dtype }: Tensor, lambd: number) => {
        floatingOnly('softshrink_check', dtype);
        if (!(lambd >= 0))
          throw runtimeError(
            `lambda must be in range [0, ${LARGEST[dtype.name] ?? ''}] for input dtype ${dtype.scalarType}, but found ${lambd}`,
          );
      },
    },
  ),
);

/** As C++ prints them. */
const LARGEST: Readonly<Record<string, string>> = {
  float16: '65504',
  bfloat16: '3.38953e+38',
  float32: '3.40282e+38',
  float64: '1.79769e+308',
};

export const hardshrink_backward = method(
  'The gradient outside [-lambd, lambd], else 0.',
  pointwise(
    'hardshrink_backward(Tensor grad_out, Tensor self, Scalar lambd) -> Tensor',
    passOutside,
    gradient('HardshrinkBackwardBackward0', {
      grad_out: by(SHRINK_RULE, ['lambd', 'self'], hardshrinkDerivative),
      self: by('0', ['lambd', 'self'], (g) => g.new_zeros(g.shape)),
    }),
    { result: 'self' },
  ),
);

export const hardshrink = aliased(
  withInPlace(
    operator(
      'Itself outside [-lambd, lambd], else 0.',
      pointwise(
        'hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor',
        shrunk,
        gradient('HardshrinkBackward0', { self: by(SHRINK_RULE, ['lambd', 'self'], hardshrinkDerivative) }),
        {
          result: 'self',
          check: ({ dtype }: Tensor) => {
            floatingOnly('hardshrink_cpu', dtype);
          },
        },
      ),
    ),
    null,
  ),
  'nn.functional.hardshrink',
);

export const hardsigmoid_backward = method(
  'A sixth of the gradient strictly inside (-3, 3), else 0.',
  pointwise(
    'hardsigmoid_backward(Tensor grad_output, Tensor self) -> Tensor',
    hardsigmoidSlope,
    notDifferentiable('hardsigmoid_backward', 'grad_output', 'self'),
    { result: 'self' },
  ),
);

export const _hardsigmoid = withInPlace(
  method(
    '(x + 3) / 6 between 0 and 1.',
    pointwise(
      '_hardsigmoid(Tensor self) -> Tensor',
      hardsigmoid,
      gradient('HardsigmoidBackward0', {
        self: by('\\tfrac{g}{6}\\,[-3 < x < 3]', ['self'], (g, { self }) => self.hardsigmoid_backward(g)),
      }),
      {
        result: 'self',
        check: ({ dtype }: Tensor) => {
          floatingOnly('hardsigmoid_cpu', dtype);
        },
      },
    ),
  ),
  'method',
);

const HARDSWISH_RULE = 'g\\,(\\tfrac{x}{3} + \\tfrac12)\\,[-3 < x < 3] + g\\,[x \\ge 3]';

export const hardswish_backward = method(
  'The gradient times the slope of `hardswish`; at -3 and 3, that of the outer parts.',
  pointwise(
    'hardswish_backward(Tensor grad_output, Tensor self) -> Tensor',
    hardswishSlope,
    gradient('HardswishBackwardBackward0', {
      grad_output: by(HARDSWISH_RULE, ['grad_output', 'self'], (g, { self }) => self.hardswish_backward(g)),
      self: by(
        '\\tfrac{g h}{3}\\,[-3 < x < 3]',
        ['grad_output', 'self'],
        (g, { self, grad_output }: { self: Tensor; grad_output: Tensor }) =>
          g
            .mul(grad_output)
            .div(3)
            .where(self.gt(-3).logical_and(self.lt(3)), 0),
      ),
    }),
    { result: 'self' },
  ),
);

export const _hardswish = withInPlace(
  method(
    'Itself times the hard sigmoid of it.',
    pointwise(
      '_hardswish(Tensor self) -> Tensor',
      hardswish,
      gradient('HardswishBackward0', {
        self: by(HARDSWISH_RULE, ['self'], (g, { self }) => self.hardswish_backward(g)),
      }),
      {
        result: 'self',
        check: ({ dtype }: Tensor) => {
          floatingOnly('hardswish_cpu', dtype);
        },
      },
    ),
  ),
  'method',
);

export const functional_tanhshrink = operator(
  'Itself minus its hyperbolic tangent.',
  composite('nn.functional.tanhshrink(Tensor self) -> Tensor', (self: Tensor) => self.sub(self.tanh())),
);

export const functional_softsign = operator(
  'Itself divided by one more than its magnitude.',
  composite('nn.functional.softsign(Tensor self) -> Tensor', (self: Tensor) => self.div(self.abs().add(1))),
);

function softshrinkDerivative(g: Tensor, { self, lambd }: Shrinking): Tensor {
  return self.softshrink_backward(g, lambd);
}

function hardshrinkDerivative(g: Tensor, { self, lambd }: Shrinking): Tensor {
  return self.hardshrink_backward(g, lambd);
}
