/** Floating-point numbers as they are written: sign, mantissa and exponent, neighbours, what is no number. */
import { bfloat16, float16, float32, int32, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import { largestOf } from '../../limits';
import { commonDtype, isIntegralOrBool } from '../../tensor/supported';
import {
  exponentOf,
  mantissaOf,
  nextBrainFloat,
  nextDouble,
  nextFloat,
  nextHalf,
  powerOfTwo,
} from '../../kernels/neighbours';
import { broadcastShapes, numel } from '../../shape';
import { broadcastValues, denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, kernel, operator, pointwise, withInPlace, type InputGradient } from '../definition';

const sameMagnitude: InputGradient = by(
  'g \\frac{r}{x}',
  ['result', 'self'],
  (g, { self, result }: { self: Tensor; result: Tensor }) => g.mul(result.div(self).masked_fill(self.eq(0), 0)),
);

export const copysign = withInPlace(
  operator(
    'The magnitude of the first with the sign of the second.',
    pointwise(
      'copysign(Tensor self, Tensor other) -> Tensor',
      withSign,
      gradient('CopysignBackward0', { self: sameMagnitude, other: by('0', [], (g) => g.new_zeros(g.shape)) }),
    ),
    pointwise(
      'copysign(Tensor self, Scalar other) -> Tensor',
      withSign,
      gradient('CopysignBackward1', { self: sameMagnitude }),
    ),
  ),
  'method',
);

export const nextafter = withInPlace(
  operator(
    'The next number of the dtype after the first, towards the second.',
    kernel(
      'nextafter(Tensor self, Tensor other) -> Tensor',
      (self: Tensor, other: Tensor) => {
        const dtype = commonDtype([self, other]);
        if (isIntegralOrBool(dtype)) throw notImplemented('nextafter_cpu', dtype);
        const shape = broadcastShapes(self.shape, other.shape);
        const [xs, ys] = [broadcastValues(self, shape, dtype), broadcastValues(other, shape, dtype)];
        const out = allocate(dtype, numel(shape));
        const next = nextIn(dtype);
        for (let i = 0; i < out.length; i++) out[i] = next(xs[i] ?? NaN, ys[i] ?? NaN);
        return fromValues(out, shape, dtype);
      },
      gradient('NextafterBackward0', {
        self: by('g\\,[x \\ne y]', ['other', 'self'], (g, { self, other }) => g.masked_fill(self.eq(other), 0)),
        other: by('0', ['other', 'self'], (g) => g.new_zeros(g.shape)),
      }),
    ),
  ),
  'method',
);

export const frexp = operator(
  'Mantissa, in [½, 1) by magnitude, and exponent of each element.',
  kernel(
    'frexp(Tensor self) -> (Tensor mantissa, Tensor exponent)',
    (self: Tensor) => {
      if (!self.dtype.is_floating_point) throw runtimeError('torch.frexp() only supports floating-point dtypes');
      const values = denseValues(self);
      const mantissas = allocate(self.dtype, values.length);
      const exponents = allocate(int32, values.length);
      for (let i = 0; i < values.length; i++) {
        mantissas[i] = mantissaOf(values[i] ?? NaN);
        exponents[i] = exponentOf(values[i] ?? NaN);
      }
      return [fromValues(mantissas, self.shape, self.dtype), fromValues(exponents, self.shape, int32)];
    },
    gradient('FrexpBackward0', {
      self: by('\\frac{g}{2^e}', ['exponent'], (g, { exponent }: { exponent: Tensor }) => g.div(exponent.exp2())),
    }),
  ),
);

export const ldexp = withInPlace(
  operator(
    'The first times 2 to the power of the second.',
    pointwise(
      'ldexp(Tensor self, Tensor other) -> Tensor',
      (x: number, exponent: number) => powerOfTwo(x, exponent),
      gradient('LdexpBackward0', {
        self: by('g\\,2^y', ['other'], (g, { other }) => g.mul(other.exp2())),
        other: by('g\\,r \\ln 2', ['result'], (g, { result }) => g.mul(result)._mul_scalar(Math.LN2)),
      }),
    ),
  ),
  'both',
);

export const nan_to_num = withInPlace(
  operator(
    'NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given.',
    kernel(
      'nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor',
      (self: Tensor, nan: number | null, posinf: number | null, neginf: number | null) => {
        const { dtype, shape } = self;
        if (!dtype.is_floating_point) return self.clone();
        const largest = largestOf(dtype);
        const values = denseValues(self);
        const out = allocate(dtype, values.length);
        for (let i = 0; i < out.length; i++) {
          const value = values[i] ?? NaN;
          if (value !== value) out[i] = nan ?? 0;
          else if (value === Infinity) out[i] = posinf ?? largest;
          else out[i] = value === -Infinity ? (neginf ?? -largest) : value;
        }
        return fromValues(out, shape, dtype);
      },
      gradient('NanToNumBackward0', {
        self: by('g\\,[|x| < \\infty]', ['self'], (g, { self }) => g.mul(self.isfinite())),
      }),
    ),
  ),
  'both',
);

function withSign(x: number, sign: number): number {
  const magnitude = Math.abs(x);
  return sign < 0 || Object.is(sign, -0) ? -magnitude : magnitude;
}

function nextIn(dtype: DType): (x: number, y: number) => number {
  if (dtype === float32) return nextFloat;
  if (dtype === float16) return nextHalf;
  return dtype === bfloat16 ? nextBrainFloat : nextDouble;
}
