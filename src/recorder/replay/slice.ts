/**
 * The part of a tape that one output needs: which steps, from which leaves and constants, and which of the program's
 * conditions lay on the way. Knows the tape's data only and runs nothing. Without recursion: a tape may be a million
 * steps long.
 */
import { message, type Message } from '../../trace/message';
import type { Focus, Tape, TapeRead, TapeStep, ValueId } from '../../trace/tape';
import { hooksOf, isPlan, planOf, WITHOUT_RULE, type HookPlan, type RulePlan } from './rules';
import { eachArgument } from './steps';

export interface Slice {
  readonly tape: Tape;
  readonly focus: Focus;
  /** Indices into the tape's steps, ascending. */
  readonly steps: readonly number[];
  /** What derivatives are taken by, in order of the tape's values. */
  readonly leaves: readonly ValueId[];
  /** What else no step of the slice computes: values with data, and those that are held. */
  readonly inputs: readonly ValueId[];
  /** Of the Functions among the steps, by the index of the step. */
  readonly rules: ReadonlyMap<number, RulePlan>;
  /** Of the values of the slice. */
  readonly hooks: readonly HookPlan[];
  /** Reads that depend on a leaf and came before the output; their values are computed by the steps, too. */
  readonly reads: readonly TapeRead[];
  /** Which step of the tape computes a value, whether of this slice or not; −1 where none does. */
  maker(value: ValueId): number;
}

export interface SliceOptions {
  /** Values that will be given, whatever made them. */
  readonly held?: ReadonlySet<ValueId>;
  /** Computes leaves that have no data, too: for values, not for derivatives. */
  readonly throughLeaves?: boolean;
}

/** What the output needs, or why it cannot be computed again. */
export function sliceOf(tape: Tape, focus: Focus, options: SliceOptions = {}): Slice | Message {
  const makers = makersOf(tape);
  const walk = new Walk(tape, makers, options);
  const why = walk.reach(focus.weights === null ? [focus.output] : [focus.output, focus.weights]);
  if (why !== null) return why;
  const leaves = walk.valuesOfKind(LEAF);
  const reads = readsOn(tape, leaves, makers, walk);
  // A condition may need leaves that the output does not: to it they are constants.
  const own = new Set(leaves);
  const inputs = [...walk.valuesOfKind(INPUT), ...walk.valuesOfKind(LEAF).filter((leaf) => !own.has(leaf))];
  const maker = (value: ValueId): number => makers[value] ?? -1;
  const { rules, hooks } = walk;
  return { tape, focus, steps: walk.neededSteps(), leaves, inputs, rules, hooks, reads, maker };
}

export function isSlice(value: Slice | Message): value is Slice {
  return 'steps' in value;
}

/** Whether a read decided something: a truth value that was taken out is as good as a condition. */
export function isDecision({ outcome }: TapeRead): boolean {
  return typeof outcome === 'boolean';
}

/** Whether a step takes such a value. */
function takes(step: TapeStep, such: (value: ValueId) => boolean): boolean {
  let found = false;
  eachArgument(step, (value) => (found ||= such(value)));
  return found;
}

const MAKERS = new WeakMap<Tape, Int32Array>();

/** Which step computes each value. A step that hands back its operand (`contiguous()`) makes nothing. */
function makersOf(tape: Tape): Int32Array {
  const known = MAKERS.get(tape);
  if (known !== undefined) return known;
  const makers = new Int32Array(tape.values.length).fill(-1);
  tape.steps.forEach((step, index) => {
    for (const result of step.results) {
      if (result === null || makers[result] !== -1) continue;
      if (!takes(step, (value) => value === result)) makers[result] = index;
    }
  });
  MAKERS.set(tape, makers);
  return makers;
}

/** What a value is to the slice; 0: nothing. */
type Kind = typeof MADE | typeof LEAF | typeof INPUT;
const MADE = 1;
const LEAF = 2;
const INPUT = 3;

/** Collects what values need, from each along the steps that made it. */
class Walk {
  readonly rules = new Map<number, RulePlan>();
  readonly hooks: HookPlan[] = [];
  private readonly kinds: Uint8Array;
  private readonly steps: Uint8Array;
  private readonly tape: Tape;
  private readonly makers: Int32Array;
  private readonly options: SliceOptions;

  constructor(tape: Tape, makers: Int32Array, options: SliceOptions) {
    this.tape = tape;
    this.makers = makers;
    this.options = options;
    this.kinds = new Uint8Array(tape.values.length);
    this.steps = new Uint8Array(tape.steps.length);
  }

