/**
 * Gives every tensor and node of a recording its number, always in the same order, and makes plain data of them by these
 * numbers. Tensors are read when the data is made, so nothing may have changed them in place since they were recorded.
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
import type { ScopeId } from '../trace/scope';
import type { NodeId, Operand, SavedValue, TensorId, TraceNode, TraceTensor } from '../trace/trace';
import { Bases } from './bases';
import { reachable, type BackwardStep, type RecordedCall, type RecordedFunction, type Recorder } from './recorder';
import { tensorData, type Detail } from './tensors';
import { plainText } from './plain';

export class Numbering {
  readonly tensors: Tensor[] = [];
  readonly tensorIds = new Map<Tensor, TensorId>();
  nodes: readonly Node[] = [];
  protected readonly nodeIds = new Map<Node, NodeId>();
  protected readonly calls = new Map<Node, RecordedCall>();
  protected readonly names = new Map<TensorId, { readonly name: string; readonly range: SourceRange | null }>();
  protected readonly ranges = new Map<TensorId, SourceRange | null>();
  /** What only parts of an operator gave: a view that `x[i] = value` writes through leads nowhere. */
  private readonly inner = new Set<Tensor>();
  private readonly bases = new Bases((tensor) => this.tensorIds.get(tensor));
  private readonly recorder: Recorder;
  private readonly root: Tensor;
  private readonly local = new Map<Node, readonly (TensorId | null)[]>();
  protected readonly steps: ReadonlyMap<Node, BackwardStep>;
  protected readonly functions: ReadonlyMap<Node, RecordedFunction>;

  constructor(recorder: Recorder, root: Tensor) {
    this.recorder = recorder;
    this.root = root;
    this.steps = recorder.steps;
    this.functions = recorder.functions;
    for (const { tensor, name, range } of recorder.named) this.names.set(this.number(tensor), { name, range });
  }

  /** All that was recorded. */
  everything(): this {
    for (const call of this.recorder.calls) this.numberCall(call);
    for (const call of this.functions.values()) this.numberFunction(call);
    this.number(this.root);
    this.nameMarked();
    const starts = this.tensors.filter((tensor) => !this.inner.has(tensor));
    this.nodes = inOrderOfCreation([...starts, this.root].map((tensor) => tensor.gradientNode()));
    this.nodes.forEach((node, id) => this.nodeIds.set(node, id));
    for (const node of this.nodes) this.numberNode(node);
    return this;
  }

  /** What calls gave gets the names that the text has for it, where it has a number. */
  protected nameMarked(): void {
    for (const { tensor, name, range } of this.recorder.marked) {
      const id = this.tensorIds.get(tensor);
      if (id !== undefined && !this.names.has(id)) this.names.set(id, { name, range });
    }
  }

  /** Tensors whose values are wanted whole, however many there are: what the text names first, the result, their gradients. */
  inFull(results: readonly Tensor[]): ReadonlySet<TensorId> {
    const ids = new Set<TensorId>();
    for (const tensor of [...this.recorder.named.map((named) => named.tensor), ...results]) {
      ids.add(this.number(tensor));
      const gradient = this.gradientOf(tensor);
      if (gradient !== null) ids.add(gradient);
    }
    return ids;
  }

  traceTensor(tensor: Tensor, id: TensorId, printed: Tensor, detail: Detail): TraceTensor {
    const named = this.names.get(id);
    const base = this.bases.of(tensor, id);
    return {
      id,
      ...tensorData(tensor, printed, detail),
      grad_fn: tensor.grad_fn === null ? null : (this.nodeIds.get(tensor.grad_fn) ?? null),
      grad: this.gradientOf(tensor),
      name: named?.name ?? null,
      range: named?.range ?? this.ranges.get(id) ?? null,
      ...(base === null ? {} : { base }),
    };
  }

  traceNode(node: Node, id: NodeId): TraceNode {
    const call = this.calls.get(node);
    const step = this.steps.get(node);
    const custom = this.functions.get(node);
    const scope = this.scopeOf(node);
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
      ...(scope === undefined ? {} : { scope }),
    };
  }

  protected number(tensor: Tensor): TensorId {
    const known = this.tensorIds.get(tensor);
    if (known !== undefined) return known;
    const id = this.tensors.length;
    this.tensors.push(tensor);
    this.tensorIds.set(tensor, id);
    return id;
  }

  /** Operands before results, so that a tensor of another making (a constant) stands before what uses it. */
  protected numberCall(call: RecordedCall): void {
    for (const argument of call.args.flat()) if (argument instanceof Tensor) this.number(argument);
    for (const result of resultsOf(call)) {
      if (call.depth === 0) this.inner.delete(result);
      else if (!this.tensorIds.has(result)) this.inner.add(result);
      const id = this.number(result);
      if (!this.ranges.has(id)) this.ranges.set(id, call.range);
    }
    this.noteCall(call);
  }

  /** Which call made a node; gives none of its tensors a number. */
  protected noteCall(call: RecordedCall): void {
    for (const { grad_fn } of resultsOf(call))
      if (grad_fn !== null && !this.calls.has(grad_fn)) this.calls.set(grad_fn, call);
  }

  protected scopeOf(node: Node): ScopeId | undefined {
    return (this.calls.get(node) ?? this.functions.get(node))?.scope;
  }

  protected numberFunction({ inputs, results, range }: RecordedFunction): void {
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

  protected numberNode(node: Node): void {
    for (const { value } of node.saved()) if (value instanceof Tensor) this.number(value);
    if (node instanceof AccumulateGrad) this.gradientOf(node.variable);
    const step = this.steps.get(node);
    if (step !== undefined)
      for (const gradient of [...step.grad_outputs, ...step.grad_inputs]) if (gradient !== null) this.number(gradient);
    this.local.set(node, this.ids(localDerivative(node)));
  }

  /** The gradient that reached a tensor: stored on a leaf, else what arrived at the node that made it. */
  protected gradientOf(tensor: Tensor): TensorId | null {
    const { grad_fn } = tensor;
    if (grad_fn === null) return tensor.storedGrad === null ? null : this.number(tensor.storedGrad);
    const arrived = this.steps.get(grad_fn)?.grad_outputs[tensor.output_nr];
    return arrived === undefined || arrived === null ? null : this.number(arrived);
  }

  protected ids(tensors: readonly (Tensor | null)[]): readonly (TensorId | null)[] {
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

export function resultsOf({ result }: RecordedCall): readonly Tensor[] {
  return result instanceof Tensor ? [result] : result;
}

/** Leaves first, then operators as they were called: a node's inputs stand before it. */
export function inOrderOfCreation(starts: readonly (Node | null)[]): readonly Node[] {
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
