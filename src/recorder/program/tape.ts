/**
 * Writes the tape: from the values that are wanted back to what they came from, the most wanted first, until there is
 * no more room. Without recursion, since a chain may be as long as the tape.
 */
import { DType } from '../../engine/dtype';
import { Slice } from '../../engine/tensor/slice';
import { numel } from '../../engine/shape';
import { denseValues } from '../../engine/storage/access';
import type { Message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import type { Tape, TapeArgument, TapeHook, TapeRead, TapeRule, TapeStep, TapeValue, ValueId } from '../../trace/tape';
import { changedSince, tooManyElements, tooManySteps, withoutRule } from './messages';
import type { Names } from './names';
import type { Read } from './reads';
import type { FunctionStep, Rule } from './rules';
import type { ScopeWriter } from './scopes';
import { eachOperand, Value, type Step } from './value';

/** Of all inputs together. */
export const MAX_INPUT_ELEMENTS = 500_000;
/** After so many values whose chains had no room no other chain is walked. */
const MAX_FAILURES = 50;

interface Closure {
  readonly steps: Step[];
  readonly inputs: Value[];
}

export interface TapeParts {
  readonly names: Names;
  rangeOfSite(site: number): SourceRange | null;
  readonly maxSteps: number;
  readonly scopes: ScopeWriter;
  /** Lets a Function show its rule, where it has not yet. */
  learn(step: FunctionStep): void;
}

export class TapeWriter {
  private readonly parts: TapeParts;
  private readonly steps = new Set<Step>();
  /** Values that have a place. */
  private readonly values = new Set<Value>();
  private readonly data = new Map<Value, readonly number[]>();
  private readonly lost = new Map<Value, Message>();
  /** Values that came from something lost. */
  private readonly unsound = new Set<Value>();
  private elements = 0;
  private failures = 0;

  constructor(parts: TapeParts) {
    this.parts = parts;
  }

  /** Gives a value its place, with what it came from. Whether it can be computed again. */
  add(wanted: Value): boolean {
    if (!this.values.has(wanted)) {
      const found = wanted.lost === null ? this.closure(wanted) : null;
      if (found === null) this.lose(wanted, wanted.lost ?? tooManySteps(this.parts.maxSteps));
      else this.accept(found);
    }
    return !this.unsound.has(wanted);
  }

  /** The same for what nothing else needs, but only where its elements have room. */
  addWithRoom(value: Value): void {
    if (this.elements + numel(value.shape) <= MAX_INPUT_ELEMENTS || value.maker !== null) this.add(value);
  }

  private closure(wanted: Value): Closure | null {
    if (this.failures >= MAX_FAILURES) return null;
    const found: Closure = { steps: [], inputs: [] };
    const seen = new Set<Value | Step>([wanted]);
    const open = [wanted];
    const visit = (operand: Value): void => {
      if (seen.has(operand) || this.values.has(operand)) return;
      seen.add(operand);
      open.push(operand);
    };
    for (let value = open.pop(); value !== undefined; value = open.pop()) {
      const step = value.maker;
      for (const { rule } of value.hooks ?? []) eachOf(rule, visit);
      if (step === null) found.inputs.push(value);
      else if (!this.steps.has(step) && !seen.has(step)) {
        seen.add(step);
        found.steps.push(step);
        if (this.steps.size + found.steps.length > this.parts.maxSteps) {
          this.failures += 1;
          return null;
        }
        if (step.kind === 'function' && step.rule === null) this.parts.learn(step);
        eachOperand(step, visit);
      }
    }
    return found;
  }

  private accept({ steps, inputs }: Closure): void {
    // The smaller ones first: most of what is wanted needs only those.
    for (const input of inputs.sort((a, b) => numel(a.shape) - numel(b.shape))) this.addInput(input);
    for (const step of steps.sort((a, b) => a.sequence - b.sequence)) {
      this.steps.add(step);
      const sound = this.isSound(step);
      for (const result of step.results) {
        if (result?.maker !== step) continue;
        if (step.kind === 'function' && step.rule === null) this.lose(result, withoutRule(step.name));
        this.values.add(result);
        if (!sound) this.unsound.add(result);
      }
    }
  }

  private isSound(step: Step): boolean {
    let sound = true;
    eachOperand(step, (operand) => {
      if (this.unsound.has(operand)) sound = false;
    });
    return sound;
  }

  private addInput(value: Value): void {
    if (this.values.has(value)) return;
    if (value.given && value.lost === null) {
      this.values.add(value);
      return;
    }
    const count = numel(value.shape);
    if (value.lost !== null) this.lose(value, value.lost);
    else if (this.elements + count > MAX_INPUT_ELEMENTS) this.lose(value, tooManyElements(count, MAX_INPUT_ELEMENTS));
    else {
      const tensor = value.restored();
      if (tensor === null) this.lose(value, changedSince(count));
      else {
        this.elements += count;
        this.values.add(value);
        this.data.set(value, Array.from(denseValues(tensor)));
      }
    }
  }

  private lose(value: Value, reason: Message): void {
    this.values.add(value);
    this.unsound.add(value);
    this.lost.set(value, reason);
  }

  finished(reads: readonly Read[]): { readonly tape: Tape; readonly placeOf: (value: Value) => ValueId | null } {
    const ids = new Map<Value, ValueId>();
    const values: TapeValue[] = [];
    const idOf = (value: Value): ValueId => {
      const known = ids.get(value);
      if (known !== undefined) return known;
      const id = values.length;
      ids.set(value, id);
      values.push(this.tapeValue(value));
      return id;
    };
    const ordered = [...this.steps].sort((a, b) => a.sequence - b.sequence);
    const places: Places = { idOf, values, after: (sequence) => firstAfter(ordered, sequence) };
    const steps = ordered.map((step) => this.tapeStep(step, places));
    for (const value of this.values) idOf(value);
    const hooks = [...this.values].flatMap((value) =>
      (value.hooks ?? []).map(({ kind, rule }): TapeHook => ({
        kind,
        value: idOf(value),
        rule: tapeRule(rule, places),
      })),
    );
    const scopes = this.parts.scopes.written;
    const kept = reads.filter(({ value }) => this.values.has(value) && !this.unsound.has(value));
    const tape: Tape = {
      values,
      steps,
      reads: kept.map(({ site, value, kind, outcome }): TapeRead => ({
        value: idOf(value),
        kind,
        outcome,
        range: this.parts.rangeOfSite(site),
      })),
      ...(hooks.length === 0 ? {} : { hooks }),
      ...(scopes === undefined ? {} : { scopes }),
    };
    return { tape, placeOf: (value) => ids.get(value) ?? null };
  }

  private tapeValue(value: Value): TapeValue {
    return {
      name: this.parts.names.nameOf(value),
      range: this.parts.names.rangeOf(value),
      mentions: this.parts.names.mentionsOf(value),
      shape: [...value.shape],
      dtype: value.dtype.name,
      leaf: value.leaf,
      data: this.data.get(value) ?? null,
      lost: this.lost.get(value) ?? null,
    };
  }

  private tapeStep(step: Step, places: Places): TapeStep {
    const { idOf } = places;
    const place = {
      range: this.parts.rangeOfSite(step.site),
      ...(step.scope === null ? {} : { scope: this.parts.scopes.idOf(step.scope) }),
    };
    if (step.kind === 'function')
      return {
        kind: 'function',
        name: step.name,
        inputs: step.inputs.map(idOf),
        computed: idsOf(step.computed, places),
        results: step.results.map((value) => (value === null ? null : this.resultOf(step, value, places))),
        first: places.after(step.after),
        rule: step.rule === null ? null : tapeRule(step.rule, places),
        ...place,
      };
    if (step.kind === 'grad')
      return {
        kind: 'grad',
        outputs: step.outputs.map(idOf),
        inputs: step.inputs.map(idOf),
        grad_outputs: idsOf(step.grad_outputs, places),
        create_graph: step.create_graph,
        results: step.results.map((value) => (value === null ? null : this.resultOf(step, value, places))),
        ...place,
      };
    return {
      kind: 'call',
      operator: step.definition.name,
      overload: step.overload,
      inplace: step.inplace,
      args: step.args.map((argument) => tapeArgument(argument, idOf)),
      results: step.results.map((value) => this.resultOf(step, value, places)),
      grad_mode: step.grad_mode,
      ...place,
    };
  }

  /** A result that has become an input since, or a tensor that was handed back, has its place elsewhere. */
  private resultOf(step: Step, value: Value, { idOf, values }: Places): ValueId {
    if (value.maker === step) return idOf(value);
    values.push({ ...this.tapeValue(value), name: null, mentions: [], leaf: false, data: null, lost: null });
    return values.length - 1;
  }
}

/** Where things have their place while a tape is written. */
interface Places {
  readonly idOf: (value: Value) => ValueId;
  readonly values: TapeValue[];
  /** The first step that ran after this sequence number. */
  readonly after: (sequence: number) => number;
}

function firstAfter(steps: readonly Step[], sequence: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.sequence ?? Infinity) > sequence) high = middle;
    else low = middle + 1;
  }
  return low;
}

