/** The gamma function's logarithm and the derivatives of that, the incomplete gamma functions, Hurwitz's zeta function. */
import { bool } from '../../dtype';
import { notImplementedError, runtimeError } from '../../errors';
import { isHalf, isIntegralOrBool, unsupported } from '../../tensor/supported';
import {
  digamma as digammaOf,
  lgamma as lgammaOf,
  polygamma as polygammaOf,
  zeta as zetaOf,
} from '../../kernels/gamma';
import { igamma as igammaOf, igammac as igammacOf } from '../../kernels/incomplete-gamma';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import {
  aliased,
  by,
  change,
  composite,
  gradient,
  method,
  operator,
  pointwise,
  type InputGradient,
  withInPlace,
  withoutDerivative,
  withoutForwardMode,
} from '../definition';

export const lgamma = aliased(
  withInPlace(
    operator(
      'The logarithm of the magnitude of the gamma function.',
      pointwise(
        'lgamma(Tensor self) -> Tensor',
        lgammaOf,
        gradient('LgammaBackward0', { self: by('g\\,\\psi(x)', ['self'], (g, { self }) => g.mul(self.digamma())) }),
      ),
    ),
    'method',
  ),
  'special.gammaln',
);

export const digamma = aliased(
  withInPlace(
    operator(
      'The derivative of the logarithm of the gamma function.',
      pointwise(
        'digamma(Tensor self) -> Tensor',
        digammaOf,
        gradient('DigammaBackward0', {
          self: by('g\\,\\psi^{(1)}(x)', ['self'], (g, { self }) => g.mul(self.polygamma(1))),
        }),
      ),
    ),
    'method',
  ),
  'special.digamma',
  'special.psi',
);

interface Polygamma {
  readonly self: Tensor;
  readonly n: number;
}

const nextPolygamma: InputGradient = by('g\\,\\psi^{(n+1)}(x)', ['n', 'self'], (g, { self, n }: Polygamma) =>
  g.mul(self.polygamma(n + 1)),
);

export const polygamma = aliased(
  withInPlace(
    operator(
      'The derivative of this order of the digamma function.',
      pointwise(
        'polygamma(int n, Tensor self) -> Tensor',
        (n: number, x: number) => polygammaOf(x, n),
        gradient('PolygammaBackward0', { self: nextPolygamma }),
        { check: notNegativeOrder },
      ),
    ),
    null,
  ),
  'special.polygamma',
);

export const polygamma_ = method(
  'The derivative of this order of the digamma function, in place.',
  change(
    'polygamma_(Tensor self, int n) -> Tensor',
    (self: Tensor, n: number) => {
      notNegativeOrder(n);
      if (!self.dtype.is_floating_point)
        throw runtimeError(`result type Float can't be cast to the desired output type ${self.dtype.scalarType}`);
      const values = denseValues(self);
      const out = allocate(self.dtype, values.length);
      for (let i = 0; i < out.length; i++) out[i] = polygammaOf(values[i] ?? NaN, n);
      return fromValues(out, self.shape, self.dtype);
    },
    gradient('PolygammaBackward1', { self: nextPolygamma }),
  ),
);

export const mvlgamma = aliased(
  withInPlace(
    operator(
      'The logarithm of the multivariate gamma function of dimension `p`.',
      pointwise(
        'mvlgamma(Tensor self, int p) -> Tensor',
        (x: number, p: number) => {
          let sum = ((p * (p - 1)) / 4) * Math.log(Math.PI);
          for (let j = 0; j < p; j++) sum += lgammaOf(x - j / 2);
          return sum;
        },
        gradient('MvlgammaBackward0', {
          self: by(
            'g \\sum_{k<p} \\psi(x - \\tfrac{k}{2})',
            ['p', 'self'],
            (g, { self, p }: { self: Tensor; p: number }) => {
              let sum = self.digamma();
              for (let k = 1; k < p; k++) sum = sum.add(self.sub(k / 2).digamma());
              return g.mul(sum);
            },
          ),
        }),
        { check: someDimension },
      ),
    ),
    'method',
  ),
  'special.multigammaln',
);

