/** Hooks on several tensors at once: with all of their gradients, or with the first that is there. */
import { TorchError, valueError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { callHook, RemovableHandle, type Hook } from '../hooks/hooks';
import type { Node } from '../nodes/node';
import { currentTask, type GraphTask } from '../backward/running';

interface MultiGradOptions {
  /** `all` or `any`. */
  readonly mode?: string;
}

/**
 * Calls `fn` in every backward pass. In mode `all`, when the gradients of all tensors that the pass comes to are there: with
 * one per tensor, null for the others. In mode `any`, with the first gradient that is there.
 */
export function register_multi_grad_hook(
  tensors: readonly Tensor[],
  fn: Hook,
  { mode = 'all' }: MultiGradOptions = {},
): RemovableHandle {
  if (mode !== 'all' && mode !== 'any') throw valueError(`Expects mode to be one of ('all', 'any') but got ${mode}`);
  const handles = mode === 'all' ? onAll(tensors, fn) : onAny(tensors, fn);
  return new RemovableHandle(handles[0]?.id ?? 0, () => {
    for (const handle of handles) handle.remove();
  });
}

/** What has arrived in one pass. */
interface Arrivals {
  readonly gradients: (Tensor | null)[];
  missing: number;
}

function onAll(tensors: readonly Tensor[], fn: Hook): RemovableHandle[] {
  const nodes = tensors.map(nodeOf);
  const passes = new WeakMap<GraphTask, Arrivals>();
  return tensors.map((tensor, i) =>
    tensor.register_hook((gradient: Tensor | null) => {
      const task = runningTask();
      const arrivals = passes.get(task) ?? {
        gradients: tensors.map(() => null),
        missing: nodes.filter((node) => task.willExecute(node)).length,
      };
      passes.set(task, arrivals);
      arrivals.gradients[i] = gradient;
      arrivals.missing--;
      if (arrivals.missing > 0) return;
      passes.delete(task);
      callHook(fn, arrivals.gradients);
    }),
  );
}

function onAny(tensors: readonly Tensor[], fn: Hook): RemovableHandle[] {
  const passes = new WeakSet<GraphTask>();
  const first = (gradient: Tensor | null): void => {
    const task = runningTask();
    if (passes.has(task)) return;
    passes.add(task);
    callHook(fn, gradient);
  };
  return tensors.filter(({ requires_grad }) => requires_grad).map((tensor) => tensor.register_hook(first));
}

function nodeOf(tensor: Tensor): Node {
  const node = tensor.gradientNode();
  if (node === null) throw new TorchError('AssertionError', 'Expected gradient function to be set');
  return node;
}

function runningTask(): GraphTask {
  const task = currentTask();
  if (task === null) throw new TorchError('AssertionError', 'expected this hook to be called inside a backward call');
  return task;
}
