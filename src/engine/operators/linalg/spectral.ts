/** Eigenvalues of symmetric matrices, singular values, and what they tell: rank, least squares. */
import { ofNumbers } from '../../tensor/create';
import { int64 } from '../../dtype';
import type { TorchError } from '../../errors';
import { linearAlgebraError, notImplementedError, runtimeError } from '../../errors';
import { eighGradient, svdGradient } from '../../formulas/decompositions';
import {
  atLeastMatrix,
  batchOf,
  columnsOf,
  floating,
  matricesOf,
  nothing,
  singleOrDouble,
  square,
} from '../../formulas/matrices';
import { epsilonOf } from '../../formulas/solutions';
import { isHalf } from '../../tensor/supported';
import { symmetricEigen } from '../../kernels/eigen';
import { mirrored } from '../../kernels/pseudo-inverse';
import { singularValues } from '../../kernels/svd';
import { broadcastShapes, numel } from '../../shape';
import { broadcastValues } from '../../storage/access';
import { Tensor } from '../../tensor/tensor';
import { mayBeDifferentiated } from '../../transforms/dual-level';
import { by, composite, gradient, internal, kernel, method, operator } from '../definition';

export const _linalg_eigh = internal(
  method(
    'Eigenvalues and eigenvectors of a symmetric matrix.',
    kernel(
      "_linalg_eigh(Tensor A, str UPLO='L', bool compute_v=True) -> linalg_eigh (Tensor eigenvalues, Tensor eigenvectors)",
      eigenvalues,
      gradient('LinalgEighBackward0', {
        A: by(
          'V\\Bigl(\\operatorname{diag}(g_\\lambda) + \\operatorname{sym}\\frac{V^{\\mathsf T} g_V}{\\lambda_j - \\lambda_i}\\Bigr)V^{\\mathsf T}',
          ['eigenvalues', 'eigenvectors'],
          (_, saved: { eigenvalues: Tensor; eigenvectors: Tensor }, [gValues, gVectors]) =>
            eighGradient(gValues, gVectors, saved.eigenvalues, saved.eigenvectors),
        ),
      }),
    ),
  ),
);

export const eigh = operator(
  'Eigenvalues, ascending, and eigenvectors of a symmetric matrix; only one triangle is looked at.',
  composite(
    "linalg.eigh(Tensor self, str UPLO='L') -> linalg_eigh (Tensor eigenvalues, Tensor eigenvectors)",
    (self: Tensor, UPLO: string) => self._linalg_eigh(UPLO),
  ),
);

export const eigvalsh = operator(
  'Eigenvalues of a symmetric matrix, ascending.',
  composite(
    "linalg.eigvalsh(Tensor self, str UPLO='L') -> Tensor",
    (self: Tensor, UPLO: string) => self._linalg_eigh(UPLO, mayBeDifferentiated(self)).eigenvalues,
  ),
);

export const eig = operator(
  'Eigenvalues and eigenvectors of any square matrix: complex numbers, which are not available here.',
  composite('linalg.eig(Tensor self) -> linalg_eig (Tensor eigenvalues, Tensor eigenvectors)', (self: Tensor) => {
    throw refusedComplex('linalg.eig', self);
  }),
);

export const eigvals = operator(
  'Eigenvalues of any square matrix: complex numbers, which are not available here.',
  composite('linalg.eigvals(Tensor self) -> Tensor', (self: Tensor) => {
    throw refusedComplex('linalg.eigvals', self);
  }),
);

interface SingularSaved {
  readonly U: Tensor;
  readonly S: Tensor;
  readonly Vh: Tensor;
  readonly full_matrices: boolean;
  readonly S_sym_argsize_minus_1: number;
}

