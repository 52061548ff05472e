/**
 * The heart of reverse mode: a node holds the derivative of one operator call and the edges to the nodes of its
 * operands. It knows neither which operators there are nor how the graph is walked.
 */
import type { DType } from '../../dtype';
import { typeError } from '../../errors';
import type { OperatorDefinition } from '../../operators/definition';
import { isPlainObject } from '../../plain-object';
import { objectText } from '../../printing/address';
import type { Shape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import type { Task } from '../backward/task';
import { is_anomaly_enabled, rememberOrigin } from '../modes/anomaly';
import { Attachments, type Hook, type RemovableHandle } from '../hooks/hooks';
import { InputMetadata } from './metadata';
import type { SavedTensor } from './saved';
import { isTensor } from './tensors';

export interface SavedValue {
  /** PyTorch's `_saved_*` attribute without that prefix. */
  readonly name: string;
  /** null where the node did not need it. */
  readonly value: unknown;
}

export type Gradients = readonly (Tensor | null)[];

let created = 0;

/** How many there have been: each has a smaller `sequence_nr`, but for those that accumulate. */
export function nodesCreated(): number {
  return created;
}

let renumbered = false;

/** Whether users gave nodes other numbers, which say no more when they were made. */
export function areRenumbered(): boolean {
  return renumbered;
}

/** Of AccumulateGrad: the largest number that PyTorch's 64 bits hold. */
export const LAST = 2 ** 64 - 1;

export abstract class Node {
  /** What the call saved, by PyTorch's names: accessors that come up with the operators. */
  readonly [saved: `_saved_${string}`]: unknown;
  /** The same as it is kept; undefined for what is no tensor. */
  readonly [raw: `_raw_saved_${string}`]: SavedTensor | undefined;

  /** Order of creation, which decides what runs first of what is ready. */
  sequence_nr: number;
  /** Shape and dtype of the first output: what a gradient that arrives must look like. */
  readonly shape: Shape;
  readonly dtype: DType;
  /** Of the walk backward that is at the node. */
  task: Task | null = null;
  /** Whatever the observer attaches. */
  observed: unknown = null;
  /** Hooks, metadata and gradients that are kept; null as long as there are none. */
  attached: Attachments | null = null;

  constructor(shape: Shape, dtype: DType, sequence_nr = created++) {
    this.shape = shape;
    this.dtype = dtype;
    this.sequence_nr = sequence_nr;
    if (is_anomaly_enabled()) rememberOrigin(this);
  }

  /** PyTorch's name, with the namespace that the engine's own nodes have. */
  abstract name(): string;
  abstract get definition(): OperatorDefinition | null;
  abstract saved(): readonly SavedValue[];
  /** LaTeX of each derivative, in order of `next_functions`. */
  abstract get rules(): readonly string[];
  abstract get edgeCount(): number;
  abstract edge(index: number): Node | null;
  /** Which output of the edge's node the gradient is for. */
  abstract edgeOutput(index: number): number;
  /** One step of the walk backward: gradients of the outputs in, one gradient per edge out. */
  abstract apply(gradients: Gradients): (Tensor | null)[];
  abstract release(): void;

  abstract get outputCount(): number;
  abstract outputShape(output: number): Shape;

  /** As in a tensor's text: without namespace. */
  get printedName(): string {
    const name = this.name();
    return name.slice(name.lastIndexOf(':') + 1);
  }

  /** As messages name the operator: `Mul`, `Pow1`. */
  get operatorName(): string {
    return this.name().replace(/Backward(\d*)$/, (_, number: string) => (number === '0' ? '' : number));
  }

  /** For each differentiable operand the node that its gradient goes to, and which output of that it is. */
  get next_functions(): readonly (readonly [Node | null, number])[] {
    return Array.from({ length: this.edgeCount }, (_, i) => [this.edge(i), this.edgeOutput(i)] as const);
  }

  /** The dtype that a gradient gets on its way to this output; null where it keeps its own. */
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- nodes whose outputs differ in this ask for it
  gradientDtype(_output: number): DType | null {
    return this.dtype;
  }

  /** Hands what was saved to the hooks that are in force now. */
  packSaved(): void {
    // Most nodes of the engine's own save nothing.
  }

  protected get attachments(): Attachments {
    return (this.attached ??= new Attachments());
  }

  /** Outputs whose gradient is kept (`retain_grad`), by their number; null as long as nothing was attached. */
  get retained(): Map<number, Tensor> | null {
    return this.attached === null ? null : this.attached.retained;
  }

  /** Keeps the gradient of an output in a tensor. */
  retain(output: number, tensor: Tensor): void {
    this.attachments.retained.set(output, tensor);
  }

  /** Whatever users keep there; anomaly mode keeps `traceback_` and `parent_`. */
  get metadata(): Record<string, unknown> {
    return this.attachments.metadata;
  }

  /** Calls `hook(grad_inputs, grad_outputs)` after the node's step; an array that it gives replaces `grad_inputs`. */
  register_hook(hook: Hook): RemovableHandle {
    return this.attachments.posthooks.add(hook);
  }

  /** Calls `hook(grad_outputs)` before the node's step; an array that it gives replaces `grad_outputs`. */
  register_prehook(hook: Hook): RemovableHandle {
    return this.attachments.prehooks.add(hook);
  }

  /** What `tensor.register_hook` does, for the tensor that is an output of this node. */
  addTensorHook(output: number, hook: Hook): RemovableHandle {
    return this.attachments.hooksOf(output).add(hook);
  }

  /** Always true: what needs no gradient has no node. On the prototype, since a field would cost each node memory. */
  declare readonly requires_grad: boolean;

  get _input_metadata(): readonly InputMetadata[] {
    return Array.from({ length: this.outputCount }, (_, i) => new InputMetadata(this.outputShape(i), this.dtype));
  }

  _sequence_nr(): number | bigint {
    return this.sequence_nr === LAST ? 2n ** 64n - 1n : this.sequence_nr;
  }

  _set_sequence_nr(sequence_nr: number | bigint): void {
    renumbered = true;
    this.sequence_nr = Number(sequence_nr);
  }

  /** The node's step: from the gradients of its outputs to those of its inputs, an array unless there is one. */
  __call__(...gradients: readonly unknown[]): Tensor | null | readonly (Tensor | null)[] {
    if (gradients.some(isPlainObject)) throw typeError('keyword arguments are not supported');
    if (gradients.length !== this.outputCount)
      throw typeError(`expected ${this.outputCount} arguments, got ${gradients.length} instead`);
    const given = gradients.map((gradient, i) => {
      if (gradient === null || gradient === undefined) return null;
      if (!isTensor(gradient)) throw typeError(`argument ${i} is not a Variable`);
      return gradient;
    });
    const results = this.apply(given);
    return results.length === 1 ? (results[0] ?? null) : results;
  }

  toString(): string {
    return objectText(this.printedName, this);
  }
}

Object.defineProperty(Node.prototype, 'requires_grad', { value: true });
