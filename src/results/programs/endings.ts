/** What is said of a run that did not go well, and what of one that gave nothing to differentiate. */
import { message } from '../../trace/message';
import type { Ending, ProgramError, ProgramTrace } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { Tape } from '../../trace/tape';
import { refusal, type Refusal } from '../../trace/refusal';

/** Why a run is no success; null for one that finished. */
export function whyEnded(trace: ProgramTrace): Refusal | null {
  const { ending } = trace;
  return ending === null ? null : refused(ending, firstLine(trace));
}

function refused(ending: Ending, whole: SourceRange): Refusal | null {
  switch (ending.kind) {
    case 'finished':
      return null;
    case 'failed':
      return refusal(ending.error.range ?? whole, errorMessage(ending.error), ending.error.hint);
    case 'stopped':
      return refusal(ending.range ?? whole, ending.message);
    case 'cancelled':
      return refusal(
        whole,
        message('results.program.cancelled', 'The program was stopped by you.'),
        message('results.program.cancelled.hint', 'What it had recorded until then is shown.'),
      );
    case 'crashed':
      return refusal(
        whole,
        ending.message,
        message('results.program.crashed.hint', 'Run it again; nothing else is lost.'),
      );
  }
}

function errorMessage({ name, text }: ProgramError): Refusal['message'] {
  // A thrown value that is no error has no name.
  if (name === '') return message('results.program.thrown', '{text}', { text });
  return message('results.program.error', '{name}: {text}', { name, text });
}

/** A failure without a place is shown where the program begins, not under all of it. */
function firstLine({ range, text }: ProgramTrace): SourceRange {
  const lead = text.length - text.trimStart().length;
  const length = text.slice(lead).search(/[\r\n]/);
  const start = range.start + lead;
  return { start, end: length < 0 ? range.end : start + length };
}

/** Nothing requires a gradient, or what does cannot be computed again: then that is the reason. */
export function nothingToDifferentiate(trace: ProgramTrace, tape: Tape | null): Refusal {
  const lost = tape?.values.find((value) => value.lost !== null);
  const computed = trace.passCount > 0 || trace.tensors.some(({ requires_grad, is_leaf }) => requires_grad && !is_leaf);
  if (computed && lost?.lost)
    return refusal(
      firstLine(trace),
      lost.name === null
        ? lost.lost
        : message('results.program.lost', '{name}: {reason}', { name: lost.name, reason: lost.lost }),
      message(
        'results.program.lost.hint',
        'Graph, gradients and plot need the operations to run again; values and .grad of this run stand in the hovers.',
      ),
    );
  return refusal(
    firstLine(trace),
    message('results.program.no-output', 'Nothing that this program computed requires a gradient.'),
    message(
      'results.program.no-output.hint',
      'Make a tensor with requires_grad: torch.tensor(3, { requires_grad: true }).',
    ),
  );
}

export function nothingToRunAgain(trace: ProgramTrace): Refusal {
  return refusal(
    firstLine(trace),
    message('results.program.no-tape', 'The program ended before it could be differentiated.'),
    message('results.program.no-tape.hint', 'Run it again, or select less of it.'),
  );
}

/** What was to run is no block of code any more. */
export function blockIsGone(range: SourceRange): Refusal {
  return refusal(
    range,
    message('results.program.no-block', 'There is no block of TypeScript or JavaScript here.'),
    message(
      'results.program.no-block.hint',
      'Put the caret into a block of code that begins with ```ts or ```js, and differentiate that.',
    ),
  );
}