export const _linalg_svd = internal(
  method(
    'A = U·S·Vᵀ.',
    kernel(
      '_linalg_svd(Tensor A, bool full_matrices=False, bool compute_uv=True, *, str? driver=None) -> linalg_svd (Tensor U, Tensor S, Tensor Vh)',
      (A: Tensor, full: boolean, vectors: boolean, driver: string | null) => {
        atLeastMatrix(A, 'linalg.svd');
        floating(A, 'linalg.svd');
        if (driver !== null)
          throw runtimeError(
            'torch.linalg.svd: keyword argument `driver=` is only supported on CUDA inputs with cuSOLVER backend.',
          );
        singleOrDouble(A, 'linalg_svd_cpu');
        return singular(A, full, vectors);
      },
      gradient('LinalgSvdBackward0', {
        A: by(
          'U\\bigl(\\operatorname{diag}(g_S) + \\ldots\\bigr)V^{\\mathsf T}',
          ['U', 'S', 'Vh', 'full_matrices', 'S_sym_argsize_minus_1'],
          (_, { U, S, Vh, full_matrices, S_sym_argsize_minus_1: k }: SingularSaved, [gU, gS, gVh]) => {
            if (!full_matrices) return svdGradient(gU, gS, gVh, U, S, Vh);
            const columns = (x: Tensor): Tensor => x.narrow(-1, 0, k);
            const rows = (x: Tensor): Tensor => x.narrow(-2, 0, k);
            return svdGradient(gU && columns(gU), gS, gVh && rows(gVh), columns(U), S, rows(Vh));
          },
        ),
      }),
    ),
  ),
);

export const linalgSvd = operator(
  'A = U·S·Vᵀ: orthonormal columns, singular values descending, orthonormal rows.',
  composite(
    'linalg.svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> linalg_svd (Tensor U, Tensor S, Tensor Vh)',
    (A: Tensor, full: boolean, driver: string | null) => A._linalg_svd(full, true, { driver }),
  ),
);

export const svdvals = operator(
  'Singular values, descending.',
  composite('linalg.svdvals(Tensor A, *, str? driver=None) -> Tensor', (A: Tensor, driver: string | null) =>
    A._svdvals({ driver }),
  ),
);

export const _svdvals = internal(
  method(
    'Singular values, descending.',
    composite(
      '_svdvals(Tensor A, *, str? driver=None) -> Tensor',
      (A: Tensor, driver: string | null) => A._linalg_svd(false, mayBeDifferentiated(A), { driver }).S,
    ),
  ),
);

export const svd = operator(
  'A = U·S·Vᵀ with V, not its transpose; superseded by linalg.svd.',
  composite(
    'svd(Tensor self, bool some=True, bool compute_uv=True) -> svd (Tensor U, Tensor S, Tensor V)',
    (self: Tensor, some: boolean, vectors: boolean) => {
      if (self.ndim < 2)
        throw runtimeError('linalg.svd: input should have at least 2 dimensions, but has 1 dimensions instead');
      const { U, S, Vh } = vectors ? self._linalg_svd(!some, true) : { U: null, S: self._svdvals(), Vh: null };
      if (U !== null) return [U, S, Vh.mT];
      const [m, n] = [self.size(-2), self.size(-1)];
      const batch = batchOf(self);
      return [self.new_zeros([...batch, m, m]), S, self.new_zeros([...batch, n, n])];
    },
  ),
);

export const matrix_rank = operator(
  'How many singular values exceed the tolerances.',
  composite(
    'linalg.matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor',
    (self: Tensor, tol: number, hermitian: boolean) =>
      self._matrix_rank(Tensor.scalar(tol, self.dtype), Tensor.scalar(0, self.dtype), hermitian),
  ),
  composite(
    'linalg.matrix_rank(Tensor input, Tensor tol, bool hermitian=False) -> Tensor',
    (input: Tensor, tol: Tensor, hermitian: boolean) =>
      input._matrix_rank(tol, Tensor.scalar(0, input.dtype), hermitian),
  ),
  composite(
    'linalg.matrix_rank(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor',
    (self: Tensor, atol: number | null, rtol: number | null, hermitian: boolean) =>
      self._matrix_rank(
        atol === null ? null : Tensor.scalar(atol, self.dtype),
        rtol === null ? null : Tensor.scalar(rtol, self.dtype),
        hermitian,
      ),
  ),
  composite(
    'linalg.matrix_rank(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor',
    (input: Tensor, atol: Tensor | null, rtol: Tensor | null, hermitian: boolean) =>
      input._matrix_rank(atol, rtol, hermitian),
  ),
);

export const _matrix_rank = internal(
  method(
    'How many singular values exceed max(atol, rtol · the largest).',
    kernel(
      '_matrix_rank(Tensor self, Tensor? atol, Tensor? rtol, bool hermitian) -> Tensor',
      (self: Tensor, atol: Tensor | null, rtol: Tensor | null, hermitian: boolean) => {
        if (self.ndim < 2)
          throw runtimeError('torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions.');
        if (!self.dtype.is_floating_point || isHalf(self.dtype))
          throw runtimeError("This function doesn't handle types other than float and double");
        return rank(self, atol, rtol, hermitian);
      },
    ),
  ),
);

