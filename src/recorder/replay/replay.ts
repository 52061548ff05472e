/**
 * Runs a slice of a tape again on the engine, at other values of its leaves: every step as it was recorded, in the
 * recorded dtypes or in float64 throughout. Made once for a slice and then run often. Knows neither plots nor checks.
 */
import { filled, ofNumbers } from '../../engine/tensor/create';
import { grad } from '../../engine/autograd/backward/backward';
import { is_grad_enabled, unreported, withGradMode } from '../../engine/autograd/modes/modes';
import { float32, float64, type DType } from '../../engine/dtype';
import { runtimeError, TorchError } from '../../engine/errors';
import { rerun } from '../../engine/dispatch/rerun';
// Makes the operators known by name; modules and optimisers are none.
import '../../engine/functions';
import { Tensor } from '../../engine/tensor/tensor';
import type { SourceRange } from '../../trace/range';
import type { ScopeId } from '../../trace/scope';
import type { TapeArgument, ValueId } from '../../trace/tape';
import type { RemovableHandle } from '../../engine/autograd/hooks/hooks';
import type { Gradients } from '../../engine/autograd/nodes/node';
import { observer } from '../../engine/observer';
import { ReplayedFunction } from './function-node';
import { Preparation, type PreparedRule, type PreparedStep, type Slot, type Values } from './prepare';
import type { HookPlan } from './rules';
import type { Slice } from './slice';

export interface ReplayOptions {
  /** float64 wherever the program had float32. */
  readonly precise: boolean;
  /** Values that are neither leaves nor on the tape's data: those that are held. */
  readonly held?: ReadonlyMap<ValueId, Tensor>;
}

export interface ReplayListener {
  /** The part of the text whose step runs next. */
  enter?(range: SourceRange | null, scope: ScopeId | undefined): void;
  /** Between two steps: may throw to stop. */
  check?(): void;
  /** The value of `slice.reads[index]`, when it was computed. */
  read?(index: number, value: Tensor): void;
  /** A change in place: what it was before, and the tensor that stands for it afterwards. */
  changed?(before: Tensor, after: Tensor): void;
  /** Operands and results of a step that ran. */
  ran?(step: number, operands: readonly Tensor[], results: readonly (Tensor | null)[]): void;
}

export class Replay {
  readonly slice: Slice;
  private readonly precise: boolean;
  private readonly preparation: Preparation;
  private readonly prepared: readonly PreparedStep[];
  /** Reads by the step that computes their value; those of leaves at −1. */
  private readonly reads = new Map<number, number[]>();
  private readonly inputs: readonly { readonly slot: Slot; readonly tensor: Tensor }[];
  private readonly differentiates: boolean;
  /** Of the Functions among the steps, by the index of the step. */
  private readonly rules: ReadonlyMap<number, PreparedRule>;
  /** By the slot of the value whose gradient they change. */
  private readonly hooks: ReadonlyMap<
    Slot,
    readonly { readonly kind: HookPlan['kind']; readonly rule: PreparedRule }[]
  >;
  /** What hangs on tensors that were given: a later run on the same ones begins anew. */
  private readonly handles = new WeakMap<Tensor, readonly RemovableHandle[]>();

  constructor(slice: Slice, { precise, held }: ReplayOptions) {
    this.slice = slice;
    this.precise = precise;
    this.preparation = new Preparation(slice, precise);
    this.rules = new Map([...slice.rules].map(([index, plan]) => [index, this.preparation.rule(plan)]));
    const hooks = new Map<Slot, { readonly kind: HookPlan['kind']; readonly rule: PreparedRule }[]>();
    for (const plan of slice.hooks) {
      const slot = this.preparation.slot(plan.value);
      hooks.set(slot, [...(hooks.get(slot) ?? []), { kind: plan.kind, rule: this.preparation.rule(plan) }]);
    }
    this.hooks = hooks;
    this.prepared = this.preparation.steps(slice.steps);
    this.differentiates = this.prepared.some(({ step }) => step.kind === 'grad');
    slice.reads.forEach(({ value }, read) => {
      const step = slice.maker(value);
      this.reads.set(step, [...(this.reads.get(step) ?? []), read]);
    });
    this.inputs = slice.inputs.map((value) => ({
      slot: this.preparation.slot(value),
      tensor: held?.get(value) ?? this.input(value),
    }));
  }

