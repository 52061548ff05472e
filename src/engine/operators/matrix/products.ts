/** Products of vectors and matrices. */
import { runtimeError } from '../../errors';
import { batchedProduct, dotProduct } from '../../kernels/matrix';
import { formatList, numel, broadcastShapes } from '../../shape';
import { denseValues } from '../../storage/access';
import { allocate } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, operator } from '../definition';

export const dot = operator(
  'Sum of the products of two vectors.',
  kernel(
    'dot(Tensor self, Tensor tensor) -> Tensor',
    (self: Tensor, other: Tensor) => {
      if (self.ndim !== 1 || other.ndim !== 1)
        throw runtimeError(`1D tensors expected, but got ${self.ndim}D and ${other.ndim}D tensors`);
      if (self.dtype !== other.dtype)
        throw runtimeError(
          `dot : expected both vectors to have same dtype, but found ${self.dtype.scalarType} and ${other.dtype.scalarType}`,
        );
      if (self.numel() !== other.numel())
        throw runtimeError(
          `inconsistent tensor size, expected tensor ${formatList(self.shape)} and src ${formatList(other.shape)} to have the same number of elements, but got ${self.numel()} and ${other.numel()} elements respectively`,
        );
      return Tensor.scalar(dotProduct(denseValues(self), denseValues(other)), self.dtype);
    },
    gradient('DotBackward0', {
      self: by('g\\,y', ['tensor'], (g, { tensor }) => g.mul(tensor)),
      tensor: by('g\\,x', ['self'], (g, { self }) => g.mul(self)),
    }),
  ),
);

export const mv = operator(
  'Product of a matrix and a vector.',
  kernel(
    'mv(Tensor self, Tensor vec) -> Tensor',
    (self: Tensor, vec: Tensor) => {
      if (self.ndim !== 2 || vec.ndim !== 1)
        throw runtimeError(`vector + matrix @ vector expected, got 1, ${self.ndim}, ${vec.ndim}`);
      const [rows = 0, columns = 0] = self.shape;
      if (columns !== vec.numel())
        throw runtimeError(`size mismatch, got input (${rows}), mat (${rows}x${columns}), vec (${vec.numel()})`);
      sameDtype(self, vec);
      return product(self, vec, 1, rows, columns, 1, [rows]);
    },
    gradient('MvBackward0', {
      self: by('g\\,y^{\\mathsf T}', ['vec'], (g, { vec }) => g.unsqueeze(1).mul(vec.unsqueeze(0))),
      vec: by('x^{\\mathsf T} g', ['self'], (g, { self }) => self.t().mv(g)),
    }),
  ),
);

export const mm = operator(
  'Product of two matrices.',
  kernel(
    'mm(Tensor self, Tensor mat2) -> Tensor',
    (self: Tensor, mat2: Tensor) => {
      if (self.ndim !== 2) throw runtimeError('self must be a matrix');
      if (mat2.ndim !== 2) throw runtimeError('mat2 must be a matrix');
      const [m = 0, k = 0] = self.shape;
      const [k2 = 0, n = 0] = mat2.shape;
      if (k !== k2) throw runtimeError(`mat1 and mat2 shapes cannot be multiplied (${m}x${k} and ${k2}x${n})`);
      sameDtype(self, mat2);
      return product(self, mat2, 1, m, k, n, [m, n]);
    },
    gradient('MmBackward0', {
      self: by('g\\,y^{\\mathsf T}', ['mat2', 'mat2_sym_sizes', 'mat2_sym_strides'], (g, { mat2 }: { mat2: Tensor }) =>
        g.mm(mat2.t()),
      ),
      mat2: by('x^{\\mathsf T} g', ['self', 'self_sym_sizes', 'self_sym_strides'], (g, { self }: { self: Tensor }) =>
        self.t().mm(g),
      ),
    }),
  ),
);

