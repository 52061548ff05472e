/** Which tensors of a recording show the memory of another one. Knows no graph. */
import type { Elements } from '../engine/storage/storage';
import type { Tensor } from '../engine/tensor/tensor';
import type { TensorId } from '../trace/trace';

export class Bases {
  private readonly idOf: (tensor: Tensor) => TensorId | undefined;
  /** The first tensor over each memory: the others are views of it. */
  private readonly first = new Map<Elements, TensorId>();

  constructor(idOf: (tensor: Tensor) => TensorId | undefined) {
    this.idOf = idOf;
  }

  /** To be asked of each tensor once, in the order of their ids; null where its memory is its own, or a later one's. */
  of(tensor: Tensor, id: TensorId): TensorId | null {
    // A number that no memory holds is nobody else's.
    const { cell, origin } = tensor;
    if (typeof cell === 'number') return null;
    const known = origin === null ? undefined : this.idOf(origin.base);
    const first = this.first.get(cell.array) ?? known;
    if (first === undefined || first === id) {
      this.first.set(cell.array, id);
      return null;
    }
    this.first.set(cell.array, known ?? first);
    return known ?? first;
  }
}
