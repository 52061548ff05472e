/** Powers and roots. */
import { float64 } from '../../dtype';
import { runtimeError } from '../../errors';
import { checkFits, commonDtype, isBool, isIntegralOrBool, unsupported } from '../../tensor/supported';
import { powerExact } from '../../kernels/integers';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, method, operator, pointwise, withInPlace } from '../definition';

export const pow = operator(
  'Each element to a power.',
  pointwise(
    'pow(Tensor self, Tensor exponent) -> Tensor',
    power,
    gradient('PowBackward1', {
      self: by('g\\,y\\,x^{y-1}', ['self', 'exponent'], (g, { self, exponent }: { self: Tensor; exponent: Tensor }) =>
        g.mul(exponent.mul(self.pow(exponent.sub(1)))).masked_fill(exponent.eq(0), 0),
      ),
      exponent: by(
        'g\\,r \\ln x',
        ['self', 'exponent', 'result'],
        (g, { self, exponent, result }: { self: Tensor; exponent: Tensor; result: Tensor }) =>
          g.mul(result.mul(self.log()).masked_fill(self.eq(0).logical_and(exponent.ge(0)), 0)),
      ),
    }),
    { result: 'same', check: unsupported('pow', isBool), integers: powerExact },
  ),
  pointwise(
    'pow(Tensor self, Scalar exponent) -> Tensor',
    fixedPower,
    gradient('PowBackward0', {
      self: by('g\\,y\\,x^{y-1}', ['self', 'exponent'], (g, { self, exponent }: { self: Tensor; exponent: number }) =>
        exponent === 0 ? g.new_zeros(g.shape) : g.mul(self.pow(exponent - 1)._mul_scalar(exponent)),
      ),
    }),
    { result: 'same', kernel: 'pow', check: notBelowIntegers, integers: powerExact },
  ),
  pointwise(
    'pow(Scalar self, Tensor exponent) -> Tensor',
    power,
    gradient('PowBackward2', {
      exponent: by(
        'g\\,r \\ln x',
        ['self', 'exponent', 'result'],
        (g, { self, exponent, result }: { self: number; exponent: Tensor; result: Tensor }) =>
          powerSlope(g, self, exponent, result),
      ),
    }),
    { result: 'same', check: unsupported('pow', isBool), integers: powerExact },
  ),
);

export const __rpow__ = method(
  "Python's `number ** tensor`.",
  pointwise(
    '__rpow__(Tensor self, Scalar other) -> Tensor',
    (x: number, base: number) => power(base, x),
    gradient('PowBackward2', {
      self: by(
        'g\\,r \\ln y',
        ['_self', '_other', 'result'],
        (g, { _self, _other, result }: { _self: Tensor; _other: number; result: Tensor }) =>
          powerSlope(g, _other, _self, result),
      ),
    }),
    { result: 'same', check: unsupported('pow', isBool), integers: (x: bigint, base: bigint) => powerExact(base, x) },
  ),
);

export const float_power = withInPlace(
  operator(
    'Each element to a power, in float64.',
    composite(
      'float_power(Tensor self, Tensor exponent) -> Tensor',
      (self: Tensor, exponent: Tensor) => self.to(float64).pow(exponent.to(float64)),
      (self: Tensor, exponent: Tensor) => ofDouble(self).pow_(exponent.to(float64)),
    ),
    composite(
      'float_power(Tensor self, Scalar exponent) -> Tensor',
      (self: Tensor, exponent: number) => self.to(float64).pow(exponent),
      (self: Tensor, exponent: number) => ofDouble(self).pow_(exponent),
    ),
    composite('float_power(Scalar self, Tensor exponent) -> Tensor', (self: number, exponent: Tensor) =>
      exponent.to(float64).__rpow__(self),
    ),
  ),
  'method',
);

export const square = operator(
  'Square of each element.',
  composite(
    'square(Tensor self) -> Tensor',
    (self: Tensor) => self.pow(2n),
    (self: Tensor) => self.pow_(2n),
  ),
);

export const reciprocal = operator(
  'One divided by each element.',
  pointwise(
    'reciprocal(Tensor self) -> Tensor',
    (x: number) => 1 / x,
    gradient('ReciprocalBackward0', {
      self: by('-g\\,r^2', ['result'], (g, { result }) => g.neg().mul(result.mul(result))),
    }),
    { kernel: 'reciprocal' },
  ),
);

export const sqrt = operator(
  'Square root of each element.',
  pointwise(
    'sqrt(Tensor self) -> Tensor',
    Math.sqrt,
    gradient('SqrtBackward0', { self: by('\\frac{g}{2r}', ['result'], (g, { result }) => g.div(result.mul(2))) }),
    { kernel: 'sqrt' },
  ),
);

export const rsqrt = operator(
  'One divided by the square root of each element.',
  pointwise(
    'rsqrt(Tensor self) -> Tensor',
    (x: number) => 1 / Math.sqrt(x),
    gradient('RsqrtBackward0', {
      self: by('-\\tfrac12 g\\,r^3', ['result'], (g, { result }) => g.mul(-0.5).mul(result.pow(3))),
    }),
    { kernel: 'rsqrt' },
  ),
);

export const hypot = operator(
  'Length of the hypotenuse over both.',
  pointwise(
    'hypot(Tensor self, Tensor other) -> Tensor',
    Math.hypot,
    gradient('HypotBackward0', {
      self: by('g \\frac{x}{r}', ['result', 'self'], (g, { self, result }) => g.mul(self).div(result)),
      other: by('g \\frac{y}{r}', ['other', 'result'], (g, { other, result }) => g.mul(other).div(result)),
    }),
    { check: unsupported('hypot_cpu', isIntegralOrBool) },
  ),
);

/** C's pow: 1 to any power, NaN included, and -1 to an infinite one are 1. */
function power(x: number, y: number): number {
  if (x === 1 || (x === -1 && (y === Infinity || y === -Infinity))) return 1;
  return x ** y;
}

/** Squares, cubes and square roots are taken as such, as in PyTorch. */
function fixedPower(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 3) return x * x * x;
  if (y === 0.5) return Math.sqrt(x);
  if (y === -0.5) return 1 / Math.sqrt(x);
  return y === -2 ? 1 / (x * x) : power(x, y);
}

/** Of a fixed base, whose power of 0 and above is flat where the base is 0. */
function powerSlope(g: Tensor, base: number, exponent: Tensor, result: Tensor): Tensor {
  const slope = result.mul(Math.log(base));
  return g.mul(base === 0 ? slope.masked_fill(exponent.ge(0), 0) : slope);
}

function notBelowIntegers(self: Tensor, exponent: number | bigint | boolean): void {
  const dtype = commonDtype([self, exponent]);
  if (!dtype.is_floating_point) {
    if (Number(exponent) < 0) throw runtimeError('Integers to negative integer powers are not allowed.');
    checkFits(exponent, dtype);
  }
  unsupported('pow', isBool)(self, exponent);
}

function ofDouble(self: Tensor): Tensor {
  if (self.dtype !== float64)
    throw runtimeError(
      `the base given to float_power_ has dtype ${self.dtype.scalarType} but the operation's result requires dtype Double`,
    );
  return self;
}
