/**
 * The exponential of one square matrix, on row-major arrays: scaling and squaring with Padé approximants (Higham, "The
 * scaling and squaring method for the matrix exponential revisited", SIAM J. Matrix Anal. Appl. 26, 2005).
 */
import { factorLu, solveLu } from './lu';
import { batchedProduct } from './matrix';

/** Higham's θ: up to which 1-norm the approximant of a degree is exact to double precision. */
const DEGREES: readonly (readonly [degree: number, largest: number])[] = [
  [3, 1.495585217958292e-2],
  [5, 2.53939833006323e-1],
  [7, 9.504178996162932e-1],
  [9, 2.097847961257068],
];
const HIGHEST = 13;
/** Of the highest degree; a larger matrix is scaled down to it. */
const LARGEST = 5.371920351148152;

/** e to the power of an n by n matrix, row by row; NaN where an element is not finite. */
export function matrixExponential(a: Float64Array, n: number): Float64Array {
  const size = oneNorm(a, n);
  if (!Number.isFinite(size)) return new Float64Array(n * n).fill(NaN);
  const chosen = DEGREES.find(([, largest]) => size <= largest);
  if (chosen !== undefined) return approximant(a, n, chosen[0]);
  const squarings = Math.max(0, Math.ceil(Math.log2(size / LARGEST)));
  let result = approximant(
    Float64Array.from(a, (value) => value / 2 ** squarings),
    n,
    HIGHEST,
  );
  for (let i = 0; i < squarings; i++) result = product(result, result, n);
  return result;
}

function oneNorm(a: Float64Array, n: number): number {
  let largest = 0;
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.abs(a[i * n + j] ?? 0);
    if (!(sum <= largest)) largest = sum;
  }
  return largest;
}

/** The coefficients (2q − k)! q! / ((2q)! k! (q − k)!) of the diagonal approximant of degree q. */
function coefficients(degree: number): Float64Array {
  const b = new Float64Array(degree + 1);
  b[0] = 1;
  for (let k = 1; k <= degree; k++) b[k] = ((b[k - 1] ?? 0) * (degree - k + 1)) / ((2 * degree - k + 1) * k);
  return b;
}

/** (V − U)⁻¹(V + U) with V the even and U the odd part of the numerator, both in powers of A². */
function approximant(a: Float64Array, n: number, degree: number): Float64Array {
  const b = coefficients(degree);
  const square = product(a, a, n);
  // Horner's scheme in A², for both parts at once.
  let even = new Float64Array(n * n);
  let odd = new Float64Array(n * n);
  for (let k = degree - 1; k >= 0; k -= 2) {
    if (k < degree - 1) {
      even = product(even, square, n);
      odd = product(odd, square, n);
    }
    for (let i = 0; i < n; i++) {
      even[i * n + i] = (even[i * n + i] ?? 0) + (b[k] ?? 0);
      odd[i * n + i] = (odd[i * n + i] ?? 0) + (b[k + 1] ?? 0);
    }
  }
  const u = product(a, odd, n);
  const below = Float64Array.from(even, (value, i) => value - (u[i] ?? 0));
  const above = Float64Array.from(even, (value, i) => value + (u[i] ?? 0));
  const pivots = new Int32Array(n);
  factorLu(below, n, n, pivots);
  solveLu(below, n, pivots, above, n);
  return above;
}

function product(a: Float64Array, b: Float64Array, n: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(n * n);
  batchedProduct(a, b, out, 1, n, n, n);
  return out;
}
