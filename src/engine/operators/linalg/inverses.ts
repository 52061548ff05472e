/** Inverses and pseudo-inverses. */
import { ofNumbers } from '../../tensor/create';
import { runtimeError } from '../../errors';
import { batchOf, checkInfos, columnsOf, floating, integersOf, matricesOf, square } from '../../formulas/matrices';
import { epsilonOf, pseudoInverseGradient } from '../../formulas/solutions';
import { isHalf } from '../../tensor/supported';
import { factorLu, solveLu } from '../../kernels/lu';
import { pseudoInverse } from '../../kernels/pseudo-inverse';
import { identity } from '../../kernels/triangular';
import { formatList, numel } from '../../shape';
import { broadcastValues } from '../../storage/access';
import { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator } from '../definition';

export const linalg_inv_ex = internal(
  method(
    'The inverse, and the first pivot that is zero.',
    kernel(
      'linalg_inv_ex(Tensor A, *, bool check_errors=False) -> linalg_inv_ex (Tensor inverse, Tensor info)',
      (A: Tensor) => {
        square(A, 'linalg.inv');
        floating(A, 'linalg.inv', false);
        return inverted(A);
      },
      gradient('LinalgInvExBackward0', {
        A: by('-r^{\\mathsf T} g\\,r^{\\mathsf T}', ['inverse'], (g, { inverse }: { inverse: Tensor }) =>
          inverse.mT.matmul(g.matmul(inverse.mT)).neg(),
        ),
      }),
    ),
  ),
);

export const inv_ex = operator(
  'The inverse, and the first pivot that is zero instead of an error.',
  composite(
    'linalg.inv_ex(Tensor A, *, bool check_errors=False) -> linalg_inv_ex (Tensor inverse, Tensor info)',
    (A: Tensor, check: boolean) => {
      const both = A.linalg_inv_ex();
      if (check) checkSingular('linalg.inv_ex', both.info);
      return both;
    },
  ),
);

export const inv = operator('The inverse of a square matrix.', composite('linalg.inv(Tensor A) -> Tensor', inverse_));

export const inverse = operator(
  'The inverse of a square matrix.',
  composite('inverse(Tensor self) -> Tensor', inverse_),
);

export const linalg_pinv = internal(
  method(
    'The pseudo-inverse, from what exceeds the tolerances.',
    kernel(
      'linalg_pinv(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor',
      (self: Tensor, atol: Tensor | null, rtol: Tensor | null, hermitian: boolean) => {
        if (self.ndim < 2 || !self.dtype.is_floating_point || isHalf(self.dtype))
          throw runtimeError(
            `linalg.pinv(${self.dtype.scalarType}{${formatList(self.shape)}}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types`,
          );
        if (hermitian) square(self, 'linalg.eigh');
        return pseudoInverses(self, atol, rtol, hermitian);
      },
      gradient('LinalgPinvBackward0', {
        self: by(
          '-r^{\\mathsf T} g r^{\\mathsf T} + (I - xr)\\,g^{\\mathsf T} r r^{\\mathsf T} + r^{\\mathsf T} r\\,g^{\\mathsf T} (I - rx)',
          ['self', 'result'],
          (g, { self, result }) => pseudoInverseGradient(g, result, self),
        ),
      }),
    ),
  ),
);

export const pinv = operator(
  'The pseudo-inverse of Moore and Penrose.',
  composite('linalg.pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor', pinvOf),
  composite('linalg.pinv(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor', pinvOf),
  composite(
    'linalg.pinv(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor',
    tolerantPinv,
  ),
  composite(
    'linalg.pinv(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor',
    tolerantPinv,
  ),
);

export const pinverse = operator(
  'The pseudo-inverse of Moore and Penrose.',
  composite('pinverse(Tensor self, float rcond=1e-15) -> Tensor', pinvOf),
);

type Tolerance = Tensor | number | null;

function pinvOf(self: Tensor, rcond: Tensor | number, hermitian = false): Tensor {
  return tolerantPinv(self, Tensor.scalar(0, self.dtype), rcond, hermitian);
}

function tolerantPinv(self: Tensor, atol: Tolerance, rtol: Tolerance, hermitian = false): Tensor {
  return self.linalg_pinv({ atol: tolerance(atol, self), rtol: tolerance(rtol, self), hermitian });
}

function tolerance(value: Tolerance, self: Tensor): Tensor | null {
  return typeof value === 'number' ? Tensor.scalar(value, self.dtype) : value;
}

function inverse_(A: Tensor): Tensor {
  const { inverse: result, info } = A.linalg_inv_ex();
  checkSingular('linalg.inv', info);
  return result;
}

function checkSingular(name: string, info: Tensor): void {
  checkInfos(
    name,
    info,
    (at) =>
      `The diagonal element ${at} is zero, the inversion could not be completed because the input matrix is singular.`,
  );
}

function inverted(A: Tensor): Tensor[] {
  const n = A.size(-1);
  const values = matricesOf(A);
  const count = numel(batchOf(A));
  const infos = new Int32Array(count);
  const pivots = new Int32Array(n);
  for (let i = 0; i < count; i++) {
    const a = values.subarray(i * n * n, (i + 1) * n * n);
    infos[i] = factorLu(a, n, n, pivots);
    const result = identity(n);
    solveLu(a, n, pivots, result, n);
    a.set(result);
  }
  return [columnsOf(values, A.shape, A.dtype), integersOf(infos, batchOf(A))];
}

function pseudoInverses(self: Tensor, atol: Tensor | null, rtol: Tensor | null, hermitian: boolean): Tensor {
  const [rows, columns] = [self.size(-2), self.size(-1)];
  const batch = batchOf(self);
  const values = matricesOf(self);
  const count = numel(batch);
  const absolute = atol === null ? null : broadcastValues(atol, batch, atol.dtype);
  const usual = absolute?.some((value) => value > 0) === true ? 0 : epsilonOf(self) * Math.max(rows, columns);
  const relative = rtol === null ? null : broadcastValues(rtol, batch, rtol.dtype);
  const out = new Float64Array(count * rows * columns);
  const size = rows * columns;
  for (let i = 0; i < count; i++) {
    const a = values.subarray(i * size, (i + 1) * size);
    out.set(pseudoInverse(a, rows, columns, absolute?.[i] ?? 0, relative?.[i] ?? usual, hermitian), i * size);
  }
  return ofNumbers(out, [...batch, columns, rows], self.dtype);
}
