/** Orthogonal polynomials of a degree that is an operand itself. PyTorch declares them not differentiable. */
import { isHalf, unsupported } from '../../tensor/supported';
import * as kernels from '../../kernels/polynomials';
import { operator, pointwise, type OperatorDefinition } from '../definition';

export const chebyshev_polynomial_t = polynomial(
  'chebyshev_polynomial_t',
  "Chebyshev's polynomial of the first kind.",
  kernels.chebyshevT,
);

export const chebyshev_polynomial_u = polynomial(
  'chebyshev_polynomial_u',
  "Chebyshev's polynomial of the second kind.",
  kernels.chebyshevU,
);

export const chebyshev_polynomial_v = polynomial(
  'chebyshev_polynomial_v',
  "Chebyshev's polynomial of the third kind.",
  kernels.chebyshevV,
);

export const chebyshev_polynomial_w = polynomial(
  'chebyshev_polynomial_w',
  "Chebyshev's polynomial of the fourth kind.",
  kernels.chebyshevW,
);

export const shifted_chebyshev_polynomial_t = polynomial(
  'shifted_chebyshev_polynomial_t',
  "Chebyshev's polynomial of the first kind, shifted to [0, 1].",
  (x, n) => kernels.chebyshevT(2 * x - 1, n),
);

export const shifted_chebyshev_polynomial_u = polynomial(
  'shifted_chebyshev_polynomial_u',
  "Chebyshev's polynomial of the second kind, shifted to [0, 1].",
  (x, n) => kernels.chebyshevU(2 * x - 1, n),
);

export const shifted_chebyshev_polynomial_v = polynomial(
  'shifted_chebyshev_polynomial_v',
  "Chebyshev's polynomial of the third kind, shifted to [0, 1].",
  (x, n) => kernels.chebyshevV(2 * x - 1, n),
);

export const shifted_chebyshev_polynomial_w = polynomial(
  'shifted_chebyshev_polynomial_w',
  "Chebyshev's polynomial of the fourth kind, shifted to [0, 1].",
  (x, n) => kernels.chebyshevW(2 * x - 1, n),
);

export const hermite_polynomial_h = polynomial(
  'hermite_polynomial_h',
  "Hermite's polynomial as physicists define it.",
  kernels.hermiteH,
);

export const hermite_polynomial_he = polynomial(
  'hermite_polynomial_he',
  "Hermite's polynomial as probabilists define it.",
  kernels.hermiteHe,
);

export const laguerre_polynomial_l = polynomial('laguerre_polynomial_l', "Laguerre's polynomial.", kernels.laguerre);

export const legendre_polynomial_p = polynomial('legendre_polynomial_p', "Legendre's polynomial.", kernels.legendre);

/** The argument, the degree, or both may be tensors. */
function polynomial(name: string, doc: string, scalar: (x: number, n: number) => number): OperatorDefinition {
  const options = { check: unsupported(`${name}_cpu`, isHalf) };
  return operator(
    doc,
    pointwise(`special.${name}(Tensor self, Tensor n) -> Tensor`, scalar, null, options),
    pointwise(`special.${name}(Scalar self, Tensor n) -> Tensor`, scalar, null, options),
    pointwise(`special.${name}(Tensor self, Scalar n) -> Tensor`, scalar, null, options),
  );
}
