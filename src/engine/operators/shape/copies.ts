/** Copies and conversions. */
import type { DType } from '../../dtype';
import { bool, float32, float64 } from '../../dtype';
import { denseValues } from '../../storage/access';
import { copied } from '../../storage/storage';
import { fromValues } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, kernel, method, operator } from '../definition';

export const clone = operator(
  'A copy.',
  kernel(
    'clone(Tensor self) -> Tensor',
    (self: Tensor) => self.detachedCopy(),
    gradient('CloneBackward0', { self: by('g', [], (g) => g) }),
  ),
);

export const contiguous = method(
  'Itself where its elements lie in row-major order, else a copy where they do.',
  composite('contiguous(Tensor self) -> Tensor', (self: Tensor) => (self.is_contiguous() ? self : self.clone())),
);

export const _to_copy = method(
  'A copy in another dtype.',
  kernel(
    '_to_copy(Tensor self, *, ScalarType dtype) -> Tensor',
    (self: Tensor, dtype: DType) => {
      const values = denseValues(self, dtype);
      return fromValues(self.dtype === dtype ? copied(values) : values, self.shape, dtype);
    },
    // In the operand's dtype, to which the walk casts every gradient.
    gradient('ToCopyBackward0', { self: by('g', [], (g) => g) }),
  ),
);

export const to = method(
  'In another dtype; itself where it has that already.',
  composite('to(Tensor self, ScalarType dtype) -> Tensor', (self: Tensor, dtype: DType) =>
    self.dtype === dtype ? self : self._to_copy({ dtype }),
  ),
);

export const float = method(
  'In float32.',
  composite('float(Tensor self) -> Tensor', (self: Tensor) => self.to(float32)),
);

export const double = method(
  'In float64.',
  composite('double(Tensor self) -> Tensor', (self: Tensor) => self.to(float64)),
);

export const toBool = method(
  'As truth values: whether it is not 0.',
  composite('bool(Tensor self) -> Tensor', (self: Tensor) => self.to(bool)),
);
