/** Sine and its kin, angles in radians. */
import { by, gradient, operator, pointwise } from '../definition';

export const sin = operator(
  'Sine of each element, in radians.',
  pointwise(
    'sin(Tensor self) -> Tensor',
    Math.sin,
    gradient('SinBackward0', { self: by('g \\cos x', ['self'], (g, { self }) => g.mul(self.cos())) }),
  ),
);

export const cos = operator(
  'Cosine of each element, in radians.',
  pointwise(
    'cos(Tensor self) -> Tensor',
    Math.cos,
    gradient('CosBackward0', { self: by('-g \\sin x', ['self'], (g, { self }) => g.mul(self.sin().neg())) }),
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

export const asin = operator(
  'Angle whose sine is each element.',
  pointwise(
    'asin(Tensor self) -> Tensor',
    Math.asin,
    gradient('AsinBackward0', {
      self: by('\\frac{g}{\\sqrt{1 - x^2}}', ['self'], (g, { self }) => g.mul(self.neg().mul(self).add(1).rsqrt())),
    }),
  ),
);

export const acos = operator(
  'Angle whose cosine is each element.',
  pointwise(
    'acos(Tensor self) -> Tensor',
    Math.acos,
    gradient('AcosBackward0', {
      self: by('-\\frac{g}{\\sqrt{1 - x^2}}', ['self'], (g, { self }) =>
        g.mul(self.neg().mul(self).add(1).rsqrt().neg()),
      ),
    }),
  ),
);

export const atan = operator(
  'Angle whose tangent is each element.',
  pointwise(
    'atan(Tensor self) -> Tensor',
    Math.atan,
    gradient('AtanBackward0', {
      self: by('\\frac{g}{x^2 + 1}', ['self'], (g, { self }) => g.div(self.mul(self).add(1))),
    }),
  ),
);

export const atan2 = operator(
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
);
