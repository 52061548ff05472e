/** Norms of matrices, and condition numbers. */
import type { DType } from '../../dtype';
import { runtimeError, valueError } from '../../errors';
import { atLeastMatrix, floating, square } from '../../formulas/matrices';
import { formatList, wrapDim } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { composite, internal, method, operator } from '../definition';

type Order = number | string;
/** A bigint is Python's int. */
type GivenOrder = Order | bigint;
type Dims = readonly number[];

export const linalg_matrix_norm = internal(
  method(
    'A norm of matrices.',
    composite(
      "linalg_matrix_norm(Tensor self, any ord='fro', int[] dim=[-2;-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
      matrixNorm,
    ),
  ),
);

export const matrix_norm = operator(
  'A norm of matrices: Frobenius, nuclear, by columns (1), by rows (∞), the largest singular value (2).',
  composite(
    'linalg.matrix_norm(Tensor self, Scalar ord, int[] dim=[-2;-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
    matrixNorm,
  ),
  composite(
    "linalg.matrix_norm(Tensor self, str ord='fro', int[] dim=[-2;-1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor",
    matrixNorm,
  ),
);

export const linalgNorm = operator(
  'A norm of vectors or of matrices, by how many dimensions `dim` has.',
  composite(
    'linalg.norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, ord: number | null, dim: Dims | null, keepdim: boolean, dtype: DType | null) => {
      if (dim !== null && dim.length !== 1 && dim.length !== 2)
        throw runtimeError(`linalg.norm: If dim is specified, it must be of length 1 or 2. Got ${formatList(dim)}`);
      if (dim === null && ord !== null && self.ndim !== 1 && self.ndim !== 2)
        throw runtimeError(
          `linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got ${self.ndim}D.`,
        );
      if (ord !== null && (dim?.length === 2 || (dim === null && self.ndim === 2)))
        return matrixNorm(self, ord, dim ?? [0, 1], keepdim, dtype);
      return self.linalg_vector_norm(ord ?? 2, dim, keepdim, { dtype });
    },
  ),
  composite(
    'linalg.norm(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
    (self: Tensor, ord: string, dim: Dims | null, keepdim: boolean, dtype: DType | null) => {
      if (dim !== null && dim.length !== 1 && dim.length !== 2)
        throw runtimeError(`linalg.norm: If dim is specified, it must be of length 1 or 2. Got ${formatList(dim)}`);
      return matrixNorm(self, ord, dim ?? [-2, -1], keepdim, dtype);
    },
  ),
);

export const nuclear_norm = operator(
  'Sum of the singular values.',
  composite('nuclear_norm(Tensor self, bool keepdim=False) -> Tensor', (self: Tensor, keepdim: boolean) =>
    matrixNorm(self, 'nuc', [-2, -1], keepdim, null),
  ),
  composite(
    'nuclear_norm(Tensor self, int[2] dim, bool keepdim=False) -> Tensor',
    (self: Tensor, dim: Dims, keepdim: boolean) => matrixNorm(self, 'nuc', dim, keepdim, null),
  ),
);

export const cond = operator(
  'The condition number: how much a matrix may enlarge a relative error.',
  composite('linalg.cond(Tensor self, Scalar? p=None) -> Tensor', condition),
  composite('linalg.cond(Tensor self, str p) -> Tensor', condition),
);

function matrixNorm(self: Tensor, given: GivenOrder, dim: Dims, keepdim: boolean, dtype: DType | null): Tensor {
  const ord = typeof given === 'bigint' ? Number(given) : given;
  const name = 'linalg.matrix_norm';
  atLeastMatrix(self, name);
  floating(self, name);
  if (dim.length !== 2) throw runtimeError(`${name}: dim must be a 2-tuple. Got ${dim.join(', ')}`);
  const [row, column] = dim.map((d) => wrapDim(d, self.ndim));
  if (row === undefined || column === undefined || row === column)
    throw runtimeError(`${name}: dims must be different. Got (${dim.join(', ')})`);
  if (dtype !== null && dtype.itemsize < self.dtype.itemsize)
    throw runtimeError(
      `${name}: the dtype of the input (${self.dtype.scalarType}) should be convertible without narrowing to the specified dtype (${dtype.scalarType})`,
    );
  if (ord === 'fro') return self.linalg_vector_norm(2, [row, column], keepdim, { dtype });
  if (typeof ord === 'string' ? ord === 'nuc' : Math.abs(ord) === 2) {
    floating(self, name, false);
    return spectralNorm(dtype === null ? self : self.to(dtype), ord, row, column, keepdim);
  }
  if (typeof ord === 'string' || (Math.abs(ord) !== 1 && Math.abs(ord) !== Infinity))
    throw runtimeError(`${name}: Order ${ord} not supported.`);
  const byRows = Math.abs(ord) === Infinity;
  const [summed, other] = byRows ? [column, row] : [row, column];
  const sums = self.linalg_vector_norm(1, [summed], keepdim, { dtype });
  const left = !keepdim && summed < other ? other - 1 : other;
  return ord > 0 ? largest(sums, left, keepdim) : sums.amin([left], keepdim);
}

/** From the singular values: the dimensions go to the end, and back where they are kept. */
function spectralNorm(self: Tensor, ord: Order, row: number, column: number, keepdim: boolean): Tensor {
  const order = [...self.shape.keys()].filter((d) => d !== row && d !== column);
  order.push(row, column);
  const values = self.permute(order)._svdvals();
  const result =
    ord === 'nuc' ? values.sum([-1], keepdim) : ord === 2 ? largest(values, -1, keepdim) : values.amin([-1], keepdim);
  if (!keepdim) return result;
  const back = new Array<number>(order.length);
  order.forEach((d, i) => (back[d] = i));
  return result.unsqueeze(-1).permute(back);
}

/** 0 where there is none. */
function largest(values: Tensor, dim: number, keepdim: boolean): Tensor {
  return values.size(dim) === 0 ? values.sum([dim], keepdim) : values.amax([dim], keepdim);
}

function condition(self: Tensor, given: GivenOrder | null): Tensor {
  const p = typeof given === 'bigint' ? Number(given) : given;
  if (self.ndim < 2) throw runtimeError('linalg.cond: The input tensor must have at least 2 dimensions.');
  const allowed =
    p === null || p === 'fro' || p === 'nuc' || (typeof p === 'number' && [1, 2, Infinity].includes(Math.abs(p)));
  if (!allowed) throw valueError(`linalg.cond got an invalid norm type: ${p}`);
  if (self.numel() === 0) return self.new_zeros(self.shape.slice(0, -2));
  if (p === null || Math.abs(Number(p)) === 2) {
    const values = self._svdvals();
    const [largest, smallest] = [values.slice(-1, 0, 1), values.slice(-1, -1, null)];
    return (p === -2 ? smallest.div(largest) : largest.div(smallest)).squeeze(-1);
  }
  if (p === 'nuc') {
    const values = self._svdvals();
    return values.sum([-1]).mul(values.reciprocal().sum([-1]));
  }
  square(self, `linalg.cond(ord=${String(p)})`);
  const { inverse, info } = self.linalg_inv_ex();
  const singular = info.unsqueeze(-1).unsqueeze(-1).gt(0);
  const guarded = inverse.masked_fill_(singular, Infinity);
  const norm = (x: Tensor): Tensor => matrixNorm(x, p, [-2, -1], false, null);
  return norm(self).mul(norm(guarded)).nan_to_num(Infinity, Infinity, -Infinity);
}
