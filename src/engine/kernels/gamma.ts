/**
 * The gamma function's kin of one number: its logarithm, the derivatives of that, and Hurwitz's zeta, to double
 * precision. Equations are named as in the NIST Digital Library of Mathematical Functions (DLMF).
 */

const EULER = 0.5772156649015329;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** B₂, B₄, … of Bernoulli. */
const BERNOULLI: readonly number[] = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
  854513 / 138,
  -236364091 / 2730,
];

/** Above it the asymptotic series are exact to double precision. */
const LARGE = 12;

/** ζ(k) − 1 for k = 2, 3, …: the coefficients of ln Γ around 2 are these, divided by k. */
const ZETA_MINUS_ONE: readonly number[] = Array.from({ length: 30 }, (_, i) => hurwitz(i + 2, 2));

/** ln |Γ(x)|; ∞ at the poles 0, −1, −2, …. */
export function lgamma(x: number): number {
  if (x !== x) return x;
  if (x === Infinity || x === -Infinity) return Infinity;
  if (x > 0) return logGamma(x);
  if (x === Math.floor(x)) return Infinity;
  // Γ(x) Γ(1 − x) = π / sin πx (5.5.3); −x is added to 1 only after the pole next to 0 is taken out.
  if (x > -0.5) return logGamma(1 + x) - Math.log(-x);
  return Math.log(Math.PI / Math.abs(sinPi(x))) - logGamma(1 - x);
}

function logGamma(x: number): number {
  if (x >= LARGE) return (x - 0.5) * (Math.log(x) - 1) + (HALF_LOG_TWO_PI - 0.5) + stirling(x);
  if (x < 0.5) return aroundTwo(x) - Math.log1p(x) - Math.log(x) + 0;
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  let product = 1;
  let low = x;
  while (low > 2.5) {
    low -= 1;
    product *= low;
  }
  return aroundTwo(low - 2) + (product === 1 ? 0 : Math.log(product));
}

/** ln Γ(2 + z) for |z| ≤ ½ (5.7.3). */
function aroundTwo(z: number): number {
  let sum = 0;
  for (let k = ZETA_MINUS_ONE.length + 1; k >= 2; k--)
    sum = sum * z + ((k % 2 === 0 ? 1 : -1) * (ZETA_MINUS_ONE[k - 2] ?? 0)) / k;
  return z * (1 - EULER + z * sum);
}

/** What ln Γ(x) has beyond (x − ½) ln x − x + ½ ln 2π, for large x (5.11.1). */
export function stirling(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (let k = 9; k >= 1; k--) sum = sum * square + (BERNOULLI[k - 1] ?? 0) / (2 * k * (2 * k - 1));
  return sum / x;
}

/** ψ(x), the derivative of ln Γ: ∓∞ at ±0, nan at the other poles. */
export function digamma(x: number): number {
  if (x === 0) return Object.is(x, -0) ? Infinity : -Infinity;
  if (x < 0) {
    if (x === Math.ceil(x)) return NaN;
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.trunc(x)));
  }
  let shifted = x;
  let sum = 0;
  for (; shifted < LARGE; shifted++) sum -= 1 / shifted;
  const square = 1 / (shifted * shifted);
  let series = 0;
  for (let k = 9; k >= 1; k--) series = series * square + (BERNOULLI[k - 1] ?? 0) / (2 * k);
  return sum + Math.log(shifted) - 0.5 / shifted - series * square;
}

/**
 * ψ₁(x), the derivative of ψ, by reflection (5.15.6) below ½. As in PyTorch with six steps of the recurrence and three
 * terms of the asymptotic series (5.15.8) alone, which is exact to 5e-10.
 */
export function trigamma(x: number): number {
  if (x < 0.5) {
    const sine = Math.sin(Math.PI * x);
    return (Math.PI * Math.PI) / (sine * sine) - trigamma(1 - x);
  }
  let shifted = x;
  let sum = 0;
  for (let step = 0; step < 6; step++) {
    sum += 1 / (shifted * shifted);
    shifted += 1;
  }
  const square = 1 / (shifted * shifted);
  return sum + (1 + 0.5 / shifted + square * (1 / 6 - square * (1 / 30 - square / 42))) / shifted;
}

/** The derivative of ψ of order n (5.15.2 and 25.11.12). */
export function polygamma(x: number, n: number): number {
  if (n === 0) return digamma(x);
  if (n === 1) return trigamma(x);
  return (n % 2 === 1 ? 1 : -1) * Math.exp(lgamma(n + 1)) * zeta(n + 1, x);
}

/** Σ (q + k)^−s over k = 0, 1, …; ∞ at s = 1 and the poles in q, nan where it is no real number and for infinite q. */
export function zeta(s: number, q: number): number {
  if (s === 1) return Infinity;
  if (s < 1) return NaN;
  if (q <= 0) {
    if (q === Math.floor(q)) return Infinity;
    if (s !== Math.floor(s)) return NaN;
  }
  if (s === Infinity && q > 0) return q === 1 ? 1 : q < 1 ? Infinity : NaN;
  return hurwitz(s, q);
}

/** By summation and Euler and Maclaurin's formula (25.11.28 with 2.10.1), for s > 1 and q that is no pole. */
function hurwitz(s: number, q: number): number {
  if (!Number.isFinite(q)) return NaN;
  let sum = 0;
  let a = q;
  for (const start = Math.max(LARGE, s); a < start; a++) {
    const term = a ** -s;
    sum += term;
    if (a > 0 && term <= sum * 1e-18) return sum;
  }
  const last = a ** -s;
  sum += (last * a) / (s - 1) + last / 2;
  let factor = last / a;
  let rising = s;
  let factorial = 2;
  for (let j = 1; j <= BERNOULLI.length; j++) {
    const term = ((BERNOULLI[j - 1] ?? 0) * rising * factor) / factorial;
    sum += term;
    if (Math.abs(term) < Math.abs(sum) * 1e-18) break;
    rising *= (s + 2 * j - 1) * (s + 2 * j);
    factor /= a * a;
    factorial *= (2 * j + 1) * (2 * j + 2);
  }
  return sum;
}

/** sin πx with x taken to its distance from the nearest integer first, so that π is not multiplied by much. */
function sinPi(x: number): number {
  const nearest = Math.round(x);
  return (nearest % 2 === 0 ? 1 : -1) * Math.sin(Math.PI * (x - nearest));
}
