/** Derivatives of many vectors at once, as `vmap` computes them, against one at a time. */
import { gradcheckError, isRuntimeError } from '../../errors';
import { functions } from '../../functions';
import { vmap } from '../../func/vmap';
import { Tensor } from '../../tensor/tensor';
import { dual_level, make_dual, unpack_dual } from '../../transforms/forward-ad';
import { grad } from '../backward/backward';
import { BATCHED, BATCHED_FORWARD } from './notes';
import type { Subject } from './subject';

/** Refuses a backward whose gradients of two vectors at once are not those of each. */
export function checkBatched({ differentiated, outputs }: Subject): void {
  outputs.forEach((output, o) => {
    const vjp = (v: Tensor): Tensor[] =>
      grad([output], differentiated, { grad_outputs: [v], retain_graph: true, allow_unused: true }).map(
        (gradient, i) => gradient ?? zerosLike(differentiated[i] ?? v),
      );
    compare(vjp, output, BATCHED, (i) => [o, i]);
  });
}

/** The same of forward mode. */
export function checkBatchedForward({ at, inputs, differentiated }: Subject): void {
  for (const input of differentiated) {
    const jvp = (tangent: Tensor): Tensor[] =>
      dual_level(() => {
        const duals = inputs.map((other) => {
          if (!(other instanceof Tensor)) return other;
          return other === input ? make_dual(input.detach(), tangent) : other.detach();
        });
        return at(duals).map((output) => {
          const { primal, tangent: found } = unpack_dual(output);
          return found ?? zerosLike(primal);
        });
      });
    compare(jvp, input, BATCHED_FORWARD, (i) => [i, i]);
  }
}

function compare(
  derivative: (vector: Tensor) => Tensor[],
  like: Tensor,
  note: string,
  indices: (index: number) => readonly [number, number],
): void {
  const vectors = [0, 1].map(() => functions.randn_like(like.detach()));
  const each = vectors.map(derivative);
  const together = atOnce(derivative, functions.stack(vectors), note);
  together.forEach((found, i) => {
    const expected = functions.stack(each.map((one) => one[i] ?? found));
    if (functions.allclose(found, expected) === true) return;
    const [output, input] = indices(i);
    throw gradcheckError(
      `For output ${output} and input ${input}:\n\n${note}\n\nGot:\n${String(found)}\n\nExpected:\n${String(expected)}`,
    );
  });
}

function atOnce(derivative: (vector: Tensor) => Tensor[], vectors: Tensor, note: string): readonly Tensor[] {
  try {
    return vmap(derivative)(vectors) as Tensor[];
  } catch (error) {
    if (!isRuntimeError(error)) throw error;
    throw gradcheckError(`While computing batched gradients, got: ${error.message}\n\n${note}`);
  }
}

function zerosLike(tensor: Tensor): Tensor {
  return tensor.new_zeros(tensor.shape);
}
