/**
 * Why gradients are as they are, of results of either kind: from what they hold, so that most answers are there at once.
 * Knows no editor; what needs the program's process is the programs' own.
 */
import { explainFailure, explainRecorded, explainShown, isFolded, type RanProgram } from '../runtime/why/explain';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { Trace } from '../trace/trace';
import type { Explanation, WhyQuestion } from '../trace/why';
import { nothingToExplain } from './failures';
import type { LiveProgram } from './programs/live';
import type { Result } from './result';

/** A tape of more bytes than this takes longer to read than a hover may. */
const MAX_BYTES_AT_ONCE = 1_500_000;

export function explainedExpression(result: Result | undefined, question: WhyQuestion): Explanation | Refusal {
  const trace = result?.trace ?? null;
  if (trace === null || question.kind !== 'shown' || trace.tensors[question.tensor] === undefined)
    return nothingToExplain(result?.range ?? { start: 0, end: 0 });
  return explainShown(trace, question);
}

/** What a program's result holds, as explanations need it; null where its run has left no tape. */
export function ranProgram({ trace, recording, differentiated, varied }: LiveProgram): RanProgram | null {
  const tape = recording?.tape ?? null;
  if (trace === null || tape === null) return null;
  return { trace, tape, shown: differentiated, varied: Object.keys(varied).length > 0 };
}

/** From what is at hand. */
export function explainedProgram(program: LiveProgram, question: WhyQuestion): Explanation | Refusal {
  const ran = ranProgram(program);
  if (ran === null) return nothingToExplain(program.range);
  switch (question.kind) {
    case 'shown':
      return ran.shown?.tensors[question.tensor] === undefined
        ? nothingToExplain(program.range)
        : explainShown(ran.shown, question, ran);
    case 'recorded':
      return ran.trace.tensors[question.tensor] === undefined
        ? nothingToExplain(program.range)
        : explainRecorded(ran, question.tensor);
    case 'failure':
      return explainFailure(ran) ?? nothingToExplain(program.range);
  }
}

export function explainedAtOnce(program: LiveProgram, question: WhyQuestion): Explanation | null {
  if ((program.recording?.tapeBytes ?? 0) > MAX_BYTES_AT_ONCE) return null;
  const explanation = explainedProgram(program, question);
  return isRefusal(explanation) ? null : explanation;
}

/** The variable that must be asked about in the program's process: its graph is too large to have been sent. */
export function needsWholeGraph(trace: Trace | null, question: WhyQuestion): string | null {
  if (trace === null || question.kind !== 'shown' || !isFolded(trace)) return null;
  const variable = trace.variables.find(({ tensor }) => tensor === question.tensor);
  const gradient = trace.tensors[question.tensor]?.grad ?? null;
  return variable === undefined || gradient === null ? null : variable.name;
}
