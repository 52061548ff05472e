/** Hyperbolic functions and their inverses. */
import { notImplementedError } from '../../errors';
import { aliased, by, gradient, operator, pointwise, type Gradient } from '../definition';

export const sinh = operator(
  'Hyperbolic sine of each element.',
  pointwise(
    'sinh(Tensor self) -> Tensor',
    Math.sinh,
    gradient('SinhBackward0', { self: by('g \\cosh x', ['self'], (g, { self }) => g.mul(self.cosh())) }),
    { kernel: 'sinh' },
  ),
);

export const cosh = operator(
  'Hyperbolic cosine of each element.',
  pointwise(
    'cosh(Tensor self) -> Tensor',
    Math.cosh,
    gradient('CoshBackward0', { self: by('g \\sinh x', ['self'], (g, { self }) => g.mul(self.sinh())) }),
    { kernel: 'cosh' },
  ),
);

export const tanh = operator(
  'Hyperbolic tangent of each element.',
  pointwise(
    'tanh(Tensor self) -> Tensor',
    Math.tanh,
    gradient('TanhBackward0', {
      self: by('g (1 - r^2)', ['result'], (g, { result }) => g.mul(result.pow(2).rsub(1))),
    }),
    { kernel: 'tanh' },
  ),
);

export const asinh = aliased(
  operator(
    'Inverse hyperbolic sine of each element.',
    pointwise(
      'asinh(Tensor self) -> Tensor',
      Math.asinh,
      gradient('AsinhBackward0', {
        self: by('\\frac{g}{\\sqrt{x^2 + 1}}', ['self'], (g, { self }) => g.mul(self.pow(2).add(1).rsqrt())),
      }),
      { inplaceGradient: notInPlace('asinh') },
    ),
  ),
  'arcsinh',
);

export const acosh = aliased(
  operator(
    'Inverse hyperbolic cosine of each element.',
    pointwise(
      'acosh(Tensor self) -> Tensor',
      Math.acosh,
      gradient('AcoshBackward0', {
        self: by('\\frac{g}{\\sqrt{x^2 - 1}}', ['self'], (g, { self }) => g.mul(self.pow(2).sub(1).rsqrt())),
      }),
      { inplaceGradient: notInPlace('acosh') },
    ),
  ),
  'arccosh',
);

export const atanh = aliased(
  operator(
    'Inverse hyperbolic tangent of each element.',
    pointwise(
      'atanh(Tensor self) -> Tensor',
      Math.atanh,
      gradient('AtanhBackward0', {
        self: by('\\frac{g}{1 - x^2}', ['self'], (g, { self }) => g.div(self.pow(2).rsub(1))),
      }),
      { inplaceGradient: notInPlace('atanh') },
    ),
  ),
  'arctanh',
);

/** PyTorch gives these nodes no derivative. */
function notInPlace(name: string): Gradient {
  const node = `${name.charAt(0).toUpperCase()}${name.slice(1)}Backward1`;
  return gradient(node, {
    self: by('', [], () => {
      throw notImplementedError(`the derivative for 'inplace version of ${name}' is not implemented.`);
    }),
  });
}
