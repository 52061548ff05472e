/** Products of vectors and matrices. */
import { bool, float32, int64, type DType } from '../../dtype';
import { notImplemented, runtimeError } from '../../errors';
import { batchedProduct, exactProduct, fitsDouble } from '../../kernels/matrix';
import { largeProduct } from '../../kernels/simd/products';
import { formatList, numel } from '../../shape';
import { denseValues, exactValues } from '../../storage/access';
import { matricesOf } from '../../storage/matrices';
import { allocate, asked } from '../../storage/storage';
import { fromExact, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, composite, gradient, internal, kernel, method, multilinearly, operator } from '../definition';

export const dot = operator(
  'Sum of the products of two vectors.',
  multilinearly(
    kernel(
      'dot(Tensor self, Tensor tensor) -> Tensor',
      scalarProduct,
      gradient('DotBackward0', {
        self: by('g\\,y', ['tensor'], (g, { tensor }) => g.mul(tensor)),
        tensor: by('g\\,x', ['self'], (g, { self }) => g.mul(self)),
      }),
    ),
  ),
);

export const vdot = operator(
  'Sum of the products of two vectors, the first conjugated.',
  multilinearly(
    kernel(
      'vdot(Tensor self, Tensor other) -> Tensor',
      scalarProduct,
      gradient('VdotBackward0', {
        self: by('g\\,y', ['other'], (g, { other }) => g.mul(other)),
        other: by('g\\,x', ['self'], (g, { self }) => g.mul(self)),
      }),
    ),
  ),
);

export const mv = operator(
  'Product of a matrix and a vector.',
  multilinearly(
    kernel(
      'mv(Tensor self, Tensor vec) -> Tensor',
      (self: Tensor, vec: Tensor) => {
        if (self.ndim !== 2 || vec.ndim !== 1)
          throw runtimeError(`vector + matrix @ vector expected, got 1, ${self.ndim}, ${vec.ndim}`);
        const [rows = 0, columns = 0] = self.shape;
        if (columns !== vec.numel())
          throw runtimeError(`size mismatch, got input (${rows}), mat (${rows}x${columns}), vec (${vec.numel()})`);
        if (self.dtype !== vec.dtype) {
          const own = vec.dtype.scalarType;
          throw runtimeError(
            `addmv input tensors must have the same dtype, but got ${own}, ${self.dtype.scalarType}, and ${own}`,
          );
        }
        return product('addmv_impl_cpu', self, vec, 1, rows, columns, 1, [rows]);
      },
      gradient('MvBackward0', {
        self: by('g\\,y^{\\mathsf T}', ['vec'], (g, { vec }) => g.unsqueeze(1).mul(vec.unsqueeze(0))),
        vec: by('x^{\\mathsf T} g', ['self'], (g, { self }) => self.t().mv(g)),
      }),
    ),
  ),
);

export const mm = operator(
  'Product of two matrices.',
  multilinearly(
    kernel(
      'mm(Tensor self, Tensor mat2) -> Tensor',
      (self: Tensor, mat2: Tensor) => {
        if (self.ndim !== 2) throw runtimeError('self must be a matrix');
        if (mat2.ndim !== 2) throw runtimeError('mat2 must be a matrix');
        const [m = 0, k = 0] = self.shape;
        const [k2 = 0, n = 0] = mat2.shape;
        if (k !== k2) throw runtimeError(`mat1 and mat2 shapes cannot be multiplied (${m}x${k} and ${k2}x${n})`);
        if (self.dtype !== mat2.dtype)
          throw runtimeError(
            `expected m1 and m2 to have the same dtype, but got: ${self.dtype.cType} != ${mat2.dtype.cType}`,
          );
        return product('addmm_impl_cpu_', self, mat2, 1, m, k, n, [m, n]);
      },
      gradient('MmBackward0', {
        self: by(
          'g\\,y^{\\mathsf T}',
          ['mat2', 'mat2_sym_sizes', 'mat2_sym_strides'],
          (g, { mat2 }: { mat2: Tensor }) => g.mm(mat2.t()),
        ),
        mat2: by('x^{\\mathsf T} g', ['self', 'self_sym_sizes', 'self_sym_strides'], (g, { self }: { self: Tensor }) =>
          self.t().mm(g),
        ),
      }),
    ),
  ),
);

export const bmm = operator(
  'Products of two batches of matrices.',
  multilinearly(
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
        if (self.dtype !== mat2.dtype)
          throw runtimeError(`expected scalar type ${self.dtype.scalarType} but found ${mat2.dtype.scalarType}`);
        return product('bmm', self, mat2, batch, m, k, n, [batch, m, n]);
      },
      gradient('BmmBackward0', {
        self: by('g\\,y^{\\mathsf T}', ['mat2'], (g, { mat2 }) => g.bmm(mat2.transpose(1, 2))),
        mat2: by('x^{\\mathsf T} g', ['self'], (g, { self }) => self.transpose(1, 2).bmm(g)),
      }),
    ),
  ),
);