function idsOf(values: readonly (Value | null)[], { idOf }: Places): (ValueId | null)[] {
  return values.map((value) => (value === null ? null : idOf(value)));
}

function eachOf({ given, gives }: Rule, visit: (value: Value) => void): void {
  for (const value of [...given, ...gives]) if (value !== null) visit(value);
}

function tapeRule({ given, gives, after, until, grad_mode }: Rule, places: Places): TapeRule {
  const steps = { first: places.after(after), end: places.after(until) };
  return { given: idsOf(given, places), gives: idsOf(gives, places), ...steps, grad_mode };
}

function tapeArgument(argument: unknown, idOf: (value: Value) => ValueId): TapeArgument {
  if (argument instanceof Value) return { kind: 'value', value: idOf(argument) };
  if (argument instanceof DType) return { kind: 'dtype', dtype: argument.name };
  if (argument instanceof Slice)
    return { kind: 'slice', start: argument.start, stop: argument.stop, step: argument.step };
  if (typeof argument === 'bigint') return { kind: 'integer', digits: String(argument) };
  if (!Array.isArray(argument)) return { kind: 'plain', plain: plainOf(argument) };
  const list: readonly unknown[] = argument;
  if (list.every((item) => typeof item === 'number')) return { kind: 'plain', plain: list };
  if (list.every((item) => item instanceof Value)) return { kind: 'values', values: list.map(idOf) };
  return { kind: 'list', items: list.map((item) => tapeArgument(item, idOf)) };
}

function plainOf(argument: unknown): number | boolean | string | null {
  if (typeof argument === 'number' || typeof argument === 'boolean' || typeof argument === 'string') return argument;
  return null;
}
