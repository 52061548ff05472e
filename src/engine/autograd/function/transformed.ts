/**
 * A custom Function inside a function that `torch.func` transforms: at each level it is a Function of its own, whose
 * forward is the Function at the level below. Knows neither how a level differentiates nor how operators are mapped.
 */
import { pythonClass, pythonTypeName, runtimeError } from '../../errors';
import { Tensor } from '../../tensor/tensor';
import { isBatched } from '../../transforms/batches';
import type { MapLevel } from '../../transforms/mapping';
import { withGradMode } from '../modes/modes';
import { broadcast, flatten } from '../../transforms/pytree';
import type { TrackingLevel } from '../../transforms/tracking';
import { BatchedTensor } from '../../transforms/wrapped';
import { mappedFunction } from './mapped';
import { callStatic, has, hasSetup, nameOf, type FunctionClass } from './statics';
import { tupleOf } from './tuples';

type Apply = (cls: FunctionClass, inputs: readonly unknown[]) => unknown;

const MORE = 'For more details, please see https://pytorch.org/docs/main/notes/extending.func.html';

/** Refuses what cannot run at several levels, since its context would be that of one only. */
export function checkTransformable(cls: FunctionClass): void {
  if (!hasSetup(cls))
    throw runtimeError(
      `In order to use an autograd.Function with functorch transforms (vmap, grad, jvp, jacrev, ...), it must override the setup_context staticmethod. ${MORE}`,
    );
}

/** What `forward` gives at a level that differentiates: the results of the level below, in the tensors of this one. */
export function forwardBelow(
  level: TrackingLevel,
  cls: FunctionClass,
  inputs: readonly unknown[],
  apply: Apply,
): unknown {
  const values = inputs.map((input) => (input instanceof Tensor ? level.lower(input) : input));
  // `forward` records nothing at this level, which is no reason to record nothing at those below.
  const output = withGradMode(true, () => level.below(() => apply(cls, values)));
  // An input that was changed in place is the same tensor afterwards.
  return mapResults(output, (result) => {
    const at = values.indexOf(result);
    return at >= 0 ? (inputs[at] as Tensor) : level.lift(result);
  });
}

function mapResults(output: unknown, f: (result: Tensor) => Tensor): unknown {
  const several = tupleOf(output);
  const map = (result: unknown): unknown => (result instanceof Tensor ? f(result) : result);
  return several === null ? map(output) : several.map(map);
}

/** The Function for a whole batch. */
export function applyMapped(level: MapLevel, cls: FunctionClass, inputs: readonly unknown[], apply: Apply): unknown {
  const generated = cls.generate_vmap_rule === true;
  if (generated && has(cls, 'vmap'))
    throw runtimeError(
      `You tried to vmap over ${nameOf(cls)}, but it has both generate_vmap_rule=True and an overridden vmap staticmethod. Please set generate_vmap_rule=False or delete the overridden vmap staticmethod to avoid ambiguity. ${MORE}`,
    );
  if (!generated && !has(cls, 'vmap'))
    throw runtimeError(
      `You tried to vmap over ${nameOf(cls)}, but it does not have vmap support. Please override and implement the vmap staticmethod or set generate_vmap_rule=True. ${MORE}`,
    );
  const dims = inputs.map((input) => (isBatched(level, input) ? input.batchDimension : null));
  const values = inputs.map((input) => (isBatched(level, input) ? input.value : input));
  if (dims.every((dim) => dim === null)) return level.below(() => apply(cls, inputs));
  if (generated) {
    const { mapped, outputDims } = mappedFunction(cls, level, dims);
    const output = level.below(() => apply(mapped, values));
    return batchedAs(level, output, outputDims(), inputs, values);
  }
  const info = { batch_size: level.size, randomness: level.randomness };
  const returned = level.below(() => callStatic(cls, 'vmap', [info, dims, ...values]));
  const [output, out_dims] = twoReturns(returned);
  const { structure } = flatten(output);
  const places = broadcast(out_dims, structure);
  if (places === null)
    throw runtimeError(
      `Expected the vmap staticmethod to have two returns, an output and out_dims with pytree structure compatible with the output. Got out_dims of type ${pythonTypeName(out_dims)}, which is not`,
    );
  return batchedAs(level, output, places, inputs, values);
}

function twoReturns(returned: unknown): readonly [unknown, unknown] {
  const EXPECTED =
    'Expected the vmap staticmethod to have two returns, an output and out_dims with pytree structure compatible with the output.';
  if (!Array.isArray(returned)) throw runtimeError(`${EXPECTED} Got a ${pythonClass(returned)} instead`);
  if (returned.length !== 2) throw runtimeError(`${EXPECTED} Got ${returned.length} returns instead`);
  return returned as unknown as readonly [unknown, unknown];
}

/** Results of the level below as batches: an input that was changed in place is the same tensor afterwards. */
function batchedAs(
  level: MapLevel,
  output: unknown,
  dims: readonly unknown[],
  inputs: readonly unknown[],
  values: readonly unknown[],
): unknown {
  let place = 0;
  const wrap = (result: unknown): unknown => {
    const dim = dims[place++];
    if (!(result instanceof Tensor) || dim === null || dim === undefined) return result;
    const at = values.indexOf(result);
    return at >= 0 && isBatched(level, inputs[at]) ? inputs[at] : new BatchedTensor(level, result, Number(dim));
  };
  const several = tupleOf(output);
  return several === null ? wrap(output) : several.map(wrap);
}
