/**
 * The regularised incomplete gamma functions, lower and upper, of two numbers. Equations are named as in the NIST Digital
 * Library of Mathematical Functions (DLMF).
 */
import { lgamma, stirling } from './gamma';
import { erfc } from './special';

/** From this on, a is large: Γ(a) by Stirling's series. */
const LARGE = 12;
/** From this on, near x = a, the uniform expansion takes over: the sums would need more than a thousand terms. */
const HUGE = 1e5;
const MOST_TERMS = 20_000;

/** P(a, x) = γ(a, x) / Γ(a). */
export function igamma(a: number, x: number): number {
  const limit = atLimits(a, x);
  if (limit !== null) return limit;
  if (nearDiagonal(a, x)) return 1 - uniform(a, x);
  return x > 1 && x > a ? 1 - upperFraction(a, x) : lowerSeries(a, x);
}

/** Q(a, x) = Γ(a, x) / Γ(a) = 1 − P(a, x), without cancellation where it is small. */
export function igammac(a: number, x: number): number {
  const limit = atLimits(a, x);
  if (limit !== null) return 1 - limit;
  if (nearDiagonal(a, x)) return uniform(a, x);
  if (x > 1.1) return x < a ? 1 - lowerSeries(a, x) : upperFraction(a, x);
  return a < 1 ? upperSeries(a, x) : 1 - lowerSeries(a, x);
}

/** P where an argument is 0 or infinite, nan outside the domain; null elsewhere. */
function atLimits(a: number, x: number): number | null {
  if (a < 0 || x < 0) return NaN;
  if (a === 0) return x > 0 ? 1 : NaN;
  if (x === 0) return 0;
  if (a === Infinity) return x === Infinity ? NaN : 0;
  if (x === Infinity) return 1;
  return a === a && x === x ? null : NaN;
}

function nearDiagonal(a: number, x: number): boolean {
  return a > HUGE && Math.abs(x - a) < 0.01 * a;
}

/** x^a e^−x / Γ(a); of large a as a deviation from its maximum near x = a, which does not overflow. */
function kernelOfGamma(a: number, x: number): number {
  if (a < LARGE) return Math.exp(a * Math.log(x) - x - lgamma(a));
  const mu = (x - a) / a;
  const exponent = Math.abs(mu) > 0.3 ? Math.log(x / a) - mu : logMinus(mu);
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(a * exponent - stirling(a));
}

/** ln(1 + μ) − μ for small μ. */
function logMinus(mu: number): number {
  let power = -mu;
  let sum = 0;
  for (let k = 2; k < 60; k++) {
    power *= -mu;
    const term = -power / k;
    sum += term;
    if (Math.abs(term) <= Math.abs(sum) * 1e-18) break;
  }
  return sum;
}

/** 8.11.4: all terms of one sign. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return kernelOfGamma(a, x) * sum;
}

/** 8.7.1, with 1 taken away from its first term before anything is lost. */
function upperSeries(a: number, x: number): number {
  let power = 1;
  let sum = 0;
  for (let n = 1; n < 100; n++) {
    power *= -x / n;
    const term = power / (a + n);
    sum += term;
    if (Math.abs(term) <= Math.abs(sum) * 1e-18) break;
  }
  const logarithm = a * Math.log(x) - lgamma(1 + a);
  return -Math.expm1(logarithm) - Math.exp(logarithm) * a * sum;
}

/** 8.9.2, evaluated from the front by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return kernelOfGamma(a, x) * fraction;
}

/** Q near x = a for huge a: 8.12.4 with the first terms of 8.12.7, whose coefficients are series in η. */
function uniform(a: number, x: number): number {
  const mu = (x - a) / a;
  const eta = Math.sign(mu) * Math.sqrt(-2 * logMinus(mu));
  const c0 = -1 / 3 + eta * (1 / 12 + eta * (-2 / 135 + eta * (1 / 864 + (eta * 1) / 2835)));
  const c1 = -1 / 540 + eta * (-1 / 288 + (eta * 25) / 12096);
  const remainder = (Math.exp(-0.5 * a * eta * eta) / Math.sqrt(2 * Math.PI * a)) * (c0 + c1 / a);
  return 0.5 * erfc(eta * Math.sqrt(a / 2)) + remainder;
}
