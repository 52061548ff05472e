/** Products of matrices that are added to something: β·x + α·product. */
import type { DType } from '../../dtype';
import { runtimeError } from '../../errors';
import { scaledSum } from '../../kernels/matrix';
import { expandedGeometry, formatList, type Shape } from '../../shape';
import { broadcastValues, denseValues } from '../../storage/access';
import { isLarge } from '../../storage/pending';
import { fromValues } from '../../tensor/create';
import { apart } from '../../tensor/reduced';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, kernel, operator, withInPlace } from '../definition';
import { tensorTypeName } from '../../dtype';

interface Scales {
  readonly alpha: number;
  readonly beta: number;
}

export const addmm = withInPlace(
  operator(
    'β·x plus α times the product of two matrices.',
    kernel(
      'addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
      (self: Tensor, mat1: Tensor, mat2: Tensor, beta: number, alpha: number) => {
        if (mat1.ndim !== 2) throw runtimeError(`mat1 must be a matrix, got ${mat1.ndim}-D tensor`);
        if (mat2.ndim !== 2) throw runtimeError(`mat2 must be a matrix, got ${mat2.ndim}-D tensor`);
        if (self.dtype !== mat2.dtype) throw different('self', self, 'mat2', mat2);
        if (mat1.dtype !== mat2.dtype) throw different('mat1', mat1, 'mat2', mat2);
        const [m = 0, k = 0] = mat1.shape;
        const [k2 = 0, n = 0] = mat2.shape;
        if (k !== k2) throw runtimeError(`mat1 and mat2 shapes cannot be multiplied (${m}x${k} and ${k2}x${n})`);
        checkExpand(self, [m, n]);
        return added(self, mat1.detach().mm(mat2.detach()), beta, alpha);
      },
      gradient('AddmmBackward0', {
        self: by('\\beta\\,g', ['beta'], (g, { beta }: Scales) => scaled(g, beta)),
        mat1: by(
          '\\alpha\\,g\\,z^{\\mathsf T}',
          ['mat2', 'mat2_sym_sizes', 'mat2_sym_strides', 'alpha'],
          (g, { mat2, alpha }: Scales & { mat2: Tensor }) => scaled(g.mm(mat2.t()), alpha),
        ),
        mat2: by(
          '\\alpha\\,y^{\\mathsf T} g',
          ['mat1', 'mat1_sym_sizes', 'mat1_sym_strides', 'alpha'],
          (g, { mat1, alpha }: Scales & { mat1: Tensor }) => scaled(mat1.t().mm(g), alpha),
        ),
      }),
    ),
  ),
  'method',
);

export const addmv = withInPlace(
  operator(
    'β·x plus α times the product of a matrix and a vector.',
    kernel(
      'addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
      (self: Tensor, mat: Tensor, vec: Tensor, beta: number, alpha: number) => {
        if (mat.ndim !== 2 || vec.ndim !== 1 || self.ndim > 1)
          throw runtimeError(`vector + matrix @ vector expected, got ${self.ndim}, ${mat.ndim}, ${vec.ndim}`);
        const [rows = 0, columns = 0] = mat.shape;
        if (columns !== vec.numel() || (self.numel() !== rows && self.numel() !== 1))
          throw runtimeError(
            `size mismatch, got input (${self.numel()}), mat (${rows}x${columns}), vec (${vec.numel()})`,
          );
        if (self.dtype !== mat.dtype || mat.dtype !== vec.dtype)
          throw runtimeError(
            `addmv input tensors must have the same dtype, but got ${self.dtype.scalarType}, ${mat.dtype.scalarType}, and ${vec.dtype.scalarType}`,
          );
        return added(self, mat.detach().mv(vec.detach()), beta, alpha);
      },
      gradient('AddmvBackward0', {
        self: by('\\beta\\,g', ['beta'], (g, { beta }: Scales) => scaled(g, beta)),
        mat: by('\\alpha\\,g\\,z^{\\mathsf T}', ['vec', 'alpha'], (g, { vec, alpha }: Scales & { vec: Tensor }) =>
          scaled(g.outer(vec), alpha),
        ),
        vec: by('\\alpha\\,y^{\\mathsf T} g', ['mat', 'alpha'], (g, { mat, alpha }: Scales & { mat: Tensor }) =>
          scaled(mat.t().mv(g), alpha),
        ),
      }),
    ),
  ),
  'both',
);

