/**
 * The node of a call of a custom Function: hands the gradients to the user's `backward`, and passes on what that gives,
 * if it can be gradients. Knows nothing of how the call came about.
 */
import { float32, type DType } from '../../dtype';
import { pythonTypeName, runtimeError, typeError } from '../../errors';
import { functions } from '../../functions';
import { SCALAR, type Shape } from '../../shape';
import { Tensor } from '../../tensor/tensor';
import { unreported } from '../modes/modes';
import { Node, type Gradients, type SavedValue } from '../nodes/node';
import { userDerivative } from '../backward/running';
import { freedError, SavedTensor } from '../nodes/saved';
import type { CallState, FunctionCtx } from './context';
import { notWritable } from './context';
import { callBackward, type FunctionClass } from './statics';
import { tupleOf } from './tuples';

/** A tensor among what `forward` gave, and what its gradient is like. */
export interface OutputForm {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly differentiable: boolean;
  /** null: as it arrives. */
  readonly gradientDtype: DType | null;
}

/** Where the gradient of a tensor goes that was given to `apply`. */
export interface FunctionEdge {
  readonly node: Node | null;
  readonly output: number;
}

export interface FunctionNodeParts {
  readonly state: CallState;
  /** Of the arguments that are tensors. */
  readonly edges: readonly FunctionEdge[];
  /** Of all arguments, whether they are tensors. */
  readonly areTensors: readonly boolean[];
  /** null for what is no tensor. */
  readonly outputs: readonly (OutputForm | null)[];
}

export class FunctionNode extends Node {
  readonly function: FunctionClass;
  private readonly ctx: FunctionCtx;
  private readonly parts: FunctionNodeParts;
  private saves: readonly SavedTensor[] = [];
  private freed = false;

  constructor(cls: FunctionClass, ctx: FunctionCtx, parts: FunctionNodeParts) {
    const first = parts.outputs.find((output) => output !== null);
    super(first?.shape ?? SCALAR, first?.dtype ?? float32);
    this.function = cls;
    this.ctx = ctx;
    this.parts = parts;
  }

  override name(): string {
    return `${this.parts.state.name}Backward`;
  }

  override get operatorName(): string {
    return this.parts.state.name;
  }

  override get definition(): null {
    return null;
  }

  override get rules(): readonly string[] {
    const name = this.parts.state.name.replace(/[^A-Za-z0-9]/g, '');
    const given = this.parts.outputs.length > 1 ? 'g_0, g_1, \\dots' : 'g';
    return this.parts.edges.map((_, i) => {
      const which = this.parts.edges.length > 1 ? `_{${i}}` : '';
      return `\\operatorname{${name}.backward}(${given})${which}`;
    });
  }

  override get edgeCount(): number {
    return this.parts.edges.length;
  }

  override edge(index: number): Node | null {
    return this.parts.edges[index]?.node ?? null;
  }

  override edgeOutput(index: number): number {
    return this.parts.edges[index]?.output ?? 0;
  }

  override get outputCount(): number {
    return this.parts.outputs.length;
  }

  override outputShape(output: number): Shape {
    return this.parts.outputs[output]?.shape ?? this.shape;
  }

  override gradientDtype(output: number): DType | null {
    return this.parts.outputs[output]?.gradientDtype ?? null;
  }

  // What was saved

  /** Keeps what `save_for_backward` was given. */
  save(values: readonly unknown[]): void {
    this.saves = values.map((value, i) => {
      if (value === null || value === undefined) return SavedTensor.save(null, false);
      if (!(value instanceof Tensor))
        throw typeError(
          `save_for_backward can only save variables, but argument ${i} is of type ${pythonTypeName(value)}`,
        );
      return SavedTensor.save(value, value.node === this);
    });
  }

  get saved_tensors(): (Tensor | null)[] {
    return this._raw_saved_tensors.map((saved) => saved.unpack(this));
  }

  set saved_tensors(_value: unknown) {
    throw notWritable('saved_tensors');
  }

  // @ts-expect-error -- the only name of this form that stands for all that was saved, not for one
  get _raw_saved_tensors(): readonly SavedTensor[] {
    if (this.freed) throw freedError();
    return this.saves;
  }

  /** Of each argument of `apply`. */
  get needs_input_grad(): readonly boolean[] {
    return this.parts.state.needs_input_grad;
  }

  override saved(): readonly SavedValue[] {
    return this.saved_tensors.map((value, i) => ({ name: `tensors[${i}]`, value }));
  }

  override release(): void {
    for (const saved of this.saves) saved.release();
    this.saves = [];
    this.freed = true;
  }

  /** Lets the attributes of `ctx` be read from here, except where a node has something of that name itself. */
  showAttributes(): void {
    const { ctx } = this;
    for (const name of Object.keys(ctx)) {
      if (name in this) continue;
      Object.defineProperty(this, name, {
        get: () => ctx[name],
        set: (value: unknown) => {
          ctx[name] = value;
        },
        enumerable: false,
        configurable: true,
      });
    }
  }

  // The step back

  override apply(gradients: Gradients): (Tensor | null)[] {
    const given = this.parts.outputs.map((output, i) => gradients[i] ?? this.undefinedGradient(output));
    const derivative = { kind: 'function', node: this, output: 0, given } as const;
    const results = userDerivative(derivative, () => this.checked(this.callDerivative(given)));
    this.showAttributes();
    return (results ?? []).slice();
  }

  private callDerivative(given: readonly (Tensor | null)[]): unknown {
    const args = this.function.boxed_grads_call === true ? [given.slice()] : given;
    return callBackward(this.function, [this.ctx, ...args]);
  }

  /** What `backward` is given where no gradient arrived. */
  private undefinedGradient(output: OutputForm | null): Tensor | null {
    if (output === null || !this.parts.state.materializeGrads) return null;
    if (!output.differentiable && this.ctx['_materialize_non_diff_grads'] === false) return null;
    return unreported(() => functions.zeros(output.shape, { dtype: output.dtype }));
  }

  /** One gradient for each argument: of tensors; null after the last is too many but says nothing. */
  private checked(returned: unknown): readonly (Tensor | null)[] {
    const { areTensors } = this.parts;
    const all = tupleOf(returned) ?? [returned];
    const beyond = all.slice(areTensors.length);
    const gradients = beyond.every(isNothing) ? all.slice(0, areTensors.length) : all;
    if (gradients.length !== areTensors.length)
      throw runtimeError(
        `function ${this.name()} returned an incorrect number of gradients (expected ${areTensors.length}, got ${gradients.length})`,
      );
    return gradients.flatMap((gradient, i) => {
      if (areTensors[i] === true) return [this.checkedGradient(gradient)];
      if (!isNothing(gradient))
        throw runtimeError(
          `function ${this.name()} returned a gradient different than None at position ${i + 1}, but the corresponding forward input was not a Variable`,
        );
      return [];
    });
  }

  private checkedGradient(gradient: unknown): Tensor | null {
    if (isNothing(gradient)) return null;
    if (gradient instanceof Tensor) return gradient;
    const advice = isPromise(gradient)
      ? `\n${this.parts.state.name}.backward gives a promise, for which a backward pass does not wait. Make it a function that is not async.`
      : '';
    throw runtimeError(`expected Variable or None (got ${pythonTypeName(gradient)})${advice}`);
  }

  override __call__(): never {
    throw typeError(`'${this.name()}' object is not callable`);
  }

  override toString(): string {
    return this.parts.state.toString();
  }
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
