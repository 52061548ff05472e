/**
 * Forward mode's memory: the tangents of the dual tensors of one level. They live as long as the level does. Knows neither
 * levels nor rules.
 */
import { sameShape } from '../shape';
import type { Tensor } from '../tensor/tensor';

export class Tangents {
  /** Off while tangents are computed themselves, and under `set_fwd_grad_enabled(false)`. */
  enabled = true;
  /** null: a view of a dual tensor that is none itself. */
  private readonly known = new WeakMap<Tensor, Tensor | null>();

  /** Runs `body` as if no tensor were dual. */
  without<T>(body: () => T): T {
    const before = this.enabled;
    this.enabled = false;
    try {
      return body();
    } finally {
      this.enabled = before;
    }
  }

  /** The tangent; of a view, the part of its base's that it shows. */
  of(tensor: Tensor): Tensor | null {
    const known = this.known.get(tensor);
    if (known !== undefined) return known;
    const base = tensor.origin?.base;
    const whole = base === undefined ? undefined : this.known.get(base);
    if (base === undefined || whole === undefined || whole === null) return null;
    const part = this.without(() => partOf(base, whole, tensor));
    this.known.set(tensor, part);
    return part;
  }

  set(tensor: Tensor, tangent: Tensor): void {
    this.known.set(tensor, tangent);
  }

  /** The tensor has none from now on, whatever its base has. */
  forget(tensor: Tensor): void {
    this.known.set(tensor, null);
  }

  /** After a change in place: in the tangent that is there, which others may show; a view's base becomes dual, too. */
  change(tensor: Tensor, tangent: Tensor): void {
    this.without(() => {
      const before = this.of(tensor);
      if (before !== null) before.copy_(tangent);
      else if (tensor.origin === null) this.known.set(tensor, laidOutAs(tensor, tangent).copy_(tangent));
      else {
        const { base } = tensor.origin;
        const whole = laidOutAs(base, tangent);
        this.known.set(base, whole);
        const part = partOf(base, whole, tensor);
        part.copy_(tangent);
        this.known.set(tensor, part);
      }
    });
  }
}

/** Zeros with the strides of the tensor, of the tangent's dtype. */
function laidOutAs({ shape, strides }: Tensor, tangent: Tensor): Tensor {
  const order = shape.map((_, d) => d).sort((a, b) => (strides[b] ?? 0) - (strides[a] ?? 0));
  const zeros = tangent.new_zeros(order.map((d) => shape[d] ?? 1));
  const back = new Array<number>(order.length);
  order.forEach((d, at) => (back[d] = at));
  return order.length < 2 ? zeros : zeros.permute(back).detach();
}

/** What a view of `base` shows, of another tensor of the same shape. */
function partOf(base: Tensor, whole: Tensor, view: Tensor): Tensor {
  if (sameShape(base.strides, whole.strides))
    return whole.as_strided(view.shape, view.strides, whole.offset + view.offset - base.offset);
  return whole._as_strided_part(base.shape, base.strides, base.offset, view.shape, view.strides, view.offset);
}
