/** Sums of products over chosen dimensions, and products of more than two matrices. */
import { runtimeError } from '../../errors';
import { einsumOf } from '../../formulas/einsum';
import { formatList, wrapDim } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { composite, internal, method, operator, torchFunction } from '../definition';

export const einsum = torchFunction(
  "Einstein's summation: `'ij,jk->ik'` multiplies two matrices.",
  composite('einsum(str equation, Tensor[1] tensors) -> Tensor', einsumOf),
);

export const _tensordot = internal(
  method(
    'Sum of the products over dimensions of both.',
    composite(
      '_tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor',
      (self: Tensor, other: Tensor, dims: readonly number[], otherDims: readonly number[]) =>
        contraction(self, other, dims, otherDims),
    ),
  ),
);

export const tensordot = torchFunction(
  'Sum of the products over the last dimensions of one and the first of the other, or over those that `dims` lists.',
  composite('tensordot(Tensor a, Tensor b, any dims=2) -> Tensor', (a: Tensor, b: Tensor, dims: unknown) => {
    if (typeof dims === 'number' || typeof dims === 'bigint') {
      const count = Number(dims);
      if (count < 0) throw runtimeError(`tensordot expects dims >= 0, but got dims=${count}`);
      if (count > Math.min(a.ndim, b.ndim))
        throw runtimeError(`tensordot expects dims < ndim_a or ndim_b, but got dims=${count}`);
      const first = Array.from({ length: count }, (_, i) => i);
      return a._tensordot(
        b,
        first.map((d) => d - count),
        first,
      );
    }
    const [own, others] = dims as readonly (readonly number[])[];
    return a._tensordot(b, own ?? [], others ?? []);
  }),
);

export const kron = operator(
  "Kronecker's product: every element of one times the whole of the other.",
  composite('kron(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) => {
    const ndim = Math.max(self.ndim, other.ndim);
    const own = [...new Array<number>(ndim - self.ndim).fill(1), ...self.shape];
    const others = [...new Array<number>(ndim - other.ndim).fill(1), ...other.shape];
    return self
      ._unsafe_view(own.flatMap((size) => [size, 1]))
      .mul(other._unsafe_view(others.flatMap((size) => [1, size])))
      ._unsafe_view(own.map((size, d) => size * (others[d] ?? 1)));
  }),
);

export const multi_dot = operator(
  'Product of several matrices, in the order that takes the fewest multiplications.',
  composite('linalg.multi_dot(Tensor[] tensors) -> Tensor', chain),
);

export const chain_matmul = torchFunction(
  'Product of several matrices, in the order that takes the fewest multiplications.',
  composite('chain_matmul(Tensor[1] matrices) -> Tensor', (matrices: readonly Tensor[]) => {
    for (const { ndim } of matrices)
      if (ndim !== 2) throw runtimeError(`Tensor dimension is ${ndim}, expected 2 instead.`);
    const [only] = matrices;
    return matrices.length === 1 && only !== undefined ? only.clone() : chain(matrices);
  }),
);

export const vecdot = operator(
  'Sums of the products along one dimension.',
  composite('linalg.vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor', (x: Tensor, y: Tensor, dim: number) => {
    if (!x.dtype.is_floating_point)
      throw runtimeError(
        `linalg.vecdot: Expected a floating point or complex tensor as input. Got ${x.dtype.scalarType}`,
      );
    if (x.dtype !== y.dtype)
      throw runtimeError(
        `linalg.vecdot: Expected x and y to have the same dtype, but found x of type ${x.dtype.scalarType} and y of type ${y.dtype.scalarType} instead`,
      );
    return x.ndim === 1 && y.ndim === 1 ? x.vdot(y) : x.mul(y).sum([dim]);
  }),
);

