/**
 * What the rules of a slice need: which steps run when a gradient arrives, and which values of the slice they take. Knows
 * the tape's data only and runs nothing.
 */
import { message, type Message } from '../../trace/message';
import type { Tape, TapeHook, TapeRule, ValueId } from '../../trace/tape';
import { eachArgument } from './steps';

/** A rule with all it needs. */
export interface RulePlan {
  readonly rule: TapeRule;
  /** Indices into the tape's steps, ascending: those that lie between what it is given and what it gives. */
  readonly steps: readonly number[];
  /** What else it takes: values of the program that were there before. */
  readonly outer: readonly ValueId[];
}

export interface HookPlan extends RulePlan {
  readonly kind: TapeHook['kind'];
  readonly value: ValueId;
}

const PLANS = new WeakMap<TapeRule, RulePlan | Message>();

/** The plan of a rule, or why there is none. `makers`: which step computes each value. */
export function planOf(tape: Tape, makers: ArrayLike<number>, rule: TapeRule): RulePlan | Message {
  const known = PLANS.get(rule);
  if (known !== undefined) return known;
  const plan = planned(tape, makers, rule);
  PLANS.set(rule, plan);
  return plan;
}

function planned(tape: Tape, makers: ArrayLike<number>, rule: TapeRule): RulePlan | Message {
  const seen = new Set<ValueId>(rule.given.filter((value) => value !== null));
  const steps = new Set<number>();
  const outer: ValueId[] = [];
  const open: ValueId[] = [];
  const enter = (value: ValueId): void => {
    if (seen.has(value)) return;
    seen.add(value);
    open.push(value);
  };
  for (const value of rule.gives) if (value !== null) enter(value);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const value = tape.values[id];
    if (value?.lost) return value.lost;
    const index = makers[id] ?? -1;
    const step = tape.steps[index];
    const isInside = index >= rule.first && index < rule.end && value?.data === null && !value.leaf;
    if (step === undefined || !isInside) outer.push(id);
    else if (!steps.has(index)) {
      steps.add(index);
      eachArgument(step, enter);
    }
  }
  return { rule, steps: [...steps].sort((a, b) => a - b), outer };
}

export function isPlan(plan: RulePlan | Message): plan is RulePlan {
  return 'rule' in plan;
}

const HOOKS = new WeakMap<Tape, ReadonlyMap<ValueId, readonly TapeHook[]>>();

/** The hooks of each value that has some, in the order in which they run. */
export function hooksOf(tape: Tape): ReadonlyMap<ValueId, readonly TapeHook[]> {
  const known = HOOKS.get(tape);
  if (known !== undefined) return known;
  const hooks = new Map<ValueId, TapeHook[]>();
  for (const hook of tape.hooks ?? []) hooks.set(hook.value, [...(hooks.get(hook.value) ?? []), hook]);
  HOOKS.set(tape, hooks);
  return hooks;
}

/** Of a Function without a rule that nevertheless has a place on the tape. */
export const WITHOUT_RULE = message(
  'tape.without-rule',
  'The run did not record how the derivative of a custom Function is computed.',
);
