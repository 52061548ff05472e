/**
 * Negative log-likelihood of classes: `values` are `batch` × `classes` × `inner` numbers, targets `batch` × `inner` classes.
 * Knows no tensor; targets are in range already.
 */
import type { Numbers } from '../storage/storage';

export interface Classification {
  readonly batch: number;
  readonly classes: number;
  readonly inner: number;
  /** The class whose places do not count. */
  readonly ignored: number;
}

/** The first target that is no class and not ignored; null where all are well. */
export function outOfRange(targets: Numbers, { classes, ignored }: Classification): number | null {
  for (const target of targets) if (target !== ignored && (target < 0 || target >= classes)) return target;
  return null;
}

/** The loss of each place into `out`, and the sum of the weights of those that count. */
export function likelihoods(
  values: Numbers,
  targets: Numbers,
  weights: Numbers | null,
  { batch, classes, inner, ignored }: Classification,
  out: Numbers,
): number {
  let total = 0;
  for (let n = 0; n < batch; n++)
    for (let s = 0; s < inner; s++) {
      const target = targets[n * inner + s] ?? 0;
      if (target === ignored) continue;
      const weight = weights === null ? 1 : (weights[target] ?? 0);
      total += weight;
      out[n * inner + s] = -(values[(n * classes + target) * inner + s] ?? 0) * weight;
    }
  return total;
}

/** -weight times the gradient of each place at its target, into zeros. `gradients`: one for each place, or one for all. */
export function likelihoodSlopes(
  gradients: Numbers,
  targets: Numbers,
  weights: Numbers | null,
  { batch, classes, inner, ignored }: Classification,
  divisor: number,
  out: Numbers,
): void {
  const step = gradients.length === 1 ? 0 : 1;
  for (let n = 0; n < batch; n++)
    for (let s = 0; s < inner; s++) {
      const target = targets[n * inner + s] ?? 0;
      if (target === ignored) continue;
      const weight = weights === null ? 1 : (weights[target] ?? 0);
      out[(n * classes + target) * inner + s] = (-weight * (gradients[(n * inner + s) * step] ?? 0)) / divisor;
    }
}
