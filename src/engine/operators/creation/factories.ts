/** Constructors of tensors from sizes and ranges, and of tensors like others. */
import { bool, get_default_dtype, float32, type DType } from '../../dtype';
import { runtimeError } from '../../errors';
import type { Shape } from '../../shape';
import { multiplyAdd } from '../../kernels/special';
import { allocate } from '../../storage/storage';
import { filled, finished, fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { kernel, method, torchFunction } from '../definition';

const OPTIONS = 'ScalarType? dtype=None, bool requires_grad=False';

export const zeros = torchFunction(
  'A tensor of this size, all 0.',
  kernel(`zeros(int[] size, *, ${OPTIONS}) -> Tensor`, (size: Shape, dtype: DType | null, requires_grad: boolean) =>
    constant('zeros', 0, size, dtype, requires_grad),
  ),
);

export const ones = torchFunction(
  'A tensor of this size, all 1.',
  kernel(`ones(int[] size, *, ${OPTIONS}) -> Tensor`, (size: Shape, dtype: DType | null, requires_grad: boolean) =>
    constant('ones', 1, size, dtype, requires_grad),
  ),
);

export const empty = torchFunction(
  'A tensor of this size, its elements unspecified (here 0).',
  kernel(`empty(int[] size, *, ${OPTIONS}) -> Tensor`, (size: Shape, dtype: DType | null, requires_grad: boolean) =>
    constant('empty', 0, size, dtype, requires_grad),
  ),
);

export const full = torchFunction(
  'A tensor of this size, all `fill_value`.',
  kernel(
    `full(int[] size, Scalar fill_value, *, ${OPTIONS}) -> Tensor`,
    (size: Shape, value: number | boolean, dtype: DType | null, requires_grad: boolean) =>
      constant('full', value, size, dtype ?? (typeof value === 'boolean' ? bool : null), requires_grad),
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
      const values = allocate(dtype ?? get_default_dtype(), n * columns);
      for (let i = 0; i < Math.min(n, columns); i++) values[i * columns + i] = 1;
      return finished(fromValues(values, [n, columns], dtype ?? get_default_dtype()), { requires_grad });
    },
  ),
);

export const arange = torchFunction(
  'Numbers from `start` up to, without, `end`, `step` apart.',
  kernel(`arange(Scalar end, *, ${OPTIONS}) -> Tensor`, (end: number, dtype: DType | null, requires_grad: boolean) =>
    range(0, end, 1, dtype, requires_grad),
  ),
  kernel(
    `arange(Scalar start, Scalar end, Scalar step=1, *, ${OPTIONS}) -> Tensor`,
    (start: number, end: number, step: number, dtype: DType | null, requires_grad: boolean) =>
      range(start, end, step, dtype, requires_grad),
  ),
);

export const linspace = torchFunction(
  '`steps` numbers from `start` to `end`, equally far apart.',
  kernel(
    `linspace(Scalar start, Scalar end, int steps, *, ${OPTIONS}) -> Tensor`,
    (start: number, end: number, steps: number, dtype: DType | null, requires_grad: boolean) => {
      if (steps < 0) throw runtimeError('number of steps must be non-negative');
      const type = dtype ?? get_default_dtype();
      return finished(fromValues(equallySpaced(start, end, steps, type), [steps], type), { requires_grad });
    },
  ),
);

const LIKE = '*, ScalarType? dtype=None, bool requires_grad=False';

