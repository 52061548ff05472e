/**
 * The level of a function that is mapped over a batch: each operator runs once for the whole batch where a rule says how,
 * else for one element after the other. Knows no operator by name.
 */
import { viewRelation } from '../autograd/views/views';
import { invoke } from '../dispatch/dispatch';
import type { CompiledOverload } from '../dispatch/overload';
import { runtimeError, TorchError } from '../errors';
import { Tensor } from '../tensor/tensor';
import { someTensor } from './arguments';
import { batched, isBatched, type Batch } from './batches';
import { dualTangents } from './dual-level';
import { changeBatch, relaid } from './in-place';
import { Level, withoutDead, type Result } from './level';
import { loop } from './loop';
import { pointwiseRule } from './pointwise-rule';
import { withTangents } from './propagation';
import { randomly, type Randomness } from './randomness';
import { checkMappable, isRefusal } from './refused';
import { ruleOf } from './rules';
import type { Tangents } from './tangents';
import { BatchedTensor } from './wrapped';

export class MapLevel extends Level implements Batch {
  readonly size: number;
  readonly randomness: Randomness;

  constructor(size: number, randomness: Randomness) {
    super();
    this.size = size;
    this.randomness = randomness;
  }

  lift(tensor: Tensor): Tensor {
    return tensor;
  }

  run(compiled: CompiledOverload, args: unknown[]): Result {
    const operands = withoutDead(args);
    const tangents = dualTangents();
    if (tangents === null) return this.map(compiled, operands);
    someTensor(operands, (tensor) => this.tellTangent(tangents, tensor));
    if (compiled.overload.forward.kind === 'composite') return this.map(compiled, operands);
    const result = withTangents(tangents, compiled, operands, (given) =>
      tangents.without(() => this.map(compiled, given)),
    );
    for (const each of [result].flat()) if (each instanceof Tensor) this.tellValue(tangents, each);
    return result;
  }

  /** The value of a dual batch is dual: nodes below save it. */
  private tellValue(tangents: Tangents, tensor: Tensor): void {
    const tangent = isBatched(this, tensor) && tangents.enabled ? tangents.of(tensor) : null;
    if (tangent === null || !isBatched(this, tensor)) return;
    const { value, batchDimension } = tensor;
    const moving = tangents.without(() =>
      this.below(() =>
        isBatched(this, tangent)
          ? tangent.value.movedim(tangent.batchDimension, batchDimension)
          : tangent.expand([this.size, ...tangent.shape]).movedim(0, batchDimension),
      ),
    );
    tangents.set(value, moving);
    if (this.outer instanceof MapLevel) this.outer.tellValue(tangents, value);
  }

  /** A batch of dual tensors is dual. Gives false. */
  private tellTangent(tangents: Tangents, tensor: Tensor): false {
    if (isBatched(this, tensor) && tangents.enabled && tangents.of(tensor) === null) {
      const tangent = tangents.of(tensor.value);
      if (tangent !== null) tangents.set(tensor, new BatchedTensor(this, tangent, tensor.batchDimension));
    }
    return false;
  }

  private map(compiled: CompiledOverload, args: unknown[]): Result {
    const { definition, overload } = compiled;
    const isOfBatch = someTensor(args, (tensor) => isBatched(this, tensor));
    if (overload.forward.kind === 'composite') return this.byParts(compiled, args, isOfBatch);
    if (definition.random) return this.random(compiled, args);
    if (!isOfBatch) return this.runBelow(compiled, args);
    checkMappable(this, compiled, args);
    if (!compiled.inplace)
      return this.all(
        this.below(() => mapped(this, compiled, args)),
        args,
      );
    if (overload.forward.kind === 'geometry') return relaid(compiled, args);
    this.below(() => {
      changeBatch(this, compiled, args);
    });
    return args[0] as Tensor;
  }

  /** Results for the whole batch. */
  private all(values: Result, args: readonly unknown[]): Result {
    const lift = (value: Tensor): Tensor => this.lifted(value, args);
    return values instanceof Tensor ? lift(values) : values.map(lift);
  }

  /** A result for the whole batch, which is a view where its value is one of an operand's. */
  private lifted(value: Tensor, args: readonly unknown[]): Tensor {
    const result = batched(this, value);
    const { origin } = value;
    const seen =
      origin === null
        ? undefined
        : args.find((operand) => isBatched(this, operand) && shows(operand.value, origin.base));
    if (seen instanceof Tensor) result.origin = viewRelation(seen, origin?.made === 'several');
    return result;
  }

  /** As it is written with other operators; where it looks at elements, for one element of the batch after the other. */
  private byParts(compiled: CompiledOverload, args: unknown[], isOfBatch: boolean): Result {
    const { forward } = compiled.overload;
    if (forward.kind !== 'composite') throw new Error(`${compiled.definition.name} is no composite.`);
    if (isOfBatch) checkMappable(this, compiled, args);
    const parts = compiled.inplace ? (forward.change ?? forward.compose) : forward.compose;
    if (compiled.inplace || compiled.definition.byParts || !isOfBatch) return invoke(parts, args);
    try {
      return invoke(parts, args);
    } catch (error) {
      if (!(error instanceof TorchError) || isRefusal(error)) throw error;
      return this.all(
        this.below(() => loop(this, compiled, args)),
        args,
      );
    }
  }

  private random(compiled: CompiledOverload, args: unknown[]): Result {
    if (this.randomness === 'error')
      throw runtimeError(
        "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform the randomness operation out of vmap",
      );
    return this.below(() => randomly(this, this.randomness, compiled, args));
  }

  /** A result of the function with its batch as the dimension `dim`; what is the same for all, repeated. */
  unwrapped(tensor: Tensor, dim: number): Tensor {
    return this.below(() => {
      const value = isBatched(this, tensor) ? tensor.value : tensor.expand([this.size, ...tensor.shape]);
      const from = isBatched(this, tensor) ? tensor.batchDimension : 0;
      const result = value.movedim(from, dim);
      const tangents = dualTangents();
      const tangent = tangents?.enabled === true && isBatched(this, tensor) ? tangents.of(tensor) : null;
      if (tangents !== null && tangent !== null && tangents.of(result) === null)
        tangents.set(
          result,
          tangents.without(() => this.unwrapped(tangent, dim)),
        );
      return result;
    });
  }
}

/** What it is on all elements of the batch at once, the batch in front. */
function mapped(batch: Batch, compiled: CompiledOverload, args: unknown[]): Result {
  const rule = compiled.overload.forward.kind === 'pointwise' ? pointwiseRule : ruleOf(compiled);
  return rule?.(batch, compiled, args) ?? loop(batch, compiled, args);
}

function shows(value: Tensor, base: Tensor): boolean {
  return (value.origin?.base ?? value) === base;
}
