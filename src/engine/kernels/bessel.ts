/**
 * Bessel functions of orders 0 and 1 and Airy's function, of one number, to double precision. Equations are named as in
 * the NIST Digital Library of Mathematical Functions (DLMF).
 */

const EULER = 0.5772156649015329;

/** From here on the terms of Hankel's expansions fall below double precision before they grow again. */
const FAR = 25;

/** I₀. */
export function i0(x: number): number {
  const magnitude = Math.abs(x);
  return magnitude < FAR ? ascending(magnitude, 0, 1) : grown(magnitude, modifiedFar(magnitude, 0));
}

/** e^−|x| I₀(x). */
export function i0e(x: number): number {
  const magnitude = Math.abs(x);
  return magnitude < FAR
    ? Math.exp(-magnitude) * ascending(magnitude, 0, 1)
    : modifiedFar(magnitude, 0) / Math.sqrt(2 * Math.PI * magnitude);
}

/** I₁. */
export function i1(x: number): number {
  const magnitude = Math.abs(x);
  const value = magnitude < FAR ? ascending(magnitude, 1, 1) : grown(magnitude, modifiedFar(magnitude, 1));
  return x < 0 ? -value : value;
}

/** e^−|x| I₁(x). */
export function i1e(x: number): number {
  const magnitude = Math.abs(x);
  const value =
    magnitude < FAR
      ? Math.exp(-magnitude) * ascending(magnitude, 1, 1)
      : modifiedFar(magnitude, 1) / Math.sqrt(2 * Math.PI * magnitude);
  return x < 0 ? -value : value;
}

/** e^x / √(2πx) times the series, without overflow before the product does; nan of ∞ as in PyTorch. */
function grown(x: number, series: number): number {
  const root = Math.exp(x / 2);
  return ((root * series) / Math.sqrt(2 * Math.PI * x)) * root;
}

/** (x/2)^ν Σ (±x²/4)^k / (k! (k + ν)!) (10.2.2, 10.25.2); with + all terms have one sign. */
function ascending(x: number, order: 0 | 1, sign: 1 | -1): number {
  const quarter = (sign * x * x) / 4;
  let term = order === 0 ? 1 : x / 2;
  let sum = term;
  for (let k = 1; k < 200 && Math.abs(term) > Math.abs(sum) * 1e-18; k++) {
    term *= quarter / (k * (k + order));
    sum += term;
  }
  return sum;
}

/** The series of 10.40.1 (I, terms that alternate) or 10.40.2 (K, `sign` 1), for large x. */
function modifiedFar(x: number, order: 0 | 1, sign: 1 | -1 = -1): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 60; k++) {
    const next = (term * sign * (4 * order * order - (2 * k - 1) ** 2)) / (8 * k * x);
    if (!(Math.abs(next) < Math.abs(term)) || Math.abs(next) < 1e-18) break;
    term = next;
    sum += term;
  }
  return sum;
}

/** K₀; ∞ at 0, nan below. */
export function k0(x: number): number {
  if (x === Infinity) return 0;
  return x <= 2 ? k0Near(x) : Math.exp(-x) * scaledModified(x, 0);
}

/** e^x K₀(x). */
export function scaledK0(x: number): number {
  return x <= 2 ? Math.exp(x) * k0Near(x) : scaledModified(x, 0);
}

/** K₁. */
export function k1(x: number): number {
  if (x === Infinity) return 0;
  return x <= 2 ? k1Near(x) : Math.exp(-x) * scaledModified(x, 1);
}

/** e^x K₁(x). */
export function scaledK1(x: number): number {
  return x <= 2 ? Math.exp(x) * k1Near(x) : scaledModified(x, 1);
}

/** 10.31.2. */
function k0Near(x: number): number {
  if (x === 0) return Infinity;
  if (!(x > 0)) return NaN;
  const quarter = (x * x) / 4;
  let term = 1;
  let harmonic = 0;
  let sum = -(Math.log(x / 2) + EULER) * ascending(x, 0, 1);
  for (let k = 1; k < 30; k++) {
    term *= quarter / (k * k);
    harmonic += 1 / k;
    sum += term * harmonic;
  }
  return sum;
}

