/** Cholesky's factors A = L·Lᵀ, and what is computed with them. */
import { linearAlgebraError, runtimeError } from '../../errors';
import { choleskyGradient } from '../../formulas/decompositions';
import {
  batchOf,
  checkInfos,
  columnsOf,
  floating,
  integersOf,
  matricesOf,
  singleOrDouble,
  square,
} from '../../formulas/matrices';
import { factorCholesky } from '../../kernels/cholesky';
import { clearTriangle, identity, solveTriangular, transposedMatrix } from '../../kernels/triangular';
import { broadcastShapes, numel } from '../../shape';
import { ofNumbers } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator } from '../definition';

export const linalg_cholesky_ex = internal(
  method(
    'L with A = L·Lᵀ, and the first leading minor that is not positive.',
    kernel(
      'linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> linalg_cholesky_ex (Tensor L, Tensor info)',
      (self: Tensor, upper: boolean) => {
        square(self, 'linalg.cholesky');
        floating(self, 'linalg.cholesky');
        singleOrDouble(self, 'cholesky_cpu');
        const n = self.size(-1);
        const factors = matricesOf(self);
        const infos = new Int32Array(numel(batchOf(self)));
        for (let i = 0; i < infos.length; i++) {
          const a = factors.subarray(i * n * n, (i + 1) * n * n);
          if (upper) a.set(transposedMatrix(a, n, n));
          infos[i] = factorCholesky(a, n);
          clearTriangle(a, n, n, true);
          if (upper) a.set(transposedMatrix(a, n, n));
        }
        return [columnsOf(factors, self.shape, self.dtype), integersOf(infos, batchOf(self))];
      },
      gradient('LinalgCholeskyExBackward0', {
        self: by(
          '\\operatorname{sym}\\bigl(r^{-\\mathsf T}\\,\\Phi(r^{\\mathsf T} g)\\,r^{-1}\\bigr)',
          ['L', 'upper'],
          (_, { L, upper }: { L: Tensor; upper: boolean }, [g]) => (!g ? null : choleskyGradient(g, L, upper)),
        ),
      }),
    ),
  ),
);

export const cholesky_ex = operator(
  'L with A = L·Lᵀ, and the first leading minor that is not positive instead of an error.',
  composite(
    'linalg.cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> linalg_cholesky_ex (Tensor L, Tensor info)',
    (self: Tensor, upper: boolean, check: boolean) => {
      const both = self.linalg_cholesky_ex({ upper });
      if (check) checkPositive('linalg.cholesky_ex', both.info);
      return both;
    },
  ),
);

export const linalgCholesky = operator(
  'L with A = L·Lᵀ, A symmetric and positive definite; `upper`: U with A = Uᵀ·U.',
  composite('linalg.cholesky(Tensor self, *, bool upper=False) -> Tensor', (self: Tensor, upper: boolean) => {
    const { L, info } = self.linalg_cholesky_ex({ upper });
    checkPositive('linalg.cholesky', info);
    return L;
  }),
);

interface Factor {
  readonly self: Tensor;
  readonly input2: Tensor;
  readonly upper: boolean;
  readonly result: Tensor;
}

