/** Inverses and scaled forms of the error function, and the normal distribution's functions made of them. */
import { erf, erfc, erfcFraction } from './special';

const SQRT_PI = Math.sqrt(Math.PI);

/** e^(x²) erfc(x), which does not underflow for large x. */
export function erfcx(x: number): number {
  if (x !== x) return x;
  if (x < 1.2) {
    const square = x * x;
    if (x < -26.7) return Infinity;
    const high = Math.fround(x);
    // e^(x²) with x² taken apart, so that its rounding error is not multiplied by x².
    const growth = square < 1 ? Math.exp(square) : Math.exp(high * high) * Math.exp((x - high) * (x + high));
    return growth * erfc(x);
  }
  // Beyond this, 1 / (x √π) is exact, and sums with x would be as well.
  return x > 1e8 ? 1 / (x * SQRT_PI) : 1 / (SQRT_PI * erfcFraction(x));
}

/** The number whose error function is x: ±∞ at ±1, nan beyond. */
export function erfinv(x: number): number {
  if (!(x >= -1 && x <= 1)) return NaN;
  if (x === 0) return x;
  if (x === 1 || x === -1) return x * Infinity;
  const magnitude = Math.abs(x);
  const y = magnitude > 0.5 ? inverseErfc(1 - magnitude) : inverseErf(magnitude);
  return x < 0 ? -y : y;
}

/** Halley's steps on erf(y) = x from Winitzki's estimate, for 0 < x ≤ ½. */
function inverseErf(x: number): number {
  if (x < 1e-150) return (x * SQRT_PI) / 2;
  let y = (x * SQRT_PI) / 2;
  y += (y * y * y) / 3;
  for (let step = 0; step < 3; step++) {
    const newton = (erf(y) - x) / ((2 / SQRT_PI) * Math.exp(-y * y));
    y -= newton / (1 + y * newton);
  }
  return y;
}

/** The number whose complementary error function is q, for 0 < q ≤ ½: Newton's steps on its logarithm. */
function inverseErfc(q: number): number {
  const wanted = Math.log(q);
  // From ln erfc(y) ≈ −y² − ln(y √π).
  let y = Math.sqrt(Math.max(0.2, -wanted - 0.5 * Math.log(Math.max(1, -Math.PI * wanted))));
  for (let step = 0; step < 8; step++) {
    const scaled = erfcx(y);
    const newton = ((Math.log(scaled) - y * y - wanted) * SQRT_PI * scaled) / 2;
    y += newton;
    if (Math.abs(newton) < 1e-17 * y) break;
  }
  // A last step on erfc itself, whose value near ½ has no logarithm's rounding.
  return y + ((erfc(y) / q - 1) * q * SQRT_PI * Math.exp(y * y)) / 2 || y;
}

/** The quantile of the standard normal distribution: ∓∞ at 0 and 1, nan outside. */
export function ndtri(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p < 0.25) return -Math.SQRT2 * inverseErfc(2 * p);
  return p > 0.75 ? Math.SQRT2 * inverseErfc(2 * (1 - p)) : Math.SQRT2 * erfinv(2 * p - 1);
}

/** The logarithm of the standard normal distribution function. */
export function logNdtr(x: number): number {
  const t = x * Math.SQRT1_2;
  return x < -1 ? Math.log(erfcx(-t) / 2) - t * t : Math.log1p(-erfc(t) / 2);
}

/** −x ln x, 0 at 0; −∞ below. */
export function entropy(x: number): number {
  if (x !== x) return x;
  if (x > 0) return -x * Math.log(x);
  return x === 0 ? 0 : -Infinity;
}

/** sin πx / (πx). */
export function sinc(x: number): number {
  if (x === 0) return 1;
  const angle = Math.PI * x;
  return Math.sin(angle) / angle;
}

/** The same with the angle rounded to float32. */
export function sincOfFloat(x: number): number {
  if (x === 0) return 1;
  const angle = Math.fround(Math.fround(Math.PI) * x);
  return Math.sin(angle) / angle;
}
