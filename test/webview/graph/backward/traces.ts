/** Traces of real runs, for tests of what is said of backward. */
import { torch, type Tensor } from '../../../../src/engine/torch';
import { Recorder } from '../../../../src/recorder/recorder';
import { idIn, recordingOf } from '../../../../src/recorder/recording';
import type { Values } from '../../../../src/runtime/run';
import type { Trace } from '../../../../src/trace/trace';
import { orderOf, type Order } from '../../../../webview/graph/backward/order';
import { differentiated } from '../../../runtime/analysis/analysed';
import { recordProgram, type Write } from '../../../runtime/analysis/recorded';
import { runText } from '../../../runtime/run-text';

export function traceOf(text: string, values: Values, language = 'python'): Trace {
  return runText(text, values, language).trace;
}

/** Of a program that is driven by hand, as the panel shows it. */
export function programTrace(body: (write: Write) => void): Trace {
  return differentiated(recordProgram(body));
}

export function ordered(trace: Trace): Order {
  const order = orderOf(trace);
  if (typeof order === 'string') throw new Error(order);
  return order;
}

interface Recorded {
  readonly trace: Trace;
  /** The nodes as the engine visited them, by name and number. */
  readonly visited: readonly string[];
}

/** One pass of the engine itself, of leaves in float64. */
export function passOf(
  values: Readonly<Record<string, number | number[]>>,
  body: (leaves: readonly Tensor[]) => Tensor,
): Recorded {
  const recorder = new Recorder();
  const leaves = Object.entries(values).map(([name, value]) => {
    const leaf = torch.tensor(value, { dtype: torch.float64, requires_grad: true });
    recorder.name(leaf, name, null);
    return leaf;
  });
  const root = recorder.listen(() => body(leaves));
  recorder.backward(root);
  const visited = [...recorder.steps.keys()].map((node) => `${node.printedName} ${node.sequence_nr}`);
  const recording = recordingOf(recorder, root, null);
  const id = idIn(recording, root);
  const { trace } = runText('x', { x: 1 });
  return {
    trace: {
      ...trace,
      output: { name: null, tensor: id, root: id, summed: false },
      variables: [],
      tensors: recording.tensors,
      nodes: recording.nodes,
    },
    visited,
  };
}
