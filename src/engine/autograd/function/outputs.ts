/**
 * What becomes of the tensors that `forward` gives: which are results of the Function's node, which of its inputs come
 * back as views or changed in place, and which may not be changed in place later. As in PyTorch, to the last case.
 */
import { runtimeError, TorchError } from '../../errors';
import { DType } from '../../dtype';
import { pythonTypeName } from '../../errors';
import { storageOf } from '../../storage/access';
import { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import { no_grad, unreported } from '../modes/modes';
import { rebaseHistory } from '../views/slices';
import { checkChange } from '../views/views';
import { markedTensors, type CallState } from './context';
import type { FunctionNode, OutputForm } from './node';

/** What `forward` gave and said of a call. */
export interface ForwardCall {
  readonly inputs: ReadonlySet<Tensor>;
  readonly outputs: readonly unknown[];
  readonly dirty: ReadonlySet<Tensor>;
  readonly nonDifferentiable: ReadonlySet<Tensor>;
  /** What is saved, where `setup_context` said it: an input among them may not be a result as it is. */
  readonly saved: ReadonlySet<unknown>;
}

export function forwardCall(
  state: CallState,
  inputs: readonly Tensor[],
  outputs: readonly unknown[],
  usesSetup: boolean,
): ForwardCall {
  const nonDifferentiable = markedTensors(
    state.nonDifferentiable,
    'mark_non_differentiable only accepts variable arguments, but got ',
  );
  const dirty = markedTensors(state.dirty, 'mark_dirty can only accept variables, but argument %d is of type ');
  for (const tensor of dirty) storageOf(tensor).count();
  return {
    inputs: new Set(inputs),
    outputs,
    dirty,
    nonDifferentiable,
    saved: new Set(usesSetup ? state.toSave : []),
  };
}

/** How the gradients of the results look. */
export function outputForms(call: ForwardCall, declared: readonly unknown[] | null): readonly (OutputForm | null)[] {
  checkDeclared(call, declared);
  return call.outputs.map((output, i) => {
    if (!(output instanceof Tensor)) return null;
    const differentiable = isDifferentiable(output, call);
    const { shape, dtype } = output;
    return { shape, dtype, differentiable, gradientDtype: declared === null ? dtype : (declared[i] as DType | null) };
  });
}

/** Whether a result that `forward` gave has a gradient. */
export function isDifferentiable(output: Tensor, { nonDifferentiable }: ForwardCall): boolean {
  return output.dtype.is_floating_point && !nonDifferentiable.has(output);
}

function checkDeclared(call: ForwardCall, declared: readonly unknown[] | null): void {
  if (declared === null) return;
  const { outputs } = call;
  if (declared.length !== outputs.length)
    throw runtimeError(
      `set_output_grad_dtype expected the number of declarations to match the number of outputs: the Function returned ${outputs.length} values but ${declared.length} declarations were provided`,
    );
  declared.forEach((dtype, i) => {
    if (dtype === null) return;
    if (!(dtype instanceof DType))
      throw runtimeError(
        `set_output_grad_dtype expects each declaration to be a torch.dtype or None, but got ${pythonTypeName(dtype)}`,
      );
    const output = outputs[i];
    if (!(output instanceof Tensor) || !isDifferentiable(output, call))
      throw runtimeError(
        `set_output_grad_dtype: got a concrete dtype for output ${i}, but that output is not a differentiable tensor (it is a non-tensor, was marked non-differentiable, or has a non-differentiable dtype). Pass None for output ${i} instead.`,
      );
  });
}

/** The results as `apply` gives them; `node` is null where nothing is recorded. */
export function wrapOutputs(call: ForwardCall, node: FunctionNode | null): unknown[] {
  let differentiable = 0;
  const results = call.outputs.map((output, i) => {
    if (!(output instanceof Tensor)) return output;
    const isResult = node !== null && isDifferentiable(output, call);
    const result = isResult ? resultOf(output, call, node, i) : constantOf(output, call);
    if (!(call.inputs.has(output) && call.dirty.has(output)) && result.origin !== null) result.origin.made = 'function';
    if (isResult) differentiable++;
    return result;
  });
  // As for operators: views among several results would lose the others' gradients if they were changed.
  if (differentiable > 1)
    for (const result of results)
      if (result instanceof Tensor && result.origin !== null) result.origin.made = 'several';
  for (const tensor of call.dirty)
    if (!call.outputs.includes(tensor))
      throw runtimeError(
        'Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified inplace must all be outputs of the Function.',
      );
  return results;
}

/** A result that has no gradient. */
function constantOf(output: Tensor, call: ForwardCall): Tensor {
  const isInput = call.inputs.has(output);
  if (!output.requires_grad) return isInput && !call.dirty.has(output) ? viewOfInput(output, call) : output;
  // An input keeps what it requires.
  if (isInput) return unreported(() => output.detach());
  // A view of an input does, too, as one that is made under no_grad.
  if (output.origin === null) {
    output.attach(null);
    output.requires_grad = false;
  }
  return output;
}

/** Output `index` of the node. */
function resultOf(output: Tensor, call: ForwardCall, node: FunctionNode, index: number): Tensor {
  const isInput = call.inputs.has(output);
  if (call.dirty.has(output)) {
    changed(output, isInput, call, node, index);
    return output;
  }
  const result = isInput ? viewOfInput(output, call) : output;
  result.attach(node, index);
  return result;
}

/** An input that is given back as it is has a gradient of its own, so it becomes another tensor. */
function viewOfInput(input: Tensor, { saved }: ForwardCall): Tensor {
  if (saved.has(input))
    throw runtimeError(
      'An input that has been returned as-is as output is being saved for backward. This is not supported if you override setup_context. You should return and save a view of the input instead, e.g. with x.view_as(x) or setup ctx inside the forward function itself.',
    );
  return no_grad(() => unreported(() => input.view_as(input)));
}

/** The node goes on from where the input that was changed came from. */
function changed(input: Tensor, isInput: boolean, call: ForwardCall, node: FunctionNode, index: number): void {
  // What it is now, not what its node becomes where it is a view: that is made anew only now.
  if (input.node === null && input.requires_grad)
    throw runtimeError('a leaf Variable that requires grad has been used in an in-place operation.');
  if (!isInput)
    warn(
      'ctx.mark_dirty() received a tensor that was not an input. Only input Tensors that have been mutated should be passed to ctx.mark_dirty().',
    );
  if (input.origin !== null) {
    if (call.outputs.length > 1) throw new TorchError('RuntimeError', SEVERAL);
    checkChange(input);
  }
  input.storedGrad = null;
  rebaseHistory(input, node, index);
  // Its elements changed before its base got the node, so the count does not tell that its own is outdated.
  if (input.origin !== null) input.origin.version = -1;
}

const SEVERAL =
  'If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than one Tensor. This is not supported by the current autograd engine. You should either make sure the input is not a view (using .clone() for example) or make your Function only return one Tensor (potentially splitting it into two Functions: one doing the inplace that returns a single Tensor and a second one that does the other operations). You can ask on the forum https://discuss.pytorch.org/ if you need help to do this change.';
