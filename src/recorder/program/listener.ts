/**
 * Listens to the engine and links values by the steps that made them. It decides what needs no step: what depends on no
 * leaf is an input with its data. Knows neither the sites' records nor the tape.
 */
import { is_grad_enabled } from '../../engine/autograd/modes/modes';
import type { BackwardPass, FunctionCall, Observer, OperatorCall, UserDerivative } from '../../engine/observer';
import { variable_data } from '../../engine/operators/shape/detached';
import { unsafe_split, unsafe_split_with_sizes } from '../../engine/operators/shape/splitting';
import type { OperatorDefinition } from '../../engine/operators/definition';
import type { Storage } from '../../engine/storage/storage';
import { Tensor } from '../../engine/tensor/tensor';
import type { Message } from '../../trace/message';
import { dataOf } from './data';
import { LooseValues } from './loose';
import { CHANGED_ELSEWHERE, random, tooLong, UNHEARD } from './messages';
import type { PassSample } from './passes';
import type { Reads } from './reads';
import { FunctionStep } from './rules';
import { Running } from './scopes';
import { known, UserCode } from './user-code';
import { isViewOf, lookAgain } from './views';
import { Call, endEpoch, Epoch, GradStep, isOnGraph, Value, type Step, type StepPlace } from './value';

/** Larger constants are computed again where their calls are few: that takes less room than their elements. */
const LARGE_CONSTANT = 1000;
const CONSTANT_CHAIN = 16;

export class Listener implements Observer {
  /** The site that is evaluated now. */
  current = -1;
  /** The function, loop or module that runs now. */
  scope: Running | null = null;
  private sequence = 0;
  private readonly loose = new LooseValues();
  private readonly passes: PassSample;
  private readonly reads: Reads;
  /** How long a chain of steps may be. */
  private readonly longest: number;
  /** The memory that changes now, and its version before. */
  private written: Storage | null = null;
  private writtenVersion = 0;
  /** Its elements before. */
  private before: Epoch | null = null;
  /** Of the call that is recorded now: whether an operand varies, how long the chain is, what is lost already. */
  private varies = false;
  private depth = 0;
  private lost: Message | null = null;
  private readonly userCode = new UserCode((tensor) => this.valueOf(tensor));
  /** Leaves that the pass of now gave a gradient with a graph. */
  private accumulated: Tensor[] = [];

  constructor(passes: PassSample, reads: Reads, longest: number) {
    this.passes = passes;
    this.reads = reads;
    this.longest = longest;
  }

  /** The value that a tensor is now. */
  valueOf(tensor: Tensor): Value {
    const known = tensor.observed;
    if (known instanceof Value) return known.isNow(tensor) ? known : this.changed(tensor, known);
    return this.input(tensor, tensor.node === null ? null : UNHEARD);
  }

  onCall(call: OperatorCall): void {
    if (call.depth !== 0) return;
    const { result } = call;
    const operands = this.operandsOf(call);
    this.written = null;
    this.before = null;
    this.sequence += 1;
    const [first] = operands;
    if (RECOUNTING.has(call.definition) && first instanceof Value) first.watch(call.args[0] as Tensor);
    if (!this.varies && result instanceof Tensor && !isLarge(result)) {
      const value = this.next(result, this.current, call.inplace);
      if (value !== null) value.pin(result);
      return;
    }
    if (call.definition.random) this.lost ??= random(call.definition.name);
    const step = new Call(this.place(), call, operands, is_grad_enabled());
    step.results =
      result instanceof Tensor
        ? [this.result(result, 0, step)]
        : result.map((tensor, i) => this.result(tensor, i, step));
  }

  /** Values in place of tensors; notes what they have in common. */
  private operandsOf({ args, inplace, definition, overload }: OperatorCall): readonly unknown[] {
    const laysOut = definition.overloads[overload]?.forward.kind === 'geometry';
    this.varies = false;
    this.depth = 1;
    this.lost = null;
    return args.map((argument, place) =>
      place === 0 && laysOut && argument instanceof Tensor
        ? this.taken(this.valueOfRearranged(argument))
        : this.operand(argument, inplace),
    );
  }

  private operand(argument: unknown, inplace: boolean): unknown {
    if (argument instanceof Tensor) return this.taken(inplace ? this.valueBefore(argument) : this.valueOf(argument));
    return Array.isArray(argument) ? argument.map((item: unknown) => this.operand(item, inplace)) : argument;
  }

  private taken(value: Value): Value {
    if (value.varies) this.varies = true;
    if (value.depth >= this.depth) this.depth = value.depth + 1;
    if (value.lost !== null) this.lost = value.lost;
    return value;
  }

  /** A new value of a tensor that a call gave; null where it handed back the tensor itself, as it was. */
  private next(tensor: Tensor, site: number, inplace: boolean): Value | null {
    const before = tensor.observed;
    if (before instanceof Value && !inplace && before.isNow(tensor)) return null;
    const value = new Value(tensor, site);
    if (before instanceof Value) value.namedAs(before);
    tensor.observed = value;
    return value;
  }

