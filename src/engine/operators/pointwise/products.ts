/** Products with a logarithm, 0 times anything being 0. */
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, composite, gradient, method, operator, pointwise, withInPlace } from '../definition';

interface Operands<X, Y> {
  readonly self: X;
  readonly other: Y;
}

export const xlogy = aliased(
  withInPlace(
    operator(
      'The first times the logarithm of the second.',
      pointwise(
        'xlogy(Tensor self, Tensor other) -> Tensor',
        xLogY,
        gradient('XlogyBackward0', {
          self: by('g \\ln y', ['other', 'self'], (g, { self, other }) =>
            g.xlogy(other).masked_fill(self.eq(0).logical_and(other.le(0)), 0),
          ),
          other: by('g \\frac{x}{y}', ['other', 'self'], (g, { self, other }) => g.mul(self).div(other)),
        }),
      ),
      pointwise(
        'xlogy(Scalar self, Tensor other) -> Tensor',
        xLogY,
        gradient('XlogyBackward1', {
          other: by('g \\frac{x}{y}', ['other', 'self'], (g, { self, other }: Operands<number, Tensor>) =>
            g.mul(self).div(other),
          ),
        }),
      ),
      pointwise(
        'xlogy(Tensor self, Scalar other) -> Tensor',
        xLogY,
        gradient('XlogyBackward2', {
          self: by('g \\ln y', ['other', 'self'], (g, { self, other }: Operands<Tensor, number>) =>
            other > 0 ? g.xlogy(other) : g.xlogy(other).masked_fill(self.eq(0), 0),
          ),
        }),
      ),
    ),
    'both',
  ),
  'special.xlogy',
);

export const xlog1py = operator(
  'The first times the logarithm of one plus the second.',
  composite('special.xlog1py(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) =>
    self._xlog1py(other),
  ),
  pointwise(
    'special.xlog1py(Scalar self, Tensor other) -> Tensor',
    xLog1PY,
    gradient('SpecialXlog1PyBackward1', {
      other: by('g \\frac{x}{y + 1}', ['other', 'self'], (g, { self, other }: Operands<number, Tensor>) =>
        g.mul(self).div(other.add(1)),
      ),
    }),
  ),
  pointwise(
    'special.xlog1py(Tensor self, Scalar other) -> Tensor',
    xLog1PY,
    gradient('SpecialXlog1PyBackward2', {
      self: by('g \\ln(1 + y)', ['other', 'self'], (g, { self, other }: Operands<Tensor, number>) => {
        const slope = g._xlog1py(g.new_full([], other));
        return other > -1 ? slope : slope.masked_fill(self.eq(0), 0);
      }),
    }),
  ),
);

/** As a method, which its own derivative needs. */
export const _xlog1py = withInPlace(
  method(
    'The first times the logarithm of one plus the second.',
    pointwise(
      '_xlog1py(Tensor self, Tensor other) -> Tensor',
      xLog1PY,
      gradient('SpecialXlog1PyBackward0', {
        self: by('g \\ln(1 + y)', ['other', 'self'], (g, { self, other }) =>
          g._xlog1py(other).masked_fill(self.eq(0).logical_and(other.le(-1)), 0),
        ),
        other: by('g \\frac{x}{y + 1}', ['other', 'self'], (g, { self, other }) => g.mul(self).div(other.add(1))),
      }),
    ),
  ),
  null,
);

function xLogY(x: number, y: number): number {
  if (y !== y) return NaN;
  return x === 0 ? 0 : x * Math.log(y);
}

function xLog1PY(x: number, y: number): number {
  if (y !== y) return NaN;
  return x === 0 ? 0 : x * Math.log1p(y);
}