export const outer = aliased(
  operator(
    'Matrix of the products of the elements of two vectors.',
    composite('outer(Tensor self, Tensor vec2) -> Tensor', (self: Tensor, vec2: Tensor) => {
      if (self.ndim !== 1) throw runtimeError(`outer: Expected 1-D argument self, but got ${self.ndim}-D`);
      if (vec2.ndim !== 1) throw runtimeError(`outer: Expected 1-D argument vec2, but got ${vec2.ndim}-D`);
      return self.reshape([self.numel(), 1]).mul(vec2);
    }),
  ),
  'ger',
);

interface Trilinear {
  readonly i1: Tensor;
  readonly i2: Tensor;
  readonly i3: Tensor;
  readonly expand1: readonly number[];
  readonly expand2: readonly number[];
  readonly expand3: readonly number[];
  readonly sumdim: readonly number[];
}

export const _trilinear = internal(
  method(
    'Products of three tensors, each with new dimensions where `expand1 … 3` say, summed over `sumdim`.',
    kernel(
      '_trilinear(Tensor i1, Tensor i2, Tensor i3, int[] expand1, int[] expand2, int[] expand3, int[] sumdim, int unroll_dim=1) -> Tensor',
      (
        i1: Tensor,
        i2: Tensor,
        i3: Tensor,
        expand1: readonly number[],
        expand2: readonly number[],
        expand3: readonly number[],
        sumdim: readonly number[],
      ) =>
        widened(i1.detach(), expand1)
          .mul(widened(i2.detach(), expand2))
          .mul(widened(i3.detach(), expand3))
          .sum(sumdim, false, { dtype: i1.dtype }),
      gradient('TrilinearBackward0', {
        i1: by(
          '\\textstyle\\sum g\\,y\\,z',
          ['i2', 'i3', 'expand1', 'expand2', 'expand3', 'sumdim'],
          (g, { i2, i3, expand1, expand2, expand3, sumdim }: Trilinear) =>
            g._trilinear(i2, i3, sumdim, expand2, expand3, expand1),
        ),
        i2: by(
          '\\textstyle\\sum g\\,x\\,z',
          ['i1', 'i3', 'expand1', 'expand2', 'expand3', 'sumdim'],
          (g, { i1, i3, expand1, expand2, expand3, sumdim }: Trilinear) =>
            i1._trilinear(g, i3, expand1, sumdim, expand3, expand2),
        ),
        i3: by(
          '\\textstyle\\sum g\\,x\\,y',
          ['i1', 'i2', 'expand1', 'expand2', 'expand3', 'sumdim'],
          (g, { i1, i2, expand1, expand2, expand3, sumdim }: Trilinear) =>
            i1._trilinear(i2, g, expand1, expand2, sumdim, expand3),
        ),
      }),
    ),
  ),
);

function widened(tensor: Tensor, dims: readonly number[]): Tensor {
  return [...dims].sort((a, b) => a - b).reduce((wide, d) => wide.unsqueeze(d), tensor);
}

function scalarProduct(self: Tensor, other: Tensor): Tensor {
  if (self.ndim !== 1 || other.ndim !== 1)
    throw runtimeError(`1D tensors expected, but got ${self.ndim}D and ${other.ndim}D tensors`);
  if (self.dtype !== other.dtype)
    throw runtimeError(
      `dot : expected both vectors to have same dtype, but found ${self.dtype.scalarType} and ${other.dtype.scalarType}`,
    );
  const count = self.numel();
  if (count !== other.numel())
    throw runtimeError(
      `inconsistent tensor size, expected tensor ${formatList(self.shape)} and src ${formatList(other.shape)} to have the same number of elements, but got ${count} and ${other.numel()} elements respectively`,
    );
  return product('dot', self, other, 1, 1, count, 1, []);
}

function product(
  name: string,
  a: Tensor,
  b: Tensor,
  batch: number,
  m: number,
  k: number,
  n: number,
  shape: readonly number[],
): Tensor {
  const { dtype } = a;
  if (dtype === bool) throw notImplemented(name, dtype);
  if (dtype === float32) {
    const sizes = { batch, m, k, n };
    const large = asked(dtype, numel(shape), () => largeProduct(matricesOf(a, 'row'), matricesOf(b), sizes));
    if (large !== null) return fromValues(large, shape, dtype);
  }
  const [left, right] = [denseValues(a), denseValues(b)];
  if (!dtype.is_floating_point && !fitsDouble(left, right, k)) {
    const exact = exactProduct(exactValues(a), exactValues(b), batch, m, k, n);
    return dtype === int64 ? fromExact(exact, shape) : wrapped(exact, shape, dtype);
  }
  const out = allocate(dtype, numel(shape));
  batchedProduct(left, right, out, batch, m, k, n);
  return fromValues(out, shape, dtype);
}

/** Smaller integers than 64 bits: their typed array takes the lowest bits. */
function wrapped(exact: BigInt64Array, shape: readonly number[], dtype: DType): Tensor {
  const out = allocate(dtype, exact.length);
  exact.forEach((value, i) => (out[i] = Number(BigInt.asIntN(32, value))));
  return fromValues(out, shape, dtype);
}