  /** A leaf as the program had it; null where the tape has no data of it. */
  recorded(leaf: ValueId): Tensor | null {
    const value = this.slice.tape.values[leaf];
    const data = value?.data ?? null;
    return value === undefined || data === null ? null : ofNumbers(data, value.shape, this.dtypeOf(leaf));
  }

  /** The dtype that a value has here. */
  dtypeOf(value: ValueId): DType {
    return this.preparation.dtypeOf(value);
  }

  /** Runs the steps; gives the tensor of a value afterwards. */
  run(leaves: ReadonlyMap<ValueId, Tensor>, listener: ReplayListener = {}): (value: ValueId) => Tensor {
    const values = new Array<Tensor | undefined>(this.preparation.size);
    for (const leaf of this.slice.leaves) {
      const given = leaves.get(leaf) ?? this.recorded(leaf)?.requires_grad_();
      if (given !== undefined) this.keep(this.preparation.slot(leaf), this.ownLeaf(given), values);
    }
    for (const { slot, tensor } of this.inputs) this.keep(slot, tensor, values);
    this.tell(-1, values, listener);
    for (const prepared of this.prepared) {
      listener.check?.();
      listener.enter?.(prepared.step.range, prepared.step.scope);
      this.guarded(prepared, values, listener);
      this.tell(prepared.index, values, listener);
    }
    return (value) => {
      const tensor = values[this.preparation.slot(value)];
      if (tensor === undefined) throw new Error(`the replay has no value ${value}`);
      return tensor;
    };
  }

  private guarded(prepared: PreparedStep, values: Values, listener: ReplayListener): void {
    try {
      this.runStep(prepared, values, listener);
    } catch (error) {
      throw error instanceof TorchError ? new ReplayError(error, prepared.step.range) : error;
    }
  }

  private ownLeaf(given: Tensor): Tensor {
    // A step that differentiates by it needs its graph, whatever the replay is for.
    return this.differentiates && !given.requires_grad ? given.detach().requires_grad_() : given;
  }

  private tell(step: number, values: Readonly<Values>, listener: ReplayListener): void {
    if (listener.read === undefined) return;
    for (const read of this.reads.get(step) ?? []) {
      const tensor = values[this.preparation.slot(this.slice.reads[read]?.value ?? -1)];
      if (tensor !== undefined) listener.read(read, tensor);
    }
  }

  private runStep(prepared: PreparedStep, values: Values, listener: ReplayListener): void {
    const { results } = prepared;
    // A Function is a step of its own only where autograd recorded it.
    const made =
      prepared.step.kind === 'function'
        ? withGradMode(true, () => this.made(prepared, values, listener))
        : this.made(prepared, values, listener);
    for (let place = 0; place < results.length; place += 1) {
      const slot = results[place] ?? -1;
      const tensor = made[place] ?? null;
      if (slot >= 0 && tensor !== null) this.keep(slot, this.kept(tensor, prepared, place, values), values);
    }
    if (listener.ran !== undefined) {
      const operands = prepared.operands.flatMap((slot) => values[slot] ?? []);
      listener.ran(
        prepared.index,
        operands,
        results.map((slot) => (slot < 0 ? null : (values[slot] ?? null))),
      );
    }
  }

  private made(prepared: PreparedStep, values: Values, listener: ReplayListener): readonly (Tensor | null)[] {
    const { step } = prepared;
    if (step.kind === 'grad') return this.differentiate(prepared, values);
    if (step.kind === 'function') return this.apply(prepared, step.name, values);
    return this.call(prepared, step.grad_mode, values, listener);
  }

