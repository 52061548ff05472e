/** Random operators under a map: the same numbers for all elements of the batch, or different ones for each. */
import { run } from '../dispatch/dispatch';
import type { CompiledOverload } from '../dispatch/overload';
import { runtimeError } from '../errors';
import { Generator, generator } from '../kernels/generator';
import { Tensor } from '../tensor/tensor';
import { mapTensors, someTensor } from './arguments';
import { aligned, batched, elementAt, expandedInFront, isBatched, type Batch } from './batches';
import type { Result } from './level';
import { stacked } from './loop';

export type Randomness = 'error' | 'same' | 'different';

/** Runs at the level below, and gives results of the batch, or one for all. */
export function randomly(
  batch: Batch,
  randomness: Randomness,
  compiled: CompiledOverload,
  args: readonly unknown[],
): Result {
  const isOfBatch = someTensor(args, (tensor) => isBatched(batch, tensor));
  if (compiled.inplace) {
    change(batch, randomness, compiled, args, isOfBatch);
    return args[0] as Tensor;
  }
  if (randomness === 'same' && !isOfBatch) return run(compiled, args.slice());
  const whole = randomness === 'different' ? atOnce(batch, compiled, args) : null;
  const values = whole ?? stacked(compiled, oneByOne(batch, randomness, compiled, args));
  return values instanceof Tensor ? batched(batch, values) : values.map((value) => batched(batch, value));
}

/** All numbers in one call, so that they are those of one large tensor. */
function atOnce(batch: Batch, compiled: CompiledOverload, args: readonly unknown[]): Result | null {
  const { parameters } = compiled.signature;
  const size = parameters.findIndex(({ name, type }) => name === 'size' && type === 'int[]');
  if (size >= 0) return run(compiled, args.with(size, [batch.size, ...(args[size] as readonly number[])]));
  const tensors = args.filter((each) => each instanceof Tensor);
  if (tensors.length !== 1 || !(args[0] instanceof Tensor) || compiled.definition.name === 'multinomial') return null;
  return run(compiled, args.with(0, expandedInFront(batch, args[0]).contiguous()));
}

function oneByOne(
  batch: Batch,
  randomness: Randomness,
  compiled: CompiledOverload,
  args: readonly unknown[],
): Result[] {
  const source = args.find((each) => each instanceof Generator) ?? generator;
  const before = source.save();
  return Array.from({ length: batch.size }, (_, i) => {
    if (randomness === 'same') source.restore(before);
    return run(
      compiled,
      mapTensors(args, (tensor) => elementAt(batch, tensor, i)),
    );
  });
}

function change(
  batch: Batch,
  randomness: Randomness,
  compiled: CompiledOverload,
  args: readonly unknown[],
  isOfBatch: boolean,
): void {
  const self = args[0] as Tensor;
  if (isBatched(batch, self)) {
    if (randomness === 'same') oneByOne(batch, randomness, compiled, args);
    else
      run(
        compiled,
        mapTensors(args, (tensor) => aligned(batch, tensor, self.ndim)),
      );
  } else if (randomness === 'different' || isOfBatch)
    throw runtimeError(
      'vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same randomness. If this is necessary for your usage, please file an issue with functorch.',
    );
  else run(compiled, args.slice());
}