  /** Takes in all that these values need; where one cannot be had, nothing, and says why. */
  reach(wanted: readonly ValueId[]): Message | null {
    const addedValues: ValueId[] = [];
    const addedSteps: number[] = [];
    const addedHooks = this.hooks.length;
    const fail = (why: Message): Message => {
      for (const one of addedValues) this.kinds[one] = 0;
      for (const one of addedSteps) {
        this.steps[one] = 0;
        this.rules.delete(one);
      }
      this.hooks.length = addedHooks;
      return why;
    };
    const open = [...wanted];
    const enter = (value: ValueId): void => {
      if (this.kinds[value] === 0 || this.kinds[value] === undefined) open.push(value);
    };
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      if (this.kinds[value] !== 0 && this.kinds[value] !== undefined) continue;
      const kind = this.kindOf(value);
      if (typeof kind !== 'number') return fail(kind);
      this.kinds[value] = kind;
      addedValues.push(value);
      for (const hook of hooksOf(this.tape).get(value) ?? []) {
        const plan = planOf(this.tape, this.makers, hook.rule);
        if (!isPlan(plan)) return fail(plan);
        this.hooks.push({ ...plan, kind: hook.kind, value });
        plan.outer.forEach(enter);
      }
      const index = kind === MADE ? (this.makers[value] ?? -1) : -1;
      const step = this.tape.steps[index];
      if (step === undefined || this.steps[index] === 1) continue;
      this.steps[index] = 1;
      addedSteps.push(index);
      eachArgument(step, enter);
      if (step.kind !== 'function') continue;
      const plan = step.rule === null ? WITHOUT_RULE : planOf(this.tape, this.makers, step.rule);
      if (!isPlan(plan)) return fail(plan);
      this.rules.set(index, plan);
      plan.outer.forEach(enter);
    }
    return null;
  }

  valuesOfKind(kind: Kind): readonly ValueId[] {
    return indicesOf(this.kinds, kind);
  }

  neededSteps(): readonly number[] {
    return indicesOf(this.steps, 1);
  }

  private kindOf(id: ValueId): Kind | Message {
    const value = this.tape.values[id];
    if (value === undefined) return message('tape.unknown-value', 'The run did not record this value.');
    if (this.options.held?.has(id) === true) return INPUT;
    if (value.lost !== null) return value.lost;
    if (value.leaf && (this.options.throughLeaves !== true || value.data !== null)) return LEAF;
    if (value.data !== null) return INPUT;
    if (this.makers[id] === -1) return message('tape.no-source', 'The run did not record how this value was computed.');
    return MADE;
  }
}

function indicesOf(marks: Uint8Array, mark: number): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < marks.length; index += 1) if (marks[index] === mark) found.push(index);
  return found;
}

/** The reads that depend on the leaves and came before the output was made; takes in what they need. */
function readsOn(tape: Tape, leaves: readonly ValueId[], makers: Int32Array, walk: Walk): readonly TapeRead[] {
  if (tape.reads.length === 0 || leaves.length === 0) return [];
  const end = walk.neededSteps().at(-1) ?? -1;
  const moving = movedBy(tape, leaves, end);
  // A value that cannot be had is asked for once.
  const lost = new Set<ValueId>();
  return tape.reads.filter(({ value }) => {
    if (moving[value] !== 1 || (makers[value] ?? -1) >= end || lost.has(value)) return false;
    if (walk.reach([value]) === null) return true;
    lost.add(value);
    return false;
  });
}

/** Operators that look at the shape and the dtype of a tensor alone. */
const OF_SHAPE_ALONE = new Set([
  ...['zeros_like', 'ones_like', 'full_like', 'empty_like', 'rand_like', 'randn_like', 'randint_like'],
  ...['new_zeros', 'new_ones', 'new_full', 'new_empty'],
]);

/** Whether what a step gives depends on the elements of its operands. */
export function readsElements(step: TapeStep): boolean {
  return step.kind !== 'call' || !OF_SHAPE_ALONE.has(step.operator);
}

/** Marks with 1 the values before step `end` that change with these leaves. */
export function movedBy(tape: Tape, leaves: readonly ValueId[], end: number): Uint8Array {
  const moving = new Uint8Array(tape.values.length);
  for (const leaf of leaves) moving[leaf] = 1;
  for (let index = 0; index < end; index += 1) {
    const step = tape.steps[index];
    if (step === undefined || !readsElements(step)) continue;
    if (!takes(step, (value) => moving[value] === 1)) continue;
    for (const result of step.results) if (result !== null && tape.values[result]?.leaf === false) moving[result] = 1;
  }
  return moving;
}
