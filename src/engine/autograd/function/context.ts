/**
 * `ctx`: what `forward` of a custom Function tells its call, and what `backward` and `jvp` are given again. Knows neither
 * the graph nor how a Function is called; attributes of any other name are the user's own.
 */
import { objectText } from '../../printing/address';
import { pythonTypeName, runtimeError, TorchError } from '../../errors';
import { Tensor } from '../../tensor/tensor';
import type { FunctionNode } from './node';

/** What a call has been told through its `ctx`. */
export class CallState {
  /** Of the class of the Function. */
  readonly name: string;
  /** One for each argument of `apply`. */
  needs_input_grad: readonly boolean[];
  toSave: readonly unknown[] | null = null;
  /** While the call lasts. */
  savedForForward: readonly unknown[] | null = null;
  dirty: readonly unknown[] | null = null;
  nonDifferentiable: readonly unknown[] | null = null;
  materializeGrads = true;
  outputGradDtypes: readonly unknown[] | null = null;
  /** Once there is one: where no gradient is needed there is none. */
  node: FunctionNode | null = null;

  constructor(name: string, needs_input_grad: readonly boolean[]) {
    this.name = name;
    this.needs_input_grad = needs_input_grad;
  }

  /** The context's and the node's text: PyTorch has one object for both. */
  toString(): string {
    return objectText(`torch.autograd.function.${this.name}Backward`, this);
  }
}

export class FunctionCtx {
  [attribute: string]: unknown;
  readonly #state: CallState;

  constructor(state: CallState) {
    this.#state = state;
  }

  /**
   * Keeps tensors for `backward`, which finds them in `ctx.saved_tensors`: inputs and outputs, or null. Whatever else is
   * needed goes on `ctx` itself.
   */
  save_for_backward(...tensors: readonly unknown[]): void {
    this.#state.toSave = tensors;
  }

  /** Keeps tensors for `jvp`, which finds them in `ctx.saved_tensors`. */
  save_for_forward(...tensors: readonly unknown[]): void {
    if (!tensors.every((tensor) => tensor instanceof Tensor || tensor === null || tensor === undefined))
      throw new TorchError(
        'AssertionError',
        'save_for_forward expects all arguments to be tensors; you should save non-tensors as attributes on ctx.',
      );
    this.#state.savedForForward = tensors;
  }

  /** Says which inputs were changed in place. Each must be among the results. */
  mark_dirty(...inputs: readonly unknown[]): void {
    this.#state.dirty = inputs;
  }

  /** Says which results have no gradient. `backward` is given zeros for them. */
  mark_non_differentiable(...outputs: readonly unknown[]): void {
    this.#state.nonDifferentiable = outputs;
  }

  /** Whether `backward` and `jvp` are given zeros where there is no gradient (as they are), or null. */
  set_materialize_grads(value: boolean): void {
    this.#state.materializeGrads = value;
  }

  /** The dtype of the gradient that `backward` is given for each result; null leaves it as it is. */
  set_output_grad_dtype(...dtypes: readonly unknown[]): void {
    if (this.#state.outputGradDtypes !== null) throw runtimeError('set_output_grad_dtype can only be called once');
    this.#state.outputGradDtypes = dtypes;
  }

  /** What was saved: in `backward` for backward, in `jvp` for forward. Freed with the graph. */
  get saved_tensors(): (Tensor | null)[] {
    const { savedForForward, node } = this.#state;
    if (savedForForward !== null) return savedForForward.map((tensor) => (tensor ?? null) as Tensor | null);
    return node === null ? [] : node.saved_tensors;
  }

  set saved_tensors(_value: unknown) {
    throw notWritable('saved_tensors');
  }

  /** Which arguments of `apply` need a gradient: one truth value for each. */
  get needs_input_grad(): readonly boolean[] {
    return this.#state.needs_input_grad;
  }

  set needs_input_grad(value: readonly boolean[]) {
    this.#state.needs_input_grad = value;
  }

  toString(): string {
    return this.#state.toString();
  }
}

export function notWritable(attribute: string): TorchError {
  return new TorchError(
    'AttributeError',
    `attribute '${attribute}' of 'torch._C._FunctionBase' objects is not writable`,
  );
}

/** The tensors that `forward` named to `method` of its `ctx`. */
export function markedTensors(marked: readonly unknown[] | null, refusal: string): ReadonlySet<Tensor> {
  const tensors = new Set<Tensor>();
  (marked ?? []).forEach((tensor, i) => {
    if (!(tensor instanceof Tensor)) throw runtimeError(refusal.replace('%d', String(i)) + pythonTypeName(tensor));
    tensors.add(tensor);
  });
  return tensors;
}
