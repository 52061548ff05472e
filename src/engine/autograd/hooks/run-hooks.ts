/** Runs the hooks of a node at their place in its step, and refuses results that no gradient could be. */
import { pythonTypeName, runtimeError, typeError } from '../../errors';
import type { UserDerivative } from '../../observer';
import { sameShape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { callHook, hookName, type Attachments, type Hook, type HookList } from './hooks';
import type { Gradients, Node } from '../nodes/node';
import { userCode, userDerivative } from '../backward/running';
import { isTensor } from '../nodes/tensors';

/** Hooks of tensors: each is given the gradient as the one before left it. */
export function runTensorHooks(node: Node, { tensorHooks }: Attachments, gradients: Gradients): Gradients {
  if (tensorHooks.size === 0) return gradients;
  const results = gradients.slice();
  for (const [output, { hooks }] of tensorHooks)
    for (const hook of hooks) {
      const gradient = results[output] ?? null;
      const given = [gradient];
      const replaced = userDerivative({ kind: 'tensor hook', node, output, given }, () => {
        const result = callHook(hook, gradient);
        return isNothing(result) ? null : [checked(gradient, result, hook)];
      });
      if (replaced !== null) results[output] = replaced[0] ?? null;
    }
  return results;
}

/** Hooks before the node's step: each may replace the gradients of its outputs. */
export function runPrehooks(node: Node, { prehooks }: Attachments, gradients: Gradients): Gradients {
  return runNodeHooks(prehooks, gradients, (given) => ({
    derivative: { kind: 'node prehook', node, output: 0, given },
    args: [given.slice()],
  }));
}

/** Hooks after the node's step: each may replace the gradients of its inputs. */
export function runPosthooks(node: Node, { posthooks }: Attachments, inputs: Gradients, outputs: Gradients): Gradients {
  return runNodeHooks(posthooks, inputs, (given) => ({
    derivative: { kind: 'node hook', node, output: 0, given: [...given, ...outputs] },
    args: [given.slice(), outputs.slice()],
  }));
}

interface NodeHookCall {
  readonly derivative: UserDerivative;
  readonly args: readonly unknown[];
}

function runNodeHooks(
  { hooks }: HookList,
  gradients: Gradients,
  callOf: (given: Gradients) => NodeHookCall,
): Gradients {
  let results = gradients;
  for (const hook of hooks) {
    const given = results;
    const { derivative, args } = callOf(given);
    const replaced = userDerivative(derivative, () => {
      const result = callHook(hook, ...args);
      return isNothing(result) ? null : checkedList(given, result, hook);
    });
    if (replaced !== null) results = replaced;
  }
  return results;
}

/** Hooks after a leaf's `.grad` was changed. They are given the leaf, and change nothing by what they give. */
export function runPostAccumulateHooks({ postAccumulateHooks }: Attachments, leaf: Tensor): void {
  for (const hook of postAccumulateHooks.hooks) {
    const result = userCode(() => callHook(hook, leaf));
    if (!isNothing(result) && checked(leaf, result, hook) !== leaf)
      throw runtimeError('Tensor post accumulate grad hooks should return None.');
  }
}

function isNothing(result: unknown): result is null | undefined {
  return result === null || result === undefined;
}

function checkedList(given: Gradients, results: unknown, hook: Hook): Gradients {
  if (!Array.isArray(results)) throw typeError(`expected tuple, but hook returned '${pythonTypeName(results)}'`);
  if (results.length !== given.length)
    throw runtimeError(
      `hook '${hookName(hook)}' has returned an incorrect number of values (got ${results.length}, but expected ${given.length})`,
    );
  return (results as readonly unknown[]).map((result, i) =>
    isNothing(result) ? null : checked(given[i] ?? null, result, hook),
  );
}

/** What takes the place of a gradient looks like it. */
function checked(original: Tensor | null, result: unknown, hook: Hook): Tensor {
  if (original === null) throw runtimeError("can't replace a None gradient with a non-None value");
  if (!isTensor(result)) throw typeError(`expected Variable, but hook returned '${pythonTypeName(result)}'`);
  if (result.dtype !== original.dtype)
    throw runtimeError(
      `hook '${hookName(hook)}' has changed the type of value (was torch.${original.dtype.scalarType}Tensor got torch.${result.dtype.scalarType}Tensor)`,
    );
  if (!sameShape(result.shape, original.shape))
    throw runtimeError(`hook '${hookName(hook)}' has changed the size of value`);
  return result;
}
