/** Hinge losses over classes: rows of `classes` numbers, `batch` of them. Knows no tensor; targets are in range already. */
import type { Numbers } from '../storage/storage';

export interface Rows {
  readonly batch: number;
  readonly classes: number;
}

export interface Margin {
  /** 1 or 2, the power of the hinge. */
  readonly p: number;
  readonly margin: number;
}

/** For each row the mean over classes of max(0, margin − x_target + x_class)^p, times the target's weight. */
export function multiMargin(
  values: Numbers,
  targets: Numbers,
  weights: Numbers | null,
  { batch, classes }: Rows,
  { p, margin }: Margin,
  out: Numbers,
): void {
  for (let n = 0; n < batch; n++) {
    const target = targets[n] ?? 0;
    const right = values[n * classes + target] ?? 0;
    const weight = weights === null ? 1 : (weights[target] ?? 0);
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      if (c === target) continue;
      const hinge = margin - right + (values[n * classes + c] ?? 0);
      if (hinge > 0) sum += (p === 1 ? hinge : hinge * hinge) * weight;
    }
    out[n] = sum / classes;
  }
}

/** `gradients`: one for each row, or one for all; what they are divided by is in `divisor`. */
export function multiMarginSlopes(
  gradients: Numbers,
  values: Numbers,
  targets: Numbers,
  weights: Numbers | null,
  { batch, classes }: Rows,
  { p, margin }: Margin,
  divisor: number,
  out: Numbers,
): void {
  const step = gradients.length === 1 ? 0 : 1;
  for (let n = 0; n < batch; n++) {
    const target = targets[n] ?? 0;
    const right = values[n * classes + target] ?? 0;
    const scale = ((weights === null ? 1 : (weights[target] ?? 0)) * (gradients[n * step] ?? 0)) / divisor;
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      if (c === target) continue;
      const hinge = margin - right + (values[n * classes + c] ?? 0);
      if (!(hinge > 0)) continue;
      const slope = p === 1 ? scale : 2 * scale * hinge;
      out[n * classes + c] = slope;
      sum -= slope;
    }
    out[n * classes + target] = sum;
  }
}

/** A row's targets are its first classes, up to a negative one: 1 at them in `marks`, which come as zeros. */
export function markTargets(targets: Numbers, { batch, classes }: Rows, marks: Numbers): void {
  for (let n = 0; n < batch; n++)
    for (let k = 0; k < classes; k++) {
      const target = targets[n * classes + k] ?? -1;
      if (target < 0) break;
      marks[n * classes + target] = 1;
    }
}

/** For each row the mean over pairs of a target and another class of max(0, 1 − x_target + x_other). */
export function multilabelMargin(
  values: Numbers,
  targets: Numbers,
  marks: Numbers,
  { batch, classes }: Rows,
  out: Numbers,
): void {
  for (let n = 0; n < batch; n++) {
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      const target = targets[n * classes + k] ?? -1;
      if (target < 0) break;
      const right = values[n * classes + target] ?? 0;
      for (let c = 0; c < classes; c++) {
        if (marks[n * classes + c] !== 0) continue;
        const hinge = 1 - right + (values[n * classes + c] ?? 0);
        if (hinge > 0) sum += hinge;
      }
    }
    out[n] = sum / classes;
  }
}

/** The slopes of `multilabelMargin`; `gradients` and `divisor` as in `multiMarginSlopes`, `marks` tells which classes are targets. */
export function multilabelMarginSlopes(
  gradients: Numbers,
  values: Numbers,
  targets: Numbers,
  marks: Numbers,
  { batch, classes }: Rows,
  divisor: number,
  out: Numbers,
): void {
  const step = gradients.length === 1 ? 0 : 1;
  for (let n = 0; n < batch; n++) {
    const slope = (gradients[n * step] ?? 0) / divisor;
    for (let k = 0; k < classes; k++) {
      const target = targets[n * classes + k] ?? -1;
      if (target < 0) break;
      const right = n * classes + target;
      for (let c = 0; c < classes; c++) {
        const at = n * classes + c;
        if (marks[at] !== 0 || !(1 - (values[right] ?? 0) + (values[at] ?? 0) > 0)) continue;
        out[right] = (out[right] ?? 0) - slope;
        out[at] = (out[at] ?? 0) + slope;
      }
    }
  }
}
