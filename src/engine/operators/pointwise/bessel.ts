/** Bessel functions and Airy's: those of the first kind with modified argument have derivatives in PyTorch. */
import { isHalf, unsupported } from '../../tensor/supported';
import * as kernels from '../../kernels/bessel';
import type { Tensor } from '../../tensor/tensor';
import {
  aliased,
  by,
  composite,
  gradient,
  method,
  operator,
  pointwise,
  withInPlace,
  type Gradient,
  type OperatorDefinition,
} from '../definition';

/** Half of the distance from 1 to the next number: below, the functions of order 1 have their limits. */
const TINY: Readonly<Record<string, number>> = {
  float64: 2 ** -52,
  float32: 2 ** -23,
  float16: 2 ** -10,
  bfloat16: 2 ** -7,
};

const i0Gradient = gradient('I0Backward0', { self: by('g\\,I_1(x)', ['self'], (g, { self }) => g.mul(self._i1())) });

export const i0 = aliased(
  operator(
    'The modified Bessel function of the first kind of order 0.',
    pointwise('i0(Tensor self) -> Tensor', kernels.i0, i0Gradient),
  ),
  'special.i0',
);

const i0eGradient = gradient('SpecialI0EBackward0', {
  self: by('g\\,(I_1(x)\\,e^{-|x|} - r \\operatorname{sgn} x)', ['result', 'self'], (g, { self, result }) =>
    g.mul(self._i1e().sub(self.sgn().mul(result))),
  ),
});

export const i0e = operator(
  'The modified Bessel function of the first kind of order 0, times exp(-|x|).',
  composite('special.i0e(Tensor self) -> Tensor', (self: Tensor) => self._i0e()),
);

const i1Gradient = gradient('SpecialI1Backward0', {
  self: by('g\\,(I_0(x) - \\tfrac{r}{x})', ['result', 'self'], (g, { self, result }) => {
    const { large, safe } = awayFromZero(self);
    return g.mul(safe.i0().sub(result.mul(safe.reciprocal())).where(large, 0.5));
  }),
});

export const i1 = operator(
  'The modified Bessel function of the first kind of order 1.',
  composite('special.i1(Tensor self) -> Tensor', (self: Tensor) => self._i1()),
);

const i1eGradient = gradient('SpecialI1EBackward0', {
  self: by(
    'g\\,(I_0(x)\\,e^{-|x|} - r (\\operatorname{sgn} x + \\tfrac1x))',
    ['result', 'self'],
    (g, { self, result }) => {
      const { large, safe } = awayFromZero(self);
      const slope = safe._i0e().sub(result.mul(safe.sgn().add(safe.reciprocal())));
      return g.mul(slope.where(large, 0.5));
    },
  ),
});

export const i1e = operator(
  'The modified Bessel function of the first kind of order 1, times exp(-|x|).',
  composite('special.i1e(Tensor self) -> Tensor', (self: Tensor) => self._i1e()),
);

/** As methods, which the derivatives of each other need. */
export const _i0e = forDerivatives('_i0e', kernels.i0e, i0eGradient);
export const _i1 = forDerivatives('_i1', kernels.i1, i1Gradient);
export const _i1e = forDerivatives('_i1e', kernels.i1e, i1eGradient);

export const bessel_j0 = special('bessel_j0', 'The Bessel function of the first kind of order 0.', kernels.j0);

export const bessel_j1 = special('bessel_j1', 'The Bessel function of the first kind of order 1.', kernels.j1);

export const bessel_y0 = special('bessel_y0', 'The Bessel function of the second kind of order 0.', kernels.y0);

export const bessel_y1 = special('bessel_y1', 'The Bessel function of the second kind of order 1.', kernels.y1);

export const modified_bessel_i0 = special(
  'modified_bessel_i0',
  'The modified Bessel function of the first kind of order 0, without derivative.',
  kernels.i0,
);

export const modified_bessel_i1 = special(
  'modified_bessel_i1',
  'The modified Bessel function of the first kind of order 1, without derivative.',
  kernels.i1,
);

export const modified_bessel_k0 = special(
  'modified_bessel_k0',
  'The modified Bessel function of the second kind of order 0.',
  kernels.k0,
);

export const modified_bessel_k1 = special(
  'modified_bessel_k1',
  'The modified Bessel function of the second kind of order 1.',
  kernels.k1,
);

export const scaled_modified_bessel_k0 = special(
  'scaled_modified_bessel_k0',
  'The modified Bessel function of the second kind of order 0, times exp(x).',
  kernels.scaledK0,
);

export const scaled_modified_bessel_k1 = special(
  'scaled_modified_bessel_k1',
  'The modified Bessel function of the second kind of order 1, times exp(x).',
  kernels.scaledK1,
);

export const spherical_bessel_j0 = special(
  'spherical_bessel_j0',
  'The spherical Bessel function of the first kind of order 0.',
  kernels.sphericalJ0,
);

export const airy_ai = special('airy_ai', 'The Airy function Ai.', kernels.airy);

/** Where |x| is not tiny, and x with tiny elements replaced. */
function awayFromZero(x: Tensor): { readonly large: Tensor; readonly safe: Tensor } {
  const tiny = TINY[x.dtype.name] ?? 0;
  const large = x.abs().gt(tiny);
  return { large, safe: x.where(large, tiny) };
}

function forDerivatives(name: string, scalar: (x: number) => number, slope: Gradient): OperatorDefinition {
  return withInPlace(
    method(`\`special.${name.slice(1)}\`.`, pointwise(`${name}(Tensor self) -> Tensor`, scalar, slope)),
    null,
  );
}

/** PyTorch declares these not differentiable: their results require no gradient. */
function special(name: string, doc: string, scalar: (x: number) => number): OperatorDefinition {
  return operator(
    doc,
    pointwise(`special.${name}(Tensor self) -> Tensor`, scalar, null, {
      check: unsupported(`${name}_cpu`, isHalf, 1),
    }),
  );
}
