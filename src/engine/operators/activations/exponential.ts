/** Activations that are exponential on the left and straight on the right. */
import { runtimeError } from '../../errors';
import { elu, eluSlope } from '../../kernels/activations';
import { floatingOnly } from '../../tensor/supported';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, composite, gradient, method, pointwise, torchFunction, withInPlace } from '../definition';

/** Klambauer et al., arXiv:1706.02515: with these, mean 0 and variance 1 are kept. */
const SELU_ALPHA = 1.673_263_242_354_377_2;
const SELU_SCALE = 1.050_700_987_355_480_5;

const RULE = 'g s\\,[x > 0] + g s \\alpha c\\,e^{c x}\\,[x \\le 0]';

interface Shape {
  readonly alpha: number;
  readonly scale: number;
  readonly input_scale: number;
}

interface Backward extends Shape {
  readonly grad_output: Tensor;
  readonly is_result: boolean;
  readonly self_or_result: Tensor;
}

export const elu_backward = method(
  'The gradient times the slope of `elu`, of its operand or, `is_result`, of its result; at 0, that of the left part.',
  pointwise(
    'elu_backward(Tensor grad_output, Scalar alpha, Scalar scale, Scalar input_scale, bool is_result, Tensor self_or_result) -> Tensor',
    eluSlope,
    gradient('EluBackwardBackward0', {
      grad_output: by(
        RULE,
        ['alpha', 'grad_output', 'input_scale', 'is_result', 'scale', 'self_or_result'],
        (g, { alpha, scale, input_scale, is_result, self_or_result }: Backward) =>
          g.elu_backward(alpha, scale, input_scale, is_result, self_or_result),
      ),
      self_or_result: by(
        'g h s \\alpha c^2 e^{c x}\\,[x < 0]',
        ['alpha', 'grad_output', 'input_scale', 'is_result', 'scale', 'self_or_result'],
        (g, { alpha, scale, input_scale, is_result, grad_output, self_or_result }: Backward) => {
          const both = g.mul(grad_output).mul(input_scale);
          const left = self_or_result.lt(0);
          if (is_result) return both.mul(left.to(g.dtype));
          return both.elu_backward(alpha, scale, input_scale, false, self_or_result).where(left, 0);
        },
      ),
    }),
    { result: 'self' },
  ),
);

export const _elu = withInPlace(
  method(
    'Itself where positive, else alpha (exp(x) - 1).',
    pointwise(
      '_elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor',
      elu,
      gradient('EluBackward0', {
        self: by(
          RULE,
          ['alpha', 'input_scale', 'scale', 'self'],
          (g, { self, alpha, scale, input_scale }: Shape & { readonly self: Tensor }) =>
            g.elu_backward(alpha, scale, input_scale, false, self),
        ),
      }),
      {
        result: 'self',
        check: supported,
        inplaceGradient: gradient('EluBackward1', {
          self: by(
            'g s\\,[r > 0] + g c (r + s \\alpha)\\,[r \\le 0]',
            ['alpha', 'input_scale', 'result', 'scale'],
            (g, { result, alpha, scale, input_scale }: Shape & { readonly result: Tensor }) =>
              g.elu_backward(nonNegative(alpha), scale, input_scale, true, result),
          ),
        }),
      },
    ),
  ),
  'method',
);

export const _celu = withInPlace(
  method(
    'Itself where positive, else alpha (exp(x / alpha) - 1).',
    pointwise(
      '_celu(Tensor self, Scalar alpha=1) -> Tensor',
      (x: number, alpha: number) => elu(x, alpha, 1, 1 / alpha),
      gradient('CeluBackward0', {
        self: by(
          'g\\,[x > 0] + g e^{x / \\alpha}\\,[x \\le 0]',
          ['alpha', 'self'],
          (g, { self, alpha }: { self: Tensor; alpha: number }) => g.elu_backward(alpha, 1, 1 / alpha, false, self),
        ),
      }),
      {
        result: 'self',
        check: (self: Tensor, alpha: number) => {
          if (alpha === 0) throw runtimeError('ZeroDivisionError: alpha cannot be 0 for CELU');
          supported(self);
        },
        inplaceGradient: gradient('CeluBackward1', {
          self: by(
            'g\\,[r > 0] + \\tfrac{g}{\\alpha} (r + \\alpha)\\,[r \\le 0]',
            ['alpha', 'result'],
            (g, { result, alpha }: { result: Tensor; alpha: number }) =>
              g.elu_backward(nonNegative(alpha), 1, 1 / alpha, true, result),
          ),
        }),
      },
    ),
  ),
  'method',
);

export const celu = torchFunction(
  'Itself where positive, else alpha (exp(x / alpha) - 1).',
  composite('celu(Tensor self, Scalar alpha=1) -> Tensor', (self: Tensor, alpha: number) => self._celu(alpha)),
);

export const celu_ = aliased(
  torchFunction(
    '`celu` in place.',
    composite('celu_(Tensor self, Scalar alpha=1) -> Tensor', (self: Tensor, alpha: number) => self._celu_(alpha)),
  ),
  'nn.functional.celu_',
);

export const _selu = withInPlace(
  method(
    '`elu` of the slope and limit that keep mean 0 and variance 1 through layers.',
    composite(
      '_selu(Tensor self) -> Tensor',
      (self: Tensor) => self._elu(SELU_ALPHA, SELU_SCALE, 1),
      (self: Tensor) => self._elu_(SELU_ALPHA, SELU_SCALE, 1),
    ),
  ),
  'method',
);

export const selu = torchFunction(
  '`elu` of the slope and limit that keep mean 0 and variance 1 through layers.',
  composite('selu(Tensor self) -> Tensor', (self: Tensor) => self._selu()),
);

export const selu_ = aliased(
  torchFunction(
    '`selu` in place.',
    composite('selu_(Tensor self) -> Tensor', (self: Tensor) => self._selu_()),
  ),
  'nn.functional.selu_',
);

function supported({ dtype }: Tensor): void {
  floatingOnly('elu_cpu', dtype);
}

/** From the result one cannot tell on which side of 0 the operand was when alpha is negative. */
function nonNegative(alpha: number): number {
  if (alpha < 0)
    throw runtimeError(
      'In-place elu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead.',
    );
  return alpha;
}
