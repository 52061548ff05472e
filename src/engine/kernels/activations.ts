/** Activations of one number, and their slopes where a derivative has a kernel of its own. Knows no tensor. */
import { erf, sigmoid } from './special';

/** The density of the normal distribution at 0, 1/√(2π). */
const DENSITY = 1 / Math.sqrt(2 * Math.PI);
/** Of the approximation of GELU by tanh (Hendrycks and Gimpel, arXiv:1606.08415). */
const TANH_SCALE = Math.sqrt(2 / Math.PI);
const TANH_CUBIC = 0.044715;
/** PyTorch's kernel of the slope has it in single precision, whatever the dtype. */
const SIXTH = Math.fround(1 / 6);

/** A gradient that passes where the operand is above the threshold; NaN is. */
export function passAbove(g: number, x: number, threshold: number): number {
  return x <= threshold ? 0 : g;
}

/** Bounded below by `low`, then above by `high`; NaN stays. */
export function hardtanh(x: number, low: number, high: number): number {
  const above = x < low ? low : x;
  return above > high ? high : above;
}

/** Passes strictly inside; NaN is inside. */
export function passInside(g: number, x: number, low: number, high: number): number {
  return x <= low || x >= high ? 0 : g;
}

/** `slope` times the negative part. */
export function leaky(x: number, slope: number): number {
  return x > 0 ? x : x * slope;
}

/** `g` times the slope of `leaky`; at 0 that of its negative part. */
export function leakySlope(g: number, x: number, slope: number): number {
  return x > 0 ? g : g * slope;
}

/** `scale` x above 0, else `scale` `alpha` (e^(`input` x) − 1): ELU, CELU (Barron, arXiv:1704.07483) and SELU by their factors. */
export function elu(x: number, alpha: number, scale: number, input: number): number {
  return x <= 0 ? Math.expm1(x * input) * alpha * scale : x * scale;
}

/** With the result in the place of the operand, its exponential need not be computed again. */
export function eluSlope(g: number, alpha: number, scale: number, input: number, isResult: boolean, x: number): number {
  if (!(x <= 0)) return g * scale;
  return isResult ? g * input * (x + alpha * scale) : g * input * alpha * scale * Math.exp(x * input);
}

/** x Φ(x), Φ the normal distribution; with `approximate` = tanh, its approximation. */
export function gelu(x: number, approximate: string): number {
  return approximate === 'tanh'
    ? 0.5 * x * (1 + Math.tanh(TANH_SCALE * (x + TANH_CUBIC * x * x * x)))
    : 0.5 * x * (1 + erf(x * Math.SQRT1_2));
}

/** `g` times the derivative of `gelu`. */
export function geluSlope(g: number, x: number, approximate: string): number {
  if (approximate !== 'tanh') return g * (0.5 * (1 + erf(x * Math.SQRT1_2)) + x * DENSITY * Math.exp(-0.5 * x * x));
  const bent = Math.tanh(TANH_SCALE * (x + TANH_CUBIC * x * x * x));
  const inner = TANH_SCALE * (1 + 3 * TANH_CUBIC * x * x);
  return g * (0.5 * (1 + bent) + 0.5 * x * (1 - bent * bent) * inner);
}

/** x tanh(softplus x) (Misra, arXiv:1908.08681). */
export function mish(x: number): number {
  return x * Math.tanh(Math.log1p(Math.exp(x)));
}

/** ln(1 + e^(βx)) / β; x itself where βx is above the threshold. */
export function softplus(x: number, beta: number, threshold: number): number {
  return x * beta > threshold ? x : Math.log1p(Math.exp(x * beta)) / beta;
}

/** `g` times the derivative of `softplus`, a logistic function of βx. */
export function softplusSlope(g: number, x: number, beta: number, threshold: number): number {
  if (x * beta > threshold) return g;
  const z = Math.exp(x * beta);
  return (g * z) / (z + 1);
}

/** Drawn towards 0 by `lambda`; NaN stays. */
export function softshrink(x: number, lambda: number): number {
  return x > lambda ? x - lambda : x < -lambda ? x + lambda : x * 0;
}

/** 0 within [−`lambda`, `lambda`]; NaN stays. */
export function hardshrink(x: number, lambda: number): number {
  return x >= -lambda && x <= lambda ? 0 : x;
}

/** Of both shrinking functions: passes outside [-lambda, lambda]. */
export function passOutside(g: number, x: number, lambda: number): number {
  return x >= -lambda && x <= lambda ? 0 : g;
}

/** A straight line from 0 at −3 to 1 at 3. */
export function hardsigmoid(x: number): number {
  return hardtanh(x + 3, 0, 6) / 6;
}

/** `g`/6 strictly between −3 and 3, else 0. */
export function hardsigmoidSlope(g: number, x: number): number {
  return x > -3 && x < 3 ? g * SIXTH : 0;
}

/** x times `hardsigmoid` (Howard and others, arXiv:1905.02244). */
export function hardswish(x: number): number {
  return (x * hardtanh(x + 3, 0, 6)) / 6;
}

/** `g` times the derivative of `hardswish`: 0 up to −3, 1 from 3 on. */
export function hardswishSlope(g: number, x: number): number {
  return x <= -3 ? 0 : x < 3 ? g * (x / 3 + 0.5) : g;
}

/** From e^(-|x|), which is kept from the forward pass. */
export function logSigmoidSlope(g: number, x: number, buffer: number): number {
  const share = buffer / (1 + buffer);
  return x < 0 ? g * (1 - share) : g * share;
}

/** a σ(b). */
export function gated(a: number, b: number): number {
  return a * sigmoid(b);
}
