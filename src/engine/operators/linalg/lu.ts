/** A = P·L·U: the factors, and solutions with them. */
import { int32 } from '../../dtype';
import { runtimeError, valueError } from '../../errors';
import { joined, luGradient } from '../../formulas/decompositions';
import {
  atLeastMatrix,
  batchOf,
  columnsOf,
  firstInfo,
  integersOf,
  matricesOf,
  nothing,
  sameDtypes,
  singleOrDouble,
  systemBatch,
} from '../../formulas/matrices';
import { factorLu, rowOrder, solveLu } from '../../kernels/lu';
import { transposedMatrix } from '../../kernels/triangular';
import { broadcastShapes, formatList, numel } from '../../shape';
import { broadcastValues, denseValues } from '../../storage/access';
import { ofNumbers } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator, torchFunction } from '../definition';

export const linalg_lu_factor_ex = internal(
  method(
    'L and U in one matrix, the rows that were exchanged, and the first pivot that is zero.',
    kernel(
      'linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> linalg_lu_factor_ex (Tensor LU, Tensor pivots, Tensor info)',
      (A: Tensor, pivot: boolean) => {
        if (A.ndim < 2)
          throw runtimeError(
            `torch.lu_factor: Expected tensor with 2 or more dimensions. Got size: ${formatList(A.shape)} instead`,
          );
        return factored(A, pivot);
      },
      gradient('LinalgLuFactorExBackward0', {
        A: by(
          'P L^{-\\mathsf T}\\bigl(\\operatorname{tril}(L^{\\mathsf T} g_L, -1) + \\operatorname{triu}(g_U U^{\\mathsf T})\\bigr)U^{-\\mathsf T}',
          ['LU', 'pivots', 'pivot'],
          (_, { LU, pivots }: { LU: Tensor; pivots: Tensor }, [g]) => {
            if (!g) return null;
            const { P, L, U } = LU._lu_unpack(pivots);
            const k = Math.min(LU.size(-2), LU.size(-1));
            return luGradient(g.narrow(-1, 0, k), g.narrow(-2, 0, k), P, L, U);
          },
        ),
      }),
    ),
  ),
);

export const lu_factor_ex = operator(
  'L and U in one matrix, the rows that were exchanged, and the first pivot that is zero instead of an error.',
  composite(
    'linalg.lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> linalg_lu_factor_ex (Tensor LU, Tensor pivots, Tensor info)',
    (A: Tensor, pivot: boolean, check: boolean) => {
      const all = A.linalg_lu_factor_ex({ pivot });
      if (check) checkFactors('torch.linalg.lu_factor_ex', all.info);
      return all;
    },
  ),
);

export const lu_factor = operator(
  'L and U in one matrix, and the rows that were exchanged.',
  composite(
    'linalg.lu_factor(Tensor A, *, bool pivot=True) -> linalg_lu_factor (Tensor LU, Tensor pivots)',
    (A: Tensor, pivot: boolean) => {
      const { LU, pivots, info } = A.linalg_lu_factor_ex({ pivot });
      checkFactors('torch.linalg.lu_factor', info);
      return [LU, pivots];
    },
  ),
);

export const _linalg_lu = internal(
  method(
    'The factors of A = P·L·U.',
    kernel(
      '_linalg_lu(Tensor A, *, bool pivot=True) -> linalg_lu (Tensor P, Tensor L, Tensor U)',
      (A: Tensor, pivot: boolean) => {
        if (A.ndim < 2)
          throw runtimeError(
            `linalg.lu: Expected tensor with 2 or more dimensions. Got size: ${formatList(A.shape)} instead`,
          );
        const [LU, pivots] = factored(A, pivot);
        if (LU === undefined || pivots === undefined) throw new Error('No factors.');
        return unpacked(LU, pivots, true, true);
      },
      gradient('LinalgLuBackward0', {
        A: by(
          'P L^{-\\mathsf T}\\bigl(\\operatorname{tril}(L^{\\mathsf T} g_L, -1) + \\operatorname{triu}(g_U U^{\\mathsf T})\\bigr)U^{-\\mathsf T}',
          ['L', 'P', 'U', 'pivot'],
          (_, { P, L, U }: { P: Tensor; L: Tensor; U: Tensor }, [, gL, gU]) => luGradient(gL, gU, P, L, U),
        ),
      }),
    ),
  ),
);

export const linalgLu = operator(
  'A = P·L·U: a permutation, a lower triangle with ones, an upper triangle.',
  composite(
    'linalg.lu(Tensor A, *, bool pivot=True) -> linalg_lu (Tensor P, Tensor L, Tensor U)',
    (A: Tensor, pivot: boolean) => {
      const { P, L, U } = A._linalg_lu({ pivot });
      return [P.detach(), L, U];
    },
  ),
);

