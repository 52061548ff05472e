/**
 * A finished recording as plain data: the tensors and nodes of a trace, numbered. A second recording of the same program
 * in another dtype lends its texts, where the two went the same way. Tensors are read when the data is made, so nothing
 * may have changed them in place since they were recorded.
 */
import { no_grad, unreported } from '../engine/autograd/modes/modes';
import { AccumulateGrad } from '../engine/autograd/nodes/accumulate';
import type { Node } from '../engine/autograd/nodes/node';
import { TorchError } from '../engine/errors';
import { observed } from '../engine/observer';
import { numel } from '../engine/shape';
import { filled } from '../engine/tensor/create';
import { Tensor } from '../engine/tensor/tensor';
import type { SourceRange } from '../trace/range';
import type { NodeId, Operand, SavedValue, TensorId, TraceNode, TraceTensor } from '../trace/trace';
import { reachable, type BackwardStep, type RecordedCall, type RecordedFunction, type Recorder } from './recorder';
import { tensorData } from './tensors';
import { plainText } from './plain';

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

/** Makes the data; the graph must not have been freed. */
export function recordingOf(
  recorder: Recorder,
  root: Tensor,
  twin: { recorder: Recorder; root: Tensor } | null,
): Recording {
  const numbered = new Numbering(recorder, root);
  const other = twin === null ? null : new Numbering(twin.recorder, twin.root);
  const printed = other !== null && sameWay(numbered, other) ? other.tensors : numbered.tensors;
  return {
    tensors: numbered.tensors.map((tensor, id) => numbered.traceTensor(tensor, id, printed[id] ?? tensor)),
    nodes: numbered.nodes.map((node, id) => numbered.traceNode(node, id)),
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

/** Gives every tensor and node of a recording its number, always in the same order. */
class Numbering {
  readonly tensors: Tensor[] = [];
  readonly tensorIds = new Map<Tensor, TensorId>();
  readonly nodes: readonly Node[];
  private readonly nodeIds = new Map<Node, NodeId>();
  private readonly calls = new Map<Node, RecordedCall>();
  private readonly names = new Map<TensorId, { readonly name: string; readonly range: SourceRange | null }>();
  private readonly ranges = new Map<TensorId, SourceRange | null>();
  /** What only parts of an operator gave: a view that `x[i] = value` writes through leads nowhere. */
  private readonly inner = new Set<Tensor>();
  private readonly local = new Map<Node, readonly (TensorId | null)[]>();
  private readonly steps: ReadonlyMap<Node, BackwardStep>;
  private readonly functions: ReadonlyMap<Node, RecordedFunction>;

  constructor(recorder: Recorder, root: Tensor) {
    this.steps = recorder.steps;
    this.functions = recorder.functions;
    for (const { tensor, name, range } of recorder.named) this.names.set(this.number(tensor), { name, range });
    for (const call of recorder.calls) this.numberCall(call);
    for (const call of recorder.functions.values()) this.numberFunction(call);
    this.number(root);
    for (const { tensor, name, range } of recorder.marked) {
      const id = this.tensorIds.get(tensor);
      if (id !== undefined && !this.names.has(id)) this.names.set(id, { name, range });
    }
    const starts = this.tensors.filter((tensor) => !this.inner.has(tensor));
    this.nodes = inOrderOfCreation([...starts.map((tensor) => tensor.gradientNode()), root.gradientNode()]);
    this.nodes.forEach((node, id) => this.nodeIds.set(node, id));
    for (const node of this.nodes) this.numberNode(node);
  }

  traceTensor(tensor: Tensor, id: TensorId, printed: Tensor): TraceTensor {
    const named = this.names.get(id);
    return {
      id,
      ...tensorData(tensor, printed),
      grad_fn: tensor.grad_fn === null ? null : (this.nodeIds.get(tensor.grad_fn) ?? null),
      grad: this.gradientOf(tensor),
      name: named?.name ?? null,
      range: named?.range ?? this.ranges.get(id) ?? null,
    };
  }

  traceNode(node: Node, id: NodeId): TraceNode {
    const call = this.calls.get(node);
    const step = this.steps.get(node);
    const custom = this.functions.get(node);
    return {
      id,
      name: node.printedName,
      operator: node.definition?.name ?? null,
      doc: custom === undefined ? (node.definition?.doc ?? '') : CUSTOM,
      sequence_nr: node.sequence_nr,
      next_functions: node.next_functions.map(([next, input_nr]) => {
        const target = next === null ? undefined : this.nodeIds.get(next);
        return target === undefined ? null : { node: target, input_nr };
      }),
      operands: this.operandsOf(call, custom),
      outputs: [...(call === undefined ? [] : resultsOf(call)), ...(custom?.results.filter(isTensor) ?? [])].map(
        (tensor) => this.number(tensor),
      ),
      saved: node.saved().map(({ name, value }): SavedValue => ({ name, ...this.value(value) })),
      rules: node.rules,
      local: this.local.get(node) ?? node.next_functions.map(() => null),
      grad_outputs: step === undefined ? null : this.ids(step.grad_outputs),
      grad_inputs: step === undefined ? null : this.ids(step.grad_inputs),
      variable: node instanceof AccumulateGrad ? this.number(node.variable) : null,
      range:
        call?.range ??
        custom?.range ??
        (node instanceof AccumulateGrad ? (this.names.get(this.number(node.variable))?.range ?? null) : null),
    };
  }

  private number(tensor: Tensor): TensorId {
    const known = this.tensorIds.get(tensor);
    if (known !== undefined) return known;
    const id = this.tensors.length;
    this.tensors.push(tensor);
    this.tensorIds.set(tensor, id);
    return id;
  }

  /** Operands before results, so that a tensor of another making (a constant) stands before what uses it. */
  private numberCall(call: RecordedCall): void {
    for (const argument of call.args.flat()) if (argument instanceof Tensor) this.number(argument);
    for (const result of resultsOf(call)) {
      if (call.depth === 0) this.inner.delete(result);
      else if (!this.tensorIds.has(result)) this.inner.add(result);
      const id = this.number(result);
      if (!this.ranges.has(id)) this.ranges.set(id, call.range);
      if (result.grad_fn !== null && !this.calls.has(result.grad_fn)) this.calls.set(result.grad_fn, call);
    }
  }

  private numberFunction({ inputs, results, range }: RecordedFunction): void {
    for (const input of inputs) if (input instanceof Tensor) this.number(input);
    for (const result of results) {
      if (!(result instanceof Tensor)) continue;
      this.inner.delete(result);
      const id = this.number(result);
      if (!this.ranges.has(id)) this.ranges.set(id, range);
    }
  }

  private operandsOf(call: RecordedCall | undefined, custom: RecordedFunction | undefined): readonly Operand[] {
    if (custom === undefined) return call === undefined ? [] : this.operands(call);
    const several = custom.inputs.length > 1;
    return custom.inputs.map((input, i) => ({ name: several ? `inputs[${i}]` : 'input', ...this.value(input) }));
  }

  private numberNode(node: Node): void {
    for (const { value } of node.saved()) if (value instanceof Tensor) this.number(value);
    if (node instanceof AccumulateGrad) this.gradientOf(node.variable);
    const step = this.steps.get(node);
    if (step !== undefined)
      for (const gradient of [...step.grad_outputs, ...step.grad_inputs]) if (gradient !== null) this.number(gradient);
    this.local.set(node, this.ids(localDerivative(node)));
  }

  /** The gradient that reached a tensor: stored on a leaf, else what arrived at the node that made it. */
  private gradientOf(tensor: Tensor): TensorId | null {
    const { grad_fn } = tensor;
    if (grad_fn === null) return tensor.storedGrad === null ? null : this.number(tensor.storedGrad);
    const arrived = this.steps.get(grad_fn)?.grad_outputs[tensor.output_nr];
    return arrived === undefined || arrived === null ? null : this.number(arrived);
  }

  private ids(tensors: readonly (Tensor | null)[]): readonly (TensorId | null)[] {
    return tensors.map((tensor) => (tensor === null ? null : this.number(tensor)));
  }

  private operands(call: RecordedCall): readonly Operand[] {
    return call.args.flatMap((value, index): Operand[] => {
      const name = call.parameters[index]?.name ?? '';
      if (Array.isArray(value) && value.some((item) => item instanceof Tensor))
        return value.map((item: unknown, place) => ({ name: `${name}[${String(place)}]`, ...this.value(item) }));
      return [{ name, ...this.value(value) }];
    });
  }

  private value(value: unknown): { readonly tensor: TensorId | null; readonly text: string } {
    return value instanceof Tensor
      ? { tensor: this.number(value), text: '' }
      : { tensor: null, text: plainText(value) };
  }
}

/** What is said of a node whose derivative is the program's own. */
const CUSTOM = 'A custom Function: its derivative is what its own backward computes.';

function isTensor(value: unknown): value is Tensor {
  return value instanceof Tensor;
}

function resultsOf({ result }: RecordedCall): readonly Tensor[] {
  return result instanceof Tensor ? [result] : result;
}

/** Leaves first, then operators as they were called: a node's inputs stand before it. */
function inOrderOfCreation(starts: readonly (Node | null)[]): readonly Node[] {
  const nodes = reachable(starts);
  const leaves = nodes.filter((node) => node instanceof AccumulateGrad);
  const others = nodes.filter((node) => !(node instanceof AccumulateGrad));
  return [...leaves, ...others.sort((one, other) => one.sequence_nr - other.sequence_nr)];
}

/**
 * What a node hands on for an incoming 1, where that is the derivative itself: it works element by element, or gives one
 * number. Touches neither graph nor recording.
 */
function localDerivative(node: Node): readonly (Tensor | null)[] {
  const nothing = node.next_functions.map(() => null);
  if (!isElementwise(node) && !givesOneNumber(node)) return nothing;
  const one = filled(1, node.shape, node.dtype);
  try {
    return observed(null, () => unreported(() => no_grad(() => node.apply([one]))));
  } catch (error) {
    // An operator without a derivative says so; that is told where the gradient is asked for.
    if (error instanceof TorchError) return nothing;
    throw error;
  }
}

function givesOneNumber(node: Node): boolean {
  return node.definition !== null && node.outputCount === 1 && numel(node.shape) === 1;
}

function isElementwise(node: Node): boolean {
  const name = node.name();
  return (
    node.definition?.overloads.some(
      ({ gradient, forward }) => gradient?.node === name && forward.kind === 'pointwise',
    ) ?? false
  );
}
