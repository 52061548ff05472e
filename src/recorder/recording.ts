/**
 * A finished recording as plain data: the tensors and nodes of a trace, numbered. A second recording of the same program
 * in another dtype lends its texts, where the two went the same way. Tensors are read when the data is made, so nothing
 * may have changed them in place since they were recorded.
 */
import type { Tensor } from '../engine/tensor/tensor';
import type { TensorId, TraceNode, TraceTensor } from '../trace/trace';
import { Numbering } from './numbering';
import type { Recorder } from './recorder';

export interface Recording {
  readonly tensors: readonly TraceTensor[];
  readonly nodes: readonly TraceNode[];
  /** The id of a tensor of the run; undefined where the recording does not hold it. */
  idOf(tensor: Tensor): TensorId | undefined;
  /** The engine's tensor of an id, for more of its values than the trace holds. */
  tensor(id: TensorId): Tensor | undefined;
}

/** The id of a tensor of the run; throws where the recording lacks it, which none of a run's own may be. */
export function idIn(recording: Recording, tensor: Tensor): TensorId {
  const id = recording.idOf(tensor);
  if (id === undefined) throw new Error('a tensor of the run is missing from its recording');
  return id;
}

/** So many nodes have tensors with as many values as a trace may hold; those of larger graphs are brief. */
const MAX_NODES_IN_FULL = 2000;

/** Makes the data; the graph must not have been freed. `output` is what is shown of `root`, where that is its sum. */
export function recordingOf(
  recorder: Recorder,
  root: Tensor,
  twin: { recorder: Recorder; root: Tensor } | null,
  output: Tensor = root,
): Recording {
  const numbered = new Numbering(recorder, root).everything();
  const other = twin === null ? null : new Numbering(twin.recorder, twin.root).everything();
  const printed = other !== null && sameWay(numbered, other) ? other.tensors : numbered.tensors;
  const nodes = numbered.nodes.map((node, id) => numbered.traceNode(node, id));
  return { ...tensorsOf(numbered, nodes.length > MAX_NODES_IN_FULL ? [output, root] : null, printed), nodes };
}

/** The tensors of what has its numbers; `whole`: results to be kept whole where the others are brief. */
export function tensorsOf(
  numbered: Numbering,
  whole: readonly Tensor[] | null,
  printed: readonly Tensor[] = numbered.tensors,
): Omit<Recording, 'nodes'> {
  const inFull = whole === null ? null : numbered.inFull(whole);
  return {
    tensors: numbered.tensors.map((tensor, id) =>
      numbered.traceTensor(tensor, id, printed[id] ?? tensor, inFull?.has(id) === false ? 'brief' : 'full'),
    ),
    idOf: (tensor) => numbered.tensorIds.get(tensor),
    tensor: (id) => numbered.tensors[id],
  };
}

/** Whether two recordings are of the same calls, shape by shape and node by node. */
function sameWay(one: Numbering, other: Numbering): boolean {
  return (
    one.tensors.length === other.tensors.length &&
    one.nodes.length === other.nodes.length &&
    one.nodes.every((node, id) => node.name() === other.nodes[id]?.name()) &&
    one.tensors.every((tensor, id) => {
      const twin = other.tensors[id];
      return (
        tensor.shape.join() === twin?.shape.join() &&
        tensor.grad_fn?.name() === twin.grad_fn?.name() &&
        tensor.requires_grad === twin.requires_grad
      );
    })
  );
}
