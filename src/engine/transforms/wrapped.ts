/**
 * The tensors of a level: one that a level differentiates with respect to, over the memory of the tensor that it stands
 * for; and one that stands for a whole batch, of which it shows what is the same for all. Knows no operator.
 */
import { runtimeError } from '../errors';
import { without } from '../shape';
import { storageOf } from '../storage/access';
import { UnreadableStorage, type Storage } from '../storage/storage';
import { Tensor } from '../tensor/tensor';

/** As tensors see the level that they belong to. */
export interface Belonging {
  readonly number: number;
  /** Whether its function still runs. */
  readonly alive: boolean;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

/** The same elements as `value`, with a graph and tangents of its own level. */
export class TrackedTensor extends Tensor {
  static override readonly name: string = 'Tensor';

  readonly level: Belonging;
  /** Of the level below. */
  readonly value: Tensor;

  constructor(level: Belonging, value: Tensor) {
    super(storageOf(value), value.shape, value.dtype, value.strides, value.offset);
    this.level = level;
    this.value = value;
  }

  override toString(): string {
    const { alive, number } = this.level;
    return `GradTrackingTensor(lvl=${alive ? number : -2}, value=\n${indented(this.value.toString())}\n)`;
  }
}

/** All at once: one tensor for each element of a batch. */
export class BatchedTensor extends Tensor {
  static override readonly name: string = 'Tensor';

  readonly level: Belonging;
  /** Of the level below, with the batch's dimension. */
  value: Tensor;
  /** Which dimension of `value` the batch is. */
  batchDimension: number;

  constructor(level: Belonging, value: Tensor, batchDimension: number) {
    const strides = without(value.strides, [batchDimension]);
    super(unreadable(value), without(value.shape, [batchDimension]), value.dtype, strides, value.offset);
    this.level = level;
    this.value = value;
    this.batchDimension = batchDimension;
  }

  /** Stands for another batch from now on; `self` of a change that lays it out anew. */
  become(value: Tensor, batchDimension: number): void {
    this.value = value;
    this.batchDimension = batchDimension;
    this.cell = unreadable(value);
    this.lieAs(without(value.shape, [batchDimension]), without(value.strides, [batchDimension]), value.offset);
  }

  override toArray(): never {
    throw runtimeError(ELEMENTS);
  }

  override tolist(): never {
    throw runtimeError(ELEMENTS);
  }

  override __bool__(): boolean {
    if (this.numel() !== 1) return super.__bool__();
    throw runtimeError(CONDITION);
  }

  override toString(): string {
    const { number } = this.level;
    return `BatchedTensor(lvl=${number}, bdim=${this.batchDimension}, value=\n${indented(this.value.toString())}\n)`;
  }
}

const ITEM =
  "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, please try to rewrite what you're doing with other operations. If error is occurring somewhere inside PyTorch internals, please file a bug report.";

const CONDITION =
  "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support that yet, please file an issue at https://github.com/pytorch/pytorch/issues .";

const ELEMENTS = "Cannot access data pointer of Tensor that doesn't have storage";

/** The tensor outside of all transforms that another one stands for: of a batched one, the whole batch. */
export function plainOf(tensor: Tensor): Tensor {
  let found = tensor;
  while (found instanceof TrackedTensor || found instanceof BatchedTensor) found = found.value;
  return found;
}

/** The memory of `value`, versions and all, except that there is no element to read. */
function unreadable(value: Tensor): Storage {
  return new UnreadableStorage(storageOf(value), ITEM);
}
