/** What a node tells of its outputs: the gradients that arrive look like that. */
import type { DType } from '../../dtype';
import { Size, type Shape } from '../../shape';

export class InputMetadata {
  readonly shape: Size;
  readonly dtype: DType;
  readonly device = 'cpu';
  readonly is_nested_tensor = false;

  constructor(shape: Shape, dtype: DType) {
    this.shape = Size.wrap(shape);
    this.dtype = dtype;
  }
}