export const tensorinv = operator(
  'The inverse of the matrix that the dimensions before and from `ind` make.',
  composite('linalg.tensorinv(Tensor self, int ind=2) -> Tensor', (self: Tensor, ind: number) => {
    if (ind <= 0) throw runtimeError(`Expected a strictly positive integer for 'ind', but got ${ind}`);
    const [front, back] = [self.shape.slice(0, ind), self.shape.slice(ind)];
    const [rows, columns] = [sizeOf(front), sizeOf(back)];
    if (rows !== columns)
      throw runtimeError(
        `Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got ${columns} != ${rows}`,
      );
    return self
      .reshape([rows, columns])
      .inverse()
      .reshape([...back, ...front]);
  }),
);

export const tensorsolve = operator(
  'X with tensordot(A, X, X.ndim) = B.',
  composite(
    'linalg.tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor',
    (self: Tensor, other: Tensor, dims: readonly number[] | null) => {
      const moved = dims === null ? [] : dims.map((dim) => wrapDim(dim, self.ndim));
      const order = [...self.shape.keys()].filter((d) => !moved.includes(d));
      const tensor = dims === null ? self : self.permute([...order, ...moved]);
      const result = tensor.shape.slice(other.ndim);
      const [rows, columns] = [sizeOf(tensor.shape.slice(0, other.ndim)), sizeOf(result)];
      if (rows !== columns)
        throw runtimeError(
          `Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but got ${columns} != ${rows}`,
        );
      const flat = other.ndim === 1 ? other : other.reshape([other.numel()]);
      return tensor.reshape([columns, columns])._solve(flat, true).reshape(result);
    },
  ),
);

