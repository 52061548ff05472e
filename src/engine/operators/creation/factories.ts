/** Constructors of tensors from sizes, and of tensors like others. */
import { bool, get_default_dtype, int64, type DType } from '../../dtype';
import { runtimeError } from '../../errors';
import { checkConverts } from '../../limits';
import { formatList, type Shape } from '../../shape';
import { denseValues, elementsOf } from '../../storage/access';
import { allocate, copied, stored } from '../../storage/storage';
import { filled, finished, fromElements, fromValues, tensor, viewOf, type TensorData } from '../../tensor/create';
import { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { kernel, method, torchFunction } from '../definition';

const OPTIONS = 'ScalarType? dtype=None, bool requires_grad=False';

type Value = number | bigint | boolean;

export const zeros = torchFunction(
  'A tensor of this size, all 0.',
  kernel(`zeros(int[] size, *, ${OPTIONS}) -> Tensor`, (size: Shape, dtype: DType | null, requires_grad: boolean) => {
    if (size.some((extent) => extent < 0)) throw runtimeError('zeros: Dimension size must be non-negative.');
    return constant(0, size, dtype ?? get_default_dtype(), requires_grad);
  }),
);

export const ones = torchFunction(
  'A tensor of this size, all 1.',
  kernel(`ones(int[] size, *, ${OPTIONS}) -> Tensor`, (size: Shape, dtype: DType | null, requires_grad: boolean) =>
    constant(1, size, dtype ?? get_default_dtype(), requires_grad),
  ),
);

export const empty = torchFunction(
  'A tensor of this size, its elements unspecified (here 0).',
  kernel(`empty(int[] size, *, ${OPTIONS}) -> Tensor`, (size: Shape, dtype: DType | null, requires_grad: boolean) =>
    constant(0, size, dtype ?? get_default_dtype(), requires_grad),
  ),
);

export const empty_strided = torchFunction(
  'A tensor of this size that lies in memory with these strides, its elements unspecified (here 0).',
  kernel(
    `empty_strided(int[] size, int[] stride, *, ${OPTIONS}) -> Tensor`,
    (size: Shape, stride: Shape, dtype: DType | null, requires_grad: boolean) => {
      if (size.length !== stride.length) throw runtimeError(`mismatch in length of strides and shape`);
      checkSize(size);
      const length = size.some((extent) => extent === 0)
        ? 0
        : size.reduce((last, extent, d) => last + (extent - 1) * (stride[d] ?? 1), 1);
      const memory = filled(0, [length], dtype ?? get_default_dtype());
      const made = viewOf(memory, size, stride);
      made.origin = null;
      return finished(made, { requires_grad });
    },
  ),
);

export const full = torchFunction(
  'A tensor of this size, all `fill_value`: of floats for a number, int64 for a bigint, bool for a truth value.',
  kernel(
    `full(int[] size, Scalar fill_value, *, ${OPTIONS}) -> Tensor`,
    (size: Shape, value: Value, dtype: DType | null, requires_grad: boolean) =>
      constant(value, size, dtype ?? typeOf(value), requires_grad),
  ),
);

export const scalar_tensor = torchFunction(
  'A 0-d tensor of this value.',
  kernel(
    `scalar_tensor(Scalar s, *, ${OPTIONS}) -> Tensor`,
    (value: Value, dtype: DType | null, requires_grad: boolean) =>
      constant(value, [], dtype ?? get_default_dtype(), requires_grad),
  ),
);

export const eye = torchFunction(
  'The identity matrix of `n` rows and `m` columns.',
  kernel(
    `eye(int n, int? m=None, *, ${OPTIONS}) -> Tensor`,
    (n: number, m: number | null, dtype: DType | null, requires_grad: boolean) => {
      const columns = m ?? n;
      if (n < 0) throw runtimeError(`n must be greater or equal to 0, got ${n}`);
      if (columns < 0) throw runtimeError(`m must be greater or equal to 0, got ${columns}`);
      const type = dtype ?? get_default_dtype();
      const values = allocate(type, n * columns);
      for (let i = 0; i < Math.min(n, columns); i++) values[i * columns + i] = 1;
      return finished(fromValues(values, [n, columns], type), { requires_grad });
    },
  ),
);

export const zeros_like = torchFunction(
  'A tensor of the same size, all 0.',
  kernel(
    `zeros_like(Tensor self, *, ${OPTIONS}) -> Tensor`,
    (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
      constant(0, self.shape, dtype ?? self.dtype, requires_grad),
  ),
);

export const ones_like = torchFunction(
  'A tensor of the same size, all 1.',
  kernel(
    `ones_like(Tensor self, *, ${OPTIONS}) -> Tensor`,
    (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
      constant(1, self.shape, dtype ?? self.dtype, requires_grad),
  ),
);

export const empty_like = torchFunction(
  'A tensor of the same size, its elements unspecified (here 0).',
  kernel(
    `empty_like(Tensor self, *, ${OPTIONS}) -> Tensor`,
    (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
      constant(0, self.shape, dtype ?? self.dtype, requires_grad),
  ),
);

export const full_like = torchFunction(
  'A tensor of the same size, all `fill_value`.',
  kernel(
    `full_like(Tensor self, Scalar fill_value, *, ${OPTIONS}) -> Tensor`,
    (self: Tensor, value: Value, dtype: DType | null, requires_grad: boolean) =>
      constant(value, self.shape, dtype ?? self.dtype, requires_grad),
  ),
);

export const new_zeros = method(
  'A tensor of this size and the dtype of `self`, all 0.',
  kernel(
    `new_zeros(Tensor self, int[] size, *, ${OPTIONS}) -> Tensor`,
    (self: Tensor, size: Shape, dtype: DType | null, requires_grad: boolean) =>
      constant(0, size, dtype ?? self.dtype, requires_grad),
  ),
);

export const new_ones = method(
  'A tensor of this size and the dtype of `self`, all 1.',
  kernel(
    `new_ones(Tensor self, int[] size, *, ${OPTIONS}) -> Tensor`,
    (self: Tensor, size: Shape, dtype: DType | null, requires_grad: boolean) =>
      constant(1, size, dtype ?? self.dtype, requires_grad),
  ),
);

export const new_empty = method(
  'A tensor of this size and the dtype of `self`, its elements unspecified (here 0).',
  kernel(
    `new_empty(Tensor self, int[] size, *, ${OPTIONS}) -> Tensor`,
    (self: Tensor, size: Shape, dtype: DType | null, requires_grad: boolean) =>
      constant(0, size, dtype ?? self.dtype, requires_grad),
  ),
);

export const new_full = method(
  'A tensor of this size and the dtype of `self`, all `fill_value`.',
  kernel(
    `new_full(Tensor self, int[] size, Scalar fill_value, *, ${OPTIONS}) -> Tensor`,
    (self: Tensor, size: Shape, value: Value, dtype: DType | null, requires_grad: boolean) =>
      constant(value, size, dtype ?? self.dtype, requires_grad),
  ),
);

export const new_tensor = method(
  'A tensor of this data and the dtype of `self`.',
  kernel(
    `new_tensor(Tensor self, any data, *, ${OPTIONS}) -> Tensor`,
    (self: Tensor, data: TensorData, dtype: DType | null, requires_grad: boolean) => {
      const type = dtype ?? self.dtype;
      if (!(data instanceof Tensor)) return tensor(data, { dtype: type, requires_grad });
      warn(
        'To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or sourceTensor.detach().clone().requires_grad_(True), rather than tensor.new_tensor(sourceTensor).',
      );
      const elements = type === data.dtype ? copied(elementsOf(data)) : stored(copied(denseValues(data, type)), type);
      return finished(fromElements(elements, data.shape, type), { requires_grad });
    },
  ),
);

function typeOf(value: Value): DType {
  if (typeof value === 'boolean') return bool;
  return typeof value === 'bigint' ? int64 : get_default_dtype();
}

function constant(value: Value, size: Shape, dtype: DType, requires_grad: boolean): Tensor {
  checkSize(size);
  checkConverts(value, dtype);
  return finished(filled(typeof value === 'boolean' ? Number(value) : value, size, dtype), { requires_grad });
}

function checkSize(size: Shape): void {
  const negative = size.find((extent) => extent < 0);
  if (negative !== undefined)
    throw runtimeError(`Trying to create tensor with negative dimension ${negative}: ${formatList(size)}`);
}
