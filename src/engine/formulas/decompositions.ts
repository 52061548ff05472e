/** Derivatives of decompositions of matrices, with tensor methods; what is not said about batches holds for each matrix. */
import { ofNumbers } from '../tensor/create';
import { bool } from '../dtype';
import { runtimeError } from '../errors';
import type { Tensor } from '../tensor/tensor';

type Given = Tensor | null | undefined;

/** Truth values, true on the diagonal of an n × n matrix. */
export function diagonalMask(n: number): Tensor {
  return ofNumbers(
    Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0)),
    [n, n],
    bool,
  );
}

/** The identity, in the dtype of `like`. */
export function identityLike(like: Tensor, n: number): Tensor {
  return diagonalMask(n).to(like.dtype);
}

/** Matrices with these diagonals. */
export function diagonalMatrix(diagonal: Tensor): Tensor {
  return diagonal.unsqueeze(-1).mul(identityLike(diagonal, diagonal.size(-1)));
}

function plus(a: Tensor | null, b: Tensor): Tensor {
  return a === null ? b : a.add(b);
}

/** X + Xᵀ with X's diagonal once. */
function symmetrised(x: Tensor): Tensor {
  return x.add(x.mT).mul(identityLike(x, x.size(-1)).mul(-0.5).add(1));
}

/**
 * A = Q·R (Walter & Lehmann, "Walter: algorithmic differentiation of linear algebra functions", 2018). A wide A is
 * [X Y] with X = Q·U, Y = Q·V, so that V = Qᵀ·Y brings its gradient to Q.
 */
export function qrGradient(gQ: Given, gR: Given, q: Tensor, r: Tensor, mode: string): Tensor | null {
  if (mode === 'r')
    throw runtimeError(
      "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. Please use linalg.qr(A, mode='reduced') if you are going to differentiate through linalg.qr.",
    );
  const [m, n] = [q.size(-2), r.size(-1)];
  if (mode === 'complete' && m > n)
    throw runtimeError("The QR decomposition is not differentiable when mode='complete' and nrows > ncols.");
  if (!gQ && !gR) return null;
  if (m >= n) return tallQr(gQ ?? null, gR ?? null, q, r);
  const [u, v] = [r.narrow(-1, 0, m), r.narrow(-1, m, n - m)];
  if (!gR) return joined(tallQr(gQ ?? null, null, q, u), v.new_zeros(v.shape));
  const gV = gR.narrow(-1, m, n - m);
  const gX = tallQr(plus(gQ ?? null, q.matmul(v).matmul(gV.mT)), gR.narrow(-1, 0, m), q, u);
  return joined(gX, q.matmul(gV));
}

/** Columns beside columns, or rows below rows. */
export function joined(first: Tensor, second: Tensor, dim = -1): Tensor {
  return first._cat([first, second], dim);
}

/** [g_Q + Q·sym(triu(g_R·Rᵀ − Qᵀ·g_Q))]·R⁻ᵀ. */
function tallQr(gQ: Tensor | null, gR: Tensor | null, q: Tensor, r: Tensor): Tensor {
  let inner = gR === null ? null : gR.matmul(r.mT);
  if (gQ !== null) inner = inner === null ? q.mT.matmul(gQ).neg() : inner.sub(q.mT.matmul(gQ));
  if (inner === null) throw new Error('A gradient of neither Q nor R.');
  const through = q.matmul(symmetrised(inner.triu()));
  const g = gQ === null ? through : gQ.add(through);
  return r.mT.linalg_solve_triangular(g, { upper: false, left: false });
}

/**
 * A = U·S·Vᵀ (Townsend, "Differentiating the singular value decomposition", 2016), with the first vectors only. Where
 * singular values are equal, the gradients of vectors are not defined: a division by 0.
 */
