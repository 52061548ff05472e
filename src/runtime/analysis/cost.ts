/** How often a slice of a tape can be evaluated in the time there is, from its steps and the sizes of what they give. */
import type { Slice } from '../../recorder/replay/slice';
import { numel } from '../../engine/shape';
import type { TapeStep } from '../../trace/tape';
import type { Clock } from '../stopwatch';

/** A step costs as much as this many elements. */
const STEP = 3000;
/** An evaluation that computes nothing. */
const EVALUATION = 5000;
/** In elements: about a third of a second of checks, and two of a plot, where a point costs three evaluations. */
const CHECKS = 300_000_000;
const PLOT = 6_000_000_000;
/**
 * The same in milliseconds, by what a run takes here and now: beside other work, elements cost more. A check may take
 * several times the evaluations that it is planned with.
 */
const CHECK_TIME = 350;
const PLOT_TIME = 2000;
/** Cheaper evaluations are not timed. */
const WORTH_TIMING = 200_000;

export interface TapeBudget {
  /** Evaluations that the checks of all leaves together may spend. */
  readonly forChecks: number;
  readonly forPlot: number;
}

/** `evaluate` runs the formula once, without a graph. */
export function tapeBudget(slice: Slice, evaluate: () => void, now: Clock): TapeBudget {
  const cost = costOf(slice);
  const once = cost >= WORTH_TIMING ? fastestOf(evaluate, now) : 0;
  const limited = (most: number, time: number): number => Math.floor(once > 0 ? Math.min(most, time / once) : most);
  return { forChecks: limited(CHECKS / cost, CHECK_TIME), forPlot: limited(PLOT / cost, PLOT_TIME) };
}

const TRIALS = 3;

/** Milliseconds of the fastest of a few runs: the first ones warm up. */
function fastestOf(run: () => void, now: Clock): number {
  let fastest = Infinity;
  // One that takes all the time there is needs no second.
  for (let trial = 0; trial < TRIALS && (fastest === Infinity || fastest < CHECK_TIME); trial += 1) {
    const begin = now();
    run();
    fastest = Math.min(fastest, now() - begin);
  }
  return fastest;
}

/** One evaluation without a graph, in elements. */
export function costOf({ tape, steps, leaves }: Slice): number {
  const size = (value: number | null): number => (value === null ? 0 : numel(tape.values[value]?.shape ?? []));
  const held = leaves.reduce((total, leaf) => total + size(leaf), 0);
  return steps.reduce((total, index) => {
    const step = tape.steps[index];
    if (step === undefined) return total;
    const given = step.results.reduce<number>((sum, result) => sum + size(result), 0);
    return total + STEP + given * productDepth(step, tape.values) + takenBy(step, size);
  }, EVALUATION + held);
}

const PRODUCTS = new Set(['matmul', 'mm', 'bmm', 'mv', 'dot', 'linear', 'addmm', 'conv1d', 'conv2d']);

/** How many products go into each element of a matrix product. */
function productDepth(step: TapeStep, values: Slice['tape']['values']): number {
  if (step.kind !== 'call' || !PRODUCTS.has(step.operator)) return 1;
  const [first] = step.args;
  return first?.kind === 'value' ? (values[first.value]?.shape.at(-1) ?? 1) : 1;
}

/** Reductions read much and give little. */
function takenBy(step: TapeStep, size: (value: number) => number): number {
  if (step.kind === 'grad') return 50 * STEP;
  if (step.kind === 'function') return 0;
  return step.args.reduce((total, argument) => total + (argument.kind === 'value' ? size(argument.value) : 0), 0);
}
