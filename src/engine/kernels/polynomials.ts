/**
 * Orthogonal polynomials of one number, of a degree that is truncated to a whole number; 0 of negative degree. Those of
 * Chebyshev are taken from their trigonometric forms inside [−1, 1] where the degree is large, the others from their
 * recurrences (DLMF 18.9).
 */

/** Where recurrences stop to be shorter than two cosines. */
const LOW_DEGREE = 8;
/** Beyond, nan: each degree is a step of the recurrence, and PyTorch would take minutes. */
const HIGHEST = 1e6;
/** PyTorch gives nan beyond. */
const HIGHEST_HERMITE = 512;

type Polynomial = (x: number, n: number) => number;

/** The degree as a 64-bit integer: what is none becomes the lowest of them, which is negative. */
function degreeOf(n: number): number {
  return Math.abs(n) < 2 ** 63 ? Math.trunc(n) : -1;
}

/** Tₙ. */
export const chebyshevT: Polynomial = (x, n) =>
  chebyshev(x, n, x, (angle, degree) => Math.cos(degree * angle), ends(constantEnd, constantEnd));

/** Uₙ. */
export const chebyshevU: Polynomial = (x, n) =>
  chebyshev(
    x,
    n,
    2 * x,
    (angle, degree) => Math.sin((degree + 1) * angle) / Math.sin(angle),
    ends(nextDegree, nextDegree),
  );

/** Vₙ. */
export const chebyshevV: Polynomial = (x, n) =>
  chebyshev(
    x,
    n,
    2 * x - 1,
    (angle, degree) => Math.cos((degree + 0.5) * angle) / Math.cos(angle / 2),
    ends(constantEnd, doubleDegree),
  );

/** Wₙ. */
export const chebyshevW: Polynomial = (x, n) =>
  chebyshev(
    x,
    n,
    2 * x + 1,
    (angle, degree) => Math.sin((degree + 0.5) * angle) / Math.sin(angle / 2),
    ends(doubleDegree, constantEnd),
  );

/** Hₙ, the physicist's. */
export const hermiteH: Polynomial = (x, n) =>
  degreeOf(n) > HIGHEST_HERMITE ? NaN : recurrence(n, 2 * x, (p, q, k) => 2 * x * q - 2 * k * p);

/** Heₙ, the probabilist's. */
export const hermiteHe: Polynomial = (x, n) =>
  degreeOf(n) > HIGHEST_HERMITE ? NaN : recurrence(n, x, (p, q, k) => x * q - k * p);

/** Lₙ. */
export const laguerre: Polynomial = (x, n) => {
  if (x === 0) return degreeOf(n) < 0 ? 0 : 1;
  return recurrence(n, 1 - x, (p, q, k) => ((2 * k + 1 - x) * q - k * p) / (k + 1));
};

/** Pₙ. */
export const legendre: Polynomial = (x, n) => {
  const degree = degreeOf(n);
  if (Math.abs(x) === 1) return degree < 0 ? 0 : x > 0 || degree % 2 === 0 ? 1 : -1;
  return recurrence(n, x, (p, q, k) => ((2 * k + 1) * x * q - k * p) / (k + 1));
};

/** From degrees 0 and 1 upwards; nan once it has become that. */
function recurrence(n: number, first: number, next: (before: number, current: number, k: number) => number): number {
  const degree = degreeOf(n);
  if (!(degree >= 0)) return 0;
  if (degree === 0) return 1;
  if (degree > HIGHEST) return NaN;
  let [before, current] = [1, first];
  for (let k = 1; k < degree && current === current; k++) [before, current] = [current, next(before, current, k)];
  return current;
}

type Ends = (degree: number, right: boolean) => number;

function chebyshev(
  x: number,
  n: number,
  first: number,
  inside: (angle: number, degree: number) => number,
  atEnds: Ends,
): number {
  const degree = degreeOf(n);
  if (Math.abs(x) === 1) return degree < 0 ? 0 : atEnds(degree, x > 0);
  if (degree > LOW_DEGREE && Math.abs(x) < 1) return inside(Math.acos(x), degree);
  return recurrence(n, first, (before, current) => 2 * x * current - before);
}

/** Values at 1 and −1, where they alternate. */
function ends(right: (degree: number) => number, left: (degree: number) => number): Ends {
  return (degree, isRight) => (isRight ? right(degree) : (degree % 2 === 0 ? 1 : -1) * left(degree));
}

function constantEnd(): number {
  return 1;
}

function nextDegree(degree: number): number {
  return degree + 1;
}

function doubleDegree(degree: number): number {
  return 2 * degree + 1;
}
