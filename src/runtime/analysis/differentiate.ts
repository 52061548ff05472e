/** An output of a program differentiated by its leaves: the trace that the panel draws, from the tape run again. */
import { observed, type Observer } from '../../engine/observer';
import type { Tensor } from '../../engine/tensor/tensor';
import { nameTex } from '../../languages/expression/greek';
import { outlineOf } from '../../recorder/replay/outline';
import { idIn, recordingOf, type Recording } from '../../recorder/recording';
import { message } from '../../trace/message';
import { isRefusal, type Refusal } from '../../trace/refusal';
import { TRACE_VERSION, type Check, type Trace, type TraceTensor, type TraceVariable } from '../../trace/trace';
import { unchecked } from '../check';
import { conventionOf, oneTriangle } from '../conventions';
import { differences } from '../differences';
import { aside, graphed, valuesAt, type Formula, type Leaves, type Watcher } from '../formula';
import { runPass } from '../pass';
import { Stopwatch, type Clock } from '../stopwatch';
import { heldSlice, type Base } from './base';
import { tapeBudget } from './cost';
import { notesOn } from './notes';
import { leafTensors, weightsTensor, type Subject } from './subject';
import { tapeFormula } from './tape-formula';

/** Milliseconds: the run in the program's dtypes, and the checks. */
const RUN_TIME = 4000;
const CHECK_TIME = 1000;

/** A graph of more steps than this is not shown node by node: nobody could read it, and its data would be huge. */
const MAX_GRAPH_STEPS = 2000;

/** The output run again in the program's dtypes, and recorded. */
interface Traced {
  readonly leaves: Leaves;
  readonly output: Tensor;
  readonly root: Tensor;
  readonly recording: Recording;
}

export function differentiate(subject: Subject, base: Base, now: Clock): Trace | Refusal {
  const flipped = new Set<number>();
  const large = isLarge(subject);
  const stopwatch = new Stopwatch(now, RUN_TIME);
  const traced = (large ? outlined : recordedWhole)(subject, stopwatch, flipped);
  if (isRefusal(traced)) return traced;
  const { recording } = traced;
  return {
    ...unexplained(subject, traced),
    checks: checksOf(subject, base, recording, now),
    notes: notesOn(subject, base, { summed: traced.root !== traced.output, large, flipped }),
    tensors: bounded(recording.tensors),
    elementwise: base.elementwise,
  };
}

/** The trace of a graph however large, without checks and notes: for who looks for one thing in it. */
export function tracedWhole(subject: Subject, stopwatch: Stopwatch): Trace | Refusal {
  const traced = recordedWhole(subject, stopwatch, new Set());
  return isRefusal(traced) ? traced : unexplained(subject, traced);
}

/** The tensors of the trace that `differentiate` gives, by the same ids. */
export function recordingBehind(subject: Subject, stopwatch: Stopwatch): Recording | Refusal {
  const traced = (isLarge(subject) ? outlined : recordedWhole)(subject, stopwatch, new Set());
  return isRefusal(traced) ? traced : traced.recording;
}

function isLarge({ slice }: Subject): boolean {
  return slice.steps.length > MAX_GRAPH_STEPS;
}

function unexplained(subject: Subject, traced: Traced): Trace {
  const { context, output } = subject;
  const { recording } = traced;
  const ids = { tensor: idIn(recording, traced.output), root: idIn(recording, traced.root) };
  return {
    version: TRACE_VERSION,
    kind: 'program',
    language: context.language,
    range: context.range,
    text: context.text,
    tex: null,
    variables: variablesOf(subject, traced),
    output: { name: output.name, ...ids, summed: ids.root !== ids.tensor },
    checks: [],
    notes: [],
    tensors: recording.tensors,
    nodes: recording.nodes,
    elementwise: false,
  };
}

/** In the program's dtypes. */
function formulaOf({ context, slice, leaves }: Subject, stopwatch: Stopwatch): Formula {
  const options = { range: context.range, leaves, precise: false, elementwise: false, factor: null, stopwatch };
  return tapeFormula(slice, options);
}

/** Takes note of conditions that these values would decide the other way. */
function watchOf({ conditions }: Formula, flipped: Set<number>): NonNullable<Watcher['condition']> {
  return (index, value) => {
    const holds = value.toArray().some((one) => one !== 0);
    if (holds !== conditions[index]?.outcome) flipped.add(index);
  };
}

function recordedWhole(subject: Subject, stopwatch: Stopwatch, flipped: Set<number>): Traced | Refusal {
  const formula = formulaOf(subject, stopwatch);
  const definitions = new Map(
    subject.leaves.flatMap(({ name, value }) => (value.range === null ? [] : [[name, value.range] as const])),
  );
  const pass = runPass(formula, leafTensors(subject, false), {
    definitions,
    stopwatch,
    rootOf: (output) => rootOf(subject, output),
    condition: watchOf(formula, flipped),
  });
  return isRefusal(pass) ? pass : { ...pass, recording: recordingOf(pass.recorder, pass.root, null) };
}

function outlined(subject: Subject, stopwatch: Stopwatch, flipped: Set<number>): Traced {
  const formula = formulaOf(subject, stopwatch);
  const leaves = leafTensors(subject, false);
  const output = graphed(formula, leaves, { condition: watchOf(formula, flipped) });
  const root = aside(() => rootOf(subject, output));
  if (root.requires_grad)
    observed(new Timer(stopwatch), () => {
      root.backward({ retain_graph: true });
    });
  const named = subject.leaves.flatMap(({ name, value }) => {
    const tensor = leaves.get(name);
    return tensor === undefined ? [] : [{ tensor, name, range: value.range }];
  });
  const { name, range } = subject.output;
  const results = [output, ...(root === output ? [] : [root])].map((tensor, place) => ({
    tensor,
    name: place === 0 ? name : null,
    range,
  }));
  return { leaves, output, root, recording: outlineOf(named, results) };
}

/** Stops a backward pass that takes too long. */
class Timer implements Observer {
  private readonly stopwatch: Stopwatch;

  constructor(stopwatch: Stopwatch) {
    this.stopwatch = stopwatch;
  }

  onNode(): void {
    this.stopwatch.check();
  }

  onCall(): void {
    // The forward part is over.
  }

  onAccumulate(): void {
    // Nothing to do: leaves are read afterwards.
  }
}

/** The number that is differentiated: the sum of the output, or of its products with what `backward` was given. */
function rootOf(subject: Subject, output: Tensor): Tensor {
  const weights = weightsTensor(subject, false);
  const weighted = weights === null ? output : output.mul(weights);
  return weighted.numel() === 1 ? weighted : weighted.sum();
}

function variablesOf({ leaves, given }: Subject, { leaves: tensors, recording }: Traced): readonly TraceVariable[] {
  return leaves.flatMap(({ name, value, mentions }) => {
    const leaf = tensors.get(name);
    if (leaf === undefined) return [];
    const entered = given.has(name);
    return [
      {
        name,
        tex: nameTex(name),
        mentions,
        tensor: idIn(recording, leaf),
        origin: entered ? ('entered' as const) : ('assignment' as const),
        definition: entered ? null : value.range,
      },
    ];
  });
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
