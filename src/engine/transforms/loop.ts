/** An operator for one element of a batch after the other: right for every one that gives tensors of the same shape. */
import { run } from '../dispatch/dispatch';
import type { CompiledOverload } from '../dispatch/overload';
import { runtimeError } from '../errors';
import { functions } from '../functions';
import { Tensor } from '../tensor/tensor';
import { mapTensors } from './arguments';
import { elementAt, type Batch } from './batches';
import type { Result } from './level';
import { atenName } from './aten-name';

/** The results of all elements, stacked; runs at the level below. */
export function loop(batch: Batch, compiled: CompiledOverload, args: readonly unknown[]): Result {
  if (batch.size === 0)
    throw runtimeError(
      `Batching rule not implemented for aten::${atenName(compiled)}. The fallback path does not support vmap over dims of size 0.`,
    );
  const results = Array.from({ length: batch.size }, (_, i) =>
    run(
      compiled,
      mapTensors(args, (tensor) => elementAt(batch, tensor, i)),
    ),
  );
  return stacked(compiled, results);
}

/** One result from those of each element, with the batch in front. */
export function stacked(compiled: CompiledOverload, results: readonly Result[]): Result {
  const [first] = results;
  if (first instanceof Tensor) return functions.stack(results as Tensor[], 0);
  if (!Array.isArray(first))
    throw runtimeError(
      `Batching rule not implemented for aten::${atenName(compiled)}. We could not generate a fallback.`,
    );
  const list = results as readonly (readonly Tensor[])[];
  return first.map((_, at) =>
    functions.stack(
      list.flatMap((each) => each[at] ?? []),
      0,
    ),
  );
}
