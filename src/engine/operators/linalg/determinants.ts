/** Determinants and their logarithms. */
import { ofNumbers } from '../../tensor/create';
import { batchOf, columnsOf, floating, integersOf, matricesOf, singleOrDouble, square } from '../../formulas/matrices';
import { determinantGradient, logDeterminantGradient, type Determined } from '../../formulas/solutions';
import { factorLu } from '../../kernels/lu';
import { numel } from '../../shape';
import { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator } from '../definition';

export const _linalg_det = internal(
  method(
    'The determinant, with the LU factors it comes from.',
    kernel(
      '_linalg_det(Tensor A) -> _linalg_det (Tensor result, Tensor LU, Tensor pivots)',
      (A: Tensor) => {
        square(A, 'linalg.det');
        floating(A, 'linalg.det');
        singleOrDouble(A, 'lu_cpu');
        const { factors, pivots, exchanges, n, count } = factored(A);
        const results = new Float64Array(count);
        for (let i = 0; i < count; i++) {
          let product = exchanges[i] === 1 ? -1 : 1;
          for (let j = 0; j < n; j++) product *= factors[i * n * n + j * (n + 1)] ?? 0;
          results[i] = product;
        }
        return [ofNumbers(results, batchOf(A), A.dtype), ...factorTensors(A, factors, pivots)];
      },
      gradient('LinalgDetBackward0', {
        A: by(
          'g\\,r\\,x^{-\\mathsf T}',
          ['A', 'LU', 'pivots', 'result'],
          (g, saved: Determined & { result: Tensor }, gradients) =>
            !gradients[0] ? null : determinantGradient(g, saved),
        ),
      }),
    ),
  ),
);

export const _linalg_slogdet = internal(
  method(
    'Sign and logarithm of the determinant, with the LU factors they come from.',
    kernel(
      '_linalg_slogdet(Tensor A) -> _linalg_slogdet (Tensor sign, Tensor logabsdet, Tensor LU, Tensor pivots)',
      (A: Tensor) => {
        square(A, 'linalg.slogdet');
        floating(A, 'linalg.slogdet', false);
        const { factors, pivots, exchanges, n, count } = factored(A);
        const signs = new Float64Array(count);
        const logarithms = new Float64Array(count);
        for (let i = 0; i < count; i++) {
          let sign = exchanges[i] === 1 ? -1 : 1;
          let sum = 0;
          for (let j = 0; j < n; j++) {
            const value = factors[i * n * n + j * (n + 1)] ?? 0;
            sign *= Math.sign(value);
            sum += Math.log(Math.abs(value));
          }
          signs[i] = sign;
          logarithms[i] = sum;
        }
        const batch = batchOf(A);
        return [
          ofNumbers(signs, batch, A.dtype),
          ofNumbers(logarithms, batch, A.dtype),
          ...factorTensors(A, factors, pivots),
        ];
      },
      gradient('LinalgSlogdetBackward0', {
        A: by('g\\,x^{-\\mathsf T}', ['A', 'LU', 'pivots', 'sign'], (_, saved: Determined, gradients) => {
          const arriving = gradients[1];
          return !arriving ? null : logDeterminantGradient(arriving, saved);
        }),
      }),
    ),
  ),
);

export const det = operator(
  'The determinant.',
  composite('det(Tensor self) -> Tensor', (self: Tensor) => self._linalg_det().result),
);

export const linalgDet = operator(
  'The determinant.',
  composite('linalg.det(Tensor A) -> Tensor', (A: Tensor) => A._linalg_det().result),
);

export const slogdet = operator(
  'Sign of the determinant, and logarithm of its size.',
  composite('slogdet(Tensor self) -> slogdet (Tensor sign, Tensor logabsdet)', signAndLogarithm),
);

export const linalgSlogdet = operator(
  'Sign of the determinant, and logarithm of its size.',
  composite('linalg.slogdet(Tensor A) -> linalg_slogdet (Tensor sign, Tensor logabsdet)', signAndLogarithm),
);

export const logdet = operator(
  'Logarithm of the determinant; NaN where that is negative.',
  composite('logdet(Tensor self) -> Tensor', (self: Tensor) => {
    square(self, 'logdet');
    floating(self, 'logdet', false);
    const { sign, logabsdet } = self._linalg_slogdet();
    return Tensor.scalar(NaN, self.dtype).where(sign.eq(-1), logabsdet);
  }),
);

function signAndLogarithm(A: Tensor): Tensor[] {
  const { sign, logabsdet } = A._linalg_slogdet();
  return [sign, logabsdet];
}

interface Factored {
  readonly factors: Float64Array;
  /** From 1, as LAPACK counts. */
  readonly pivots: Int32Array;
  /** 1 where an odd number of rows was exchanged. */
  readonly exchanges: Int32Array;
  readonly n: number;
  readonly count: number;
}

function factored(A: Tensor): Factored {
  const n = A.size(-1);
  const factors = matricesOf(A);
  const count = numel(batchOf(A));
  const pivots = new Int32Array(count * n);
  const exchanges = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const rows = pivots.subarray(i * n, (i + 1) * n);
    factorLu(factors.subarray(i * n * n, (i + 1) * n * n), n, n, rows);
    for (let j = 0; j < n; j++) {
      const row = rows[j] ?? 0;
      if (row !== j) exchanges[i] = 1 - (exchanges[i] ?? 0);
      rows[j] = row + 1;
    }
  }
  return { factors, pivots, exchanges, n, count };
}

function factorTensors(A: Tensor, factors: Float64Array, pivots: Int32Array): Tensor[] {
  return [columnsOf(factors, A.shape, A.dtype), integersOf(pivots, A.shape.slice(0, -1))];
}
