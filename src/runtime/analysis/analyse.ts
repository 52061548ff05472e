/**
 * Answers what is asked of a program's tape: an output differentiated, a plot, elements of a value. Pure and synchronous:
 * whoever calls it may be ended at any time, and loses nothing. Runs no program, only operators that one ran.
 */
import type { EnquiryAnswer } from '../../trace/enquiry';
import { isRefusal, type Refusal } from '../../trace/refusal';
import type { Tape } from '../../trace/tape';
import type { Trace } from '../../trace/trace';
import type { Explanation } from '../../trace/why';
import { answer } from '../enquiries/answer';
import { explainShown } from '../why/explain';
import type { VariableValues } from '../formula';
import { refusalFor } from '../pass';
import type { AnalysisContext, AnalysisRequest } from '../program';
import { Stopwatch, type Clock } from '../stopwatch';
import { baseOf } from './base';
import { differentiate, MAX_GRAPH_STEPS, wholeTrace } from './differentiate';
import { elementsOf, noSuchLeaf } from './leaves';
import { subjectOf, type Subject } from './subject';
import { TapeStandpoint } from './tape-standpoint';

/** Milliseconds: of one replay with its graph. */
const REPLAY_TIME = 4000;
/** The same of a tape of very many steps. */
const LONG_REPLAY_TIME = 20_000;

export type AnalysisAnswer = Trace | EnquiryAnswer | readonly number[] | Explanation;

export function analyse(
  tape: Tape,
  context: AnalysisContext,
  request: AnalysisRequest,
  now: Clock,
): AnalysisAnswer | Refusal {
  let shapes: VariableValues = new Map();
  try {
    const isLong = tape.steps.length > MAX_GRAPH_STEPS;
    const stopwatch = new Stopwatch(now, isLong ? LONG_REPLAY_TIME : REPLAY_TIME);
    if (request.kind === 'read') return elementsBetween(tape, context, request, stopwatch);
    const subject = subjectOf(tape, context, request.focus, request.values, stopwatch);
    if (isRefusal(subject)) return subject;
    shapes = subject.values;
    if (request.kind === 'why') return explained(subject, request.variable, stopwatch);
    if (request.kind === 'differentiate') return differentiate(subject, baseOf(subject, stopwatch), now, request.nodes);
    const point = { subject, given: request.values, replay: stopwatch, now };
    return answer(new TapeStandpoint(point), request.enquiry);
  } catch (error) {
    return refusalFor(error, context.range, shapes);
  }
}

/** A walk over the whole graph, of which only the answer leaves this place. */
function explained(subject: Subject, variable: string, stopwatch: Stopwatch): Explanation | Refusal {
  const trace = wholeTrace(subject, stopwatch);
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