  /** A custom Function: what its `forward` computed, with a node whose derivative is its rule. */
  private apply({ index, slots }: PreparedStep, name: string, values: Values): readonly (Tensor | null)[] {
    const [ins = [], outs = []] = slots.map(listOf);
    const inputs = ins.flatMap((slot) => values[slot] ?? []);
    const computed = outs.map((slot) => values[slot] ?? null);
    const rule = this.rules.get(index);
    if (rule === undefined || !is_grad_enabled() || !inputs.some(({ requires_grad }) => requires_grad)) return computed;
    const node = new ReplayedFunction(name, inputs, computed, (gradients) => this.follow(rule, gradients, values));
    const results = computed.map((tensor, i) => {
      const result = tensor === null ? null : unreported(() => tensor.detach());
      result?.attach(node, i);
      return result;
    });
    observer()?.onFunction?.({ node, inputs, computed, results });
    return results;
  }

  /** Runs a rule on gradients, as the code that it was recorded from ran. */
  private follow({ plan, steps, given, gives }: PreparedRule, gradients: Gradients, values: Values): (Tensor | null)[] {
    const { rule } = plan;
    given.forEach((slot, i) => {
      const gradient = gradients[i] ?? null;
      if (slot >= 0) values[slot] = gradient ?? this.zeros(rule.given[i] ?? -1);
      else if (gradient !== null)
        throw runtimeError('a gradient arrived where none did when the program ran, so its code has no answer to it');
    });
    const mode = is_grad_enabled();
    for (const prepared of steps) {
      const { step } = prepared;
      // What the code asked for itself holds; else whatever holds around it.
      const called = step.kind !== 'call' || step.grad_mode === rule.grad_mode ? mode : step.grad_mode;
      const made = step.kind === 'call' ? this.call(prepared, called, values, {}) : this.made(prepared, values, {});
      prepared.results.forEach((slot, place) => {
        const tensor = made[place] ?? null;
        if (slot >= 0 && tensor !== null) this.keep(slot, this.kept(tensor, prepared, place, values), values);
      });
    }
    return gives.map((slot) => (slot < 0 ? null : (values[slot] ?? null)));
  }

  private zeros(value: ValueId): Tensor {
    return filled(0, this.slice.tape.values[value]?.shape ?? [], this.dtypeOf(value));
  }

  /** Puts a tensor in its place, and hangs onto it the hooks that were on the one it stands for. */
  private keep(slot: Slot, tensor: Tensor, values: Values): void {
    values[slot] = tensor;
    const hooks = this.hooks.get(slot);
    if (hooks === undefined || !tensor.requires_grad) return;
    for (const handle of this.handles.get(tensor) ?? []) handle.remove();
    const handles = hooks.flatMap(({ kind, rule }) => {
      const run = (given: Gradients): (Tensor | null)[] => this.follow(rule, given, values);
      const node = tensor.gradientNode();
      if (kind === 'tensor') return [tensor.register_hook((gradient: Tensor) => run([gradient])[0])];
      if (kind === 'before node') return node?.register_prehook((outputs: Gradients) => run(outputs)) ?? [];
      return node?.register_hook((ins: Gradients, outs: Gradients) => run([...ins, ...outs])) ?? [];
    });
    this.handles.set(tensor, handles);
  }

  private call(
    { operator, overload, step, plain, slots, mixed }: PreparedStep,
    grad_mode: boolean,
    values: Readonly<Values>,
    listener: ReplayListener,
  ): readonly Tensor[] {
    const args = plain.slice();
    for (let place = 0; place < slots.length; place += 1) {
      const slot = slots[place] ?? null;
      if (typeof slot === 'number') args[place] = values[slot];
      else if (slot !== null) args[place] = slot.map((one) => values[one]);
    }
    for (const [place, argument] of mixed) args[place] = this.argument(argument, values);
    const inplace = step.kind === 'call' && step.inplace;
    const [before] = args;
    // Each value is one state of one tensor: a change in place must leave the state before as it is.
    if (inplace && before instanceof Tensor) args[0] = twinOf(before);
    const call = { operator, overload, inplace, args };
    const result = grad_mode === is_grad_enabled() ? rerun(call) : withGradMode(grad_mode, () => rerun(call));
    if (!(result instanceof Tensor)) return result;
    if (inplace && before instanceof Tensor) listener.changed?.(before, result);
    return [result];
  }