function refusedComplex(name: string, A: Tensor): TorchError {
  square(A, 'linalg.eig');
  return notImplementedError(
    `${name} gives complex numbers, which are not available here: of a symmetric matrix take torch.linalg.eigh or torch.linalg.eigvalsh.`,
  );
}

function eigenvalues(A: Tensor, UPLO: string, vectors: boolean): Tensor[] {
  square(A, 'linalg.eigh');
  const triangle = UPLO.toUpperCase();
  if (triangle !== 'L' && triangle !== 'U')
    throw runtimeError(`Expected UPLO argument to be 'L' or 'U', but got ${UPLO}`);
  singleOrDouble(A, 'linalg_eigh_cpu');
  const n = A.size(-1);
  const batch = batchOf(A);
  const matrices = matricesOf(A);
  const count = numel(batch);
  const values = new Float64Array(count * n);
  for (let i = 0; i < count; i++) {
    const a = matrices.subarray(i * n * n, (i + 1) * n * n);
    const found = symmetricEigen(mirrored(a, n, triangle === 'U'), n, triangle === 'U');
    if (!found.converged)
      throw linearAlgebraError(
        `linalg.eigh: ${A.ndim > 2 ? `(Batch element ${i}): ` : ''}The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated eigenvalues (error code: ${n - 1}).`,
      );
    values.set(found.values, i * n);
    for (let r = 0; r < n; r++) for (let c = 0; c < n; c++) a[r * n + c] = found.vectors[c * n + r] ?? 0;
  }
  const result = ofNumbers(values, [...batch, n], A.dtype);
  return [result, vectors ? columnsOf(matrices, A.shape, A.dtype) : nothing(A.dtype)];
}

function singular(A: Tensor, full: boolean, vectors: boolean): Tensor[] {
  const [m, n] = [A.size(-2), A.size(-1)];
  const k = Math.min(m, n);
  const [rows, columns] = full ? [m, n] : [k, k];
  const batch = batchOf(A);
  const count = numel(batch);
  const matrices = matricesOf(A);
  const u = new Float64Array(count * m * rows);
  const s = new Float64Array(count * k);
  const vh = new Float64Array(count * columns * n);
  for (let i = 0; i < count; i++) {
    const a = matrices.subarray(i * m * n, (i + 1) * m * n);
    if (a.some(Number.isNaN))
      throw linearAlgebraError(
        `linalg.svd: ${A.ndim > 2 ? `(Batch element ${i}): ` : ''}The algorithm failed to converge because the input matrix contained non-finite values.`,
      );
    const found = singularValues(a, m, n, full);
    u.set(found.u, i * m * rows);
    s.set(found.values, i * k);
    vh.set(found.vh, i * columns * n);
  }
  const values = ofNumbers(s, [...batch, k], A.dtype);
  if (!vectors) return [nothing(A.dtype), values, nothing(A.dtype)];
  return [columnsOf(u, [...batch, m, rows], A.dtype), values, columnsOf(vh, [...batch, columns, n], A.dtype)];
}

function rank(self: Tensor, atol: Tensor | null, rtol: Tensor | null, hermitian: boolean): Tensor {
  const [m, n] = [self.size(-2), self.size(-1)];
  const values = hermitian ? self.detach()._linalg_eigh('L', false).eigenvalues : self.detach()._svdvals();
  const k = values.size(-1);
  const batch = [atol, rtol].reduce(
    (shape, tolerance) => (tolerance === null ? shape : broadcastShapes(shape, tolerance.shape)),
    batchOf(self),
  );
  const sizes = Float64Array.from(broadcastValues(values, [...batch, k], self.dtype), Math.abs);
  const absolute = atol === null ? null : broadcastValues(atol, batch, atol.dtype);
  const relative = rtol === null ? null : broadcastValues(rtol, batch, rtol.dtype);
  const usual = absolute?.some((value) => value > 0) === true ? 0 : epsilonOf(self) * Math.max(m, n);
  const counts = Array.from({ length: numel(batch) }, (_, i) => {
    const own = sizes.subarray(i * k, (i + 1) * k);
    const limit = Math.max(absolute?.[i] ?? 0, (relative?.[i] ?? usual) * own.reduce((a, b) => Math.max(a, b), 0));
    return own.reduce((count, value) => count + (value > limit ? 1 : 0), 0);
  });
  return ofNumbers(counts, batch, int64);
}