export const addr = withInPlace(
  operator(
    'β·x plus α times the outer product of two vectors.',
    kernel(
      'addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
      (self: Tensor, vec1: Tensor, vec2: Tensor, beta: number, alpha: number) => {
        for (const [name, vector] of [
          ['vec1', vec1],
          ['vec2', vec2],
        ] as const)
          if (vector.ndim !== 1) throw runtimeError(`addr: Expected 1-D argument ${name}, but got ${vector.ndim}-D`);
        checkExpand(self, [vec1.numel(), vec2.numel()]);
        const product = vec1.detach().outer(vec2.detach());
        const dtype = self.detach().add(product).dtype;
        checkWhole('beta', beta, dtype);
        checkWhole('alpha', alpha, dtype);
        return added(self.to(dtype), product.to(dtype), beta, alpha);
      },
      gradient('AddrBackward0', {
        self: by('\\beta\\,g', ['beta'], (g, { beta }: Scales) => scaled(g, beta)),
        vec1: by('\\alpha\\,g\\,z', ['vec2', 'alpha'], (g, { vec2, alpha }: Scales & { vec2: Tensor }) =>
          scaled(g.mv(vec2), alpha),
        ),
        vec2: by('\\alpha\\,g^{\\mathsf T} y', ['vec1', 'alpha'], (g, { vec1, alpha }: Scales & { vec1: Tensor }) =>
          scaled(g.t().mv(vec1), alpha),
        ),
      }),
    ),
  ),
  'method',
);

export const baddbmm = withInPlace(
  operator(
    'β·x plus α times the products of two batches of matrices.',
    kernel(
      'baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
      (self: Tensor, batch1: Tensor, batch2: Tensor, beta: number, alpha: number) => {
        const shape = [batch1.size(0), batch1.size(1), batch2.size(2)];
        checkExpand(self, shape);
        if (batch1.dtype === batch2.dtype && self.dtype !== batch1.dtype)
          throw runtimeError(
            `Input dtypes must be the same, got: input ${self.dtype.cType}, batch1: ${batch1.dtype.cType}, batch2: ${batch2.dtype.cType}`,
          );
        return added(self, batch1.detach().bmm(batch2.detach()), beta, alpha);
      },
      gradient('BaddbmmBackward0', {
        self: by('\\beta\\,g', ['beta'], (g, { beta }: Scales) => scaled(g, beta)),
        batch1: by(
          '\\alpha\\,g\\,z^{\\mathsf T}',
          ['batch2', 'alpha'],
          (g, { batch2, alpha }: Scales & { batch2: Tensor }) => scaled(g.bmm(batch2.transpose(1, 2)), alpha),
        ),
        batch2: by(
          '\\alpha\\,y^{\\mathsf T} g',
          ['batch1', 'alpha'],
          (g, { batch1, alpha }: Scales & { batch1: Tensor }) => scaled(batch1.transpose(1, 2).bmm(g), alpha),
        ),
      }),
    ),
  ),
  'method',
);