  /** The value of a result, linked to its step where it needs one. */
  private result(tensor: Tensor, output: number, step: Call): Value {
    const value = this.next(tensor, step.site, step.inplace);
    if (value === null) return new Value(tensor, step.site);
    if (tensor.node !== null) known(tensor.node, value, tensor.output_nr);
    if (value.leaf || (!this.varies && this.lost !== null)) value.pin(tensor);
    else if (this.varies) this.link(value, tensor, output, step);
    else this.constant(value, tensor, output, step);
    return value;
  }

  private constant(value: Value, tensor: Tensor, output: number, step: Call): void {
    if (this.depth <= CONSTANT_CHAIN && isLarge(tensor)) made(value, step, output, this.depth);
    else value.pin(tensor);
  }

  private link(value: Value, tensor: Tensor, output: number, step: Step): void {
    const lost = this.lost ?? (this.depth > this.longest ? tooLong(this.longest) : null);
    if (!value.onGraph && !this.userCode.inDerivative) {
      // Outside the graph its data will do, should what led to it be lost or go too far back.
      value.pin(tensor);
      if (lost !== null) return;
      value.varies = true;
      made(value, step, output, this.depth);
      const call = this.userCode.forwards.at(-1);
      if (call === undefined) this.loose.add(value, step.sequence);
      else call.waiting.push({ value, sequence: step.sequence });
      return;
    }
    value.varies = true;
    if (lost !== null) value.lost = lost;
    else made(value, step, output, this.depth);
  }

  /** The state of an operand before a call that has changed its memory by now. */
  private valueBefore(tensor: Tensor): Value {
    const { cell } = tensor;
    if (typeof cell === 'number' || cell.array !== this.written?.array) return this.valueOf(tensor);
    const known = tensor.observed;
    const version = cell === this.written ? this.writtenVersion : cell.version;
    if (known instanceof Value && known.wasBefore(tensor, version, this.before)) return known;
    const value = new Value(tensor, this.current);
    value.tensor = tensor;
    value.epoch = this.before;
    if (known instanceof Value) {
      value.namedAs(known);
      // It changed before without a call that was heard; through a view of it, gradients may run.
      if (known.onGraph || isOnGraph(tensor)) {
        value.lost = CHANGED_ELSEWHERE;
        value.varies = true;
      }
    }
    return value;
  }

  /** The state of a tensor before it was laid out anew: its memory is as it was, but counts as changed. */
  private valueOfRearranged(tensor: Tensor): Value {
    const known = tensor.observed;
    const { cell } = tensor;
    if (known instanceof Value && typeof cell !== 'number' && known.wasOneChangeAgo(cell)) return known;
    return this.valueOf(tensor);
  }

  private input(tensor: Tensor, lost: Message | null): Value {
    const value = new Value(tensor, this.current);
    value.lost = lost;
    value.varies ||= lost !== null;
    value.pin(tensor);
    tensor.observed = value;
    return value;
  }

  /** The tensor is not in the state that was known: its memory changed, or whether it is a leaf. */
  private changed(tensor: Tensor, known: Value): Value {
    const again = this.viewedAgain(tensor, known);
    const value = again ?? this.input(tensor, isOnGraph(tensor) ? CHANGED_ELSEWHERE : null);
    value.namedAs(known);
    tensor.observed = value;
    return value;
  }

  /** A view on a graph whose base changed: the same look at the base as it is now. */
  private viewedAgain(tensor: Tensor, known: Value): Value | null {
    const { origin } = tensor;
    if (origin === null || tensor.node === null) return null;
    const base = this.valueOf(origin.base);
    if (base.lost !== null || !isViewOf(known, base, origin.base)) return null;
    this.sequence += 1;
    const value = new Value(tensor, this.current);
    value.varies = true;
    lookAgain(known, base, value, this.sequence);
    return value;
  }

  onFunctionStart(inputs: readonly unknown[]): void {
    const tensors = inputs.filter((input) => input instanceof Tensor);
    this.userCode.forwards.push({
      inputs: tensors.map((tensor) => this.valueOf(tensor)),
      site: this.current,
      scope: this.scope?.frame() ?? null,
      after: this.sequence,
      waiting: [],
    });
  }

  onFunction({ node, computed, results }: FunctionCall): void {
    const call = this.userCode.forwards.at(-1);
    if (call === undefined) return;
    // What led to these values belongs to the step, which lasts as long as what comes from it.
    call.waiting.length = 0;
    const { inputs, site, scope, after } = call;
    const isResult = (i: number): boolean => results[i] instanceof Tensor && results[i].node === node;
    const sources = computed.map((tensor, i) =>
      tensor instanceof Tensor && isResult(i) ? this.computed(tensor) : null,
    );
    this.sequence += 1;
    const step = new FunctionStep({ node, after, sequence: this.sequence, site, scope }, inputs, sources);
    this.varies = true;
    this.depth = 1;
    this.lost = null;
    for (const value of [...inputs, ...sources]) if (value !== null) this.taken(value);
    step.results = results.map((tensor, output) => {
      if (!(tensor instanceof Tensor) || tensor.node !== node) return null;
      const value = new Value(tensor, site);
      const before = inputs.find((input) => input.tensor === tensor);
      if (before !== undefined) value.namedAs(before);
      tensor.observed = value;
      this.link(value, tensor, output, step);
      return value;
    });
  }

