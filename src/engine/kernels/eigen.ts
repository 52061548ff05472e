/**
 * Eigenvalues and eigenvectors of one symmetric matrix, on row-major arrays: reflections to a tridiagonal matrix, then
 * implicit QL or QR steps with Wilkinson's shift (Golub & Van Loan, 8.3; Parlett, "The Symmetric Eigenvalue Problem",
 * chapter 8). Directions of sweeps and signs follow LAPACK, so that eigenvectors of small matrices have its signs.
 */
import { norm } from './qr';

const EPSILON = 2 ** -53;
const SMALLEST = 2 ** -1022;
const SWEEPS = 30;

export interface SymmetricEigen {
  /** Ascending. */
  readonly values: Float64Array;
  /** Eigenvectors as rows. */
  readonly vectors: Float64Array;
  readonly converged: boolean;
}

/** `a` is n × n with both triangles filled, and is destroyed; `upper`: reflect from the last column, as for UPLO = 'U'. */
export function symmetricEigen(a: Float64Array, n: number, upper: boolean): SymmetricEigen {
  if (upper) a.reverse(); // rows and columns in reverse order
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  const q = tridiagonal(a, n, d, e);
  if (upper) {
    d.reverse();
    e.subarray(0, Math.max(0, n - 1)).reverse();
    q.reverse();
  }
  const z = new Float64Array(n * n);
  for (let i = 0; i < n; i++) z[i * n + i] = 1;
  const converged = diagonalise(d, e, z, n);
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < n; l++) {
      const factor = z[i * n + l] ?? 0;
      for (let j = 0; j < n; j++) vectors[i * n + j] = (vectors[i * n + j] ?? 0) + factor * (q[l * n + j] ?? 0);
    }
  }
  sortAscending(d, vectors, n);
  return { values: d, vectors, converged };
}

/** Reflects A to a tridiagonal matrix with diagonal d and off-diagonal e; gives Qᵀ, whose rows are Q's columns. */
function tridiagonal(a: Float64Array, n: number, d: Float64Array, e: Float64Array): Float64Array {
  const tau = new Float64Array(n);
  const v = new Float64Array(n);
  const w = new Float64Array(n);
  for (let i = 0; i + 1 < n; i++) {
    const first = i + 1;
    const alpha = a[first * n + i] ?? 0;
    const below = norm(a, (first + 1) * n + i, n - first - 1, n);
    d[i] = a[i * n + i] ?? 0;
    e[i] = alpha;
    if (below === 0) continue;
    const beta = alpha >= 0 ? -Math.hypot(alpha, below) : Math.hypot(alpha, below);
    const t = (beta - alpha) / beta;
    e[i] = beta;
    tau[i] = t;
    v[first] = 1;
    for (let r = first + 1; r < n; r++) v[r] = (a[r * n + i] ?? 0) / (alpha - beta);
    for (let r = first; r < n; r++) a[r * n + i] = v[r] ?? 0;
    let inner = 0;
    for (let r = first; r < n; r++) {
      let sum = 0;
      for (let l = first; l < n; l++) sum += (a[r * n + l] ?? 0) * (v[l] ?? 0);
      w[r] = t * sum;
      inner += (w[r] ?? 0) * (v[r] ?? 0);
    }
    const shift = (-t * inner) / 2;
    for (let r = first; r < n; r++) w[r] = (w[r] ?? 0) + shift * (v[r] ?? 0);
    for (let r = first; r < n; r++) {
      const [vr, wr] = [v[r] ?? 0, w[r] ?? 0];
      for (let l = first; l < n; l++) a[r * n + l] = (a[r * n + l] ?? 0) - (vr * (w[l] ?? 0) + wr * (v[l] ?? 0));
    }
  }
  if (n > 0) d[n - 1] = a[n * n - 1] ?? 0;
  return reflections(a, n, tau);
}

