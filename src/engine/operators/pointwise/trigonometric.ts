/** Sine and its kin, angles in radians. */
import { float64, get_default_dtype } from '../../dtype';
import { sinc as sincOf, sincOfFloat } from '../../kernels/normal';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, gradient, kernel, operator, pointwise, withInPlace } from '../definition';

export const sin = operator(
  'Sine of each element, in radians.',
  pointwise(
    'sin(Tensor self) -> Tensor',
    Math.sin,
    gradient('SinBackward0', { self: by('g \\cos x', ['self'], (g, { self }) => g.mul(self.cos())) }),
    { kernel: 'sin' },
  ),
);

export const cos = operator(
  'Cosine of each element, in radians.',
  pointwise(
    'cos(Tensor self) -> Tensor',
    Math.cos,
    gradient('CosBackward0', { self: by('-g \\sin x', ['self'], (g, { self }) => g.mul(self.sin().neg())) }),
    { kernel: 'cos' },
  ),
);

export const tan = operator(
  'Tangent of each element, in radians.',
  pointwise(
    'tan(Tensor self) -> Tensor',
    Math.tan,
    gradient('TanBackward0', { self: by('g (1 + r^2)', ['result'], (g, { result }) => g.mul(result.pow(2).add(1))) }),
  ),
);

export const asin = aliased(
  operator(
    'Angle whose sine is each element.',
    pointwise(
      'asin(Tensor self) -> Tensor',
      Math.asin,
      gradient('AsinBackward0', {
        self: by('\\frac{g}{\\sqrt{1 - x^2}}', ['self'], (g, { self }) => g.mul(self.neg().mul(self).add(1).rsqrt())),
      }),
      { kernel: 'asin' },
    ),
  ),
  'arcsin',
);

export const acos = aliased(
  operator(
    'Angle whose cosine is each element.',
    pointwise(
      'acos(Tensor self) -> Tensor',
      Math.acos,
      gradient('AcosBackward0', {
        self: by('-\\frac{g}{\\sqrt{1 - x^2}}', ['self'], (g, { self }) =>
          g.mul(self.neg().mul(self).add(1).rsqrt().neg()),
        ),
      }),
      { kernel: 'acos' },
    ),
  ),
  'arccos',
);

export const atan = aliased(
  operator(
    'Angle whose tangent is each element.',
    pointwise(
      'atan(Tensor self) -> Tensor',
      Math.atan,
      gradient('AtanBackward0', {
        self: by('\\frac{g}{x^2 + 1}', ['self'], (g, { self }) => g.div(self.mul(self).add(1))),
      }),
      { kernel: 'atan' },
    ),
  ),
  'arctan',
);

export const atan2 = aliased(
  operator(
    'Angle of the point whose ordinate is the first and whose abscissa the second.',
    pointwise(
      'atan2(Tensor self, Tensor other) -> Tensor',
      Math.atan2,
      gradient('Atan2Backward0', {
        self: by('g \\frac{y}{x^2 + y^2}', ['self', 'other'], (g, { self, other }) => {
          const square = self.mul(self).add(other.mul(other));
          return g.mul(other.mul(square.reciprocal().masked_fill(square.eq(0), 0)));
        }),
        other: by('-g \\frac{x}{x^2 + y^2}', ['self', 'other'], (g, { self, other }) => {
          const square = self.mul(self).add(other.mul(other));
          return g.mul(self.neg().mul(square.reciprocal().masked_fill(square.eq(0), 0)));
        }),
      }),
    ),
  ),
  'arctan2',
);

export const sinc = aliased(
  withInPlace(
    operator(
      'sin(πx) / (πx), 1 at 0.',
      kernel(
        'sinc(Tensor self) -> Tensor',
        (self: Tensor) => {
          const dtype = self.dtype.is_floating_point ? self.dtype : get_default_dtype();
          const values = denseValues(self, dtype);
          const out = allocate(dtype, values.length);
          // The angle is rounded as the dtype is, which shows at whole numbers.
          for (let i = 0; i < out.length; i++)
            out[i] = dtype === float64 ? sincOf(values[i] ?? NaN) : sincOfFloat(values[i] ?? NaN);
          return fromValues(out, self.shape, dtype);
        },
        gradient('SincBackward0', {
          self: by('g\\,\\frac{\\pi x \\cos \\pi x - \\sin \\pi x}{\\pi x^2}', ['self'], (g, { self }) => {
            const angle = self.mul(Math.PI);
            const square = self.mul(self).mul(Math.PI);
            return g.mul(angle.mul(angle.cos()).sub(angle.sin()).div(square)).masked_fill(square.eq(0), 0);
          }),
        }),
      ),
    ),
    'both',
  ),
  'special.sinc',
);

export const deg2rad = operator(
  'Degrees in radians.',
  pointwise(
    'deg2rad(Tensor self) -> Tensor',
    (x: number) => x * (Math.PI / 180),
    gradient('Deg2RadBackward0', { self: by('\\tfrac{\\pi}{180} g', [], (g) => g.mul(Math.PI / 180)) }),
  ),
);

export const rad2deg = operator(
  'Radians in degrees.',
  pointwise(
    'rad2deg(Tensor self) -> Tensor',
    (x: number) => x * (180 / Math.PI),
    gradient('Rad2DegBackward0', { self: by('\\tfrac{180}{\\pi} g', [], (g) => g.mul(180 / Math.PI)) }),
  ),
);