export function svdGradient(gU: Given, gS: Given, gVh: Given, u: Tensor, s: Tensor, vh: Tensor): Tensor | null {
  const k = s.size(-1);
  if (!gU && !gVh) return gS ? u.mul(gS.unsqueeze(-2)).matmul(vh) : null;
  const squares = s.mul(s);
  const gaps = squares.unsqueeze(-2).sub(squares.unsqueeze(-1)).masked_fill(diagonalMask(k), 1);
  let inner: Tensor | null = gS ? diagonalMatrix(gS) : null;
  if (gU) inner = plus(inner, skew(u.mT.matmul(gU)).div(gaps).mul(s.unsqueeze(-2)));
  if (gVh) inner = plus(inner, skew(vh.matmul(gVh.mT)).div(gaps).mul(s.unsqueeze(-1)));
  if (inner === null) return null;
  let result = u.matmul(inner).matmul(vh);
  // The vectors also turn towards what A's range leaves out.
  if (gU && u.size(-2) > k) {
    const scaled = gU.div(s.unsqueeze(-2));
    result = result.add(scaled.sub(u.matmul(u.mT.matmul(scaled))).matmul(vh));
  }
  if (gVh && vh.size(-1) > k) {
    const scaled = gVh.div(s.unsqueeze(-1));
    result = result.add(u.matmul(scaled.sub(scaled.matmul(vh.mT).matmul(vh))));
  }
  return result;
}

function skew(x: Tensor): Tensor {
  return x.sub(x.mT);
}

/** A = V·diag(λ)·Vᵀ, A symmetric: V·(diag(g_λ) + sym((Vᵀ·g_V)/(λⱼ − λᵢ)))·Vᵀ. */
export function eighGradient(gValues: Given, gVectors: Given, values: Tensor, vectors: Tensor): Tensor | null {
  if (!gVectors) return gValues ? vectors.mul(gValues.unsqueeze(-2)).matmul(vectors.mT) : null;
  const mask = diagonalMask(values.size(-1));
  const gaps = values.unsqueeze(-2).sub(values.unsqueeze(-1)).masked_fill(mask, 1);
  const turned = vectors.mT.matmul(gVectors).div(gaps);
  let inner = turned.add(turned.mT).mul(0.5).masked_fill(mask, 0);
  if (gValues) inner = inner.add(diagonalMatrix(gValues));
  return vectors.matmul(inner).matmul(vectors.mT);
}

/**
 * A = P·L·U: P·L⁻ᵀ·(tril(Lᵀ·g_L, −1) + triu(g_U·Uᵀ))·U⁻ᵀ for a square A. Of a wide or tall A, the columns or rows beyond
 * the square bring their gradients to L or to U.
 */
export function luGradient(gL: Given, gU: Given, p: Tensor, l: Tensor, u: Tensor): Tensor | null {
  if (!gL && !gU) return null;
  const [m, n] = [l.size(-2), u.size(-1)];
  const k = Math.min(m, n);
  const order = p.detach();
  const [l1, u1] = [l.narrow(-2, 0, k), u.narrow(-1, 0, k)];
  let lower = gL ? l1.mT.matmul(gL.narrow(-2, 0, k)) : null;
  let upper = gU ? gU.narrow(-1, 0, k).matmul(u1.mT) : null;
  const up = { upper: true, unitriangular: true } as const;
  if (n > k && gU) {
    const [rest, beyond] = [gU.narrow(-1, k, n - k), u.narrow(-1, k, n - k)];
    lower = (lower ?? l1.new_zeros(l1.shape)).sub(rest.matmul(beyond.mT));
    const square = squareLu(lower, upper, l1, u1);
    return order.matmul(joined(square, l1.mT.linalg_solve_triangular(rest, up)));
  }
  if (m > k && gL) {
    const rest = u1.mT.linalg_solve_triangular(gL.narrow(-2, k, m - k), { upper: false, left: false });
    const beyond = l.narrow(-2, k, m - k).mT.matmul(gL.narrow(-2, k, m - k));
    upper = (upper ?? u1.new_zeros(u1.shape)).sub(beyond);
    return order.matmul(joined(squareLu(lower, upper, l1, u1), rest, -2));
  }
  const square = squareLu(lower, upper, l1, u1);
  if (m === n) return order.matmul(square);
  const rest = m > n ? [...l.shape.slice(0, -2), m - k, k] : [...u.shape.slice(0, -2), k, n - k];
  return order.matmul(joined(square, square.new_zeros(rest), m > n ? -2 : -1));
}

