/** An output of a program differentiated by its leaves: the trace that the panel draws, from the tape run again. */
import type { Recording } from '../../recorder/recording';
import { message } from '../../trace/message';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Check, Trace, TraceTensor } from '../../trace/trace';
import { unchecked } from '../check';
import { conventionOf, oneTriangle } from '../conventions';
import { differences } from '../differences';
import { valuesAt } from '../formula';
import { Stopwatch, type Clock } from '../stopwatch';
import { heldSlice, type Base } from './base';
import { tapeBudget } from './cost';
import { notesOn } from './notes';
import type { Subject } from './subject';
import { tapeFormula } from './tape-formula';
import { tracedBy, traceOf, tracedWhole, type Open } from './traced';

/** Milliseconds: the run in the program's dtypes, that of a folded graph, and the checks. */
const RUN_TIME = 4000;
const LONG_RUN_TIME = 20_000;
const CHECK_TIME = 1000;

/** A graph of more steps than this is folded: its nodes one by one would take too long to be sent and read. */
export const MAX_GRAPH_STEPS = 10_000;

export function differentiate(subject: Subject, base: Base, now: Clock, most = MAX_GRAPH_STEPS): Trace | Refusal {
  const flipped = new Set<number>();
  const isFolded = subject.slice.steps.length > most;
  const traced = tracedBy(subject, {
    stopwatch: new Stopwatch(now, isFolded ? LONG_RUN_TIME : RUN_TIME),
    flipped,
    fold: isFolded ? { open: null } : null,
  });
  if (isRefusal(traced)) return traced;
  const { recording } = traced;
  return {
    ...traceOf(subject, traced),
    checks: checksOf(subject, base, recording, now),
    notes: notesOn(subject, base, { summed: traced.root !== traced.output, flipped }),
    tensors: bounded(recording.tensors),
    elementwise: base.elementwise,
  };
}

/** A folded graph in which some of the recorded nodes are shown one by one; without checks and notes. */
export function unfolded(subject: Subject, open: Open, stopwatch: Stopwatch): Trace | Refusal {
  const traced = tracedBy(subject, { stopwatch, flipped: new Set(), fold: { open } });
  return isRefusal(traced) ? traced : traceOf(subject, traced);
}

/** The trace of a graph however large, without checks and notes: for who looks for one thing in it. */
export function wholeTrace(subject: Subject, stopwatch: Stopwatch): Trace | Refusal {
  const traced = tracedWhole(subject, stopwatch);
  return isRefusal(traced) ? traced : traceOf(subject, traced);
}

/** The tensors of the trace that `differentiate` gives, by the same ids. */
export function recordingBehind(subject: Subject, stopwatch: Stopwatch): Recording | Refusal {
  const isFolded = subject.slice.steps.length > MAX_GRAPH_STEPS;
  const traced = tracedBy(subject, { stopwatch, flipped: new Set(), fold: isFolded ? { open: null } : null });
  return isRefusal(traced) ? traced : traced.recording;
}

/** In float64, with what the program cut standing still: autograd's gradients are of that function. */
function checksOf(subject: Subject, base: Base, recording: Recording, now: Clock): readonly Check[] {
  const { tape, context, leaves, values } = subject;
  const end = now() + CHECK_TIME;
  const slice = heldSlice(tape, base);
  const formula = tapeFormula(slice, {
    range: context.range,
    leaves,
    precise: true,
    elementwise: base.elementwise && slice === base.slice,
    factor: base.factor,
    held: base.cuts,
    stopwatch: new Stopwatch(now, CHECK_TIME),
  });
  const convention = conventionOf(recording);
  const triangle = oneTriangle(recording);
  const budget = tapeBudget(slice, () => valuesAt(formula, values), now);
  const evaluations = Math.floor(budget.forChecks / leaves.length);
  return leaves.flatMap(({ name }, index) => {
    const variables = formula.variables.filter((variable) => variable.name === name);
    if (variables.length === 0) return [unchecked(name, cutOff(name))];
    const checks = differences({
      formula: { ...formula, variables },
      values,
      result: base.result,
      steps: base.steps,
      gradients: base.gradients,
      convention,
      evaluations,
      // What one leaf leaves of the time is the next ones'.
      stopwatch: new Stopwatch(now, (end - now()) / (leaves.length - index)),
    });
    if (triangle === null) return checks;
    return checks.map((check) => (check.verdict === 'differs' ? unchecked(name, triangle) : check));
  });
}

function cutOff(name: string): Check['reason'] & object {
  return message(
    'analysis.cut-off',
    'The output depends on {name} only through values that were cut from the graph (detach(), no_grad), so there is no gradient to check.',
    { name },
  );
}

/** Of all tensors of a trace together. */
const MAX_VALUES = 400_000;

/** Many large tensors keep fewer of their first values each. */
function bounded(tensors: readonly TraceTensor[]): readonly TraceTensor[] {
  const total = tensors.reduce((sum, { values }) => sum + values.length, 0);
  if (total <= MAX_VALUES) return tensors;
  const most = Math.max(1, Math.floor(MAX_VALUES / tensors.length));
  return tensors.map((tensor) =>
    tensor.values.length <= most ? tensor : { ...tensor, values: tensor.values.slice(0, most) },
  );
}