/** All elements in a row; a vector is one already. */
function flat(tensor: Tensor): Tensor {
  return tensor.ndim === 1 ? tensor : tensor.reshape([tensor.numel()]);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function contraction(self: Tensor, other: Tensor, dims: readonly number[], otherDims: readonly number[]): Tensor {
  if (dims.length !== otherDims.length) throw runtimeError('both dimension lists should have same length');
  if (self.dtype !== other.dtype) throw runtimeError('both inputs should have same dtype');
  const own = dims.map((dim) => wrapDim(dim, self.ndim));
  const others = otherDims.map((dim) => wrapDim(dim, other.ndim));
  let [a, b] = [self, other];
  own.forEach((d, i) => {
    const e = others[i] ?? 0;
    const [m, n] = [self.size(d), other.size(e)];
    if (n === 1) a = a.sum([d], true);
    else if (m === 1) b = b.sum([e], true);
    else if (m !== n)
      throw runtimeError(
        `contracted dimensions need to match, but first has size ${m} in dim ${dims[i]} and second has size ${n} in dim ${otherDims[i]}`,
      );
  });
  const kept = [...a.shape.keys()].filter((d) => !own.includes(d));
  const otherKept = [...b.shape.keys()].filter((d) => !others.includes(d));
  const inner = own.reduce((product, d) => product * a.size(d), 1);
  const rows = kept.map((d) => a.size(d));
  const columns = otherKept.map((d) => b.size(d));
  const x = a.permute([...kept, ...own]);
  const y = b.permute([...others, ...otherKept]);
  if (sizeOf(rows) === 1 && sizeOf(columns) === 1) {
    const vectors = x.is_contiguous() && y.is_contiguous();
    const sum = vectors ? flat(x).dot(flat(y)) : x.squeeze().mul(y.squeeze()).sum();
    return sum.reshape([...rows, ...columns]);
  }
  return x
    .reshape([sizeOf(rows), inner])
    .mm(y.reshape([inner, sizeOf(columns)]))
    .reshape([...rows, ...columns]);
}

function chain(tensors: readonly Tensor[]): Tensor {
  const matrices = asMatrices(tensors);
  const shape: number[] = [];
  const [first, last] = [tensors[0], tensors[tensors.length - 1]];
  if (first?.ndim === 2) shape.push(first.size(0));
  if (last?.ndim === 2) shape.push(last.size(1));
  const [a, b, c] = matrices;
  if (a !== undefined && b !== undefined && matrices.length === 2) return a.mm(b).view(shape);
  if (a !== undefined && b !== undefined && c !== undefined && matrices.length === 3) {
    const [m, k, l, n] = [a.size(0), b.size(0), c.size(0), c.size(1)];
    const leftFirst = m * l * (k + n);
    const rightFirst = k * n * (m + l);
    return (leftFirst > rightFirst ? a.mm(b.mm(c)) : a.mm(b).mm(c)).view(shape);
  }
  return cheapest(matrices).view(shape);
}

/** A vector in front is a row, one at the end a column. */
function asMatrices(tensors: readonly Tensor[]): Tensor[] {
  const last = tensors.length - 1;
  if (last < 1) throw runtimeError(`multi_dot(): expected at least 2 tensors but got ${tensors.length}`);
  const matrices = tensors.map((tensor, i) => {
    const outer = i === 0 || i === last;
    if (outer && tensor.ndim !== 1 && tensor.ndim !== 2)
      throw runtimeError(
        `multi_dot(): the ${i === 0 ? 'first' : 'last'} tensor must be 1D or 2D but got ${tensor.ndim}D`,
      );
    if (!outer && tensor.ndim !== 2) throw runtimeError(`multi_dot(): tensor ${i} must be 2D but got ${tensor.ndim}D`);
    return tensor.ndim === 1 ? tensor.unsqueeze(i === 0 ? 0 : -1) : tensor;
  });
  const dtype = tensors[0]?.dtype;
  tensors.forEach((tensor, i) => {
    if (tensor.dtype !== dtype)
      throw runtimeError(
        `multi_dot(): all tensors must have be the same dtype but tensor 0 is ${dtype?.cType} and tensor ${i} ${tensor.dtype.cType}`,
      );
  });
  for (let i = 0; i < last; i++) {
    const [a, b] = [matrices[i], matrices[i + 1]];
    if (a?.size(1) !== b?.size(0))
      throw runtimeError(
        `multi_dot(): tensors ${i} and ${i + 1} with shapes ${formatList(tensors[i]?.shape ?? [])} and ${formatList(tensors[i + 1]?.shape ?? [])} cannot be multiplied`,
      );
  }
  return matrices;
}

/** The products in the order of the fewest multiplications (Cormen et al., "Introduction to Algorithms", 15.2). */
function cheapest(matrices: readonly Tensor[]): Tensor {
  const n = matrices.length;
  const sizes = [...matrices.map((matrix) => matrix.size(0)), matrices[n - 1]?.size(1) ?? 1];
  const size = (i: number): number => sizes[i] ?? 1;
  const costs = new Float64Array(n * n);
  const splits = new Int32Array(n * n);
  for (let length = 1; length < n; length++)
    for (let i = 0; i + length < n; i++) {
      const j = i + length;
      costs[i * n + j] = Infinity;
      for (let k = i; k < j; k++) {
        const cost = (costs[i * n + k] ?? 0) + (costs[(k + 1) * n + j] ?? 0) + size(i) * size(k + 1) * size(j + 1);
        if (cost >= (costs[i * n + j] ?? 0)) continue;
        costs[i * n + j] = cost;
        splits[i * n + j] = k;
      }
    }
  // Stretches are split until they are single matrices, then multiplied on the way back, without recursion.
  const done: Tensor[] = [];
  const open: { from: number; to: number; split: boolean }[] = [{ from: 0, to: n - 1, split: false }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { from, to, split } = part;
    const single = matrices[from];
    if (from === to && single !== undefined) done.push(single);
    else if (!split) {
      const k = splits[from * n + to] ?? from;
      open.push({ from, to, split: true }, { from: k + 1, to, split: false }, { from, to: k, split: false });
    } else {
      const right = done.pop();
      const left = done.pop();
      if (left !== undefined && right !== undefined) done.push(left.mm(right));
    }
  }
  const [result] = done;
  if (result === undefined) throw new Error('A chain of no matrices.');
  return result;
}
