/**
 * A call of a custom Function: `forward` runs without recording, and what it gives becomes the results of one node, whose
 * derivative is the Function's `backward`. Knows no Function in particular.
 */
import { typeError } from '../../errors';
import { observer, type Observer } from '../../observer';
import { Tensor } from '../../tensor/tensor';
import { activeTransform } from '../../transforms/active';
import { withoutTangents } from '../../transforms/forward-ad';
import { living } from '../../transforms/level';
import { MapLevel } from '../../transforms/mapping';
import { TrackingLevel } from '../../transforms/tracking';
import { completed } from '../nodes/created';
import { is_recording, is_reporting, withGradMode } from '../modes/modes';
import { CallState, FunctionCtx } from './context';
import { FunctionNode, type FunctionEdge } from './node';
import { forwardCall, outputForms, wrapOutputs } from './outputs';
import { callStatic, hasSetup, nameOf, type FunctionClass } from './statics';
import { propagateTangents } from './tangents';
import { applyMapped, checkTransformable, forwardBelow } from './transformed';
import { tupleOf } from './tuples';

/** Calls `cls` with the arguments of its `forward`, tensors or not; gives what `forward` gives. */
export function applyFunction(cls: FunctionClass, inputs: readonly unknown[]): unknown {
  const transform = activeTransform();
  if (transform instanceof MapLevel) {
    checkTransformable(cls);
    return applyMapped(transform, cls, inputs, applyFunction);
  }
  if (transform instanceof TrackingLevel) {
    checkTransformable(cls);
    const own = inputs.map((input) => (input instanceof Tensor ? transform.lift(input) : input));
    return applyRecorded(cls, own, null, () => forwardBelow(transform, cls, own, applyFunction));
  }
  const alive = inputs.map((input) => (input instanceof Tensor ? living(input) : input));
  const listener = is_reporting() ? observer() : null;
  listener?.onFunctionStart?.(alive);
  try {
    return applyRecorded(cls, alive, listener, (ctx) =>
      callStatic(cls, 'forward', hasSetup(cls) ? alive : [ctx, ...alive]),
    );
  } finally {
    listener?.onFunctionEnd?.();
  }
}

/** `forward` at the level that runs, and what its results are there; `listener` is told of the outermost level only. */
function applyRecorded(
  cls: FunctionClass,
  inputs: readonly unknown[],
  listener: Observer | null,
  forward: (ctx: FunctionCtx) => unknown,
): unknown {
  const tensors = inputs.filter((input) => input instanceof Tensor);
  const recorded = is_recording() && tensors.some(({ requires_grad }) => requires_grad);
  // Before `forward`, which may change what it is given.
  const edges = recorded ? tensors.map(edgeOf) : [];
  const state = new CallState(
    nameOf(cls),
    inputs.map((input) => input instanceof Tensor && input.requires_grad),
  );
  const ctx = new FunctionCtx(state);
  const given = withoutTangents(() =>
    withGradMode(false, () => {
      const output = synchronous(cls, forward(ctx));
      if (hasSetup(cls)) callStatic(cls, 'setup_context', [ctx, inputs, output]);
      return output;
    }),
  );
  const several = tupleOf(given);
  const call = forwardCall(state, tensors, several ?? [given], hasSetup(cls));
  const outputs = outputForms(call, state.outputGradDtypes);
  const areTensors = inputs.map((input) => input instanceof Tensor);
  const node = recorded ? new FunctionNode(cls, ctx, { state, edges, areTensors, outputs }) : null;
  const results = withoutTangents(() => wrapOutputs(call, node));
  propagateTangents(cls, ctx, { ...call, arguments: inputs, materializeGrads: state.materializeGrads }, results);
  if (node !== null) {
    state.node = node;
    node.save(state.toSave ?? []);
    node.showAttributes();
    // A node that goes on from an input that was changed was complete when it took its place.
    if (![...call.dirty].some(({ origin }) => origin === null)) completed(node);
    listener?.onFunction?.({ node, inputs, computed: call.outputs, results });
  }
  state.savedForForward = null;
  return several === null ? results[0] : results;
}

function synchronous(cls: FunctionClass, output: unknown): unknown {
  if (typeof output !== 'object' || output === null || !('then' in output) || typeof output.then !== 'function')
    return output;
  throw typeError(
    `${nameOf(cls)}.forward gives a promise, which has no place in a graph. Wait outside: const data = await load(); ${nameOf(cls)}.apply(data).`,
  );
}

function edgeOf(tensor: Tensor): FunctionEdge {
  const node = tensor.gradientNode();
  return { node, output: node !== null && node === tensor.grad_fn ? tensor.output_nr : 0 };
}
