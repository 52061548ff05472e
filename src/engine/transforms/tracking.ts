/**
 * The level of a function that is differentiated: its tensors have a graph of their own, or tangents of their own, over
 * values of the level below. Knows no operator.
 */
import { is_grad_enabled, is_recording, withGradMode } from '../autograd/modes/modes';
import { viewRelation } from '../autograd/views/views';
import { invoke } from '../dispatch/dispatch';
import { recordChange, recordLayout } from '../dispatch/inplace';
import type { CompiledOverload } from '../dispatch/overload';
import { record } from '../dispatch/record';
import { runtimeError } from '../errors';
import { Tensor } from '../tensor/tensor';
import { duringTransform } from './active';
import { mapTensors } from './arguments';
import { Level, living, type Result } from './level';
import { withTangents } from './propagation';
import { Tangents } from './tangents';
import { TrackedTensor } from './wrapped';

export class TrackingLevel extends Level {
  readonly tangents: Tangents | null;
  /** Without a graph where this level was entered, none is recorded below; the function itself is differentiated. */
  private readonly gradMode = is_grad_enabled();

  /** `forward`: with tangents. */
  constructor(forward: boolean) {
    super();
    this.tangents = forward ? new Tangents() : null;
  }

  /** Runs `body`; one that is to have a graph gets it also where the caller records nothing. */
  override during<T>(body: () => T): T {
    return super.during(() => (this.tangents === null ? withGradMode(true, body) : body()));
  }

  override below<T>(body: () => T): T {
    return super.below(() => withGradMode(is_grad_enabled() && this.gradMode, body));
  }

  lift(tensor: Tensor): Tensor {
    const alive = living(tensor);
    return this.owns(alive) ? alive : new TrackedTensor(this, alive);
  }

  /** Of a level with tangents. */
  tangentsHere(): Tangents {
    if (this.tangents === null) throw new Error('This level has no tangents.');
    return this.tangents;
  }

  /** A leaf of this level's graph. */
  leaf(tensor: Tensor): Tensor {
    const leaf = new TrackedTensor(this, this.lower(tensor));
    return duringTransform(null, () => leaf.requires_grad_());
  }

  /** The value of the level below. */
  lower(tensor: Tensor): Tensor {
    const alive = living(tensor);
    return this.owns(alive) ? alive.value : alive;
  }

  run(compiled: CompiledOverload, args: unknown[]): Result {
    const { forward } = compiled.overload;
    if (forward.kind === 'composite')
      return invoke(compiled.inplace ? (forward.change ?? forward.compose) : forward.compose, args);
    if (compiled.inplace) this.checkCapture(compiled, args[0] as Tensor);
    const own = mapTensors(args, (tensor) => this.lift(tensor));
    return withTangents(this.tangents, compiled, own, (operands) =>
      compiled.inplace ? this.change(compiled, operands) : this.compute(compiled, operands),
    );
  }

  private owns(tensor: Tensor): tensor is TrackedTensor {
    return tensor instanceof TrackedTensor && tensor.level === this;
  }

  private compute(compiled: CompiledOverload, own: unknown[]): Result {
    const result = this.computeBelow(compiled, own);
    const lift = (tensor: Tensor): Tensor => this.lifted(tensor, own);
    if (!(result instanceof Tensor) && !Array.isArray(result)) return result;
    const lifted = result instanceof Tensor ? lift(result) : result.map(lift);
    if (compiled.overload.gradient !== null && is_recording()) record(compiled, own, lifted);
    return lifted;
  }

  private computeBelow(compiled: CompiledOverload, own: unknown[]): Result {
    return this.runBelow(
      compiled,
      mapTensors(own, (tensor) => this.lower(tensor)),
    );
  }

  /** A result, which is a view where its value is one of an operand's. */
  private lifted(value: Tensor, own: readonly unknown[]): Tensor {
    const result = new TrackedTensor(this, value);
    const { origin } = value;
    const seen = origin === null ? undefined : own.find((operand) => this.shows(operand, origin.base));
    if (seen instanceof Tensor) result.origin = viewRelation(seen, origin?.made === 'several');
    return result;
  }

  private shows(operand: unknown, base: Tensor): boolean {
    return operand instanceof TrackedTensor && (operand.value.origin?.base ?? operand.value) === base;
  }

  private change(compiled: CompiledOverload, own: unknown[]): Tensor {
    if (compiled.overload.forward.kind !== 'geometry')
      return recordChange(compiled, own, () => {
        this.computeBelow(compiled, own);
      });
    return recordLayout(compiled, own, () => {
      const { shape, strides, offset } = this.computeBelow(compiled, own) as Tensor;
      (own[0] as Tensor).lieAs(shape, strides, offset);
      return true;
    });
  }

  private checkCapture({ definition: { name }, signature }: CompiledOverload, self: Tensor): void {
    if (this.owns(living(self))) return;
    const operator = name.endsWith('_') ? name : `${name}_`;
    const overload = signature.parameters[1]?.type === 'Tensor' || OF_SCALARS.test(name) ? '.Tensor' : '';
    throw runtimeError(
      `During a grad (vjp, jvp, grad, etc) transform, the function provided attempted to call in-place operation (aten::${operator}${overload}) that would mutate a captured Tensor. This is not supported; please rewrite the function being transformed to explicitly accept the mutated Tensor(s) as inputs.`,
    );
  }
}

/** PyTorch makes a tensor of the number. */
const OF_SCALARS = /^(?:add|sub|mul|div)$/;
