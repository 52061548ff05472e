/**
 * Answers what is asked of a program's tape: an output differentiated, a plot, elements of a value. Pure and synchronous:
 * whoever calls it may be ended at any time, and loses nothing. Runs no program, only operators that one ran.
 */
import { movedBy } from '../../recorder/replay/slice';
import { message } from '../../trace/message';
import type { Enquiry, EnquiryAnswer } from '../../trace/enquiry';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Tape } from '../../trace/tape';
import type { Trace } from '../../trace/trace';
import type { Explanation } from '../../trace/why';
import { answer } from '../enquiries/answer';
import type { Standpoint } from '../enquiries/standpoint';
import { explainShown } from '../why/explain';
import { sum, valuesAt, type VariableValues } from '../formula';
import { refusalFor } from '../pass';
import type { AnalysisContext, AnalysisRequest } from '../program';
import { Stopwatch, type Clock } from '../stopwatch';
import { baseOf, type Base } from './base';
import { tapeBudget } from './cost';
import { differentiate, recordingBehind, tracedWhole } from './differentiate';
import { elementsOf, noSuchLeaf } from './leaves';
import { subjectOf, type Subject } from './subject';
import { tapeFormula } from './tape-formula';

/** Milliseconds: of one replay with its graph, and of an answer. */
const REPLAY_TIME = 4000;
const ANSWER_TIME = 4000;

export type AnalysisAnswer = Trace | EnquiryAnswer | readonly number[] | Explanation;

export function analyse(
  tape: Tape,
  context: AnalysisContext,
  request: AnalysisRequest,
  now: Clock,
): AnalysisAnswer | Refusal {
  let shapes: VariableValues = new Map();
  try {
    const stopwatch = new Stopwatch(now, REPLAY_TIME);
    if (request.kind === 'read') return elementsBetween(tape, context, request, stopwatch);
    const subject = subjectOf(tape, context, request.focus, request.values, stopwatch);
    if (isRefusal(subject)) return subject;
    shapes = subject.values;
    if (request.kind === 'why') return explained(subject, request.variable, stopwatch);
    const base = baseOf(subject, stopwatch);
    return request.kind === 'ask' ? asked(subject, base, request.enquiry, now) : differentiate(subject, base, now);
  } catch (error) {
    return refusalFor(error, context.range, shapes);
  }
}

/** A walk over the whole graph, of which only the answer leaves this place. */
function explained(subject: Subject, variable: string, stopwatch: Stopwatch): Explanation | Refusal {
  const trace = tracedWhole(subject, stopwatch);
  if (isRefusal(trace)) return trace;
  const leaf = trace.variables.find(({ name }) => name === variable);
  if (leaf === undefined) return noSuchLeaf(variable, subject.leaves, subject.context.range);
  return explainShown(trace, { kind: 'shown', tensor: leaf.tensor, of: 'arrived' });
}

function elementsBetween(
  tape: Tape,
  context: AnalysisContext,
  { value, from, count }: Extract<AnalysisRequest, { kind: 'read' }>,
  stopwatch: Stopwatch,
): readonly number[] | Refusal {
  const elements = elementsOf(tape, value, context.range, () => {
    stopwatch.check();
  });
  return isRefusal(elements) ? elements : elements.slice(from, from + count);
}

function asked(subject: Subject, base: Base, enquiry: Enquiry, now: Clock): EnquiryAnswer | Refusal {
  const { context, leaves, values } = subject;
  const { slice, elementwise, factor, gradients, result } = base;
  const stopwatch = new Stopwatch(now, ANSWER_TIME);
  const formula = tapeFormula(slice, { range: context.range, leaves, precise: true, elementwise, factor, stopwatch });
  const standpoint: Standpoint = {
    formula,
    values,
    total: sum(result.values),
    gradients,
    evaluations: tapeBudget(slice, () => valuesAt(formula, values), now).forPlot,
    stopwatch,
    recorded: () => recordingBehind(subject, stopwatch),
    cautions: (variable) => (cutsOff(subject, base, variable) ? [CUT] : []),
  };
  return answer(standpoint, enquiry);
}

const CUT = message(
  'plot.cut',
  'A part of this curve comes through values that were cut from the graph (detach(), no_grad): the derivative leaves it out, as autograd does.',
);

/** Whether the variable moves a value through which no gradient flows. */
function cutsOff({ tape, leaves }: Subject, { cuts }: Base, variable: string): boolean {
  const leaf = leaves.find(({ name }) => name === variable);
  if (leaf === undefined || cuts.size === 0) return false;
  const moving = movedBy(tape, [leaf.id], tape.steps.length);
  return [...cuts.keys()].some((cut) => moving[cut] === 1);
}
