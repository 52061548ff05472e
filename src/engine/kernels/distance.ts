/** Distances between rows of matrices in the p-norm, and their derivatives, on row-major arrays. */
import type { Numbers } from '../storage/storage';

/** ‖x − y‖ₚ of the rows that start at `i` and `j`; p = 0 counts the places that differ, p = ∞ takes the largest. */
export function distance(x: Numbers, i: number, y: Numbers, j: number, width: number, p: number): number {
  let sum = 0;
  for (let l = 0; l < width; l++) {
    const difference = Math.abs((x[i + l] ?? 0) - (y[j + l] ?? 0));
    if (p === 2) sum += difference * difference;
    else if (p === 1) sum += difference;
    else if (p === 0) sum += difference === 0 ? 0 : 1;
    else if (p === Infinity) sum = difference > sum || difference !== difference ? difference : sum;
    else sum += difference ** p;
  }
  if (p === 2) return Math.sqrt(sum);
  return p === 1 || p === 0 || p === Infinity ? sum : sum ** (1 / p);
}

/**
 * The derivative of ‖d‖ₚ = r by one of the differences d: sgn(d)·|d|ᵖ⁻¹/rᵖ⁻¹, which is 0 where r is, and for p < 2
 * where d is; p = ∞: sgn(d) at every place where |d| is r.
 */
export function distanceSlope(d: number, r: number, p: number): number {
  if (p === 0 || (r === 0 && p !== 1)) return 0;
  if (p === 1) return Math.sign(d);
  if (p === 2) return d / r;
  if (p === Infinity) return Math.abs(d) === r ? Math.sign(d) : 0;
  if (p < 2) return d === 0 ? 0 : (Math.sign(d) * Math.abs(d) ** (p - 1)) / r ** (p - 1);
  return (d * Math.abs(d) ** (p - 2)) / r ** (p - 1);
}
