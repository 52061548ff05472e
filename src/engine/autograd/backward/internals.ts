/** Of `torch._C`, what tells of the backward pass that runs. */
import { runtimeError } from '../../errors';
import type { Node } from '../nodes/node';
import { currentTask, type GraphTask } from './running';
import { SavedTensor } from '../nodes/saved';

function refuseToMake(): never {
  throw runtimeError('Trying to create a SavedTensor object from Python is forbidden.');
}

/** The class, for `instanceof`. */
export const SavedTensorClass = new Proxy(SavedTensor, { construct: refuseToMake, apply: refuseToMake });

export const internals = {
  _autograd: { SavedTensor: SavedTensorClass },
  /** A number of the pass that runs, larger than those before; -1 outside of any. */
  _current_graph_task_id: (): number => currentTask()?.id ?? -1,
  /** The nodes that have not run yet, in the order in which they will. */
  _current_graph_task_execution_order: (): readonly Node[] =>
    running('_current_graph_task_execution_order should only be called during the backward pass').executionOrder(),
  /** Whether the pass that runs keeps what was saved (`retain_graph`); true outside of any. */
  _get_current_graph_task_keep_graph: (): boolean => currentTask()?.keepGraph ?? true,
  /** The node whose step runs; null outside of a pass. */
  _current_autograd_node: (): Node | null => currentTask()?.node ?? null,
  /** Whether the pass that runs comes to the node. */
  _will_engine_execute_node: (node: Node): boolean =>
    running('_get_should_execute_nodes should only be called during the backward pass').willExecute(node),
};

function running(otherwise: string): GraphTask {
  const task = currentTask();
  if (task === null) throw runtimeError(otherwise);
  return task;
}