function squareLu(lower: Tensor | null, upper: Tensor | null, l: Tensor, u: Tensor): Tensor {
  let inner = lower === null ? null : lower.tril(-1);
  if (upper !== null) inner = plus(inner, upper.triu());
  if (inner === null) throw new Error('A gradient of neither L nor U.');
  const right = u.mT.linalg_solve_triangular(inner, { upper: false, left: false });
  return l.mT.linalg_solve_triangular(right, { upper: true, unitriangular: true });
}

/** A = L·Lᵀ (or Uᵀ·U): L⁻ᵀ·Φ(Lᵀ·g)·L⁻¹ symmetrised, Φ the lower triangle with half the diagonal (Murray, 2016). */
export function choleskyGradient(g: Tensor, factor: Tensor, upper: boolean): Tensor {
  const l = upper ? factor.mT : factor;
  const lower = l.mT.matmul(upper ? g.mT : g).tril();
  const inner = lower.add(lower.tril(-1).mT).mul(0.5);
  const left = l.mT.linalg_solve_triangular(inner, { upper: true });
  return l.linalg_solve_triangular(left, { upper: false, left: false });
}

/**
 * Products of reflections H = I − τ·v·vᵀ applied to a matrix C, in the order given: the gradients of the vectors below
 * the diagonal and of τ. `reversed`: the first reflection is applied first.
 */
export function reflectionGradients(
  g: Tensor,
  input: Tensor,
  tau: Tensor,
  c: Tensor,
  reversed: boolean,
): { readonly input: Tensor; readonly tau: Tensor } {
  const count = tau.size(-1);
  const [m, n] = [input.size(-2), input.size(-1)];
  const ones = ofNumbers(
    Array.from({ length: m * n }, (_, i) => (i % n === Math.floor(i / n) ? 1 : 0)),
    [m, n],
    input.dtype,
  );
  const vectors = input.tril(-1).add(ones);
  // Outermost first: result = H₁·(H₂·(… C)).
  const order = Array.from({ length: count }, (_, i) => (reversed ? count - 1 - i : i));
  const vector = (i: number): Tensor => vectors.narrow(-1, i, 1);
  const factor = (i: number): Tensor => tau.narrow(-1, i, 1).unsqueeze(-1);
  const reflected = (x: Tensor, i: number): Tensor => x.sub(factor(i).mul(vector(i)).matmul(vector(i).mT.matmul(x)));
  const operands: Tensor[] = [];
  let operand = c;
  for (const i of [...order].reverse()) {
    operands.push(operand);
    operand = reflected(operand, i);
  }
  const gVectors: (Tensor | null)[] = new Array<Tensor | null>(n).fill(null);
  const gFactors: (Tensor | null)[] = new Array<Tensor | null>(count).fill(null);
  let arriving = g;
  for (const i of order) {
    const x = operands.pop();
    if (x === undefined) throw new Error('A reflection without its operand.');
    const v = vector(i);
    const [forward, back] = [arriving.matmul(x.mT.matmul(v)), x.matmul(arriving.mT.matmul(v))];
    gVectors[i] = forward.add(back).mul(factor(i)).neg();
    gFactors[i] = v.mT.matmul(forward).neg().squeeze(-1);
    arriving = reflected(arriving, i);
  }
  const zero = input.new_zeros([...input.shape.slice(0, -1), 1]);
  const columns = gVectors.map((column) => column ?? zero);
  return { input: concatenated(columns, -1, input).tril(-1), tau: concatenated(gFactors, -1, tau) };
}

function concatenated(parts: readonly (Tensor | null)[], dim: number, like: Tensor): Tensor {
  const given = parts.filter((part) => part !== null);
  return given[0]?._cat(given, dim) ?? like.new_zeros(like.shape);
}
