/**
 * The derivatives of a result by one leaf, one order after the other: each gradient is differentiated again, as
 * `create_graph` allows. Knows tensors, and nothing of plots.
 */
import { grad } from '../../engine/autograd/backward/backward';
import { filled } from '../../engine/tensor/create';
import type { Tensor } from '../../engine/tensor/tensor';
import { aside, constantOf } from '../formula';
import { reasonOf } from '../undefined';

export interface Orders {
  /** From the first derivative on, the leaf's elements row-major; null where the result does not depend on the leaf. */
  readonly list: readonly (readonly number[] | null)[];
  /** The first order that autograd could not give, and why; null where all are there. */
  readonly missing: MissingOrder | null;
}

export interface MissingOrder {
  readonly order: number;
  readonly reason: string;
}

/** `element`: which of the leaf's elements moves; null: all together, each for itself. `check` runs between the orders. */
export function ordersOf(
  result: Tensor,
  leaf: Tensor,
  order: number,
  element: number | null,
  check: () => void,
): Orders {
  if (!result.requires_grad) return { list: [null], missing: null };
  const list: (readonly number[] | null)[] = [];
  let current = result.numel() === 1 ? result : aside(() => result.sum());
  for (let now = 1; now <= order; now += 1) {
    check();
    // What no longer depends on the leaf is constant from here on.
    if (!current.requires_grad) {
      list.push(new Array<number>(leaf.numel()).fill(0));
      continue;
    }
    try {
      const gradient = once(current, leaf, now < order, now === 1 ? null : chosen(leaf, element));
      if (gradient === null && now === 1) return { list: [null], missing: null };
      list.push(gradient?.toArray() ?? new Array<number>(leaf.numel()).fill(0));
      if (gradient === null) current = filled(0, [], leaf.dtype);
      else current = gradient;
    } catch (error) {
      if (now === 1) throw error;
      return { list, missing: { order: now, reason: reasonOf(error) } };
    }
  }
  return { list, missing: null };
}

function once(from: Tensor, leaf: Tensor, again: boolean, grad_outputs: Tensor | null): Tensor | null {
  const [gradient] = aside(() =>
    grad(from, [leaf], {
      create_graph: again,
      allow_unused: true,
      ...(grad_outputs === null ? {} : { grad_outputs }),
    }),
  );
  return gradient ?? null;
}

/** Which elements of a gradient are differentiated again. */
function chosen(leaf: Tensor, element: number | null): Tensor {
  if (element === null || leaf.ndim === 0) return filled(1, leaf.shape, leaf.dtype);
  const only = new Array<number>(leaf.numel()).fill(0);
  only[element] = 1;
  return constantOf({ shape: leaf.shape, values: only });
}