export const bmm = operator(
  'Products of two batches of matrices.',
  kernel(
    'bmm(Tensor self, Tensor mat2) -> Tensor',
    (self: Tensor, mat2: Tensor) => {
      if (self.ndim !== 3) throw runtimeError('batch1 must be a 3D tensor');
      if (mat2.ndim !== 3) throw runtimeError('batch2 must be a 3D tensor');
      const [batch = 0, m = 0, k = 0] = self.shape;
      const [batch2 = 0, k2 = 0, n = 0] = mat2.shape;
      if (batch !== batch2 || k !== k2)
        throw runtimeError(
          `Expected size for first two dimensions of batch2 tensor to be: [${batch}, ${k}] but got: [${batch2}, ${k2}].`,
        );
      sameDtype(self, mat2);
      return product(self, mat2, batch, m, k, n, [batch, m, n]);
    },
    gradient('BmmBackward0', {
      self: by('g\\,y^{\\mathsf T}', ['mat2'], (g, { mat2 }) => g.bmm(mat2.transpose(1, 2))),
      mat2: by('x^{\\mathsf T} g', ['self'], (g, { self }) => self.transpose(1, 2).bmm(g)),
    }),
  ),
);

export const matmul = operator(
  'Product of vectors, matrices, or batches of matrices, by their dimensions.',
  composite('matmul(Tensor self, Tensor other) -> Tensor', (self: Tensor, other: Tensor) => {
    const [a, b] = [self.ndim, other.ndim];
    if (a === 0 || b === 0)
      throw runtimeError(`both arguments to matmul need to be at least 1D, but they are ${a}D and ${b}D`);
    if (a === 1 && b === 1) return self.dot(other);
    if (a === 2 && b === 1) return self.mv(other);
    if (a === 1 && b === 2) return self.unsqueeze(0).mm(other)._squeezed(0);
    if (a === 2 && b === 2) return self.mm(other);
    return batches(self, other);
  }),
);

export const outer = operator(
  'Matrix of the products of the elements of two vectors.',
  composite('outer(Tensor self, Tensor vec2) -> Tensor', (self: Tensor, vec2: Tensor) => {
    if (self.ndim !== 1) throw runtimeError(`outer: Expected 1-D argument self, but got ${self.ndim}-D`);
    if (vec2.ndim !== 1) throw runtimeError(`outer: Expected 1-D argument vec2, but got ${vec2.ndim}-D`);
    return self.reshape([self.numel(), 1]).mul(vec2);
  }),
);

/** Both with the same batch dimensions, as three-dimensional tensors; a matrix or vector on the right is folded. */
function batches(self: Tensor, other: Tensor): Tensor {
  if (self.ndim >= 3 && other.ndim <= 2) {
    const rows = self.shape.slice(0, -1);
    const folded = self.reshape([numel(rows), self.size(-1)]);
    return other.ndim === 1
      ? folded.mv(other)._unsafe_view(rows)
      : folded.mm(other)._unsafe_view([...rows, other.size(-1)]);
  }
  const left = self.ndim === 1 ? self.unsqueeze(0) : self;
  const right = other.ndim === 1 ? other.unsqueeze(1) : other;
  const batch = broadcastShapes(left.shape.slice(0, -2), right.shape.slice(0, -2));
  const [m, k, k2, n] = [left.size(-2), left.size(-1), right.size(-2), right.size(-1)];
  const result = left
    .expand([...batch, m, k])
    .reshape([numel(batch), m, k])
    .bmm(right.expand([...batch, k2, n]).reshape([numel(batch), k2, n]))
    ._unsafe_view([...batch, m, n]);
  if (self.ndim === 1) return result._squeezed(-2);
  return other.ndim === 1 ? result._squeezed(-1) : result;
}

function product(a: Tensor, b: Tensor, batch: number, m: number, k: number, n: number, shape: number[]): Tensor {
  const out = allocate(a.dtype, numel(shape));
  batchedProduct(denseValues(a), denseValues(b), out, batch, m, k, n);
  return fromValues(out, shape, a.dtype);
}

function sameDtype(a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype)
    throw runtimeError(`expected m1 and m2 to have the same dtype, but got: ${a.dtype.cType} != ${b.dtype.cType}`);
}
