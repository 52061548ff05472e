/** Operators that only exist in place: they give a tensor other values. */
import { runtimeError } from '../../errors';
import { filled } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { by, change, gradient, linearly, method, operator } from '../definition';

const nothing = by('0', [], (g: Tensor) => g.new_zeros(g.shape));

export const zero_ = operator(
  'Every element becomes 0.',
  change(
    'zero_(Tensor self) -> Tensor',
    (self: Tensor) => filled(0, [], self.dtype),
    gradient('ZeroBackward0', { self: nothing }),
  ),
);

export const fill_ = operator(
  'Every element becomes the value.',
  change(
    'fill_(Tensor self, Scalar value) -> Tensor',
    (self: Tensor, value: number | boolean) => filled(Number(value), [], self.dtype),
    gradient('FillBackward2', { self: nothing }),
  ),
  linearly(
    change(
      'fill_(Tensor self, Tensor value) -> Tensor',
      (_self: Tensor, value: Tensor) => {
        if (value.ndim !== 0)
          throw runtimeError(
            `fill_ only supports 0-dimension value tensor but got tensor with ${value.ndim} dimensions.`,
          );
        return value;
      },
      gradient('FillBackward3', { self: nothing, value: by('\\textstyle\\sum g', [], (g) => g.sum()) }),
    ),
  ),
);

export const copy_ = method(
  'The elements become those of the other, which is broadcast and cast.',
  linearly(
    change(
      'copy_(Tensor self, Tensor other, bool non_blocking=False) -> Tensor',
      (self: Tensor, other: Tensor | number | bigint | boolean) =>
        typeof other === 'object' ? other : filled(typeof other === 'boolean' ? Number(other) : other, [], self.dtype),
      // Summed to the shape of the operand by the walk, as every gradient of a broadcast.
      gradient('torch::autograd::CopyBackwards', { self: nothing, other: by('g', [], (g) => g) }),
      true,
    ),
  ),
);