export const igamma = aliased(
  operator(
    'The regularised lower incomplete gamma function.',
    withoutForwardMode(
      pointwise(
        'igamma(Tensor self, Tensor other) -> Tensor',
        igammaOf,
        gradient('IgammaBackward0', {
          self: withoutDerivative('igamma: input', ['other', 'self']),
          other: by('g\\,\\frac{y^{x-1} e^{-y}}{\\Gamma(x)}', ['other', 'self'], (g, { self, other }) =>
            g.mul(gammaDensity(self, other)),
          ),
        }),
        { check: unsupported('igamma_cpu', isIntegralOrBool) },
      ),
    ),
  ),
  'special.gammainc',
);

export const igammac = aliased(
  operator(
    'The regularised upper incomplete gamma function.',
    withoutForwardMode(
      pointwise(
        'igammac(Tensor self, Tensor other) -> Tensor',
        igammacOf,
        gradient('IgammacBackward0', {
          self: withoutDerivative('igammac: input', ['other', 'self']),
          other: by('-g\\,\\frac{y^{x-1} e^{-y}}{\\Gamma(x)}', ['other', 'self'], (g, { self, other }) =>
            g.neg().mul(gammaDensity(self, other)),
          ),
        }),
        { check: unsupported('igammac_cpu', isIntegralOrBool) },
      ),
    ),
  ),
  'special.gammaincc',
);

export const zeta = operator(
  'The Hurwitz zeta function: the sum of (y + k) to the power of -x.',
  composite('special.zeta(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) => self._zeta(other)),
  withoutForwardMode(
    pointwise(
      'special.zeta(Scalar self, Tensor other) -> Tensor',
      zetaOf,
      gradient('SpecialZetaBackward1', {
        other: by(
          '-g\\,x\\,\\zeta(x + 1, y)',
          ['other', 'self'],
          (g, { self, other }: { self: number; other: Tensor }) =>
            g.mul(-self).mul(other.new_full([], self + 1)._zeta(other)),
        ),
      }),
      { check: unsupported('zeta_cpu', isHalf) },
    ),
  ),
  withoutForwardMode(
    pointwise(
      'special.zeta(Tensor self, Scalar other) -> Tensor',
      zetaOf,
      gradient('SpecialZetaBackward2', { self: by('', [], refuseZeta) }),
      { check: unsupported('zeta_cpu', isHalf) },
    ),
  ),
);

/** As a method, which its own derivative needs. */
export const _zeta = withInPlace(
  method(
    'The Hurwitz zeta function.',
    withoutForwardMode(
      pointwise(
        '_zeta(Tensor self, Tensor other) -> Tensor',
        zetaOf,
        gradient('SpecialZetaBackward0', {
          self: withoutDerivative('zeta', ['other', 'self']),
          other: by('-g\\,x\\,\\zeta(x + 1, y)', ['other', 'self'], (g, { self, other }) =>
            g.mul(self.neg()).mul(self.add(1)._zeta(other)),
          ),
        }),
        { check: unsupported('zeta_cpu', isHalf) },
      ),
    ),
  ),
  null,
);

/** y^(x−1) e^−y / Γ(x). */
function gammaDensity(x: Tensor, y: Tensor): Tensor {
  return x.sub(1).mul(y.log()).sub(y).sub(x.lgamma()).exp();
}

function refuseZeta(): never {
  throw notImplementedError("the derivative for 'zeta' is not implemented.");
}

function notNegativeOrder(n: number): void {
  if (n < 0) throw runtimeError('polygamma(n, x) does not support negative n.');
}

function someDimension({ dtype }: Tensor, p: number): void {
  if (dtype === bool) throw runtimeError('The input tensor may not be a boolean tensor.');
  if (p < 1) throw runtimeError('p has to be greater than or equal to 1');
}
