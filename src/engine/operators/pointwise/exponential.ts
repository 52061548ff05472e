/** Exponentials and logarithms. */
import { isIntegralOrBool, unsupported } from '../../tensor/supported';
import { aliased, by, gradient, operator, pointwise, withInPlace } from '../definition';

export const exp = operator(
  'e to the power of each element.',
  pointwise(
    'exp(Tensor self) -> Tensor',
    Math.exp,
    gradient('ExpBackward0', { self: by('g\\,r', ['result'], (g, { result }) => g.mul(result)) }),
    { kernel: 'exp' },
  ),
);

export const exp2 = aliased(
  operator(
    '2 to the power of each element.',
    pointwise(
      'exp2(Tensor self) -> Tensor',
      (x: number) => 2 ** x,
      gradient('Exp2Backward0', {
        self: by('g\\,r \\ln 2', ['result'], (g, { result }) => g.mul(result).mul(Math.LN2)),
      }),
      { kernel: 'exp2' },
    ),
  ),
  'special.exp2',
);

export const expm1 = aliased(
  operator(
    'e to the power of each element, minus one.',
    pointwise(
      'expm1(Tensor self) -> Tensor',
      Math.expm1,
      gradient('Expm1Backward0', { self: by('g (r + 1)', ['result'], (g, { result }) => g.mul(result.add(1))) }),
      { kernel: 'expm1' },
    ),
  ),
  'special.expm1',
);

export const log = operator(
  'Natural logarithm of each element.',
  pointwise(
    'log(Tensor self) -> Tensor',
    Math.log,
    gradient('LogBackward0', { self: by('\\frac{g}{x}', ['self'], (g, { self }) => g.div(self)) }),
    { kernel: 'log' },
  ),
);

export const log2 = operator(
  'Logarithm to the base 2 of each element.',
  pointwise(
    'log2(Tensor self) -> Tensor',
    Math.log2,
    gradient('Log2Backward0', {
      self: by('\\frac{g}{x \\ln 2}', ['self'], (g, { self }) => g.div(self.mul(Math.LN2))),
    }),
    { kernel: 'log2' },
  ),
);

export const log10 = operator(
  'Logarithm to the base 10 of each element.',
  pointwise(
    'log10(Tensor self) -> Tensor',
    Math.log10,
    gradient('Log10Backward0', {
      self: by('\\frac{g}{x \\ln 10}', ['self'], (g, { self }) => g.div(self.mul(Math.LN10))),
    }),
    { kernel: 'log10' },
  ),
);

export const log1p = aliased(
  operator(
    'Natural logarithm of one plus each element.',
    pointwise(
      'log1p(Tensor self) -> Tensor',
      Math.log1p,
      gradient('Log1PBackward0', { self: by('\\frac{g}{x + 1}', ['self'], (g, { self }) => g.div(self.add(1))) }),
      { kernel: 'log1p' },
    ),
  ),
  'special.log1p',
);

export const logaddexp = withInPlace(
  operator(
    'Logarithm of the sum of the exponentials of both.',
    pointwise(
      'logaddexp(Tensor self, Tensor other) -> Tensor',
      logOfSum,
      gradient('LogaddexpBackward0', {
        self: by('\\frac{g}{1 + e^{y - x}}', ['self', 'other'], (g, { self, other }) =>
          g.div(other.sub(self).exp().add(1)),
        ),
        other: by('\\frac{g}{1 + e^{x - y}}', ['self', 'other'], (g, { self, other }) =>
          g.div(self.sub(other).exp().add(1)),
        ),
      }),
      { check: unsupported('logaddexp_cpu', isIntegralOrBool) },
    ),
  ),
  null,
);

export const logaddexp2 = withInPlace(
  operator(
    'Logarithm to the base 2 of the sum of both powers of 2.',
    pointwise(
      'logaddexp2(Tensor self, Tensor other) -> Tensor',
      binaryLogOfSum,
      gradient('Logaddexp2Backward0', {
        self: by('\\frac{g}{1 + 2^{y - x}}', ['self', 'other'], (g, { self, other }) =>
          g.div(other.sub(self).__rpow__(2).add(1)),
        ),
        other: by('\\frac{g}{1 + 2^{x - y}}', ['self', 'other'], (g, { self, other }) =>
          g.div(self.sub(other).__rpow__(2).add(1)),
        ),
      }),
      { check: unsupported('logaddexp2_cpu', isIntegralOrBool) },
    ),
  ),
  null,
);

/** Around the larger one, so that nothing overflows. */
function logOfSum(x: number, y: number): number {
  if (x === y && !Number.isFinite(x)) return x;
  const larger = Math.max(x, y);
  return larger + Math.log1p(Math.exp(-Math.abs(x - y)));
}

function binaryLogOfSum(x: number, y: number): number {
  if (x === y && !Number.isFinite(x)) return x;
  const larger = Math.max(x, y);
  return larger + Math.log1p(2 ** -Math.abs(x - y)) * Math.LOG2E;
}
