/**
 * Connectionist temporal classification (Graves et al., ICML 2006, equations 6 to 8 and 13 to 15), in logarithms. The label
 * of length L is read with blanks around each class, 2L + 1 places; α and β are the probabilities of what may have come up
 * to a time and place, and from it on. Knows no tensor.
 */
import type { Numbers } from '../storage/storage';

export interface Alignment {
  /** `times` × `batch` × `classes` logarithms of probabilities. */
  readonly logarithms: Numbers;
  readonly times: number;
  readonly batch: number;
  readonly classes: number;
  readonly targets: Numbers;
  /** Where each label's classes begin in `targets`. */
  readonly starts: readonly number[];
  readonly inputLengths: readonly number[];
  readonly targetLengths: readonly number[];
  /** The places of the longest label, 2L + 1. */
  readonly places: number;
  readonly blank: number;
}

/** log(e^a + e^b + e^c). */
function logSum(a: number, b: number, c: number): number {
  const largest = Math.max(a, b, c);
  if (largest === -Infinity) return -Infinity;
  return Math.log(Math.exp(a - largest) + Math.exp(b - largest) + Math.exp(c - largest)) + largest;
}

/** The class at a place: a blank at even ones. */
function classAt({ targets, starts, blank }: Alignment, n: number, place: number): number {
  return place % 2 === 0 ? blank : (targets[(starts[n] ?? 0) + (place >> 1)] ?? NaN);
}

function logarithmAt({ logarithms, batch, classes }: Alignment, t: number, n: number, label: number): number {
  return logarithms[(t * batch + n) * classes + label] ?? NaN;
}

/** −log of each label's probability into `losses`; log α into `alphas`, `batch` × `times` × `places`. */
export function ctc(alignment: Alignment, losses: Numbers, alphas: Numbers): void {
  const { batch, times, places, inputLengths, targetLengths } = alignment;
  alphas.fill(-Infinity);
  for (let n = 0; n < batch; n++) {
    const duration = inputLengths[n] ?? 0;
    const length = targetLengths[n] ?? 0;
    if (duration === 0) {
      losses[n] = length === 0 ? 0 : Infinity;
      continue;
    }
    const own = n * times * places;
    alphas[own] = logarithmAt(alignment, 0, n, alignment.blank);
    if (length > 0) alphas[own + 1] = logarithmAt(alignment, 0, n, classAt(alignment, n, 1));
    for (let t = 1; t < duration; t++) {
      const row = own + t * places;
      const before = row - places;
      for (let s = 0; s < 2 * length + 1; s++) {
        const label = classAt(alignment, n, s);
        const stay = alphas[before + s] ?? -Infinity;
        const step = s > 0 ? (alphas[before + s - 1] ?? -Infinity) : -Infinity;
        // A blank may be left out between two different classes.
        const skip =
          s > 1 && classAt(alignment, n, s - 2) !== label ? (alphas[before + s - 2] ?? -Infinity) : -Infinity;
        alphas[row + s] = logSum(stay, step, skip) + logarithmAt(alignment, t, n, label);
      }
    }
    const last = own + (duration - 1) * places + 2 * length;
    losses[n] = -logSum(alphas[last] ?? -Infinity, length > 0 ? (alphas[last - 1] ?? -Infinity) : -Infinity, -Infinity);
  }
}

/**
 * The gradients of the losses into `out`, zeros of the logarithms' shape: e^l − e^(log(αβ) + loss − l), which is that with
 * regard to what a softmax normalised into the logarithms. Labels that nothing can read pass zeros where `zeroInfinity`.
 */
export function ctcSlopes(
  alignment: Alignment,
  gradients: Numbers,
  losses: Numbers,
  alphas: Numbers,
  zeroInfinity: boolean,
  out: Numbers,
): void {
  const { batch, times, classes, places, inputLengths, targetLengths } = alignment;
  const shares = new Float64Array(times * classes);
  const betas = new Float64Array(times * places);
  for (let n = 0; n < batch; n++) {
    const duration = inputLengths[n] ?? 0;
    const loss = losses[n] ?? 0;
    if (zeroInfinity && loss === Infinity) continue;
    if (duration === 0) continue;
    shares.fill(-Infinity);
    betas.fill(-Infinity);
    for (let t = duration - 1; t >= 0; t--) betasAt(alignment, n, t, alphas, betas, shares);
    const gradient = gradients[n] ?? 0;
    for (let t = 0; t < duration; t++)
      for (let c = 0; c < classes; c++) {
        const logarithm = logarithmAt(alignment, t, n, c);
        const share = (shares[t * classes + c] ?? 0) + loss - logarithm;
        out[(t * batch + n) * classes + c] = (Math.exp(logarithm) - Math.exp(share)) * gradient;
      }
  }

  function betasAt(
    of: Alignment,
    n: number,
    t: number,
    alphaOf: Numbers,
    betaOf: Float64Array,
    shareOf: Float64Array,
  ): void {
    const length = targetLengths[n] ?? 0;
    const end = 2 * length;
    const row = t * places;
    const atEnd = t === (inputLengths[n] ?? 0) - 1;
    for (let s = end; s >= 0; s--) {
      const label = classAt(of, n, s);
      const logarithm = logarithmAt(of, t, n, label);
      if (atEnd) betaOf[row + s] = s >= end - 1 ? logarithm : -Infinity;
      else {
        const after = row + places;
        const stay = betaOf[after + s] ?? -Infinity;
        const step = s < end ? (betaOf[after + s + 1] ?? -Infinity) : -Infinity;
        const skip = s < end - 1 && classAt(of, n, s + 2) !== label ? (betaOf[after + s + 2] ?? -Infinity) : -Infinity;
        betaOf[row + s] = logSum(stay, step, skip) + logarithm;
      }
      const both = (alphaOf[(n * times + t) * places + s] ?? -Infinity) + (betaOf[row + s] ?? -Infinity);
      const at = t * classes + label;
      shareOf[at] = logSum(shareOf[at] ?? -Infinity, both, -Infinity);
    }
  }
}