/** Qᵀ of the reflections whose vectors stand below the first subdiagonal. */
function reflections(a: Float64Array, n: number, tau: Float64Array): Float64Array {
  const q = new Float64Array(n * n);
  for (let i = 0; i < n; i++) q[i * n + i] = 1;
  const v = new Float64Array(n);
  for (let i = n - 2; i >= 0; i--) {
    const t = tau[i] ?? 0;
    if (t === 0) continue;
    for (let r = i + 1; r < n; r++) v[r] = a[r * n + i] ?? 0;
    for (let r = i + 1; r < n; r++) {
      let sum = 0;
      for (let l = i + 1; l < n; l++) sum += (q[r * n + l] ?? 0) * (v[l] ?? 0);
      const factor = t * sum;
      for (let l = i + 1; l < n; l++) q[r * n + l] = (q[r * n + l] ?? 0) - factor * (v[l] ?? 0);
    }
  }
  return q;
}

/** Turns the tridiagonal matrix to a diagonal one, block by block; the rows of z turn with it. */
function diagonalise(d: Float64Array, e: Float64Array, z: Float64Array, n: number): boolean {
  const left = { sweeps: SWEEPS * n };
  let start = 0;
  while (start < n) {
    if (start > 0) e[start - 1] = 0;
    let end = start;
    while (end < n - 1 && !splits(d, e, end)) end++;
    if (end < n - 1) e[end] = 0;
    if (end > start) {
      if (Math.abs(d[end] ?? 0) < Math.abs(d[start] ?? 0)) sweepDown(d, e, z, n, end, start, left);
      else sweepUp(d, e, z, n, start, end, left);
      if (left.sweeps <= 0) return false;
    }
    start = end + 1;
  }
  return true;
}

function splits(d: Float64Array, e: Float64Array, i: number): boolean {
  const size = Math.abs(e[i] ?? 0);
  return size <= Math.sqrt(Math.abs(d[i] ?? 0)) * Math.sqrt(Math.abs(d[i + 1] ?? 0)) * EPSILON;
}

function negligible(d: Float64Array, e: Float64Array, i: number): boolean {
  const size = Math.abs(e[i] ?? 0);
  return size * size <= EPSILON * EPSILON * Math.abs(d[i] ?? 0) * Math.abs(d[i + 1] ?? 0) + SMALLEST;
}

/** QL steps on the block start … end, whose larger numbers are at its end: eigenvalues appear at `l` going up. */
function sweepUp(
  d: Float64Array,
  e: Float64Array,
  z: Float64Array,
  n: number,
  start: number,
  end: number,
  left: { sweeps: number },
): void {
  let l = start;
  while (l <= end) {
    let m = l;
    while (m < end && !negligible(d, e, m)) m++;
    if (m < end) e[m] = 0;
    if (m === l) {
      l++;
      continue;
    }
    if (m === l + 1) {
      pair(d, e, z, n, l);
      l += 2;
      continue;
    }
    if (left.sweeps-- <= 0) return;
    const p0 = d[l] ?? 0;
    const half = ((d[l + 1] ?? 0) - p0) / (2 * (e[l] ?? 0));
    const root = Math.hypot(half, 1);
    let g = (d[m] ?? 0) - p0 + (e[l] ?? 0) / (half + (half >= 0 ? root : -root));
    let s = 1;
    let c = 1;
    let p = 0;
    for (let i = m - 1; i >= l; i--) {
      const f = s * (e[i] ?? 0);
      const b = c * (e[i] ?? 0);
      const r = givens(g, f);
      c = r.c;
      s = r.s;
      if (i !== m - 1) e[i + 1] = r.length;
      g = (d[i + 1] ?? 0) - p;
      const t = ((d[i] ?? 0) - g) * s + 2 * c * b;
      p = s * t;
      d[i + 1] = g + p;
      g = c * t - b;
      rotate(z, n, i, c, -s);
    }
    d[l] = (d[l] ?? 0) - p;
    e[l] = g;
  }
}