export const lu = operator(
  'L and U in one matrix, and the rows that were exchanged; superseded by linalg.lu_factor.',
  composite(
    'lu(Tensor self, bool pivot=True, bool get_infos=False) -> any',
    (self: Tensor, pivot: boolean, infos: boolean) => {
      const { LU, pivots, info } = self.linalg_lu_factor_ex({ pivot });
      return infos ? [LU, pivots, info] : [LU, pivots];
    },
  ),
);

interface Unpacked {
  readonly LU_data_sym_argsize_minus_1: number;
  readonly LU_data_sym_argsize_minus_2: number;
}

export const _lu_unpack = internal(
  method(
    'P, L and U from one matrix and the rows that were exchanged.',
    kernel(
      '_lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> lu_unpack (Tensor P, Tensor L, Tensor U)',
      (LU: Tensor, pivots: Tensor, data: boolean, order: boolean) => {
        if (order && (pivots.dtype !== int32 || !pivots.is_contiguous()))
          throw runtimeError(
            'torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.\nNote: this function is intended to be used with the output produced by torch.linalg.lu_factor',
          );
        const wanted = [...batchOf(LU), Math.min(LU.size(-2), LU.size(-1))];
        if (order && formatList(pivots.shape) !== formatList(wanted))
          throw valueError(
            `Expected LU_pivots to have shape ${formatList(wanted)} but got ${formatList(pivots.shape)} instead.`,
          );
        return unpacked(LU, pivots, data, order);
      },
      gradient('LuUnpackBackward0', {
        LU_data: by(
          '\\operatorname{tril}(g_L, -1) + \\operatorname{triu}(g_U)',
          ['LU_data_sym_argsize_minus_1', 'LU_data_sym_argsize_minus_2'],
          (_, saved: Unpacked, [, gL, gU]) => {
            const [m, n] = [saved.LU_data_sym_argsize_minus_2, saved.LU_data_sym_argsize_minus_1];
            const k = Math.min(m, n);
            const lower = !gL || gL.numel() === 0 ? null : padded(gL.tril(-1), m, n, k);
            const upper = !gU || gU.numel() === 0 ? null : padded(gU.triu(), m, n, k);
            return lower === null || upper === null ? (lower ?? upper) : lower.add(upper);
          },
        ),
      }),
    ),
  ),
);

export const lu_unpack = torchFunction(
  'P, L and U from what linalg.lu_factor gives.',
  composite(
    'lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> lu_unpack (Tensor P, Tensor L, Tensor U)',
    (LU: Tensor, pivots: Tensor, data: boolean, order: boolean) => {
      const { P, L, U } = LU._lu_unpack(pivots, data, order);
      return [P.detach(), L, U];
    },
  ),
);

interface Solution {
  readonly LU: Tensor;
  readonly pivots: Tensor;
  readonly result: Tensor;
  readonly left: boolean;
  readonly adjoint: boolean;
}

export const linalg_lu_solve = internal(
  method(
    'X with A·X = B, from the factors of A.',
    kernel(
      'linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor',
      solvedWith,
      gradient('LinalgLuSolveBackward0', {
        LU: by(
          '-(x^{-\\mathsf T} g)\\,r^{\\mathsf T}',
          ['LU', 'pivots', 'result', 'left', 'adjoint'],
          (g, saved: Solution) => factorsGradient(g, saved),
        ),
        B: by('x^{-\\mathsf T} g', ['LU', 'pivots', 'left', 'adjoint'], (g, { LU, pivots, left, adjoint }: Solution) =>
          LU.linalg_lu_solve(pivots, g, { left, adjoint: !adjoint }),
        ),
      }),
    ),
  ),
);

export const linalgLuSolve = operator(
  'X with A·X = B, or X·A = B, from what linalg.lu_factor gives; `adjoint`: with Aᵀ.',
  composite(
    'linalg.lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor',
    (LU: Tensor, pivots: Tensor, B: Tensor, left: boolean, adjoint: boolean) =>
      LU.linalg_lu_solve(pivots, B, { left, adjoint }),
  ),
);

export const lu_solve = operator(
  'X with A·X = B, from the factors of A; superseded by linalg.lu_solve.',
  composite(
    'lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor',
    (self: Tensor, LU: Tensor, pivots: Tensor) => LU.linalg_lu_solve(pivots, self),
  ),
);

/** With gA the gradient of A = P·L·U itself: tril(Pᵀ·gA·Uᵀ, −1) + triu(Lᵀ·Pᵀ·gA). */
function factorsGradient(g: Tensor, { LU, pivots, result: x, left, adjoint }: Solution): Tensor {
  const gB = LU.linalg_lu_solve(pivots, g, { left, adjoint: !adjoint });
  const turned = left ? gB.matmul(x.mT) : x.mT.matmul(gB);
  const gA = (adjoint ? turned.mT : turned).neg();
  const { P, L, U } = LU._lu_unpack(pivots);
  const ordered = P.detach().mT.matmul(gA);
  return ordered.matmul(U.mT).tril(-1).add(L.mT.matmul(ordered).triu());
}

