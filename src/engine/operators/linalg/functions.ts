/** Functions of whole matrices, and matrices from vectors. */
import { int64 } from '../../dtype';
import { runtimeError } from '../../errors';
import { joined } from '../../formulas/decompositions';
import { batchOf, floating, matricesOf, square } from '../../formulas/matrices';
import { matrixExponential } from '../../kernels/exponential';
import { numel } from '../../shape';
import { filled, ofNumbers } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, internal, kernel, method, operator, torchFunction } from '../definition';

export const linalg_matrix_exp = internal(
  method(
    'The exponential of a square matrix.',
    kernel(
      'linalg_matrix_exp(Tensor self) -> Tensor',
      (self: Tensor) => {
        square(self, 'linalg.matrix_exp');
        floating(self, 'linalg.matrix_exp');
        const n = self.size(-1);
        const values = matricesOf(self);
        for (let i = 0; i < numel(batchOf(self)); i++) {
          const a = values.subarray(i * n * n, (i + 1) * n * n);
          a.set(matrixExponential(a, n));
        }
        return ofNumbers(values, self.shape, self.dtype);
      },
      gradient('LinalgMatrixExpBackward0', {
        self: by(
          '\\exp\\begin{pmatrix} x^{\\mathsf T} & g \\\\ 0 & x^{\\mathsf T} \\end{pmatrix}_{12}',
          ['self'],
          (g, { self }) => {
            const n = self.size(-1);
            const turned = self.mT;
            const upper = joined(turned, g);
            const lower = joined(turned.new_zeros(turned.shape), turned);
            return joined(upper, lower, -2).linalg_matrix_exp().narrow(-2, 0, n).narrow(-1, n, n);
          },
        ),
      }),
    ),
  ),
);

export const matrix_exp = operator(
  'The exponential of a square matrix, I + A + A²/2 + … of all powers.',
  composite('matrix_exp(Tensor self) -> Tensor', (self: Tensor) => self.linalg_matrix_exp()),
);

export const linalgMatrixExp = operator(
  'The exponential of a square matrix, I + A + A²/2 + … of all powers.',
  composite('linalg.matrix_exp(Tensor self) -> Tensor', (self: Tensor) => self.linalg_matrix_exp()),
);

export const linalgVander = operator(
  "Vandermonde's matrix: each element's powers, ascending.",
  composite('linalg.vander(Tensor x, *, int? N=None) -> Tensor', (x: Tensor, N: number | null) => {
    const columns = N ?? (x.ndim === 0 ? 1 : x.size(-1));
    if (columns <= 1) throw runtimeError('N must be greater than 1.');
    const rows = x.ndim === 0 ? x.unsqueeze(0) : x;
    const powers = rows
      .unsqueeze(-1)
      .expand([...rows.shape, columns - 1])
      .cumprod(-1);
    return joined(filled(1, [...rows.shape, 1], powers.dtype), powers);
  }),
);

export const vander = torchFunction(
  "Vandermonde's matrix: each element's powers, descending or ascending.",
  composite(
    'vander(Tensor x, int? N=None, bool increasing=False) -> Tensor',
    (x: Tensor, N: number | null, increasing: boolean) => {
      if (x.ndim !== 1) throw runtimeError('x must be a one-dimensional tensor.');
      const columns = N ?? x.size(0);
      if (columns < 0) throw runtimeError('N must be non-negative.');
      const result = filled(0, [x.size(0), columns], x.dtype.is_floating_point ? x.dtype : int64);
      if (columns > 0) result.select(1, 0).fill_(1);
      if (columns > 1) {
        result.slice(1, 1).copy_(x.unsqueeze(1));
        result.slice(1, 1).copy_(result.slice(1, 1).cumprod(1));
      }
      return increasing ? result : result.flip([1]);
    },
  ),
);

export const linalgDiagonal = operator(
  'A view of the diagonals of matrices.',
  composite(
    'linalg.diagonal(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor',
    (A: Tensor, offset: number, dim1: number, dim2: number) => A.diagonal(offset, dim1, dim2),
  ),
);