export const zeros_like = torchFunction(
  'A tensor of the same size, all 0.',
  kernel(`zeros_like(Tensor self, ${LIKE}) -> Tensor`, (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
    constant('zeros_like', 0, self.shape, dtype ?? self.dtype, requires_grad),
  ),
);

export const ones_like = torchFunction(
  'A tensor of the same size, all 1.',
  kernel(`ones_like(Tensor self, ${LIKE}) -> Tensor`, (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
    constant('ones_like', 1, self.shape, dtype ?? self.dtype, requires_grad),
  ),
);

export const empty_like = torchFunction(
  'A tensor of the same size, its elements unspecified (here 0).',
  kernel(`empty_like(Tensor self, ${LIKE}) -> Tensor`, (self: Tensor, dtype: DType | null, requires_grad: boolean) =>
    constant('empty_like', 0, self.shape, dtype ?? self.dtype, requires_grad),
  ),
);

export const full_like = torchFunction(
  'A tensor of the same size, all `fill_value`.',
  kernel(
    `full_like(Tensor self, Scalar fill_value, ${LIKE}) -> Tensor`,
    (self: Tensor, value: number, dtype: DType | null, requires_grad: boolean) =>
      constant('full_like', value, self.shape, dtype ?? self.dtype, requires_grad),
  ),
);

export const new_zeros = method(
  'A tensor of this size and the dtype of `self`, all 0.',
  kernel(
    `new_zeros(Tensor self, int[] size, ${LIKE}) -> Tensor`,
    (self: Tensor, size: Shape, dtype: DType | null, requires_grad: boolean) =>
      constant('new_zeros', 0, size, dtype ?? self.dtype, requires_grad),
  ),
);

export const new_ones = method(
  'A tensor of this size and the dtype of `self`, all 1.',
  kernel(
    `new_ones(Tensor self, int[] size, ${LIKE}) -> Tensor`,
    (self: Tensor, size: Shape, dtype: DType | null, requires_grad: boolean) =>
      constant('new_ones', 1, size, dtype ?? self.dtype, requires_grad),
  ),
);

export const new_full = method(
  'A tensor of this size and the dtype of `self`, all `fill_value`.',
  kernel(
    `new_full(Tensor self, int[] size, Scalar fill_value, ${LIKE}) -> Tensor`,
    (self: Tensor, size: Shape, value: number, dtype: DType | null, requires_grad: boolean) =>
      constant('new_full', value, size, dtype ?? self.dtype, requires_grad),
  ),
);

function constant(
  name: string,
  value: number | boolean,
  size: Shape,
  dtype: DType | null,
  requires_grad: boolean,
): Tensor {
  if (size.some((extent) => extent < 0)) throw runtimeError(`${name}: Dimension size must be non-negative.`);
  return finished(filled(Number(value), size, dtype ?? get_default_dtype()), { requires_grad });
}

function range(start: number, end: number, step: number, dtype: DType | null, requires_grad: boolean): Tensor {
  if (step === 0) throw runtimeError('step must be nonzero');
  if (step > 0 !== end >= start && start !== end)
    throw runtimeError('upper bound and lower bound inconsistent with step sign');
  const type = dtype ?? get_default_dtype();
  const values = allocate(type, Math.ceil((end - start) / step));
  for (let i = 0; i < values.length; i++) values[i] = start + i * step;
  return finished(fromValues(values, [values.length], type), { requires_grad });
}

/** From both ends towards the middle, each with one rounding of product and sum together, as PyTorch computes it. */
function equallySpaced(start: number, end: number, steps: number, dtype: DType): ReturnType<typeof allocate> {
  const values = allocate(dtype, steps);
  const round = dtype === float32 ? Math.fround : (value: number) => value;
  const [first, last] = [round(start), round(end)];
  if (steps === 1) values[0] = first;
  // In float32 the product is exact in double precision.
  const sum = dtype === float32 ? (a: number, b: number, c: number) => a + b * c : multiplyAdd;
  const step = round((last - first) / (steps - 1));
  const half = Math.floor(steps / 2);
  for (let i = 0; steps > 1 && i < steps; i++)
    values[i] = i < half ? sum(first, step, i) : sum(last, -step, steps - i - 1);
  if (dtype === bool) for (let i = 0; i < steps; i++) values[i] = values[i] === 0 ? 0 : 1;
  return values;
}