/** 10.31.1 of order 1. */
function k1Near(x: number): number {
  if (x === 0) return Infinity;
  if (!(x > 0)) return NaN;
  const quarter = (x * x) / 4;
  let term = x / 4;
  let harmonics = 1 - 2 * EULER;
  let sum = 1 / x + Math.log(x / 2) * ascending(x, 1, 1) - term * harmonics;
  for (let k = 1; k < 30; k++) {
    term *= quarter / (k * (k + 1));
    harmonics += 1 / k + 1 / (k + 1);
    sum -= term * harmonics;
  }
  return sum;
}

/** e^x K_ν(x) for x > 2: near by the integral 10.32.9, on which the trapezoidal rule converges exponentially. */
function scaledModified(x: number, order: number): number {
  if (x >= FAR && (order === 0 || order === 1)) return Math.sqrt(Math.PI / (2 * x)) * modifiedFar(x, order, 1);
  // The integrand falls as exp(−2x sinh²(t/2)).
  const step = 0.4 / Math.sqrt(x + 6);
  let sum = 0.5;
  for (let n = 1; n < 1000; n++) {
    const half = Math.sinh((n * step) / 2);
    const term = Math.exp(-2 * x * half * half) * Math.cosh(order * n * step);
    sum += term;
    if (term < 1e-18) break;
  }
  return sum * step;
}

/** J₀. */
export function j0(x: number): number {
  const magnitude = Math.abs(x);
  return magnitude < FAR ? (ordinary(magnitude).j[0] ?? NaN) : oscillating(magnitude, 0, 'cos');
}

/** J₁. */
export function j1(x: number): number {
  const magnitude = Math.abs(x);
  if (x === 0) return x;
  const value = magnitude < FAR ? (ordinary(magnitude).j[1] ?? NaN) : oscillating(magnitude, 1, 'cos');
  return x < 0 ? -value : value;
}

/** Y₀; −∞ at 0, nan below. */
export function y0(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  return x < FAR ? ordinary(x).y0 : oscillating(x, 0, 'sin');
}

/** Y₁; −∞ at 0, nan below. */
export function y1(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  return x < FAR ? ordinary(x).y1 : oscillating(x, 1, 'sin');
}

interface Ordinary {
  /** J₀, J₁, …. */
  readonly j: readonly number[];
  readonly y0: number;
  readonly y1: number;
}

/**
 * All J by Miller's backward recurrence, scaled by J₀ + 2 Σ J₂ₖ = 1 (10.12.4); Y₀ from them by 10.8.3 (Neumann's
 * expansion), Y₁ as −Y₀′.
 */
function ordinary(x: number): Ordinary {
  if (x < 1e-8) {
    const logarithm = Math.log(x / 2) + EULER;
    return { j: [1, x / 2], y0: (2 / Math.PI) * logarithm, y1: -2 / (Math.PI * x) + (x / Math.PI) * (logarithm - 0.5) };
  }
  const top = 2 * Math.ceil((x + 30 + 2 * Math.sqrt(x)) / 2);
  const j = new Array<number>(top + 2).fill(0);
  j[top] = 1e-300;
  let norm = 0;
  for (let n = top; n > 0; n--) {
    const below = ((2 * n) / x) * (j[n] ?? 0) - (j[n + 1] ?? 0);
    j[n - 1] = below;
    if (Math.abs(below) > 1e200) for (let i = n - 1; i <= top; i++) j[i] = (j[i] ?? 0) * 1e-220;
  }
  for (let n = 2; n <= top; n += 2) norm += 2 * (j[n] ?? 0);
  norm += j[0] ?? 0;
  for (let n = 0; n <= top; n++) j[n] = (j[n] ?? 0) / norm;
  const logarithm = Math.log(x / 2) + EULER;
  let sum = 0;
  let slopes = 0;
  for (let k = 1; 2 * k < top; k++) {
    const sign = k % 2 === 0 ? 1 : -1;
    sum += (sign * (j[2 * k] ?? 0)) / k;
    slopes += (sign * ((j[2 * k - 1] ?? 0) - (j[2 * k + 1] ?? 0))) / (2 * k);
  }
  const [first = 0, second = 0] = j;
  return {
    j,
    y0: (2 / Math.PI) * (logarithm * first - 2 * sum),
    y1: (2 / Math.PI) * (logarithm * second - first / x + 2 * slopes),
  };
}

