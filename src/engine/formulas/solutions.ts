/** Derivatives of what is computed with decompositions: solutions of systems, determinants, pseudo-inverses. */
import { is_grad_enabled } from '../autograd/modes/modes';
import { float32 } from '../dtype';
import type { Tensor } from '../tensor/tensor';
import { diagonalMask, diagonalMatrix } from './decompositions';
import { isVector } from './matrices';

/** The distance of 1 from the next number. */
export function epsilonOf({ dtype }: Tensor): number {
  return dtype === float32 ? 2 ** -23 : 2 ** -52;
}

export interface Solved {
  readonly A: Tensor;
  readonly LU: Tensor;
  readonly pivots: Tensor;
  readonly left: boolean;
  readonly result: Tensor;
}

/** A⁻ᵀ·g (or g·A⁻ᵀ): with the factors at hand, or anew where that is to be differentiated itself. */
export function solvedGradient(g: Tensor, { A, LU, pivots, left, result }: Solved): Tensor {
  const vector = isVector(LU, result);
  const matrix = vector ? g.unsqueeze(-1) : g;
  const solved = is_grad_enabled()
    ? A.mT._solve(matrix, left)
    : LU.linalg_lu_solve(pivots, matrix, { left, adjoint: true });
  return vector ? solved.squeeze(-1) : solved;
}

/** The gradient of a solution in the matrix: −(A⁻ᵀ·g)·Xᵀ, of X·A = B transposed accordingly. */
export function systemGradient(g: Tensor, saved: Solved): Tensor {
  const { LU, left, result } = saved;
  const vector = isVector(LU, result);
  const gB = solvedGradient(g, saved);
  const [b, x] = vector ? [gB.unsqueeze(-1), result.unsqueeze(-1)] : [gB, result];
  return (left ? b.matmul(x.mT) : x.mT.matmul(b)).neg();
}

export interface Determined {
  readonly A: Tensor;
  readonly LU: Tensor;
  readonly pivots: Tensor;
}

/**
 * g·det·A⁻ᵀ. Of a singular A the derivative is its adjugate: to first order from factors whose zeros on the diagonal are
 * replaced by the smallest difference, to be differentiated again from the singular values, each product without one.
 */
export function determinantGradient(g: Tensor, { A, LU, pivots, result }: Determined & { result: Tensor }): Tensor {
  if (A.numel() === 0) return A.new_zeros(A.shape);
  if (A.size(-1) === 1) return g.unsqueeze(-1).unsqueeze(-1).expand(A.shape);
  const scale = g.mul(result);
  const epsilon = epsilonOf(A);
  if (!is_grad_enabled()) {
    const zeros = LU.eq(0).logical_and(diagonalMask(A.size(-1)));
    const factors = LU.add(zeros.to(A.dtype).mul(epsilon));
    return factors.linalg_lu_solve(pivots, diagonalMatrix(repeated(scale, A)), { adjoint: true });
  }
  const regular = (a: Tensor, d: Tensor): Tensor => a.mT._solve(diagonalMatrix(repeated(d, a)), true);
  const [count, n] = [result.numel(), A.size(-1)];
  const flags = result
    .detach()
    .abs()
    .lt(100 * epsilon)
    .reshape([count])
    .toArray();
  if (!flags.some(Boolean)) return regular(A, scale);
  // Matrix by matrix: a singular one cannot be solved with.
  const matrices = A.reshape([count, n, n]).unbind(0);
  const scales = scale.reshape([count]).unbind(0);
  const gradients = g.reshape([count]).unbind(0);
  const parts = matrices.flatMap((matrix, i) => {
    const [d, arriving] = [scales[i], gradients[i]];
    if (d === undefined || arriving === undefined) return [];
    return [(flags[i] ? adjugate(matrix, arriving) : regular(matrix, d)).unsqueeze(0)];
  });
  return (parts[0]?._cat(parts, 0) ?? A).reshape(A.shape);
}

/** The same number for each row of the matrices. */
function repeated(scale: Tensor, like: Tensor): Tensor {
  return scale.unsqueeze(-1).expand(like.shape.slice(0, -1));
}

/** g·det(U)·det(V)·U·diag(∏_{j≠i} sⱼ)·Vᵀ. */
function adjugate(a: Tensor, g: Tensor): Tensor {
  const { U, S, Vh } = a._linalg_svd(false, true) as unknown as { U: Tensor; S: Tensor; Vh: Tensor };
  const orientation = U.det().mul(Vh.det()).mul(g);
  const n = S.size(-1);
  const others = S.unsqueeze(-2)
    .expand([...S.shape, n])
    .masked_fill(diagonalMask(n), 1)
    .prod(-1);
  return U.mul(orientation.unsqueeze(-1).mul(others).unsqueeze(-2)).matmul(Vh);
}

/** g·A⁻ᵀ, of log |det A|. */
export function logDeterminantGradient(g: Tensor, { A, LU, pivots }: Determined): Tensor {
  const diagonal = diagonalMatrix(repeated(g, A));
  return is_grad_enabled() ? A.mT._solve(diagonal, true) : LU.linalg_lu_solve(pivots, diagonal, { adjoint: true });
}

/**
 * The pseudo-inverse P of A of constant rank (Golub & Pereyra, 1973):
 * −Pᵀ·g·Pᵀ + (I − A·P)·gᵀ·P·Pᵀ + Pᵀ·P·gᵀ·(I − P·A).
 */
export function pseudoInverseGradient(g: Tensor, p: Tensor, a: Tensor): Tensor {
  const turned = g.mT;
  const outer = turned.matmul(p).matmul(p.mT);
  const inner = p.mT.matmul(p).matmul(turned);
  return outer
    .sub(a.matmul(p).matmul(outer))
    .add(inner.sub(inner.matmul(p).matmul(a)))
    .sub(p.mT.matmul(g).matmul(p.mT));
}