  /** What `forward` gave, which has its node by now. */
  private computed(tensor: Tensor): Value {
    const before = tensor.observed;
    if (before instanceof Value) return before;
    const value = new Value(tensor, this.current);
    value.pin(tensor);
    return value;
  }

  onFunctionEnd(): void {
    const call = this.userCode.forwards.pop();
    for (const { value, sequence } of call?.waiting ?? []) {
      const outer = this.userCode.forwards.at(-1);
      if (outer === undefined) this.loose.add(value, sequence);
      else outer.waiting.push({ value, sequence });
    }
  }

  aside<T>(body: () => T, module?: object): T {
    const { current, scope } = this;
    if (module !== undefined) this.scope = new Running(module, scope);
    try {
      const result = body();
      // An error belongs to where it was thrown.
      this.current = current;
      return result;
    } finally {
      this.scope = scope;
    }
  }

  private place(): StepPlace {
    return { sequence: this.sequence, site: this.current, scope: this.scope?.frame() ?? null };
  }

  onUserStart(derivative: UserDerivative): void {
    this.userCode.begin(derivative, this.current, this.sequence);
  }

  onUserEnd(derivative: UserDerivative, results: readonly (Tensor | null)[] | null): void {
    this.userCode.end(derivative, results, this.sequence);
  }

  onNode(): void {
    // The run's own gradients are read from the tensors; everything else is computed again from the tape.
  }

  onAccumulate(leaf: Tensor): void {
    this.userCode.arrived(leaf);
    if (is_grad_enabled()) this.accumulated.push(leaf);
  }

  onWrite(storage: Storage): void {
    const epoch = storage.observed;
    if (epoch instanceof Epoch) {
      if (epoch.shown !== null) for (const value of epoch.shown) dataOf(value);
      endEpoch(storage);
    }
    if (this.written === storage) return;
    this.written = storage;
    this.writtenVersion = storage.version;
    if (epoch instanceof Epoch) this.before = epoch;
    else this.before = storage.array.length > MAX_UNSEEN ? null : new Epoch(storage.array.slice());
  }

  onRead(tensor: Tensor, kind: 'number' | 'condition', outcome: number | boolean): void {
    const value = this.valueOf(tensor);
    if (value.varies) this.reads.add(this.current, value, kind, outcome);
  }

  onPass(pass: BackwardPass): void {
    this.written = null;
    this.before = null;
    this.userCode.passEnded();
    const leaves = this.accumulated;
    if (leaves.length > 0) this.accumulated = [];
    const roots = pass.roots.map((root) => this.valueOf(root));
    if (pass.kind === 'backward') this.passes.add(this.current, roots, this.weights(pass));
    if (pass.kind === 'grad') this.gradients(pass, roots, pass.inputs ?? [], pass.results);
    else if (pass.create_graph)
      // A gradient that was added to an earlier one is no result of this pass alone.
      this.gradients(
        pass,
        roots,
        leaves,
        leaves.map(({ storedGrad }) => (isFirst(storedGrad) ? storedGrad : null)),
      );
  }

  private weights({ grad_outputs }: BackwardPass): (Value | null)[] {
    return grad_outputs.map((tensor) => (tensor === null ? null : this.valueOf(tensor)));
  }

  private gradients(
    pass: BackwardPass,
    outputs: readonly Value[],
    inputs: readonly Tensor[],
    results: readonly (Tensor | null)[],
  ): void {
    const sources = inputs.map((input) => this.valueOf(input));
    const weights = this.weights(pass);
    this.sequence += 1;
    const step = new GradStep(this.place(), outputs, sources, weights, pass.create_graph);
    this.varies = true;
    this.depth = 1;
    this.lost = null;
    for (const tensor of [...pass.roots, ...inputs, ...pass.grad_outputs])
      if (tensor !== null) this.taken(this.valueOf(tensor));
    step.results = results.map((tensor, output) => {
      if (tensor === null) return null;
      const value = new Value(tensor, this.current);
      tensor.observed = value;
      this.link(value, tensor, output, step);
      return value;
    });
  }
}

/** What they give shows the memory of their operand, but counts its versions apart. */
const RECOUNTING: ReadonlySet<OperatorDefinition> = new Set([variable_data, unsafe_split, unsafe_split_with_sizes]);

/** Elements nobody has looked at are copied before they change up to this many. */
const MAX_UNSEEN = 4096;

function isLarge(tensor: Tensor): boolean {
  return tensor.shape.length > 0 && tensor.numel() > LARGE_CONSTANT;
}

function made(value: Value, step: Step, output: number, depth: number): void {
  value.maker = step;
  value.output = output;
  value.depth = depth;
}

/** Whether a leaf's gradient with a graph is a copy of what arrived, and no sum with what there was. */
function isFirst(gradient: Tensor | null): boolean {
  const name = gradient?.node?.definition?.name;
  return name === 'copy_' || name === 'clone';
}