/** Hankel's expansions for large x (10.17.3, 10.17.4): J with `cos`, Y with `sin`. */
function oscillating(x: number, order: 0 | 1, kind: 'cos' | 'sin'): number {
  let term = 1;
  let even = 1;
  let odd = 0;
  for (let k = 1; k < 60; k++) {
    const next = (term * (4 * order * order - (2 * k - 1) ** 2)) / (8 * k * x);
    if (!(Math.abs(next) < Math.abs(term)) || Math.abs(next) < 1e-18) break;
    term = next;
    const sign = k % 4 < 2 ? 1 : -1;
    if (k % 2 === 0) even += sign * term;
    else odd += sign * term;
  }
  // cos and sin of x − (2ν + 1) π/4, by the addition theorem: x itself is exact.
  const [c, s] = [Math.cos(x), Math.sin(x)];
  const half = Math.SQRT1_2;
  const cosine = order === 0 ? half * (c + s) : half * (s - c);
  const sine = order === 0 ? half * (s - c) : -half * (c + s);
  const amplitude = Math.sqrt(2 / (Math.PI * x));
  return amplitude * (kind === 'cos' ? cosine * even - sine * odd : sine * even + cosine * odd);
}

/** sin x / x. */
export function sphericalJ0(x: number): number {
  if (x === Infinity || x === -Infinity) return 0;
  return x === 0 ? 1 : Math.sin(x) / x;
}

const AIRY_AT_0 = 0.3550280538878172;
const AIRY_SLOPE_AT_0 = -0.2588194037928068;

/** Ai: from K₁⸝₃ where it decays (9.6.2), by Taylor steps along Ai″ = x Ai where it oscillates, far away by 9.7.9. */
export function airy(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (x > 110) return 0;
  if (x > 1.5) {
    const zeta = (2 / 3) * x * Math.sqrt(x);
    return (Math.sqrt(x / 3) / Math.PI) * Math.exp(-zeta) * scaledModified(zeta, 1 / 3);
  }
  return x < -9 ? airyFar(-x) : airyBySteps(x);
}

function airyBySteps(x: number): number {
  const steps = Math.max(1, Math.ceil(Math.abs(x) * 2));
  const step = x / steps;
  let value = AIRY_AT_0;
  let slope = AIRY_SLOPE_AT_0;
  for (let i = 0; i < steps; i++) {
    const at = (x * i) / steps;
    // Coefficients of the Taylor series at `at`: (k + 1)(k + 2) c[k + 2] = at c[k] + c[k − 1].
    let [before, current, next] = [0, value, slope];
    let power = step;
    let nextValue = value + slope * step;
    let nextSlope = slope;
    for (let k = 0; k < 40; k++) {
      const after = (at * current + before) / ((k + 1) * (k + 2));
      nextSlope += (k + 2) * after * power;
      power *= step;
      nextValue += after * power;
      [before, current, next] = [current, next, after];
    }
    value = nextValue;
    slope = nextSlope;
  }
  return value;
}

function airyFar(magnitude: number): number {
  const zeta = (2 / 3) * magnitude * Math.sqrt(magnitude);
  let term = 1;
  let even = 1;
  let odd = 0;
  for (let k = 1; k < 60; k++) {
    const next = (term * (6 * k - 5) * (6 * k - 3) * (6 * k - 1)) / (216 * k * (2 * k - 1) * zeta);
    if (!(next < term) || next < 1e-18) break;
    term = next;
    const sign = k % 4 < 2 ? 1 : -1;
    if (k % 2 === 0) even += sign * term;
    else odd += sign * term;
  }
  const [c, s] = [Math.cos(zeta), Math.sin(zeta)];
  const half = Math.SQRT1_2;
  const cosine = half * (c + s);
  const sine = half * (s - c);
  return (cosine * even + sine * odd) / (Math.sqrt(Math.PI) * Math.sqrt(Math.sqrt(magnitude)));
}