export const addbmm = withInPlace(
  operator(
    'β·x plus α times the sum of the products of two batches of matrices.',
    kernel(
      'addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
      (self: Tensor, batch1: Tensor, batch2: Tensor, beta: number, alpha: number) => {
        if (batch1.ndim !== 3) throw runtimeError('batch1 must be a 3D tensor');
        const shape = [batch1.size(1), batch2.size(2)];
        if (batch1.size(0) !== batch2.size(0))
          throw runtimeError(
            `batch1 and batch2 must have same number of batches, got ${batch1.size(0)} and ${batch2.size(0)}`,
          );
        if (batch1.size(2) !== batch2.size(1))
          throw runtimeError(
            `Incompatible matrix sizes for bmm (${batch1.size(1)}x${batch1.size(2)} and ${batch2.size(1)}x${batch2.size(2)})`,
          );
        checkExpand(self, shape);
        if (batch1.dtype !== batch2.dtype) throw different('mat1', batch1, 'mat2', batch2);
        if (self.dtype !== batch2.dtype) throw different('self', self, 'mat2', batch2);
        // One product of wide matrices: the batch is one more dimension that is summed.
        const left = batch1
          .detach()
          .permute([1, 0, 2])
          .reshape([batch1.size(1), batch1.size(0) * batch1.size(2)]);
        const right = batch2.detach().reshape([batch2.size(0) * batch2.size(1), batch2.size(2)]);
        return added(self, left.mm(right), beta, alpha);
      },
      gradient('AddbmmBackward0', {
        self: by('\\beta\\,g', ['beta'], (g, { beta }: Scales) => scaled(g, beta)),
        batch1: by(
          '\\alpha\\,g\\,z_i^{\\mathsf T}',
          ['batch2', 'alpha', 'batch1_sym_argsize_0', 'batch1_sym_argsize_1', 'batch2_sym_argsize_2'],
          (g, saved: Batches) => scaled(spread(g, saved).bmm(saved.batch2.transpose(1, 2)), saved.alpha),
        ),
        batch2: by(
          '\\alpha\\,y_i^{\\mathsf T} g',
          ['batch1', 'alpha', 'batch1_sym_argsize_0', 'batch1_sym_argsize_1', 'batch2_sym_argsize_2'],
          (g, saved: Batches) => scaled(saved.batch1.transpose(1, 2).bmm(spread(g, saved)), saved.alpha),
        ),
      }),
    ),
  ),
  'method',
);

interface Batches extends Scales {
  readonly batch1: Tensor;
  readonly batch2: Tensor;
  readonly batch1_sym_argsize_0: number;
  readonly batch1_sym_argsize_1: number;
  readonly batch2_sym_argsize_2: number;
}

/** The gradient for each matrix of the batch. */
function spread(g: Tensor, saved: Batches): Tensor {
  return g.unsqueeze(0).expand([saved.batch1_sym_argsize_0, saved.batch1_sym_argsize_1, saved.batch2_sym_argsize_2]);
}

function scaled(g: Tensor, factor: number | bigint): Tensor {
  return Number(factor) === 1 ? g : g.mul(factor);
}

/** β·x + α·p in the dtype of p; where β is 0, x is not looked at. */
function added(self: Tensor, product: Tensor, beta: number, alpha: number): Tensor {
  const { dtype, shape } = product;
  // The layer of a network: its sum may be computed together with what comes after it.
  if (beta === 1 && alpha === 1 && isLarge(product.numel(), dtype) && self.dtype === dtype)
    return apart(() => product.add(self.detach()));
  // A bigint is Python's int.
  const whole = (scale: number | bigint): number =>
    dtype.is_floating_point ? Number(scale) : Math.trunc(Number(scale));
  const values = broadcastValues(self, shape, dtype);
  return fromValues(scaledSum(values, whole(beta), denseValues(product), whole(alpha)), shape, dtype);
}

function checkExpand(self: Tensor, shape: Shape): void {
  if (self.ndim > shape.length)
    throw runtimeError(
      `expand(${tensorTypeName(self.dtype)}{${formatList(self.shape)}}, size=${formatList(shape)}): the number of sizes provided (${shape.length}) must be greater or equal to the number of dimensions in the tensor (${self.ndim})`,
    );
  expandedGeometry(self.shape, self.strides, shape);
}

function checkWhole(name: string, scale: number | bigint, dtype: DType): void {
  if (dtype.is_floating_point || typeof scale === 'bigint' || typeof scale === 'boolean' || Number.isInteger(scale))
    return;
  throw runtimeError(`For integral input tensors, argument ${name} must not be a floating point number.`);
}

function different(first: string, a: Tensor, second: string, b: Tensor): Error {
  return runtimeError(
    `${first} and ${second} must have the same dtype, but got ${a.dtype.scalarType} and ${b.dtype.scalarType}`,
  );
}
