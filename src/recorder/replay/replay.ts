/**
 * Runs a slice of a tape again on the engine, at other values of its leaves: every step as it was recorded, in the
 * recorded dtypes or in float64 throughout. Made once for a slice and then run often. Knows neither plots nor checks.
 */
import { ofNumbers } from '../../engine/tensor/create';
import { grad } from '../../engine/autograd/backward';
import { is_grad_enabled, withGradMode } from '../../engine/autograd/modes';
import { float32, float64, type DType } from '../../engine/dtype';
import { TorchError } from '../../engine/errors';
import { rerun } from '../../engine/dispatch/rerun';
import { signatureOf } from '../../engine/dispatch/signature';
import { operators } from '../../engine/generated/operators';
// Makes the operators known by name.
import '../../engine/torch';
import { Tensor } from '../../engine/tensor/tensor';
import type { SourceRange } from '../../trace/range';
import { valuesOf, type TapeArgument, type TapeStep, type ValueId } from '../../trace/tape';
import { Slice as TensorSlice } from '../../engine/tensor/slice';
import { dtypeNamed, preciseDtype } from './dtypes';
import type { Slice } from './slice';

export interface ReplayOptions {
  /** float64 wherever the program had float32. */
  readonly precise: boolean;
  /** Values that are neither leaves nor on the tape's data: those that are held. */
  readonly held?: ReadonlyMap<ValueId, Tensor>;
}

export interface ReplayListener {
  /** The part of the text whose step runs next. */
  enter?(range: SourceRange | null): void;
  /** Between two steps: may throw to stop. */
  check?(): void;
  /** The value of `slice.reads[index]`, when it was computed. */
  read?(index: number, value: Tensor): void;
  /** A change in place: what it was before, and the tensor that stands for it afterwards. */
  changed?(before: Tensor, after: Tensor): void;
  /** Operands and results of a step that ran. */
  ran?(step: number, operands: readonly Tensor[], results: readonly (Tensor | null)[]): void;
}

/** Where values of a slice are kept while it runs. */
type Slot = number;

interface PreparedStep {
  readonly index: number;
  readonly step: TapeStep;
  /** Arguments that are no tensors, in their places. */
  readonly plain: readonly unknown[];
  /** Slots of those that are; null where `plain` has the argument. */
  readonly slots: readonly (Slot | readonly Slot[] | null)[];
  /** Arguments in which tensors stand among other things, by their places. */
  readonly mixed: ReadonlyMap<number, TapeArgument>;
  /** All slots of operands. */
  readonly operands: readonly Slot[];
  /** One per result; −1 where nobody needs it. */
  readonly results: readonly Slot[];
  /** The dtype of each result as it was recorded. */
  readonly dtypes: readonly (DType | null)[];
  readonly operator: string;
  readonly overload: number;
}

export class Replay {
  readonly slice: Slice;
  private readonly precise: boolean;
  private readonly slotOf = new Map<ValueId, Slot>();
  private readonly prepared: readonly PreparedStep[];
  /** Reads by the step that computes their value; those of leaves at −1. */
  private readonly reads = new Map<number, number[]>();
  private readonly inputs: readonly { readonly slot: Slot; readonly tensor: Tensor }[];
  private readonly differentiates: boolean;

