/** How a program's run stands and ended, in the words that its head says. Plain data; knows no elements. */
import type { InspectorState, ProgramState } from '../../src/inspector/protocol';
import type { Ending } from '../../src/trace/program';
import type { Refusal } from '../../src/trace/refusal';
import type { SourceRange } from '../../src/trace/range';
import { errorText } from '../output/rows';
import { said, t } from '../words';

type ResultState = Extract<InspectorState, { kind: 'result' }>;
export type ProgramResultState = ResultState & { readonly program: ProgramState };

export function isProgram(state: ResultState): state is ProgramResultState {
  return state.program !== null;
}

/**
 * `computing`: the program has ended, and an output of it is being differentiated; `outdated`: it was ended because its
 * text was edited.
 */
export type Phase =
  'running' | 'computing' | 'finished' | 'failed' | 'stopped' | 'cancelled' | 'outdated' | 'crashed' | 'not-run';

export function phaseOf({ status, program: { trace }, refusal }: ProgramResultState): Phase {
  const ending = trace?.ending ?? null;
  if (status === 'running') return ending === null ? 'running' : 'computing';
  if (trace === null) return refusal === null || status === 'stale' ? 'not-run' : 'failed';
  if (status === 'stale' && ending?.kind === 'cancelled') return 'outdated';
  return ending?.kind ?? (status === 'failed' ? 'failed' : 'finished');
}

/** One or two words beside what ran. */
export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  running: t('running'),
  computing: t('computing'),
  finished: t('finished'),
  failed: t('failed'),
  stopped: t('stopped by a limit'),
  cancelled: t('stopped by you'),
  outdated: t('stopped by an edit'),
  crashed: t('ended unexpectedly'),
  'not-run': t('not run yet'),
};

/** What the banner says; null where the result speaks for itself. Plain data, so that it can be told apart quickly. */
export interface Notice {
  readonly kind: 'failed' | 'warning' | 'stale' | 'info';
  readonly what: string;
  readonly range: SourceRange | null;
  readonly hint: string | null;
}

export function noticeOf(state: ProgramResultState): Notice | null {
  const { status, refusal, program } = state;
  const ending = program.trace?.ending ?? null;
  if (status === 'running') return null;
  if (status === 'stale') {
    if (refusal !== null) return { kind: 'info', what: said(refusal.message), range: null, hint: textOf(refusal) };
    return { kind: 'stale', what: t('The text changed since.'), range: null, hint: null };
  }
  if (refusal !== null && !isAbout(refusal, ending)) return refused(refusal, program);
  if (ending?.kind === 'failed') {
    const { error } = ending;
    return {
      kind: 'failed',
      what: errorText(error),
      range: error.range,
      hint: error.hint === null ? textOf(refusal) : said(error.hint),
    };
  }
  if (ending?.kind === 'stopped')
    return { kind: 'warning', what: said(ending.message), range: ending.range, hint: soFar(program) };
  if (ending?.kind === 'crashed')
    return { kind: 'failed', what: said(ending.message), range: null, hint: soFar(program) };
  if (ending?.kind === 'cancelled')
    return { kind: 'info', what: t('You stopped the program.'), range: null, hint: soFar(program) };
  return null;
}

/** The text could not be run, or a value could not be varied to: what is shown is the run before. */
function refused(refusal: Refusal, { trace }: ProgramState): Notice {
  const below = trace === null ? null : t('Below stands the last run.');
  const hint = [textOf(refusal), below].filter((part) => part !== null).join(' ');
  return { kind: 'failed', what: said(refusal.message), range: refusal.range, hint: hint === '' ? null : hint };
}

/** Whether a refusal says what the run's ending says too, in its own words. */
function isAbout({ message }: Refusal, ending: Ending | null): boolean {
  switch (ending?.kind) {
    case 'failed':
      return message.text.includes(ending.error.text);
    case 'stopped':
    case 'crashed':
      return message.text === ending.message.text;
    case 'cancelled':
      return message.id === 'results.program.cancelled';
    default:
      return false;
  }
}

function textOf(refusal: Refusal | null): string | null {
  const hint = refusal?.hint ?? null;
  return hint === null ? null : said(hint);
}

/** A run that was ended shows what it had. */
function soFar({ trace }: ProgramState): string | null {
  const printed = trace?.output.length ?? 0;
  return printed > 0 ? t('What it printed and recorded until then is shown.') : null;
}