export const cholesky_solve = operator(
  "X with A·X = B, from Cholesky's factor of A.",
  kernel(
    'cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor',
    (self: Tensor, input2: Tensor, upper: boolean) => {
      if (self.ndim < 2)
        throw runtimeError(`b should have at least 2 dimensions, but has ${self.ndim} dimensions instead`);
      if (input2.ndim < 2)
        throw runtimeError(`u should have at least 2 dimensions, but has ${input2.ndim} dimensions instead`);
      if (input2.size(-1) !== input2.size(-2))
        throw runtimeError(
          `A must be batches of square matrices, but they are ${input2.size(-2)} by ${input2.size(-1)} matrices`,
        );
      const [n, k] = [self.size(-2), self.size(-1)];
      if (input2.size(-1) !== n)
        throw runtimeError(
          `Incompatible matrix sizes for cholesky_solve: each A matrix is ${input2.size(-1)} by ${input2.size(-1)} but each b matrix is ${n} by ${k}`,
        );
      if (self.dtype !== input2.dtype)
        throw runtimeError(
          `Expected b and A to have the same dtype, but found b of type ${self.dtype.scalarType} and A of type ${input2.dtype.scalarType} instead.`,
        );
      singleOrDouble(self, 'cholesky_solve_cpu');
      const batch = broadcastShapes(batchOf(self), batchOf(input2));
      const factors = matricesOf(input2, batch);
      const right = matricesOf(self, batch);
      for (let i = 0; i < numel(batch); i++) {
        const l = factors.subarray(i * n * n, (i + 1) * n * n);
        solveWith(l, n, right.subarray(i * n * k, (i + 1) * n * k), k, upper);
      }
      return columnsOf(right, [...batch, n, k], self.dtype);
    },
    gradient('CholeskySolveBackward0', {
      self: by('(y y^{\\mathsf T})^{-1} g', ['self', 'input2', 'upper', 'result'], (g, { input2, upper }: Factor) =>
        g.cholesky_solve(input2, upper),
      ),
      input2: by(
        '-(w r^{\\mathsf T} + r w^{\\mathsf T})\\,y,\\quad w = (y y^{\\mathsf T})^{-1} g',
        ['self', 'input2', 'upper', 'result'],
        (g, { input2, upper, result }: Factor) => {
          const one = g.cholesky_solve(input2, upper).matmul(result.mT);
          const both = one.add(one.mT);
          return (upper ? input2.matmul(both) : both.matmul(input2)).neg();
        },
      ),
    }),
  ),
);

export const cholesky_inverse = operator(
  "The inverse of A, from Cholesky's factor of A.",
  kernel(
    'cholesky_inverse(Tensor self, bool upper=False) -> Tensor',
    (self: Tensor, upper: boolean) => {
      square(self, 'cholesky_inverse');
      singleOrDouble(self, 'cholesky_inverse_out_cpu');
      const n = self.size(-1);
      const factors = matricesOf(self);
      const count = numel(batchOf(self));
      for (let i = 0; i < count; i++) {
        const l = factors.subarray(i * n * n, (i + 1) * n * n);
        for (let j = 0; j < n; j++)
          if (l[j * (n + 1)] === 0) {
            const place = self.ndim > 2 ? `(Batch element ${i}): ` : '';
            throw linearAlgebraError(
              `cholesky_inverse: ${place}The diagonal element ${j + 1} is zero, the inversion could not be completed because the input matrix is singular.`,
            );
          }
        const result = identity(n);
        solveWith(l, n, result, n, upper);
        l.set(result);
      }
      return ofNumbers(factors, self.shape, self.dtype);
    },
    gradient('CholeskyInverseBackward0', {
      self: by(
        '-r\\,(g + g^{\\mathsf T})\\,r\\,x',
        ['self', 'upper', 'result'],
        (g, { self, upper, result }: Factor) => {
          const both = result.matmul(g.add(g.mT).matmul(result));
          return (upper ? self.matmul(both) : both.matmul(self)).neg();
        },
      ),
    }),
  ),
);

/** (L·Lᵀ)⁻¹·B, or (Uᵀ·U)⁻¹·B, in the place of B. */
function solveWith(l: Float64Array, n: number, b: Float64Array, k: number, upper: boolean): void {
  solveTriangular(l, n, b, k, { upper, transposed: upper, unit: false });
  solveTriangular(l, n, b, k, { upper, transposed: !upper, unit: false });
}

export const cholesky = operator(
  'Removed from PyTorch: use linalg.cholesky.',
  composite('cholesky(Tensor self, bool upper=False) -> Tensor', () => {
    throw runtimeError(
      'This function was deprecated since version 1.9 and is now removed. `torch.cholesky` is deprecated in favor of `torch.linalg.cholesky`.',
    );
  }),
);

function checkPositive(name: string, info: Tensor): void {
  checkInfos(
    name,
    info,
    (order) =>
      `The factorization could not be completed because the input is not positive-definite (the leading minor of order ${order} is not positive-definite).`,
  );
}