/** QR steps, the mirror image: eigenvalues appear at `l` going down to `start`. */
function sweepDown(
  d: Float64Array,
  e: Float64Array,
  z: Float64Array,
  n: number,
  end: number,
  start: number,
  left: { sweeps: number },
): void {
  let l = end;
  while (l >= start) {
    let m = l;
    while (m > start && !negligible(d, e, m - 1)) m--;
    if (m > start) e[m - 1] = 0;
    if (m === l) {
      l--;
      continue;
    }
    if (m === l - 1) {
      pair(d, e, z, n, m);
      l -= 2;
      continue;
    }
    if (left.sweeps-- <= 0) return;
    const p0 = d[l] ?? 0;
    const half = ((d[l - 1] ?? 0) - p0) / (2 * (e[l - 1] ?? 0));
    const root = Math.hypot(half, 1);
    let g = (d[m] ?? 0) - p0 + (e[l - 1] ?? 0) / (half + (half >= 0 ? root : -root));
    let s = 1;
    let c = 1;
    let p = 0;
    for (let i = m; i < l; i++) {
      const f = s * (e[i] ?? 0);
      const b = c * (e[i] ?? 0);
      const r = givens(g, f);
      c = r.c;
      s = r.s;
      if (i !== m) e[i - 1] = r.length;
      g = (d[i] ?? 0) - p;
      const t = ((d[i + 1] ?? 0) - g) * s + 2 * c * b;
      p = s * t;
      d[i] = g + p;
      g = c * t - b;
      rotate(z, n, i, c, s);
    }
    d[l] = (d[l] ?? 0) - p;
    e[l - 1] = g;
  }
}

/** The rotation that takes (f, g) to (±length, 0), with a cosine that is not negative. */
function givens(f: number, g: number): { c: number; s: number; length: number } {
  if (g === 0) return { c: 1, s: 0, length: f };
  if (f === 0) return { c: 0, s: Math.sign(g), length: Math.abs(g) };
  const size = Math.hypot(f, g);
  const length = f >= 0 ? size : -size;
  return { c: Math.abs(f) / size, s: g / length, length };
}

/** Rotates the rows i and i + 1. */
function rotate(z: Float64Array, n: number, i: number, c: number, s: number): void {
  const [upper, lower] = [i * n, (i + 1) * n];
  for (let j = 0; j < n; j++) {
    const x = z[upper + j] ?? 0;
    const y = z[lower + j] ?? 0;
    z[lower + j] = c * y - s * x;
    z[upper + j] = s * y + c * x;
  }
}

/** Solves the block of the rows i and i + 1 at once: its eigenvalue of larger size comes first. */
function pair(d: Float64Array, e: Float64Array, z: Float64Array, n: number, i: number): void {
  const [a, b, c] = [d[i] ?? 0, e[i] ?? 0, d[i + 1] ?? 0];
  const sum = a + c;
  const difference = a - c;
  const twice = 2 * b;
  const root = Math.hypot(difference, twice);
  const [large, small] = Math.abs(a) > Math.abs(c) ? [a, c] : [c, a];
  const negative = sum < 0;
  const first = sum === 0 ? root / 2 : (sum + (negative ? -root : root)) / 2;
  const second = sum === 0 ? -root / 2 : (large / first) * small - (b / first) * b;
  const forward = difference >= 0;
  const t = difference + (forward ? root : -root);
  let cosine = 1;
  let sine = 0;
  if (Math.abs(t) > Math.abs(twice)) {
    const cotangent = -twice / t;
    sine = 1 / Math.sqrt(1 + cotangent * cotangent);
    cosine = cotangent * sine;
  } else if (twice !== 0) {
    const tangent = -t / twice;
    cosine = 1 / Math.sqrt(1 + tangent * tangent);
    sine = tangent * cosine;
  }
  if (forward !== negative) [cosine, sine] = [-sine, cosine];
  rotate(z, n, i, cosine, sine);
  d[i] = first;
  d[i + 1] = second;
  e[i] = 0;
}

function sortAscending(d: Float64Array, vectors: Float64Array, n: number): void {
  for (let i = 0; i + 1 < n; i++) {
    let least = i;
    for (let j = i + 1; j < n; j++) if ((d[j] ?? 0) < (d[least] ?? 0)) least = j;
    if (least === i) continue;
    const value = d[i] ?? 0;
    d[i] = d[least] ?? 0;
    d[least] = value;
    for (let j = 0; j < n; j++) {
      const x = vectors[i * n + j] ?? 0;
      vectors[i * n + j] = vectors[least * n + j] ?? 0;
      vectors[least * n + j] = x;
    }
  }
}
