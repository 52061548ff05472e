/** Second derivatives of activations, with tensor methods. */
import type { Tensor } from '../tensor/tensor';

/** The density of the normal distribution at 0, 1/√(2π). */
const DENSITY = 1 / Math.sqrt(2 * Math.PI);
/** Of the approximation of GELU by tanh (Hendrycks and Gimpel, arXiv:1606.08415). */
const TANH_SCALE = Math.sqrt(2 / Math.PI);
const TANH_CUBIC = 0.044715;

/** The second derivative of `gelu`: φ(x) (2 − x²), or that of its approximation. */
export function geluCurvature(x: Tensor, approximate: string): Tensor {
  const square = x.mul(x);
  if (approximate !== 'tanh') return square.mul(-0.5).exp().mul(DENSITY).mul(square.rsub(2));
  const bent = x.add(square.mul(x).mul(TANH_CUBIC)).mul(TANH_SCALE).tanh();
  const inner = square
    .mul(3 * TANH_CUBIC)
    .add(1)
    .mul(TANH_SCALE);
  const falling = bent.mul(bent).rsub(1);
  const bending = falling.mul(x).mul(6 * TANH_CUBIC * TANH_SCALE);
  // (1 + t)/2 + x t'/2 once more: t' + x t''/2.
  const slope = falling.mul(inner);
  return slope.add(x.mul(0.5).mul(bending.sub(bent.mul(2).mul(slope).mul(inner))));
}
