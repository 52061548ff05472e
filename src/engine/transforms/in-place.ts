/** Changes in place of all elements of a batch. What is the same for all cannot take different changes. */
import { run } from '../dispatch/dispatch';
import type { CompiledOverload } from '../dispatch/overload';
import { runtimeError, type TorchError } from '../errors';
import { Tensor } from '../tensor/tensor';
import { mapTensors } from './arguments';
import { aligned, elementAt, inFront, isBatched, type Batch } from './batches';
import { alignedArguments, hasCheck } from './pointwise-rule';
import { atenName } from './aten-name';
import { BatchedTensor } from './wrapped';

/** Changes `self`, the first argument, by batched tensors or being one; runs at the level below. */
export function changeBatch(batch: Batch, compiled: CompiledOverload, args: readonly unknown[]): void {
  const self = args[0] as Tensor;
  const { forward } = compiled.overload;
  if (forward.kind === 'pointwise' && !(hasCheck(compiled) && isBatched(batch, self)))
    run(compiled, alignedArguments(batch, compiled, args));
  else if (!isBatched(batch, self)) throw incompatible(compiled);
  else if (forward.kind === 'change') changeWhole(batch, self, compiled, args);
  else
    for (let i = 0; i < batch.size; i++)
      run(
        compiled,
        mapTensors(args, (tensor) => elementAt(batch, tensor, i)),
      );
}

/** New elements for all: from one value for each of them, or from as many as it has. */
function changeWhole(batch: Batch, self: Tensor, compiled: CompiledOverload, args: readonly unknown[]): void {
  const front = inFront(batch, self);
  const [, ...others] = args;
  if (compiled.definition.name === 'fill_' && others[0] instanceof Tensor)
    front.copy_(aligned(batch, others[0], self.ndim));
  else run(compiled, [front, ...mapTensors(others, (tensor) => aligned(batch, tensor, self.ndim))]);
}

/** Lays a batched `self` out anew, as the operator that does not change it gives it. */
export function relaid(compiled: CompiledOverload, args: readonly unknown[]): Tensor {
  const [self, ...others] = args as [BatchedTensor, ...unknown[]];
  const name = compiled.definition.name.replace(/_$/, '');
  const method = (self as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>)[name];
  const result = method?.apply(self, others);
  if (!(result instanceof BatchedTensor))
    throw runtimeError(
      `Batching rule not implemented for aten::${atenName(compiled)}. We could not generate a fallback.`,
    );
  self.become(result.value, result.batchDimension);
  return self;
}

function incompatible(compiled: CompiledOverload): TorchError {
  const name = compiled.definition.name === 'copy_' ? 'inplace arithmetic' : atenName(compiled);
  return runtimeError(
    `vmap: ${name}(self, *extra_args) is not possible because there exists a Tensor \`other\` in extra_args that has more elements than \`self\`. This happened due to \`other\` being vmapped over but \`self\` not being vmapped over in a vmap. Please try to use out-of-place operators instead of ${name}. If said operator is being called inside the PyTorch framework, please file a bug report instead.`,
  );
}
