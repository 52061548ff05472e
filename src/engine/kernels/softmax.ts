/** Softmax along one dimension of an array of `outer` × `length` × `inner` numbers. Knows no tensor. */
import type { Numbers } from '../storage/storage';

/** How the dimension lies in memory. */
export interface Lines {
  readonly outer: number;
  readonly length: number;
  /** The step from one number of a line to the next. */
  readonly inner: number;
}

/** Exponentials divided by their sum, or, `logarithmic`, the logarithm of that. */
export function softmax(values: Numbers, { outer, length, inner }: Lines, logarithmic: boolean, out: Numbers): void {
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) {
      const start = o * length * inner + i;
      const end = start + length * inner;
      let largest = -Infinity;
      for (let at = start; at < end; at += inner) {
        const value = values[at] ?? 0;
        if (value > largest || value !== value) largest = value;
        if (value !== value) break;
      }
      let total = 0;
      for (let at = start; at < end; at += inner) total += Math.exp((values[at] ?? 0) - largest);
      if (logarithmic) {
        const log = Math.log(total);
        for (let at = start; at < end; at += inner) out[at] = (values[at] ?? 0) - largest - log;
      } else for (let at = start; at < end; at += inner) out[at] = Math.exp((values[at] ?? 0) - largest) / total;
    }
}

/** The gradient from that of the result: y (g − Σ g y), or, `logarithmic`, g − e^y Σ g. */
export function softmaxSlope(
  gradients: Numbers,
  results: Numbers,
  { outer, length, inner }: Lines,
  logarithmic: boolean,
  out: Numbers,
): void {
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < inner; i++) {
      const start = o * length * inner + i;
      const end = start + length * inner;
      let total = 0;
      if (logarithmic) {
        for (let at = start; at < end; at += inner) total += gradients[at] ?? 0;
        for (let at = start; at < end; at += inner) out[at] = (gradients[at] ?? 0) - Math.exp(results[at] ?? 0) * total;
      } else {
        for (let at = start; at < end; at += inner) total += (gradients[at] ?? 0) * (results[at] ?? 0);
        for (let at = start; at < end; at += inner) out[at] = ((gradients[at] ?? 0) - total) * (results[at] ?? 0);
      }
    }
}
