/** Elements reduced into places of a tensor: `scatter_reduce` and `index_reduce`. */
import { notImplemented } from '../errors';
import { bool } from '../dtype';
import { combine, put, type Reduction } from '../kernels/moving';
import type { Places } from '../kernels/places';
import type { Elements, Numbers } from '../storage/storage';
import { accumulated, accumulator } from './moved';
import type { Tensor } from './tensor';

/** `self` with the elements of `source` combined into those at the places, or in their stead. */
export function reduced(
  self: Tensor,
  places: Places,
  source: Elements,
  reduction: Reduction | 'mean',
  includeSelf: boolean,
): Tensor {
  if (reduction === 'mean' && self.dtype === bool) throw notImplemented('scatter_gather_tensor_cpu_reduce_mean', bool);
  const values = accumulator(self);
  const combining = reduction === 'mean' ? 'sum' : reduction;
  if (!includeSelf) put(neutral(values, combining), places, values);
  combine(source, places, values, combining);
  if (reduction === 'mean') divide(values, places, includeSelf);
  return accumulated(values, self.shape, self.dtype);
}

/** What changes nothing that it is combined with, as one element of the same kind as `values`. */
function neutral(values: Elements, reduction: Reduction): Elements {
  if (values instanceof BigInt64Array)
    return BigInt64Array.of({ sum: 0n, prod: 1n, amax: -(2n ** 63n), amin: 2n ** 63n - 1n }[reduction]);
  return Float64Array.of({ sum: 0, prod: 1, ...extremes(values) }[reduction]);
}

/** The least and the greatest number that such an array holds. */
function extremes(values: Numbers): { amax: number; amin: number } {
  if (values instanceof Float64Array || values instanceof Float32Array) return { amax: -Infinity, amin: Infinity };
  const bits = 8 * values.BYTES_PER_ELEMENT;
  if (values instanceof Uint8Array) return { amax: 0, amin: 2 ** bits - 1 };
  return { amax: -(2 ** (bits - 1)), amin: 2 ** (bits - 1) - 1 };
}

/** Sums become means of what was added at each place; integers are rounded down. */
function divide(sums: Elements, places: Places, includeSelf: boolean): void {
  const counts = new Float64Array(sums.length);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  for (let i = 0; i < counts.length; i++) {
    const added = counts[i] ?? 0;
    if (added === 0) continue;
    const count = added + (includeSelf ? 1 : 0);
    if (sums instanceof BigInt64Array) sums[i] = floorDivision(sums[i] ?? 0n, BigInt(count));
    else sums[i] = sums instanceof Float64Array ? (sums[i] ?? 0) / count : Math.floor((sums[i] ?? 0) / count);
  }
}

function floorDivision(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}
