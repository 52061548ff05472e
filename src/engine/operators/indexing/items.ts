/** Elements by Python's index: `x[index]` and `x[index] = value`. */
import { item, setItem } from '../../tensor/items';
import type { Tensor } from '../../tensor/tensor';
import { assignment, composite, method } from '../definition';

export const __getitem__ = method(
  "Python's `x[index]`: a list of parts (whole numbers, null, '...', `torch.Slice`, index tensors, masks, lists), or one.",
  composite('__getitem__(Tensor self, any? index) -> Tensor', (self: Tensor, index: unknown) => item(self, index)),
);

/** Told as one call: its parts would change a view, and so the tensor behind the recorder's back. */
export const __setitem__ = method(
  "Python's `x[index] = value`; gives back the tensor.",
  assignment(
    '__setitem__(Tensor self, any? index, any? value) -> Tensor',
    (self: Tensor, index: unknown, value: unknown) => {
      setItem(self, index, value);
      return self;
    },
  ),
);
