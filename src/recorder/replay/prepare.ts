/**
 * A slice made ready to run: where each value is kept, and of each step what it takes and gives, in the recorded dtypes or
 * in float64 throughout. Runs nothing.
 */
import type { DType } from '../../engine/dtype';
import { float32, float64 } from '../../engine/dtype';
import { signatureOf, type ParsedSignature } from '../../engine/dispatch/signature';
import { operators } from '../../engine/generated/operators';
import { Slice as TensorSlice } from '../../engine/tensor/slice';
import type { Tensor } from '../../engine/tensor/tensor';
import { valuesOf, type TapeArgument, type TapeStep, type ValueId } from '../../trace/tape';
import { dtypeNamed, preciseDtype } from './dtypes';
import type { RulePlan } from './rules';
import type { Slice } from './slice';

/** Where values of a slice are kept while it runs. */
export type Slot = number;

export interface PreparedStep {
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

/** A rule that is ready to run. */
export interface PreparedRule {
  readonly plan: RulePlan;
  readonly steps: readonly PreparedStep[];
  /** Slots of what it is given and gives; −1 for none. */
  readonly given: readonly Slot[];
  readonly gives: readonly Slot[];
}

/** What is in each slot now. */
export type Values = (Tensor | undefined)[];

/** Gives slots to the values of a slice, and prepares its steps and rules. */
export class Preparation {
  private readonly slice: Slice;
  private readonly precise: boolean;
  private readonly slotOf = new Map<ValueId, Slot>();

  constructor(slice: Slice, precise: boolean) {
    this.slice = slice;
    this.precise = precise;
    for (const value of slice.leaves) this.addSlot(value);
    for (const value of slice.inputs) this.addSlot(value);
    for (const index of slice.steps) this.addResults(index);
    for (const plan of [...slice.rules.values(), ...slice.hooks]) {
      for (const value of plan.rule.given) if (value !== null) this.addSlot(value);
      for (const index of plan.steps) this.addResults(index);
    }
  }

  /** How many slots there are. */
  get size(): number {
    return this.slotOf.size;
  }

  /** The dtype that a value has here. */
  dtypeOf(value: ValueId): DType {
    const dtype = dtypeNamed(this.slice.tape.values[value]?.dtype ?? 'float32');
    return this.precise ? preciseDtype(dtype) : dtype;
  }

  private addResults(index: number): void {
    for (const value of this.slice.tape.steps[index]?.results ?? [])
      if (value !== null && this.slice.maker(value) === index) this.addSlot(value);
  }

  rule(plan: RulePlan): PreparedRule {
    const { rule } = plan;
    const slotOf = (value: ValueId | null): Slot => (value === null ? -1 : this.slot(value));
    return { plan, steps: this.steps(plan.steps), given: rule.given.map(slotOf), gives: rule.gives.map(slotOf) };
  }

  private addSlot(value: ValueId): void {
    if (!this.slotOf.has(value)) this.slotOf.set(value, this.slotOf.size);
  }

  slot(value: ValueId): Slot {
    const slot = this.slotOf.get(value);
    if (slot === undefined) throw new Error(`the slice has no value ${value}`);
    return slot;
  }

  steps(indices: readonly number[]): readonly PreparedStep[] {
    return indices.flatMap((index) => {
      const step = this.slice.tape.steps[index];
      return step === undefined ? [] : [this.prepare(index, step)];
    });
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
    if (step.kind === 'function') {
      const list = (values: readonly (ValueId | null)[]): Slot[] =>
        values.map((value) => (value === null ? -1 : this.slot(value)));
      const slots = [list(step.inputs), list(step.computed)];
      const operands = slots.flat().filter((slot) => slot >= 0);
      return { ...shared, operator: step.name, overload: 0, plain: [], slots, mixed: new Map(), operands };
    }
    const plain: unknown[] = [];
    const slots: (Slot | readonly Slot[] | null)[] = [];
    let mixed: Map<number, TapeArgument> | null = null;
    const operands: Slot[] = [];
    // A tape may have a hundred thousand steps, and is prepared more than once.
    for (const argument of step.args) {
      if (argument.kind === 'list') (mixed ??= new Map<number, TapeArgument>()).set(plain.length, argument);
      plain.push(this.plain(argument));
      slots.push(this.slotsOf(argument));
      valuesOf(argument, (value) => operands.push(this.slot(value)));
    }
    const { operator, overload } = step;
    const [dtype = null] = dtypes;
    return {
      index,
      step,
      results,
      dtypes,
      operator: this.precise && IN_HALF_OR_SINGLE.has(operator) ? 'double' : operator,
      overload,
      plain: this.precise ? withFactoryDtype(step, plain, dtype) : plain,
      slots,
      mixed: mixed ?? NOTHING_MIXED,
      operands,
    };
  }

  private slotsOf(argument: TapeArgument): Slot | readonly Slot[] | null {
    if (argument.kind === 'value') return this.slot(argument.value);
    return argument.kind === 'values' ? argument.values.map((value) => this.slot(value)) : null;
  }

  /** An argument without the tensors in it. */
  plain(argument: TapeArgument): unknown {
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
}

const NOTHING_MIXED: ReadonlyMap<number, TapeArgument> = new Map();

/** Conversions that a replay in double precision does not make. */
const IN_HALF_OR_SINGLE = new Set(['float', 'half', 'bfloat16']);

/** A constructor that was not told a dtype gives float32, which must not round what is computed in float64. */
function withFactoryDtype(
  step: Extract<TapeStep, { kind: 'call' }>,
  plain: readonly unknown[],
  recorded: DType | null,
): readonly unknown[] {
  if (recorded !== float32 || !plain.includes(null)) return plain;
  const signature = signatureNamed(step.operator, step.overload);
  if (signature?.factory !== true) return plain;
  return plain.map((value, place) =>
    value === null && signature.parameters[place]?.type === 'ScalarType' ? float64 : value,
  );
}

const SIGNATURES = new Map<string, ParsedSignature | null>();

function signatureNamed(name: string, overload: number): ParsedSignature | null {
  const key = `${name} ${String(overload)}`;
  const known = SIGNATURES.get(key);
  if (known !== undefined) return known;
  const operator = operators.find(({ definition }) => definition.name === name);
  const text = operator?.definition.overloads[overload]?.signature;
  const signature = text === undefined ? null : signatureOf(text);
  SIGNATURES.set(key, signature);
  return signature;
}