  /** `torch.autograd.grad`, which keeps the graph: another step may need it again. */
  private differentiate({ slots, step }: PreparedStep, values: Readonly<Values>): readonly (Tensor | null)[] {
    const [outputs = [], inputs = [], given = []] = slots.map(listOf);
    const tensors = (list: readonly Slot[]): Tensor[] => list.flatMap((slot) => values[slot] ?? []);
    return withGradMode(true, () =>
      grad(tensors(outputs), tensors(inputs), {
        grad_outputs: given.map((slot) => values[slot] ?? null),
        create_graph: step.kind === 'grad' && step.create_graph,
        retain_graph: true,
        allow_unused: true,
      }),
    );
  }

  /** A result as the replay keeps it. */
  private kept(
    tensor: Tensor,
    { step, operands, dtypes, results }: PreparedStep,
    place: number,
    values: Readonly<Values>,
  ): Tensor {
    // Only where a replay goes on through leaves: to the program it was a new beginning.
    const leaf = step.results[place] ?? -1;
    if (this.slice.tape.values[leaf]?.leaf === true) return tensor.detach().requires_grad_();
    if (!this.precise) return tensor;
    // What the program had in float32 for an operator's own reasons.
    if (tensor.dtype === float32 && dtypes[place] === float32) return tensor.to(float64);
    // A conversion that has nothing to do here must still give a tensor of its own.
    if (step.kind !== 'call' || step.inplace) return tensor;
    for (const slot of operands) if (values[slot] === tensor && slot !== results[place]) return tensor.clone();
    return tensor;
  }

  private input(id: ValueId): Tensor {
    const value = this.slice.tape.values[id];
    const data = value?.data ?? null;
    if (value === undefined || data === null) throw new Error(`the value ${id} has no data and was not given`);
    return ofNumbers(data, value.shape, this.dtypeOf(id));
  }

  private argument(argument: TapeArgument, values: Readonly<Values>): unknown {
    if (argument.kind === 'value') return values[this.preparation.slot(argument.value)];
    if (argument.kind === 'values') return argument.values.map((value) => values[this.preparation.slot(value)]);
    if (argument.kind === 'list') return argument.items.map((item) => this.argument(item, values));
    return this.preparation.plain(argument);
  }
}

function listOf(slots: Slot | readonly Slot[] | null): readonly Slot[] {
  if (slots === null) return [];
  return typeof slots === 'number' ? [slots] : slots;
}

/** A tensor that stands where another does, in memory and graph, but can be changed without it. */
function twinOf(tensor: Tensor): Tensor {
  const twin = tensor.detachedCopy();
  if (tensor.grad_fn === null) return tensor.requires_grad ? twin.requires_grad_() : twin;
  twin.attach(tensor.grad_fn, tensor.output_nr);
  return twin;
}

const PRECISE = new WeakMap<Slice, Replay>();

/** In float64: made ready once for a slice, since that of a long tape takes as long as a run. */
export function preciseReplay(slice: Slice): Replay {
  let known = PRECISE.get(slice);
  if (known === undefined) PRECISE.set(slice, (known = new Replay(slice, { precise: true })));
  return known;
}

/** The engine would not run a step at these values: PyTorch's message, and the step's place in the text. */
export class ReplayError extends Error {
  readonly range: SourceRange | null;

  constructor(cause: TorchError, range: SourceRange | null) {
    super(cause.message);
    this.range = range;
  }
}
