/**
 * `generate_vmap_rule`: of a custom Function, the one that does the same for a whole batch. Its static methods are those of
 * the Function, mapped over the batch.
 */
import { Tensor } from '../../tensor/tensor';
import { isBatched } from '../../transforms/batches';
import { MapLevel } from '../../transforms/mapping';
import { BatchedTensor } from '../../transforms/wrapped';
import { CallState, FunctionCtx } from './context';
import * as defaults from './defaults';
import { callBackward, callStatic, nameOf, type FunctionClass } from './statics';
import { tupleOf } from './tuples';

type Dim = number | null;

/** A value of the level below, and where the batch is in it. */
type Placed = readonly [value: unknown, dim: Dim];

export interface MappedFunction {
  readonly mapped: FunctionClass;
  /** Of the results, once they are there. */
  readonly outputDims: () => readonly Dim[];
}

/** What the context of a call on single elements was told, for the whole batch. */
interface Kept {
  readonly ctx: FunctionCtx;
  readonly forBackward: readonly Dim[];
  readonly forForward: readonly Dim[];
}

/** `dims`: of the arguments. */
export function mappedFunction(
  cls: FunctionClass,
  { size, randomness }: MapLevel,
  dims: readonly Dim[],
): MappedFunction {
  let outputDims: readonly Dim[] = [];
  const contexts = new WeakMap<FunctionCtx, Kept>();

  /** Runs `body` on single elements: of a batch at a level of its own. */
  const mapping = <T>(body: (level: MapLevel) => T): T => {
    const level = new MapLevel(size, randomness);
    return level.during(() => body(level));
  };

  const forward = (...values: readonly unknown[]): unknown =>
    mapping((level) => {
      const output = callStatic(cls, 'forward', batches(level, values, dims));
      const several = tupleOf(output);
      const placed = (several ?? [output]).map((result) => taken(level, result));
      outputDims = placed.map(([, dim]) => dim);
      return several === null ? placed[0]?.[0] : placed.map(([value]) => value);
    });

  const setup_context = (ctx: FunctionCtx, inputs: readonly unknown[], output: unknown): void => {
    mapping((level) => {
      const state = new CallState(nameOf(cls), ctx.needs_input_grad);
      const own = new FunctionCtx(state);
      const several = tupleOf(output);
      const outputs = batches(level, several ?? [output], outputDims);
      callStatic(cls, 'setup_context', [own, batches(level, inputs, dims), several === null ? outputs[0] : outputs]);
      const backward = (state.toSave ?? []).map((value) => taken(level, value));
      const ahead = (state.savedForForward ?? []).map((value) => taken(level, value));
      if (state.toSave !== null) ctx.save_for_backward(...backward.map(([value]) => value));
      if (state.savedForForward !== null) ctx.save_for_forward(...ahead.map(([value]) => value));
      if (state.dirty !== null) ctx.mark_dirty(...state.dirty.map((value) => taken(level, value)[0]));
      if (state.nonDifferentiable !== null)
        ctx.mark_non_differentiable(...state.nonDifferentiable.map((value) => taken(level, value)[0]));
      ctx.set_materialize_grads(state.materializeGrads);
      contexts.set(ctx, {
        ctx: own,
        forBackward: backward.map(([, dim]) => dim),
        forForward: ahead.map(([, dim]) => dim),
      });
    });
  };

  /** The context on single elements, with what was saved of them. */
  const contextAt = (level: MapLevel, ctx: FunctionCtx, which: 'forBackward' | 'forForward'): object => {
    const kept = contexts.get(ctx);
    const saved = batches(level, ctx.saved_tensors, kept?.[which] ?? []);
    return Object.create(kept?.ctx ?? ctx, {
      saved_tensors: { value: saved },
      needs_input_grad: { value: ctx.needs_input_grad },
    }) as object;
  };

  const backward = (ctx: FunctionCtx, ...gradients: readonly unknown[]): unknown =>
    mapping((level) => {
      const returned = callBackward(cls, [
        contextAt(level, ctx, 'forBackward'),
        ...batches(level, gradients, outputDims),
      ]);
      return (tupleOf(returned) ?? [returned]).map((gradient, i) => fitted(level, gradient, dims[i] ?? null));
    });

  const jvp = (ctx: FunctionCtx, ...tangents: readonly unknown[]): unknown =>
    mapping((level) => {
      const returned = callStatic(cls, 'jvp', [contextAt(level, ctx, 'forForward'), ...batches(level, tangents, dims)]);
      const several = tupleOf(returned);
      const moved = (several ?? [returned]).map((tangent, i) => fitted(level, tangent, outputDims[i] ?? null));
      return several === null ? moved[0] : moved;
    });

  const mapped: FunctionClass = {
    name: `Vmapped${nameOf(cls)}`,
    prototype: {},
    forward,
    setup_context,
    backward,
    vjp: defaults.backward,
    jvp: cls.jvp === defaults.jvp ? defaults.jvp : jvp,
    vmap: defaults.vmap,
    generate_vmap_rule: true,
    boxed_grads_call: false,
  };
  return { mapped, outputDims: () => outputDims };
}

function batches(level: MapLevel, values: readonly unknown[], dims: readonly Dim[]): unknown[] {
  return values.map((value, i) => {
    const dim = dims[i] ?? null;
    return value instanceof Tensor && dim !== null ? new BatchedTensor(level, value, dim) : value;
  });
}

function taken(level: MapLevel, value: unknown): Placed {
  return isBatched(level, value) ? [value.value, value.batchDimension] : [value, null];
}

/** A gradient as that of a whole batch, or of what is the same for all of it: then the sum of those of its elements. */
function fitted(level: MapLevel, gradient: unknown, dim: Dim): unknown {
  if (!(gradient instanceof Tensor)) return gradient;
  if (dim !== null) return level.unwrapped(gradient, dim);
  if (!isBatched(level, gradient)) return gradient;
  return level.below(() => gradient.value.sum(gradient.batchDimension));
}
