/** Makes 0-d tensors for what the class itself imports. */
import type { DType } from '../../dtype';
import type { Tensor } from '../../tensor/tensor';

type Maker = (value: number, dtype: DType) => Tensor;

let make: Maker | null = null;

/** Says how; the class does, once. */
export function setScalarMaker(maker: Maker): void {
  make = maker;
}

/** A 0-d tensor that owns its value. */
export function scalarTensor(value: number, dtype: DType): Tensor {
  if (make === null) throw new Error('There are no tensors yet.');
  return make(value, dtype);
}