  constructor(slice: Slice, { precise, held }: ReplayOptions) {
    this.slice = slice;
    this.precise = precise;
    for (const value of slice.leaves) this.addSlot(value);
    for (const value of slice.inputs) this.addSlot(value);
    for (const index of slice.steps)
      for (const value of slice.tape.steps[index]?.results ?? [])
        if (value !== null && slice.maker(value) === index) this.addSlot(value);
    this.prepared = slice.steps.flatMap((index) => {
      const step = slice.tape.steps[index];
      return step === undefined ? [] : [this.prepare(index, step)];
    });
    this.differentiates = this.prepared.some(({ step }) => step.kind === 'grad');
    slice.reads.forEach(({ value }, read) => {
      const step = slice.maker(value);
      this.reads.set(step, [...(this.reads.get(step) ?? []), read]);
    });
    this.inputs = slice.inputs.map((value) => ({
      slot: this.slot(value),
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
    const dtype = dtypeNamed(this.slice.tape.values[value]?.dtype ?? 'float32');
    return this.precise ? preciseDtype(dtype) : dtype;
  }

  /** Runs the steps; gives the tensor of a value afterwards. */
  run(leaves: ReadonlyMap<ValueId, Tensor>, listener: ReplayListener = {}): (value: ValueId) => Tensor {
    const values = new Array<Tensor | undefined>(this.slotOf.size);
    for (const leaf of this.slice.leaves) {
      const given = leaves.get(leaf) ?? this.recorded(leaf)?.requires_grad_();
      if (given !== undefined) values[this.slot(leaf)] = this.ownLeaf(given);
    }
    for (const { slot, tensor } of this.inputs) values[slot] = tensor;
    this.tell(-1, values, listener);
    for (const prepared of this.prepared) {
      listener.check?.();
      listener.enter?.(prepared.step.range);
      this.guarded(prepared, values, listener);
      this.tell(prepared.index, values, listener);
    }
    return (value) => {
      const tensor = values[this.slot(value)];
      if (tensor === undefined) throw new Error(`the replay has no value ${value}`);
      return tensor;
    };
  }

  private guarded(prepared: PreparedStep, values: (Tensor | undefined)[], listener: ReplayListener): void {
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

  private tell(step: number, values: readonly (Tensor | undefined)[], listener: ReplayListener): void {
    if (listener.read === undefined) return;
    for (const read of this.reads.get(step) ?? []) {
      const tensor = values[this.slot(this.slice.reads[read]?.value ?? -1)];
      if (tensor !== undefined) listener.read(read, tensor);
    }
  }

  private runStep(prepared: PreparedStep, values: (Tensor | undefined)[], listener: ReplayListener): void {
    const { step, results } = prepared;
    const made =
      step.kind === 'grad'
        ? this.differentiate(prepared, values)
        : this.call(prepared, step.grad_mode, values, listener);
    for (let place = 0; place < results.length; place += 1) {
      const slot = results[place] ?? -1;
      const tensor = made[place] ?? null;
      if (slot >= 0 && tensor !== null) values[slot] = this.kept(tensor, prepared, place, values);
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

  private call(
    { operator, overload, step, plain, slots, mixed }: PreparedStep,
    grad_mode: boolean,
    values: readonly (Tensor | undefined)[],
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
  private differentiate(
    { slots, step }: PreparedStep,
    values: readonly (Tensor | undefined)[],
  ): readonly (Tensor | null)[] {
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
    values: readonly (Tensor | undefined)[],
  ): Tensor {
    // Only where a replay goes on through leaves: to the program it was a new beginning.
    const leaf = step.results[place] ?? -1;
    if (this.slice.tape.values[leaf]?.leaf === true) return tensor.detach().requires_grad_();
    if (!this.precise) return tensor;
    // What the program had in float32 for an operator's own reasons.
    if (tensor.dtype === float32 && dtypes[place] === float32) return tensor.to(float64);
    // A conversion that has nothing to do here must still give a tensor of its own.
    if (step.kind === 'grad' || step.inplace) return tensor;
    for (const slot of operands) if (values[slot] === tensor && slot !== results[place]) return tensor.clone();
    return tensor;
  }

  private addSlot(value: ValueId): void {
    if (!this.slotOf.has(value)) this.slotOf.set(value, this.slotOf.size);
  }

  private slot(value: ValueId): Slot {
    const slot = this.slotOf.get(value);
    if (slot === undefined) throw new Error(`the slice has no value ${value}`);
    return slot;
  }

  private input(id: ValueId): Tensor {
    const value = this.slice.tape.values[id];
    const data = value?.data ?? null;
    if (value === undefined || data === null) throw new Error(`the value ${id} has no data and was not given`);
    return ofNumbers(data, value.shape, this.dtypeOf(id));
  }

  private prepare(index: number, step: TapeStep): PreparedStep {
    const results = step.results.map((value) =>
      value !== null && this.slice.maker(value) === index ? this.slot(value) : -1,
    );
    const dtypes = step.results.map((value) =>
      value === null ? null : dtypeNamed(this.slice.tape.values[value]?.dtype ?? 'float32'),
    );
    const shared = { index, step, results, dtypes };
    if (step.kind === 'grad') {
      const list = (values: readonly (ValueId | null)[]): Slot[] =>
        values.map((value) => (value === null ? -1 : this.slot(value)));
      const slots = [list(step.outputs), list(step.inputs), list(step.grad_outputs)];
      return { ...shared, operator: 'grad', overload: 0, plain: [], slots, mixed: new Map(), operands: slots.flat() };
    }
    const plain = step.args.map((argument) => this.plain(argument));
    const slots = step.args.map((argument) => {
      if (argument.kind === 'value') return this.slot(argument.value);
      return argument.kind === 'values' ? argument.values.map((value) => this.slot(value)) : null;
    });
    const mixed = new Map(
      step.args.flatMap((argument, place) => (argument.kind === 'list' ? [[place, argument]] : [])),
    );
    const operands: Slot[] = [];
    for (const argument of step.args) valuesOf(argument, (value) => operands.push(this.slot(value)));
    const { operator, overload } = step;
    if (!this.precise) return { ...shared, operator, overload, plain, slots, mixed, operands };
    const [dtype = null] = dtypes;
    return {
      ...shared,
      operator: IN_HALF_OR_SINGLE.has(operator) ? 'double' : operator,
      overload,
      plain: withFactoryDtype(step, plain, dtype),
      slots,
      mixed,
      operands,
    };
  }

  /** An argument without the tensors in it. */
  private plain(argument: TapeArgument): unknown {
    switch (argument.kind) {
      case 'plain':
        return argument.plain;
      case 'integer':
        return BigInt(argument.digits);
      case 'slice':
        return new TensorSlice(argument.start, argument.stop, argument.step);
      case 'dtype': {
        const dtype = dtypeNamed(argument.dtype);
        return this.precise ? preciseDtype(dtype) : dtype;
      }
      default:
        return null;
    }
  }

  private argument(argument: TapeArgument, values: readonly (Tensor | undefined)[]): unknown {
    if (argument.kind === 'value') return values[this.slot(argument.value)];
    if (argument.kind === 'values') return argument.values.map((value) => values[this.slot(value)]);
    if (argument.kind === 'list') return argument.items.map((item) => this.argument(item, values));
    return this.plain(argument);
  }
}

/** Conversions that a replay in double precision does not make. */
const IN_HALF_OR_SINGLE = new Set(['float', 'half', 'bfloat16']);

function listOf(slots: Slot | readonly Slot[] | null): readonly Slot[] {
  if (slots === null) return [];
  return typeof slots === 'number' ? [slots] : slots;
}

/** A constructor that was not told a dtype gives float32, which must not round what is computed in float64. */
function withFactoryDtype(
  step: Extract<TapeStep, { kind: 'call' }>,
  plain: readonly unknown[],
  recorded: DType | null,
): readonly unknown[] {
  if (recorded !== float32) return plain;
  const operator = operators.find(({ definition }) => definition.name === step.operator);
  const text = operator?.definition.overloads[step.overload]?.signature;
  const signature = text === undefined ? null : signatureOf(text);
  if (signature?.factory !== true) return plain;
  return plain.map((value, place) =>
    value === null && signature.parameters[place]?.type === 'ScalarType' ? float64 : value,
  );
}

/** A tensor that stands where another does, in memory and graph, but can be changed without it. */
function twinOf(tensor: Tensor): Tensor {
  const twin = tensor.detachedCopy();
  if (tensor.grad_fn === null) return tensor.requires_grad ? twin.requires_grad_() : twin;
  twin.grad_fn = tensor.grad_fn;
  twin.output_nr = tensor.output_nr;
  return twin;
}

/** The engine would not run a step at these values: PyTorch's message, and the step's place in the text. */
export class ReplayError extends Error {
  readonly range: SourceRange | null;

  constructor(cause: TorchError, range: SourceRange | null) {
    super(cause.message);
    this.range = range;
  }
}
