/** Batched tensors as the rules for them take them: the batch in front, ranks aligned. Knows no operator. */
import type { Tensor } from '../tensor/tensor';
import type { Belonging } from './wrapped';
import { BatchedTensor } from './wrapped';

/** A level at which functions are mapped over a batch. */
export interface Batch extends Belonging {
  readonly size: number;
}

export function isBatched(batch: Batch, value: unknown): value is BatchedTensor {
  return value instanceof BatchedTensor && value.level === batch;
}

/** With the batch as the first dimension of the tensor below; others, which are the same for all, as they are. */
export function inFront(batch: Batch, tensor: Tensor): Tensor {
  if (!isBatched(batch, tensor)) return tensor;
  return tensor.batchDimension === 0 ? tensor.value : tensor.value.movedim(tensor.batchDimension, 0);
}

/** With a batch in front, also of what is the same for all. */
export function expandedInFront(batch: Batch, tensor: Tensor): Tensor {
  return isBatched(batch, tensor) ? inFront(batch, tensor) : tensor.expand([batch.size, ...tensor.shape]);
}

/** The batch in front, and dimensions of size 1 behind it up to a rank, so that it broadcasts with others of that rank. */
export function aligned(batch: Batch, tensor: Tensor, rank: number): Tensor {
  const front = inFront(batch, tensor);
  if (!isBatched(batch, tensor) || tensor.ndim >= rank) return front;
  const [size = 0, ...sizes] = front.shape;
  return front.view([size, ...new Array<number>(rank - tensor.ndim).fill(1), ...sizes]);
}

/** One element of the batch; what is the same for all, as it is. */
export function elementAt(batch: Batch, tensor: Tensor, index: number): Tensor {
  return isBatched(batch, tensor) ? tensor.value.select(tensor.batchDimension, index) : tensor;
}

/** A batch whose dimension is the first. */
export function batched(batch: Batch, value: Tensor): BatchedTensor {
  return new BatchedTensor(batch, value, 0);
}
