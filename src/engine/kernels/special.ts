/** Special functions of one number that JavaScript does not have, to double precision. */

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

/** Below, erfc is 1 - erf without loss; its continued fraction converges quickly from here on. */
const SMALL = 1.2;

/** The error function. */
export function erf(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 2) return erfSeries(x);
  return x > 0 ? 1 - erfcFar(magnitude) : erfcFar(magnitude) - 1;
}

/** 1 - erf(x), without cancellation for large x. */
export function erfc(x: number): number {
  if (x < -2) return 2 - erfcFar(-x);
  return x < SMALL ? 1 - erfSeries(x) : erfcFar(x);
}

/** 2/sqrt(pi) e^(-x²) sum of 2^n x^(2n+1) / (2n+1)!!: all terms of one sign, so nothing cancels. */
function erfSeries(x: number): number {
  if (x !== x) return NaN;
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= (2 * square) / (2 * n + 1);
    sum += term;
  }
  return TWO_OVER_SQRT_PI * Math.exp(-square) * sum;
}

function erfcFar(x: number): number {
  if (x !== x) return NaN;
  return x > 27.3 ? 0 : expOfMinusSquare(x) / Math.sqrt(Math.PI) / erfcFraction(x);
}

/** e^(-x²) / (√π erfc(x)) for x ≥ 1.2, Laplace's continued fraction from the inside out. */
export function erfcFraction(x: number): number {
  let tail = 0;
  for (let n = x < 2 ? 140 : 60; n > 0; n--) tail = n / 2 / (x + tail);
  return x + tail;
}

/** e^(-x²) with x² taken apart, so that its rounding error is not multiplied by x². */
function expOfMinusSquare(x: number): number {
  const high = Math.fround(x);
  const low = x - high;
  return Math.exp(-high * high) * Math.exp(-low * (x + high));
}

/** Half to even. */
export function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  const fraction = x - floor;
  if (fraction < 0.5) return floor === 0 && x < 0 ? -0 : floor;
  if (fraction > 0.5 || floor % 2 !== 0) return floor === -1 ? -0 : floor + 1;
  return floor;
}

/** The logistic function, 1/(1 + e^−x). */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** a + b·c with one rounding: the product's error by Veltkamp's splitting, the sum's by Knuth's. */
export function multiplyAdd(a: number, b: number, c: number): number {
  const product = b * c;
  const [bHigh, cHigh] = [highHalf(b), highHalf(c)];
  const [bLow, cLow] = [b - bHigh, c - cHigh];
  const productError = bLow * cLow - (product - bHigh * cHigh - bLow * cHigh - bHigh * cLow);
  const sum = a + product;
  const part = sum - a;
  const sumError = a - (sum - part) + (product - part);
  return sum + (sumError + productError);
}

/** The upper 26 bits of a double. */
function highHalf(x: number): number {
  const scaled = 134217729 * x;
  return scaled - (scaled - x);
}
