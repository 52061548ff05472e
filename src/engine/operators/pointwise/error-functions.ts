/** The error function and its kin, and the normal distribution made of them. */
import { isHalf, unsupported } from '../../tensor/supported';
import { entropy, erfcx as erfcxOf, erfinv as erfinvOf, logNdtr, ndtri as ndtriOf } from '../../kernels/normal';
import { erf as erfOf, erfc as erfcOf } from '../../kernels/special';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, composite, gradient, operator, pointwise, withInPlace } from '../definition';

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

export const erf = aliased(
  operator(
    'The error function.',
    pointwise(
      'erf(Tensor self) -> Tensor',
      erfOf,
      gradient('ErfBackward0', {
        self: by('\\tfrac{2}{\\sqrt\\pi} g\\,e^{-x^2}', ['self'], (g, { self }) =>
          g.mul(self.pow(2).neg().exp().mul(TWO_OVER_SQRT_PI)),
        ),
      }),
      { kernel: 'erf' },
    ),
  ),
  'special.erf',
);

export const erfc = aliased(
  operator(
    'One minus the error function.',
    pointwise(
      'erfc(Tensor self) -> Tensor',
      erfcOf,
      gradient('ErfcBackward0', {
        self: by('-\\tfrac{2}{\\sqrt\\pi} g\\,e^{-x^2}', ['self'], (g, { self }) =>
          g.mul(self.pow(2).neg().exp().mul(-TWO_OVER_SQRT_PI)),
        ),
      }),
    ),
  ),
  'special.erfc',
);

export const erfinv = aliased(
  withInPlace(
    operator(
      'The number whose error function is the element.',
      pointwise(
        'erfinv(Tensor self) -> Tensor',
        erfinvOf,
        gradient('ErfinvBackward0', {
          self: by('\\tfrac{\\sqrt\\pi}{2} g\\,e^{(\\operatorname{erf}^{-1} x)^2}', ['self'], (g, { self }) =>
            g.mul(
              self
                .erfinv()
                .pow(2)
                .exp()
                .mul(0.5 * Math.sqrt(Math.PI)),
            ),
          ),
        }),
      ),
    ),
    'method',
  ),
  'special.erfinv',
);

export const erfcx = operator(
  'exp(x²) times one minus the error function.',
  pointwise(
    'special.erfcx(Tensor self) -> Tensor',
    erfcxOf,
    gradient('SpecialErfcxBackward0', {
      self: by('g\\,(2 x r - \\tfrac{2}{\\sqrt\\pi})', ['result', 'self'], (g, { self, result }) =>
        g.mul(self.mul(2).mul(result).sub(TWO_OVER_SQRT_PI)),
      ),
    }),
    { check: unsupported('erfcx_cpu', isHalf, 1) },
  ),
);

export const ndtr = operator(
  'The distribution function of the standard normal distribution.',
  composite('special.ndtr(Tensor self) -> Tensor', (self: Tensor) =>
    self._mul_scalar(Math.SQRT1_2).erf()._add_scalar(1)._mul_scalar(0.5),
  ),
);

export const ndtri = operator(
  'The quantile of the standard normal distribution.',
  pointwise(
    'special.ndtri(Tensor self) -> Tensor',
    ndtriOf,
    gradient('SpecialNdtriBackward0', {
      self: by('\\sqrt{2\\pi}\\,g\\,e^{r^2/2}', ['result'], (g, { result }) =>
        g.mul(
          result
            .square()
            .div(2)
            .exp()
            .mul(Math.sqrt(2 * Math.PI)),
        ),
      ),
    }),
    { check: unsupported('ndtri_cpu', isHalf, 1) },
  ),
);

export const log_ndtr = operator(
  'The logarithm of the distribution function of the standard normal distribution.',
  pointwise(
    'special.log_ndtr(Tensor self) -> Tensor',
    logNdtr,
    gradient('SpecialLogNdtrBackward0', {
      self: by('\\tfrac{1}{\\sqrt{2\\pi}} g\\,e^{-(r + x^2/2)}', ['result', 'self'], (g, { self, result }) =>
        g.div(Math.sqrt(2 * Math.PI)).mul(result.add(self.pow(2).div(2)).neg().exp()),
      ),
    }),
    { check: unsupported('log_ndtr_cpu', isHalf, 1) },
  ),
);

export const entr = operator(
  'Minus each element times its logarithm: 0 at 0, minus infinity below.',
  pointwise(
    'special.entr(Tensor self) -> Tensor',
    entropy,
    gradient('SpecialEntrBackward0', {
      self: by('-g\\,(1 + \\ln x)', ['self'], (g, { self }) => g.mul(self.log().add(1).neg())),
    }),
  ),
);
