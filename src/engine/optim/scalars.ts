/**
 * Arithmetic on numbers that may be tensors of one element, as Python mixes floats with those: what a tensor takes part in
 * is a tensor of its dtype. It knows no optimiser.
 */
import { Tensor } from '../tensor/tensor';

export type Scalar = number | Tensor;

export function plus(a: Scalar, b: Scalar): Scalar {
  if (a instanceof Tensor) return a.add(b);
  return b instanceof Tensor ? b.add(a) : a + b;
}

export function minus(a: Scalar, b: Scalar): Scalar {
  if (a instanceof Tensor) return a.sub(b);
  return b instanceof Tensor ? b.neg().add(a) : a - b;
}

export function times(a: Scalar, b: Scalar): Scalar {
  if (a instanceof Tensor) return a.mul(b);
  return b instanceof Tensor ? b.mul(a) : a * b;
}

export function over(a: Scalar, b: Scalar): Scalar {
  if (a instanceof Tensor) return a.div(b);
  return b instanceof Tensor ? b.reciprocal().mul(a) : a / b;
}

export function numberOf(a: Scalar): number {
  return typeof a === 'number' ? a : Number(a.item());
}

/** The smaller of the two, the first of equals. */
export function least(a: Scalar, b: Scalar): Scalar {
  return numberOf(b) < numberOf(a) ? b : a;
}

/** The larger of the two, the first of equals. */
export function most(a: Scalar, b: Scalar): Scalar {
  return numberOf(b) > numberOf(a) ? b : a;
}
