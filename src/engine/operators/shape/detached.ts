/** The same memory without a graph. */
import { aliasOf } from '../../tensor/create';
import type { Tensor } from '../../tensor/tensor';
import { kernel, method, operator } from '../definition';

export const detach = operator(
  'The same elements without a graph; a change in place of one is a change of both, and is noticed.',
  kernel('detach(Tensor self) -> Tensor', (self: Tensor) => aliasOf(self, false)),
);

export const variable_data = method(
  'The same elements without a graph, with a version count of their own: what `.data` gives.',
  kernel('variable_data(Tensor self) -> Tensor', (self: Tensor) => aliasOf(self, true)),
);