function padded(square: Tensor, m: number, n: number, k: number): Tensor {
  const batch = square.shape.slice(0, -2);
  if (square.size(-1) < n) return joined(square, square.new_zeros([...batch, m, n - k]));
  return square.size(-2) < m ? joined(square, square.new_zeros([...batch, m - k, n]), -2) : square;
}

function checkFactors(name: string, info: Tensor): void {
  const failed = firstInfo(info);
  if (failed !== null)
    throw runtimeError(
      `${name}: ${failed.place}U[${failed.info},${failed.info}] is zero and using it on lu_solve would result in a division by zero. If you still want to perform the factorization, consider calling linalg.lu(A, pivot) or linalg.lu_factor_ex(A, pivot)`,
    );
}

function factored(A: Tensor, pivot: boolean): Tensor[] {
  singleOrDouble(A, 'lu_cpu');
  if (!pivot) throw runtimeError('linalg.lu_factor: LU without pivoting is not implemented on the CPU');
  const [m, n] = [A.size(-2), A.size(-1)];
  const k = Math.min(m, n);
  const batch = batchOf(A);
  const factors = matricesOf(A);
  const pivots = new Int32Array(numel(batch) * k);
  const infos = new Int32Array(numel(batch));
  for (let i = 0; i < infos.length; i++)
    infos[i] = factorLu(factors.subarray(i * m * n, (i + 1) * m * n), m, n, pivots.subarray(i * k, (i + 1) * k));
  return [
    columnsOf(factors, A.shape, A.dtype),
    integersOf(
      pivots.map((row) => row + 1),
      [...batch, k],
    ),
    integersOf(infos, batch),
  ];
}

function unpacked(LU: Tensor, pivots: Tensor, data: boolean, order: boolean): Tensor[] {
  const [m, n] = [LU.size(-2), LU.size(-1)];
  const k = Math.min(m, n);
  const batch = batchOf(LU);
  const count = numel(batch);
  const p = new Float64Array(count * m * m);
  const l = new Float64Array(count * m * k);
  const u = new Float64Array(count * k * n);
  const rows = Int32Array.from(denseValues(pivots), (row) => row - 1);
  const values = matricesOf(LU);
  for (let i = 0; i < count; i++) {
    rowOrder(rows.subarray(i * k, (i + 1) * k), m).forEach((row, j) => (p[i * m * m + row * m + j] = 1));
    for (let r = 0; r < m; r++)
      for (let c = 0; c < n; c++) {
        const value = values[(i * m + r) * n + c] ?? 0;
        if (c < r) l[(i * m + r) * k + c] = value;
        else u[(i * k + r) * n + c] = value;
      }
    for (let r = 0; r < k; r++) l[(i * m + r) * k + r] = 1;
  }
  return [
    order ? ofNumbers(p, [...batch, m, m], LU.dtype) : nothing(LU.dtype),
    data ? ofNumbers(l, [...batch, m, k], LU.dtype) : nothing(LU.dtype),
    data ? ofNumbers(u, [...batch, k, n], LU.dtype) : nothing(LU.dtype),
  ];
}

function solvedWith(LU: Tensor, pivots: Tensor, B: Tensor, left: boolean, adjoint: boolean): Tensor {
  const name = 'linalg.lu_solve';
  if (pivots.dtype !== int32) throw runtimeError(`${name}: pivots should be a Tensor of scalar type torch.int32`);
  sameDtypes(name, 'LU', LU, 'B', B);
  atLeastMatrix(LU, `torch.${name}`);
  if (LU.size(-2) !== LU.size(-1))
    throw runtimeError(
      `torch.${name}: A must be batches of square matrices, but they are ${LU.size(-2)} by ${LU.size(-1)} matrices`,
    );
  const system = systemBatch(LU, B, left, name);
  const n = LU.size(-1);
  if (pivots.ndim < 1 || pivots.size(-1) !== n)
    throw runtimeError(`${name}: Number of pivots per batch should be same as the dimension of the matrix`);
  singleOrDouble(LU, 'linalg.lu_solve_cpu');
  const batch = broadcastShapes(system, pivots.shape.slice(0, -1));
  const [rows, columns] = [B.size(-2), B.size(-1)];
  const size = rows * columns;
  const factors = matricesOf(LU, batch);
  const right = matricesOf(B, batch);
  const order = Int32Array.from(broadcastValues(pivots, [...batch, n], int32), (row) => row - 1);
  for (let i = 0; i < numel(batch); i++) {
    const a = factors.subarray(i * n * n, (i + 1) * n * n);
    const b = right.subarray(i * size, (i + 1) * size);
    const exchanged = order.subarray(i * n, (i + 1) * n);
    if (left) solveLu(a, n, exchanged, b, columns, adjoint);
    else {
      const turned = transposedMatrix(b, rows, columns);
      solveLu(a, n, exchanged, turned, rows, !adjoint);
      b.set(transposedMatrix(turned, columns, rows));
    }
  }
  return columnsOf(right, [...batch, rows, columns], B.dtype);
}
